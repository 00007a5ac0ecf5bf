/// Part 1: mode, what may not be overlooked, and what identifies this case.
#include <fmt/format.h>

#include <algorithm>

#include "postprocess/report/parts.hpp"

namespace farreach {
namespace {

std::string site_text(const Story& story) {
  const Site& site = story.outcome.site;
  return story.say(
      "header.site_text",
      {{"name", own_name(story, site.name, site.name_ru, site.name_kk)},
       {"position", fmt::format("{:.4f}, {:.4f}", site.place.lat, site.place.lon)},
       {"error", story.human.distance(site.position_error)}});
}

std::vector<std::string> affected_states(const Story& story) {
  std::vector<std::string> states;
  for (const auto* v : leading_verdicts(story))
    if (v->state != story.outcome.site.state && is_told_of(*v) && concern(story, *v) &&
        std::find(states.begin(), states.end(), v->state) == states.end())
      states.push_back(v->state);
  return states;
}

std::string parties(const Story& story) {
  std::string affected;
  for (const std::string& state : affected_states(story))
    affected += (affected.empty() ? "" : ", ") + state_name(story, state);
  if (affected.empty()) affected = story.say("header.no_affected");
  return story.say("header.parties_text",
                   {{"origin", state_name(story, story.outcome.site.state)},
                    {"affected", affected}});
}

/// The instruments that apply; how each State stands to them is told in the annex.
std::string legal_routes(const Story& story) {
  constexpr std::size_t shown = 2;
  const auto& routes = story.findings.routes;
  std::string text;
  std::size_t told = 0;
  for (const LegalRoute& route : routes) {
    if (told == shown || route.instrument.key == "instrument.standing") break;
    ++told;
    text +=
        (text.empty() ? "" : "; ") +
        story.say(
            "header.route_text",
            {{"instrument", story.voice(route.instrument)},
             {"status", story.say.text_or("status." + route.status, route.status)}});
  }
  if (routes.size() > told)
    text += ". " + story.say("header.more_routes",
                             {{"count", std::to_string(routes.size() - told)}});
  return text;
}

std::string start_text(const Story& story) {
  if (!story.human.has_clock())
    return story.outcome.scenario.start_utc.empty() ? story.say("header.no_start")
                                                    : story.human.start_utc();
  return story.say("header.start_text", {{"utc", story.human.start_utc()},
                                         {"local", story.human.start_local()},
                                         {"offset", story.human.offset()}});
}

void add_alerts(const Story& story, PageContent& page) {
  const Outcome& o = story.outcome;
  if (!o.complete)
    page.alerts.push_back(
        {story.say("alert.incomplete"), "failed", story.say("alert.label")});
  for (const Check& check : o.checks) {
    if (check.passed) continue;
    page.alerts.push_back(
        {story.say("alert.check", {{"name", check_text(story, check.name)},
                                   {"value", story.human.number(check.value)},
                                   {"tolerance", story.human.number(check.tolerance)},
                                   {"detail", check_text(story, check.detail)}}),
         "failed", story.say("alert.label")});
  }
}

}  // namespace

void tell_header(const Story& story, PageContent& page) {
  const auto& say = story.say;
  const Outcome& o = story.outcome;
  const std::string mode = o.scenario.mode == "real" ? "real" : "exercise";
  page.mode_style = mode;
  page.mode_banner = say("mode." + mode);
  page.mode_detail = say("mode." + mode + ".detail");
  add_alerts(story, page);
  page.facts.push_back({say("header.site"), site_text(story)});
  page.facts.push_back({say("header.parties"), parties(story)});
  if (!story.findings.routes.empty())
    page.facts.push_back({say("header.route"), legal_routes(story)});
  page.facts.push_back({say("header.start"), start_text(story)});
  page.facts.push_back(
      {say("header.identity"),
       say("header.identity_text", {{"version", o.provenance.program_version},
                                    {"format", o.provenance.format_version},
                                    {"created", o.provenance.created},
                                    {"file", o.scenario.file_name},
                                    {"print", o.provenance.scenario_fingerprint}})});
}

}  // namespace farreach
