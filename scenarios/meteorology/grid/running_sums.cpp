#include "scenarios/meteorology/grid/running_sums.hpp"

#include <algorithm>
#include <cmath>

namespace farreach {
namespace {

constexpr double half_day = 43200;           // between usual starts of sums [s]
constexpr double between_midnights = 86400;  // [s]
constexpr double smaller = 0.9;              // sums of an hour beside those of a day
constexpr double least_jump = 6;             // of a new start, of the usual change
constexpr double whole_day =
    20 * 3600;  // after which the hour of the day is the same [s]
constexpr double begins_small = 0.2, ends_large = 0.6;  // of the largest
constexpr std::size_t least_rises = 20;                 // of rain, by column and time
constexpr double most_falls = 0.002;  // of the rises: rounding of packed files

double size_of(const std::vector<float>& sums) {
  double size = 0;
  for (const float sum : sums) size += std::abs(static_cast<double>(sum));
  return size;
}

double change(const std::vector<float>& before, const std::vector<float>& now) {
  double size = 0;
  for (std::size_t c = 0; c < now.size(); ++c)
    size += std::abs(static_cast<double>(now[c]) - before[c]);
  return size;
}

/// 00 or 12 UTC lies at or between two times.
bool start_passes(double before, double now) {
  return std::floor(now / half_day) * half_day >= before;
}

/// Each step from one time to the next.
struct Steps {
  std::vector<double> usual;   ///< changes where no start passes
  std::vector<double> starts;  ///< changes where the sums start again
};

Steps steps_of(const SumSeries& s) {
  Steps steps;
  for (std::size_t n = 1; n < s.time.size(); ++n) {
    const double moved = change(s.sums[n - 1], s.sums[n]);
    if (starts_again(s.time[n - 1], s.sums[n - 1], s.time[n], s.sums[n]))
      steps.starts.push_back(moved);
    else if (!start_passes(s.time[n - 1], s.time[n]))
      steps.usual.push_back(moved);
  }
  return steps;
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<long>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Within less than half a day rain may only grow in each hour, too.
SumsSeen seen_in_rain(const SumSeries& s, bool starts) {
  double largest = 0;
  for (const auto& sums : s.sums)
    for (const float sum : sums) largest = std::max(largest, std::abs(double{sum}));
  if (!(largest > s.negligible)) return SumsSeen::each;
  const double rounding = 1e-4 * largest;
  std::size_t rises = 0, falls = 0;
  for (std::size_t n = 1; n < s.time.size(); ++n) {
    if (starts_again(s.time[n - 1], s.sums[n - 1], s.time[n], s.sums[n])) continue;
    for (std::size_t c = 0; c < s.sums[n].size(); ++c) {
      const double rise = static_cast<double>(s.sums[n][c]) - s.sums[n - 1][c];
      rises += rise > rounding ? 1 : 0;
      falls += rise < -rounding ? 1 : 0;
    }
  }
  const bool grows =
      s.time.back() - s.time.front() >= half_day && rises >= least_rises &&
      static_cast<double>(falls) <= most_falls * static_cast<double>(rises);
  if (!grows) return SumsSeen::each;
  return starts ? SumsSeen::running : SumsSeen::doubtful;
}

/// Over a whole day from small to large: sums of one hour would end as they began.
bool grows_over_a_day(const SumSeries& s) {
  if (s.time.back() - s.time.front() < whole_day) return false;
  double largest = 0;
  for (const auto& sums : s.sums) largest = std::max(largest, size_of(sums));
  return size_of(s.sums.front()) < begins_small * largest &&
         size_of(s.sums.back()) > ends_large * largest;
}

bool implausibly_large(const SumSeries& s) {
  return std::any_of(s.sums.begin(), s.sums.end(), [&](const auto& sums) {
    return !sums.empty() &&
           size_of(sums) > s.implausible * static_cast<double>(sums.size());
  });
}

}  // namespace

bool starts_at_midnight(double time_before, const std::vector<float>& before,
                        double time, const std::vector<float>& now) {
  const double midnight =
      (std::ceil(time / between_midnights) - 1) * between_midnights;  // before the time
  return midnight >= time_before && size_of(now) < smaller * size_of(before);
}

bool starts_again(double time_before, const std::vector<float>& before, double time,
                  const std::vector<float>& now) {
  return start_passes(time_before, time) && size_of(now) < 0.5 * size_of(before) &&
         change(before, now) > size_of(now);
}

SumsSeen sums_seen(const SumSeries& series) {
  if (series.time.size() < 3) return SumsSeen::each;
  const Steps steps = steps_of(series);
  const bool starts = !steps.starts.empty() && !steps.usual.empty() &&
                      *std::min_element(steps.starts.begin(), steps.starts.end()) >
                          least_jump * median(steps.usual);
  if (series.never_negative) return seen_in_rain(series, starts);
  if (starts) return SumsSeen::running;
  return grows_over_a_day(series) || implausibly_large(series) ? SumsSeen::doubtful
                                                               : SumsSeen::each;
}

}  // namespace farreach
