#include "solver/base/parallel.hpp"

#include <omp.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <mutex>

#include "solver/base/team.hpp"

namespace farreach {
namespace {

/// Items of one loop: whoever is free takes the next.
class Items {
 public:
  Items(std::size_t count, const std::function<void(std::size_t)>& body)
      : count_(count), first_failed_(count), body_(body) {}

  void work() {
    for (std::size_t i; (i = next_.fetch_add(1, std::memory_order_relaxed)) < count_;) {
      try {
        body_(i);
      } catch (...) {
        keep(i, std::current_exception());
      }
    }
  }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void keep(std::size_t item, std::exception_ptr failure) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (item >= first_failed_) return;
    first_failed_ = item;
    failure_ = std::move(failure);
  }

  std::atomic<std::size_t> next_{0};
  std::size_t count_, first_failed_;
  const std::function<void(std::size_t)>& body_;
  std::mutex mutex_;
  std::exception_ptr failure_;
};

/// `threads`, or what the environment asks for, within its limit.
int allowed(int threads) {
  return std::min(threads > 0 ? threads : omp_get_max_threads(),
                  omp_get_thread_limit());
}

/// The threads of the program. They are never taken down at its end, where a thread
/// that still works must not find its team gone.
struct Crew {
  std::mutex in_use;  ///< a second caller at the same time works alone
  int wanted = allowed(0);
  std::unique_ptr<Team> team;
};

Crew& crew() {
  static Crew* const one = new Crew;
  return *one;
}

thread_local bool within_a_loop = false;

struct Within {
  Within() { within_a_loop = true; }
  ~Within() { within_a_loop = false; }
};

void work_together(Items& items) {
  const auto work = [&items] {
    const Within loop;
    items.work();
  };
  Crew& all = crew();
  const std::unique_lock<std::mutex> held(all.in_use, std::try_to_lock);
  if (!held || all.wanted < 2) return work();
  if (!all.team) all.team = std::make_unique<Team>(all.wanted);
  all.team->run(work);
}

}  // namespace

void set_threads(int threads) {
  Crew& all = crew();
  const std::lock_guard<std::mutex> held(all.in_use);
  const int wanted = allowed(threads);
  if (wanted != all.wanted) all.team.reset();
  all.wanted = wanted;
}

int threads() {
  return crew().wanted;
}

int processors() {
  return omp_get_num_procs();
}

void parallel_for(const char* /*name*/, std::size_t count,
                  const std::function<void(std::size_t)>& body) {
  Items items(count, body);
  if (within_a_loop || count < 2)
    items.work();
  else
    work_together(items);
  items.rethrow();
}

}  // namespace farreach
