/// A small hand-made outcome for tests of everything that comes after the result file.
///
/// Not a simulation: a Gaussian plume with round numbers near Karachaganak, two
/// weathers, one border, two towns. Tests state what follows from these numbers.
#pragma once

#include <cmath>

#include "models/hazard/outcome.hpp"
#include "models/hazard/plumes.hpp"
#include "tests/support/example_law.hpp"

namespace farreach::testing {

inline PlumeTable example_plume(double wind_speed, double sigma_z_growth) {
  PlumeTable plume;
  plume.tracked = {"H2S"};
  plume.air_molar_volume = 0.0240;
  PlumeSegment segment;
  segment.start = 0;
  segment.end = 3600;
  segment.molar_share = {0.05};
  for (int i = 0; i < 60; ++i) {
    PlumeSlice s;
    s.x = 10.0 * std::pow(10.0, i / 15.0);
    s.sigma_z = std::sqrt(2.0) * sigma_z_growth * std::pow(s.x, 0.8);
    s.sigma_y = 0.08 * std::pow(s.x, 0.9);
    s.sigma_meander = 0.04 * std::pow(s.x, 0.9);
    s.mole_fraction = std::min(1.0, 500 / (wind_speed * s.sigma_y * s.sigma_z));
    s.density = 1.2;
    s.temperature = 285;
    s.advection_speed = wind_speed;
    s.arrival = s.x / wind_speed;
    s.sigma_t = 0.1 * s.arrival;
    s.intensity = 0.9;
    segment.slices.push_back(s);
  }
  plume.segments.push_back(segment);
  plume.balances.push_back({"mass", 100.0, 1e-14});
  return plume;
}

inline Outcome example_outcome() {
  Outcome o;
  o.scenario.title = "Hole in a gathering line (hand-made example)";
  o.scenario.mode = "exercise";
  o.scenario.hazard = "sour_gas";
  o.scenario.file_name = "example.toml";
  o.scenario.text = "title = \"example\"\nmode = \"exercise\"\n";
  o.scenario.start_utc = "2026-11-20T03:00:00Z";
  o.scenario.horizon = 7200;
  o.scenario.infiltration_rate = 1.0 / 3600;
  o.law = example_law();
  o.site = {.id = "karachaganak",
            .name = "Karachaganak field centre",
            .place = {51.353452, 53.211079},
            .position_error = 5000,
            .position_quality = "field centre",
            .state = "KAZ",
            .activity = "pipeline",
            .source = "public encyclopedia"};
  o.geography.detailed = {
      {"RUS",
       BorderKind::land,
       "osm_250m",
       {{{51.49, 52.5}, {51.49, 54.5}, {52.5, 54.5}, {52.5, 52.5}}}},
      {"KAZ",
       BorderKind::land,
       "osm_250m",
       {{{50.0, 52.5}, {50.0, 54.5}, {51.49, 54.5}, {51.49, 52.5}}}}};
  o.geography.overview = o.geography.detailed;
  o.geography.borders = {{.state = "RUS",
                          .kind = BorderKind::land,
                          .nearest = {51.49, 53.211079},
                          .distance = 15190,
                          .azimuth = 0,
                          .uncertainty = 5010,
                          .other_product_distance = 15500,
                          .site_share = 5000,
                          .product_share = 310,
                          .resolution_share = 250}};
  o.geography.receptors = {{.name = "Aksai",
                            .name_ru = "Аксай",
                            .name_kk = "Ақсай",
                            .place = {51.1681, 52.99782},
                            .state = "KAZ",
                            .population = 35000,
                            .kind = "town",
                            .distance = 25390,
                            .azimuth = 215.9},
                           {.name = "Ilek",
                            .name_ru = "Илек",
                            .place = {51.53, 53.38},
                            .state = "RUS",
                            .population = 9700,
                            .kind = "town",
                            .distance = 22890,
                            .azimuth = 31}};
  o.geography.attributions = {"(c) OpenStreetMap contributors, ODbL 1.0",
                              "Made with Natural Earth"};
  o.levels = {{.name = "AEGL-3 (60 min)",
               .key = "aegl3",
               .substance = "H2S",
               .quantity = quantity::concentration,
               .value = 50e-6,
               .unit = "ppm",
               .shown_value = 50,
               .averaging_time = 3600,
               .exposure_time = 3600,
               .shorter = {{600, 76e-6}, {1800, 59e-6}},
               .source = "NRC 2010",
               .severity = Severity::life_threatening},
              {.name = "AEGL-2 (60 min)",
               .key = "aegl2",
               .substance = "H2S",
               .quantity = quantity::concentration,
               .value = 27e-6,
               .unit = "ppm",
               .shown_value = 27,
               .averaging_time = 3600,
               .exposure_time = 3600,
               .shorter = {{600, 41e-6}, {1800, 32e-6}},
               .source = "NRC 2010",
               .severity = Severity::disabling}};
  SourceSegment s;
  s.end = 3600;
  s.mass_rate = 100;
  s.area = 0.6;
  s.speed = 300;
  s.density = 0.95;
  s.temperature = 250;
  s.height = 2;
  s.components = {{"H2S", 0.07, 0}, {"C1", 0.93, 0}};
  o.part<Plumes>().source.segments = {s};
  o.source_facts = {{"choked mass flux", 12345, "kg/(m2 s)"}};
  Member d5, f2;
  d5.plume = example_plume(5, 0.06);
  f2.plume = example_plume(2, 0.03);
  d5.weather.name = "D5";
  d5.weather.wind_speed = 5;
  d5.weather.stability = 'D';
  d5.weather.weight = 0.7;
  f2.weather.name = "F2";
  f2.weather.wind_speed = 2;
  f2.weather.stability = 'F';
  f2.weather.weight = 0.3;
  o.part<Plumes>().members = {d5, f2};
  o.checks = {{"mass balance of the plume, worst", 1e-14, 1e-9, true, ""}};
  o.notices = {
      {"route.assumed", "assumption", "The place of the break is an assumption."}};
  o.provenance = {"0.1.0", "1.0", "2026-11-20", "g++", "0123456789abcdef"};
  return o;
}

}  // namespace farreach::testing
