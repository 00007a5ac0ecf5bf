/// farreach report: effects, verdict and report again, from the result file alone.
#include <iostream>

#include "postprocess/io/result_file.hpp"
#include "scenarios/app/command.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/app/runner/folder_lock.hpp"
#include "scenarios/app/verdict_text.hpp"

namespace farreach::app {

int report(const ReportOptions& options) {
  Outcome outcome = read_result(options.result);
  const auto folder = options.out.empty() ? options.result.parent_path() : options.out;
  ProductPaths paths(folder.empty() ? "." : folder);
  const FolderLock lock(folder.empty() ? "." : folder);
  if (!lock.warning().empty()) say_warning(lock.warning());
  if (!options.out.empty()) prepare_products(paths, true);
  paths.result = options.result;
  const Written written =
      write_products(outcome, paths, Products::from_result, options.language);
  std::cout << verdict_text(outcome, written);
  return exit_status(written);
}

Command report_command() {
  auto made = new_command(
      "report DIR/result.h5",
      "Redoes effects, verdict and report from a result file alone.", "result");
  made.options.add_options()("out", po::value<std::string>(),
                             "folder for the files; default: beside the result")(
      "lang", po::value<std::string>()->default_value("en"),
      "language of the report: en, ru or kk");
  made.start = [](const po::variables_map& map) {
    return report({.result = needed(map, "result", "the result file"),
                   .out = text_of(map, "out"),
                   .language = language_of(map)});
  };
  return made;
}

}  // namespace farreach::app
