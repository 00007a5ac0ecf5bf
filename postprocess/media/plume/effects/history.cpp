#include "postprocess/media/plume/effects/history.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

#include "models/hazard/plumes.hpp"
#include "models/toxicity/toxicity.hpp"
#include "postprocess/media/plume/effects/exposure.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"
#include "postprocess/media/plume/effects/reach.hpp"
#include "postprocess/media/plume/effects/territory.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/parallel.hpp"
#include "solver/geo/geodesic.hpp"

namespace farreach {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double meander_average = 600;      // of the histories [s]
constexpr double longest_breathing = 21600;  // of a house, that is followed [s]

std::vector<double> unknown_per_model() {
  return std::vector<double>(probit_models().size(), not_a_number);
}

/// The history without its series, and whether there can be one.
ReceptorHistory empty_history(const Outcome& outcome, std::size_t member,
                              const std::string& substance, const PlaceSeen& seen) {
  ReceptorHistory h;
  h.member = member;
  h.substance = substance;
  h.worst_direction = seen.worst_direction;
  h.downwind = seen.downwind;
  h.crosswind = seen.crosswind;
  h.place = seen.place;
  h.first_arrival = h.last = not_a_number;
  h.lethality_outdoor = h.lethality_indoor = unknown_per_model();
  h.load_outdoor = h.load_indoor = unknown_per_model();
  h.level_multiple.assign(outcome.levels.size(), not_a_number);
  return h;
}

std::string state_of(const PlumeTable& plume, const PlaceSeen& seen) {
  if (seen.downwind > table_end(plume)) return "beyond_table";
  if (std::hypot(seen.downwind, seen.crosswind) < table_begin(plume))
    return "near_source";
  if (!(seen.downwind > 0)) return "upwind";
  return seen.downwind < table_begin(plume) ? "near_source" : "inside";
}

/// From the start of the accident until the last has passed and houses are aired.
std::vector<double> history_times(const Outcome& outcome, const Passage& passage) {
  const double endless = std::max(outcome.scenario.horizon - passage.first_front(),
                                  outcome.scenario.exposure_time);
  std::vector<double> times{0.0};
  for (const double t : passage_times(passage, endless)) {
    if (!(t > 0)) continue;
    // The edge of the cloud is many powers of ten deep: no straight line from nothing
    // at the start to its first sample, or the first trace would come far too early.
    if (times.size() == 1)
      for (const double share : {0.6, 0.8, 0.9, 0.95}) times.push_back(share * t);
    times.push_back(t);
  }
  const double rate = outcome.scenario.infiltration_rate, end = times.back();
  if (!(rate > 0)) return times;
  constexpr int tail = 20;
  const double breathing = std::min(5 / rate, longest_breathing);
  for (int i = 1; i <= tail; ++i)
    times.push_back(end + breathing * i * i / (tail * tail));
  return times;
}

/// Lowest concentration level of the substance, as mole fraction.
std::optional<double> lowest_level(const Outcome& outcome, const PlumeTable& plume,
                                   const std::string& substance) {
  std::optional<double> lowest;
  for (const auto& level : outcome.levels) {
    if (level.substance != substance || level.quantity != quantity::concentration)
      continue;
    const double value = level_mole_fraction(level, plume.air_molar_volume);
    lowest = lowest ? std::min(*lowest, value) : value;
  }
  return lowest;
}

std::vector<double> in_unit_of(const ProbitModel& model,
                               const std::vector<double>& mole_fraction,
                               double air_molar_volume) {
  std::vector<double> values;
  values.reserve(mole_fraction.size());
  for (const double c : mole_fraction)
    values.push_back(concentration_in_unit_of(model, c, air_molar_volume));
  return values;
}

/// Outdoor history in which each segment counts as the steady concentration of the same
/// toxic load.
std::vector<double> equivalent_history(const Passage& passage, const ShareTable& shares,
                                       std::vector<double> steady, double n) {
  for (std::size_t k = 0; k < steady.size(); ++k)
    steady[k] = load_equivalent_concentration(steady[k],
                                              passage.segments[k].slice.intensity, n);
  std::vector<double> felt;
  for (std::size_t j = 0; j < shares.rows(); ++j) felt.push_back(shares.sum(j, steady));
  return felt;
}

void add_harm(const Outcome& outcome, const PlumeTable& plume, const Passage& passage,
              const std::vector<double>& steady, ReceptorHistory& h) {
  const ShareTable shares(passage, h.time);
  const double window = outcome.scenario.exposure_time;
  const auto models = probit_models();
  for (std::size_t p = 0; p < models.size(); ++p) {
    const ProbitModel& model = models[p];
    if (model.substance != h.substance) continue;
    const auto load = [&](const std::vector<double>& mole_fraction) {
      const auto values = in_unit_of(model, mole_fraction, plume.air_molar_volume);
      return largest_load(h.time, values, model.n, window);
    };
    h.load_outdoor[p] = load(equivalent_history(passage, shares, steady, model.n));
    h.load_indoor[p] = load(h.indoor);
    h.lethality_outdoor[p] = fraction_killed(model, h.load_outdoor[p]);
    h.lethality_indoor[p] = fraction_killed(model, h.load_indoor[p]);
  }
}

void add_level_multiples(const Outcome& outcome, const PlumeTable& plume,
                         const PlaceSeen& seen, double x, ReceptorHistory& h) {
  for (std::size_t l = 0; l < outcome.levels.size(); ++l) {
    if (outcome.levels[l].substance != h.substance) continue;
    const Exposure exposure = exposure_to(outcome, outcome.levels[l], plume);
    h.level_multiple[l] =
        ExposureAt(exposure, plume, x, seen.height).multiple(seen.crosswind);
  }
}

/// The wind never brings anything here.
void fill_clean(const Outcome& outcome, ReceptorHistory& h) {
  const auto models = probit_models();
  for (std::size_t p = 0; p < models.size(); ++p)
    if (models[p].substance == h.substance)
      h.lethality_outdoor[p] = h.lethality_indoor[p] = h.load_outdoor[p] =
          h.load_indoor[p] = 0;
  for (std::size_t l = 0; l < outcome.levels.size(); ++l)
    if (outcome.levels[l].substance == h.substance) h.level_multiple[l] = 0;
}

void add_all_substances(const Outcome& outcome, std::size_t member,
                        const PlaceSeen& seen, const ReceptorHistory& whose,
                        std::vector<ReceptorHistory>& histories) {
  const auto& tracked = outcome.part<Plumes>().members[member].plume.tracked;
  for (std::size_t s = 0; s < tracked.size(); ++s) {
    histories.push_back(history_at(outcome, member, s, seen));
    histories.back().receptor = whose.receptor;
    histories.back().border = whose.border;
  }
}

std::vector<ReceptorHistory> border_histories(const Outcome& outcome,
                                              std::size_t member, std::size_t border) {
  std::vector<ReceptorHistory> histories;
  const Member& m = outcome.part<Plumes>().members[member];
  const double height = outcome.scenario.receptor_height;
  ReceptorHistory whose;
  whose.border = static_cast<int>(border);
  const auto& nearest = outcome.geography.borders[border];
  add_all_substances(outcome, member,
                     seen_from(outcome.site, m.weather, nearest.nearest, height), whose,
                     histories);
  if (!m.weather.wind_from) return histories;
  for (std::size_t s = 0; s < m.plume.tracked.size(); ++s) {
    const auto worst = most_exposed_place(outcome, member, s, border);
    if (!worst) continue;
    histories.push_back(history_at(outcome, member, s, *worst));
    histories.back().border = whose.border;
    histories.back().largest_on_territory = true;
  }
  return histories;
}

}  // namespace

std::vector<std::string> lethality_models() {
  std::vector<std::string> keys;
  for (const auto& model : probit_models()) keys.emplace_back(model.key);
  return keys;
}

PlaceSeen seen_from(const Site& site, const Weather& weather, GeoPoint place,
                    double height) {
  const GeodesicLine line = geodesic(site.place, place);
  PlaceSeen seen{.place = place,
                 .downwind = line.distance,
                 .crosswind = 0,
                 .height = height,
                 .worst_direction = !weather.wind_from};
  if (!weather.wind_from) return seen;
  const double off = (*weather.wind_from + 180 - line.azimuth) * pi / 180;
  seen.downwind = line.distance * std::cos(off);
  seen.crosswind = line.distance * std::sin(off);
  return seen;
}

ReceptorHistory history_at(const Outcome& outcome, std::size_t member,
                           std::size_t species, const PlaceSeen& seen) {
  const PlumeTable& plume = outcome.part<Plumes>().members[member].plume;
  const std::string& substance = plume.tracked.at(species);
  ReceptorHistory h = empty_history(outcome, member, substance, seen);
  const bool known = followed(plume).end != PlumeEnd::failed;
  h.state = known ? state_of(plume, seen) : "beyond_table";
  if (h.state == "beyond_table") {
    h.peak = not_a_number;
    return h;
  }
  if (h.state == "upwind") {
    fill_clean(outcome, h);
    return h;
  }
  const double x = std::max(seen.downwind, table_begin(plume));
  const Passage passage = passage_at(plume, species, x);
  h.averaging_time = meander_time(passage, meander_average);
  const auto steady =
      steady_mole_fractions(passage, seen.crosswind, seen.height, h.averaging_time);
  h.time = history_times(outcome, passage);
  const ShareTable shares(passage, h.time);
  for (std::size_t j = 0; j < h.time.size(); ++j)
    h.outdoor.push_back(shares.sum(j, steady));
  h.indoor = indoor_concentration(
      h.time, h.outdoor, {.infiltration_rate = outcome.scenario.infiltration_rate});
  h.peak = *std::max_element(h.outdoor.begin(), h.outdoor.end());
  const auto lowest = lowest_level(outcome, plume, substance);
  const TimeAbove felt =
      time_above(h.time, h.outdoor, 0.01 * (lowest ? *lowest : h.peak));
  h.first_arrival = felt.first;
  h.last = felt.last;
  add_harm(outcome, plume, passage, steady, h);
  add_level_multiples(outcome, plume, seen, x, h);
  return h;
}

std::vector<ReceptorHistory> all_histories(const Outcome& outcome) {
  const auto& receptors = outcome.geography.receptors;
  const std::size_t places = receptors.size() + outcome.geography.borders.size();
  const std::size_t members = outcome.part<Plumes>().members.size();
  std::vector<std::vector<ReceptorHistory>> found(places * members);
  parallel_for("effects/histories", found.size(), [&](std::size_t i) {
    const std::size_t place = i / members, member = i % members;
    if (place >= receptors.size()) {
      found[i] = border_histories(outcome, member, place - receptors.size());
      return;
    }
    const Receptor& r = receptors[place];
    ReceptorHistory whose;
    whose.receptor = static_cast<int>(place);
    add_all_substances(
        outcome, member,
        seen_from(outcome.site, outcome.part<Plumes>().members[member].weather, r.place,
                  r.height),
        whose, found[i]);
  });
  std::vector<ReceptorHistory> all;
  for (auto& some : found)
    all.insert(all.end(), std::make_move_iterator(some.begin()),
               std::make_move_iterator(some.end()));
  return all;
}

}  // namespace farreach
