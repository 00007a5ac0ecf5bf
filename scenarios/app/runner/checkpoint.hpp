/// The checkpoint of a run: all that is needed to go on with the same bits after the
/// program was stopped, for whatever reason.
///
/// One file in the folder of the results, written under another name, flushed to the
/// disk and then renamed, so that it is always whole: a few lines of text that say what
/// it belongs to, then the bytes of the hazard, a mark, and the seal, without which
/// nothing in it is believed.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>

#include "models/hazard/hazard.hpp"

namespace farreach::app {

/// Where a run stands.
struct RunState {
  double time = 0;           ///< [s]
  double worst_balance = 0;  ///< largest relative difference of mass so far
};

class Checkpoint {
 public:
  /// `fingerprint` of the scenario with the library; another one, or another version of
  /// the program, is not taken up.
  Checkpoint(std::filesystem::path file, std::string fingerprint);

  bool exists() const;
  /// Writes the state. False: the hazard keeps none. Throws RunError when the disk does
  /// not take it.
  bool write(const Hazard& hazard, const RunState& state) const;
  /// Brings a hazard, made from the same scenario, to the state of the file. Throws
  /// InputError for a file of another scenario or version, RunError for a damaged one.
  RunState restore(Hazard& hazard) const;
  void remove() const;
  const std::filesystem::path& file() const { return file_; }

 private:
  std::string heading() const;
  void require_whole() const;

  std::filesystem::path file_;
  std::string fingerprint_;
};

/// Writes a checkpoint whenever `interval` has gone by since the last.
class CheckpointKeeper {
 public:
  /// `warn` is told, once, that the disk takes no checkpoint.
  CheckpointKeeper(const Checkpoint& checkpoint, std::chrono::duration<double> interval,
                   std::function<void(const std::string&)> warn = {});

  /// To be called between two steps.
  void look(const Hazard& hazard, const RunState& state);
  /// Writes it now. False: there is none, as the hazard keeps none or the disk is full.
  bool write_now(const Hazard& hazard, const RunState& state);

 private:
  using Time = std::chrono::steady_clock;
  const Checkpoint& checkpoint_;
  std::chrono::duration<double> interval_;
  std::function<void(const std::string&)> warn_;
  Time::time_point last_ = Time::now();
  bool keeps_ = true;
};

}  // namespace farreach::app
