/// Part 4: how far each level reaches in the worst weather; all weathers go to the
/// annex.
#include <cmath>

#include "postprocess/media/air/page/air_parts.hpp"
#include "postprocess/media/air/page/air_story.hpp"
#include "postprocess/media/plume/plume_page.hpp"

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

/// "27 ppm (38 mg/m³)", the one value of the level; a lethality has none.
std::string compared(const Story& story, const Level& level) {
  if (level.quantity == quantity::lethality) return level_value(story, level);
  const double share = level_mole_fraction(story.outcome, level);
  return level.unit == "ppm" && std::isfinite(share)
             ? concentration(story, level.substance, share)
             : level_value(story, level);
}

/// Where a shorter mean than the level's own ended the zone: which, and what the level
/// is for it.
std::string shorter_mean(const Story& story, Level level, const LevelReach& reach) {
  if (level.quantity != quantity::concentration || !(reach.averaging_time > 0) ||
      !(reach.value > 0) || !(reach.averaging_time < level.averaging_time))
    return "";
  level.shown_value *= reach.value / level.value;
  return story.say("zones.shorter",
                   {{"time", story.human.duration(reach.averaging_time)},
                    {"value", level_value(story, level)}});
}

TableCell level_head(const Story& story, std::size_t index) {
  const Level& level = story.outcome.levels[index];
  return {level_name(story, level),
          "head severity-" + std::to_string(number_of(level.severity)),
          severity_word(story, level) + ", " + compared(story, level) +
              (level.provisional ? " (" + story.say("status.provisional") + ")" : "")};
}

std::string join(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() ? a + b : a + "; " + b;
}

Row zone_row(const Story& story, std::size_t index, const LevelReach* reach) {
  const Human& human = story.human;
  const Level& level = story.outcome.levels[index];
  Row row{{level_head(story, index)}};
  if (!reach || !(reach->distance > 0)) {
    row.cells.push_back(
        {story.say(reach && !reach->tracked ? "zones.untracked" : "zones.none"),
         "number quiet"});
    for (int i = 0; i < 3; ++i) row.cells.push_back({"—", "number quiet"});
    row.cells.push_back({reach ? weather_name(story, reach->found_in.index) : "—", ""});
    return row;
  }
  const std::string begins =
      reach->nearest > 0.05 * reach->distance
          ? story.say("zones.begins", {{"distance", human.distance(reach->nearest)}})
          : "";
  const std::string driver =
      reach->driver.empty()
          ? ""
          : story.say("zones.driver", {{"driver", driver_name(story, reach->driver)}});
  row.cells.push_back({reach_text(story, *reach), "number",
                       join(join(begins, shorter_mean(story, level, *reach)), driver)});
  row.cells.push_back({human.area(reach->area), "number"});
  row.cells.push_back(
      {human.duration(reach->arrival), "number", human.clock_utc(reach->arrival)});
  row.cells.push_back({human.duration(reach->duration), "number"});
  row.cells.push_back({weather_name(story, reach->found_in.index), ""});
  return row;
}

/// The level as it was decided; by particles there is no one zone, only how far.
Row decided_row(const Story& story, const LevelExtent& extent,
                const LevelReach* worst) {
  if (extent.model == "plume" && worst) {
    Row row = zone_row(story, extent.level, worst);
    const std::string detail = row.cells[1].detail;
    row.cells[1] = extent_cell(story, extent.level);
    row.cells[1].detail = detail;
    if (!of_one_weather(story, extent))
      row.cells.back().detail = story.say("zones.all_weathers");
    return row;
  }
  Row row{{level_head(story, extent.level), extent_cell(story, extent.level)}};
  for (int i = 0; i < 3; ++i) row.cells.push_back({"—", "number quiet"});
  row.cells.push_back({story.say("zones.particles"), ""});
  return row;
}

/// "AEGL-1 (60 min), 0.51 ppm: over 50 km"
std::string milder_text(const Story& story, std::size_t index) {
  const Level& level = story.outcome.levels[index];
  return level_name(story, level) + ", " + level_value(story, level) + ": " +
         extent_cell(story, index).text;
}

}  // namespace

void tell_zones(const Story& story, PageContent& page) {
  Table zones;
  zones.head = zone_head(story);
  zones.note = story.say("zones.note",
                         {{"factor", story.human.number(story.effects.model_factor)}}) +
               two_measures(story);
  Table all;
  std::string milder;
  const Outcome& outcome = story.outcome;
  all.caption = story.say("annex.all_weathers");
  all.head = zone_head(story);
  for (const std::size_t level : levels_by_severity(story.outcome)) {
    if (!is_air_level(outcome.levels[level])) continue;
    const LevelExtent* extent = extent_of(story, level);
    const bool reached = extent && extent->high > 0;
    if (reached && outcome.levels[level].severity >= Severity::disabling)
      zones.rows.push_back(
          decided_row(story, *extent, worst_reach(story.effects, level)));
    else if (reached)
      milder += (milder.empty() ? "" : " · ") + milder_text(story, level);
    for (const LevelReach& reach : story.effects.reaches)
      if (reach.level == level) all.rows.push_back(zone_row(story, level, &reach));
  }
  if (!milder.empty()) zones.rows.push_back({{{milder, "strip"}}, "strip"});
  page.zones.push_back(std::move(zones));
  page.annex_tables.push_back(all);
}

}  // namespace farreach
