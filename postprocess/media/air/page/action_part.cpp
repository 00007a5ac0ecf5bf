/// Part 5: what follows from the numbers for each sector: around the site, in towns,
/// across borders. Suggestions only: distances and times computed, no doctrine.
#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "postprocess/media/air/page/air_parts.hpp"
#include "postprocess/media/air/page/air_story.hpp"

namespace farreach {
namespace {

constexpr std::size_t rows_at_most = 5;

/// The gas is everywhere inside sooner than at the edge, so the edge is no time limit.
std::string edge_time(const Story& story, const LevelReach& reach) {
  const std::string clock = story.human.clock_utc(reach.arrival);
  return story.say("actions.edge", {{"time", story.human.duration(reach.arrival)}}) +
         (clock.empty() ? "" : ", " + clock);
}

Row zone_action(const Story& story, const LevelReach& reach) {
  const Level& level = story.outcome.levels[reach.level];
  const Human& human = story.human;
  return {
      {{story.say("actions.around",
                  {{"distance", extent_cell(story, reach.level).text}}),
        "head"},
       {story.say("actions.zone_text", {{"level", level_name(story, level)},
                                        {"word", severity_word(story, level)},
                                        {"duration", human.duration(reach.duration)}}),
        ""},
       {story.say("actions.at_once"), "number", edge_time(story, reach)},
       {story.say("decider.site"), ""}}};
}

/// One row per severity: the level of it that reaches farthest.
void add_zone_actions(const Story& story, Table& table) {
  std::map<Severity, const LevelReach*, std::greater<>> farthest;
  for (std::size_t i = 0; i < story.outcome.levels.size(); ++i) {
    if (!is_air_level(story.outcome.levels[i])) continue;
    const LevelReach* reach = worst_reach(story.effects, i);
    const Severity severity = story.outcome.levels[i].severity;
    if (severity < Severity::disabling || !reach || !(reach->distance > 0)) continue;
    const LevelReach*& best = farthest[severity];
    if (!best || reach->distance > best->distance) best = reach;
  }
  for (const auto& [severity, reach] : farthest)
    table.rows.push_back(zone_action(story, *reach));
}

void add_border_actions(const Story& story, Table& table) {
  for (const auto* leading : leading_verdicts(story)) {
    const BorderVerdict* v = concern(story, *leading);
    if (!v || !is_told_of(*v) || v->state == story.outcome.site.state) continue;
    table.rows.push_back(
        {{{state_name(story, v->state), "head", kind_name(story, v->kind)},
          {story.say("actions.border_text",
                     {{"level", level_name(story, story.outcome.levels[v->level])},
                      {"verdict", story.say("verdict." + word_of(v->verdict))},
                      {"wind", story.human.compass(v->worst_wind_from)}}),
           ""},
          arrival_cell(story, v->first_arrival, claim_of(story, *v)),
          {story.say("decider.authority"), ""}}});
  }
}

}  // namespace

std::string response_text(const Story& story) {
  const std::string& level = story.findings.response_level;
  if (level.empty()) return "";
  return story.say("actions.response",
                   {{"level", story.say.text_or("response." + level, level)},
                    {"reason", story.voice(story.findings.response_reason)}});
}

void tell_actions(const Story& story, PageContent& page) {
  const auto& say = story.say;
  Table table;
  table.head = {{say("actions.sector")},
                {say("actions.text")},
                {say("actions.limit"), "number"},
                {say("actions.decider")}};
  add_border_actions(story, table);
  add_zone_actions(story, table);
  if (table.rows.empty())
    table.rows.push_back(
        {{{say("actions.none_sector"), "head"}, {say("actions.none")}, {"—"}, {"—"}}});
  if (table.rows.size() > rows_at_most) {
    Table rest = table;
    rest.caption = say("annex.more_actions");
    rest.rows.erase(rest.rows.begin(),
                    rest.rows.begin() + static_cast<std::ptrdiff_t>(rows_at_most));
    table.rows.resize(rows_at_most);
    page.annex_tables.push_back(rest);
  }
  table.note = say("actions.note");
  page.actions.push_back(std::move(table));
}

}  // namespace farreach
