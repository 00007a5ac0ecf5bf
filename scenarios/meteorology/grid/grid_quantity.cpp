#include "scenarios/meteorology/grid/grid_quantity.hpp"

#include <algorithm>
#include <cctype>

#include "scenarios/reading/diagnostics.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

constexpr double knot = 1852.0 / 3600;  // [m/s], exact

using Units = std::vector<GridUnit>;

// "m.s-1" and "m s**-1" are "ms-1" here: see plain_unit.
const Units speed = {{"ms-1"},           {"m/s"},           {"msec-1"},
                     {"m/sec"},          {"metres/second"}, {"kn", knot},
                     {"kt", knot},       {"knot", knot},    {"knots", knot},
                     {"kmh-1", 1 / 3.6}, {"km/h", 1 / 3.6}};
const Units kelvin = {{"K"},
                      {"k"},
                      {"kelvin"},
                      {"Kelvin"},
                      {"degK"},
                      {"degC", 1, zero_celsius},
                      {"\u00b0C", 1, zero_celsius},
                      {"celsius", 1, zero_celsius},
                      {"Celsius", 1, zero_celsius},
                      {"degrees_Celsius", 1, zero_celsius},
                      {"degree_Celsius", 1, zero_celsius},
                      {"C", 1, zero_celsius}};
const Units pascal = {{"Pa"},
                      {"pa"},
                      {"pascal"},
                      {"pascals"},
                      {"Pascal"},
                      {"Pascals"},
                      {"hPa", 100},
                      {"hectopascal", 100},
                      {"hectopascals", 100},
                      {"mb", 100},
                      {"mbar", 100},
                      {"millibar", 100},
                      {"millibars", 100},
                      {"kPa", 1000}};
const Units share = {{"1"},          {"(0-1)"},   {"0-1"},
                     {"Proportion"}, {"%", 0.01}, {"percent", 0.01}};
const Units length = {{"m"},     {"gpm"},    {"metre"},    {"metres"},
                      {"meter"}, {"meters"}, {"km", 1000}, {"cm", 0.01}};
const Units area_speed = {{"m2s-2"}, {"m2/s2"}, {"Jkg-1"}, {"J/kg"}};
const Units flux = {{"Wm-2"}, {"W/m2"}, {"Jm-2", 1, 0, true}, {"J/m2", 1, 0, true}};
// A depth of 1 m of water is 1000 kg/m2.
const Units rain = {{"kgm-2s-1"},          {"kg/m2/s"},
                    {"ms-1", 1000},        {"mms-1"},
                    {"mmh-1", 1.0 / 3600}, {"mm/h", 1.0 / 3600},
                    {"m", 1000, 0, true},  {"mm", 1, 0, true},
                    {"kgm-2", 1, 0, true}};

using Q = GridQuantity;

const std::vector<QuantityRule> rules = {
    {Q::wind_east,
     "the wind towards east on levels (u)",
     true,
     {"u", "ua", "ugrd", "ugrdprs", "u_component_of_wind"},
     {"eastward_wind"},
     speed,
     -150,
     150},
    {Q::wind_north,
     "the wind towards north on levels (v)",
     true,
     {"v", "va", "vgrd", "vgrdprs", "v_component_of_wind"},
     {"northward_wind"},
     speed,
     -150,
     150},
    {Q::wind_up,
     "the vertical wind on levels (w)",
     true,
     {"w", "wa", "wz", "dzdt", "dzdtprs"},
     {"upward_air_velocity"},
     speed,
     -50,
     50},
    {Q::pressure_speed,
     "the vertical wind on levels (omega)",
     true,
     {"w", "omega", "wap", "vvel", "vvelprs", "vertical_velocity"},
     {"lagrangian_tendency_of_air_pressure"},
     {{"Pas-1"}, {"Pa/s"}, {"hPas-1", 100}},
     -500,
     500},
    {Q::temperature,
     "the temperature on levels (t)",
     true,
     {"t", "ta", "tmp", "tmpprs", "temperature"},
     {"air_temperature"},
     kelvin,
     150,
     340},
    {Q::geopotential,
     "the geopotential on levels (z)",
     true,
     {"z", "phi", "geopotential"},
     {"geopotential"},
     area_speed,
     -1e4,
     1e6},
    {Q::geopotential_height,
     "the height of levels (gh)",
     true,
     {"gh", "zg", "hgt", "hgtprs", "z"},
     {"geopotential_height"},
     length,
     -1e3,
     1e5},
    {Q::wind_east_10m,
     "the wind towards east at 10 m (u10)",
     false,
     {"u10", "10u", "u10m", "uas", "ugrd10m", "10m_u_component_of_wind"},
     {"eastward_wind"},
     speed,
     -100,
     100},
    {Q::wind_north_10m,
     "the wind towards north at 10 m (v10)",
     false,
     {"v10", "10v", "v10m", "vas", "vgrd10m", "10m_v_component_of_wind"},
     {"northward_wind"},
     speed,
     -100,
     100},
    {Q::temperature_2m,
     "the temperature at 2 m (t2m)",
     false,
     {"t2m", "2t", "tas", "tmp2m", "2m_temperature"},
     {"air_temperature"},
     kelvin,
     180,
     340},
    {Q::dew_point_2m,
     "the dew point at 2 m (d2m)",
     false,
     {"d2m", "2d", "tdps", "dpt2m", "2m_dewpoint_temperature"},
     {"dew_point_temperature"},
     kelvin,
     150,
     320},
    {Q::humidity_2m,
     "the relative humidity at 2 m (r2)",
     false,
     {"r2", "2r", "hurs", "rh2m"},
     {"relative_humidity"},
     share,
     0,
     1.2},
    {Q::surface_pressure,
     "the pressure at the ground (sp)",
     false,
     {"sp", "ps", "pressfc", "surface_pressure"},
     {"surface_air_pressure"},
     pascal,
     4e4,
     1.1e5},
    {Q::mixing_height,
     "the mixing height (blh)",
     false,
     {"blh", "hpbl", "hpblsfc", "pblh", "zmla", "boundary_layer_height"},
     {"atmosphere_boundary_layer_thickness"},
     length,
     0,
     1e4},
    {Q::friction_velocity,
     "the friction velocity (zust)",
     false,
     {"zust", "fricv", "fricvsfc", "ust", "ustar", "friction_velocity"},
     {"friction_velocity"},
     speed,
     0,
     5},
    {Q::roughness,
     "the roughness length (fsr)",
     false,
     {"fsr", "sr", "sfcr", "sfcrsfc", "z0", "zorl", "forecast_surface_roughness"},
     {"surface_roughness_length"},
     length,
     0,
     10},
    {Q::heat_flux_down,
     "the sensible heat flux, downward (sshf, ishf)",
     false,
     {"sshf", "ishf", "msshf", "avg_ishf", "surface_sensible_heat_flux"},
     {"surface_downward_sensible_heat_flux"},
     flux,
     -1200,
     1200},
    {Q::heat_flux_up,
     "the sensible heat flux, upward (shtfl, hfss)",
     false,
     {"shtfl", "hfss", "shtflsfc"},
     {"surface_upward_sensible_heat_flux"},
     flux,
     -1200,
     1200},
    {Q::cloud,
     "the cloud cover (tcc)",
     false,
     {"tcc", "clt", "tcdc", "tcdcclm", "total_cloud_cover"},
     {"cloud_area_fraction"},
     share,
     -0.01,
     1.01},
    {Q::precipitation,
     "the precipitation (tp)",
     false,
     {"tp", "pr", "prate", "pratesfc", "apcp", "apcpsfc", "tprate", "mtpr",
      "avg_tprate", "total_precipitation"},
     {"precipitation_flux", "precipitation_amount",
      "lwe_thickness_of_precipitation_amount", "lwe_precipitation_rate"},
     rain,
     -1e-3,
     0.1},
    {Q::surface_geopotential,
     "the geopotential of the ground (z)",
     false,
     {"z", "phis", "surface_geopotential", "geopotential"},
     {"surface_geopotential", "geopotential"},
     area_speed,
     -1e4,
     1e5},
    {Q::surface_height,
     "the height of the ground (orog)",
     false,
     {"orog", "hgtsfc", "topo", "hsurf", "z"},
     {"surface_altitude", "geopotential_height"},
     length,
     -1e3,
     1e4},
};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string plain_unit(const std::string& unit) {
  std::string plain;
  for (const char c : unit)
    if (c != ' ' && c != '*' && c != '^' && c != '.') plain += c;
  return plain;
}

bool holds(const std::vector<const char*>& list, const std::string& word) {
  return std::any_of(list.begin(), list.end(),
                     [&](const char* known) { return word == known; });
}

const GridUnit* unit_in(const QuantityRule& rule, const std::string& unit) {
  for (const GridUnit& known : rule.units)
    if (unit == known.name) return &known;
  return nullptr;
}

[[noreturn]] void refuse_unit(const VariableWords& words, const QuantityRule& rule) {
  std::vector<std::string> known;
  for (const GridUnit& unit : rule.units) known.emplace_back(unit.name);
  throw InputError({{.message = "variable \"" + words.short_name + "\", " + rule.name +
                                ", has the unit \"" + words.units + '"',
                     .remedy = "known: " + joined(known)}});
}

/// Standard names of the air stand for 10 m and 2 m only when the height says so.
bool height_fits(const QuantityRule& rule, const VariableWords& words) {
  const auto near = [&](double low, double high) {
    return words.height && *words.height >= low && *words.height <= high;
  };
  switch (rule.quantity) {
    case Q::wind_east_10m:
    case Q::wind_north_10m:
      return near(9.5, 10.5);
    case Q::temperature_2m:
    case Q::dew_point_2m:
    case Q::humidity_2m:
      return near(1.2, 2.5);
    default:
      return true;
  }
}

/// By name first: ERA5 calls its downward heat flux upward in the standard name.
std::optional<FoundQuantity> found_by(const VariableWords& words, bool by_short) {
  const QuantityRule* refused = nullptr;
  const std::string unit = plain_unit(words.units);
  for (const QuantityRule& rule : rules) {
    if (rule.on_levels != words.on_levels) continue;
    const bool named = by_short ? holds(rule.short_names, lower(words.short_name))
                                : holds(rule.standard_names, words.standard_name) &&
                                      height_fits(rule, words);
    if (!named) continue;
    if (const GridUnit* known = unit_in(rule, unit))
      return FoundQuantity{rule.quantity, *known};
    if (!refused) refused = &rule;
  }
  if (refused) refuse_unit(words, *refused);
  return std::nullopt;
}

/// Which way a centre counts the sensible heat flux. NCEP: its GRIB table calls it
/// positive upward; ECMWF: parameters 146 and 231, downward; DWD: COSMO and ICON count
/// fluxes to the surface as positive.
FluxSign sign_of_centre(const std::string& centre) {
  if (centre == "kwbc" || centre == "7") return FluxSign::up;
  if (centre == "ecmf" || centre == "98" || centre == "edzw" || centre == "78")
    return FluxSign::down;
  return FluxSign::untold;
}

FoundQuantity with_sign(FoundQuantity found, const VariableWords& words) {
  if (found.quantity != Q::heat_flux_down && found.quantity != Q::heat_flux_up)
    return found;
  FluxSign sign = words.sign;
  if (sign == FluxSign::untold && !words.centre.empty()) {
    sign = sign_of_centre(words.centre);
    found.sign_known = sign != FluxSign::untold;
  }
  if (sign == FluxSign::up) found.quantity = Q::heat_flux_up;
  if (sign == FluxSign::down) found.quantity = Q::heat_flux_down;
  return found;
}

}  // namespace

const std::vector<QuantityRule>& quantity_rules() {
  return rules;
}

const QuantityRule& rule_of(GridQuantity quantity) {
  return *std::find_if(rules.begin(), rules.end(),
                       [&](const auto& rule) { return rule.quantity == quantity; });
}

bool is_ground(GridQuantity quantity) {
  return quantity == Q::surface_geopotential || quantity == Q::surface_height ||
         quantity == Q::roughness;
}

std::optional<FoundQuantity> quantity_of(const VariableWords& words) {
  auto found = found_by(words, true);
  if (!found) found = found_by(words, false);
  return found ? std::optional(with_sign(*found, words)) : std::nullopt;
}

std::optional<GridUnit> pressure_unit(const std::string& unit) {
  for (const GridUnit& known : pascal)
    if (plain_unit(unit) == known.name) return known;
  return std::nullopt;
}

}  // namespace farreach
