#include "scenarios/app/products.hpp"

#include <algorithm>
#include <iostream>

#include "postprocess/assess/findings.hpp"
#include "postprocess/effects/effects.hpp"
#include "postprocess/io/export/xdmf.hpp"
#include "postprocess/io/result_file.hpp"
#include "postprocess/io/side_files.hpp"
#include "postprocess/report/report.hpp"
#include "scenarios/app/gauge_table.hpp"
#include "solver/base/atomic_file.hpp"
#include "solver/base/error.hpp"

namespace farreach::app {
namespace {

namespace fs = std::filesystem;

void print_failed_checks(const Outcome& outcome) {
  for (const auto& check : outcome.checks)
    if (!check.passed)
      std::cout << "  FAILED CHECK  " << check.name << ": " << check.value
                << " (tolerance " << check.tolerance << ") " << check.detail << "\n";
}

void print_verdict(const Outcome& outcome, const Findings& findings,
                   const ProductPaths& paths) {
  std::cout << (outcome.scenario.mode == "real" ? "REAL: " : "EXERCISE: ")
            << outcome.scenario.title << "\n\n"
            << findings.headline << "\n";
  if (!outcome.complete)
    std::cout << "\nThe run was stopped early: the results hold only what was computed "
                 "until then.\n";
  print_failed_checks(outcome);
  std::cout << "\n  report   " << paths.report.string() << "\n  result   "
            << paths.result.string() << "\n  summary  " << paths.summary.string()
            << "\n  zones    " << paths.zones.string() << "\n";
  if (!outcome.far_field.volume.empty())
    std::cout << "  volume   " << paths.volume.string() << "\n";
  if (outcome.flow.series.empty()) return;
  std::cout << "  gauges   " << paths.gauges.string() << "\n\n"
            << gauge_table(outcome.flow);
}

/// Refers to the result file, so that one of an earlier run must not stay beside it.
void write_volume(const Outcome& outcome, const ProductPaths& paths) {
  const std::string text = far_field_xdmf(outcome, paths.result.filename().string());
  if (text.empty())
    fs::remove(paths.volume);
  else
    write_text_atomically(paths.volume, text);
}

}  // namespace

ProductPaths::ProductPaths(const fs::path& folder)
    : result(folder / "result.h5"),
      zones(folder / "zones.geojson"),
      summary(folder / "summary.json"),
      report(folder / "report.html"),
      gauges(folder / "gauges.csv"),
      volume(folder / "result.xdmf") {}

void prepare_products(const ProductPaths& paths, bool force) {
  if (!force)
    for (const auto& file : {paths.result, paths.zones, paths.summary, paths.report,
                             paths.gauges, paths.volume})
      if (fs::exists(file))
        throw InputError(file.string() +
                         " exists already; give --force to overwrite it, or another "
                         "--out DIR");
  for (const auto& file : {paths.result, paths.zones, paths.summary, paths.report,
                           paths.gauges, paths.volume})
    remove_parts_of(file);
}

int write_products(Outcome& outcome, const ProductPaths& paths, Products which,
                   const std::string& language) {
  const Effects effects = compute_effects(outcome);
  if (which == Products::all)
    for (Check& check : effect_checks(outcome, effects))
      outcome.checks.push_back(std::move(check));
  const Findings findings = assess(outcome, effects);
  if (which == Products::all) {
    write_result(paths.result, outcome, effects, findings);
    write_volume(outcome, paths);
  }
  write_text_atomically(paths.zones, zones_geojson(outcome, effects));
  if (!outcome.flow.series.empty())
    write_text_atomically(paths.gauges, gauge_csv(outcome.flow));
  write_text_atomically(paths.summary, summary_json(outcome, effects, findings));
  write_text_atomically(paths.report,
                        html_report(outcome, effects, findings, language));
  print_verdict(outcome, findings, paths);
  const bool sound = std::all_of(outcome.checks.begin(), outcome.checks.end(),
                                 [](const Check& check) { return check.passed; });
  return sound ? 0 : 3;
}

}  // namespace farreach::app
