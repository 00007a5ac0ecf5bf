/// The loop of every run: advance, tick, let observers look.
///
/// What is stepped is any type with
///   double end_time() const;                            [s]
///   double advance(double time, double longest_step);   returns the step taken [s]
///   S snapshot(double time) const;                      what observers are shown
/// so the solver knows nothing of the physics that it drives.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

#include "solver/base/interrupt.hpp"
#include "solver/stepping/clock.hpp"
#include "solver/stepping/progress.hpp"

namespace farreach {

/// A plain callable, called at its named times, or after every step when it has none.
template <class Snapshot>
struct Observer {
  std::function<void(const Snapshot&)> observe;
  std::vector<double> times;  ///< [s]; empty: after every step
};

/// How a run ended.
struct LoopEnd {
  double time = 0;  ///< reached [s]
  std::size_t steps = 0;
  bool interrupted = false;  ///< stopped before the end because the user asked
  std::size_t unseen = 0;    ///< named times that were not reached
};

/// Observers together with what each of them has seen already.
template <class Snapshot>
class Observers {
 public:
  explicit Observers(std::vector<Observer<Snapshot>> observers)
      : observers_(std::move(observers)), seen_(observers_.size(), 0) {
    for (auto& observer : observers_)
      std::sort(observer.times.begin(), observer.times.end());
  }

  /// All named times of all observers [s].
  std::vector<double> named_times() const {
    std::vector<double> all;
    for (const auto& observer : observers_)
      all.insert(all.end(), observer.times.begin(), observer.times.end());
    return all;
  }

  /// Calls those due at `time` with what `look(time)` shows, made at most once.
  template <class Look>
  void call(double time, std::size_t step, const Look& look) {
    std::vector<std::size_t> due;
    for (std::size_t i = 0; i < observers_.size(); ++i)
      if (is_due(i, time, step)) due.push_back(i);
    if (due.empty()) return;
    const Snapshot snapshot = look(time);
    for (const std::size_t i : due) observers_[i].observe(snapshot);
  }

  /// Takes named times up to `time` [s] for seen: another run has shown them.
  void skip_to(double time) {
    for (std::size_t i = 0; i < observers_.size(); ++i)
      while (seen_[i] < observers_[i].times.size() &&
             observers_[i].times[seen_[i]] <= time)
        ++seen_[i];
  }

  /// Named times not yet reached.
  std::size_t unseen() const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < observers_.size(); ++i)
      count += observers_[i].times.size() - seen_[i];
    return count;
  }

 private:
  bool is_due(std::size_t i, double time, std::size_t step) {
    const auto& times = observers_[i].times;
    if (times.empty()) return step > 0;
    const std::size_t before = seen_[i];
    while (seen_[i] < times.size() && times[seen_[i]] <= time) ++seen_[i];
    return seen_[i] > before;
  }

  std::vector<Observer<Snapshot>> observers_;
  std::vector<std::size_t> seen_;  ///< named times passed, per observer
};

/// Runs `stepper` to its end, or until the user asks to stop, from `start` [s]: 0, or
/// the time at which a stepper that was restored stands.
template <class Snapshot, class Stepper>
LoopEnd run_loop(Stepper& stepper, std::vector<Observer<Snapshot>> watching,
                 Progress* progress = nullptr, double start = 0) {
  Observers<Snapshot> observers(std::move(watching));
  Clock clock(stepper.end_time(), observers.named_times());
  const auto look = [&](double time) { return stepper.snapshot(time); };
  if (start > 0) {
    clock.skip_to(start);
    observers.skip_to(start);
  }
  observers.call(clock.time(), clock.steps(), look);
  while (!clock.finished() && !interrupted()) {
    const double dt = stepper.advance(clock.time(), clock.longest_step());
    clock.tick(dt);
    observers.call(clock.time(), clock.steps(), look);
    if (progress) progress->update(clock.time() / clock.end());
  }
  if (progress) progress->finish();
  return {clock.time(), clock.steps(), !clock.finished(), observers.unseen()};
}

}  // namespace farreach
