#include "postprocess/media/air/air.hpp"

#include <limits>

#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/places.hpp"
#include "postprocess/media/air/air_criteria.hpp"
#include "postprocess/media/air/air_extents.hpp"
#include "postprocess/media/air/border_verdict.hpp"
#include "postprocess/media/air/far_verdict.hpp"
#include "postprocess/media/air/place_air.hpp"
#include "postprocess/media/far_field/effects/far_field.hpp"

namespace farreach {

void judge_air(const Outcome& outcome, const Effects& effects, Findings& findings) {
  auto verdicts = border_verdicts(outcome, effects);
  if (effects.has<FarEffects>())
    verdicts = joined_verdicts(outcome, verdicts,
                               far_verdicts(outcome, effects.part<FarEffects>()));
  for (BorderVerdict& v : verdicts) findings.verdicts.push_back(std::move(v));
  findings.extents = level_extents(outcome, effects);
  take_extents(outcome, findings);
  for (CriterionVerdict& c : air_criteria(outcome))
    findings.criteria.push_back(std::move(c));
}

std::vector<LevelThere> levels_in_air(const Outcome& outcome, const Effects& effects,
                                      const PlaceFinding& place) {
  std::vector<LevelThere> levels;
  if (place.receptor < 0) return levels;
  for (std::size_t l = 0; l < outcome.levels.size(); ++l)
    if (is_air_level(outcome.levels[l]))
      if (const auto there = level_in_air(outcome, effects,
                                          static_cast<std::size_t>(place.receptor), l))
        levels.push_back(*there);
  return levels;
}

Advice advise_in_air(const Outcome& outcome, const LevelThere& there) {
  if (outcome.levels[there.level].severity < response_severity) return Advice::watch;
  const bool safe_indoors = !(there.indoor >= 1);  // unknown: a house helps more
  if (safe_indoors) return Advice::shelter;
  if (there.arrival >= time_to_leave) return Advice::leave;
  return there.arrival < time_to_leave ? Advice::too_late : Advice::shelter;
}

std::vector<LevelZone> air_zones(const Outcome&, const Effects&,
                                 const Findings& findings) {
  std::vector<LevelZone> zones;
  for (const LevelExtent& e : findings.extents)
    if (!e.model.empty())
      zones.push_back(
          {e.level,
           e.high <= e.range_end ? e.high : std::numeric_limits<double>::infinity(),
           e.low});
  return zones;
}

}  // namespace farreach
