#include "scenarios/app/runner/products.hpp"

#include <algorithm>

#include "postprocess/effects/effects.hpp"
#include "postprocess/io/result_file.hpp"
#include "postprocess/io/side_files.hpp"
#include "postprocess/report/report.hpp"
#include "solver/base/atomic_file.hpp"
#include "solver/base/error.hpp"

namespace farreach::app {
namespace {

namespace fs = std::filesystem;

/// One of an earlier run must not stay beside this result.
void write_side_file(const MediumFile& side, const ProductPaths& paths) {
  const fs::path file = paths.folder / side.name;
  if (side.text.empty())
    fs::remove(file);
  else
    write_text_atomically(file, side.text);
}

}  // namespace

ProductPaths::ProductPaths(const fs::path& of)
    : folder(of),
      result(of / "result.h5"),
      zones(of / "zones.geojson"),
      summary(of / "summary.json"),
      report(of / "report.html") {}

std::vector<fs::path> ProductPaths::all() const {
  std::vector<fs::path> files{result, zones, summary, report};
  for (const std::string& name : medium_file_names()) files.push_back(folder / name);
  return files;
}

void prepare_products(const ProductPaths& paths, bool force) {
  const auto files = paths.all();
  for (const auto& file : files)
    if (!force && fs::exists(file))
      throw InputError(file.string() +
                       " exists already; give --force to overwrite it, or another "
                       "--out DIR");
  for (const auto& file : files) remove_parts_of(file);
}

Written write_products(Outcome& outcome, const ProductPaths& paths, Products which,
                       const std::string& language) {
  const Effects effects = compute_effects(outcome);
  if (which == Products::all)
    for (Check& check : effect_checks(outcome, effects))
      outcome.checks.push_back(std::move(check));
  Written written{.findings = assess(outcome, effects)};
  if (which == Products::all)
    write_result(paths.result, outcome, effects, written.findings);
  const auto more = medium_files(outcome, paths.result.filename().string());
  for (const MediumFile& file : more)
    if (which == Products::all || !file.refers_to_result) write_side_file(file, paths);
  write_text_atomically(paths.zones, zones_geojson(outcome, effects));
  write_text_atomically(paths.summary,
                        summary_json(outcome, effects, written.findings));
  write_text_atomically(paths.report,
                        html_report(outcome, effects, written.findings, language));
  written.files = {{"report", paths.report},
                   {"result", paths.result},
                   {"summary", paths.summary},
                   {"zones", paths.zones}};
  for (const MediumFile& file : more)
    if (!file.text.empty())
      written.files.emplace_back(file.word, paths.folder / file.name);
  written.sound = std::all_of(outcome.checks.begin(), outcome.checks.end(),
                              [](const Check& check) { return check.passed; });
  return written;
}

}  // namespace farreach::app
