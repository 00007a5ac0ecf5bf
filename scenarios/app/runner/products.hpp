/// What a finished outcome becomes: effects, verdict, and the files a user opens.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/findings.hpp"

namespace farreach::app {

/// Names of the files in a result folder.
struct ProductPaths {
  std::filesystem::path folder, result, zones, summary, report;
  explicit ProductPaths(const std::filesystem::path& folder);

  /// All that may be written, those of single media (medium_files) among them.
  std::vector<std::filesystem::path> all() const;
};

/// Makes room in a folder that is locked. Throws InputError when any product exists
/// already and `force` is false: nothing is overwritten unasked.
void prepare_products(const ProductPaths& paths, bool force);

/// Whether write_products writes the result file too, or only what is made from it.
enum class Products { all, from_result };

/// What was written, and what it says.
struct Written {
  Findings findings;
  /// "report", "result", ... and where each lies, those to open first in front.
  std::vector<std::pair<std::string, std::filesystem::path>> files = {};
  bool sound = true;  ///< every check of the outcome passed
};

/// Computes effects and findings and writes the products. Of a new outcome it is added
/// to the checks whether the distances hold in coarser steps.
Written write_products(Outcome& outcome, const ProductPaths& paths, Products which,
                       const std::string& language);

}  // namespace farreach::app
