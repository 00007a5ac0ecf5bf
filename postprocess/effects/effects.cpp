#include "postprocess/effects/effects.hpp"

#include "postprocess/effects/far_field.hpp"
#include "postprocess/effects/ground.hpp"
#include "postprocess/effects/history.hpp"
#include "postprocess/effects/map.hpp"
#include "postprocess/effects/reach.hpp"
#include "postprocess/effects/territory.hpp"
#include "solver/base/parallel.hpp"

namespace farreach {

std::vector<LevelReach> compute_reaches(const Outcome& outcome, double model_factor) {
  const std::size_t members = outcome.members.size();
  std::vector<LevelReach> reaches(outcome.levels.size() * members);
  parallel_for("effects/reaches", reaches.size(), [&](std::size_t i) {
    reaches[i] = reach_of(outcome, i / members, i % members, model_factor);
  });
  return reaches;
}

std::vector<LevelProbability> compute_probabilities(
    const Outcome& outcome, const std::vector<LevelReach>& reaches) {
  return all_probabilities(outcome, reaches);
}

Effects compute_effects(const Outcome& outcome) {
  Effects effects;
  if (!outcome.flow.members.empty()) {
    effects.reaches = ground_reaches(outcome);
    return effects;
  }
  if (!outcome.far_field.empty())
    effects.far = std::make_shared<const FarEffects>(far_effects(outcome));
  if (outcome.members.empty()) return effects;  // a river alone: see effects/river.hpp
  effects.probits = lethality_models();
  effects.reaches = compute_reaches(outcome, effects.model_factor);
  effects.histories = all_histories(outcome);
  effects.probabilities = compute_probabilities(outcome, effects.reaches);
  effects.maps = all_maps(outcome, effects.reaches);
  return effects;
}

}  // namespace farreach
