/// Part 3: when does it come where? Border points, towns, intakes by first trace.
#include <cmath>

#include "postprocess/report/parts.hpp"

namespace farreach {
namespace {

constexpr std::size_t rows_on_first_page = 10;
constexpr std::size_t rows_at_least = 3;  // filled with places that are not reached

TableCell time_cell(const Story& story, double seconds) {
  return {story.human.duration(seconds), "number", story.human.clock_utc(seconds)};
}

TableCell level_cell(const Story& story, const PlaceStory& place) {
  if (!place.level) return {story.say("clock.no_level"), "quiet"};
  const Level& level = story.outcome.levels[*place.level];
  std::string detail = severity_word(story, level);
  if (std::isfinite(place.level_start))
    detail += ", " + story.say("clock.from_to",
                               {{"start", story.human.duration(place.level_start)},
                                {"end", story.human.duration(place.level_end)}});
  return {level_name(story, level), "severity-" + std::to_string(level.severity),
          detail};
}

Row place_row(const Story& story, const PlaceStory& place) {
  const Human& human = story.human;
  Row row;
  const std::string where = place.kind == "border" || place.kind == "sector"
                                ? kind_name(story, place.kind)
                                : state_name(story, place.state);
  row.cells.push_back({place.name, "head", where});
  row.cells.push_back(
      {human.distance(place.distance, 3), "number", human.azimuth(place.azimuth)});
  if (!place.history || !std::isfinite(place.first_trace)) {
    row.cells.push_back(
        {story.say(place.known ? "clock.never" : "clock.unknown"), "number quiet"});
    if (human.has_clock()) row.cells.push_back({"", ""});
    row.cells.push_back(
        {place.history ? human.ppm(place.history->peak) : "—", "number quiet"});
    row.cells.push_back({place.known ? story.say("clock.no_level") : "—", "quiet"});
    return row;
  }
  row.cells.push_back(time_cell(story, place.first_trace));
  if (human.has_clock())
    row.cells.push_back({human.clock_local(place.first_trace), "number"});
  row.cells.push_back({human.ppm(place.history->peak), "number",
                       formula(place.history->substance) + ", " +
                           weather_name(story, place.history->member)});
  row.cells.push_back(level_cell(story, place));
  return row;
}

}  // namespace

void tell_clock(const Story& story, PageContent& page) {
  const auto& say = story.say;
  const bool clock = story.human.has_clock();
  page.clock.head = {{say("clock.place")},
                     {say("clock.distance"), "number"},
                     {say("clock.first"), "number", clock ? say("clock.utc") : ""}};
  if (clock)
    page.clock.head.push_back(
        {say("clock.local", {{"offset", story.human.offset()}}), "number"});
  page.clock.head.push_back({say("clock.peak"), "number"});
  page.clock.head.push_back({say("clock.level")});
  const auto places = place_stories(story);
  Table rest = page.clock;
  for (const PlaceStory& place : places) {
    const bool told = std::isfinite(place.first_trace)
                          ? page.clock.rows.size() < rows_on_first_page
                          : page.clock.rows.size() < rows_at_least;
    (told ? page.clock : rest).rows.push_back(place_row(story, place));
  }
  page.clock.note = say("clock.note");
  if (!rest.rows.empty()) {
    page.clock.note +=
        " " + say("clock.more", {{"count", std::to_string(rest.rows.size())}});
    rest.caption = say("annex.more_places");
    page.annex_tables.push_back(rest);
  }
}

}  // namespace farreach
