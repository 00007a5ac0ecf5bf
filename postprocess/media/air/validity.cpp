#include "postprocess/media/air/validity.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/hazard/plumes.hpp"
#include "postprocess/media/air/arrival.hpp"

namespace farreach {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double slowest_wind = 1;  // [m/s], a steady plume needs more

/// All of it has gone through the top of the mixing layer, or has risen out of a stable
/// one and stays above it, from where it may be mixed down later: that is not computed.
bool is_lofted(const PlumeTable& plume) {
  return std::any_of(plume.segments.begin(), plume.segments.end(),
                     [](const PlumeSegment& s) {
                       if (!(s.gone < 1)) return true;
                       if (s.slices.empty()) return false;
                       const PlumeSlice& last = s.slices.back();
                       return last.lid == 0 && last.z_centre > last.sigma_z;
                     });
}

/// Farthest a level can hold that is met, or may be, at the end of the table [m];
/// infinite when there is no bound.
double bound_beyond_table(const LevelReach& reach, double model_factor) {
  const double end = reach.distance_high;
  const double multiple = std::max(1.0, reach.multiple_at_end * model_factor);
  if (!(end >= plume_range) || !(reach.multiple_at_end * model_factor > 0))
    return infinite;
  const double bound = far_factor * end * multiple * multiple;
  return bound < farthest_place ? bound : infinite;
}

}  // namespace

double first_gas(const Outcome& outcome, const Effects& effects, std::size_t level,
                 double distance) {
  double first = std::numeric_limits<double>::quiet_NaN();
  for (const LevelReach& r : effects.reaches) {
    if (r.level != level || !r.tracked ||
        r.found_in.index >= outcome.part<Plumes>().members.size())
      continue;
    const Member& member = outcome.part<Plumes>().members[r.found_in.index];
    const double high = believed(r, member, effects.model_factor).interval.high;
    if (!(high < distance)) first = std::fmin(first, front_arrival(member, distance));
  }
  return first;
}

bool light_wind(const Member& member) {
  if (!(member.weather.wind_speed >= slowest_wind)) return true;
  return std::any_of(
      member.plume.notices.begin(), member.plume.notices.end(), [](const auto& notice) {
        return notice.key == "plume.calm" || notice.key == "plume.light_wind";
      });
}

BelievedReach believed(const LevelReach& reach, const Member& member,
                       double model_factor) {
  BelievedReach b{
      {reach.distance_low, reach.distance_high}, reach.distance, false, "intervals"};
  const Followed plume = followed(member.plume);
  if (plume.end == PlumeEnd::failed || !is_known(b.interval) ||
      !(reach.distance >= b.interval.low && reach.distance <= b.interval.high))
    return {{0, infinite}, reach.distance, true, "not_computed"};
  if (is_lofted(member.plume))
    return {
        {std::min(b.interval.low, plume_range), infinite}, b.middle, true, "lofted"};
  const double stop = plume.until;
  const double low = std::min({b.interval.low, plume_range, stop});
  if (b.interval.high >= stop) {
    b = {{low, infinite}, b.middle, true, "beyond_range"};
  } else if (reach.beyond_range || reach.high_beyond_range) {
    const double bound = bound_beyond_table(reach, model_factor);
    b = {{low, bound}, b.middle, true, bound < infinite ? "bounded" : "beyond_range"};
  } else if (b.interval.high >= plume_range) {
    b = {{low, far_factor * b.interval.high}, b.middle, true, "far"};
  }
  if (light_wind(member)) {  // a bound from a table that is not to be believed is none
    const double high = b.key == "bounded" ? infinite : b.interval.high;
    b = {{0, std::max(high, plume_range)}, b.middle, true, "calm"};
  }
  return b;
}

Openness left_open_at(const BelievedReach& reach, double distance) {
  if (reach.key == "not_computed") return {.ended = Ended::failed};
  if (std::isinf(reach.interval.high)) return {.ended = Ended::slices};
  if (reach.key != "bounded") return {};
  return {.ended = Ended::slices,
          .multiple = std::sqrt(reach.interval.high / std::max(distance, 1.0))};
}

}  // namespace farreach
