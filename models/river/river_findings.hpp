/// From releases into a river to what the outcome says of it: every state of the river,
/// every substance, every station, with bands.
///
/// Bands. Arrival: between the run at the highest probable velocity of the regression
/// (or of the flood wave that a large release makes) and its mirror image on the slow
/// side, widened by the error of the distance. Peak: in logarithms the square root of
/// the sum of squares of what velocity, releases of the ensemble, and the scatter of
/// peaks (river.peak_factor) make.
#pragma once

#include <filesystem>
#include <vector>

#include "models/ensemble/ensemble_runner.hpp"
#include "models/hazard/outcome.hpp"
#include "models/hazard/river_network.hpp"
#include "models/river/river_run.hpp"

namespace farreach {

struct RiverTask {
  RiverNetwork network;
  RiverSettings settings;
  std::vector<RiverSubstance> substances;
  std::vector<RiverRelease> releases;  ///< the likely one first
};

/// All runs of a task, some at a time, so that whoever waits can be told.
class RiverStudy {
 public:
  explicit RiverStudy(RiverTask task);
  RiverStudy(const RiverStudy&) = delete;
  RiverStudy& operator=(const RiverStudy&) = delete;

  /// Where runs are kept while the study goes on; else in memory alone.
  void keep_in(const std::filesystem::path& folder);
  /// None without reaches, substances or releases.
  std::size_t runs() const { return steady_.count() + fast_.count(); }
  std::size_t done() const { return steady_.done() + fast_.done(); }
  /// Computes some more runs, side by side. False: there is nothing left to do here.
  bool advance();
  /// Computes what is left, fills the RiverField, adds checks and notices.
  void finish(Outcome& outcome);

 private:
  /// Runs of one state of the river.
  struct CaseRuns {
    RiverRunResult probable, slow, fast;
    std::vector<RiverRunResult> others;  // further releases, at the probable velocity
  };
  friend class RiverReporter;

  std::size_t cases() const;
  std::size_t runs_of_case() const { return task_.releases.size() + 1; }
  RiverRunPlan plan(std::size_t river_case, std::size_t release, RiverPace pace) const;
  RiverRunResult run_steady(std::size_t run) const;
  RiverRunResult run_fast(std::size_t river_case) const;
  std::vector<CaseRuns> sorted();

  RiverTask task_;
  std::vector<RiverProbe> probes_;
  // The fast runs come last: their velocity takes the wave of the release into account.
  EnsembleRunner<RiverRunResult> steady_, fast_;
};

/// Throws InputError when a reach has neither a velocity nor what a regression needs.
void require_velocities(const RiverNetwork& network, const RiverSettings& settings);

}  // namespace farreach
