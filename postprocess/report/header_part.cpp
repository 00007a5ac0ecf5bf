/// Part 1: mode, what may not be overlooked, and what identifies this case.
#include <fmt/format.h>

#include <algorithm>

#include "postprocess/report/parts.hpp"

namespace farreach {
namespace {

std::string own_name(const Story& story, const Site& site) {
  const std::string& language = story.say.language();
  if (language == "ru" && !site.name_ru.empty()) return site.name_ru;
  if (language == "kk" && !site.name_kk.empty()) return site.name_kk;
  return site.name;
}

std::string site_text(const Story& story) {
  const Site& site = story.outcome.site;
  return story.say(
      "header.site_text",
      {{"name", own_name(story, site)},
       {"position", fmt::format("{:.4f}, {:.4f}", site.place.lat, site.place.lon)},
       {"error", story.human.distance(site.position_error)},
       {"quality", site.position_quality}});
}

std::string parties(const Story& story) {
  const std::string origin = story.outcome.site.state;
  std::string affected;
  for (const auto* v : decisive_verdicts(story.findings, story.outcome)) {
    if (v->state == origin) continue;
    if (!concerns(*v, story.outcome) && v->verdict != Reached::reached) continue;
    const std::string name = state_name(story, v->state);
    if (affected.find(name) != std::string::npos) continue;
    affected += (affected.empty() ? "" : ", ") + name;
  }
  if (affected.empty()) affected = story.say("header.no_affected");
  return story.say("header.parties_text",
                   {{"origin", state_name(story, origin)}, {"affected", affected}});
}

/// The first routes; all of them stand in the annex with their reasons.
std::string legal_routes(const Story& story) {
  constexpr std::size_t shown = 3;
  const auto& routes = story.findings.routes;
  std::string text;
  for (std::size_t i = 0; i < std::min(shown, routes.size()); ++i) {
    const std::string& status = routes[i].status;
    text += (text.empty() ? "" : "; ") +
            story.say("header.route_text",
                      {{"instrument", routes[i].instrument},
                       {"status", story.say.text_or("status." + status, status)}});
  }
  if (routes.size() > shown)
    text += "; " + story.say("header.more_routes",
                             {{"count", std::to_string(routes.size() - shown)}});
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
        {story.say("alert.check", {{"name", check.name},
                                   {"value", story.human.number(check.value)},
                                   {"tolerance", story.human.number(check.tolerance)},
                                   {"detail", check.detail}}),
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
