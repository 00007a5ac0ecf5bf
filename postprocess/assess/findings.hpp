/// Border verdicts and what an authority needs beside them.
#pragma once

#include <array>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "models/phrase/phrase.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// A verdict has three values; `undecided` when the margin is smaller than its error.
enum class Reached { reached, not_reached, undecided };
template <>
inline constexpr std::array<std::string_view, 3> words_of<Reached>{
    "reached", "not_reached", "undecided"};

/// What a verdict is by where nothing else is said: the first medium of the catalogue.
std::string first_medium();

/// One level against one neighbour or sector.
struct BorderVerdict {
  std::string state;  ///< ISO 3166 alpha-3
  BorderKind kind = BorderKind::land;
  std::size_t level = 0;  ///< index into Outcome::levels
  Reached verdict = Reached::not_reached;
  double distance = 0, distance_uncertainty = 0;    ///< site to border [m]
  double reach = 0, reach_low = 0, reach_high = 0;  ///< of the level, worst weather [m]
  /// The farthest that was followed [m]: a high end beyond it is a bound, which serves
  /// to exclude and is not told as a distance. Infinite: all was followed.
  double range_end = std::numeric_limits<double>::infinity();
  double margin = 0;                  ///< distance - reach; negative: crosses [m]
  double margin_uncertainty = 0;      ///< [m]
  MediumCase unfavourable_case = {};  ///< that gave it: the most unfavourable
  double first_arrival = 0, peak_time = 0, end = 0;  ///< at the border [s]; NaN: never
  double peak = 0;                                   ///< in `peak_unit`
  std::string peak_unit;                             ///< "ppm", "mg/m3", "-"
  double worst_wind_from = 0;  ///< wind direction that carries it there [deg]
  double probability = 0;      ///< over weathers and directions [-]; NaN: no weights
  Phrases reason;              ///< sentences with the numbers
  Phrases left_open_by;        ///< those of them that say why it is undecided where
                               ///< the numbers do not; for the headline
  /// What makes the verdict what it is: "intervals", "far",
  /// "beyond_range", "calm", "lofted", "not_computed", "not_trusted",
  /// "other_direction", "wind_scan", "horizon", "map_edge", "far_beyond_rings",
  /// "far_few_members", "far_field", "particles", "led_away".
  std::string reason_key = "intervals";
  bool directed = false;      ///< judged for the given wind direction alone; then the
                              ///< margin is between the zone and the territory
  bool out_of_range = false;  ///< the model is outside its range where it matters
  /// Where the reason is "horizon": the one that would decide it [s]; NaN: not known.
  double deciding_horizon = std::numeric_limits<double>::quiet_NaN();
  MediumCase favourable_case = {};  ///< the most favourable
  Reached favourable_verdict = Reached::undecided;
  double favourable_reach = 0;         ///< [m]
  std::string model = first_medium();  ///< the medium that decided: Medium::name
  /// Which one found `reach`: that of LevelExtent, whatever decided.
  std::string reach_model = first_medium();
  // Of a far field; `probability` is then over all its members, `first_arrival` the
  // earliest of them and the reach in any direction:
  double probability_low = std::numeric_limits<double>::quiet_NaN();   ///< 95 % [-]
  double probability_high = std::numeric_limits<double>::quiet_NaN();  ///< interval
  double arrival_median = std::numeric_limits<double>::quiet_NaN();    ///< [s]
  double arrival_late = std::numeric_limits<double>::quiet_NaN();      ///< 95 % [s]
};

/// What people at a place are told to do.
/// too_late: indoors is not safe, but there is no time to leave.
enum class Advice { none, watch, shelter, too_late, leave, high_ground, no_drinking };
template <>
inline constexpr std::array<std::string_view, 7> words_of<Advice>{
    "none",  "watch",       "shelter",    "too_late_to_leave",
    "leave", "high_ground", "no_drinking"};

/// What comes to a place where people live, drink or stand watch.
struct PlaceFinding {
  std::string name, name_ru, name_kk;
  std::string state;       ///< where it lies
  std::string from_state;  ///< of a border that is crossed there; else empty
  std::string kind;  ///< "town", "village", "intake", "post", "border", "user", ...
  bool own = false;  ///< in the State of origin
  double population = 0;  ///< 0: unknown
  double distance = 0;    ///< from the site; of an own place as its medium goes [m]
  double azimuth = std::numeric_limits<double>::quiet_NaN();  ///< NaN: not straight
  GeoPoint where{std::numeric_limits<double>::quiet_NaN(),
                 std::numeric_limits<double>::quiet_NaN()};  ///< NaN: not known
  int receptor = -1;     ///< index into Geography::receptors; -1: an own place
  int stands_for = -1;   ///< the receptor that an own place stands for; -1: none
  std::string named_by;  ///< medium whose own place it is; empty: a receptor
  int own_place = -1;    ///< index among those of that medium
  std::string model;     ///< the medium that decided: Medium::name
  Reached verdict = Reached::not_reached;  ///< of `level`, of all where there is none
  std::optional<std::size_t> level;        ///< the gravest reached, else not ruled out
  std::optional<std::size_t> possible;     ///< one still graver that is not ruled out
  Advice possible_advice = Advice::none;   ///< where another medium may bring it
  /// The gravest level that disables of another medium than `model`, and its verdict.
  std::optional<std::size_t> besides;
  Reached besides_verdict = Reached::not_reached;
  Advice besides_advice = Advice::none;
  double off_course = 0;  ///< of the line that `model` runs along [m]
  /// The earliest end of its range: when `level` may be met first [s]; NaN: not known.
  double arrival = std::numeric_limits<double>::quiet_NaN();
  double end = std::numeric_limits<double>::quiet_NaN();  ///< of `level`, at the latest
  /// Highest of the level's substance: mole fraction [-], in water [kg/m3], depth [m].
  double peak = std::numeric_limits<double>::quiet_NaN();
  std::string substance;
  std::size_t member = 0;  ///< case of that medium, of `peak`
  double probability = std::numeric_limits<double>::quiet_NaN();  ///< over `weathers`
  std::size_t weathers = 0;  ///< that were followed
  Advice advice = Advice::none;
};

/// How far a level may extend from the site, or along its medium.
struct LevelZone {
  std::size_t level = 0;
  double high = 0;  ///< high end [m]; infinite: not bounded
  double low = 0;   ///< low end [m]; 0: not told, as along a river
};

/// People in no list, in hamlets and camps, for whom no medium has a place of its own.
struct UnlistedPeople {
  /// Farthest high end of a level that disables, and farthest low end.
  std::optional<std::size_t> level, sure_level;
  double within = 0, surely_within = 0;  ///< [m]; infinite: not bounded
  Advice advice = Advice::none;
};

/// The answer about the people of the State of origin.
struct PeopleFinding {
  Reached verdict = Reached::undecided;
  std::optional<std::size_t> worst;       ///< index into Findings::places
  std::size_t reached = 0, possible = 0;  ///< places with a level that disables
  double population = 0;                  ///< known, in those places
  std::size_t looked_at = 0;              ///< places on this side
  /// Farthest high end of a level that disables, as LevelZone.
  std::optional<std::size_t> zone_level;
  double zone = 0;  ///< [m]; infinite: not bounded
  UnlistedPeople unlisted;
};

/// A level at a place with its answer.
struct LevelThere {
  std::size_t level = 0;
  Reached verdict = Reached::undecided;
  std::string model;
  double arrival = 0, end = 0;  ///< [s]; NaN: not known
  double peak = 0;              ///< highest of its substance [-]; NaN: not known
  std::size_t member = 0;
  double probability = 0;    ///< over `weathers`; NaN: none
  std::size_t weathers = 0;  ///< that were followed
  double indoor = 0;         ///< highest of the level's multiple indoors [-]; NaN
  double off_course = 0;     ///< as PlaceFinding::off_course [m]
};

/// How far one level extends, decided once for all that tells it.
struct LevelExtent {
  std::size_t level = 0;
  std::string model;                    ///< the medium that decided; empty: none could
  double reach = 0, low = 0, high = 0;  ///< [m]; high infinite: not bounded
  std::size_t member = 0;               ///< weather, of a plume
  /// As BorderVerdict::range_end [m].
  double range_end = std::numeric_limits<double>::infinity();
};

/// Whether a border is within the limit of a criterion.
enum class Within { inside, outside, undecided };
template <>
inline constexpr std::array<std::string_view, 3> words_of<Within>{"inside", "outside",
                                                                  "undecided"};

/// One of the Convention's criteria, apart from our own result.
struct CriterionVerdict {
  std::string criterion;  ///< "air_15_km", "water_two_days"
  std::string state;
  Within verdict = Within::undecided;
  double distance = 0, limit = 0, margin = 0, uncertainty = 0;  ///< [m]
  bool provisional = false;
  Phrases reason;
  std::string model = first_medium();  ///< the medium it is about: Medium::name
  /// Of a criterion on time: of flow from the release to the border, as likely, at the
  /// earliest and at the latest; and the limit [s]. NaN: of one on distance.
  double flow_time = std::numeric_limits<double>::quiet_NaN();
  double flow_time_early = std::numeric_limits<double>::quiet_NaN();
  double flow_time_late = std::numeric_limits<double>::quiet_NaN();
  double flow_time_limit = std::numeric_limits<double>::quiet_NaN();
};

/// Which law applies, and why.
struct LegalRoute {
  Phrase instrument, reason;
  std::string status;  ///< "seen" or "provisional"
};

/// The answer in a few sentences: the first ones large on the page.
struct Headline {
  Phrases text, more = {};
  Phrases elsewhere = {};  ///< what the page says in another place
};

struct Findings {
  std::vector<BorderVerdict> verdicts;  ///< neighbour-major, levels by falling severity
  std::vector<CriterionVerdict> criteria;
  std::vector<LegalRoute> routes;
  std::string
      response_level;  ///< installation, site, local, region, nation, transboundary
  Phrases response_reason;
  std::vector<PlaceFinding> places;  ///< the most urgent first
  PeopleFinding people;              ///< on the side of the accident
  std::vector<LevelExtent> extents;  ///< of the levels in the air
  Phrases headline;                  ///< both answers, people here first
  Phrases unknowns = {};             ///< what would change the verdict
};

/// The verdicts of media of one carrier, Medium::carrier.
std::vector<BorderVerdict> verdicts_of(const std::vector<BorderVerdict>& verdicts,
                                       std::string_view carrier);

/// Assesses an outcome with its effects. Deterministic.
Findings assess(const Outcome& outcome, const Effects& effects);

}  // namespace farreach
