/// When the accidents of an ensemble may happen: every moment of the weather that
/// leaves room for what follows, within a window, chosen months and hours of the day.
#pragma once

#include <string>
#include <vector>

namespace farreach {

struct StartRules {
  double from = 0, to = 0;      ///< [s] since 1970, UTC
  std::vector<int> months;      ///< 1..12; empty: all
  double first_hour = 0;        ///< of the day, local
  double last_hour = 24;        ///< below first_hour: over midnight
  double local_time_ahead = 0;  ///< local time less UTC [s]
};

/// Moments that keep the rules, in order, without overlap.
class StartTimes {
 public:
  explicit StartTimes(const StartRules& rules);
  bool empty() const { return spans_.empty(); }
  double total() const;             ///< length of all of them together [s]
  double quantile(double u) const;  ///< evenly over all of them [s] since 1970

 private:
  struct Span {
    double from = 0, to = 0;
    double before = 0;  ///< length of all spans before
  };
  std::vector<Span> spans_;
};

}  // namespace farreach
