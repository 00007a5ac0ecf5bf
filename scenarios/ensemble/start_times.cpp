#include "scenarios/ensemble/start_times.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace farreach {
namespace {

constexpr double day = 86400, hour = 3600;  // [s]

int month_of(double local_day) {
  const std::chrono::year_month_day date{
      std::chrono::sys_days(std::chrono::days(static_cast<int>(local_day)))};
  return static_cast<int>(static_cast<unsigned>(date.month()));
}

bool chosen(const std::vector<int>& months, double local_day) {
  return months.empty() ||
         std::find(months.begin(), months.end(), month_of(local_day)) != months.end();
}

}  // namespace

StartTimes::StartTimes(const StartRules& rules) {
  const auto add = [&](double from, double to) {
    from = std::max(from - rules.local_time_ahead, rules.from);
    to = std::min(to - rules.local_time_ahead, rules.to);
    if (!(to > from)) return;
    if (!spans_.empty() && spans_.back().to >= from)
      spans_.back().to = to;
    else
      spans_.push_back({from, to, 0});
  };
  const double ahead = rules.local_time_ahead;
  const double last = std::floor((rules.to + ahead) / day);
  for (double d = std::floor((rules.from + ahead) / day); d <= last; ++d) {
    if (!chosen(rules.months, d)) continue;
    const double begin = d * day + rules.first_hour * hour;
    const double end = d * day + rules.last_hour * hour;
    if (rules.first_hour < rules.last_hour) {
      add(begin, end);
    } else {  // over midnight: the two ends of this day
      add(d * day, end);
      add(begin, (d + 1) * day);
    }
  }
  for (std::size_t i = 1; i < spans_.size(); ++i)
    spans_[i].before = spans_[i - 1].before + spans_[i - 1].to - spans_[i - 1].from;
}

double StartTimes::total() const {
  return spans_.empty() ? 0
                        : spans_.back().before + spans_.back().to - spans_.back().from;
}

double StartTimes::quantile(double u) const {
  const double at = u * total();
  auto after = std::upper_bound(spans_.begin(), spans_.end(), at,
                                [](double x, const Span& s) { return x < s.before; });
  const Span& span = *(after - 1);
  return std::min(span.from + at - span.before, span.to);
}

}  // namespace farreach
