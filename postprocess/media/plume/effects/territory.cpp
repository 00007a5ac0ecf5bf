#include "postprocess/media/plume/effects/territory.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/hazard/plumes.hpp"
#include "postprocess/media/plume/effects/exposure.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"
#include "solver/base/parallel.hpp"
#include "solver/geo/geodesic.hpp"
#include "solver/geo/polygon.hpp"

namespace farreach {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double bin_width = 360.0 / directions_of_circle;  // [deg]
constexpr double shortest_piece = 200;                      // of a rim [m]
constexpr double piece_share = 0.01;                        // of the distance [-]

std::size_t wrapped(long bin) {
  const long n = directions_of_circle;
  return static_cast<std::size_t>(((bin % n) + n) % n);
}

struct RimPoint {
  GeoPoint place;
  GeodesicLine line;
};

RimPoint rim_point(const Site& site, GeoPoint place) {
  return {place, geodesic(site.place, place)};
}

void add_point(TerritoryBoundary& rim, const RimPoint& p, bool joined) {
  rim.places.push_back(p.place);
  rim.distance.push_back(p.line.distance);
  rim.azimuth.push_back(p.line.azimuth);
  rim.joined.push_back(joined);
}

/// Length of the edge seen from the site, good enough to decide about halving it [m].
double edge_length(const RimPoint& a, const RimPoint& b) {
  constexpr double metres_per_degree = 111.2e3;
  const double north = (b.place.lat - a.place.lat) * metres_per_degree;
  const double east = (b.place.lon - a.place.lon) * metres_per_degree *
                      std::cos(0.5 * (a.place.lat + b.place.lat) * pi / 180);
  return std::hypot(north, east);
}

/// Adds the edge from a up to, not including, b; halved until pieces are short.
void add_edge(TerritoryBoundary& rim, const Site& site, const RimPoint& a,
              const RimPoint& b, double range) {
  const double length = edge_length(a, b);
  const double nearest =
      std::max(0.0, std::min(a.line.distance, b.line.distance) - length);
  if (nearest > range) {
    add_point(rim, a, false);
    return;
  }
  const double longest = std::max(
      shortest_piece, piece_share * std::min(a.line.distance, b.line.distance));
  if (!(length > longest)) {
    add_point(rim, a, true);
    return;
  }
  const RimPoint middle = rim_point(
      site, {0.5 * (a.place.lat + b.place.lat), 0.5 * (a.place.lon + b.place.lon)});
  add_edge(rim, site, a, middle, range);
  add_edge(rim, site, middle, b, range);
}

void add_ring(TerritoryBoundary& rim, const Site& site, const Ring& ring,
              double range) {
  if (ring.empty()) return;
  RimPoint first = rim_point(site, ring.front()), a = first;
  for (std::size_t i = 1; i <= ring.size(); ++i) {
    const RimPoint b = i < ring.size() ? rim_point(site, ring[i]) : first;
    add_edge(rim, site, a, b, range);
    a = b;
  }
  add_point(rim, first, false);
}

/// Calls visit(bin, share of the way) for all bins from one azimuth to the other.
template <class Visit>
void walk_azimuths(double from, double to, const Visit& visit) {
  const double way = std::remainder(to - from, 360.0);
  const long first = std::lround(std::floor(std::min(from, from + way) / bin_width));
  const long last = std::lround(std::ceil(std::max(from, from + way) / bin_width));
  for (long bin = first; bin <= last; ++bin) {
    const double along =
        way == 0 ? 0 : (static_cast<double>(bin) * bin_width - from) / way;
    visit(wrapped(bin), std::clamp(along, 0.0, 1.0));
  }
}

double farthest_of(const std::vector<std::vector<double>>& footprints) {
  double farthest = 0;
  for (const auto& radius : footprints)
    for (const double r : radius) farthest = std::max(farthest, r);
  return farthest;
}

/// Frequency of each quarter degree the wind comes *from*; empty without a rose.
std::vector<double> frequency_of_directions(const std::vector<double>& rose) {
  double sum = 0;
  for (const double f : rose) {
    if (!(f >= 0))
      throw RunError("the wind rose holds a negative or missing frequency");
    sum += f;
  }
  if (rose.empty() || !(sum > 0)) return {};
  const auto sectors = static_cast<double>(rose.size());
  std::vector<std::size_t> sector(directions_of_circle), bins(rose.size(), 0);
  for (int b = 0; b < directions_of_circle; ++b) {
    const double turn = static_cast<double>(b) / directions_of_circle;
    const auto s = static_cast<std::size_t>(std::floor(turn * sectors + 0.5));
    sector[static_cast<std::size_t>(b)] = s % rose.size();
    ++bins[s % rose.size()];
  }
  std::vector<double> frequency;
  for (const std::size_t s : sector)
    frequency.push_back(rose[s] / sum / static_cast<double>(bins[s]));
  return frequency;
}

/// One member's contribution to the answer for one border and level.
struct MemberShare {
  double weight = 0;
  double probability = not_a_number;  ///< for this weather
  std::vector<double> by_direction;   ///< 36 sectors; empty for a given direction
};

MemberShare share_of(const Member& member, const std::vector<double>& frequency,
                     const std::array<bool, directions_of_circle>& towards) {
  MemberShare share{
      .weight = member.weather.weight, .probability = not_a_number, .by_direction = {}};
  const auto from = [&](long bin) {  // wind from this direction blows to the opposite
    return towards[wrapped(bin + directions_of_circle / 2)] ? 1.0 : 0.0;
  };
  if (member.weather.wind_from) {
    share.probability = from(std::lround(*member.weather.wind_from / bin_width));
    return share;
  }
  constexpr int sectors = 36, bins = directions_of_circle / sectors;
  for (int s = 0; s < sectors; ++s) {
    double reached = 0;
    for (int b = 0; b < bins; ++b) reached += from(s * bins - bins / 2 + b);
    share.by_direction.push_back(reached / bins);
  }
  if (frequency.empty()) return share;
  share.probability = 0;
  for (int b = 0; b < directions_of_circle; ++b)
    share.probability += frequency[static_cast<std::size_t>(b)] * from(b);
  return share;
}

LevelProbability combined(const std::vector<MemberShare>& shares) {
  LevelProbability p;
  double weight = 0, undirected = 0;
  for (const auto& s : shares) {
    if (!(s.weight >= 0)) throw RunError("a weather has a negative or missing weight");
    weight += s.weight;
    p.probability += s.weight * s.probability;
    if (s.by_direction.empty()) continue;
    undirected += s.weight;
    p.by_direction.resize(s.by_direction.size(), 0.0);
    for (std::size_t d = 0; d < s.by_direction.size(); ++d)
      p.by_direction[d] += s.weight * s.by_direction[d];
  }
  p.probability = weight > 0 ? p.probability / weight : not_a_number;
  for (double& share : p.by_direction)
    share = undirected > 0 ? share / undirected : not_a_number;
  return p;
}

/// Peak there, for the choice of a place: the sum of all segments at the time when the
/// strongest of them passes.
double peak_estimate(const PlumeTable& plume, std::size_t species, double x, double y,
                     double height) {
  const Passage passage = passage_at(plume, species, x);
  const auto steady =
      steady_mole_fractions(passage, y, height, meander_time(passage, 600));
  double strongest = 0, time = 0;
  for (std::size_t k = 0; k < steady.size(); ++k) {
    const auto& s = passage.segments[k];
    const double middle =
        s.end == infinity ? s.front() + 9 * s.spread : 0.5 * (s.front() + s.back());
    const double own = steady[k] * share_at(s, middle);
    if (own > strongest) {
      strongest = own;
      time = middle;
    }
  }
  double peak = 0;
  for (std::size_t k = 0; k < steady.size(); ++k)
    peak += steady[k] * share_at(passage.segments[k], time);
  return peak;
}

/// Widest a plume can be felt at x, eight Gaussian scales beyond its core [m].
double felt_half_width(const PlumeTable& plume, double x) {
  double width = 0;
  for (const auto& segment : plume.segments) {
    const PlumeSlice s = slice_at(segment, x);
    width = std::max(width, s.half_width + 8 * std::hypot(s.sigma_y, s.sigma_meander));
  }
  return width;
}

bool lies_in(const Outcome& outcome, const BorderDistance& border, GeoPoint place) {
  for (const auto& t : outcome.geography.detailed)
    if (t.state == border.state && t.kind == border.kind && inside(t.rings, place))
      return true;
  return false;
}

/// Points of the axis, as a plume may be strongest inside a territory.
void add_axis(const Outcome& outcome, const Member& member,
              const BorderDistance& border, std::vector<GeoPoint>& candidates) {
  for (const auto& slice : member.plume.segments.front().slices) {
    const GeoPoint place = destination(outcome.site.place,
                                       turned(*member.weather.wind_from, 180), slice.x);
    if (lies_in(outcome, border, place)) candidates.push_back(place);
  }
}

}  // namespace

TerritoryBoundary rim_of(const Outcome& outcome, const BorderDistance& border,
                         double range) {
  TerritoryBoundary rim;
  for (const auto& territory : outcome.geography.detailed) {
    if (territory.state != border.state || territory.kind != border.kind) continue;
    for (const auto& ring : territory.rings) add_ring(rim, outcome.site, ring, range);
  }
  return rim;
}

DistanceByAzimuth distance_by_azimuth(const TerritoryBoundary& rim,
                                      const BorderDistance& border) {
  DistanceByAzimuth begins;
  begins.fill(border.distance > 0 ? infinity : 0.0);
  const auto add = [&](std::size_t bin, double d) {
    begins[bin] = std::min(begins[bin], d);
  };
  for (std::size_t i = 0; i + 1 < rim.places.size(); ++i) {
    if (!rim.joined[i]) continue;
    const double d0 = rim.distance[i], d1 = rim.distance[i + 1];
    walk_azimuths(rim.azimuth[i], rim.azimuth[i + 1],
                  [&](std::size_t bin, double f) { add(bin, d0 + f * (d1 - d0)); });
  }
  add(wrapped(std::lround(border.azimuth / bin_width)), border.distance);
  return begins;
}

std::vector<double> outer_radius(const LevelReach& reach) {
  std::vector<double> radius;
  if (!(reach.distance > 0)) return radius;
  radius.assign(directions_of_circle / 4, 0.0);
  radius.front() = reach.distance;
  const auto add_piece = [&](double x0, double y0, double x1, double y1) {
    if (!(y0 >= 0) || !(y1 >= 0)) return;  // the right side mirrors the left
    const double f0 = std::atan2(y0, x0), f1 = std::atan2(y1, x1);
    const double r0 = std::hypot(x0, y0), r1 = std::hypot(x1, y1);
    const double to_bin = 180 / pi / bin_width;
    const long first = std::lround(std::ceil(std::min(f0, f1) * to_bin));
    const long last = std::lround(std::floor(std::max(f0, f1) * to_bin));
    for (long b = first; b <= last; ++b) {
      const auto bin = static_cast<std::size_t>(b);
      if (bin >= radius.size()) break;
      const double along =
          f1 == f0 ? 0 : (static_cast<double>(b) / to_bin - f0) / (f1 - f0);
      radius[bin] = std::max(radius[bin], r0 + along * (r1 - r0));
    }
  };
  const auto &x = reach.outline_x, &y = reach.outline_y;
  for (std::size_t i = 0; i + 1 < x.size(); ++i)
    add_piece(x[i], y[i], x[i + 1], y[i + 1]);
  const auto far =
      static_cast<std::size_t>(std::max_element(x.begin(), x.end()) - x.begin());
  add_piece(x.front(), 0, x.front(), y.front());
  add_piece(x[far], std::max(0.0, y[far]), x[far], 0);
  while (!radius.empty() && radius.back() == 0) radius.pop_back();
  return radius;
}

std::array<bool, directions_of_circle> reached_towards(
    const DistanceByAzimuth& territory, const std::vector<double>& footprint) {
  std::array<bool, directions_of_circle> reached;
  reached.fill(false);
  const double largest =
      footprint.empty() ? -1 : *std::max_element(footprint.begin(), footprint.end());
  for (long a = 0; a < directions_of_circle; ++a) {
    const double begins = territory[static_cast<std::size_t>(a)];
    if (!(begins <= largest)) continue;
    for (long f = 0; f < static_cast<long>(footprint.size()); ++f) {
      if (footprint[static_cast<std::size_t>(f)] < begins) continue;
      reached[wrapped(a + f)] = reached[wrapped(a - f)] = true;
    }
  }
  return reached;
}

std::vector<LevelProbability> all_probabilities(
    const Outcome& outcome, const std::vector<LevelReach>& reaches) {
  const auto& borders = outcome.geography.borders;
  const std::size_t members = outcome.part<Plumes>().members.size();
  const auto frequency = frequency_of_directions(outcome.scenario.rose);
  std::vector<std::vector<double>> footprints(reaches.size());
  for (std::size_t i = 0; i < reaches.size(); ++i)
    footprints[i] = outer_radius(reaches[i]);
  const double range = farthest_of(footprints);
  const std::size_t levels = members > 0 ? reaches.size() / members : 0;
  std::vector<LevelProbability> found(borders.size() * levels);
  parallel_for("effects/directions", borders.size(), [&](std::size_t b) {
    const DistanceByAzimuth begins =
        distance_by_azimuth(rim_of(outcome, borders[b], range), borders[b]);
    for (std::size_t l = 0; l < levels; ++l) {
      std::vector<MemberShare> shares;
      bool lower_bound = false;
      for (std::size_t m = 0; m < members; ++m) {
        const std::size_t i = l * members + m;
        lower_bound = lower_bound || reaches[i].beyond_range;
        shares.push_back(share_of(outcome.part<Plumes>().members[m], frequency,
                                  reached_towards(begins, footprints[i])));
      }
      LevelProbability& p = found[l * borders.size() + b];
      p = combined(shares);
      p.level = reaches[l * members].level;
      p.border = static_cast<int>(b);
      p.lower_bound = lower_bound;
    }
  });
  return found;
}

std::optional<PlaceSeen> most_exposed_place(const Outcome& outcome, std::size_t member,
                                            std::size_t species, std::size_t border) {
  const Member& m = outcome.part<Plumes>().members[member];
  if (!m.weather.wind_from || followed(m.plume).end == PlumeEnd::failed) return {};
  const double begin = table_begin(m.plume), end = table_end(m.plume);
  const BorderDistance& where = outcome.geography.borders[border];
  std::vector<GeoPoint> candidates = rim_of(outcome, where, end).places;
  candidates.push_back(where.nearest);
  add_axis(outcome, m, where, candidates);
  const double height = outcome.scenario.receptor_height;
  std::optional<PlaceSeen> best;
  double largest = 0;
  for (const GeoPoint place : candidates) {
    const PlaceSeen seen = seen_from(outcome.site, m.weather, place, height);
    if (!(seen.downwind >= begin && seen.downwind <= end)) continue;
    if (std::abs(seen.crosswind) > felt_half_width(m.plume, seen.downwind)) continue;
    const double peak =
        peak_estimate(m.plume, species, seen.downwind, seen.crosswind, height);
    if (!(peak > largest)) continue;
    largest = peak;
    best = seen;
  }
  return best;
}

}  // namespace farreach
