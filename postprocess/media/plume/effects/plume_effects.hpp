/// What plumes do at places, how often, and where on the map.
#pragma once

#include <string>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

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
  std::vector<double> lethality_outdoor, lethality_indoor;  ///< per probit model [-];
                                                            ///< NaN: other substance
  std::vector<double> load_outdoor, load_indoor;  ///< per probit model [unit^n min]
  std::vector<double>
      level_multiple;  ///< per level: compared quantity there as multiple
                       ///< of the level, 1: just met; NaN: other substance
  /// "inside", "upwind" (nothing comes here), "near_source" (nearer than the table
  /// begins: values of its begin), "beyond_table" (not known: peak NaN, no series).
  std::string state = "inside";
  GeoPoint place;  ///< where it is
  bool largest_on_territory =
      false;                    ///< with a wind direction: not the nearest point of
                                ///< the territory but the one with the highest peak
  double averaging_time = 600;  ///< of meander, in `outdoor` [s]
};

/// Frequency-weighted answer where the scenario has a set of weathers or a rose.
struct LevelProbability {
  std::size_t level = 0;
  int border = -1;         ///< index into Geography::borders
  double probability = 0;  ///< that the level is reached there, given the release [-];
                           ///< NaN: no direction and no rose
  bool lower_bound = false;  ///< in some weather the level holds beyond the table
  /// Planning matrix: probability by 10 deg sector the wind comes from, 0, 10, .. 350,
  /// over the weathers without a direction of their own [-]; empty: there are none.
  std::vector<double> by_direction;
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

/// What is of the plumes alone.
struct PlumeEffects {
  std::vector<std::string> probits;  ///< names of the models of `lethality_*`
  std::vector<ReceptorHistory> histories;
  std::vector<LevelProbability> probabilities;
  std::vector<EffectMap> maps;
};

/// How far each level in the air reaches in each weather, level-major. Holds for every
/// direction of the wind, so a matrix of directions x weathers x rates costs weathers x
/// rates.
std::vector<LevelReach> compute_reaches(const Outcome& outcome, double model_factor);

/// Turns the footprints through all directions: which of them reach each border.
std::vector<LevelProbability> compute_probabilities(
    const Outcome& outcome, const std::vector<LevelReach>& reaches);

}  // namespace farreach
