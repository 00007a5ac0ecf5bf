/// The page of a flow over the ground: verdicts, gauges, zones, what follows, runs.
#include <cmath>

#include "postprocess/effects/ground.hpp"
#include "postprocess/report/parts.hpp"
#include "postprocess/report/river_story.hpp"

namespace farreach {
namespace {

/// How far the level extends; by its low end alone where the high one is not known.
std::string extent_of(const Story& story, const BorderVerdict& v) {
  const Human& human = story.human;
  if (std::isfinite(v.reach_high) || std::isfinite(v.range_end))
    return story.say("flow.extent",
                     {{"reach", human.distance_within(v.reach, v.reach_low,
                                                      v.reach_high, v.range_end)}});
  if (!(v.reach_low > 0)) return story.say("flow.extent_open");
  return story.say("flow.extent_over", {{"reach", human.distance(v.reach_low)}});
}

/// "REACHED after 12 min", in whole sentences, and how far the level extends.
std::string headline_of(const Story& story, const BorderVerdict& v) {
  const Level& level = story.outcome.levels[v.level];
  const std::string key = verdict_key(v.verdict);
  const bool timed =
      std::isfinite(v.first_arrival) && v.verdict != Reached::not_reached;
  return story.say(
             "headline." + key,
             {{"state", state_name(story, v.state)},
              {"distance", story.human.with_error(v.distance, v.distance_uncertainty)},
              {"word", severity_word(story, level)},
              {"level", level_name(story, level)},
              {"when",
               timed
                   ? " " + story.say("headline.when_" + key,
                                     {{"time", story.human.duration(v.first_arrival)}})
                   : ""}}) +
         " " + extent_of(story, v);
}

void tell_verdict_rows(const Story& story, PageContent& page) {
  const auto& say = story.say;
  const Human& human = story.human;
  page.verdicts.head = {{say("verdict.neighbour")},
                        {say("verdict.word")},
                        {say("verdict.level")},
                        {say("verdict.distance"), "number"},
                        {say("verdict.reach"), "number"},
                        {say("verdict.margin"), "number"},
                        {say("verdict.arrival"), "number"}};
  page.verdicts.note = say("flow.verdict_note");
  if (has_river(story.outcome)) page.verdicts.note += " " + say("river.verdict_note");
  std::size_t on_ground = 0;
  for (const auto* v : leading_verdicts(story)) {
    if (v->kind == "river") {
      page.verdicts.rows.push_back(river_verdict_row(story, *v));
      continue;
    }
    if (++on_ground > 3 && v->verdict != Reached::reached) continue;
    page.verdicts.rows.push_back(
        {{{state_name(story, v->state), "head", kind_name(story, v->kind)},
          verdict_badge(story, v->verdict),
          {level_name(story, story.outcome.levels[v->level])},
          {human.with_error(v->distance, v->distance_uncertainty), "number"},
          {human.distance_within(v->reach, v->reach_low, v->reach_high, v->range_end),
           "number"},
          {margin_text(story, *v), "number"},
          arrival_cell(story, v->first_arrival, claim_of(story, *v))},
         verdict_key(v->verdict)});
  }
}

/// The verdict that leads, then the leading one of the other way, over land or by
/// river.
void tell_headlines(const Story& story, PageContent& page) {
  std::vector<BorderVerdict> over_land, by_river;
  for (const BorderVerdict& v : story.findings.verdicts)
    (v.kind == "river" ? by_river : over_land).push_back(v);
  const BorderVerdict* v = leading_verdict(story.outcome, story.findings.verdicts);
  const BorderVerdict* land = leading_verdict(story.outcome, over_land);
  const BorderVerdict* river = leading_verdict(story.outcome, by_river);
  page.headline_style = verdict_key(v ? v->verdict : Reached::undecided);
  const bool river_leads = v && v->kind == "river";
  page.headline = !v            ? story.say("flow.no_verdict")
                  : river_leads ? river_headline(story, *v)
                                : headline_of(story, *v);
  if (river_leads && land)
    page.headline_more = story.say("flow.over_land") + " " + headline_of(story, *land);
  else if (!river_leads && river)
    page.headline_more =
        story.say("flow.by_river") + " " + river_headline(story, *river);
  const bool bounded = land && land->reason_key == "bounded";
  if (bounded || runs_on(story.outcome))
    page.headline_more += (page.headline_more.empty() ? "" : " ") +
                          story.say(bounded ? "flow.bounded" : "flow.runs_on");
}

void tell_ground_verdicts(const Story& story, PageContent& page) {
  tell_headlines(story, page);
  if (story.outcome.flow.analytic_terrain)
    page.criteria.push_back({story.say("flow.analytic"), "undecided", ""});
  if (!has_river(story.outcome))
    page.criteria.push_back({story.say("flow.no_river"), "undecided", ""});
  add_criteria(story, page);
  tell_verdict_rows(story, page);
}

std::string unit(const Story& story, const FlowSeries& s) {
  return "\u00a0" + story.say(s.kind == "line" ? "unit.m3/s" : "unit.m");
}

/// Gauges and lines of the likely run, by arrival.
void tell_gauges(const Story& story, PageContent& page) {
  const auto& say = story.say;
  const Human& human = story.human;
  page.clock.head = {{say("flow.place")},
                     {say("flow.ground"), "number"},
                     {say("verdict.arrival"), "number"},
                     {say("flow.peak"), "number"},
                     {say("flow.peak_time"), "number"}};
  for (const FlowSeries& s : story.outcome.flow.series) {
    if (s.member != 0) continue;
    const bool comes = std::isfinite(s.arrival);
    page.clock.rows.push_back(
        {{{s.name, "head", say(s.kind == "line" ? "flow.line" : "flow.gauge")},
          {std::isfinite(s.bed)
               ? human.given(std::round(10 * s.bed) / 10) + "\u00a0" + say("unit.m")
               : "—",
           "number"},
          {comes ? human.duration(s.arrival) : say("clock.never"), "number",
           human.clock_utc(s.arrival)},
          {comes ? human.number(std::abs(s.peak), 3) + unit(story, s) : "—", "number"},
          {human.duration(s.peak_time), "number", human.clock_utc(s.peak_time)}}});
    if (comes)
      page.actions.rows.push_back(
          {{{s.name, "head"},
            {say("flow.action")},
            {human.duration(s.arrival), "number", human.clock_utc(s.arrival)},
            {say("decider.town")}}});
  }
  page.clock.note = say("flow.gauges_note");
}

void tell_ground_zones(const Story& story, PageContent& page) {
  const auto& say = story.say;
  const Human& human = story.human;
  page.zones.head = {{say("zones.level")},
                     {say("zones.distance"), "number"},
                     {say("zones.area"), "number"},
                     {say("zones.arrival"), "number"}};
  for (const std::size_t k : levels_by_severity(story.outcome))
    for (const LevelReach& reach : story.effects.reaches) {
      if (reach.level != k) continue;
      const Level& level = story.outcome.levels[k];
      const TableCell head{level_name(story, level),
                           "head severity-" + std::to_string(level.severity),
                           severity_word(story, level)};
      if (!(reach.area > 0)) {
        page.zones.rows.push_back({{head,
                                    {say("zones.none"), "number quiet"},
                                    {"—", "number quiet"},
                                    {"—", "number quiet"}}});
        continue;
      }
      page.zones.rows.push_back(
          {{head,
            {human.distance_within(reach.distance, reach.distance_low,
                                   reach.distance_high, reach.range_end),
             "number"},
            {human.area(reach.area), "number"},
            {human.duration(reach.arrival), "number",
             human.clock_utc(reach.arrival)}}});
    }
  page.zones.note = say("flow.zones_note");
}

std::string inputs_of(const Story& story, const FlowMember& m) {
  std::string text;
  for (const SourceFact& fact : m.inputs)
    text += (text.empty() ? "" : "; ") + fact_name(story, fact.name) + " " +
            fact_value(story, fact);
  return text;
}

Table runs_table(const Story& story) {
  const auto& say = story.say;
  const Human& human = story.human;
  Table table{say("flow.runs"),
              {{say("flow.run")},
               {say("flow.share"), "number"},
               {say("flow.run_out"), "number"},
               {say("flow.run_out_time"), "number"},
               {say("flow.stopped")},
               {say("flow.left"), "number"}},
              {}};
  for (const FlowMember& m : story.outcome.flow.members)
    table.rows.push_back(
        {{{story.say.name("run", m.name), "head", inputs_of(story, m)},
          {human.percent(m.weight), "number"},
          {human.distance(m.run_out), "number"},
          {human.duration(m.run_out_time), "number"},
          {say(m.stopped ? "flow.yes" : "flow.no")},
          {human.number(m.left_raster + m.into_river) + "\u00a0" + say("unit.m3"),
           "number"}}});
  return table;
}

Table facts_table(const Story& story) {
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

void tell_ground(const Story& story, PageContent& page) {
  const auto& say = story.say;
  tell_ground_verdicts(story, page);
  page.actions.head = {{say("flow.place")},
                       {say("actions.text")},
                       {say("actions.limit"), "number"},
                       {say("actions.decider")}};
  tell_gauges(story, page);
  tell_ground_zones(story, page);
  page.actions.note = say("actions.note");
  page.response = response_text(story);
  page.annex_tables = {runs_table(story), facts_table(story), checks_table(story)};
  for (const char* key : {"flow.method.1", "flow.method.2", "flow.method.3"})
    page.method.push_back(say(key));
  page.validation.push_back(say("flow.validation"));
  for (const BorderVerdict& v : story.findings.verdicts)
    page.reasons.push_back({state_name(story, v.state) + ": " + v.reason});
  page.attributions = story.outcome.geography.attributions;
  page.head_charts = say("flow.charts");
  page.chart_time = say("flow.chart_depth");
  page.chart_distance = say("flow.chart_discharge");
}

}  // namespace farreach
