/// Hand-made effects and findings that go with example_outcome().
#pragma once

#include <limits>

#include "postprocess/assess/findings.hpp"
#include "postprocess/effects/effects.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"

namespace farreach::testing {

inline Effects example_effects() {
  Effects e;
  e.part<PlumeEffects>().probits = {"Perry and Articola", "TNO"};
  const double never = std::numeric_limits<double>::quiet_NaN();
  for (std::size_t level = 0; level < 2; ++level)
    for (std::size_t member = 0; member < 2; ++member) {
      LevelReach r{.level = level, .found_in = {"plume", member}};
      if (level == 0 && member == 0) {
        r.arrival = never;  // nowhere reached
      } else {
        r.distance = 1000.0 * static_cast<double>(1 + level + 2 * member);
        r.distance_low = 0.7 * r.distance;
        r.distance_high = 1.5 * r.distance;
        r.area = 0.2 * r.distance * r.distance;
        r.arrival = r.distance / 2;
        r.duration = 3600;
        r.outline_x = {10, 0.5 * r.distance, r.distance, 0.5 * r.distance};
        r.outline_y = {0, -0.1 * r.distance, 0, 0.1 * r.distance};
        r.nearest = 10;
      }
      e.reaches.push_back(r);
    }
  ReceptorHistory town{.member = 1, .receptor = 0, .substance = "H2S"};
  town.time = {0, 600, 1200};
  town.outdoor = {0, 3e-6, 1e-6};
  town.indoor = {0, 1e-6, 1.5e-6};
  town.lethality_outdoor = {0.001, 0.002};
  town.lethality_indoor = {0, 0};
  ReceptorHistory border{.member = 1, .border = 0, .substance = "H2S"};
  border.time = {0, 900};
  border.outdoor = {0, 5e-6};
  border.indoor = {0, 1e-7};
  border.level_multiple = {0.1, never};
  e.part<PlumeEffects>().histories = {town, border};
  e.part<PlumeEffects>().probabilities = {
      {.level = 0, .border = 0, .probability = 0.01, .by_direction = {0, 0.5, 1, 0}}};
  EffectMap map{.lon = {53.0, 53.1, 53.2}, .lat = {51.2, 51.3}, .substance = "H2S"};
  map.peak = {0, 1e-5, 2e-5, 0, 3e-5, 4e-5};
  map.arrival = {never, 100, 200, never, 300, 400};
  map.frame_time = {600, 1200};
  map.frames = {0, 0, 1e-6, 0, 2e-6, 0, 0, 1e-5, 2e-5, 0, 3e-5, 4e-5};
  e.part<PlumeEffects>().maps = {map, map};
  return e;
}

inline Findings example_findings() {
  Findings f;
  const double never = std::numeric_limits<double>::quiet_NaN();
  f.verdicts = {{.state = "RUS",
                 .kind = BorderKind::land,
                 .level = 0,
                 .verdict = Reached::not_reached,
                 .distance = 15190,
                 .distance_uncertainty = 5010,
                 .reach = 3000,
                 .margin = 12190,
                 .unfavourable_case = {"plume", 1},
                 .first_arrival = never,
                 .peak_time = never,
                 .end = never,
                 .peak = 5,
                 .peak_unit = "ppm",
                 .probability = never,
                 .reason = {as_written("12.2 km short")}},
                {.state = "RUS",
                 .kind = BorderKind::land,
                 .level = 1,
                 .verdict = Reached::undecided,
                 .distance = 15190,
                 .distance_uncertainty = 5010,
                 .reach = 14000,
                 .margin = 1190,
                 .unfavourable_case = {"plume", 1},
                 .first_arrival = 5000,
                 .peak_time = 6000,
                 .end = 9000,
                 .peak = 27,
                 .peak_unit = "ppm",
                 .probability = 0.25,
                 .reason = {as_written("margin smaller than its error")}}};
  f.criteria = {{.criterion = "air_15_km",
                 .state = "RUS",
                 .verdict = Within::undecided,
                 .distance = 15190,
                 .limit = 15000,
                 .margin = 190,
                 .uncertainty = 5010,
                 .provisional = true,
                 .reason = {as_written("190 m outside, error 5 km")}}};
  f.routes = {
      {as_written("Convention on the Transboundary Effects of Industrial Accidents"),
       as_written("both are parties"), "provisional"}};
  f.response_level = "region";
  f.response_reason = {as_written("a town is reached")};
  f.headline = {as_written("Russia: undecided, margin 1.2 km, uncertainty 5 km.")};
  f.unknowns = {as_written("exact place of the break")};
  return f;
}

}  // namespace farreach::testing
