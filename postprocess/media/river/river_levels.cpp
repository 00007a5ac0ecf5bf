#include "postprocess/media/river/river_levels.hpp"

#include <cmath>
#include <limits>

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

struct Farthest {
  double distance = 0;
  bool beyond = false;
};

/// Last place where c >= value; between the points linear in the logarithm of c.
Farthest farthest(const std::vector<double>& x, const std::vector<double>& c,
                  double value) {
  for (std::size_t i = c.size(); i-- > 0;) {
    if (!(c[i] >= value)) continue;
    if (i + 1 == c.size()) return {x[i], true};
    if (!(c[i + 1] > 0)) return {x[i], false};
    const double share = std::log(c[i] / value) / std::log(c[i] / c[i + 1]);
    return {x[i] + share * (x[i + 1] - x[i]), false};
  }
  return {};
}

/// Where between two samples the level is crossed.
double crossing(const RiverSeries& s, std::size_t a, std::size_t b, double value) {
  const double rise = s.concentration[b] - s.concentration[a];
  const double share = rise != 0 ? (value - s.concentration[a]) / rise : 0;
  return s.time[a] + share * (s.time[b] - s.time[a]);
}

}  // namespace

bool is_water_level(const Level& level) {
  return level.quantity == quantity::water_concentration;
}

bool is_crossing(const RiverStation& station) {
  return !station.from_state.empty() && !station.to_state.empty() &&
         station.from_state != station.to_state;
}

const RiverSeries* series_of(const RiverField& river, std::size_t river_case,
                             std::size_t station, const std::string& substance) {
  for (const RiverSeries& s : river.series)
    if (s.river_case == river_case && s.station == station && s.substance == substance)
      return &s;
  return nullptr;
}

RiverExceedance time_above(const RiverSeries& s, double value) {
  RiverExceedance found{nan, nan};
  const std::size_t n = s.concentration.size();
  for (std::size_t i = 0; i < n; ++i) {
    if (!(s.concentration[i] >= value)) continue;
    if (std::isnan(found.first))
      found.first = i == 0 ? s.time[0] : crossing(s, i - 1, i, value);
    found.last = i + 1 < n ? crossing(s, i, i + 1, value) : nan;
  }
  return found;
}

double earliest_in_river(const RiverField& river, std::size_t station,
                         const std::string& substance, double value) {
  double first = nan;
  for (std::size_t c = 0; c < river.cases.size(); ++c) {
    const RiverSeries* s = series_of(river, c, station, substance);
    if (!s || !(s->peak_high >= value)) continue;
    double time = time_above(*s, value).first;
    if (std::isnan(time)) time = s->arrival;
    if (s->arrival > 0 && std::isfinite(s->arrival_early))
      time *= s->arrival_early / s->arrival;
    if (std::isnan(time)) time = s->arrival_early;  // later ones: after the horizon
    first = std::fmin(first, time);
  }
  return first;
}

RiverReachOf river_reach(const RiverProfile& p, double value) {
  const Farthest likely = farthest(p.distance, p.peak, value);
  const Farthest low = farthest(p.distance, p.peak_low, value);
  const Farthest high = farthest(p.distance, p.peak_high, value);
  return {likely.distance, low.distance, high.distance, likely.beyond, high.beyond};
}

const RiverProfile* profile_of(const RiverField& river, std::size_t river_case,
                               const std::string& substance) {
  for (const RiverProfile& p : river.profiles)
    if (p.river_case == river_case && p.substance == substance) return &p;
  return nullptr;
}

double still_to_come(const FlowField& flow) {
  constexpr double splash = 1e-3;  // of what was let go: less is no matter
  double most = 1;
  for (const FlowMember& m : flow.members) {
    const double rest =
        m.stopped ? m.left_raster : std::max(m.onward_volume - m.into_river, 0.0);
    if (!(rest <= splash * m.released)) most = std::max(most, 1 + rest / m.into_river);
  }
  return most;
}

bool may_still_meet(const FlowField& flow, double peak, double value) {
  const double growth = still_to_come(flow);
  return std::isinf(growth) || (growth > 1 && !(growth * peak < value));
}

}  // namespace farreach
