/// Part 3: when does it come where? Border points and receptors by arrival.
#include <cmath>

#include "postprocess/media/air/page/air_story.hpp"
#include "postprocess/media/plume/plume_page.hpp"

namespace farreach {
namespace {

constexpr std::size_t rows_on_first_page = 10;
constexpr std::size_t rows_at_least = 3;  // filled with places that are not reached

TableCell level_cell(const Story& story, const GasPlace& place) {
  if (!place.level)
    return {place.known || !place.decided.empty() ? story.say("clock.no_level") : "—",
            "quiet"};
  const Level& level = story.outcome.levels[*place.level];
  const std::string key = word_of(place.verdict);
  std::string detail = story.say("verdict." + key) + ", " + severity_word(story, level);
  if (std::isfinite(place.end))
    detail +=
        ", " + story.say("clock.until", {{"end", story.human.duration(place.end)}});
  return {story.say("symbol." + key) + "\u00a0" + level_name(story, level),
          "severity-" + std::to_string(number_of(level.severity)), detail};
}

/// What the highest value is of, and in which weather it was found.
TableCell peak_cell(const Story& story, const GasPlace& place) {
  const bool particles = place.decided == "far_field";
  const bool curve = !particles && place.history;
  const double peak = curve ? place.history->peak : place.peak;
  if (!(peak > 0)) return {"—", "number quiet"};
  const std::string& gas = curve ? place.history->substance : place.substance;
  std::string detail = formula(gas);
  if (particles) detail += ", " + story.say("zones.particles");
  if (curve) detail += ", " + weather_name(story, place.history->member);
  const bool border = place.kind == "border" || place.kind == "sector";
  const BorderKind kind =
      place.kind == "sector" ? BorderKind::sector : BorderKind::land;
  return {concentration(story, gas, peak), "number", detail,
          particles || !border
              ? ""
              : "peak|border " + place.state + " " + word_of(kind) + "|" + gas};
}

Row place_row(const Story& story, const GasPlace& place) {
  const Human& human = story.human;
  Row row;
  const std::string where = place.kind == "border" || place.kind == "sector"
                                ? kind_name(story, place.kind)
                                : state_name(story, place.state);
  row.cells.push_back({place.name, "head", where});
  row.cells.push_back(
      {human.distance(place.distance, 3), "number", human.azimuth(place.azimuth)});
  const bool known = place.known || place.decided == "far_field";
  row.cells.push_back(
      place.level ? arrival_cell(story, place.arrival, place.claim)
                  : TableCell{story.say(known ? "clock.not_met" : "clock.unknown"),
                              "number quiet"});
  row.cells.push_back(peak_cell(story, place));
  row.cells.push_back(level_cell(story, place));
  return row;
}

}  // namespace

void tell_clock(const Story& story, PageContent& page) {
  const auto& say = story.say;
  Table clock;
  clock.head = {{say("clock.place")},
                {say("clock.distance"), "number"},
                {say("clock.first"), "number"},
                {say("clock.peak"), "number"},
                {say("clock.level")}};
  const auto places = air_places(story);
  Table rest = clock;
  for (const GasPlace& place : places) {
    const bool told = place.level ? clock.rows.size() < rows_on_first_page
                                  : clock.rows.size() < rows_at_least;
    (told ? clock : rest).rows.push_back(place_row(story, place));
  }
  clock.note = say("clock.note");
  if (!rest.rows.empty()) {
    clock.note +=
        " " + say("clock.more", {{"count", std::to_string(rest.rows.size())}});
    rest.caption = say("annex.more_places");
    page.annex_tables.push_back(rest);
  }
  page.clock.push_back(std::move(clock));
}

}  // namespace farreach
