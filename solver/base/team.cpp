#include "solver/base/team.hpp"

#include <omp.h>

namespace farreach {
namespace {

/// Looks before a thread goes to sleep: 10 to 50 microseconds, about what it costs to
/// be woken.
constexpr int looks = 1000;

void pause_briefly() {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#endif
}

/// Returns as soon as `value` is no longer `old`.
void wait_while(const std::atomic<std::uint32_t>& value, std::uint32_t old) {
  for (int i = 0; i < looks; ++i) {
    if (value.load(std::memory_order_acquire) != old) return;
    pause_briefly();
  }
  value.wait(old, std::memory_order_acquire);
}

}  // namespace

Team::Team(int threads) {
  leader_ = std::thread([this, threads] {
    omp_set_dynamic(0);
    // Thread 0 has the place of the caller of `run`, so it only waits for the end.
#pragma omp parallel num_threads(threads)
    if (omp_get_thread_num() > 0)
      serve();
    else
      over_.wait(false);
  });
}

Team::~Team() {
  over_ = true;
  over_.notify_all();
  round_.fetch_add(1, std::memory_order_release);
  round_.notify_all();
  leader_.join();
}

bool Team::enter() {
  std::uint32_t now = inside_.load(std::memory_order_relaxed);
  while (now & open)
    if (inside_.compare_exchange_weak(now, now + 1, std::memory_order_acquire))
      return true;
  return false;
}

void Team::leave() {
  if (inside_.fetch_sub(1, std::memory_order_acq_rel) == 1) inside_.notify_all();
}

void Team::serve() {
  for (std::uint32_t seen = 0; !over_;) {
    wait_while(round_, seen);
    seen = round_.load(std::memory_order_acquire);
    if (!enter()) continue;
    (*job_)();
    leave();
  }
}

void Team::run(const std::function<void()>& job) {
  job_ = &job;
  inside_.store(open, std::memory_order_release);
  round_.fetch_add(1, std::memory_order_release);
  round_.notify_all();
  job();
  std::uint32_t others = inside_.fetch_and(~open, std::memory_order_acq_rel) & ~open;
  for (; others; others = inside_.load(std::memory_order_acquire))
    wait_while(inside_, others);
}

}  // namespace farreach
