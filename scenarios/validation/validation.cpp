#include "scenarios/validation/validation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

#include "models/atmosphere/pasquill.hpp"
#include "models/gas_plume/gas_plume.hpp"
#include "models/gas_plume/mixture.hpp"
#include "models/sour_gas/variations.hpp"
#include "models/substances/substance.hpp"
#include "scenarios/reading/diagnostics.hpp"
#include "scenarios/validation/particle_plume.hpp"
#include "scenarios/validation/trials.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"
#include "solver/base/parallel.hpp"

namespace farreach {

namespace {

// Sensors of the LNG trials resolve about 0.01 vol%; a maximum at or below that says
// only that little arrived. Such arcs are reported and left out of the first score.
constexpr double detection_limit_percent = 0.011;

std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw InputError("cannot read the observations " + path.string());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// Mole fraction to the unit of the observations.
double in_unit(double fraction, const Trial& trial, const PlumeTable& plume) {
  if (trial.unit == "vol%") return 100 * fraction;
  if (trial.unit == "ppm") return 1e6 * fraction;
  if (trial.unit == "mg/m3")
    return 1e6 * fraction * substance(trial.substance).molar_mass /
           plume.air_molar_volume;
  throw InputError("unknown unit of observations '" + trial.unit + "'");
}

struct Predicted {
  std::vector<ValidationPoint> points;
  Member member;
  std::string failure;  ///< why an arc could not be predicted; empty: all were
};

/// What a run of the product takes for granted of such a release: the temperature of
/// its stream, and the closures.
Assumptions assumed_of(const Trial& trial, const PlumeTrain& train) {
  Assumptions a{.unlit = true, .scan_winds = false};
  a.light = trial.source.density < 1.15 * train.air().air_density;
  for (const PlumeSegment& s : train.table().segments)
    a.passes_lid = a.passes_lid || s.gone > 0;
  return a;
}

ValidationPoint point_of(const Trial& trial, const Arc& arc, const PlumeTable& plume) {
  double when = 1e12;  // a steady release: after all passages have begun
  if (std::isfinite(trial.source.end))
    when =
        slice_at(plume.segments.front(), arc.distance).arrival + 0.5 * trial.source.end;
  const double fraction = mole_fraction(plume, 0, arc.distance, 0, arc.sensor_height,
                                        when, trial.averaging_time);
  const double unit = in_unit(1, trial, plume);
  ValidationPoint point{trial.campaign, trial.name,      arc.distance,
                        arc.observed,   fraction * unit, trial.unit};
  point.at_detection_limit =
      trial.unit == "vol%" && arc.observed <= detection_limit_percent;
  point.height = arc.sensor_height;
  point.averaging_time = trial.averaging_time;
  point.observed_fraction = arc.observed / unit;
  return point;
}

Predicted predict_trial(const Trial& trial) {
  PlumeOptions options;
  for (const auto& arc : trial.arcs)
    options.max_distance = std::max(options.max_distance, 1.5 * arc.distance);
  PlumeTrain train(trial.weather, {trial.substance}, options);
  train.emit(trial.source);
  Predicted predicted;
  predicted.member = {trial.weather, train.table()};
  const Followed plume = followed(train.table());
  for (const auto& arc : trial.arcs) {
    if (!(arc.distance <= plume.until))
      return {
          {}, {}, fmt::format("the plume was followed to {:.4g} m only", plume.until)};
    predicted.points.push_back(point_of(trial, arc, train.table()));
  }
  const VariedRelease release{
      {{trial.source}}, {trial.substance}, options.max_distance, {}};
  for (const Variation& v : variations_of(assumed_of(trial, train), trial.weather))
    predicted.member.variants.push_back(varied_plume(v, trial.weather, release));
  return predicted;
}

/// The class whose L is nearest to the measured one, in 1/L.
char class_of(const Weather& w) {
  const double measured = std::isfinite(*w.obukhov_length) ? 1 / *w.obukhov_length : 0;
  char nearest = 'D';
  for (char c = 'A'; c <= 'F'; ++c)
    if (std::abs(inverse_obukhov_length(c, w.roughness) - measured) <
        std::abs(inverse_obukhov_length(nearest, w.roughness) - measured))
      nearest = c;
  return nearest;
}

/// The same trials as a user has them: wind and class, nothing of its turbulence.
std::vector<Trial> known_by_class(std::vector<Trial> trials) {
  for (Trial& t : trials) {
    Weather& w = t.weather;
    if (!t.missing.empty()) continue;
    if (!w.obukhov_length) {
      t.missing = "no Obukhov length";
      continue;
    }
    w.stability = class_of(w);
    w.obukhov_length.reset();
    w.friction_velocity.reset();
    w.mixing_height.reset();
    w.sigma_azimuth.reset();
  }
  return trials;
}

/// Adds what was predicted, points and plumes.
void take(Predicted predicted, bool by_class, ValidationResult& result) {
  if (predicted.points.empty()) return;
  for (ValidationPoint& p : predicted.points) {
    p.by_class = by_class;
    p.member = result.members.size();
    result.points.push_back(std::move(p));
  }
  result.members.push_back(std::move(predicted.member));
}

std::vector<Predicted> predict_all(const std::vector<Trial>& trials) {
  std::vector<Predicted> predicted(trials.size());
  parallel_for("validation", trials.size(), [&](std::size_t i) {
    if (trials[i].missing.empty()) predicted[i] = predict_trial(trials[i]);
  });
  return predicted;
}

void add_notes(ValidationResult& result) {
  if (result.dataset == "lng")
    result.notes = {
        "observed maxima are peaks of about 1 s; predicted with an averaging time of "
        "1 s, below the 10 s at which meander begins, without a peak factor",
        "arcs at the detection limit (0.01 vol%) are listed and scored apart",
        "vapour leaves the pool at its boiling point; finite duration and along-wind "
        "spread are applied"};
  else
    result.notes = {
        "means over 600 s, arc maximum against the axis at the height of the sampler",
        "friction velocity, Obukhov length and scatter of wind direction as measured; "
        "recovery factors not applied"};
}

}  // namespace

std::optional<double> optional_number(const CsvTable& table, std::size_t row,
                                      const std::string& column) {
  if (!table.has(column) || table.text(row, column).empty()) return std::nullopt;
  return table.number(row, column);
}

void complete_source(SourceSegment& s, const Weather& weather, double diameter) {
  const auto air = understand(weather).air;
  const Mixture mixture(s, air);
  s.area = 0.25 * pi * diameter * diameter;
  s.density = air.pressure / (mixture.released_moles() * gas_constant * s.temperature);
  s.speed = s.mass_rate / (s.density * s.area);
  s.excess_enthalpy = mixture.excess_enthalpy(1, s.temperature);
}

ValidationResult predict(const std::string& dataset, const std::vector<Trial>& trials) {
  ValidationResult result;
  result.dataset = dataset;
  auto predicted = predict_all(trials);
  for (std::size_t i = 0; i < trials.size(); ++i) {
    const bool failed = !predicted[i].failure.empty();
    if (failed || !trials[i].missing.empty())
      result.skipped.push_back(
          {trials[i].campaign, trials[i].name, static_cast<int>(trials[i].arcs.size()),
           failed ? predicted[i].failure : trials[i].missing, failed});
    take(std::move(predicted[i]), false, result);
  }
  for (Predicted& p : predict_all(known_by_class(trials)))
    take(std::move(p), true, result);
  add_notes(result);
  return result;
}

std::vector<std::string> validation_datasets() {
  return {"lng", "prairie-grass", "prairie-grass-particles"};
}

ValidationResult run_validation(const std::string& dataset,
                                const std::filesystem::path& observations) {
  const auto known = validation_datasets();
  if (std::find(known.begin(), known.end(), dataset) == known.end())
    throw InputError("unknown data set '" + dataset + "'; known: " + joined(known));
  const CsvTable table(observations.string(), text_of(observations));
  const auto trials = dataset == "lng" ? read_lng(table) : read_prairie_grass(table);
  if (trials.empty())
    throw InputError(observations.string() +
                     " holds no observations: a header line "
                     "with the names of columns and one row per arc are expected");
  return dataset == "prairie-grass-particles" ? predict_by_particles(dataset, trials)
                                              : predict(dataset, trials);
}

}  // namespace farreach
