/// Plumes in the air, one per weather.
#include "models/hazard/plumes.hpp"
#include "postprocess/media/air/air.hpp"
#include "postprocess/media/air/air_criteria.hpp"
#include "postprocess/media/air/page/air_parts.hpp"
#include "postprocess/media/medium.hpp"
#include "postprocess/media/plume/effects/band.hpp"
#include "postprocess/media/plume/effects/exposure.hpp"
#include "postprocess/media/plume/effects/history.hpp"
#include "postprocess/media/plume/effects/map.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"
#include "postprocess/media/plume/plume_data.hpp"
#include "postprocess/media/plume/plume_file.hpp"
#include "postprocess/media/plume/plume_maps.hpp"
#include "postprocess/media/plume/plume_page.hpp"
#include "postprocess/media/plume/plume_products.hpp"
#include "postprocess/media/plume/plume_summary.hpp"
#include "postprocess/media/plume/plume_zones.hpp"

namespace farreach {
namespace {

bool has_plumes(const Outcome& outcome) {
  return !outcome.part<Plumes>().members.empty();
}

void find_plume_effects(const Outcome& outcome, Effects& effects) {
  effects.reaches = compute_reaches(outcome, effects.model_factor);
  effects.part<PlumeEffects>() = {
      .probits = lethality_models(),
      .histories = all_histories(outcome),
      .probabilities = compute_probabilities(outcome, effects.reaches),
      .maps = all_maps(outcome, effects.reaches)};
}

Check check_resolution(const Effects& effects) {
  return resolution_check(effects.reaches);
}

std::optional<std::string> weather_of_plume(const Outcome& outcome, std::size_t index) {
  if (index >= outcome.part<Plumes>().members.size()) return {};
  return outcome.part<Plumes>().members[index].weather.name;
}

void tell_plumes(const Story& story, PageContent& page) {
  tell_clock(story, page);
  tell_zones(story, page);
  tell_actions(story, page);
  tell_annexes(story, page);
}

}  // namespace

extern const Medium plume_medium;
constinit const Medium plume_medium{
    .name = "plume",
    .carrier = "air",
    .present = has_plumes,
    .lay_out = lay_out_plumes,
    .require_sound = check_plumes,
    .find_effects = find_plume_effects,
    .check = check_resolution,
    .write_products = write_plume_products,
    .judge = judge_air,
    .respond = response_level,
    .headline = air_headline,
    .lead_in = "flow.in_air",
    .tell_unknowns = tell_air_unknowns,
    .levels_at = levels_in_air,
    .advise = advise_in_air,
    .zones = air_zones,
    .peak_unit = "ppm",
    .peak_scale = 1e6,
    .holds = is_air_level,
    .case_word = "weather",
    .case_name = weather_of_plume,
    .summarize = summarize_weathers,
    .draw_zones = draw_plume_zones,
    .list_maps = list_plume_maps,
    .distance_key = "verdict.distance",
    .tell_verdicts = tell_air_verdicts,
    .tell = tell_plumes,
    .amount = gas_amount,
    .peak_text = gas_peak_text,
    .criterion_text = air_criterion_text,
    .tell_notices = tell_plume_notices,
    .draw = draw_plumes,
};

}  // namespace farreach
