/// Trials of a campaign read from CSV, and their prediction by the plume model.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/atmosphere/weather.hpp"
#include "models/gas_plume/source.hpp"
#include "models/validation/validation.hpp"
#include "scenarios/reading/csv_table.hpp"

namespace farreach {

struct Arc {
  double distance = 0;       ///< [m]
  double sensor_height = 0;  ///< [m]
  double observed = 0;       ///< in the unit of the trial
};

/// One release with its arcs. `missing` names what keeps it from being run.
struct Trial {
  std::string campaign, name, unit, substance;
  Weather weather;
  SourceSegment source;
  double averaging_time = 0;  ///< [s]
  std::vector<Arc> arcs;
  std::string missing;
};

/// A number that may be left blank.
std::optional<double> optional_number(const CsvTable& table, std::size_t row,
                                      const std::string& column);

/// Rows of the Burro, Coyote, Maplin and Falcon kind: pools of liquefied gas.
std::vector<Trial> read_lng(const CsvTable& table);

/// Rows of Project Prairie Grass: SO2 from a tube near the ground.
std::vector<Trial> read_prairie_grass(const CsvTable& table);

/// Completes area, density and enthalpy of a gas source at its temperature.
void complete_source(SourceSegment& source, const Weather& weather, double diameter);

/// Runs all trials. The order of the points is that of the trials.
ValidationResult predict(const std::string& dataset, const std::vector<Trial>& trials);

}  // namespace farreach
