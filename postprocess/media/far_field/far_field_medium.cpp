/// Particle runs through changing weather. Where there are plumes, too, the findings
/// are theirs and the particles' together, and the plumes' medium tells them.
#include "models/hazard/far_field.hpp"
#include "models/hazard/plumes.hpp"
#include "postprocess/media/air/air.hpp"
#include "postprocess/media/air/air_criteria.hpp"
#include "postprocess/media/air/page/air_parts.hpp"
#include "postprocess/media/far_field/effects/far_field.hpp"
#include "postprocess/media/far_field/far_data.hpp"
#include "postprocess/media/far_field/far_field_file.hpp"
#include "postprocess/media/far_field/far_maps.hpp"
#include "postprocess/media/far_field/far_page.hpp"
#include "postprocess/media/far_field/far_products.hpp"
#include "postprocess/media/far_field/far_summary.hpp"
#include "postprocess/media/far_field/xdmf.hpp"
#include "postprocess/media/medium.hpp"

namespace farreach {
namespace {

bool has_particles(const Outcome& outcome) {
  return !outcome.part<FarField>().empty();
}

bool alone(const Outcome& outcome) {
  return outcome.part<Plumes>().members.empty();
}

void find_far_effects(const Outcome& outcome, Effects& effects) {
  effects.part<FarEffects>() = far_effects(outcome);
}

void write_far_products(ResultWriter& file, const Outcome& outcome,
                        const Effects& effects) {
  if (effects.has<FarEffects>())
    write_far_effects(file, outcome, effects.part<FarEffects>());
}

void judge_far_field(const Outcome& outcome, const Effects& effects,
                     Findings& findings) {
  if (alone(outcome)) judge_air(outcome, effects, findings);
}

void tell_far_unknowns(const Outcome& outcome, const Effects& effects,
                       Findings& findings) {
  if (alone(outcome)) tell_air_unknowns(outcome, effects, findings);
}

std::vector<LevelThere> levels_by_particles(const Outcome& outcome,
                                            const Effects& effects,
                                            const PlaceFinding& place) {
  return alone(outcome) ? levels_in_air(outcome, effects, place)
                        : std::vector<LevelThere>{};
}

std::vector<LevelZone> far_zones(const Outcome& outcome, const Effects& effects,
                                 const Findings& findings) {
  return alone(outcome) ? air_zones(outcome, effects, findings)
                        : std::vector<LevelZone>{};
}

std::optional<std::string> start_of_member(const Outcome& outcome, std::size_t index) {
  if (index >= outcome.part<FarField>().members.size()) return {};
  return outcome.part<FarField>().members[index].start_utc;
}

void tell_particles(const Story& story, PageContent& page) {
  if (alone(story.outcome)) {
    tell_actions(story, page);
    tell_annexes(story, page);
  }
  if (story.effects.has<FarEffects>()) tell_far_field(story, page);
}

}  // namespace

extern const Medium far_field_medium;
constinit const Medium far_field_medium{
    .name = "far_field",
    .carrier = "air",
    .over_weathers = true,
    .present = has_particles,
    .lay_out = lay_out_far_field,
    .require_sound = check_far_field,
    .find_effects = find_far_effects,
    .write_products = write_far_products,
    .judge = judge_far_field,
    .respond = response_level,
    .headline = air_headline,
    .lead_in = "flow.in_air",
    .tell_unknowns = tell_far_unknowns,
    .levels_at = levels_by_particles,
    .advise = advise_in_air,
    .zones = far_zones,
    .peak_unit = "ppm",
    .peak_scale = 1e6,
    .case_word = "start",
    .case_name = start_of_member,
    .summarize = summarize_far_field,
    .side_file = "result.xdmf",
    .side_word = "volume",
    .side_refers_to_result = true,
    .side_text = far_field_xdmf,
    .list_maps = list_far_maps,
    .distance_key = "verdict.distance",
    .goes_far = true,
    .tell_verdicts = tell_air_verdicts,
    .tell = tell_particles,
    .amount = gas_amount,
    .peak_text = gas_peak_text,
    .criterion_text = air_criterion_text,
    .draw = draw_far_field,
};

}  // namespace farreach
