/// What would change the verdict on the air, what moves its margin most first.
#include <algorithm>
#include <cmath>

#include "models/hazard/far_field.hpp"
#include "models/hazard/plumes.hpp"
#include "postprocess/assess/headline.hpp"
#include "postprocess/assess/said_verdict.hpp"
#include "postprocess/media/air/air.hpp"
#include "postprocess/media/air/far_verdict.hpp"
#include "postprocess/media/air/validity.hpp"
#include "postprocess/media/far_field/effects/far_field.hpp"
#include "postprocess/voice/levels.hpp"

namespace farreach {
namespace {

const BorderDistance* border_of(const Outcome& outcome, const BorderVerdict& v) {
  for (const BorderDistance& b : outcome.geography.borders)
    if (b.state == v.state && b.kind == v.kind) return &b;
  return nullptr;
}

/// An unknown with what it may move the margin by [m].
struct Unknown {
  double weight = 0;
  Phrase phrase;
};

class Unknowns {
 public:
  void add(double weight, Phrase phrase) {
    if (std::isnan(weight)) weight = 1e12;
    if (weight > 0) list_.push_back({weight, std::move(phrase)});
  }
  const std::vector<Unknown>& sorted() {
    std::stable_sort(list_.begin(), list_.end(),
                     [](const auto& a, const auto& b) { return a.weight > b.weight; });
    return list_;
  }

 private:
  std::vector<Unknown> list_;
};

void add_border_unknowns(const Outcome& outcome, const BorderVerdict& v,
                         Unknowns& list) {
  const BorderDistance* b = border_of(outcome, v);
  if (!b) return;
  const double surveyed = std::hypot(b->product_share, b->resolution_share);
  list.add(b->site_share,
           phrase("unknown.place", {{"error", said::length(b->site_share)},
                                    {"rest", said::length(surveyed)},
                                    {"state", said::state(v.state)}}));
  if (v.kind == BorderKind::sector)
    list.add(b->product_share, phrase("unknown.sector_line",
                                      {{"error", said::length(b->product_share)}}));
  else
    list.add(b->product_share,
             phrase("unknown.border_line",
                    {{"distance", said::site_length(b->distance)},
                     {"other", said::site_length(b->other_product_distance)},
                     {"state", said::state(v.state)}}));
  list.add(b->resolution_share, phrase("unknown.resolution",
                                       {{"error", said::length(b->resolution_share)}}));
}

/// What the farthest reach of the particles is uncertain by.
void add_particle_unknown(const Outcome& outcome, const BorderVerdict& v, double weight,
                          Unknowns& list) {
  list.add(weight,
           phrase("unknown.far_model",
                  {{"low", said::length(v.reach_low)},
                   {"high", said::length(v.reach_high)},
                   {"factor", said::given(outcome.part<FarField>().model_factor)}}));
}

/// What widens the band of the plume's reach most, beside the model itself.
void add_driver(const Effects& effects, const BorderVerdict& v, Unknowns& list) {
  for (const LevelReach& r : effects.reaches)
    if (r.level == v.level && r.found_in == v.unfavourable_case && !r.driver.empty())
      list.add(1.01 * (v.reach_high - v.reach_low),
               phrase("unknown.band_driver", {{"driver", said::driver(r.driver)}}));
}

void add_model_unknown(const Outcome& outcome, const Effects& effects,
                       const BorderVerdict& v, Unknowns& list) {
  if (v.reach_model == "far_field") {
    add_particle_unknown(outcome, v, v.reach_high - v.reach_low, list);
    return;
  }
  add_driver(effects, v, list);
  if (!(v.reach_high <= v.range_end) || !std::isfinite(v.reach_high))
    list.add(plume_range, phrase("unknown.beyond"));
  else
    list.add(v.reach_high - v.reach_low,
             phrase("unknown.model", {{"low", said::length(v.reach_low)},
                                      {"high", said::length(v.reach_high)},
                                      {"factor", said::given(effects.model_factor)}}));
}

void add_wind_unknown(const BorderVerdict& v, double from, Unknowns& list) {
  if (v.reason_key == "other_direction")
    list.add(2 * v.distance,
             phrase("unknown.other_wind",
                    {{"wind", said::direction(from)}, {"state", said::neighbour(v)}}));
  else
    list.add(0.1 * v.reach, phrase("unknown.wind", {{"wind", said::direction(from)}}));
}

void add_weather_unknowns(const Outcome& outcome, const BorderVerdict& v,
                          Unknowns& list) {
  const auto& members = outcome.part<Plumes>().members;
  const std::string& worst = members[v.unfavourable_case.index].weather.name;
  const bool by_plume = v.reach_model == "plume";  // else over all weathers
  if (by_plume && members.size() > 1 && v.favourable_case.index < members.size())
    list.add(
        v.reach - v.favourable_reach,
        phrase("unknown.weather",
               {{"least", said::length(v.favourable_reach)},
                {"most", said::length(v.reach)},
                {"best", said::text(members[v.favourable_case.index].weather.name)},
                {"worst", said::text(worst)}}));
  if (by_plume && members.size() == 1)
    list.add(0.5 * v.reach,
             phrase("unknown.one_weather", {{"worst", said::text(worst)}}));
  if (const auto& from = members[v.unfavourable_case.index].weather.wind_from)
    add_wind_unknown(v, *from, list);
}

PhraseValue per_cent(double share) {
  return said::number(100 * share);
}

/// The inputs of the ensemble that decide most, by their share of the spread.
void add_far_inputs(const Outcome& outcome, const FarEffects& far,
                    const BorderVerdict& v, Unknowns& list) {
  constexpr std::size_t told = 3;
  double weight = 9e6;  // before all that is told in metres
  for (const FarSensitivity& s : far.sensitivity) {
    const BorderDistance& b =
        outcome.geography.borders[static_cast<std::size_t>(s.border)];
    if (b.state != v.state || b.kind != v.kind) continue;
    for (std::size_t i = 0; i < std::min(told, s.inputs.size()); ++i) {
      const EnsembleInput& input =
          outcome.part<FarField>().plan.inputs[s.inputs[i].input];
      const Index& first = s.inputs[i].first;
      const bool weather = s.inputs[i].weather;
      const double total = s.inputs[i].total.value;
      const Index share = weather ? Index{total, first.value, total} : first;
      if (!(share.value >= 0.01)) continue;
      list.add(weight--,
               phrase("unknown.far_input",
                      {{"meaning", said::name("input." + input.key, input.meaning)},
                       {"varied", said::text(input.distribution)},
                       {"low", per_cent(share.low)},
                       {"high", per_cent(share.high)},
                       {"state", said::neighbour(v)}}));
    }
  }
}

void add_horizon_unknown(const Outcome& outcome, const BorderVerdict& v,
                         Unknowns& list) {
  const PhraseValue ended = said::given(outcome.part<FarField>().horizon / 3600);
  if (std::isfinite(v.deciding_horizon))
    list.add(1e7,
             phrase("unknown.far_horizon",
                    {{"ended", ended},
                     {"needed", said::given(std::ceil(v.deciding_horizon / 3600))}}));
  else
    list.add(1e7, phrase("unknown.far_horizon_open", {{"ended", ended}}));
}

/// What would move a verdict over all weathers; `Unknowns` sorts by weights in metres,
/// so these are made larger than any distance.
void add_far_unknowns(const Outcome& outcome, const Effects& effects,
                      const BorderVerdict& v, Unknowns& list) {
  if (effects.has<FarEffects>())
    add_far_inputs(outcome, effects.part<FarEffects>(), v, list);
  if (v.reason_key == "horizon") add_horizon_unknown(outcome, v, list);
  if (lacks_gridded_winds(outcome, v.distance))
    list.add(8e6,
             phrase("unknown.far_winds", {{"distance", said::site_length(v.distance)},
                                          {"state", said::neighbour(v)}}));
  add_particle_unknown(outcome, v, 7e6, list);
  if (std::isfinite(v.probability))
    list.add(6e6,
             phrase("unknown.far_members",
                    {{"count", said::count(outcome.part<FarField>().members.size())},
                     {"low", per_cent(v.probability_low)},
                     {"high", per_cent(v.probability_high)}}));
}

void add_general_unknowns(const Outcome& outcome, const Findings& findings,
                          Unknowns& list) {
  const auto assumed = std::count_if(
      outcome.notices.begin(), outcome.notices.end(),
      [](const Notice& n) { return n.severity == NoticeSeverity::assumption; });
  if (assumed > 0)
    list.add(500, phrase("unknown.release",
                         {{"count", said::count(static_cast<std::size_t>(assumed))}}));
  list.add(100, phrase("unknown.ground"));
  if (!findings.criteria.empty()) list.add(50, phrase("unknown.criterion"));
}

}  // namespace

void tell_air_unknowns(const Outcome& outcome, const Effects& effects,
                       Findings& findings) {
  Unknowns list;
  const auto own = verdicts_of(findings.verdicts, "air");
  if (const BorderVerdict* v = leading_verdict(outcome, own)) {
    if (v->model == "far_field") {
      add_far_unknowns(outcome, effects, *v, list);
    } else {
      add_border_unknowns(outcome, *v, list);
      add_model_unknown(outcome, effects, *v, list);
      add_weather_unknowns(outcome, *v, list);
    }
  }
  add_general_unknowns(outcome, findings, list);
  for (const Unknown& u : list.sorted()) findings.unknowns.push_back(u.phrase);
}

}  // namespace farreach
