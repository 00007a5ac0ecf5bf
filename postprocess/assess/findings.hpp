/// Border verdicts and what an authority needs beside them.
#pragma once

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// A verdict has three values; `undecided` when the margin is smaller than its error.
enum class Reached { reached, not_reached, undecided };

/// One level against one neighbour or sector.
struct BorderVerdict {
  std::string state;      ///< ISO 3166 alpha-3
  std::string kind;       ///< "land", "sector", "river"
  std::size_t level = 0;  ///< index into Outcome::levels
  Reached verdict = Reached::not_reached;
  double distance = 0, distance_uncertainty = 0;    ///< site to border [m]
  double reach = 0, reach_low = 0, reach_high = 0;  ///< of the level, worst weather [m]
  double margin = 0;              ///< distance - reach; negative: crosses [m]
  double margin_uncertainty = 0;  ///< [m]
  std::size_t member = 0;         ///< weather that gave it
  double first_arrival = 0, peak_time = 0, end = 0;  ///< at the border [s]; NaN: never
  double peak = 0;                                   ///< in `peak_unit`
  std::string peak_unit;                             ///< "ppm", "mg/m3", "-"
  double worst_wind_from = 0;  ///< wind direction that carries it there [deg]
  double probability = 0;      ///< over weathers and directions [-]; NaN: no weights
  std::string reason;          ///< English sentence with the numbers
  /// Why the verdict is what it is, for translation: "intervals", "far",
  /// "beyond_range", "calm", "lofted", "not_computed", "not_trusted", "other_direction",
  /// "wind_scan", "horizon", "map_edge", "far_beyond_rings", "far_few_members",
  /// "far_field".
  std::string reason_key = "intervals";
  bool directed = false;      ///< judged for the given wind direction alone; then the
                              ///< margin is between the zone and the territory
  bool out_of_range = false;  ///< the model is outside its range where it matters
  /// Where the reason is "horizon": the one that would decide it [s]; NaN: not known.
  double deciding_horizon = std::numeric_limits<double>::quiet_NaN();
  /// The most favourable weather of the set; `member` is the most unfavourable.
  std::size_t favourable_member = 0;
  Reached favourable_verdict = Reached::undecided;
  double favourable_reach = 0;  ///< [m]
  std::string model = "plume";  ///< which one decided: "plume" or "far_field"
  // Of a far field; `probability` is then over all its members, `first_arrival` the
  // earliest of them and the reach in any direction:
  double probability_low = std::numeric_limits<double>::quiet_NaN();   ///< 95 % [-]
  double probability_high = std::numeric_limits<double>::quiet_NaN();  ///< interval
  double arrival_median = std::numeric_limits<double>::quiet_NaN();    ///< [s]
  double arrival_late = std::numeric_limits<double>::quiet_NaN();      ///< 95 % [s]
  /// Least and most favourable members for this neighbour, FarField::members.
  std::size_t far_member = 0, far_favourable = 0;
};

/// One of the Convention's criteria, apart from our own result.
struct CriterionVerdict {
  std::string criterion;  ///< "air_15_km", "water_two_days"
  std::string state;
  std::string verdict;  ///< "inside", "outside", "undecided"
  double distance = 0, limit = 0, margin = 0, uncertainty = 0;  ///< [m]
  bool provisional = false;
  std::string reason;
  /// Of the water: from the release to the border, at mean water, at the earliest and
  /// the latest over all states of the river; and the limit [s]. NaN: of the air.
  double flow_time = std::numeric_limits<double>::quiet_NaN();
  double flow_time_early = std::numeric_limits<double>::quiet_NaN();
  double flow_time_late = std::numeric_limits<double>::quiet_NaN();
  double flow_time_limit = std::numeric_limits<double>::quiet_NaN();
};

/// Which law applies, and why.
struct LegalRoute {
  std::string instrument;
  std::string reason;
  std::string status;  ///< "seen" or "provisional"
};

/// A sentence apart from its language: its key with the values of its places.
struct Phrase {
  std::string key;
  std::vector<std::pair<std::string, double>> lengths = {};     ///< [m]
  std::vector<std::pair<std::string, std::string>> words = {};  ///< states: ISO codes
};

struct Findings {
  std::vector<BorderVerdict> verdicts;  ///< neighbour-major, levels by falling severity
  std::vector<CriterionVerdict> criteria;
  std::vector<LegalRoute> routes;
  std::string
      response_level;  ///< installation, site, local, region, nation, transboundary
  std::string response_reason;
  std::string headline;                      ///< the verdict line, one sentence
  std::vector<std::string> unknowns;         ///< what would change the verdict
  std::vector<Phrase> unknown_phrases = {};  ///< of each of them, for translation
};

/// Assesses an outcome with its effects. Deterministic.
Findings assess(const Outcome& outcome, const Effects& effects);

}  // namespace farreach
