/// One trial of the sweep: a file that may be wrong, and how the program may end on it.
#pragma once

#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "tests/sweep/bounded.hpp"

namespace farreach::sweep {

struct Trial {
  std::string name;              ///< says what was done, enough to do it again
  std::function<Ended()> start;  ///< called once
  std::vector<int> allowed;      ///< exit statuses
};

/// Why the end of a trial is a fault; empty: it is none.
std::string fault_of(const Trial& trial, const Ended& ended);

/// What the trials are made from.
struct Sweep {
  std::filesystem::path folder;  ///< for their files; theirs alone
  double patience = 20;          ///< processor time of a run until asked to stop [s]
  bool everywhere = false;       ///< each key in every scenario that has it
  std::mt19937_64 random;
};

/// Reads a scenario as `farreach check` does, in a process of its own.
Ended check(const std::filesystem::path& scenario);
/// Runs the program with these arguments in its own folder.
Ended run(const std::vector<std::string>& arguments, const Bounds& bounds);

/// Every numeric key of every hazard at both ends of its range, in a scenario of the
/// library that fills its section; `everywhere`: in each scenario of that hazard.
std::vector<Trial> key_trials(Sweep& sweep);
/// Pairs of keys, each at one of its ends, at random.
std::vector<Trial> pair_trials(Sweep& sweep, std::size_t count);
/// Damaged files of every format that is read, `count` of each.
std::vector<Trial> damage_trials(Sweep& sweep, std::size_t count);
/// Results in which one number is another, sealed again, `count` of each part.
std::vector<Trial> result_trials(Sweep& sweep, std::size_t count);
/// Damaged checkpoints and kept members, `count` of each.
std::vector<Trial> resume_trials(Sweep& sweep, std::size_t count);

}  // namespace farreach::sweep
