#include "postprocess/media/far_field/far_summary.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "models/hazard/far_field.hpp"
#include "postprocess/media/far_field/effects/far_field.hpp"

namespace farreach {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json();
}

Json member_of(const FarField& far, std::size_t index) {
  const FarMember& m = far.members.at(index);
  return {{"number", m.number},
          {"start_utc", m.start_utc},
          {"wind_from_deg", number(m.wind_from)},
          {"wind_speed_m_s", number(m.wind_speed)}};
}

Json level_of(const Outcome& o, const FarLevel& l) {
  return {{"level", o.levels[l.level].name},
          {"level_key", o.levels[l.level].key},
          {"distance_5_m", number(l.distance.low)},
          {"distance_50_m", number(l.distance.median)},
          {"distance_95_m", number(l.distance.high)},
          {"distance_most_m", number(l.distance.most)},
          {"farthest_low_m", number(l.farthest_low)},
          {"farthest_high_m", number(l.farthest_high)},
          {"area_50_m2", number(l.area.median)},
          {"area_95_m2", number(l.area.high)},
          {"population_50", number(l.population.median)},
          {"population_95", number(l.population.high)}};
}

Json place_of(const Outcome& o, const FarPlace& p) {
  const Geography& g = o.geography;
  const bool border = p.border >= 0;
  const auto index = static_cast<std::size_t>(border ? p.border : p.receptor);
  return {
      {"state", border ? g.borders.at(index).state : g.receptors.at(index).state},
      {"kind", border ? word_of(g.borders.at(index).kind) : g.receptors.at(index).kind},
      {"name", border ? Json() : Json(g.receptors.at(index).name)},
      {"level", o.levels[p.level].name},
      {"level_key", o.levels[p.level].key},
      {"probability", p.outside ? Json() : number(p.reached.probability)},
      {"probability_low", p.outside ? Json() : number(p.reached.low)},
      {"probability_high", p.outside ? Json() : number(p.reached.high)},
      {"lower_bound", p.near},
      {"members_reaching", p.reached.hits},
      {"members_reaching_low", p.reached_low.hits},
      {"members_reaching_high", p.reached_high.hits},
      {"arrival_earliest_s", number(p.arrival.least)},
      {"arrival_5_s", number(p.arrival.low)},
      {"arrival_50_s", number(p.arrival.median)},
      {"arrival_95_s", number(p.arrival.high)},
      {"unfavourable", member_of(o.part<FarField>(), p.unfavourable)},
      {"favourable", member_of(o.part<FarField>(), p.favourable)}};
}

Json input_of(const FarField& far, const InputShare& s) {
  const EnsembleInput& input = far.plan.inputs.at(s.input);
  return {{"input", input.key},
          {"meaning", input.meaning},
          {"distribution", input.distribution},
          {"first_order", number(s.first.value)},
          {"first_order_low", number(s.first.low)},
          {"first_order_high", number(s.first.high)},
          {"total", number(s.total.value)},
          {"total_low", number(s.total.low)},
          {"total_high", number(s.total.high)},
          {"first_order_is_lower_bound", s.weather},
          {"total_is_upper_bound", s.total_is_bound}};
}

Json sensitivity_of(const Outcome& o, const FarSensitivity& s) {
  const auto& border = o.geography.borders.at(static_cast<std::size_t>(s.border));
  Json inputs = Json::array();
  for (const InputShare& share : s.inputs)
    inputs.push_back(input_of(o.part<FarField>(), share));
  return {{"state", border.state},
          {"kind", word_of(border.kind)},
          {"level_key", o.levels[s.level].key},
          {"inputs", std::move(inputs)}};
}

}  // namespace

void summarize_far_field(const Outcome& o, const Effects& effects, Json& summary) {
  Json& json = summary["far_field"];
  if (o.part<FarField>().empty() || !effects.has<FarEffects>()) return;
  const FarField& far = o.part<FarField>();
  Json levels = Json::array(), places = Json::array(), sensitivity = Json::array();
  for (const FarLevel& l : effects.part<FarEffects>().levels)
    if (l.carried) levels.push_back(level_of(o, l));
  for (const FarPlace& p : effects.part<FarEffects>().places)
    if (effects.part<FarEffects>().levels.at(p.level).carried)
      places.push_back(place_of(o, p));
  for (const FarSensitivity& s : effects.part<FarEffects>().sensitivity)
    sensitivity.push_back(sensitivity_of(o, s));
  json = {{"members", far.members.size()},
          {"weather_kind", far.weather_kind},
          {"weather", far.weather_source},
          {"horizon_s", number(far.horizon)},
          {"particles_per_member", number(far.particles)},
          {"model_factor", number(far.model_factor)},
          {"levels", std::move(levels)},
          {"places", std::move(places)},
          {"sensitivity", std::move(sensitivity)}};
}

}  // namespace farreach
