// Project Prairie Grass through the random flight, beside the integral plume on the
// same trials.
#include <fmt/format.h>

#include <algorithm>

#include "scenarios/validation/particle_plume.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

constexpr double most_not_past = 0.02;

struct Errors {
  std::vector<double> of_points;
  double not_past = 0;
};

void add_trial(const Trial& trial, const ParticlePlumeOptions& options,
               ValidationResult& result, Errors& errors) {
  const ParticlePlume plume = particle_plume(trial, options);
  for (std::size_t k = 0; k < trial.arcs.size(); ++k) {
    ValidationPoint point{"Prairie Grass, particles", trial.name,
                          trial.arcs[k].distance,     trial.arcs[k].observed,
                          1e6 * plume.arcs[k].mean,   trial.unit};
    result.points.push_back(point);
    point.campaign = "Prairie Grass, particles without measured scatter";
    point.predicted = 1e6 * plume.arcs[k].by_flight_alone;
    result.points.push_back(std::move(point));
    errors.of_points.push_back(plume.arcs[k].error);
  }
  errors.not_past = std::max(errors.not_past, plume.not_past);
}

void add_notes(const ParticlePlumeOptions& options, Errors& errors,
               ValidationResult& result) {
  std::sort(errors.of_points.begin(), errors.of_points.end());
  const double middle = errors.of_points[errors.of_points.size() / 2];
  result.notes = {
      "means over 600 s, arc maximum against the axis at the height of the sampler",
      fmt::format("particles: {} a trial; statistical error of a point {:.1f} % "
                  "(median), {:.1f} % (largest), of the kernel below 2 %",
                  options.particles, 100 * middle, 100 * errors.of_points.back()),
      "vertical and along the wind by the random flight; across the wind the measured "
      "scatter of direction with the lateral spread of the integral plume; without "
      "measured scatter: across by the random flight too",
      "a user has no measured scatter: a run of the far field is as good as the score "
      "without it, not as the one with it",
      fmt::format("SO2 is deposited at {:g} mm/s (provisional), the integral plume "
                  "deposits nothing",
                  1000 * options.deposition)};
  if (errors.not_past > most_not_past)
    result.notes.push_back(
        fmt::format("up to {:.0f} % of the particles had not passed the farthest arc "
                    "when the flight ended",
                    100 * errors.not_past));
}

}  // namespace

ValidationResult predict_by_particles(const std::string& dataset,
                                      const std::vector<Trial>& trials,
                                      const ParticlePlumeOptions& options) {
  ValidationResult result = predict(dataset, trials);
  for (auto& point : result.points) point.campaign = "Prairie Grass, integral plume";
  Errors errors;
  for (const Trial& trial : trials)
    if (trial.missing.empty()) add_trial(trial, options, result, errors);
  if (errors.of_points.empty())
    throw InputError("no trial has the weather and rate that particles need");
  add_notes(options, errors, result);
  return result;
}

}  // namespace farreach
