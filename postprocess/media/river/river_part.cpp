/// The part about the river: places along it, how far levels hold, facts, and what a
/// river calculation leaves open.
#include <algorithm>
#include <cmath>

#include "models/hazard/river_field.hpp"
#include "postprocess/media/river/river_page.hpp"
#include "postprocess/media/river/river_story.hpp"
#include "postprocess/report/parts.hpp"

namespace farreach {
namespace {

std::string arrival_text(const Story& story, const RiverSeries& s) {
  if (std::isfinite(s.arrival))
    return story.human.duration_range(s.arrival, s.arrival_early, s.arrival_late);
  if (std::isfinite(s.arrival_early))
    return story.say("river.not_before",
                     {{"time", story.human.rough_duration(s.arrival_early)}});
  return story.say("clock.never");
}

/// Row of one station in one state of the river; only the first one names the place.
Row station_row(const Story& story, std::size_t station, const RiverSeries& s,
                bool first) {
  const Human& human = story.human;
  const RiverStation& place = story.outcome.part<RiverField>().stations[station];
  Row row;
  row.style = first ? "place" : "same-place";
  row.cells.push_back(
      first ? TableCell{std::to_string(station + 1) + ". " + station_name(story, place),
                        "head", station_kind(story, place)}
            : TableCell{"", "head"});
  row.cells.push_back(first ? TableCell{station_distance(story, place), "number",
                                        station_quality(story, place)}
                            : TableCell{"", "number"});
  row.cells.push_back(
      {water_name(story, s.river_case), "",
       human.number(s.discharge, 3) + "\u00a0" + unit_text(story, "m3/s")});
  row.cells.push_back({arrival_text(story, s), "number", human.clock_utc(s.arrival)});
  row.cells.push_back({human.water_range(s.peak, s.peak_low, s.peak_high), "number"});
  const bool came = s.peak > 0 && std::isfinite(s.arrival);
  row.cells.push_back({came ? human.rough_duration(s.peak_time) : "—", "number"});
  row.cells.push_back({std::isfinite(s.end) ? human.rough_duration(s.end)
                       : came               ? story.say("river.not_over")
                                            : "—",
                       "number"});
  row.cells.push_back({human.mass(s.mass), "number"});
  return row;
}

Table stations_table(const Story& story, const std::string& substance) {
  const auto& say = story.say;
  const RiverField& river = story.outcome.part<RiverField>();
  Table table{say("river.stations_of", {{"substance", water_matter(story, substance)}}),
              {{say("flow.place")},
               {say("river.distance"), "number"},
               {say("river.water")},
               {say("river.arrival"), "number"},
               {say("river.peak"), "number"},
               {say("river.peak_time"), "number"},
               {say("river.end"), "number"},
               {say("river.passed"), "number"}},
              {}};
  for (std::size_t station = 0; station < river.stations.size(); ++station) {
    bool first = true;
    for (std::size_t c = 0; c < river.cases.size(); ++c)
      if (const RiverSeries* s = series_of(river, c, station, substance)) {
        table.rows.push_back(station_row(story, station, *s, first));
        first = false;
      }
  }
  return table;
}

std::string reach_of(const Story& story, const RiverReachOf& r) {
  const Human& human = story.human;
  if (r.beyond)
    return story.say("river.past_end", {{"distance", human.distance(r.likely, 3)}});
  if (!(r.high > 0)) return story.say("zones.none");
  return human.distance_range(r.likely, r.low, r.high, r.high_beyond);
}

/// One row per level, one column per state of the river.
Table levels_table(const Story& story) {
  const RiverField& river = story.outcome.part<RiverField>();
  Table table{story.say("river.levels"), {{story.say("zones.level")}}, {}};
  for (std::size_t c = 0; c < river.cases.size(); ++c)
    table.head.push_back({water_name(story, c), "number"});
  for (const std::string& substance : river.substances)
    for (const std::size_t l : water_levels(story.outcome, substance)) {
      const Level& level = story.outcome.levels[l];
      Row row{{{level_name(story, level),
                "head severity-" + std::to_string(number_of(level.severity)),
                severity_word(story, level) + ", " + level_value(story, level)}}};
      for (std::size_t c = 0; c < river.cases.size(); ++c)
        if (const RiverProfile* p = profile_of(river, c, substance))
          row.cells.push_back(
              {reach_of(story, river_reach(*p, level.value)), "number"});
      table.rows.push_back(row);
    }
  table.note = story.say("river.levels_note");
  return table;
}

Table river_facts(const Story& story) {
  Table table{story.say("river.facts"),
              {{story.say("flow.quantity")}, {story.say("flow.value"), "number"}},
              {}};
  const RiverField& river = story.outcome.part<RiverField>();
  for (const SourceFact& fact : river.facts)
    table.rows.push_back(
        {{{fact_name(story, fact.name), "head"}, {fact_value(story, fact), "number"}}});
  for (std::size_t c = 0; c < river.cases.size(); ++c)
    table.rows.push_back(
        {{{water_name(story, c), "head", river.cases[c].meaning},
          {river.cases[c].weight > 0 ? story.human.percent(river.cases[c].weight) : "—",
           "number"}}});
  return table;
}

}  // namespace

void tell_river(const Story& story, PageContent& page) {
  const auto& say = story.say;
  const RiverField& river = story.outcome.part<RiverField>();
  add_shared_annexes(story, page);
  Block block{"river", say("river.head", {{"river", river_name(story)}})};
  block.items.push_back({.controls_id = "river-controls"});
  block.items.push_back({.figures = {{.id = "river-profile",
                                      .caption = say("river.chart_profile"),
                                      .choice_style = "river-choice",
                                      .note = say("river.profile_note")},
                                     {.id = "river-series",
                                      .caption = say("river.chart_series"),
                                      .choice_style = "river-choice",
                                      .choice_id = "river-place",
                                      .note = say("river.series_note")}}});
  for (const std::string& substance : river.substances)
    block.items.push_back(
        {.table = stations_table(story, substance), .table_style = "river-table"});
  block.items.push_back({.text = say("river.table_note"), .text_style = "note"});
  block.items.push_back({.table = levels_table(story), .table_style = "river-levels"});
  block.items.push_back(
      {.head = say("river.open_head"),
       .list = {say("river.open.1"), say("river.open.2"), say("river.open.3")}});
  page.blocks.push_back(std::move(block));
  page.annex_tables.push_back(river_facts(story));
  page.method.push_back(say("river.method"));
  page.validation.push_back(say("river.validation"));
}

}  // namespace farreach
