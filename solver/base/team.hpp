/// A team of threads that waits for work without holding its processors.
///
/// OpenMP's own threads hold theirs for about a millisecond after each loop, which on a
/// busy computer makes runs with short steps 20 times slower (measured), and they read
/// how long only when the program starts. Here they stay in one parallel region for the
/// life of the team, look for the next job for some microseconds and then sleep in the
/// kernel. A thread that wakes too late for a job does not hold up the others.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <thread>

namespace farreach {

class Team {
 public:
  /// `threads` with the caller of `run`, two or more.
  explicit Team(int threads);
  ~Team();
  Team(const Team&) = delete;
  Team& operator=(const Team&) = delete;

  /// Calls `job` on the calling thread and on every other that wakes before the first
  /// call returns, and comes back when all calls have returned. `job` does not throw.
  void run(const std::function<void()>& job);

 private:
  void serve();
  bool enter();
  void leave();

  static constexpr std::uint32_t open = 0x80000000U;
  std::atomic<std::uint32_t> round_{0};  ///< one more with each job
  std::atomic<std::uint32_t> inside_{
      0};  ///< threads at the job, and whether it is open
  std::atomic<bool> over_{false};
  const std::function<void()>* job_ = nullptr;
  std::thread leader_;  ///< thread 0 of the region, which only keeps it open
};

}  // namespace farreach
