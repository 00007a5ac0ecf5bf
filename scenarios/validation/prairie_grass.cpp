// Project Prairie Grass (Barad 1958): run, rate_kg_s, source_height_m, u_2m_m_s,
// z_ref_m, u_star_k035_m_s, L_m, mixing_height_m, sigma_azimuth_deg, z0_m, arc_m,
// sensor_z_m, c_max_obs_mg_m3.
//
// SO2 left a horizontal tube of 2 inches; samplers took means over 600 s. The friction
// velocity of the file goes with a von Karman constant of 0.35 and is brought to ours.
// Air temperature and pressure are not in the file: 298 K and 95 kPa stand for a summer
// at 600 m above the sea.

#include <cmath>

#include "scenarios/validation/trials.hpp"
#include "solver/base/constants.hpp"

namespace farreach {

namespace {

constexpr double tube_diameter = 0.0508;  // [m], Barad (1958), vol. I
constexpr double sampling_time = 600;     // [s]

Trial trial_of(const CsvTable& t, std::size_t row) {
  Trial trial;
  trial.campaign = "Prairie Grass";
  trial.name = t.text(row, "run");
  trial.unit = "mg/m3";
  trial.substance = "SO2";
  trial.averaging_time = sampling_time;
  Weather& w = trial.weather;
  w.name = "run " + trial.name;
  w.air_temperature = 298;
  w.pressure = 95e3;
  w.roughness = optional_number(t, row, "z0_m").value_or(0.006);
  w.wind_height = optional_number(t, row, "z_ref_m").value_or(2);
  const auto wind = optional_number(t, row, "u_2m_m_s");
  const auto friction = optional_number(t, row, "u_star_k035_m_s");
  const auto rate = optional_number(t, row, "rate_kg_s");
  w.obukhov_length = optional_number(t, row, "L_m");
  w.mixing_height = optional_number(t, row, "mixing_height_m");
  w.sigma_azimuth = optional_number(t, row, "sigma_azimuth_deg");
  if (!wind || !friction || !w.obukhov_length)
    trial.missing = "no measured wind or turbulence";
  else if (!rate)
    trial.missing = "no release rate";
  if (!trial.missing.empty()) return trial;
  w.wind_speed = *wind;
  w.friction_velocity = *friction * von_karman / 0.35;
  SourceSegment& s = trial.source;
  s.mass_rate = *rate;
  s.end = INFINITY;
  s.height = optional_number(t, row, "source_height_m").value_or(0.46);
  s.temperature = w.air_temperature;
  s.components = {{"SO2", 1, 0}};
  complete_source(s, w, tube_diameter);
  return trial;
}

}  // namespace

std::vector<Trial> read_prairie_grass(const CsvTable& table) {
  std::vector<Trial> trials;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (trials.empty() || trials.back().name != table.text(row, "run"))
      trials.push_back(trial_of(table, row));
    trials.back().arcs.push_back(
        {table.number(row, "arc_m"),
         optional_number(table, row, "sensor_z_m").value_or(1.5),
         table.number(row, "c_max_obs_mg_m3")});
  }
  return trials;
}

}  // namespace farreach
