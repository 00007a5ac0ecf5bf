#include "postprocess/validation/score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

#include "postprocess/validation/score_sets.hpp"

namespace farreach {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

// "run" means: run with the model's public code on the same observations and weather.
constexpr std::array<PublishedScore, 10> others = {{
    {"lng", "SLAB", "Burro 3, 7, 8, 9 without the arc at the detection limit", 14,
     0.929, 1.124, 1.240, "run; Ermak (1990), UCRL-MA-105607"},
    {"lng", "SLAB", "ten LNG trials, same exclusion", 42, 0.595, 1.400, 2.135,
     "run; Ermak (1990), UCRL-MA-105607"},
    {"lng", "SLAB", "ten LNG trials, all arcs", 43, 0.581, 1.254, 3.293,
     "run; Ermak (1990), UCRL-MA-105607"},
    {"lng", "OpenFOAM, buoyant solver", "Burro 3, 7, 8, 9", 0, 1.00, 1.16, 1.11,
     "Vu (2019), thesis"},
    {"lng", "FLACS v9", "LNG trials without obstacles", 0, 0.94, 1.18, 1.14,
     "Hansen et al. (2010), J. Loss Prev. Process Ind. 23, 857"},
    {"prairie-grass", "SLAB", "53 runs with weather", 265, 0.875, 0.917, 1.258,
     "run; Ermak (1990), UCRL-MA-105607"},
    {"prairie-grass", "AERMOD 12060 with measured scatter of direction",
     "53 runs with weather", 265, 0.906, 1.261, 1.280,
     "run; Cimorelli et al. (2005), J. Appl. Meteorol. 44, 682"},
    {"prairie-grass", "AERMOD 12060 without it", "53 runs with weather", 265, 0.630,
     1.546, 1.579, "run; Cimorelli et al. (2005)"},
    {"prairie-grass", "Gaussian plume, Briggs rural", "53 runs with weather", 265,
     0.842, 1.076, 1.356, "run; Briggs (1973), ATDL 79"},
    {"prairie-grass", "FLACS v8", "43 trials", 0, 0.49, 1.53, 2.75,
     "Hanna, Hansen and Dharmavaram (2004), Atmos. Environ. 38, 4675"},
}};

}  // namespace

Score score_of(std::span<const ValidationPoint> points) {
  Score s;
  s.n = static_cast<int>(points.size());
  if (points.empty()) return {0, none, none, none, none, none};
  double least = std::numeric_limits<double>::infinity();
  for (const auto& p : points)
    for (const double c : {p.observed, p.predicted})
      if (c > 0) least = std::min(least, c);
  double inside = 0, logs = 0, squares = 0, seen = 0, said = 0, misses = 0;
  for (const auto& p : points) {
    if (p.predicted >= 0.5 * p.observed && p.predicted <= 2 * p.observed) ++inside;
    const double ratio =
        std::log(std::max(p.observed, least) / std::max(p.predicted, least));
    logs += ratio;
    squares += ratio * ratio;
    seen += p.observed;
    said += p.predicted;
    misses += (p.observed - p.predicted) * (p.observed - p.predicted);
  }
  const double n = static_cast<double>(s.n);
  s.fac2 = inside / n;
  s.mg = std::exp(logs / n);
  s.vg = std::exp(squares / n);
  s.fb = 2 * (seen - said) / (seen + said);
  s.nmse = misses * n / (seen * said);
  return s;
}

std::vector<ScoreSet> score_sets(const ValidationResult& result) {
  std::vector<ScoreSet> sets;
  std::map<std::string, std::vector<ValidationPoint>> whole, clear;
  std::map<std::pair<std::string, double>, std::vector<ValidationPoint>> arcs;
  for (const auto& p : result.points) {
    const std::string scope = p.campaign + (p.by_class ? by_class_words : "");
    whole[scope].push_back(p);
    if (p.at_detection_limit) continue;
    clear[scope].push_back(p);
    if (!p.by_class) arcs[{scope, p.distance}].push_back(p);
  }
  for (const auto& [campaign, points] : clear)
    sets.push_back({campaign, score_of(points)});
  for (const auto& [campaign, points] : whole)
    if (points.size() != clear[campaign].size())
      sets.push_back(
          {campaign + ", with arcs at the detection limit", score_of(points)});
  for (const auto& [arc, points] : arcs)
    sets.push_back(
        {fmt::format("{} at {:.0f} m", arc.first, arc.second), score_of(points)});
  return sets;
}

std::vector<ValidationPoint> worst_points(const ValidationResult& result,
                                          std::size_t count) {
  std::vector<ValidationPoint> points;
  for (const auto& p : result.points)
    if (!p.by_class) points.push_back(p);
  const auto miss = [](const ValidationPoint& p) {
    return p.observed > 0 && p.predicted > 0
               ? std::abs(std::log(p.observed / p.predicted))
               : std::numeric_limits<double>::infinity();
  };
  std::stable_sort(points.begin(), points.end(),
                   [&](const auto& a, const auto& b) { return miss(a) > miss(b); });
  points.resize(std::min(points.size(), count));
  return points;
}

std::vector<PublishedScore> published_scores(std::string_view dataset) {
  std::vector<PublishedScore> found;
  for (const auto& o : others)
    if (dataset.starts_with(o.dataset)) found.push_back(o);
  return found;
}

}  // namespace farreach
