#include "postprocess/effects/effects.hpp"

#include "postprocess/effects/reach.hpp"
#include "postprocess/effects/territory.hpp"
#include "postprocess/media/medium.hpp"
#include "solver/base/parallel.hpp"

namespace farreach {

bool is_air_level(const Level& level) {
  return level.quantity == "concentration" || level.quantity == "lethality";
}

std::vector<LevelReach> compute_reaches(const Outcome& outcome, double model_factor) {
  const std::size_t members = outcome.members.size();
  std::vector<std::size_t> levels;
  for (std::size_t l = 0; l < outcome.levels.size(); ++l)
    if (is_air_level(outcome.levels[l])) levels.push_back(l);
  std::vector<LevelReach> reaches(levels.size() * members);
  parallel_for("effects/reaches", reaches.size(), [&](std::size_t i) {
    reaches[i] = reach_of(outcome, levels[i / members], i % members, model_factor);
  });
  return reaches;
}

std::vector<LevelProbability> compute_probabilities(
    const Outcome& outcome, const std::vector<LevelReach>& reaches) {
  return all_probabilities(outcome, reaches);
}

Effects compute_effects(const Outcome& outcome) {
  Effects effects;
  for (const Medium* medium : media_of(outcome))
    if (medium->find_effects) medium->find_effects(outcome, effects);
  return effects;
}

}  // namespace farreach
