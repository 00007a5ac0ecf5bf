#include "postprocess/media/plume/effects/plume_effects.hpp"

#include "models/hazard/plumes.hpp"
#include "postprocess/media/plume/effects/reach.hpp"
#include "postprocess/media/plume/effects/territory.hpp"
#include "solver/base/parallel.hpp"

namespace farreach {

std::vector<LevelReach> compute_reaches(const Outcome& outcome, double model_factor) {
  const std::size_t members = outcome.part<Plumes>().members.size();
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

}  // namespace farreach
