/// Part 4: how far each level reaches in the worst weather; all weathers go to the
/// annex.
#include <cmath>

#include "postprocess/report/parts.hpp"

namespace farreach {
namespace {

/// "H₂S, SO₂"
std::string shown_substances(const Story& story) {
  std::string text;
  for (const Level& level : story.outcome.levels) {
    const std::string name = formula(level.substance);
    if (text.find(name) == std::string::npos) text += (text.empty() ? "" : ", ") + name;
  }
  return text;
}

std::vector<TableCell> zone_head(const Story& story) {
  const auto& say = story.say;
  return {{say("zones.level"), "", shown_substances(story)},
          {say("zones.distance"), "number"},
          {say("zones.area"), "number"},
          {say("zones.arrival"), "number"},
          {say("zones.duration"), "number"},
          {say("zones.weather")}};
}

/// "41 ppm, mean over 10 min": value and mean that decided; a lethality is no mean.
std::string compared(const Story& story, Level level, const LevelReach* reach) {
  if (level.quantity == "lethality") return level_value(story, level);
  double time = level.averaging_time;
  if (reach && reach->averaging_time > 0 && reach->value > 0) {
    time = reach->averaging_time;
    level.shown_value *= reach->value / level.value;
  }
  return level_value(story, level) + ", " +
         story.say("zones.mean", {{"time", story.human.duration(time)}});
}

Row zone_row(const Story& story, std::size_t index, const LevelReach* reach) {
  const Human& human = story.human;
  const Level& level = story.outcome.levels[index];
  Row row;
  row.cells.push_back(
      {level_name(story, level), "head severity-" + std::to_string(level.severity),
       severity_word(story, level) + ", " + compared(story, level, reach) +
           (level.provisional ? " (" + story.say("status.provisional") + ")" : "")});
  if (!reach || !(reach->distance > 0)) {
    row.cells.push_back(
        {story.say(reach && !reach->tracked ? "zones.untracked" : "zones.none"),
         "number quiet"});
    for (int i = 0; i < 3; ++i) row.cells.push_back({"—", "number quiet"});
    row.cells.push_back({reach ? weather_name(story, reach->member) : "—", ""});
    return row;
  }
  row.cells.push_back(
      {reach_text(story, *reach), "number",
       reach->beyond_range ? story.say("zones.beyond")
       : reach->nearest > 0.05 * reach->distance
           ? story.say("zones.begins", {{"distance", human.distance(reach->nearest)}})
           : ""});
  row.cells.push_back({human.area(reach->area), "number"});
  row.cells.push_back(
      {human.duration(reach->arrival), "number", human.clock_utc(reach->arrival)});
  row.cells.push_back({human.duration(reach->duration), "number"});
  row.cells.push_back({weather_name(story, reach->member), ""});
  return row;
}

/// "AEGL-1 (60 min), 0.51 ppm: > 100 km"
std::string milder_text(const Story& story, const LevelReach& reach) {
  const Level& level = story.outcome.levels[reach.level];
  return level_name(story, level) + ", " + level_value(story, level) + ": " +
         reach_text(story, reach);
}

}  // namespace

void tell_zones(const Story& story, PageContent& page) {
  page.zones.head = zone_head(story);
  page.zones.note = story.say(
      "zones.note", {{"factor", story.human.number(story.effects.model_factor)}});
  Table all;
  std::string milder, nowhere;
  const Outcome& outcome = story.outcome;
  all.caption = story.say("annex.all_weathers");
  all.head = zone_head(story);
  for (const std::size_t level : levels_by_severity(story.outcome)) {
    const LevelReach* worst = worst_reach(story.effects, level);
    const bool reached = worst && worst->distance > 0;
    if (!reached)
      nowhere +=
          (nowhere.empty() ? "" : ", ") + level_name(story, outcome.levels[level]);
    else if (outcome.levels[level].severity >= disabling_severity)
      page.zones.rows.push_back(zone_row(story, level, worst));
    else
      milder += (milder.empty() ? "" : " · ") + milder_text(story, *worst);
    for (const LevelReach& reach : story.effects.reaches)
      if (reach.level == level) all.rows.push_back(zone_row(story, level, &reach));
  }
  if (!milder.empty()) page.zones.rows.push_back({{{milder, "strip"}}, "strip"});
  page.annex_tables.push_back(all);
}

}  // namespace farreach
