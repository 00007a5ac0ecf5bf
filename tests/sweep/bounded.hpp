/// Work in a process of its own, with bounds on time and memory.
#pragma once

#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace farreach::sweep {

struct Bounds {
  double seconds = 120;  ///< of wall time, then it is asked to stop (SIGINT)
  /// As `seconds`, of its processors; whatever else the computer does.
  double patience = std::numeric_limits<double>::infinity();
  double grace = 0;                 ///< and after these further seconds it is ended
  unsigned processor_seconds = 20;  ///< a busy computer may take long to give them
  std::size_t memory = std::size_t{3} << 30;  ///< of addresses [bytes]
};

/// How it ended.
struct Ended {
  int status = -1;        ///< exit status; -1 when a signal ended it
  int signal = 0;         ///< that did; 0: none
  bool asked = false;     ///< to stop, as it took longer than it may
  bool too_long = false;  ///< ended by us
  std::size_t peak = 0;   ///< of resident memory [bytes]
  std::string output;     ///< stdout and stderr, the first 64 KiB
};

/// Runs `work` in a copy of this process; what it returns is the exit status.
Ended bounded(const std::function<int()>& work, const Bounds& bounds = {});

/// Runs a program, words[0], with arguments.
Ended bounded_program(const std::vector<std::string>& words, const Bounds& bounds = {});

}  // namespace farreach::sweep
