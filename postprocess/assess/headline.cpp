#include "postprocess/assess/headline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "postprocess/assess/border_verdict.hpp"
#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/interval.hpp"
#include "postprocess/assess/validity.hpp"
#include "postprocess/assess/words.hpp"

namespace farreach {
namespace {

double margin_or_least(const BorderVerdict& v) {
  return std::isnan(v.margin) ? -1e12 : v.margin;
}

bool disables(const Outcome& outcome, const BorderVerdict& v) {
  return outcome.levels[v.level].severity >= response_severity;
}

/// Weight of a verdict among those of its kind, larger first.
auto importance(const Outcome& outcome, const BorderVerdict& v) {
  const bool reached = v.verdict == Reached::reached;
  return std::tuple(gravity(v.verdict), reached ? outcome.levels[v.level].severity : 0,
                    -margin_or_least(v), v.reach_high);
}

/// The weightiest of the levels that disable, or of the milder ones. Null: none.
const BorderVerdict* leading_of(const Outcome& outcome,
                                const std::vector<BorderVerdict>& verdicts,
                                bool disabling) {
  const BorderVerdict* leading = nullptr;
  for (const BorderVerdict& v : verdicts)
    if (disables(outcome, v) == disabling &&
        (!leading || importance(outcome, *leading) < importance(outcome, v)))
      leading = &v;
  return leading;
}

const BorderDistance* border_of(const Outcome& outcome, const BorderVerdict& v) {
  for (const BorderDistance& b : outcome.geography.borders)
    if (b.state == v.state && b.kind == v.kind) return &b;
  return nullptr;
}

/// An unknown with what it may move the margin by [m].
struct Unknown {
  double weight = 0;
  std::string text;
};

class Unknowns {
 public:
  void add(double weight, std::string text) {
    if (std::isnan(weight)) weight = 1e12;
    if (weight > 0) list_.push_back({weight, std::move(text)});
  }
  std::vector<std::string> sorted() {
    std::stable_sort(list_.begin(), list_.end(),
                     [](const auto& a, const auto& b) { return a.weight > b.weight; });
    std::vector<std::string> texts;
    for (Unknown& u : list_) texts.push_back(std::move(u.text));
    return texts;
  }

 private:
  std::vector<Unknown> list_;
};

void add_border_unknowns(const Outcome& outcome, const BorderVerdict& v,
                         Unknowns& list) {
  const BorderDistance* b = border_of(outcome, v);
  if (!b) return;
  list.add(
      b->site_share,
      fmt::format("Where exactly it happens: the stated place ({}) is known to ± "
                  "{}; a surveyed point would leave ± {} in the distance to {}.",
                  outcome.site.position_quality.empty() ? "quality not stated"
                                                        : outcome.site.position_quality,
                  words::length(b->site_share),
                  words::length(std::hypot(b->product_share, b->resolution_share)),
                  words::state(v.state)));
  if (v.kind == "sector")
    list.add(b->product_share,
             fmt::format("Where the border at sea is: the sector line is computed, not "
                         "the treaty line; taken as right to {}.",
                         words::length(b->product_share)));
  else
    list.add(b->product_share,
             fmt::format("Where the border is: two public border products put {} {} "
                         "and {} away.",
                         words::state(v.state), words::length(b->distance),
                         words::length(b->other_product_distance)));
  list.add(b->resolution_share,
           fmt::format("Generalization of the border line and, on the Caspian, the "
                       "moving shore: ± {}.",
                       words::length(b->resolution_share)));
}

void add_model_unknown(const Effects& effects, const BorderVerdict& v, Unknowns& list) {
  if (!std::isfinite(v.reach_high)) {
    list.add(plume_range,
             "What happens beyond the model's range: the level still holds at its end; "
             "a regional weather and transport model would be needed.");
    return;
  }
  list.add(v.reach_high - v.reach_low,
           fmt::format("The dispersion model: concentrations are right within a factor "
                       "of {:g}, which moves the reach between {} and {}.",
                       effects.model_factor, words::length(v.reach_low),
                       words::length(v.reach_high)));
}

void add_weather_unknowns(const Outcome& outcome, const BorderVerdict& v,
                          Unknowns& list) {
  const auto& members = outcome.members;
  if (members.size() > 1 && v.favourable_member < members.size())
    list.add(v.reach - v.favourable_reach,
             fmt::format("The weather: from {} in {} to {} in {}.",
                         words::length(v.favourable_reach),
                         members[v.favourable_member].weather.name,
                         words::length(v.reach), members[v.member].weather.name));
  if (members.size() == 1)
    list.add(0.5 * v.reach,
             fmt::format("The weather: only {} was computed; another wind or stability "
                         "gives another reach.",
                         members.front().weather.name));
  const auto& from = members[v.member].weather.wind_from;
  if (from && v.reason_key == "other_direction")
    list.add(
        2 * v.distance,
        fmt::format("The direction of the wind: from {:.0f}° it does not carry the "
                    "cloud to {}; from another direction the level could reach it.",
                    *from, words::neighbour(v.state, v.kind)));
  else if (from)
    list.add(0.1 * v.reach,
             fmt::format("The direction of the wind, given as {:.0f}° and taken as "
                         "exact.",
                         *from));
}

void add_general_unknowns(const Outcome& outcome, const Findings& findings,
                          Unknowns& list) {
  const auto assumed =
      std::count_if(outcome.notices.begin(), outcome.notices.end(),
                    [](const Notice& n) { return n.severity == "assumption"; });
  if (assumed > 0)
    list.add(500, fmt::format("The release: {} assumption{} in the scenario, listed "
                              "with the notices.",
                              assumed, assumed == 1 ? "" : "s"));
  list.add(100,
           "The ground is taken as flat and even; hills, valleys and buildings are "
           "not computed.");
  if (!findings.criteria.empty())
    list.add(50,
             "The Convention's air criterion is taken as 15 km from memory; the "
             "texts of decisions 2000/3 and 2018/1 were not read.");
}

/// The line of the border with the next smallest say: no verdict at all.
std::string no_verdict(const Outcome& outcome) {
  if (outcome.geography.borders.empty())
    return "No neighbour's border is known around this place: UNDECIDED.";
  if (outcome.levels.empty() || outcome.members.empty())
    return "No level or no weather was computed: UNDECIDED.";
  return "The release holds none of the substances of the levels asked for: no "
         "verdict.";
}

}  // namespace

const BorderVerdict* leading_verdict(const Outcome& outcome,
                                     const std::vector<BorderVerdict>& verdicts) {
  const BorderVerdict* grave = leading_of(outcome, verdicts, true);
  return grave ? grave : leading_of(outcome, verdicts, false);
}

std::string headline(const Outcome& outcome,
                     const std::vector<BorderVerdict>& verdicts) {
  const BorderVerdict* v = leading_verdict(outcome, verdicts);
  if (!v) return no_verdict(outcome);
  std::string text = v->reason;
  if (v->verdict == Reached::not_reached) {
    const BorderVerdict* lesser = leading_of(outcome, verdicts, false);
    const bool has_lesser =
        lesser && lesser != v && lesser->verdict != Reached::not_reached;
    text = fmt::format("No {} reaches a neighbour. The nearest to it: {}{}{}",
                       disables(outcome, *v) ? "disabling or deadly level" : "level",
                       text, has_lesser ? " Of the milder levels: " : "",
                       has_lesser ? lesser->reason : "");
  }
  if (!is_trusted(outcome))
    text += " The run is incomplete or a check failed: do not rely on it.";
  return text;
}

std::vector<std::string> unknowns(const Outcome& outcome, const Effects& effects,
                                  const Findings& findings) {
  Unknowns list;
  if (const BorderVerdict* v = leading_verdict(outcome, findings.verdicts)) {
    add_border_unknowns(outcome, *v, list);
    add_model_unknown(effects, *v, list);
    add_weather_unknowns(outcome, *v, list);
  }
  add_general_unknowns(outcome, findings, list);
  return list.sorted();
}

}  // namespace farreach
