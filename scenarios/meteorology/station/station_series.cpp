#include "scenarios/meteorology/station/station_series.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"
#include "solver/base/utc.hpp"

namespace farreach {
namespace {

constexpr double hour_length = 3600;  // [s]
constexpr std::size_t most_named = 10;

std::string span_text(double from, double to) {
  return fmt::format("{} to {}", utc_text(from), utc_text(to));
}

void drop_outside(std::vector<AirHour>& hours, const SeriesOptions& options) {
  std::erase_if(hours, [&](const AirHour& hour) {
    return (options.from && hour.time < *options.from) ||
           (options.until && hour.time > *options.until);
  });
}

void require_order(const std::vector<AirHour>& hours) {
  for (std::size_t n = 1; n < hours.size(); ++n)
    if (hours[n].time < hours[n - 1].time)
      throw InputError(
          fmt::format("times go back: {} stands after {}; hours stand in order of time",
                      utc_text(hours[n].time), utc_text(hours[n - 1].time)));
}

/// Values of the later report of a time, those it does not tell of the earlier.
void merge(const AirHour& later, AirHour& kept) {
  for (double AirHour::*value :
       {&AirHour::temperature, &AirHour::dew_point, &AirHour::humidity,
        &AirHour::pressure, &AirHour::sea_pressure, &AirHour::cloud,
        &AirHour::precipitation})
    if (told(later.*value)) kept.*value = later.*value;
  if (told(later.rain_sum)) {
    kept.rain_sum = later.rain_sum;
    kept.rain_time = later.rain_time;
  }
  if (!told(later.wind_speed)) return;
  kept.wind_speed = later.wind_speed;
  kept.wind_from = later.wind_from;
}

std::size_t merge_equal(std::vector<AirHour>& hours) {
  std::vector<AirHour> kept;
  for (const AirHour& hour : hours)
    if (!kept.empty() && hour.time == kept.back().time)
      merge(hour, kept.back());
    else
      kept.push_back(hour);
  const std::size_t dropped = hours.size() - kept.size();
  hours = std::move(kept);
  return dropped;
}

/// Where no hour stands for more than an hour, one each hour that tells nothing.
std::size_t insert_hours(std::vector<AirHour>& hours) {
  std::vector<AirHour> all;
  for (const AirHour& hour : hours) {
    while (!all.empty() && hour.time - all.back().time > 1.01 * hour_length) {
      AirHour between;
      between.time = all.back().time + hour_length;
      all.push_back(between);
    }
    all.push_back(hour);
  }
  const std::size_t added = all.size() - hours.size();
  hours = std::move(all);
  return added;
}

/// Length of time that an hour ends, no longer than an hour [s].
double ended_by(const std::vector<AirHour>& hours, std::size_t n) {
  return n > 0 ? std::min(hours[n].time - hours[n - 1].time, hour_length) : hour_length;
}

/// First hour that ends within the time of the sum of hour `last`.
std::size_t first_of_sum(const std::vector<AirHour>& hours, std::size_t last) {
  const double from = hours[last].time - hours[last].rain_time + 1;
  std::size_t first = last;
  while (first > 0 && hours[first - 1].time > from) --first;
  return first;
}

/// Sums of rain count evenly over the hours they were gathered in that tell none of
/// their own, less what the others tell. Returns how many sums longer than an hour did.
std::size_t spread_sums(std::vector<AirHour>& hours) {
  std::size_t spread = 0;
  for (std::size_t n = 0; n < hours.size(); ++n) {
    if (!told(hours[n].rain_sum) || !(hours[n].rain_time > 0)) continue;
    const std::size_t first = first_of_sum(hours, n);
    double depth = hours[n].rain_sum, time = hours[n].rain_time;
    for (std::size_t k = first; k <= n; ++k) {
      if (!told(hours[k].precipitation)) continue;
      depth -= hours[k].precipitation * ended_by(hours, k);
      time -= ended_by(hours, k);
    }
    bool used = false;
    for (std::size_t k = first; k <= n; ++k) {
      if (told(hours[k].precipitation)) continue;
      hours[k].precipitation = time > 0 ? std::max(depth, 0.0) / time : 0;
      if (first < n) hours[k].origin.precipitation = ValueOrigin::converted;
      used = true;
    }
    spread += used && hours[n].rain_time > 1.01 * hour_length;
  }
  return spread;
}

/// Where hours were put in, the precipitation of the hour before goes on, if it is no
/// sum. Returns in how many.
std::size_t carry_precipitation(std::vector<AirHour>& hours) {
  std::size_t carried = 0;
  double last = not_told;
  for (AirHour& hour : hours) {
    if (hour.line > 0) {
      last = told(hour.rain_sum) ? not_told : hour.precipitation;
    } else if (!told(hour.precipitation) && told(last)) {
      hour.precipitation = last;
      hour.origin.precipitation = ValueOrigin::interpolated;
      ++carried;
    }
  }
  return carried;
}

/// Whether 29 February, as such, is not there: a calendar without leap days.
bool lacks_leap_day(double from, double to) {
  const double middle = 0.5 * (from + to);
  return to - from < 27 * hour_length && to - from >= 24 * hour_length &&
         utc_text(middle).substr(5, 5) == "02-29";
}

/// Raises an error for steps between reports that are too long.
void require_steps(const std::vector<AirHour>& hours, double longest) {
  std::vector<Diagnostic> found;
  for (std::size_t n = 1; n < hours.size(); ++n) {
    const double step = hours[n].time - hours[n - 1].time;
    if (step > longest && found.size() < most_named)
      found.push_back(
          {.message = fmt::format(
               "no report from {}, {:.4g} h{}; the longest gap that is "
               "interpolated is {:.4g} h",
               span_text(hours[n - 1].time, hours[n].time), step / hour_length,
               lacks_leap_day(hours[n - 1].time, hours[n].time)
                   ? " (29 February of a leap year is missing)"
                   : "",
               longest / hour_length),
           .remedy = "use another period (from, until), or state a longer "
                     "meteorology.longest_gap"});
  }
  if (!found.empty()) throw InputError(std::move(found));
}

/// One gap: hours `first` to `last` do not tell; those before and after do, if any.
struct Gap {
  std::size_t first, last;
  bool has_before, has_after;
};

template <class Tells>
std::vector<Gap> gaps_of(const std::vector<AirHour>& hours, Tells tells) {
  std::vector<Gap> gaps;
  for (std::size_t n = 0; n < hours.size(); ++n) {
    if (tells(hours[n])) continue;
    const std::size_t first = n;
    while (n + 1 < hours.size() && !tells(hours[n + 1])) ++n;
    gaps.push_back({first, n, first > 0, n + 1 < hours.size()});
  }
  return gaps;
}

double length_of(const std::vector<AirHour>& hours, const Gap& gap) {
  if (!gap.has_before && !gap.has_after) return std::numeric_limits<double>::infinity();
  const double from = hours[gap.has_before ? gap.first - 1 : gap.first].time;
  const double to = hours[gap.has_after ? gap.last + 1 : gap.last].time;
  return to - from;
}

using OriginOf = ValueOrigin HourOrigin::*;

void close(std::vector<AirHour>& hours, const Gap& gap, double AirHour::*value,
           OriginOf origin) {
  if (!gap.has_before && !gap.has_after) return;
  const AirHour before = hours[gap.has_before ? gap.first - 1 : gap.last + 1];
  const AirHour after = hours[gap.has_after ? gap.last + 1 : gap.first - 1];
  for (std::size_t n = gap.first; n <= gap.last; ++n) {
    const double length = after.time - before.time;
    const double share = length > 0 ? (hours[n].time - before.time) / length : 0;
    hours[n].*value = before.*value + share * (after.*value - before.*value);
    hours[n].origin.*origin = ValueOrigin::interpolated;
  }
}

/// Mean direction of two by shares; the first when they are opposite.
double between_directions(double a, double b, double share) {
  const double turn = std::remainder(b - a, 360.0);
  const double direction = std::fmod(a + share * turn + 720, 360.0);
  return direction;
}

void close_direction(std::vector<AirHour>& hours, const Gap& gap) {
  if (!gap.has_before && !gap.has_after) return;
  const AirHour before = hours[gap.has_before ? gap.first - 1 : gap.last + 1];
  const AirHour after = hours[gap.has_after ? gap.last + 1 : gap.first - 1];
  for (std::size_t n = gap.first; n <= gap.last; ++n) {
    const double length = after.time - before.time;
    const double share = length > 0 ? (hours[n].time - before.time) / length : 0;
    hours[n].wind_from = between_directions(before.wind_from, after.wind_from, share);
    hours[n].origin.direction = ValueOrigin::interpolated;
  }
}

class Closer {
 public:
  Closer(AirSeries& series, const SeriesOptions& options)
      : series_(series), options_(options) {}

  void needed(double AirHour::*value, OriginOf origin, const std::string& name) {
    close_all(value, origin, name, true);
  }
  void wanted(double AirHour::*value, OriginOf origin, const std::string& name) {
    close_all(value, origin, name, false);
  }

  void directions() {
    const auto gaps =
        gaps_of(series_.hours, [](const AirHour& h) { return told(h.wind_from); });
    std::size_t count = 0;
    for (const Gap& gap : gaps) {
      count += gap.last - gap.first + 1;
      close_direction(series_.hours, gap);
    }
    if (count == series_.hours.size())
      found_.push_back({.message = "no hour tells the direction of the wind"});
    else if (count > 0)
      say("meteorology.direction",
          fmt::format("In {} of {} hours the direction of the wind is variable or not "
                      "told; it is turned evenly between the hours around.",
                      count, series_.hours.size()));
  }

  void say(const char* key, std::string text) {
    series_.remarks.push_back({key, std::move(text)});
  }

  void raise() {
    if (!found_.empty()) throw InputError(std::move(found_));
  }

 private:
  void close_all(double AirHour::*value, OriginOf origin, const std::string& name,
                 bool needed_here) {
    auto& hours = series_.hours;
    const auto gaps = gaps_of(hours, [&](const AirHour& h) { return told(h.*value); });
    std::size_t count = 0, beyond = 0;
    for (const Gap& gap : gaps) {
      const std::size_t size = gap.last - gap.first + 1;
      if (size == hours.size()) {
        if (needed_here) found_.push_back({.message = "no hour tells the " + name});
        return;
      }
      const bool too_long = length_of(hours, gap) > options_.longest_gap;
      if (too_long && needed_here) refuse(gap, name);
      close(hours, gap, value, origin);
      count += size;
      if (too_long) beyond += size;
    }
    if (count > 0) tell(name, count, beyond);
  }

  void refuse(const Gap& gap, const std::string& name) {
    if (found_.size() >= most_named) return;
    found_.push_back(
        {.message = fmt::format(
             "the {} is not told from {}; the longest gap that is interpolated is "
             "{:.4g} h",
             name,
             span_text(series_.hours[gap.first].time, series_.hours[gap.last].time),
             options_.longest_gap / hour_length),
         .remedy = "use another period (from, until), or state a longer "
                   "meteorology.longest_gap"});
  }

  void tell(const std::string& name, std::size_t count, std::size_t beyond) {
    std::string text = fmt::format("The {} of {} of {} hours is interpolated", name,
                                   count, series_.hours.size());
    if (beyond > 0)
      text += fmt::format(", {} of them in gaps longer than {:.4g} h", beyond,
                          options_.longest_gap / hour_length);
    say("meteorology.interpolated", text + ".");
  }

  AirSeries& series_;
  const SeriesOptions& options_;
  std::vector<Diagnostic> found_;
};

/// Pressure at the station from that at sea level: p = p0 exp(-g z M/(R T)).
void reduce_pressures(AirSeries& series, double elevation) {
  for (AirHour& hour : series.hours) {
    if (told(hour.pressure) || !told(hour.sea_pressure)) continue;
    const double t = told(hour.temperature) ? hour.temperature : 288.15;
    hour.pressure =
        hour.sea_pressure *
        std::exp(-gravity * elevation * dry_air_molar_mass / (gas_constant * t));
    hour.origin.pressure = ValueOrigin::converted;
  }
}

void humidities(AirSeries& series) {
  for (AirHour& hour : series.hours)
    if (!told(hour.humidity) && told(hour.dew_point) && told(hour.temperature)) {
      hour.humidity = std::min(1.0, water_saturation_pressure(hour.dew_point) /
                                        water_saturation_pressure(hour.temperature));
      hour.origin.humidity = ValueOrigin::converted;
    }
}

/// Values that no hour tells, with a remark.
void stand_in(Closer& closer, AirSeries& series, double elevation) {
  const auto none = [&](double AirHour::*value) {
    return std::none_of(series.hours.begin(), series.hours.end(),
                        [&](const AirHour& h) { return told(h.*value); });
  };
  const auto fill = [&](double AirHour::*value, OriginOf origin, double with) {
    for (AirHour& hour : series.hours) {
      if (told(hour.*value)) continue;
      hour.*value = with;
      hour.origin.*origin = ValueOrigin::assumed;
    }
  };
  if (none(&AirHour::pressure)) {
    const double p = standard_pressure * std::pow(1 - 2.25577e-5 * elevation, 5.25588);
    fill(&AirHour::pressure, &HourOrigin::pressure, p);
    closer.say("meteorology.rules",
               fmt::format("No pressure is told; that of the standard atmosphere "
                           "counts, {:.0f} hPa.",
                           p / 100));
  }
  if (none(&AirHour::humidity)) {
    fill(&AirHour::humidity, &HourOrigin::humidity, 0.5);
    closer.say("meteorology.rules", "No humidity is told; 50 % is assumed.");
  }
  const auto silent =
      std::count_if(series.hours.begin(), series.hours.end(),
                    [](const AirHour& hour) { return !told(hour.precipitation); });
  if (none(&AirHour::precipitation))
    closer.say("meteorology.rules", "No precipitation is told; none is assumed.");
  else if (silent > 0)
    closer.say(
        "meteorology.rules",
        fmt::format("In {} of {} hours no precipitation is told; none is assumed.",
                    silent, series.hours.size()));
  fill(&AirHour::precipitation, &HourOrigin::precipitation, 0);
}

bool tells_stability(const AirHour& hour) {
  return told(hour.cloud) || told(hour.heat_flux) || told(hour.inverse_length) ||
         hour.stability != 0;
}

void require_stability(const AirSeries& series, double cloud) {
  if (told(cloud)) return;
  const auto silent =
      std::count_if(series.hours.begin(), series.hours.end(),
                    [](const AirHour& h) { return !tells_stability(h); });
  if (silent == 0) return;
  throw InputError(
      {{.message = fmt::format("{} of {} hours tell nothing from which the stability "
                               "follows: cloud, Pasquill class, sensible heat flux or "
                               "Obukhov length",
                               silent, series.hours.size()),
        .remedy = "state meteorology.cloud_cover to stand in for them"}});
}

void calm_hours(Closer& closer, AirSeries& series) {
  std::size_t calm = 0;
  for (AirHour& hour : series.hours)
    if (hour.wind_speed < calm_air) {
      hour.wind_speed = calm_air;
      hour.origin.speed = ValueOrigin::assumed;
      ++calm;
    }
  if (calm > 0)
    closer.say("meteorology.calm",
               fmt::format("In {} of {} hours the air is calm; it is carried at {} m/s "
                           "in the direction of the hours around.",
                           calm, series.hours.size(), calm_air));
}

void rain(Closer& closer, AirSeries& series) {
  if (const auto sums = spread_sums(series.hours); sums > 0)
    closer.say("meteorology.rain_sums",
               fmt::format("{} sums of precipitation over several hours were spread "
                           "evenly over them.",
                           sums));
  if (const auto carried = carry_precipitation(series.hours); carried > 0)
    closer.say("meteorology.interpolated",
               fmt::format("The precipitation of {} of {} hours is that of the hour "
                           "before.",
                           carried, series.hours.size()));
}

/// A calm has no direction, whatever is written.
void forget_calm_directions(AirSeries& series) {
  for (AirHour& hour : series.hours)
    if (hour.wind_speed == 0) hour.wind_from = not_told;
}

}  // namespace

AirSeries close_gaps(AirSeries series, const SeriesOptions& options) {
  drop_outside(series.hours, options);
  if (series.hours.size() < 2)
    throw InputError("the files tell " + std::to_string(series.hours.size()) +
                     " hours of the period; at least 2 are needed");
  require_order(series.hours);
  Closer closer(series, options);
  if (const auto twice = merge_equal(series.hours); twice > 0)
    closer.say(
        "meteorology.twice",
        fmt::format("{} reports have the time of another; the later counts.", twice));
  require_steps(series.hours, options.longest_gap);
  if (const auto added = insert_hours(series.hours); added > 0)
    closer.say("meteorology.inserted",
               fmt::format("{} hours without a report were put in.", added));
  rain(closer, series);
  forget_calm_directions(series);
  humidities(series);
  reduce_pressures(series, options.elevation);
  closer.needed(&AirHour::wind_speed, &HourOrigin::speed, "wind speed");
  closer.needed(&AirHour::temperature, &HourOrigin::temperature, "temperature");
  closer.directions();
  closer.wanted(&AirHour::pressure, &HourOrigin::pressure, "pressure");
  closer.wanted(&AirHour::humidity, &HourOrigin::humidity, "humidity");
  closer.raise();
  if (told(options.cloud))
    for (AirHour& hour : series.hours)
      if (!told(hour.cloud)) hour.origin.cloud = ValueOrigin::assumed;
  if (!told(options.cloud)) closer.wanted(&AirHour::cloud, &HourOrigin::cloud, "cloud");
  stand_in(closer, series, options.elevation);
  require_stability(series, options.cloud);
  calm_hours(closer, series);
  return series;
}

}  // namespace farreach
