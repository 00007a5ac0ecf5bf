/// The interface every hazard meets, and the entry it has in the catalogue.
#pragma once

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "models/atmosphere/weather_fields.hpp"
#include "models/hazard/ensemble_plan.hpp"
#include "models/hazard/outcome.hpp"
#include "models/hazard/river_network.hpp"
#include "models/hazard/terrain.hpp"
#include "models/parameter/parameter.hpp"

namespace farreach {

/// What a hazard can say between two steps.
struct Snapshot {
  double time = 0;               ///< [s]
  double mass_released = 0;      ///< since the start [kg]
  double mass_accounted = 0;     ///< found in the computed field [kg]
  double mass_tolerance = 1e-9;  ///< allowed difference, relative to the mass released
};

/// One hazard of one scenario, advanced in time.
class Hazard {
 public:
  virtual ~Hazard() = default;
  /// End of what there is to compute [s].
  virtual double end_time() const = 0;
  /// Computes on from `time`; returns the step taken, at most `longest_step` [s].
  virtual double advance(double time, double longest_step) = 0;
  virtual Snapshot snapshot(double time) const = 0;
  /// Moves what was found (source, members, checks, notices) into `outcome`.
  virtual void finish(Outcome& outcome) = 0;
  /// Everything needed to go on with the same bits; false: this hazard is done so soon
  /// that it keeps no checkpoints.
  virtual bool save(std::ostream&) const { return false; }
  /// Takes up what `save` wrote for the same scenario. Throws RunError for other data.
  virtual void restore(std::istream&) {}
  /// Keeps the members of an ensemble in this folder while it runs, so that it can go
  /// on and other processes can help; takes up those that are there. False: there is
  /// nothing to keep.
  virtual bool keep_members_in(const std::filesystem::path&) { return false; }
};

/// What a hazard is made from: checked values and the weathers of the scenario.
struct HazardInput {
  Values values;
  std::vector<Weather> weathers;
  Terrain terrain;            ///< when the hazard takes one
  RiverNetwork river;         ///< when the scenario names one
  std::vector<Level> levels;  ///< looked for, so that maps and series resolve them
  GeoPoint place;             ///< of the accident
  WeatherFields meteorology;  ///< weather that changes; empty: none is given
  EnsemblePlan ensemble;      ///< members over it
};

/// One line of the catalogue.
struct HazardType {
  std::string name;     ///< as in the scenario, `hazard = "sour_gas"`
  std::string meaning;  ///< one sentence
  std::span<const Parameter> (*parameters)();
  std::unique_ptr<Hazard> (*make)(const HazardInput& input);
  /// Harmful substances that such a release puts into the air, most important first.
  /// A hazard of water names what it puts into the river.
  std::vector<std::string> (*emits)(const Values& values) = nullptr;
  /// Sections of a scenario that it takes besides those of all and its own keys.
  std::vector<std::string> sections = {};
  std::string former_name = {};  ///< under which scenarios may still ask for it

  bool takes(const std::string& section) const {
    return std::find(sections.begin(), sections.end(), section) != sections.end();
  }
};

/// All hazards; defined in models/catalog.cpp.
std::span<const HazardType> hazard_catalog();

/// By its name or its former one; null: there is none.
const HazardType* find_hazard(const std::string& name);

}  // namespace farreach
