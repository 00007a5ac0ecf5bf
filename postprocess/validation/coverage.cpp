#include "postprocess/validation/coverage.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "models/atmosphere/surface_layer.hpp"
#include "models/hazard/plumes.hpp"
#include "postprocess/media/plume/effects/reach.hpp"
#include "postprocess/validation/score_sets.hpp"
#include "solver/base/parallel.hpp"

namespace farreach {

namespace {

constexpr double near_arcs = 150;      // [m]
constexpr double neutral_length = 50;  // |L| above it is neither stable nor not [m]

/// What the product finds for the level that was observed there.
LevelReach printed_reach(const ValidationResult& result, const ValidationPoint& p) {
  Outcome o;
  o.scenario.receptor_height = p.height;
  o.part<Plumes>().members = {result.members[p.member]};
  Level level;
  level.substance = o.part<Plumes>().members.front().plume.tracked.front();
  level.quantity = quantity::concentration;
  level.unit = std::string("ppm");
  level.value = p.observed_fraction;
  level.averaging_time = level.exposure_time = p.averaging_time;
  o.levels = {level};
  return reach_of(o, 0, 0, Effects{}.model_factor);
}

std::string air_of(const Weather& weather) {
  const double inverse = understand(weather).air.inverse_length;
  if (inverse * neutral_length > 1) return ", stable air";
  if (inverse * neutral_length < -1) return ", unstable air";
  return ", near neutral air";
}

/// `first_by_class`: member of the first trial whose weather is known by class.
std::vector<std::string> groups_of(const ValidationResult& result,
                                   const ValidationPoint& p,
                                   std::size_t first_by_class) {
  const std::string whole = p.campaign + (p.by_class ? by_class_words : "");
  std::vector<std::string> groups{
      whole, whole + air_of(result.members[p.member].weather),
      whole + (p.distance < near_arcs ? ", nearer than 150 m" : ", from 150 m on")};
  // The range of the scatter of direction is from the first half of Prairie Grass.
  if (p.by_class)
    groups.push_back(whole + ", every other trial from the " +
                     ((p.member - first_by_class) % 2 == 0 ? "first" : "second"));
  return groups;
}

using Groups = std::map<std::string, Coverage>;

void add_rows(const Groups& groups, const std::string& interval,
              std::vector<CoverageRow>& rows) {
  for (const auto& [group, cover] : groups) rows.push_back({group, interval, cover});
}

}  // namespace

std::vector<CoverageRow> interval_coverage(const ValidationResult& result) {
  std::vector<const ValidationPoint*> points;
  for (const ValidationPoint& p : result.points)
    if (p.member != no_member && !p.at_detection_limit && p.observed > 0)
      points.push_back(&p);
  std::vector<LevelReach> reaches(points.size());
  parallel_for("validation/coverage", points.size(),
               [&](std::size_t i) { reaches[i] = printed_reach(result, *points[i]); });
  std::size_t first_by_class = no_member;
  for (const ValidationPoint* p : points)
    if (p->by_class) first_by_class = std::min(first_by_class, p->member);
  Groups distance, concentration;
  const double f = Effects{}.model_factor;
  for (std::size_t i = 0; i < points.size(); ++i)
    for (const std::string& group : groups_of(result, *points[i], first_by_class)) {
      const ValidationPoint& p = *points[i];
      distance[group].add(reaches[i].distance_low, reaches[i].distance_high,
                          p.distance);
      concentration[group].add(p.predicted / f, p.predicted * f, p.observed);
    }
  std::vector<CoverageRow> rows;
  add_rows(distance,
           "distance of the level that was observed on the arc (reach and its band)",
           rows);
  add_rows(concentration,
           "concentration at the arc (within the factor of the model alone)", rows);
  return rows;
}

}  // namespace farreach
