/// farreach validate: the model against measurements, beside other models.
#include <algorithm>
#include <iostream>

#include "postprocess/io/side_files.hpp"
#include "postprocess/validation/figure_report.hpp"
#include "postprocess/validation/validation_report.hpp"
#include "scenarios/app/command.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/validation/flow_cases.hpp"
#include "scenarios/validation/validation.hpp"
#include "solver/base/error.hpp"
#include "solver/base/parallel.hpp"

namespace farreach::app {

namespace {

/// A comparison in the three forms that it can be had in.
struct Comparison {
  std::string table, json, html;
  bool complete = true;  ///< false: the model could not do a part of it
};

bool is_flow_case(const std::string& dataset) {
  const auto names = flow_cases();
  return std::find(names.begin(), names.end(), dataset) != names.end();
}

Comparison compare_flow(const ValidateOptions& options) {
  const auto report =
      run_flow_case({options.dataset, options.terrain, options.observations});
  return {figures_table(report), figures_json(report), figures_html(report)};
}

Comparison compare_plume(const ValidateOptions& options) {
  if (options.observations.empty())
    throw InputError("missing --observations FILE; see --help");
  const auto result = run_validation(options.dataset, options.observations);
  const bool complete = std::none_of(result.skipped.begin(), result.skipped.end(),
                                     [](const auto& skip) { return skip.failed; });
  return {validation_table(result), validation_json(result), validation_html(result),
          complete};
}

}  // namespace

std::vector<std::string> all_datasets() {
  auto names = validation_datasets();
  for (auto& name : flow_cases()) names.push_back(std::move(name));
  return names;
}

int validate(const ValidateOptions& options) {
  use_threads(options.threads);
  const bool flow = is_flow_case(options.dataset);
  const auto known = validation_datasets();
  if (!flow && std::find(known.begin(), known.end(), options.dataset) == known.end()) {
    std::string names;
    for (const auto& name : all_datasets()) names += (names.empty() ? "" : ", ") + name;
    throw InputError("unknown data set '" + options.dataset + "'; known: " + names);
  }
  const Comparison found = flow ? compare_flow(options) : compare_plume(options);
  std::cout << found.table;
  if (!options.json.empty()) write_text_atomically(options.json, found.json);
  const auto page = options.html.empty()
                        ? "farreach-validate-" + options.dataset + ".html"
                        : options.html.string();
  write_text_atomically(page, found.html);
  std::cout << "\n" << (flow ? "page: " : "scatter plot: ") << page << "\n";
  return found.complete ? 0 : 3;
}

namespace {

std::string dataset_names() {
  std::string all;
  for (const auto& name : all_datasets()) all += (all.empty() ? "" : ", ") + name;
  return all;
}

}  // namespace

Command validate_command() {
  auto made = new_command(
      "validate DATASET [--observations FILE.csv] [--terrain FILE]",
      "Compares the models with measurements: " + dataset_names() + ".", "dataset");
  made.options.add_options()("observations", po::value<std::string>(),
                             "table of observations or points (CSV)")(
      "terrain", po::value<std::string>(),
      "raster of heights, for floods over a terrain that does not come with the "
      "program")("threads", po::value<int>()->default_value(0),
                 "threads; 0 takes every core")("json", po::value<std::string>(),
                                                "write the figures to this file")(
      "html", po::value<std::string>(),
      "write the page to this file (default: farreach-validate-DATASET.html)");
  made.start = [](const po::variables_map& map) {
    return validate({.dataset = needed(map, "dataset", "the data set"),
                     .terrain = text_of(map, "terrain"),
                     .observations = text_of(map, "observations"),
                     .json = text_of(map, "json"),
                     .html = text_of(map, "html"),
                     .threads = thread_count(map)});
  };
  return made;
}

}  // namespace farreach::app
