/// What flows over the ground.
#include "models/hazard/flow_field.hpp"
#include "postprocess/effects/effects.hpp"
#include "postprocess/media/ground/flow_data.hpp"
#include "postprocess/media/ground/gauge_table.hpp"
#include "postprocess/media/ground/ground_file.hpp"
#include "postprocess/media/ground/ground_levels.hpp"
#include "postprocess/media/ground/ground_maps.hpp"
#include "postprocess/media/ground/ground_page.hpp"
#include "postprocess/media/ground/ground_places.hpp"
#include "postprocess/media/ground/ground_summary.hpp"
#include "postprocess/media/ground/ground_verdict.hpp"
#include "postprocess/media/medium.hpp"

namespace farreach {
namespace {

bool has_flow(const Outcome& outcome) {
  return !outcome.part<FlowField>().members.empty();
}

void find_ground_effects(const Outcome& outcome, Effects& effects) {
  for (LevelReach& reach : ground_reaches(outcome))
    effects.reaches.push_back(std::move(reach));
}

std::vector<LevelThere> levels_by_flow(const Outcome& outcome, const Effects& effects,
                                       const PlaceFinding& place) {
  return levels_over_ground(outcome, effects, place.where);
}

/// Nothing is safe on low ground.
Advice advise_by_flow(const Outcome&, const LevelThere&) {
  return Advice::high_ground;
}

std::optional<std::string> run_of_flow(const Outcome& outcome, std::size_t index) {
  if (index >= outcome.part<FlowField>().members.size()) return {};
  return outcome.part<FlowField>().members[index].name;
}

}  // namespace

extern const Medium ground_medium;
constinit const Medium ground_medium{
    .name = "ground",
    .carrier = "ground",
    .present = has_flow,
    .lay_out = lay_out_ground,
    .require_sound = check_ground,
    .find_effects = find_ground_effects,
    .judge = judge_ground,
    .respond = ground_response,
    .headline = ground_headline,
    .lead_in = "flow.over_land",
    .tell_unknowns = tell_ground_unknowns,
    .levels_at = levels_by_flow,
    .advise = advise_by_flow,
    .zones = ground_zones,
    .peak_unit = "m",
    .holds = is_ground_level,
    .case_word = "run",
    .case_name = run_of_flow,
    .summarize = summarize_ground,
    .draw_zones = draw_ground_zones,
    .side_file = "gauges.csv",
    .side_word = "gauges",
    .side_text = gauge_csv,
    .screen_table = gauge_table,
    .list_maps = list_flow_maps,
    .distance_key = "verdict.distance",
    .tell_verdicts = tell_ground_verdicts,
    .tell = tell_ground,
    .amount = amount_over_ground,
    .draw = draw_flow,
};

}  // namespace farreach
