/// A small hand-made river for tests of everything that comes after the result file.
///
/// Not a simulation: clouds of a bell shape that move at one speed and spread as the
/// root of time, in three states of the river, with two substances, six places and one
/// border. Tests state what follows from these numbers.
#pragma once

#include <cmath>
#include <limits>

#include "models/hazard/outcome.hpp"
#include "models/hazard/river_field.hpp"
#include "tests/support/example_law.hpp"

namespace farreach::testing {

struct ExampleWater {
  const char* name;
  const char* meaning;
  double weight, discharge, speed;  // [m3/s], [m/s]
};

inline const ExampleWater example_waters[] = {
    {"mean", "Mean water, 30 m3/s at the gauge (hand-made)", 0.6, 30, 1.0},
    {"low", "Low water, 10 m3/s at the gauge (hand-made)", 0.3, 10, 0.5},
    {"flood", "Flood, 150 m3/s at the gauge (hand-made)", 0.1, 150, 2.0}};

struct ExampleMass {
  const char* substance;
  double mass;  // [kg]
};

inline const ExampleMass example_masses[] = {{"CN", 5000}, {"As", 20}};

/// Of a cloud that has come `distance` far: its peak, and its spread in time.
struct ExampleCloud {
  double time, spread, peak;  // [s], [s], [kg/m3]

  ExampleCloud(const ExampleWater& water, double mass, double distance)
      : time(600 + distance / water.speed),
        spread(300 + 0.06 * time),
        peak(mass / (water.discharge * spread * 2.5066282746310002)) {}
};

inline std::vector<RiverStation> example_stations() {
  const auto station = [](const char* name, const char* ru, const char* kind,
                          double distance, GeoPoint place, const char* from,
                          const char* to, double population) {
    RiverStation s;
    s.name = name;
    s.name_ru = ru;
    s.kind = kind;
    s.distance = distance;
    s.distance_error = 0.02 * distance + 200;
    s.place = place;
    s.from_state = from;
    s.to_state = to;
    s.population = population;
    s.quality = "map";
    return s;
  };
  return {station("Ilovka", "Иловка", "town", 9e3, {51.38, 53.30}, "KAZ", "KAZ", 1200),
          station("Gauge Lower Bridge", "Пост Нижний мост", "gauge", 24e3,
                  {51.42, 53.42}, "KAZ", "KAZ", 0),
          station("Border", "Граница", "border", 31e3, {51.49, 53.46}, "KAZ", "RUS", 0),
          station("Intake of Ilek", "Водозабор Илек", "intake", 33e3, {51.51, 53.42},
                  "RUS", "RUS", 0),
          station("Ilek", "Илек", "town", 36e3, {51.53, 53.38}, "RUS", "RUS", 9700),
          station("Mouth", "Устье", "end", 80e3, {51.62, 53.05}, "RUS", "RUS", 0)};
}

inline RiverSeries example_series(const ExampleWater& water, const ExampleMass& mass,
                                  double distance) {
  const ExampleCloud cloud(water, mass.mass, distance);
  RiverSeries s;
  s.substance = mass.substance;
  s.discharge = water.discharge;
  for (int i = 0; i <= 80; ++i) {
    const double z = -4 + 0.1 * i;
    const double t = cloud.time + z * cloud.spread;
    if (t < 0) continue;
    s.time.push_back(t);
    s.concentration.push_back(cloud.peak * std::exp(-0.5 * z * z));
  }
  s.arrival = std::max(0.0, cloud.time - 3 * cloud.spread);
  s.arrival_early = 0.6 * s.arrival;
  s.arrival_late = 1.5 * s.arrival;
  s.peak = cloud.peak;
  s.peak_low = cloud.peak / 3;
  s.peak_high = cloud.peak * 3;
  s.peak_time = cloud.time;
  s.end = cloud.time + 3 * cloud.spread;
  s.mass = mass.mass;
  return s;
}

inline RiverProfile example_profile(const ExampleWater& water,
                                    const ExampleMass& mass) {
  RiverProfile p;
  p.substance = mass.substance;
  for (int i = 0; i <= 80; ++i) {
    const ExampleCloud cloud(water, mass.mass, 1e3 * i);
    p.distance.push_back(1e3 * i);
    p.peak.push_back(cloud.peak);
    p.peak_low.push_back(cloud.peak / 3);
    p.peak_high.push_back(cloud.peak * 3);
    p.arrival.push_back(std::max(0.0, cloud.time - 3 * cloud.spread));
  }
  return p;
}

inline RiverField example_river() {
  RiverField river;
  river.name = "Ilovka, Ural";
  river.name_ru = "Иловка, Урал";
  river.name_kk = "Иловка, Жайық";
  river.stations = example_stations();
  for (const RiverStation& s : river.stations) {
    river.course.push_back(s.place);
    river.course_distance.push_back(s.distance);
  }
  for (const ExampleMass& m : example_masses) river.substances.push_back(m.substance);
  for (std::size_t c = 0; c < 3; ++c) {
    const ExampleWater& water = example_waters[c];
    river.cases.push_back({water.name, water.meaning, water.weight});
    for (const ExampleMass& m : example_masses) {
      for (std::size_t s = 0; s < river.stations.size(); ++s) {
        river.series.push_back(example_series(water, m, river.stations[s].distance));
        river.series.back().river_case = c;
        river.series.back().station = s;
      }
      river.profiles.push_back(example_profile(water, m));
      river.profiles.back().river_case = c;
    }
  }
  river.facts = {{"length of the river looked at", 80e3, "m"},
                 {"CN into the river", 5000, "kg"},
                 {"fastest velocity of a reach, mean water", 1, "m/s"}};
  return river;
}

inline std::vector<Level> example_water_levels() {
  const auto level = [](const char* name, const char* key, const char* substance,
                        double milligrams, int severity) {
    Level l;
    l.name = name;
    l.key = key;
    l.substance = substance;
    l.quantity = quantity::water_concentration;
    l.value = milligrams * 1e-3;
    l.unit = "mg/L";
    l.shown_value = milligrams;
    l.averaging_time = 0;
    l.comparison = "Highest concentration in the water.";
    l.source = "hand-made";
    l.severity = severity_numbered(severity);
    return l;
  };
  return {level("WHO drinking water", "drinking_water1", "CN", 0.07, 2),
          level("fishery limit", "fishery1", "CN", 0.05, 1),
          level("WHO drinking water", "drinking_water1", "As", 0.01, 2)};
}

/// A spill into the river alone: nothing in the air, nothing over the ground.
inline Outcome example_river_outcome() {
  Outcome o;
  o.law = example_law();
  o.scenario.title = "Spill into a river (hand-made example)";
  o.scenario.mode = "exercise";
  o.scenario.hazard = "river_spill";
  o.scenario.file_name = "river.toml";
  o.scenario.text = "title = \"river\"\nmode = \"exercise\"\n";
  o.scenario.start_utc = "2026-11-20T03:00:00Z";
  o.scenario.horizon = 5 * 86400;
  o.site = {.id = "pond",
            .name = "Pond above Ilovka",
            .place = {51.353452, 53.211079},
            .position_error = 500,
            .position_quality = "map",
            .state = "KAZ",
            .activity = "tailings",
            .source = "hand-made"};
  o.geography.borders = {{.state = "RUS",
                          .kind = BorderKind::land,
                          .nearest = {51.49, 53.211079},
                          .distance = 15190,
                          .azimuth = 0,
                          .uncertainty = 510}};
  o.levels = example_water_levels();
  o.part<RiverField>() = example_river();
  o.checks = {{"mass into the river", 1e-14, 1e-12, true, ""}};
  o.notices = {{"river.steady", "info", "Each state of the river is steady."}};
  o.provenance = {"0.1.0", "1.0", "2026-11-20", "g++", "0123456789abcdef"};
  return o;
}

}  // namespace farreach::testing
