/// From releases into a river to what the outcome says of it: every state of the river,
/// every substance, every station, with bands.
///
/// Bands. Arrival: between the run at the highest probable velocity of the regression
/// (or of the flood wave that a large release makes) and its mirror image on the slow
/// side, widened by the error of the distance. Peak: in logarithms the square root of
/// the sum of squares of what velocity, releases of the ensemble, and the scatter of
/// peaks (river.peak_factor) make.
#pragma once

#include <vector>

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

/// All runs of a task, a batch at a time, so that whoever waits can be told.
class RiverStudy {
 public:
  explicit RiverStudy(RiverTask task);

  /// None without reaches, substances or releases.
  std::size_t batches() const;
  std::size_t batches_done() const { return done_; }
  /// Computes the next batch; its runs side by side.
  void advance();
  /// Computes what is left, fills Outcome::river, adds checks and notices.
  void finish(Outcome& outcome);

 private:
  /// Runs of one state of the river.
  struct CaseRuns {
    RiverRunResult probable, slow, fast;
    std::vector<RiverRunResult> others;  // further releases, at the probable velocity
  };
  friend class RiverReporter;

  RiverRunPlan plan(std::size_t river_case, std::size_t release, RiverPace pace) const;
  void run_case(std::size_t river_case);
  void run_fast();

  RiverTask task_;
  std::vector<RiverProbe> probes_;
  std::vector<CaseRuns> runs_;
  std::size_t done_ = 0;
};

/// Throws InputError when a reach has neither a velocity nor what a regression needs.
void require_velocities(const RiverNetwork& network, const RiverSettings& settings);

}  // namespace farreach
