/// What would change the verdict on the air, what moves its margin most first.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "postprocess/assess/headline.hpp"
#include "postprocess/assess/words.hpp"
#include "postprocess/media/air/air.hpp"
#include "postprocess/media/air/far_verdict.hpp"
#include "postprocess/media/air/validity.hpp"

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
  std::string text;
  Phrase phrase;
};

class Unknowns {
 public:
  void add(double weight, std::string text, Phrase phrase) {
    if (std::isnan(weight)) weight = 1e12;
    if (weight > 0) list_.push_back({weight, std::move(text), std::move(phrase)});
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
  list.add(
      b->site_share,
      fmt::format("Where exactly it happens: the stated place is known to ± {}; a "
                  "surveyed point would leave ± {} in the distance to {}.",
                  words::length(b->site_share), words::length(surveyed),
                  words::state(v.state)),
      {"place", {{"error", b->site_share}, {"rest", surveyed}}, {{"state", v.state}}});
  if (v.kind == "sector")
    list.add(b->product_share,
             fmt::format("Where the border at sea is: the sector line is computed, not "
                         "the treaty line; taken as right to {}.",
                         words::length(b->product_share)),
             {"sector_line", {{"error", b->product_share}}});
  else
    list.add(b->product_share,
             fmt::format("Where the border is: two public border products put {} {} "
                         "and {} away.",
                         words::state(v.state), words::length(b->distance),
                         words::length(b->other_product_distance)),
             {"border_line",
              {{"distance", b->distance}, {"other", b->other_product_distance}},
              {{"state", v.state}}});
  list.add(b->resolution_share,
           fmt::format("Generalization of the border line and, on the Caspian, the "
                       "moving shore: ± {}.",
                       words::length(b->resolution_share)),
           {"resolution", {{"error", b->resolution_share}}});
}

/// What the farthest reach of the particles is uncertain by.
void add_particle_unknown(const Outcome& outcome, const BorderVerdict& v, double weight,
                          Unknowns& list) {
  const std::string factor = fmt::format("{:g}", outcome.far_field.model_factor);
  list.add(
      weight,
      fmt::format("The model of the particles: concentrations are right within a "
                  "factor of {}, which moves the farthest reach between {} and {}.",
                  factor, words::length(v.reach_low), words::length(v.reach_high)),
      {"far_model",
       {{"low", v.reach_low}, {"high", v.reach_high}},
       {{"factor", factor}}});
}

/// What widens the band of the plume's reach most, beside the model itself.
void add_driver(const Effects& effects, const BorderVerdict& v, Unknowns& list) {
  for (const LevelReach& r : effects.reaches) {
    if (r.level != v.level || r.member != v.member || r.driver.empty()) continue;
    list.add(1.01 * (v.reach_high - v.reach_low),
             fmt::format("What widens the band of the reach most: {}.",
                         words::driver(r.driver)),
             {"band_driver", {}, {{"driver", r.driver}}});
  }
}

void add_model_unknown(const Outcome& outcome, const Effects& effects,
                       const BorderVerdict& v, Unknowns& list) {
  if (v.reach_model == "far_field") {
    add_particle_unknown(outcome, v, v.reach_high - v.reach_low, list);
    return;
  }
  add_driver(effects, v, list);
  if (!(v.reach_high <= v.range_end) || !std::isfinite(v.reach_high)) {
    list.add(plume_range,
             "What happens beyond the model's range: the level still holds at its end; "
             "a regional weather and transport model would be needed.",
             {"beyond"});
    return;
  }
  const std::string factor = fmt::format("{:g}", effects.model_factor);
  list.add(
      v.reach_high - v.reach_low,
      fmt::format("The dispersion model: concentrations are right within a factor "
                  "of {}, which moves the reach between {} and {}.",
                  factor, words::length(v.reach_low), words::length(v.reach_high)),
      {"model", {{"low", v.reach_low}, {"high", v.reach_high}}, {{"factor", factor}}});
}

void add_wind_unknown(const BorderVerdict& v, double from, Unknowns& list) {
  const std::string degrees = fmt::format("{:.0f}", from);
  if (v.reason_key == "other_direction")
    list.add(2 * v.distance,
             fmt::format(
                 "The direction of the wind: from {}° it does not carry the cloud to "
                 "{}; from another direction the level could reach it.",
                 degrees, words::neighbour(v.state, v.kind)),
             {"other_wind", {}, {{"degrees", degrees}, {"state", v.state}}});
  else
    list.add(0.1 * v.reach,
             fmt::format("The direction of the wind, given as {}° and taken as exact.",
                         degrees),
             {"wind", {}, {{"degrees", degrees}}});
}

void add_weather_unknowns(const Outcome& outcome, const BorderVerdict& v,
                          Unknowns& list) {
  const auto& members = outcome.members;
  const std::string& worst = members[v.member].weather.name;
  const bool by_plume = v.reach_model == "plume";  // else over all weathers
  if (by_plume && members.size() > 1 && v.favourable_member < members.size()) {
    const std::string& best = members[v.favourable_member].weather.name;
    list.add(v.reach - v.favourable_reach,
             fmt::format("The weather: from {} in {} to {} in {}.",
                         words::length(v.favourable_reach), best,
                         words::length(v.reach), worst),
             {"weather",
              {{"least", v.favourable_reach}, {"most", v.reach}},
              {{"best", best}, {"worst", worst}}});
  }
  if (by_plume && members.size() == 1)
    list.add(0.5 * v.reach,
             fmt::format("The weather: only {} was computed; another wind or stability "
                         "gives another reach.",
                         worst),
             {"one_weather", {}, {{"worst", worst}}});
  if (const auto& from = members[v.member].weather.wind_from)
    add_wind_unknown(v, *from, list);
}

std::string percent(double share) {
  return fmt::format("{:.2g}", 100 * share);
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
      const EnsembleInput& input = outcome.far_field.plan.inputs[s.inputs[i].input];
      const Index& first = s.inputs[i].first;
      const bool weather = s.inputs[i].weather;
      const double total = s.inputs[i].total.value;
      const Index share = weather ? Index{total, first.value, total} : first;
      if (!(share.value >= 0.01)) continue;
      list.add(weight--,
               fmt::format("{} ({}): it makes {} to {} % of the spread of what comes "
                           "to {}.",
                           input.meaning, input.distribution, percent(share.low),
                           percent(share.high), words::neighbour(v.state, v.kind)),
               {"far_input",
                {},
                {{"input", input.key},
                 {"meaning", input.meaning},
                 {"low", percent(share.low)},
                 {"high", percent(share.high)},
                 {"state", v.state}}});
    }
  }
}

void add_horizon_unknown(const Outcome& outcome, const BorderVerdict& v,
                         Unknowns& list) {
  const auto hours = [](double seconds) {
    return fmt::format("{:.0f}", std::ceil(seconds / 3600));
  };
  const std::string ended = fmt::format("{:.3g}", outcome.far_field.horizon / 3600);
  const std::string what = fmt::format(
      "What happens after {} h: gas above the level was still in the air, or not yet "
      "released, when the computed time ended.",
      ended);
  if (std::isfinite(v.deciding_horizon))
    list.add(
        1e7,
        fmt::format("{} A horizon of {} h would decide it.", what,
                    hours(v.deciding_horizon)),
        {"far_horizon", {}, {{"ended", ended}, {"needed", hours(v.deciding_horizon)}}});
  else
    list.add(1e7, what, {"far_horizon_open", {}, {{"ended", ended}}});
}

/// What would move a verdict over all weathers; `Unknowns` sorts by weights in metres,
/// so these are made larger than any distance.
void add_far_unknowns(const Outcome& outcome, const Effects& effects,
                      const BorderVerdict& v, Unknowns& list) {
  if (effects.far) add_far_inputs(outcome, *effects.far, v, list);
  if (v.reason_key == "horizon") add_horizon_unknown(outcome, v, list);
  if (lacks_gridded_winds(outcome, v.distance))
    list.add(8e6,
             fmt::format("Winds on a grid: the weather given is that of one place, and "
                         "{} lies {} away.",
                         words::neighbour(v.state, v.kind), words::length(v.distance)),
             {"far_winds", {{"distance", v.distance}}, {{"state", v.state}}});
  add_particle_unknown(outcome, v, 7e6, list);
  if (std::isfinite(v.probability))
    list.add(6e6,
             fmt::format("More members: {} leave a probability between {} and {} %.",
                         outcome.far_field.members.size(), percent(v.probability_low),
                         percent(v.probability_high)),
             {"far_members",
              {},
              {{"count", std::to_string(outcome.far_field.members.size())},
               {"low", percent(v.probability_low)},
               {"high", percent(v.probability_high)}}});
}

void add_general_unknowns(const Outcome& outcome, const Findings& findings,
                          Unknowns& list) {
  const auto assumed =
      std::count_if(outcome.notices.begin(), outcome.notices.end(),
                    [](const Notice& n) { return n.severity == "assumption"; });
  if (assumed > 0)
    list.add(500,
             fmt::format("The release: {} assumption{} in the scenario, listed "
                         "with the notices.",
                         assumed, assumed == 1 ? "" : "s"),
             {"release", {}, {{"count", std::to_string(assumed)}}});
  list.add(100,
           "The ground is taken as flat and even; hills, valleys and buildings are "
           "not computed.",
           {"ground"});
  if (!findings.criteria.empty())
    list.add(50,
             "The Convention's air criterion is taken as 15 km from memory; the "
             "texts of decisions 2000/3 and 2018/1 were not read.",
             {"criterion"});
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
  for (const Unknown& u : list.sorted()) {
    findings.unknowns.push_back(u.text);
    findings.unknown_phrases.push_back(u.phrase);
  }
}

}  // namespace farreach
