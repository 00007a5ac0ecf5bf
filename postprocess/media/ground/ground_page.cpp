/// The page of a flow over the ground: verdicts, gauges, zones, what follows, runs.
#include <cmath>

#include "models/hazard/flow_field.hpp"
#include "models/hazard/river_field.hpp"
#include "postprocess/media/ground/ground_levels.hpp"
#include "postprocess/media/ground/ground_page.hpp"
#include "postprocess/report/parts.hpp"

namespace farreach {
namespace {

std::string unit(const Story& story, const FlowSeries& s) {
  return "\u00a0" + story.say(s.kind == "line" ? "unit.m3/s" : "unit.m");
}

/// Gauges and lines of the likely run, by arrival.
void tell_gauges(const Story& story, PageContent& page) {
  const auto& say = story.say;
  const Human& human = story.human;
  Table clock, actions;
  actions.head = {{say("flow.place")},
                  {say("actions.text")},
                  {say("actions.limit"), "number"},
                  {say("actions.decider")}};
  actions.note = say("actions.note");
  clock.head = {{say("flow.place")},
                {say("flow.ground"), "number"},
                {say("verdict.arrival"), "number"},
                {say("flow.peak"), "number"},
                {say("flow.peak_time"), "number"}};
  for (const FlowSeries& s : story.outcome.part<FlowField>().series) {
    if (s.member != 0) continue;
    const bool comes = std::isfinite(s.arrival);
    clock.rows.push_back(
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
      actions.rows.push_back(
          {{{s.name, "head"},
            {say("flow.action")},
            {human.duration(s.arrival), "number", human.clock_utc(s.arrival)},
            {say("decider.town")}}});
  }
  clock.note = say("flow.gauges_note");
  if (!clock.rows.empty() || page.clock.empty()) page.clock.push_back(std::move(clock));
  page.actions.push_back(std::move(actions));
}

Table zones_table(const Story& story) {
  const auto& say = story.say;
  const Human& human = story.human;
  Table zones;
  zones.head = {{say("zones.level")},
                {say("zones.distance"), "number"},
                {say("zones.area"), "number"},
                {say("zones.arrival"), "number"}};
  for (const std::size_t k : levels_by_severity(story.outcome))
    for (const LevelReach& reach : story.effects.reaches) {
      if (reach.level != k || !is_ground_level(story.outcome.levels[k])) continue;
      const Level& level = story.outcome.levels[k];
      const TableCell head{level_name(story, level),
                           "head severity-" + std::to_string(number_of(level.severity)),
                           severity_word(story, level)};
      if (!(reach.area > 0)) {
        zones.rows.push_back({{head,
                               {say("zones.none"), "number quiet"},
                               {"—", "number quiet"},
                               {"—", "number quiet"}}});
        continue;
      }
      zones.rows.push_back(
          {{head,
            {human.distance_within(reach.distance, reach.distance_low,
                                   reach.distance_high, reach.range_end),
             "number"},
            {human.area(reach.area), "number"},
            {human.duration(reach.arrival), "number",
             human.clock_utc(reach.arrival)}}});
    }
  zones.note = say("flow.zones_note");
  return zones;
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
  for (const FlowMember& m : story.outcome.part<FlowField>().members)
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

}  // namespace

void tell_ground_verdicts(const Story& story,
                          const std::vector<const BorderVerdict*>& leading,
                          PageContent& page) {
  constexpr std::size_t neighbours_shown = 3;
  const Human& human = story.human;
  if (story.outcome.part<RiverField>().cases.empty())
    page.criteria.push_back({story.say("flow.no_river"), "undecided", ""});
  add_note(page.verdicts, story.say("flow.verdict_note"));
  std::size_t told = 0;
  for (const BorderVerdict* v : leading) {
    if (++told > neighbours_shown && v->verdict == Reached::not_reached) continue;
    page.verdicts.rows.push_back(
        {{{state_name(story, v->state), "head", kind_name(story, v->kind)},
          verdict_badge(story, v->verdict),
          {level_name(story, story.outcome.levels[v->level])},
          {human.with_error(v->distance, v->distance_uncertainty), "number"},
          {human.distance_within(v->reach, v->reach_low, v->reach_high, v->range_end),
           "number"},
          {margin_text(story, *v), "number"},
          arrival_cell(story, v->first_arrival, claim_of(story, *v))},
         word_of(v->verdict)});
  }
}

void tell_ground(const Story& story, PageContent& page) {
  const auto& say = story.say;
  tell_gauges(story, page);
  page.zones.push_back(zones_table(story));
  page.annex_tables.push_back(runs_table(story));
  add_shared_annexes(story, page);
  for (const char* key : {"flow.method.1", "flow.method.2", "flow.method.3"})
    page.method.push_back(say(key));
  page.validation.push_back(say("flow.validation"));
  if (story.outcome.part<FlowField>().series.empty()) return;
  Block charts{"flow-charts", say("flow.charts")};
  charts.items.push_back(
      {.figures = {{"flow-depth-chart", say("flow.chart_depth")},
                   {"flow-discharge-chart", say("flow.chart_discharge")}}});
  page.blocks.push_back(std::move(charts));
}

std::string amount_over_ground(const Story& story, const PlaceFinding& place) {
  const bool depth =
      place.level && story.outcome.levels[*place.level].quantity == quantity::depth;
  return story.human.number(place.peak) + "\u00a0" +
         unit_text(story, depth ? "m" : "m2/s");
}

}  // namespace farreach
