// Pools of liquefied gas: campaign, trial, substance, rate_kg_s, duration_s,
// source_diameter_m, source_T_K, p_Pa, u_ref_m_s, z_ref_m, T_K, RH_pct, u_star_m_s,
// L_m, z0_m, arc_m, sensor_z_m, c_max_obs, unit.
//
// The observed maxima are peaks of about 1 s; the model's short-time mean (below the
// 10 s at which its averaging law begins) is compared with them, without a factor.

#include <algorithm>
#include <cmath>

#include "models/substances/substance.hpp"
#include "scenarios/validation/trials.hpp"
#include "solver/base/constants.hpp"

namespace farreach {

namespace {

constexpr double peak_time = 1;  // averaging of the observed maxima [s]

std::string component_of(const std::string& words) {
  const bool propane = words.find("propane") != std::string::npos ||
                       words.find("LPG") != std::string::npos ||
                       words.find("Propane") != std::string::npos;
  return propane ? "C3" : "C1";
}

/// By Clausius and Clapeyron through the boiling point at 101325 Pa [K]; a thousandth
/// above it, so that rounding leaves no drop.
double boiling_temperature(const std::string& name, double pressure) {
  const Substance& s = substance(name);
  const double b = s.vaporization_heat * s.molar_mass / gas_constant;
  return 1.001 /
         (1 / s.boiling_temperature - std::log(pressure / standard_pressure) / b);
}

Weather weather_of(const CsvTable& t, std::size_t row, const std::string& trial) {
  Weather w;
  w.name = trial;
  w.wind_speed = optional_number(t, row, "u_ref_m_s").value_or(0);
  w.wind_height = optional_number(t, row, "z_ref_m").value_or(2);
  w.air_temperature = optional_number(t, row, "T_K").value_or(288.15);
  w.pressure = optional_number(t, row, "p_Pa").value_or(standard_pressure);
  w.relative_humidity = optional_number(t, row, "RH_pct").value_or(50) / 100;
  w.roughness = optional_number(t, row, "z0_m").value_or(2e-4);
  w.friction_velocity = optional_number(t, row, "u_star_m_s");
  w.obukhov_length = optional_number(t, row, "L_m");
  return w;
}

Trial trial_of(const CsvTable& t, std::size_t row) {
  Trial trial;
  trial.campaign = t.text(row, "campaign");
  trial.name = t.text(row, "trial");
  trial.unit = t.text(row, "unit");
  trial.substance = component_of(t.text(row, "substance"));
  trial.averaging_time = peak_time;
  trial.weather = weather_of(t, row, trial.name);
  const auto rate = optional_number(t, row, "rate_kg_s");
  const auto diameter = optional_number(t, row, "source_diameter_m");
  if (!rate)
    trial.missing = "no release rate";
  else if (!diameter)
    trial.missing = "no pool diameter";
  else if (!(trial.weather.wind_speed > 0))
    trial.missing = "no wind speed";
  if (!trial.missing.empty()) return trial;
  SourceSegment& s = trial.source;
  s.geometry = SourceGeometry::area;
  s.mass_rate = *rate;
  s.end = optional_number(t, row, "duration_s").value_or(INFINITY);
  // Vapour leaves a pool; where the air presses harder it does so warmer than stated.
  const double boiling = boiling_temperature(trial.substance, trial.weather.pressure);
  s.temperature =
      std::max(optional_number(t, row, "source_T_K").value_or(boiling), boiling);
  s.components = {{trial.substance, 1, 0}};
  complete_source(s, trial.weather, *diameter);
  return trial;
}

}  // namespace

std::vector<Trial> read_lng(const CsvTable& table) {
  std::vector<Trial> trials;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (trials.empty() || trials.back().name != table.text(row, "trial") ||
        trials.back().campaign != table.text(row, "campaign"))
      trials.push_back(trial_of(table, row));
    trials.back().arcs.push_back({table.number(row, "arc_m"),
                                  optional_number(table, row, "sensor_z_m").value_or(1),
                                  table.number(row, "c_max_obs")});
  }
  return trials;
}

}  // namespace farreach
