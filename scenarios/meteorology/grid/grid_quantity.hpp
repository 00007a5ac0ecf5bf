/// What gridded weather consists of: names under which each quantity is found in files,
/// the units it may have, and what it is for.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace farreach {

enum class GridQuantity {
  // On levels:
  wind_east,
  wind_north,
  wind_up,         ///< [m/s]
  pressure_speed,  ///< dp/dt [Pa/s]
  temperature,
  geopotential,         ///< [m2/s2]
  geopotential_height,  ///< [m]
  // On the ground:
  wind_east_10m,
  wind_north_10m,
  temperature_2m,
  dew_point_2m,
  humidity_2m,
  surface_pressure,
  mixing_height,
  friction_velocity,
  roughness,
  heat_flux_down,
  heat_flux_up,
  cloud,
  precipitation,  ///< [kg/(m2 s)]
  surface_geopotential,
  surface_height,
};

/// A unit of a file and its translation to SI. An amount is a sum over a time.
struct GridUnit {
  const char* name;  ///< without blanks, "**" and "^"
  double factor = 1, offset = 0;
  bool is_sum = false;
};

struct QuantityRule {
  GridQuantity quantity;
  const char* name;  ///< in words, with the usual short name
  bool on_levels;
  std::vector<const char*> short_names;  ///< lower case; of files without CF names too
  std::vector<const char*> standard_names;
  std::vector<GridUnit> units;
  double low, high;  ///< SI; values outside mean a wrong unit
};

const std::vector<QuantityRule>& quantity_rules();
const QuantityRule& rule_of(GridQuantity quantity);

/// Height and roughness of the ground, which hold for all times.
bool is_ground(GridQuantity quantity);

/// Which way the sensible heat flux counts as positive.
enum class FluxSign { untold, up, down };

/// How a variable of a file is described.
struct VariableWords {
  std::string short_name, standard_name, units;
  bool on_levels = false;
  std::optional<double> height;      ///< above ground, when told and only one [m]
  std::string centre;                ///< that made the field, "kwbc", when told
  FluxSign sign = FluxSign::untold;  ///< of a heat flux, told by file or user
};

struct FoundQuantity {
  GridQuantity quantity;
  GridUnit unit;
  bool sign_known = true;  ///< false: a heat flux that may count either way
};

/// The quantity that a variable is; winds and temperatures near the ground go by their
/// standard name only when their height is told. Nullopt for none of them. Throws
/// InputError for one of them in a unit that it cannot have.
///
/// The sign of a sensible heat flux is the one told; else that of the centre, upward
/// for NCEP and downward for ECMWF and the COSMO and ICON models of DWD, which give the
/// field (discipline 0, category 0, number 11 of GRIB 2) one name; else that of its
/// name.
std::optional<FoundQuantity> quantity_of(const VariableWords& words);

/// The unit of a pressure level; nullopt for what is no pressure.
std::optional<GridUnit> pressure_unit(const std::string& unit);

}  // namespace farreach
