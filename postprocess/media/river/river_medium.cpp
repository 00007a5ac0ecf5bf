/// What something harmful does that a river carries.
#include "models/hazard/river_field.hpp"
#include "postprocess/media/medium.hpp"
#include "postprocess/media/river/place_course.hpp"
#include "postprocess/media/river/river_data.hpp"
#include "postprocess/media/river/river_file.hpp"
#include "postprocess/media/river/river_levels.hpp"
#include "postprocess/media/river/river_page.hpp"
#include "postprocess/media/river/river_places.hpp"
#include "postprocess/media/river/river_summary.hpp"
#include "postprocess/media/river/river_verdict.hpp"

namespace farreach {
namespace {

bool has_river(const Outcome& outcome) {
  return !outcome.part<RiverField>().cases.empty();
}

/// Water that must not be drunk.
Advice advise_by_river(const Outcome& outcome, const LevelThere& there) {
  return outcome.levels[there.level].severity >= response_severity ? Advice::no_drinking
                                                                   : Advice::watch;
}

std::optional<std::string> state_of_river(const Outcome& outcome, std::size_t index) {
  if (index >= outcome.part<RiverField>().cases.size()) return {};
  return outcome.part<RiverField>().cases[index].name;
}

}  // namespace

extern const Medium river_medium;
constinit const Medium river_medium{
    .name = "river",
    .carrier = "water",
    .present = has_river,
    .lay_out = lay_out_river,
    .require_sound = check_river,
    .judge = judge_river,
    .respond = river_response,
    .headline = river_headline,
    .lead_in = "flow.by_river",
    .tell_unknowns = tell_river_unknowns,
    .own_places = station_places,
    .stands_for = is_station,
    .levels_at = levels_by_river,
    .advise = advise_by_river,
    .zones = river_zones,
    .peak_unit = "mg/L",
    .peak_scale = 1e3,
    .holds = is_water_level,
    .case_word = "state",
    .case_name = state_of_river,
    .summarize = summarize_river,
    .distance_key = "river.distance",
    .names_matter = true,
    .goes_far = true,
    .tell_verdicts = tell_river_verdicts,
    .tell = tell_river,
    .amount = amount_in_river,
    .criterion_text = water_criterion_text,
    .place_case = water_at,
    .warn_note = river_warn_note,
    .place_kinds = "river.kind.",
    .along_key = "warn.down_river",
    .watch_key = "advice.watch_water",
    .draw = draw_river,
};

}  // namespace farreach
