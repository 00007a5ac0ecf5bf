#include "postprocess/assess/instruments.hpp"

namespace farreach {
namespace {

/// A text of the tables; one that is not there is shown by its key.
Phrase law_phrase(const Law& law, const std::string& key) {
  const LawText* text = find_text(law, key);
  return phrase("law.text",
                {{"text", text ? said::own_name(text->en, text->ru, text->kk)
                               : said::text(key)}});
}

void add_standing(const Law& law, const std::string& state,
                  std::vector<LegalRoute>& routes) {
  const LawStanding* known = find_standing(law, state);
  routes.push_back(
      {phrase("instrument.standing", {{"state", said::state(state)}}),
       known ? law_phrase(law, known->standing) : phrase("law.standing.unknown"),
       known ? known->status : "provisional"});
}

}  // namespace

std::vector<LegalRoute> legal_routes(const Law& law, const Site& site,
                                     const std::vector<std::string>& states) {
  std::vector<LegalRoute> routes;
  const auto add = [&](const std::string& activity) {
    for (const LawRoute& rule : law.routes)
      if (rule.activity == activity)
        routes.push_back({law_phrase(law, rule.instrument),
                          law_phrase(law, rule.reason), rule.status});
  };
  add(site.activity);
  if (routes.empty()) add("*");
  if (routes.empty())
    routes.push_back(
        {phrase("instrument.none"), phrase("law.no_tables"), "provisional"});
  if (law.empty() || is_marine(law, site.activity)) return routes;
  if (!site.state.empty()) add_standing(law, site.state, routes);
  for (const std::string& state : states) add_standing(law, state, routes);
  return routes;
}

}  // namespace farreach
