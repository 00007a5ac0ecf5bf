#include "tests/scan/claims.hpp"

#include <fmt/format.h>

#include <optional>

namespace farreach::scan {
namespace {

std::optional<double> number(const Json& in, const char* key) {
  const auto found = in.find(key);
  if (found == in.end() || !found->is_number()) return {};
  return found->get<double>();
}

std::string text(const Json& in, const char* key) {
  const auto found = in.find(key);
  return found != in.end() && found->is_string() ? found->get<std::string>() : "";
}

bool is_flow(const Json& summary) {
  return summary.contains("flow") && summary["flow"].is_object();
}

bool is_far(const Json& verdict) {
  return text(verdict, "model") == "far_field";
}

/// Whether a plume was looked at in one direction of the wind alone.
bool has_wind_direction(const Json& summary, const std::string& weather) {
  for (const Json& w : summary["weathers"])
    if (text(w, "name") == weather) return number(w, "wind_from_deg").has_value();
  return false;
}

std::string words(const Json& v) {
  return fmt::format("{} ({}) {} by {}: {}", text(v, "state"), text(v, "kind"),
                     text(v, "verdict"), text(v, "level"), text(v, "reason"));
}

bool same_question(const Json& a, const Json& b) {
  for (const char* key : {"state", "kind", "level", "level_key"})
    if (a.at(key) != b.at(key)) return false;
  return true;
}

bool is_plume(const Json& summary, const Json& v) {
  return text(v, "kind") != "river" && !is_flow(summary) && !is_far(v);
}

/// Whether the level is met at the neighbour by the best estimate alone.
bool best_estimate_meets(const Json& summary, const Json& v) {
  if (text(v, "verdict") == "reached") return true;
  if (is_far(v)) return number(v, "probability").value_or(0) > 0;
  const auto reach = number(v, "reach_m"), distance = number(v, "distance_m");
  if (!reach || !distance) return false;
  if (text(v, "kind") == "river") return *reach >= *distance;
  if (is_flow(summary)) return number(v, "peak").has_value();
  if (v.value("directed", false)) return number(v, "margin").value_or(1) < 0;
  return !has_wind_direction(summary, text(v, "weather")) && *reach >= *distance;
}

/// What of one verdict "not reached" its own summary contradicts; empty: nothing.
std::string against_not_reached(const Json& summary, const Json& v) {
  if (!summary.value("complete", false) || !summary.value("all_checks_passed", false))
    return "the run is not to be trusted";
  if (number(v, "deciding_horizon_s")) return "a longer horizon would decide it";
  if (text(v, "favourable_verdict") == "reached") return "the best case reaches it";
  if (is_far(v))
    return number(v, "probability").value_or(0) > 0 ? "its probability is above 0" : "";
  const auto near = number(v, "distance_m"),
             error = number(v, "distance_uncertainty_m");
  if (!near || !error) return "the distance is not known";
  // Where it goes elsewhere, by the wind or down a river, the reach decides nothing.
  const std::string key = text(v, "reason_key");
  if (v.value("directed", false) || key == "other_direction" || key == "led_away")
    return "";
  const auto high = number(v, "reach_high_m");
  if (!high) {  // beyond what was followed: a bound stands in the margin alone
    const auto margin = number(v, "margin"), spread = number(v, "margin_uncertainty");
    const bool bounded = margin && spread && *margin > *spread;
    return bounded ? "" : "the high end of the reach is not bounded";
  }
  if (text(v, "kind") == "river" ? *high > *near + *error : *high >= *near - *error)
    return "the high end of the reach lies beyond the border";
  if (!is_plume(summary, v)) return "";
  for (const Json& level : summary["levels"])
    if (text(level, "name") == text(v, "level"))
      for (const Json& r : level["by_weather"])
        if (number(r, "distance_m").value_or(0) >= *near &&
            !has_wind_direction(summary, text(r, "weather")))
          return "in weather " + text(r, "weather") + " it reaches so far";
  return "";
}

std::string against_reached(const Json& summary, const Json& v) {
  if (is_far(v))
    return number(v, "probability").value_or(1) > 0 ? "" : "its probability is 0";
  if (!is_plume(summary, v) || v.value("directed", false)) return "";
  const auto low = number(v, "reach_low_m"), near = number(v, "distance_m"),
             error = number(v, "distance_uncertainty_m");
  if (!low || !near || !error) return "no band or no distance is known";
  return *low < *near + *error ? "the low end of the reach lies before the border" : "";
}

void compare_places(const Json& claimed, const Json& other,
                    std::vector<std::string>& found) {
  for (const Json& p : claimed["places"]) {
    if (text(p, "verdict") != "not_reached") continue;
    for (const Json& q : other["places"])
      if (p["name"] == q["name"] && p["kind"] == q["kind"] &&
          p["state"] == q["state"] && text(q, "verdict") == "reached")
        found.push_back(fmt::format("{}: not reached, then reached by {}",
                                    text(p, "name"), text(q, "level")));
  }
}

}  // namespace

Tally tally_of(const Json& summary) {
  Tally tally;
  for (const Json& v : summary["verdicts"]) {
    const std::string verdict = text(v, "verdict");
    ++(verdict == "reached"       ? tally.reached
       : verdict == "not_reached" ? tally.not_reached
                                  : tally.undecided);
  }
  return tally;
}

std::vector<std::string> contradictions(const Json& claimed, const Json& other) {
  std::vector<std::string> found;
  for (const Json& v : claimed["verdicts"]) {
    if (text(v, "verdict") != "not_reached") continue;
    for (const Json& w : other["verdicts"])
      if (same_question(v, w) && best_estimate_meets(other, w))
        found.push_back(words(v) + "\n    but " + words(w));
  }
  compare_places(claimed, other, found);
  return found;
}

std::vector<std::string> within_itself(const Json& summary) {
  std::vector<std::string> found;
  for (const Json& v : summary["verdicts"]) {
    const std::string verdict = text(v, "verdict");
    const std::string fault = verdict == "not_reached" ? against_not_reached(summary, v)
                              : verdict == "reached"   ? against_reached(summary, v)
                                                       : "";
    if (!fault.empty()) found.push_back(fault + ": " + words(v));
  }
  return found;
}

}  // namespace farreach::scan
