#include "postprocess/media/air/air_criteria.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "models/hazard/plumes.hpp"
#include "postprocess/media/air/validity.hpp"
#include "postprocess/media/far_field/effects/far_field.hpp"
#include "postprocess/voice/levels.hpp"

namespace farreach {
namespace {

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

Within within(double margin, double error) {
  if (!(error >= 0) || !std::isfinite(margin)) return Within::undecided;
  if (margin > error) return Within::outside;
  return margin <= -error ? Within::inside : Within::undecided;
}

CriterionVerdict air_criterion_for(const Outcome& outcome, const LawCriterion& law,
                                   const BorderDistance& border) {
  const bool stand_in = is_stand_in(outcome.site.position_quality);
  CriterionVerdict c;
  c.criterion = law.name;
  c.state = border.state;
  c.distance = border.distance;
  c.limit = law.limit;
  c.margin = border.distance - law.limit;
  c.uncertainty = stand_in ? std::hypot(std::max(border.site_share, stand_in_error),
                                        border.product_share, border.resolution_share)
                           : border.uncertainty;
  c.provisional = law.status != "seen";
  c.verdict = within(c.margin, c.uncertainty);
  c.reason = {phrase("why.air_criterion",
                     {{"state", said::state(border.state)},
                      {"distance", said::error_length(c.distance, c.uncertainty)},
                      {"limit", said::length(c.limit)},
                      {"verdict", said::name("criterion." + word_of(c.verdict))}})};
  if (stand_in) c.reason.push_back(phrase("why.stand_in"));
  return c;
}

/// The farthest high end of the levels that disable or worse, and which it is.
struct Farthest {
  double reach = 0;
  bool open = false;  ///< only known from below
  std::size_t level = 0;
  bool any = false;
};

Farthest farthest_disabling(const Outcome& outcome, const Effects& effects) {
  Farthest f;
  for (const LevelReach& r : effects.reaches) {
    if (r.level >= outcome.levels.size() ||
        r.found_in.index >= outcome.part<Plumes>().members.size() || !r.tracked ||
        outcome.levels[r.level].severity < response_severity ||
        !is_air_level(outcome.levels[r.level]))
      continue;
    const BelievedReach b = believed(
        r, outcome.part<Plumes>().members[r.found_in.index], effects.model_factor);
    const bool open = !std::isfinite(b.interval.high);
    const double high = open ? std::max(b.interval.low, plume_range) : b.interval.high;
    if (!f.any || high > f.reach) f = {high, open, r.level, true};
  }
  if (effects.has<FarEffects>())
    for (const FarLevel& l : effects.part<FarEffects>().levels)
      if (l.carried && outcome.levels[l.level].severity >= response_severity &&
          (!f.any || l.farthest_high > f.reach))
        f = {l.farthest_high, false, l.level, true};
  return f;
}

const Receptor* largest_town(const Outcome& outcome, double reach) {
  const Receptor* largest = nullptr;
  for (const Receptor& r : outcome.geography.receptors)
    if ((r.kind == "town" || r.kind == "village") && r.distance <= reach &&
        (!largest || r.population > largest->population))
      largest = &r;
  return largest;
}

}  // namespace

bool is_stand_in(std::string_view quality) {
  quality = quality.substr(0, quality.find_first_of(":;,"));  // what the point is
  return quality.empty() || holds(quality, "town") || holds(quality, "centre") ||
         holds(quality, "center") || holds(quality, "reference point");
}

std::vector<CriterionVerdict> air_criteria(const Outcome& outcome) {
  std::vector<CriterionVerdict> criteria;
  const LawCriterion* law = find_criterion(outcome.law, "air_15_km");
  if (!law || is_marine(outcome.law, outcome.site.activity)) return criteria;
  for (const BorderDistance& border : outcome.geography.borders)
    if (border.kind == BorderKind::land)
      criteria.push_back(air_criterion_for(outcome, *law, border));
  return criteria;
}

Response response_level(const Outcome& outcome, const Effects& effects,
                        const BorderVerdict* crossing) {
  if (crossing) return response_across(*crossing);
  const Farthest far = farthest_disabling(outcome, effects);
  if (!far.any) return {"local", {phrase("response.why.no_level")}};
  const Receptor* town = largest_town(outcome, far.reach);
  const std::string level = response_level_of(
      outcome.law, far.reach,
      town ? std::optional(std::max(1.0, town->population)) : std::nullopt);
  if (level.empty()) return {"undetermined", {phrase("response.why.no_table")}};
  Phrases reason{phrase(far.open ? "response.why.reach_over" : "response.why.reach",
                        {{"level", said::level(outcome.levels[far.level])},
                         {"distance", said::length(far.reach)}})};
  if (town)
    reason.push_back(
        phrase("response.why.town",
               {{"town", said::own_name(town->name, town->name_ru, town->name_kk)},
                {"distance", said::site_length(town->distance)}}));
  return {level, std::move(reason)};
}

}  // namespace farreach
