#include "postprocess/media/river/place_course.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "models/hazard/flow_field.hpp"
#include "models/hazard/river_field.hpp"
#include "models/river/river_course.hpp"
#include "postprocess/assess/openness.hpp"
#include "postprocess/assess/places.hpp"
#include "postprocess/effects/nearby.hpp"
#include "postprocess/media/river/river_levels.hpp"
#include "postprocess/media/river/river_places.hpp"

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Place between two points of a list of distances, and how far between.
struct Between {
  std::size_t below = 0, above = 0;
  double share = 0;

  template <class Value>
  double linear(const Value& value) const {
    return (1 - share) * value(below) + share * value(above);
  }
  double logarithmic(const std::vector<double>& values) const {
    const double a = values[below], b = values[above];
    if (!(a > 0 && b > 0)) return (1 - share) * a + share * b;
    return std::exp((1 - share) * std::log(a) + share * std::log(b));
  }
};

std::optional<Between> between(const std::vector<double>& distance, double at) {
  const auto next = std::upper_bound(distance.begin(), distance.end(), at);
  if (next == distance.begin() || distance.empty()) return {};
  const auto below = static_cast<std::size_t>(next - distance.begin()) - 1;
  if (next == distance.end()) return Between{below, below, 0};
  return Between{below, below + 1,
                 (at - distance[below]) / (distance[below + 1] - distance[below])};
}

/// What a place beside the river sees of one substance in one state of it.
struct Passing {
  double peak = 0, low = 0, high = 0;  ///< [kg/m3]
  double front = nan;                  ///< at the earliest [s]
  bool over = true;  ///< all of it has passed when the computed time ends
};

/// By how much the earliest front comes before the likely one at the stations about.
double haste(const RiverField& river, const RiverProfile& profile, double at) {
  double share = 1, nearest = std::numeric_limits<double>::infinity();
  for (const RiverSeries& s : river.series) {
    if (s.river_case != profile.river_case || s.substance != profile.substance ||
        !(s.arrival > 0) || !std::isfinite(s.arrival_early))
      continue;
    const double away = std::abs(river.stations[s.station].distance - at);
    if (!(away < nearest)) continue;
    nearest = away;
    share = s.arrival_early / s.arrival;
  }
  return std::clamp(share, 0.0, 1.0);
}

/// Whether the cloud has passed the next station farther down.
bool has_passed(const RiverField& river, const RiverProfile& profile, double at) {
  const RiverSeries* next = nullptr;
  for (const RiverSeries& s : river.series)
    if (s.river_case == profile.river_case && s.substance == profile.substance &&
        river.stations[s.station].distance >= at &&
        (!next ||
         river.stations[s.station].distance < river.stations[next->station].distance))
      next = &s;
  return next && !std::isnan(next->end);
}

std::optional<Passing> passing(const RiverField& river, std::size_t river_case,
                               const std::string& substance, const CoursePlace& place) {
  const RiverProfile* profile = profile_of(river, river_case, substance);
  if (!profile) return {};
  const auto at = between(profile->distance, place.along);
  if (!at) return {};
  Passing found;
  found.peak = at->logarithmic(profile->peak);
  found.low = at->logarithmic(profile->peak_low);
  found.high = at->logarithmic(profile->peak_high);
  // The nearest point of the course may lie too far down by the bend that it leaves
  // out.
  const auto early = between(profile->distance, std::max(0.0, place.along - place.off));
  if (early)
    found.front = haste(river, *profile, place.along) *
                  early->linear([&](std::size_t i) { return profile->arrival[i]; });
  found.over = has_passed(river, *profile, place.along);
  return found;
}

std::optional<CoursePlace> beside(const Outcome& outcome, GeoPoint place) {
  const RiverField& river = outcome.part<RiverField>();
  const auto found = place_by_course(river.course, river.course_distance, place);
  if (!found || found->off > found->half_width + settlement_error) return {};
  return found;
}

/// The same over all states of the river.
std::optional<LevelThere> level_beside(const Outcome& outcome, std::size_t index,
                                       const CoursePlace& place) {
  const Level& level = outcome.levels[index];
  LevelThere there;
  there.level = index;
  there.model = "river";
  there.verdict = Reached::not_reached;
  there.peak = there.indoor = there.probability = there.end = there.arrival = nan;
  bool any = false, open = false;
  for (std::size_t c = 0; c < outcome.part<RiverField>().cases.size(); ++c) {
    const auto p = passing(outcome.part<RiverField>(), c, level.substance, place);
    if (!p) continue;
    any = true;
    open = open || may_still_meet(outcome.part<FlowField>(), p->high, level.value) ||
           (!p->over && !ruled_out_above(outcome.part<RiverField>(), c, level.substance,
                                         place.along, level.value));
    if (p->low >= level.value)
      there.verdict = Reached::reached;
    else if (p->high >= level.value && there.verdict != Reached::reached)
      there.verdict = Reached::undecided;
    if (p->high >= level.value) there.arrival = std::fmin(there.arrival, p->front);
    if (p->peak <= there.peak) continue;
    there.peak = p->peak;
    there.member = c;
  }
  if (!any) return {};
  const bool unsure = open || !is_trusted(outcome);
  if (there.verdict == Reached::not_reached && unsure)
    there.verdict = Reached::undecided;
  if (place.off > on_the_river) there.off_course = place.off;
  if (there.verdict == Reached::reached && place.off > on_the_river)
    there.verdict = Reached::undecided;
  return there;
}

bool has_station(const Outcome& outcome, const Receptor& receptor) {
  const auto own = station_places(outcome);
  return std::any_of(own.begin(), own.end(), [&](const PlaceFinding& place) {
    return is_station(outcome, place, receptor);
  });
}

}  // namespace

bool is_station(const Outcome& outcome, const PlaceFinding& own,
                const Receptor& receptor) {
  const RiverStation& station =
      outcome.part<RiverField>().stations[static_cast<std::size_t>(own.own_place)];
  if (is_crossing(station)) return false;
  return station.name == receptor.name ||
         (std::isfinite(station.place.lat) &&
          nearby_distance(station.place, receptor.place) < same_settlement);
}

std::vector<LevelThere> levels_beside_river(const Outcome& outcome,
                                            std::size_t receptor) {
  std::vector<LevelThere> levels;
  const Receptor& r = outcome.geography.receptors[receptor];
  const auto place = beside(outcome, r.place);
  if (!place || has_station(outcome, r)) return levels;
  for (std::size_t l = 0; l < outcome.levels.size(); ++l)
    if (is_water_level(outcome.levels[l]))
      if (const auto there = level_beside(outcome, l, *place)) levels.push_back(*there);
  return levels;
}

double earliest_front(const Outcome& outcome, GeoPoint place) {
  double first = nan;
  const auto at = beside(outcome, place);
  if (!at) return first;
  for (std::size_t c = 0; c < outcome.part<RiverField>().cases.size(); ++c)
    for (const std::string& substance : outcome.part<RiverField>().substances)
      if (const auto p = passing(outcome.part<RiverField>(), c, substance, *at))
        first = std::fmin(first, p->front);
  return first;
}

double off_river(const Outcome& outcome, GeoPoint place) {
  const auto at = beside(outcome, place);
  return at ? at->off : nan;
}

}  // namespace farreach
