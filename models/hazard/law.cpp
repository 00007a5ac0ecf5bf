#include "models/hazard/law.hpp"

#include <algorithm>

namespace farreach {
namespace {

template <class Row>
const Row* find_row(const std::vector<Row>& rows, std::string Row::*column,
                    std::string_view value) {
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const Row& row) { return row.*column == value; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

const LawText* find_text(const Law& law, std::string_view key) {
  return find_row(law.texts, &LawText::key, key);
}

const LawStanding* find_standing(const Law& law, std::string_view state) {
  return find_row(law.standings, &LawStanding::state, state);
}

const LawCriterion* find_criterion(const Law& law, std::string_view name) {
  return find_row(law.criteria, &LawCriterion::name, name);
}

bool is_marine(const Law& law, std::string_view activity) {
  const LawRoute* route = find_row(law.routes, &LawRoute::activity, activity);
  return route && route->marine;
}

std::string response_level_of(const Law& law, double reach,
                              std::optional<double> town) {
  std::string level;
  for (const ResponseRung& rung : law.rungs)
    if (reach >= rung.reach && (rung.town <= 0 || (town && *town >= rung.town)))
      level = rung.level;
  return level;
}

}  // namespace farreach
