#include "scenarios/app/runner/products.hpp"

#include <algorithm>

#include "postprocess/effects/effects.hpp"
#include "postprocess/io/export/xdmf.hpp"
#include "postprocess/io/result_file.hpp"
#include "postprocess/io/side_files.hpp"
#include "postprocess/report/report.hpp"
#include "scenarios/app/runner/gauge_table.hpp"
#include "solver/base/atomic_file.hpp"
#include "solver/base/error.hpp"

namespace farreach::app {
namespace {

namespace fs = std::filesystem;

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

Written write_products(Outcome& outcome, const ProductPaths& paths, Products which,
                       const std::string& language) {
  const Effects effects = compute_effects(outcome);
  if (which == Products::all)
    for (Check& check : effect_checks(outcome, effects))
      outcome.checks.push_back(std::move(check));
  Written written{.findings = assess(outcome, effects)};
  if (which == Products::all) {
    write_result(paths.result, outcome, effects, written.findings);
    write_volume(outcome, paths);
  }
  write_text_atomically(paths.zones, zones_geojson(outcome, effects));
  if (!outcome.flow.series.empty())
    write_text_atomically(paths.gauges, gauge_csv(outcome.flow));
  write_text_atomically(paths.summary,
                        summary_json(outcome, effects, written.findings));
  write_text_atomically(paths.report,
                        html_report(outcome, effects, written.findings, language));
  written.files = {{"report", paths.report},
                   {"result", paths.result},
                   {"summary", paths.summary},
                   {"zones", paths.zones}};
  if (!outcome.far_field.volume.empty())
    written.files.emplace_back("volume", paths.volume);
  if (!outcome.flow.series.empty()) written.files.emplace_back("gauges", paths.gauges);
  written.sound = std::all_of(outcome.checks.begin(), outcome.checks.end(),
                              [](const Check& check) { return check.passed; });
  return written;
}

}  // namespace farreach::app
