/// The subcommands of `farreach`, one short file each. Each takes what the command line
/// said and returns the exit status: 0 done, 1 failed while running, 2 wrong input,
/// 3 done but a conservation or quality check failed, 130 or 143 stopped by Ctrl-C or
/// SIGTERM.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "solver/geo/point.hpp"

namespace farreach::app {

/// Sets the number of threads, 0 for as many as this process may use processors, and
/// says on the console how many of each there are.
void use_threads(int wanted);

struct RunOptions {
  std::filesystem::path scenario;
  std::filesystem::path out;
  int threads = 0;  ///< 0: as many as this process may use processors
  std::string language = "en";
  bool force = false;
  bool resume = false;           ///< go on from the checkpoint in `out`
  double checkpoint_every = 20;  ///< of computing [s]
  int members = 0;               ///< only the first so many of an ensemble; 0: all
};
int run(const RunOptions& options);

struct ReportOptions {
  std::filesystem::path result;
  std::filesystem::path out;  ///< folder for the new files; empty: beside the result
  std::string language = "en";
};
int report(const ReportOptions& options);

struct ExportOptions {
  std::filesystem::path result;
  std::string map;             ///< name of the map; empty: list them
  std::filesystem::path file;  ///< .tif or .kml
};
int export_map(const ExportOptions& options);

struct OriginsOptions {
  std::filesystem::path scenario;
  GeoPoint place;
  double hours = 0;           ///< air is followed back [h]; 0: horizon of the scenario
  std::filesystem::path out;  ///< empty: the table alone, on the screen
  int members = 0;            ///< only the first so many weathers; 0: all
  int threads = 0;            ///< 0: as many as there are cores
  bool force = false;
};
int origins(const OriginsOptions& options);

struct CheckOptions {
  std::filesystem::path scenario;
  bool inputs = false;  ///< say what was read from weather, terrain, river
  std::filesystem::path inputs_page;  ///< draw it there; empty: say it on the screen
  std::string language = "en";        ///< of that page
};
int check(const CheckOptions& options);

struct ExplainOptions {
  std::string subject;  ///< a hazard, a section or a key; empty: overview
};
int explain(const ExplainOptions& options);

struct ListOptions {
  std::string what;  ///< "sites", "scenarios", "substances" or "thresholds"
};
int list(const ListOptions& options);

struct ValidateOptions {
  std::string dataset;                 ///< one of all_datasets()
  std::filesystem::path terrain;       ///< empty: none
  std::filesystem::path observations;  ///< empty: none
  std::filesystem::path json;          ///< empty: none
  std::filesystem::path html;          ///< empty: none
  int threads = 0;                     ///< 0: every core
};
/// Names of measurements that `validate` knows.
std::vector<std::string> all_datasets();
int validate(const ValidateOptions& options);

}  // namespace farreach::app
