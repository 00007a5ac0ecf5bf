/// Effect distances, footprints and histories, computed from an Outcome alone.
#pragma once

#include <string>
#include <vector>

#include "models/hazard/outcome.hpp"

namespace farreach {

/// Reach of one level in one weather, in plume coordinates (x downwind, y to the left).
struct LevelReach {
  std::size_t level = 0;   ///< index into Outcome::levels
  std::size_t member = 0;  ///< index into Outcome::members
  double distance = 0;  ///< farthest downwind point at or above the level [m]; 0: none
  double distance_low = 0, distance_high = 0;  ///< by the model's own uncertainty [m]
  bool beyond_range = false;  ///< the level still held at the end of the table
  double area = 0;            ///< footprint [m2]
  double arrival = 0;         ///< earliest time at `distance` [s]; NaN when not reached
  double duration = 0;        ///< longest time above the level at a point [s]
  std::vector<double> outline_x, outline_y;  ///< footprint polygon, not closed [m]
};

/// Concentration at one place in one weather with the wind blowing straight to it, or
/// in the given direction when the scenario has one.
struct ReceptorHistory {
  std::size_t member = 0;
  int receptor = -1;  ///< index into Geography::receptors, or -1
  int border = -1;    ///< index into Geography::borders, or -1
  std::string substance;
  bool worst_direction = true;
  double crosswind = 0, downwind = 0;  ///< place in plume coordinates [m]
  std::vector<double> time;            ///< [s]
  std::vector<double> outdoor;         ///< mole fraction, 10 min or shorter mean [-]
  std::vector<double> indoor;          ///< mole fraction [-]
  double peak = 0;                     ///< of outdoor [-]
  double first_arrival = 0,
         last = 0;  ///< above one hundredth of the lowest level [s]; NaN
  std::vector<double> lethality_outdoor, lethality_indoor;  ///< per probit model [-]
};

/// Frequency-weighted answer where the scenario has a set of weathers or a rose.
struct LevelProbability {
  std::size_t level = 0;
  int border = -1;         ///< index into Geography::borders
  double probability = 0;  ///< that the level is reached there, given the release [-]
};

/// Rows for the map and the result file: highest value anywhere on a lon/lat raster.
struct EffectMap {
  std::vector<double> lon, lat;  ///< cell centres, ascending [deg]
  std::string substance;
  std::vector<double> peak;  ///< (lat, lon) largest mole fraction [-]
  std::vector<double>
      arrival;  ///< (lat, lon) first time above the lowest level [s], NaN
  std::vector<double> frame_time;  ///< times of frames [s]
  std::vector<double> frames;      ///< (time, lat, lon) mole fraction [-]
  std::size_t member = 0;          ///< weather shown
  double wind_to = 0;              ///< direction the plume is drawn in [deg]
  bool all_directions = false;     ///< peak holds for every wind direction
};

struct Effects {
  std::vector<std::string> probits;  ///< names of the models of `lethality_*`
  std::vector<LevelReach> reaches;   ///< level-major: every level x member
  std::vector<ReceptorHistory> histories;
  std::vector<LevelProbability> probabilities;
  std::vector<EffectMap> maps;
  double model_factor =
      2;  ///< concentration is right within this factor, 90 % (validation)
};

/// Computes all effects. Deterministic: a function of the outcome alone.
Effects compute_effects(const Outcome& outcome);

}  // namespace farreach
