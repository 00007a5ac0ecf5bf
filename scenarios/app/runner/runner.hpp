/// From a scenario that was read to the files of its result, without a word on the
/// console: what there is to say is handed to a listener or comes back. Threads, the
/// wish to stop and the console are the business of the command.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "scenarios/app/runner/products.hpp"
#include "scenarios/scenario.hpp"
#include "solver/stepping/progress.hpp"

namespace farreach::app {

struct RunPlan {
  std::filesystem::path out;
  std::string language = "en";
  bool force = false;
  bool resume = false;           ///< go on from the checkpoint in `out`
  double checkpoint_every = 20;  ///< of computing [s]
};

/// How a run that is to go on begins.
enum class Resumed { with_members, from_checkpoint, from_nothing };

/// Told of what cannot wait for the end of the run; each may be left empty.
struct RunListener {
  std::function<void(Resumed how, double time)> resumes;  ///< at `time` [s]
  std::function<void(const std::string& text)> warns;
  Progress* progress = nullptr;
};

struct RunReport {
  Outcome outcome;  ///< `complete` is false when it was stopped early
  Written written;
  bool kept = false;  ///< a checkpoint or members are left to go on from
};

/// Only the first so many members of an ensemble, 0 for all, said in the notices.
void take_first_members(int count, Scenario& scenario);

/// Computes it and writes the products into `plan.out`, which is locked meanwhile.
/// Throws InputError when something there would be lost, StoppedError when it was
/// stopped before anything was computed.
RunReport run_scenario(Scenario scenario, const RunPlan& plan,
                       const RunListener& listener = {});

/// Computes members of the ensemble for the process that runs the scenario into `out`,
/// until none is left, and writes no results.
void help_run(const Scenario& scenario, const std::filesystem::path& out);

}  // namespace farreach::app
