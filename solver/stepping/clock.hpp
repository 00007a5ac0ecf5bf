/// Simulated time: where a run stands, how far the next step may go.
///
/// Named times are hit exactly: no step passes over one, and a step that ends within
/// rounding of one ends on it.
#pragma once

#include <cstddef>
#include <vector>

namespace farreach {

class Clock {
 public:
  /// From 0 to `end` [s], stopping at each of `named` [s] inside. Throws
  /// std::invalid_argument when a time is negative or not finite.
  explicit Clock(double end, std::vector<double> named = {});
  /// Goes on from `time` [s], which a run of the same scenario had reached before.
  /// Throws std::invalid_argument unless it lies in [time(), end()].
  void skip_to(double time);

  double time() const { return time_; }  ///< [s]
  double end() const { return end_; }    ///< [s]
  std::size_t steps() const { return steps_; }
  bool finished() const { return !(time_ < end_); }
  /// Up to the next named time or the end, whichever comes first [s].
  double longest_step() const { return next_stop() - time_; }
  /// Moves on by `dt` [s]. Throws RunError unless 0 < dt <= longest_step(), or when the
  /// step is too small to change the time.
  void tick(double dt);

 private:
  double next_stop() const { return next_ < named_.size() ? named_[next_] : end_; }

  double time_ = 0;
  double end_;
  std::vector<double> named_;  ///< ascending, inside (0, end)
  std::size_t next_ = 0;       ///< first of `named_` that lies ahead
  std::size_t steps_ = 0;
};

}  // namespace farreach
