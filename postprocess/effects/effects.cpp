#include "postprocess/effects/effects.hpp"

#include "postprocess/media/medium.hpp"

namespace farreach {

bool is_air_level(const Level& level) {
  return level.quantity == "concentration" || level.quantity == "lethality";
}

std::vector<Check> effect_checks(const Outcome& outcome, const Effects& effects) {
  std::vector<Check> checks;
  for (const Medium* medium : media_of(outcome))
    if (medium->check) checks.push_back(medium->check(effects));
  return checks;
}

Effects compute_effects(const Outcome& outcome) {
  Effects effects;
  for (const Medium* medium : media_of(outcome))
    if (medium->find_effects) medium->find_effects(outcome, effects);
  return effects;
}

}  // namespace farreach
