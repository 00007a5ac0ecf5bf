#include "postprocess/media/far_field/effects/far_field.hpp"

#include <algorithm>
#include <cmath>

#include "models/hazard/far_field.hpp"
#include "postprocess/media/far_field/effects/far_sensitivity.hpp"
#include "postprocess/media/far_field/effects/rings.hpp"
#include "solver/base/parallel.hpp"

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// The factor that a member draws for all its concentrations; 1 where none is varied.
double drawn_factor(const EnsemblePlan& plan, const FarMember& member) {
  const auto row = static_cast<std::size_t>(member.number);
  for (std::size_t i = 0; i < plan.inputs.size(); ++i)
    if (plan.inputs[i].key == "model_factor") return plan.values.at(row).at(i);
  return 1;
}

/// Least multiple with which a member counts: as computed, and with its concentrations
/// divided and multiplied by the factor of the model.
struct Thresholds {
  std::vector<double> middle, low, high;

  explicit Thresholds(const FarField& far) {
    for (std::size_t m = 0; m < far.members.size(); ++m) {
      const double drawn = drawn_factor(far.plan, far.members[m]);
      middle.push_back(1);
      low.push_back(far.model_factor * drawn);
      high.push_back(drawn / far.model_factor);
    }
  }
};

Share share_from(const std::vector<double>& multiple,
                 const std::vector<double>& threshold) {
  std::size_t hits = 0;
  for (std::size_t m = 0; m < multiple.size(); ++m)
    if (multiple[m] >= threshold[m]) ++hits;
  return share_of(hits, multiple.size());
}

// ---- one level over the region ------------------------------------------------------

/// The farthest ring of a member in which the level is met, else its near field [m].
double reach_of_member(const FarField& far, std::size_t member, std::size_t level,
                       double threshold) {
  const FarMember& m = far.members[member];
  const auto sectors = static_cast<std::size_t>(far.grid.sectors);
  for (int ring = far.grid.rings - 1; ring >= 0; --ring) {
    const std::size_t first =
        level * far.grid.cells() + static_cast<std::size_t>(ring) * sectors;
    for (std::size_t k = first; k < first + sectors; ++k)
      if (m.multiple[k] >= threshold)
        return std::max<double>(far.grid.edge(ring + 1), m.near_reach[level]);
  }
  return m.near_reach[level];
}

void add_cell(const FarField& far, const Thresholds& t, std::size_t cell, FarLevel& l) {
  const std::size_t at = l.level * far.grid.cells() + cell, n = far.members.size();
  std::size_t hits = 0, low = 0, high = 0;
  std::vector<double> arrivals, multiples;
  for (std::size_t m = 0; m < n; ++m) {
    const double multiple = far.members[m].multiple[at];
    multiples.push_back(multiple);
    low += multiple >= t.low[m];
    high += multiple >= t.high[m];
    if (!(multiple >= t.middle[m])) continue;
    ++hits;
    arrivals.push_back(far.members[m].arrival[at]);
  }
  const auto share = [&](std::size_t count) {
    return static_cast<float>(static_cast<double>(count) / static_cast<double>(n));
  };
  const Spread of_multiples = spread_of(multiples);
  l.probability.push_back(share(hits));
  l.probability_low.push_back(share(low));
  l.probability_high.push_back(share(high));
  l.median_arrival.push_back(static_cast<float>(spread_of(arrivals).median));
  l.median_multiple.push_back(static_cast<float>(of_multiples.median));
  l.largest_multiple.push_back(static_cast<float>(of_multiples.most));
}

double area_of_member(const FarField& far, std::size_t member, std::size_t level) {
  double area = 0;
  for (int ring = 0; ring < far.grid.rings; ++ring) {
    const auto sectors = static_cast<std::size_t>(far.grid.sectors);
    const std::size_t first =
        level * far.grid.cells() + static_cast<std::size_t>(ring) * sectors;
    const auto begin =
        far.members[member].multiple.begin() + static_cast<std::ptrdiff_t>(first);
    const auto count = std::count_if(begin, begin + far.grid.sectors,
                                     [](float multiple) { return multiple >= 1; });
    area += static_cast<double>(count) * cell_area(far.grid, ring);
  }
  return area;
}

/// Whether any member brings anything of the level's substance anywhere or may still do
/// so, and every value is a number.
bool is_carried(const FarField& far, std::size_t level) {
  bool any = false;
  const std::size_t first = level * far.grid.cells(), last = first + far.grid.cells();
  for (const FarMember& m : far.members) {
    any =
        any || m.near_reach[level] > 0 || (level < m.rest.size() && m.rest[level] > 0);
    for (std::size_t k = first; k < last; ++k) {
      if (std::isnan(m.multiple[k])) return false;
      any = any || m.multiple[k] > 0;
    }
  }
  return any;
}

/// What the end of the computed time leaves undone about a level.
void look_at_rest(const FarField& far, const Thresholds& t, FarLevel& l) {
  l.rest_drift = std::numeric_limits<double>::infinity();
  for (std::size_t m = 0; m < far.members.size(); ++m) {
    const FarMember& member = far.members[m];
    const bool known = l.level < member.rest.size();
    const double rest = known ? static_cast<double>(member.rest[l.level]) / t.high[m]
                              : std::numeric_limits<double>::infinity();
    if (rest < 1) {
      l.rest = std::max(l.rest, rest);
      continue;
    }
    l.rest = std::isnan(rest) ? std::numeric_limits<double>::infinity()
                              : std::max(l.rest, rest);
    l.rest_drift = std::min(l.rest_drift, known ? member.drift : 0);
    l.rest_until = std::max(l.rest_until, member.release_end);
  }
}

/// What leaves the rings may hold at most beyond them, with the factor of the model.
double largest_at_edge(const FarField& far, const Thresholds& t, std::size_t level) {
  const auto sectors = static_cast<std::size_t>(far.grid.sectors);
  const std::size_t end = (level + 1) * far.grid.cells();
  double most = 0;
  for (std::size_t m = 0; m < far.members.size(); ++m)
    for (std::size_t k = end - sectors; k < end; ++k)
      most = std::max(most, double(far.members[m].multiple[k]) / t.high[m]);
  return most;
}

FarLevel far_level(const Outcome& outcome, const Thresholds& t, std::size_t level) {
  const FarField& far = outcome.part<FarField>();
  FarLevel l{.level = level};
  l.carried = is_carried(far, level);
  look_at_rest(far, t, l);
  l.at_edge = largest_at_edge(far, t, level);
  for (std::size_t c = 0; c < far.grid.cells(); ++c) add_cell(far, t, c, l);
  std::vector<double> areas;
  for (std::size_t m = 0; m < far.members.size(); ++m) {
    l.reach.push_back(reach_of_member(far, m, level, t.middle[m]));
    areas.push_back(area_of_member(far, m, level));
    l.farthest_low = std::max(l.farthest_low, reach_of_member(far, m, level, t.low[m]));
    l.farthest_high =
        std::max(l.farthest_high, reach_of_member(far, m, level, t.high[m]));
  }
  l.distance = spread_of(l.reach);
  l.area = spread_of(areas);
  return l;
}

// ---- one level at one place ---------------------------------------------------------

/// Cells of a place and, per sector, the distance at which it begins [m].
using PlaceCells = TerritoryCells;

PlaceCells receptor_cells(const FarField& far, const Receptor& r) {
  PlaceCells place{{},
                   std::vector<double>(static_cast<std::size_t>(far.grid.sectors),
                                       std::numeric_limits<double>::infinity())};
  place.first[static_cast<std::size_t>(sector_of(far.grid, r.azimuth))] = r.distance;
  if (const auto cell = cell_of(far.grid, r.distance, r.azimuth))
    place.cells.push_back(*cell);
  return place;
}

double place_begins(const PlaceCells& place) {
  return *std::min_element(place.first.begin(), place.first.end());
}

/// Whether the plume of the near field of a member comes to the place.
bool reached_near(const FarField& far, const FarMember& m, std::size_t level,
                  const PlaceCells& place) {
  if (!std::isfinite(m.wind_from)) return false;
  const int downwind = sector_of(far.grid, m.wind_from + 180);
  return m.near_reach[level] > 0 &&
         place.first[static_cast<std::size_t>(downwind)] <= m.near_reach[level];
}

/// Largest multiple and first arrival of one member at the place.
void add_member(const FarField& far, std::size_t member, const PlaceCells& place,
                FarPlace& p) {
  const FarMember& m = far.members[member];
  const std::size_t offset = p.level * far.grid.cells();
  double multiple = 0, arrival = nan;
  for (const std::size_t cell : place.cells) {
    multiple = std::max<double>(multiple, m.multiple[offset + cell]);
    arrival = std::fmin(arrival, m.arrival[offset + cell]);
  }
  if (place_begins(place) < far.grid.inner && reached_near(far, m, p.level, place))
    multiple = std::max(multiple, 1.0);
  p.multiple.push_back(multiple);
  p.member_arrival.push_back(multiple >= 1 ? arrival : nan);
}

/// Whether a is worse than b for the place: more, earlier, then farther in general.
bool worse(const FarField& far, const FarPlace& p, std::size_t a, std::size_t b) {
  if (p.multiple[a] != p.multiple[b]) return p.multiple[a] > p.multiple[b];
  const double first = p.member_arrival[a], second = p.member_arrival[b];
  if (first != second && std::isfinite(first) != std::isfinite(second))
    return std::isfinite(first);
  if (first < second || first > second) return first < second;
  return far.members[a].near_reach[p.level] > far.members[b].near_reach[p.level];
}

FarPlace far_place_of(const FarField& far, const Thresholds& t, std::size_t level,
                      const PlaceCells& place) {
  FarPlace p{.level = level};
  for (std::size_t m = 0; m < far.members.size(); ++m) add_member(far, m, place, p);
  p.reached = share_from(p.multiple, t.middle);
  p.reached_low = share_from(p.multiple, t.low);
  p.reached_high = share_from(p.multiple, t.high);
  p.arrival = spread_of(p.member_arrival);
  p.near = place_begins(place) < far.grid.inner;
  p.outside = place.cells.empty() && !p.near;
  p.goes_on = place.beyond;
  for (std::size_t m = 1; m < far.members.size(); ++m) {
    if (worse(far, p, m, p.unfavourable)) p.unfavourable = m;
    if (worse(far, p, p.favourable, m)) p.favourable = m;
  }
  return p;
}

void add_places(const Outcome& outcome, const Thresholds& t, FarEffects& effects) {
  const FarField& far = outcome.part<FarField>();
  const Geography& g = outcome.geography;
  std::vector<PlaceCells> cells(g.borders.size());
  parallel_for("effects/territory_cells", cells.size(), [&](std::size_t b) {
    cells[b] = territory_cells(outcome, g.borders[b]);
  });
  for (const Receptor& r : g.receptors) cells.push_back(receptor_cells(far, r));
  const std::size_t levels = outcome.levels.size();
  effects.places.resize(cells.size() * levels);
  parallel_for("effects/far_places", effects.places.size(), [&](std::size_t i) {
    FarPlace p = far_place_of(far, t, i % levels, cells[i / levels]);
    const auto at = static_cast<int>(i / levels),
               borders = static_cast<int>(g.borders.size());
    p.border = at < borders ? at : -1;
    p.receptor = at < borders ? -1 : at - borders;
    effects.places[i] = std::move(p);
  });
}

/// People of known places that a level meets, per member.
void add_population(const Outcome& outcome, FarEffects& effects) {
  for (FarLevel& l : effects.levels) {
    std::vector<double> people(outcome.part<FarField>().members.size());
    bool known = false;
    for (const FarPlace& p : effects.places) {
      if (p.receptor < 0 || p.level != l.level) continue;
      const double population =
          outcome.geography.receptors[static_cast<std::size_t>(p.receptor)].population;
      known = known || population > 0;
      for (std::size_t m = 0; m < people.size(); ++m)
        if (p.multiple[m] >= 1) people[m] += population;
    }
    l.population = spread_of(known ? people : std::vector<double>{});
  }
}

}  // namespace

FarEffects far_effects(const Outcome& outcome) {
  FarEffects effects;
  const FarField& far = outcome.part<FarField>();
  if (far.empty()) return effects;
  const Thresholds thresholds(far);
  effects.levels.resize(outcome.levels.size());
  parallel_for("effects/far_levels", effects.levels.size(), [&](std::size_t l) {
    effects.levels[l] = far_level(outcome, thresholds, l);
  });
  add_places(outcome, thresholds, effects);
  add_population(outcome, effects);
  effects.sensitivity = far_sensitivity(outcome, effects.places);
  return effects;
}

std::vector<Share> convergence(const FarPlace& place) {
  std::vector<bool> hits;
  for (const double multiple : place.multiple) hits.push_back(multiple >= 1);
  return running_share(hits);
}

const FarPlace* far_place(const FarEffects& far, int border, std::size_t level) {
  for (const FarPlace& p : far.places)
    if (p.border == border && border >= 0 && p.level == level) return &p;
  return nullptr;
}

}  // namespace farreach
