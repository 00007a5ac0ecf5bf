/// Everything a run found: what the result file holds and all that comes after needs.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "models/hazard/geography.hpp"
#include "models/hazard/law.hpp"
#include "models/hazard/parts.hpp"
#include "models/hazard/quantity.hpp"
#include "models/hazard/source_fact.hpp"
#include "models/hazard/words.hpp"

namespace farreach {

/// Where the accident happens.
struct Site {
  std::string id, name, name_ru, name_kk;
  GeoPoint place;
  double position_error = 0;     ///< [m]
  std::string position_quality;  ///< "surveyed", "field centre", "town point", ...
  std::string state;             ///< state of origin, alpha-3
  std::string
      activity;        ///< "onshore_plant", "pipeline", "offshore_island", "well", ...
  std::string source;  ///< of the coordinates
};

/// A mean over a shorter time than the level's own that exceeds the level too.
struct ShorterMean {
  double time = 0;   ///< [s]
  double value = 0;  ///< for that time, unit of Level::value
};

/// One harmful level asked for.
struct Level {
  std::string name;        ///< "AEGL-2 (60 min)"
  std::string key;         ///< "aegl2"
  std::string substance;   ///< "H2S", "SO2", in water "CN", "As", ...; flows: empty
  LevelQuantity quantity;  ///< what it is a value of
  double value = 0;  ///< mole fraction [-], mass concentration [kg/m3], fraction killed
                     ///< [-], depth [m], depth x speed [m2/s]
  std::string unit;  ///< as shown: "ppm", "mg/m3", "-"
  double shown_value = 0;       ///< in `unit`
  double averaging_time = 600;  ///< mean that `value` is compared with [s]; 0: over
                                ///< the exposure time; lethality: of the meander
  double exposure_time = 3600;  ///< [s], what the level was defined for
  std::vector<ShorterMean> shorter;  ///< by ascending time, all below averaging_time
  std::string comparison;            ///< what is compared, one sentence
  std::string probit;                ///< key of the probit for lethality levels
  std::string source;
  bool provisional = false;
  Severity severity = Severity::none;
};

/// A conservation or quality check with its tolerance; shown on the first page.
struct Check {
  std::string name;
  double value = 0;
  double tolerance = 0;
  bool passed = true;
  std::string detail;
};

/// Something the reader must know: out of range, provisional, assumed.
struct Notice {
  std::string key;  ///< for translation
  NoticeSeverity severity;
  std::string text;  ///< English sentence with its numbers
};

/// The title in the other languages of the report; empty: as in the scenario.
struct ScenarioTitles {
  std::string ru, kk;
};

/// The scenario as a reader needs it.
struct ScenarioRecord {
  std::string title, mode;  ///< mode is "exercise" or "real"
  std::string description;
  std::string hazard;  ///< "sour_gas"
  std::string file_name;
  std::string text;              ///< the TOML, byte for byte
  std::string start_utc;         ///< ISO 8601 time of the accident; empty: not given
  double utc_offset_hours = 5;   ///< local time of the site
  double horizon = 3600;         ///< end of the simulated time [s]
  double exposure_time = 3600;   ///< people stay that long at most [s]
  double receptor_height = 1.5;  ///< [m]
  double infiltration_rate = 0;  ///< air changes indoors [1/s]
  std::string lethality_model;   ///< probit used for the verdict
  int map_cells = 161;           ///< of the map, each way
  int map_frames = 16;           ///< of the time slider
  std::vector<double> rose;  ///< frequency by direction the wind comes from, first is
                             ///< north, clockwise; empty: none
  ScenarioTitles titles = {};
};

struct Provenance {
  std::string program_version, format_version, created, compiler;
  std::string scenario_fingerprint;  ///< of the text and the library data used
};

struct Outcome {
  ScenarioRecord scenario;
  Site site;
  Geography geography;
  std::vector<Level> levels;
  Law law;
  std::vector<SourceFact> source_facts;
  std::vector<Check> checks;
  std::vector<Notice> notices;
  Provenance provenance;
  bool complete = true;  ///< false when the run was stopped early
  Parts parts = {};      ///< of media, one each

  /// Of a medium, by its type: part<RiverField>(); empty where there is none.
  template <class Part>
  const Part& part() const& {
    return parts.get<Part>();
  }
  /// To be filled.
  template <class Part>
  Part& part() & {
    return parts.get<Part>();
  }
  /// Of an outcome that is about to go.
  template <class Part>
  Part part() && {
    return std::move(parts.get<Part>());
  }
};

}  // namespace farreach
