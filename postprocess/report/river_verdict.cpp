/// Verdicts about rivers in words, and the page of a release into a river alone.
#include <algorithm>
#include <cmath>

#include "postprocess/report/parts.hpp"
#include "postprocess/report/river_story.hpp"

namespace farreach {
namespace {

/// The first station at which the river enters or touches that state; null: none.
const RiverStation* border_of(const Outcome& outcome, const BorderVerdict& v) {
  const RiverStation* nearest = nullptr;
  for (const RiverStation& s : outcome.river.stations)
    if (is_crossing(s) && s.to_state == v.state &&
        (!nearest ||
         std::abs(s.distance - v.distance) < std::abs(nearest->distance - v.distance)))
      nearest = &s;
  return nearest;
}

std::string water_of(const Story& story, const BorderVerdict& v) {
  return v.member < story.outcome.river.cases.size() ? water_name(story, v.member)
                                                     : "—";
}

std::string peak_text(const Story& story, const BorderVerdict& v) {
  if (!std::isfinite(v.peak)) return "";
  const double scale = v.peak_unit == "mg/L" ? 1e-3 : 1;  // else kg/m3
  return story.human.water(v.peak * scale);
}

std::string extent_of(const Story& story, const BorderVerdict& v) {
  if (!(v.reach > 0)) return "";
  return " " + story.say("headline.river.extent",
                         {{"reach", story.human.distance_range(v.reach, v.reach_low,
                                                               v.reach_high)}});
}

void tell_verdict_table(const Story& story, PageContent& page) {
  const auto& say = story.say;
  page.verdicts.head = {{say("verdict.neighbour")},
                        {say("verdict.word")},
                        {say("verdict.level")},
                        {say("river.distance"), "number"},
                        {say("verdict.reach"), "number"},
                        {say("verdict.margin"), "number"},
                        {say("verdict.arrival"), "number"}};
  page.verdicts.note = say("river.verdict_note");
  for (const BorderVerdict* v : leading_verdicts(story))
    page.verdicts.rows.push_back(river_verdict_row(story, *v));
}

Table given_facts(const Story& story) {
  Table table{story.say("flow.facts"),
              {{story.say("flow.quantity")}, {story.say("flow.value"), "number"}},
              {}};
  for (const SourceFact& fact : story.outcome.source_facts)
    table.rows.push_back(
        {{{fact_name(story, fact.name), "head"}, {fact_value(story, fact), "number"}}});
  return table;
}

Table checks_table(const Story& story) {
  Table table{story.say("flow.checks"),
              {{story.say("flow.quantity")},
               {story.say("flow.value"), "number"},
               {story.say("flow.tolerance"), "number"}},
              {}};
  for (const Check& check : story.outcome.checks)
    table.rows.push_back({{{story.say.name("check", check.name), "head",
                            story.say.name("check", check.detail)},
                           {story.human.number(check.value), "number"},
                           {story.human.number(check.tolerance), "number"}}});
  return table;
}

}  // namespace

std::string river_headline(const Story& story, const BorderVerdict& v) {
  const auto& say = story.say;
  const Level& level = story.outcome.levels[v.level];
  const std::string key = verdict_key(v.verdict);
  const bool timed =
      std::isfinite(v.first_arrival) && v.verdict != Reached::not_reached;
  const std::string peak = peak_text(story, v);
  const bool by_flow = !story.outcome.flow.members.empty();
  std::string text = say(
      "headline.river." + key,
      {{"state", state_name(story, v.state)},
       {"river", by_flow ? river_name(story) + "; " + say("headline.river.from_entry")
                         : river_name(story)},
       {"distance", story.human.with_error(v.distance, v.distance_uncertainty)},
       {"word", severity_word(story, level)},
       {"level", level_name(story, level) + ", " + level_value(story, level)},
       {"when", timed ? " " + say("headline.river.when",
                                  {{"time", story.human.duration(v.first_arrival)}})
                      : ""}});
  if (!peak.empty())
    text += " " +
            say("headline.river.peak", {{"peak", peak}, {"water", water_of(story, v)}});
  return text + extent_of(story, v);
}

Row river_verdict_row(const Story& story, const BorderVerdict& v) {
  const Human& human = story.human;
  const Level& level = story.outcome.levels[v.level];
  const RiverStation* at = border_of(story.outcome, v);
  const std::string peak = peak_text(story, v);
  const bool extends = v.reach > 0 && std::isfinite(v.reach);
  return {
      {{state_name(story, v.state), "head",
        kind_name(story, "river") +
            (at ? ": " + station_name(story, *at) : std::string())},
       verdict_badge(story, v.verdict),
       {level_name(story, level), "",
        severity_word(story, level) + ", " + level_value(story, level) +
            (peak.empty() ? "" : "; " + story.say("river.there", {{"peak", peak}}))},
       {human.with_error(v.distance, v.distance_uncertainty), "number"},
       {extends ? human.distance_range(v.reach, v.reach_low, v.reach_high) : "—",
        "number"},
       {extends ? human.with_error(v.margin, v.margin_uncertainty) : "—", "number"},
       arrival_cell(story, v.first_arrival, claim_of(story, v))},
      verdict_key(v.verdict)};
}

void tell_river_alone(const Story& story, PageContent& page) {
  const auto& say = story.say;
  const BorderVerdict* v = leading_verdict(story.outcome, story.findings.verdicts);
  page.headline_style = verdict_key(v ? v->verdict : Reached::undecided);
  page.headline = v ? river_headline(story, *v) : say("river.no_verdict");
  tell_verdict_table(story, page);
  add_criteria(story, page);
  page.actions.head = {{say("flow.place")},
                       {say("actions.text")},
                       {say("actions.limit"), "number"},
                       {say("actions.decider")}};
  page.actions.note = say("actions.note");
  page.response = response_text(story);
  page.annex_tables = {given_facts(story), checks_table(story)};
  for (const BorderVerdict& verdict : story.findings.verdicts)
    page.reasons.push_back({state_name(story, verdict.state) + ": " + verdict.reason});
  page.attributions = story.outcome.geography.attributions;
}

}  // namespace farreach
