/// The numbers of a page, and of its summary, by what they are of: every cell that says
/// which quantity, of which place, of which level it tells.
#pragma once

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace farreach::testing {

/// By claim, "arrival|receptor 3|aegl2|H2S", the different texts that stand for it.
inline std::map<std::string, std::set<std::string>> page_claims(
    const std::string& page) {
  const std::string mark = "data-claim=\"", open = "<span>", close = "</span>";
  std::map<std::string, std::set<std::string>> claims;
  for (auto at = page.find(mark); at != page.npos; at = page.find(mark, at)) {
    at += mark.size();
    const std::string claim = page.substr(at, page.find('"', at) - at);
    const auto first = page.find(open, at) + open.size();
    claims[claim].insert(page.substr(first, page.find(close, first) - first));
  }
  return claims;
}

/// Claims with more than one text, one a line; empty: the page agrees with itself.
inline std::string contradictions(const std::string& page) {
  std::string found;
  for (const auto& [claim, texts] : page_claims(page)) {
    if (texts.size() < 2) continue;
    found += claim + ":";
    for (const std::string& text : texts) found += " \"" + text + '"';
    found += '\n';
  }
  return found;
}

/// Numbers of a summary that cannot hold together; empty: none.
///   margin = distance - reach, of a plume in whatever direction
///   the reach of a verdict is that of its level
///   nothing comes to a place beyond a border before it comes to the border
inline std::string disagreements(const nlohmann::json& summary) {
  std::string found;
  const auto finite = [](const nlohmann::json& v) { return v.is_number(); };
  const auto name = [](const nlohmann::json& v) {
    return v.at("state").get<std::string>() + ' ' + v.at("kind").get<std::string>() +
           ' ' + v.at("level").get<std::string>();
  };
  for (const auto& v : summary.at("verdicts")) {
    if (v.at("kind") == "river") continue;
    const auto& distance = v.at("distance_m");
    const auto& reach = v.at("reach_m");
    const auto& margin = v.at("margin");
    const bool plume = v.at("model") == "plume" && !v.at("directed").get<bool>() &&
                       !summary.at("extents").empty();
    if (plume && finite(reach) && finite(margin) &&
        std::abs(distance.get<double>() - reach.get<double>() - margin.get<double>()) >
            1)
      found += "margin of " + name(v) + '\n';
    for (const auto& e : summary.at("extents"))
      if (e.at("level") == v.at("level") && finite(reach) && reach != e.at("reach_m"))
        found += "reach of " + name(v) + '\n';
    const auto& first = v.at("first_arrival_s");
    if (v.at("kind") != "land" || !finite(first)) continue;
    for (const auto& p : summary.at("places"))
      if (p.at("state") == v.at("state") && p.at("level") == v.at("level") &&
          p.at("model") != "river" && finite(p.at("arrival_s")) &&
          p.at("arrival_s") < first)
        found +=
            p.at("name").get<std::string>() + " before the border of " + name(v) + '\n';
  }
  return found;
}

}  // namespace farreach::testing
