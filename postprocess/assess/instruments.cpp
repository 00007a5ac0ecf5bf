#include "postprocess/assess/instruments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace farreach {
namespace {

constexpr std::string_view convention =
    "Convention on the Transboundary Effects of Industrial Accidents (Helsinki, 1992; "
    "text as amended in 2015)";
constexpr std::string_view astrakhan =
    "Agreement on cooperation in emergencies in the Caspian Sea (Astrakhan, 29 Sep "
    "2014)";
constexpr std::string_view tehran =
    "Tehran Convention, Aktau Protocol on oil pollution incidents (in force July 2016)";
constexpr std::string_view aktau =
    "Convention on the Legal Status of the Caspian Sea (Aktau, 12 Aug 2018)";

constexpr std::string_view plant_reason =
    "An activity on land is inside the scope when its quantities reach Annex I (H2S: "
    "20 "
    "t in the text of 2014) and its effects can cross the border, natural triggers "
    "included (article 2(1)).";
constexpr std::string_view marine_reason =
    "Outside the scope: article 2(2)(f) excludes activities in the marine environment, "
    "article 2(2)(g) spills at sea.";
constexpr std::string_view astrakhan_reason =
    "A toxic cloud from the sea: man-made emergencies in the Caspian Sea and its "
    "coastal zone, five governments. Title, parties and preamble were read, the "
    "articles on notification were not.";
constexpr std::string_view tehran_reason =
    "Oil that comes with the gas: incidents from ships, pipelines, platforms and "
    "wells; "
    "the reporting thresholds were not read.";
constexpr std::string_view aktau_reason =
    "Where the border at sea is: territorial waters up to 15 nautical miles; signed, "
    "not in force on 15 Dec 2025. The sectors used here are computed equidistance "
    "lines, not the treaty lines.";

constexpr std::array rules{
    RouteRule{"onshore_plant", convention, plant_reason, "seen"},
    RouteRule{"storage", convention, plant_reason, "seen"},
    RouteRule{
        "well", convention,
        "A well on land is taken as part of a hazardous activity on land when the "
        "quantities reach Annex I (article 2(1)); whether a well alone is one was "
        "not read.",
        "provisional"},
    RouteRule{"pipeline", convention,
              "Within a plant a pipeline is part of it. Off site article 2(2)(d) "
              "excludes transport on land except the emergency response to it; whether "
              "that means pipelines is debated.",
              "provisional"},
    RouteRule{"pipeline", "UNECE safety guidelines and good practices for pipelines",
              "Recommended for pipelines that can have transboundary effects; not "
              "binding. At the crossing the distance to the border is zero.",
              "provisional"},
    RouteRule{"offshore_island", convention, marine_reason, "seen"},
    RouteRule{"offshore_island", astrakhan, astrakhan_reason, "seen"},
    RouteRule{"offshore_island", tehran, tehran_reason, "seen"},
    RouteRule{"offshore_island", aktau, aktau_reason, "seen"},
    RouteRule{"offshore_platform", convention, marine_reason, "seen"},
    RouteRule{"offshore_platform", astrakhan, astrakhan_reason, "seen"},
    RouteRule{"offshore_platform", tehran, tehran_reason, "seen"},
    RouteRule{"offshore_platform", aktau, aktau_reason, "seen"},
    RouteRule{"subsea_pipeline", convention, marine_reason, "seen"},
    RouteRule{"subsea_pipeline", astrakhan, astrakhan_reason, "seen"},
    RouteRule{"subsea_pipeline", tehran, tehran_reason, "seen"},
    RouteRule{"subsea_pipeline", aktau, aktau_reason, "seen"},
    RouteRule{"tailings_dam", convention,
              "A tailings facility is a hazardous activity itself when it meets the "
              "definition; effects of uranium tailings other than chemical ones are "
              "excluded by article 2(2)(a).",
              "seen"},
    RouteRule{"tailings_dam",
              "Convention on the Protection and Use of Transboundary Watercourses and "
              "International Lakes; agreements on shared rivers",
              "Matter that enters a transboundary water.", "seen"},
    RouteRule{
        "water_dam", convention,
        "Excluded by article 2(2)(c), except effects of industrial accidents that "
        "a dam failure causes.",
        "seen"},
    RouteRule{"water_dam",
              "Convention on the Protection and Use of Transboundary Watercourses and "
              "International Lakes; agreements on shared rivers",
              "Water that crosses a border.", "provisional"},
    RouteRule{"*", "not determined",
              "No rule is known for this activity; state one of those known.",
              "provisional"},
};

// Standing: Kazakhstan acceded by law 91-II of 23 Oct 2000 and was in September 2018
// the only Party in Central Asia (UNECE); later accessions were not read.
constexpr std::string_view not_in_2018 =
    "not a Party in September 2018; a later accession was not read: check";
constexpr std::array states{
    Neighbour{"KAZ", "Kazakhstan", "Party (law 91-II of 23 Oct 2000)", "seen"},
    Neighbour{"RUS", "Russia", "Party", "provisional"},
    Neighbour{"AZE", "Azerbaijan", "Party", "provisional"},
    Neighbour{"UZB", "Uzbekistan", not_in_2018, "provisional"},
    Neighbour{"KGZ", "Kyrgyzstan", not_in_2018, "provisional"},
    Neighbour{"TKM", "Turkmenistan", not_in_2018, "provisional"},
    Neighbour{"TJK", "Tajikistan", not_in_2018, "provisional"},
    Neighbour{"CHN", "China", "not a member State of UNECE: bilateral agreements only",
              "provisional"},
    Neighbour{"HUN", "Hungary", "Party", "provisional"},
    Neighbour{"ROU", "Romania", "Party", "provisional"},
    Neighbour{"SRB", "Serbia", "Party", "provisional"},
    Neighbour{"IRN", "Iran",
              "not a member State of UNECE; Tehran Convention and Aktau Protocol",
              "provisional"},
};

void add_standing(const std::string& state, std::vector<LegalRoute>& routes) {
  const Neighbour* known = find_neighbour(state);
  if (!known) {
    routes.push_back({state + " under the Industrial Accidents Convention",
                      "standing unknown", "provisional"});
    return;
  }
  routes.push_back(
      {fmt::format("{} under the Industrial Accidents Convention", known->name),
       std::string(known->party), std::string(known->status)});
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
        routes.push_back({std::string(rule.instrument), std::string(rule.reason),
                          std::string(rule.status)});
  };
  add(site.activity);
  if (routes.empty()) add("*");
  if (is_offshore(site.activity)) return routes;
  if (!site.state.empty()) add_standing(site.state, routes);
  for (const std::string& state : others) add_standing(state, routes);
  return routes;
}

}  // namespace farreach
