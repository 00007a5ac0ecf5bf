/// Verdicts about rivers, and places along them, in words.
#include <algorithm>
#include <cmath>

#include "models/hazard/flow_field.hpp"
#include "models/hazard/river_field.hpp"
#include "postprocess/media/river/river_page.hpp"
#include "postprocess/media/river/river_story.hpp"
#include "postprocess/report/parts.hpp"

namespace farreach {
namespace {

/// Whether it begins where a flow over the ground gets into the river.
bool fed_by_flow(const Outcome& outcome) {
  return !outcome.part<FlowField>().members.empty();
}

/// The first station at which the river enters or touches that state; null: none.
const RiverStation* border_of(const Outcome& outcome, const BorderVerdict& v) {
  const RiverStation* nearest = nullptr;
  for (const RiverStation& s : outcome.part<RiverField>().stations)
    if (is_crossing(s) && s.to_state == v.state &&
        (!nearest ||
         std::abs(s.distance - v.distance) < std::abs(nearest->distance - v.distance)))
      nearest = &s;
  return nearest;
}

std::string peak_text(const Story& story, const BorderVerdict& v) {
  if (!std::isfinite(v.peak)) return "";
  const double scale = v.peak_unit == "mg/L" ? 1e-3 : 1;  // else kg/m3
  return story.human.water(v.peak * scale);
}

Row row_of(const Story& story, const BorderVerdict& v) {
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
       {extends && std::isfinite(v.reach_high)
            ? human.with_error(v.margin, v.margin_uncertainty)
            : "—",
        "number"},
       arrival_cell(story, v.first_arrival, claim_of(story, v))},
      word_of(v.verdict)};
}

}  // namespace

void tell_river_verdicts(const Story& story,
                         const std::vector<const BorderVerdict*>& leading,
                         PageContent& page) {
  for (const BorderVerdict* v : leading)
    page.verdicts.rows.push_back(row_of(story, *v));
  add_note(page.verdicts, story.say("river.verdict_note"));
}

std::string water_criterion_text(const Story& story, const CriterionVerdict& c) {
  const auto& say = story.say;
  const Human& human = story.human;
  const std::string time =
      std::isfinite(c.flow_time)
          ? human.duration_range(c.flow_time, c.flow_time_early, c.flow_time_late)
      : std::isfinite(c.flow_time_early)
          ? say("river.not_before", {{"time", human.duration(c.flow_time_early)}})
          : say("clock.never");
  return say("criterion.water_text",
             {{"criterion", say.text_or("criterion." + c.criterion, c.criterion)},
              {"state", state_name(story, c.state)},
              {"verdict", say("criterion." + word_of(c.verdict))},
              {"time", time},
              {"limit", human.duration(c.flow_time_limit)}});
}

std::string amount_in_river(const Story& story, const PlaceFinding& place) {
  return story.human.water(place.peak);
}

std::string water_at(const Story& story, const PlaceFinding& place) {
  return water_name(story, place.member);
}

std::string river_warn_note(const Story& story) {
  std::string note = story.say("river.total");
  if (fed_by_flow(story.outcome)) note += " " + story.say("river.from_entry");
  return note;
}

}  // namespace farreach
