/// A progress line on a terminal, with the time left, for work that takes long.
///
/// Time left by the rate so far, t (1 - f) / f for the share f done after t seconds.
/// Nothing is shown when the stream is not a terminal, nor while the whole is expected
/// to take less than two seconds.
#pragma once

#include <cstdio>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

namespace farreach {

class Progress {
 public:
  /// On stderr when that is a terminal, else quiet.
  explicit Progress(std::string what);
  /// With the place to write to and the clock [s] to read, for tests.
  Progress(std::string what, std::function<void(const std::string&)> write,
           std::function<double()> seconds);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Share of the work done, in [0, 1]. May be called from any thread.
  void update(double share);
  /// Removes the line.
  void finish();

 private:
  std::mutex mutex_;
  std::string what_;
  std::function<void(const std::string&)> write_;  ///< empty: quiet
  std::function<double()> seconds_;
  double started_ = 0;
  std::optional<double> shown_at_;
};

/// "12 s", "3 min 05 s", "2 h 07 min".
std::string duration_text(double seconds);

}  // namespace farreach
