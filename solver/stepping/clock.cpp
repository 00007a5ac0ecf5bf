#include "solver/stepping/clock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "solver/base/error.hpp"

namespace farreach {

namespace {

constexpr double rounding = 8 * std::numeric_limits<double>::epsilon();

void require_time(double time) {
  if (!(time >= 0) || !std::isfinite(time))
    throw std::invalid_argument(
        fmt::format("a time of a run must be finite and not negative, not {}", time));
}

}  // namespace

Clock::Clock(double end, std::vector<double> named) : end_(end) {
  require_time(end);
  std::sort(named.begin(), named.end());
  for (const double time : named) {
    require_time(time);
    const bool is_new = named_.empty() || time > named_.back();
    if (time > 0 && time < end && is_new) named_.push_back(time);
  }
}

void Clock::skip_to(double time) {
  require_time(time);
  if (!(time >= time_ && time <= end_))
    throw std::invalid_argument(fmt::format(
        "a run from {} s to {} s cannot go on from {} s", time_, end_, time));
  time_ = time;
  while (next_ < named_.size() && named_[next_] <= time_) ++next_;
}

void Clock::tick(double dt) {
  const double stop = next_stop();
  const double slack = rounding * stop;
  if (!(dt > 0) || !(time_ + dt <= stop + slack))
    throw RunError(fmt::format(
        "at {} s a step of {} s was taken where (0, {}] s is allowed; this is an error "
        "of the program, please report it with the scenario",
        time_, dt, stop - time_));
  const double moved = time_ + dt >= stop - slack ? stop : time_ + dt;
  if (!(moved > time_))
    throw RunError(fmt::format(
        "at {} s the time step fell to {} s and time no longer moves on", time_, dt));
  time_ = moved;
  ++steps_;
  while (next_ < named_.size() && named_[next_] <= time_) ++next_;
}

}  // namespace farreach
