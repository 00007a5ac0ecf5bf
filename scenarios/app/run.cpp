/// farreach run: from a scenario file to the verdict.
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>

#include "models/hazard/hazard.hpp"
#include "postprocess/io/result_file.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/app/products.hpp"
#include "scenarios/scenario.hpp"
#include "solver/base/parallel.hpp"
#include "solver/base/version.hpp"
#include "solver/stepping/loop.hpp"

namespace farreach::app {
namespace {

const HazardType& hazard_type(const std::string& name) {
  for (const auto& type : hazard_catalog())
    if (type.name == name) return type;
  throw InputError("unknown hazard \"" + name + "\"");
}

/// Day of the run in UTC. Only the day, so that runs of one day give the same bytes;
/// $SOURCE_DATE_EPOCH sets it for reproducible results.
std::string today() {
  const char* fixed = std::getenv("SOURCE_DATE_EPOCH");
  const std::time_t now =
      fixed ? static_cast<std::time_t>(std::atoll(fixed))
            : std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%d", &utc);
  return text;
}

/// What the scenario contributes to the outcome, before anything is computed.
Outcome opened(Scenario& scenario) {
  Outcome outcome;
  outcome.scenario = std::move(scenario.record);
  outcome.site = std::move(scenario.site);
  outcome.geography = std::move(scenario.geography);
  outcome.levels = std::move(scenario.levels);
  outcome.notices = std::move(scenario.notices);
  outcome.provenance = {.program_version = std::string(version),
                        .format_version = std::to_string(result_format_major) + "." +
                                          std::to_string(result_format_minor),
                        .created = today(),
                        .compiler = std::string(compiler),
                        .scenario_fingerprint = scenario.fingerprint};
  return outcome;
}

/// Mass released against mass found in the field, after every step.
class MassWatch {
 public:
  void look(const Snapshot& now) {
    const double missing = std::abs(now.mass_accounted - now.mass_released);
    if (now.mass_released > 0) worst_ = std::max(worst_, missing / now.mass_released);
  }
  Check check() const {
    return {.name = "mass released = mass accounted for, at every step",
            .value = worst_,
            .tolerance = tolerance_,
            .passed = worst_ <= tolerance_,
            .detail = "largest relative difference"};
  }

 private:
  static constexpr double tolerance_ = 1e-9;
  double worst_ = 0;
};

/// Runs the hazard to its end and moves what it found into the outcome.
void compute(const Scenario& scenario, Outcome& outcome) {
  const auto hazard = hazard_type(outcome.scenario.hazard).make(scenario.input);
  MassWatch mass;
  Progress progress("computing");
  const LoopEnd end = run_loop<Snapshot>(
      *hazard, {{.observe = [&](const Snapshot& now) { mass.look(now); }, .times = {}}},
      &progress);
  if (end.interrupted && end.steps == 0)
    throw RunError("stopped before anything was computed; no file was written");
  hazard->finish(outcome);
  outcome.checks.push_back(mass.check());
  outcome.complete = !end.interrupted;
}

}  // namespace

int run(const RunOptions& options) {
  Scenario scenario = read_scenario(options.scenario);
  std::cerr << format_diagnostics(scenario.warnings);
  const ProductPaths paths(options.out);
  prepare_folder(options.out, paths, options.force);
  set_threads(options.threads);
  Outcome outcome = opened(scenario);
  compute(scenario, outcome);
  return write_products(outcome, paths, Products::all, options.language);
}

}  // namespace farreach::app
