#include "scenarios/reading/library_folder.hpp"

#include <cstdlib>
#include <string>

#include "solver/base/error.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;

fs::path executable_folder() {
  std::error_code failure;
  const fs::path program = fs::read_symlink("/proc/self/exe", failure);
  return failure ? fs::path() : program.parent_path();
}

}  // namespace

fs::path library_folder() {
  if (const char* named = std::getenv("FARREACH_LIBRARY"); named && *named) {
    if (fs::is_directory(named)) return named;
    throw RunError(std::string("FARREACH_LIBRARY names ") + named +
                   ", which is not a folder");
  }
  std::vector<fs::path> candidates;
  if (const fs::path here = executable_folder(); !here.empty()) {
    candidates.push_back(here / "../share/farreach/library");
    candidates.push_back(here / "../../../scenarios/library");
  }
#ifdef FARREACH_LIBRARY_SOURCE
  candidates.emplace_back(FARREACH_LIBRARY_SOURCE);
#endif
  for (const auto& folder : candidates)
    if (fs::exists(folder / "sites.toml")) return fs::weakly_canonical(folder);
  throw RunError(
      "the library (sites, fluids, thresholds) was not found; set FARREACH_LIBRARY to "
      "the folder scenarios/library");
}

}  // namespace farreach
