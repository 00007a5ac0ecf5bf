#include "postprocess/effects/effects.hpp"

#include <algorithm>
#include <numeric>

#include "postprocess/media/medium.hpp"

namespace farreach {

bool is_air_level(const Level& level) {
  return level.quantity == quantity::concentration ||
         level.quantity == quantity::lethality;
}

std::optional<std::string> case_name(const Outcome& outcome, const MediumCase& one) {
  if (one.medium.empty()) return {};
  return medium_named(one.medium).case_name(outcome, one.index);
}

std::vector<std::size_t> levels_by_severity(const Outcome& outcome) {
  std::vector<std::size_t> order(outcome.levels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return outcome.levels[a].severity > outcome.levels[b].severity;
  });
  return order;
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
