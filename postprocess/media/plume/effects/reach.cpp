#include "postprocess/media/plume/effects/reach.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <limits>

#include "models/hazard/plumes.hpp"
#include "postprocess/media/plume/effects/band.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"

namespace farreach {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr int stations = 40;  // along the axis of a footprint

/// log m, finite for m = 0.
double log_of(double multiple) {
  return std::log(std::max(multiple, 1e-300));
}

/// Root of a function that changes sign between a and b, to 1e-9 of the interval.
template <class F>
double root(const F& f, double a, double b, double at_a, double at_b) {
  if (at_a == 0) return a;
  if (at_b == 0) return b;
  std::uintmax_t evaluations = 100;
  const double width = 1e-9 * std::abs(b - a);
  const auto close = [width](double lo, double hi) { return hi - lo <= width; };
  const auto [lo, hi] =
      boost::math::tools::toms748_solve(f, a, b, at_a, at_b, close, evaluations);
  return 0.5 * (lo + hi);
}

/// Stations from the begin of the zone to its end, closer together at both.
std::vector<double> stations_of(double nearest, double distance) {
  std::vector<double> x(stations);
  for (int i = 0; i < stations; ++i) {
    const double s = 0.5 * (1 - std::cos(pi * i / (stations - 1)));
    x[static_cast<std::size_t>(i)] =
        std::min(nearest + s * (distance - nearest), distance);
  }
  return x;
}

/// Left side outwards, right side back; where the width is zero both are one point.
void fill_outline(LevelReach& reach, const std::vector<double>& x,
                  const std::vector<double>& half_width) {
  for (std::size_t i = 0; i < x.size(); ++i) {
    reach.outline_x.push_back(x[i]);
    reach.outline_y.push_back(half_width[i]);
  }
  for (std::size_t i = x.size(); i-- > 0;) {
    if (half_width[i] == 0 && (i == 0 || i + 1 == x.size())) continue;
    reach.outline_x.push_back(x[i]);
    reach.outline_y.push_back(-half_width[i]);
  }
}

struct AxisHistory {
  std::vector<double> time, mole_fraction;
  double largest = 0;
};

AxisHistory axis_history(const ExposureAt& there, double plateau, std::size_t window) {
  AxisHistory h{.time = passage_times(there.passage(), plateau),
                .mole_fraction = {},
                .largest = 0};
  const ShareTable shares(there.passage(), h.time);
  const auto steady = there.steady(0, window);
  for (std::size_t j = 0; j < h.time.size(); ++j) {
    h.mole_fraction.push_back(shares.sum(j, steady));
    h.largest = std::max(h.largest, h.mole_fraction.back());
  }
  return h;
}

double duration_at(const ExposureAt& there, const Exposure& exposure) {
  const std::size_t decisive = there.decide(0).window;
  const AxisHistory h = axis_history(there, exposure.windows.front().length, decisive);
  const double value =
      exposure.probit ? 0.5 * h.largest : exposure.windows[decisive].mole_fraction;
  if (there.passage().endless()) {
    const auto steady = there.steady(0, decisive);
    double last = 0;
    for (std::size_t k = 0; k < steady.size(); ++k)
      if (there.passage().segments[k].end == infinity) last += steady[k];
    if (last >= value) return infinity;
  }
  return time_above(h.time, h.mole_fraction, value).total;
}

double arrival_at(const ExposureAt& there, const Exposure& exposure) {
  const AxisHistory h =
      axis_history(there, exposure.windows.front().length, there.decide(0).window);
  return time_above(h.time, h.mole_fraction, 0.5 * h.largest).first;
}

/// Arrival at the end of the reach and what decides there.
void add_tip(const ExposureAt& tip, const Exposure& exposure, const Level& level,
             LevelReach& reach) {
  reach.arrival = arrival_at(tip, exposure);
  const std::size_t decisive = tip.decide(0).window;
  reach.averaging_time = exposure.windows[decisive].length;
  if (decisive > 0)  // windows begin with the longest
    reach.value = level.shorter[level.shorter.size() - decisive].value;
}

/// Not all slices are looked at, so that a hole in the table could go unseen.
void require_numbers(const PlumeTable& plume) {
  for (const auto& segment : plume.segments)
    for (const auto& s : segment.slices) {
      const bool holds = s.mole_fraction >= 0 && s.sigma_y >= 0 && s.sigma_z >= 0 &&
                         s.sigma_t >= 0 && s.intensity >= 0 && std::isfinite(s.arrival);
      if (!holds)
        throw RunError(
            fmt::format("the plume table holds no number at {} m downwind", s.x));
    }
}

/// Nothing is known of a plume that could not be followed, not even that it is short.
LevelReach not_computed(LevelReach reach) {
  reach.distance = reach.distance_low = reach.distance_high = not_a_number;
  reach.nearest = reach.area = reach.duration = not_a_number;
  return reach;
}

void require_factor(double factor) {
  if (!(factor >= 1) || !std::isfinite(factor))
    throw RunError("the uncertainty factor of the model must be at least 1");
}

}  // namespace

double polygon_area(const std::vector<double>& x, const std::vector<double>& y) {
  double twice = 0;
  for (std::size_t i = 0, j = x.size() - 1; i < x.size(); j = i++)
    twice += x[j] * y[i] - x[i] * y[j];
  return 0.5 * std::abs(twice);
}

TimeAbove time_above(const std::vector<double>& time, const std::vector<double>& values,
                     double value) {
  TimeAbove above{.first = not_a_number, .last = not_a_number, .total = 0};
  if (!(value > 0)) return above;
  for (std::size_t i = 0; i + 1 < time.size(); ++i) {
    const double a = values[i] - value, b = values[i + 1] - value;
    if (!(a >= 0) && !(b >= 0)) continue;
    const auto at_level = [&] {
      return time[i] + (time[i + 1] - time[i]) * a / (a - b);
    };
    const double from = a >= 0 ? time[i] : at_level();
    const double to = b >= 0 ? time[i + 1] : at_level();
    if (std::isnan(above.first)) above.first = from;
    above.last = to;
    above.total += to - from;
  }
  return above;
}

AxisProfile::AxisProfile(const Exposure& exposure, const PlumeTable& plume,
                         double height)
    : exposure_(&exposure), plume_(&plume), height_(height) {
  if (followed(plume).end == PlumeEnd::failed) return;
  require_numbers(plume);
  const double end = table_end(plume), begin = table_begin(plume);
  for (const auto& slice : plume.segments.front().slices)
    if (slice.x >= begin && slice.x <= end) x_.push_back(slice.x);
  multiple_.assign(x_.size(), not_a_number);
  at_most_.assign(x_.size(), not_a_number);
}

double AxisProfile::multiple(std::size_t i) {
  if (std::isnan(multiple_[i]))
    multiple_[i] = ExposureAt(*exposure_, *plume_, x_[i], height_).multiple(0);
  return multiple_[i];
}

bool AxisProfile::holds(std::size_t i, double threshold) {
  if (std::isnan(at_most_[i]))
    at_most_[i] = largest_multiple(*exposure_, *plume_, x_[i], height_);
  return at_most_[i] >= threshold && multiple(i) >= threshold;
}

double AxisProfile::crossing(std::size_t i, double threshold) {
  const double shift = std::log(threshold);
  const double x0 = x_[i], x1 = x_[i + 1];
  const bool in_log = x0 > 0;
  const auto from_scale = [&](double s) { return in_log ? std::exp(s) : s; };
  const auto excess = [&](double s) {
    const double x = std::clamp(from_scale(s), x0, x1);
    return log_of(ExposureAt(*exposure_, *plume_, x, height_).multiple(0)) - shift;
  };
  const double s = root(excess, in_log ? std::log(x0) : x0, in_log ? std::log(x1) : x1,
                        log_of(multiple(i)) - shift, log_of(multiple(i + 1)) - shift);
  return std::clamp(from_scale(s), x0, x1);
}

Crossing outermost(AxisProfile& profile, double threshold) {
  for (std::size_t i = profile.size(); i-- > 0;) {
    if (!profile.holds(i, threshold)) continue;
    const bool beyond = i + 1 == profile.size();
    return {beyond ? profile.x(i) : profile.crossing(i, threshold), beyond};
  }
  return {};
}

double innermost(AxisProfile& profile, double threshold) {
  for (std::size_t i = 0; i < profile.size(); ++i) {
    if (!profile.holds(i, threshold)) continue;
    return i == 0 ? profile.x(0) : profile.crossing(i - 1, threshold);
  }
  return 0;
}

double half_width_of(const ExposureAt& there) {
  const double on_axis = there.multiple(0);
  if (!(on_axis > 1)) return 0;
  double outside = 1;
  for (const auto& s : there.passage().segments)
    outside = std::max(outside, s.slice.half_width + s.slice.sigma_y);
  double inside = 0, at_inside = log_of(on_axis), at_outside = 0;
  const auto excess = [&](double y) { return log_of(there.multiple(y)); };
  while ((at_outside = excess(outside)) >= 0) {
    inside = outside;
    at_inside = at_outside;
    outside *= 2;
    if (!(outside < 1e8)) throw RunError("a footprint has no edge across the wind");
  }
  return root(excess, inside, outside, at_inside, at_outside);
}

LevelReach reach_of(const Outcome& outcome, std::size_t level, std::size_t member,
                    double model_factor) {
  require_factor(model_factor);
  const PlumeTable& plume = outcome.part<Plumes>().members[member].plume;
  const double height = outcome.scenario.receptor_height;
  const Exposure exposure = exposure_to(outcome, outcome.levels[level], plume);
  LevelReach reach;
  reach.level = level;
  reach.found_in = {"plume", member};
  reach.arrival = not_a_number;
  reach.averaging_time = exposure.windows.front().length;
  reach.value = outcome.levels[level].value;
  reach.multiple_at_end = not_a_number;
  reach.tracked = exposure.tracked;
  if (!exposure.tracked) return reach;
  if (followed(plume).end == PlumeEnd::failed) return not_computed(reach);
  AxisProfile profile(exposure, plume, height);
  if (profile.size() > 0) {
    reach.range_end = table_end(plume);
    reach.multiple_at_end =
        ExposureAt(exposure, plume, reach.range_end, height).strongest_multiple();
  }
  const Crossing far = outermost(profile, 1 / model_factor);
  const Crossing held = outermost(profile, 1), near = outermost(profile, model_factor);
  reach.distance_low = near.distance;
  reach.distance_high = far.distance;
  reach.high_beyond_range = far.beyond_range;
  reach.distance = held.distance;
  reach.nearest = innermost(profile, 1);
  reach.beyond_range = held.beyond_range;
  widen_band(outcome, level, member, reach);
  if (!(held.distance > 0)) return reach;
  const auto x = stations_of(reach.nearest, held.distance);
  std::vector<double> half_width;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const ExposureAt there(exposure, plume, x[i], height);
    const bool is_tip = i + 1 == x.size() && !held.beyond_range;
    half_width.push_back(is_tip ? 0 : half_width_of(there));
    if (i % 4 == 1)
      reach.duration = std::max(reach.duration, duration_at(there, exposure));
  }
  fill_outline(reach, x, half_width);
  reach.area = polygon_area(reach.outline_x, reach.outline_y);
  add_tip(ExposureAt(exposure, plume, held.distance, height), exposure,
          outcome.levels[level], reach);
  return reach;
}

}  // namespace farreach
