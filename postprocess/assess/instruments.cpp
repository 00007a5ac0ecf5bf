#include "postprocess/assess/instruments.hpp"

#include <algorithm>
#include <array>

namespace farreach {
namespace {

constexpr std::string_view convention = "instrument.industrial_accidents";
constexpr std::string_view astrakhan = "instrument.astrakhan";
constexpr std::string_view tehran = "instrument.tehran";
constexpr std::string_view aktau = "instrument.aktau";
constexpr std::string_view watercourses = "instrument.watercourses";

constexpr std::array rules{
    RouteRule{"onshore_plant", convention, "law.plant", "seen"},
    RouteRule{"storage", convention, "law.plant", "seen"},
    RouteRule{"well", convention, "law.well", "provisional"},
    RouteRule{"pipeline", convention, "law.pipeline", "provisional"},
    RouteRule{"pipeline", "instrument.pipelines", "law.pipelines", "provisional"},
    RouteRule{"offshore_island", convention, "law.marine", "seen"},
    RouteRule{"offshore_island", astrakhan, "law.astrakhan", "seen"},
    RouteRule{"offshore_island", tehran, "law.tehran", "seen"},
    RouteRule{"offshore_island", aktau, "law.aktau", "seen"},
    RouteRule{"offshore_platform", convention, "law.marine", "seen"},
    RouteRule{"offshore_platform", astrakhan, "law.astrakhan", "seen"},
    RouteRule{"offshore_platform", tehran, "law.tehran", "seen"},
    RouteRule{"offshore_platform", aktau, "law.aktau", "seen"},
    RouteRule{"subsea_pipeline", convention, "law.marine", "seen"},
    RouteRule{"subsea_pipeline", astrakhan, "law.astrakhan", "seen"},
    RouteRule{"subsea_pipeline", tehran, "law.tehran", "seen"},
    RouteRule{"subsea_pipeline", aktau, "law.aktau", "seen"},
    RouteRule{"tailings_dam", convention, "law.tailings", "seen"},
    RouteRule{"tailings_dam", watercourses, "law.watercourse_matter", "seen"},
    RouteRule{"water_dam", convention, "law.water_dam", "seen"},
    RouteRule{"water_dam", watercourses, "law.watercourse_water", "provisional"},
    RouteRule{"*", "instrument.none", "law.unknown", "provisional"},
};

// Standing: Kazakhstan acceded by law 91-II of 23 Oct 2000 and was in September 2018
// the only Party in Central Asia (UNECE); later accessions were not read.
constexpr std::string_view not_in_2018 = "law.standing.not_in_2018";
constexpr std::string_view party = "law.standing.party";
constexpr std::array states{
    Neighbour{"KAZ", "law.standing.KAZ", "seen"},
    Neighbour{"RUS", party, "provisional"},
    Neighbour{"AZE", party, "provisional"},
    Neighbour{"UZB", not_in_2018, "provisional"},
    Neighbour{"KGZ", not_in_2018, "provisional"},
    Neighbour{"TKM", not_in_2018, "provisional"},
    Neighbour{"TJK", not_in_2018, "provisional"},
    Neighbour{"CHN", "law.standing.CHN", "provisional"},
    Neighbour{"HUN", party, "provisional"},
    Neighbour{"ROU", party, "provisional"},
    Neighbour{"SRB", party, "provisional"},
    Neighbour{"IRN", "law.standing.IRN", "provisional"},
};

void add_standing(const std::string& state, std::vector<LegalRoute>& routes) {
  const Neighbour* known = find_neighbour(state);
  routes.push_back({phrase("instrument.standing", {{"state", said::state(state)}}),
                    phrase(known ? std::string(known->party) : "law.standing.unknown"),
                    known ? std::string(known->status) : "provisional"});
}

}  // namespace

std::span<const RouteRule> route_rules() {
  return rules;
}

std::span<const Neighbour> neighbours() {
  return states;
}

const Neighbour* find_neighbour(std::string_view state) {
  const auto found = std::find_if(states.begin(), states.end(),
                                  [&](const Neighbour& n) { return n.state == state; });
  return found == states.end() ? nullptr : &*found;
}

bool is_offshore(std::string_view activity) {
  return activity == "offshore_island" || activity == "offshore_platform" ||
         activity == "subsea_pipeline";
}

std::vector<LegalRoute> legal_routes(const Site& site,
                                     const std::vector<std::string>& others) {
  std::vector<LegalRoute> routes;
  const auto add = [&](std::string_view activity) {
    for (const RouteRule& rule : rules)
      if (rule.activity == activity)
        routes.push_back({phrase(std::string(rule.instrument)),
                          phrase(std::string(rule.reason)), std::string(rule.status)});
  };
  add(site.activity);
  if (routes.empty()) add("*");
  if (is_offshore(site.activity)) return routes;
  if (!site.state.empty()) add_standing(site.state, routes);
  for (const std::string& state : others) add_standing(state, routes);
  return routes;
}

}  // namespace farreach
