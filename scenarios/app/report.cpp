/// farreach report: effects, verdict and report again, from the result file alone.
#include "postprocess/io/result_file.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/app/folder_lock.hpp"
#include "scenarios/app/products.hpp"

namespace farreach::app {

int report(const ReportOptions& options) {
  Outcome outcome = read_result(options.result);
  const auto folder = options.out.empty() ? options.result.parent_path() : options.out;
  ProductPaths paths(folder.empty() ? "." : folder);
  const FolderLock lock(folder.empty() ? "." : folder);
  if (!options.out.empty()) prepare_products(paths, true);
  paths.result = options.result;
  return write_products(outcome, paths, Products::from_result, options.language);
}

}  // namespace farreach::app
