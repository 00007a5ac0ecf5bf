/// From gridded weather in files to fields on heights above ground.
///
/// Height of a pressure level above ground: z/g - z_s, z its geopotential; without z
/// from the thickness of layers, R T / (M g) ln(p_lower/p_upper), upward from the
/// ground. z_s: geopotential or height of the ground in the files; else the height at
/// which the levels have the pressure of the ground. Levels below 15 m above ground are
/// left out; between 10 m and the levels the wind is linear in ln(height); above the
/// highest level it is that of the highest.
/// Vertical wind relative to the ground:  w - V . grad z_s, w = -omega R T/(M p g) by
/// pressure speed omega; 0 at 10 m.
/// Friction velocity, roughness, heat flux and mixing height are those of the files;
/// what is missing is derived column by column as for stations, which is said.
#pragma once

#include <memory>
#include <vector>

#include "models/atmosphere/weather_fields.hpp"
#include "scenarios/meteorology/air_hour.hpp"
#include "scenarios/meteorology/grid/grid_slabs.hpp"

namespace farreach {

struct GridOptions {
  std::optional<double> from, until;  ///< UTC [s]
  SumOptions sums;                    ///< of files
  bool sign_told = false;             ///< of the heat flux, by the user
  double longest_gap = 3 * 3600;  ///< between times; files of even steps may have more
  AirPlace ground;                ///< where files tell nothing
};

/// Throws InputError for what is missing, damaged or does not fit together.
WeatherFields fields_of_grid(std::vector<std::unique_ptr<GridFile>> files,
                             const GridOptions& options);

}  // namespace farreach
