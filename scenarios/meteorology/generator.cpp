#include "scenarios/meteorology/generator.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>

#include "solver/base/constants.hpp"

namespace farreach {
namespace {

constexpr double hour = 3600, day = 86400;  // [s]
constexpr double warmest = 15 * hour;       // solar time of the warmest, windiest hour

class Normals {
 public:
  explicit Normals(std::uint64_t seed) : bits_(seed) {}
  double uniform() {  // (0, 1)
    return (static_cast<double>(bits_() >> 11) + 0.5) * 0x1p-53;
  }
  double operator()() {
    const double radius = std::sqrt(-2 * std::log(uniform()));
    return radius * std::cos(2 * pi * uniform());
  }

 private:
  std::mt19937_64 bits_;
};

/// A Gauss-Markov series of unit variance.
struct Memory {
  double value, keep;
  Memory(Normals& normal, double persistence)
      : value(normal()), keep(std::exp(-hour / persistence)) {}
  double share() const { return 0.5 * std::erfc(-value / std::sqrt(2.0)); }
  void step(Normals& normal) {
    value = keep * value + std::sqrt(1 - keep * keep) * normal();
  }
};

/// Month 0..11 of a moment, and how far through it is [0, 1).
struct MonthTime {
  std::size_t month = 0;
  double share = 0;
};

MonthTime month_time(double utc) {
  const auto days =
      std::chrono::sys_days(std::chrono::days(static_cast<int>(std::floor(utc / day))));
  const std::chrono::year_month_day date{days};
  const auto first = std::chrono::sys_days(date.year() / date.month() / 1);
  const auto next =
      std::chrono::sys_days(date.year() / date.month() / std::chrono::last) +
      std::chrono::days(1);
  const double length = day * static_cast<double>((next - first).count());
  const double begun =
      utc - day * static_cast<double>(first.time_since_epoch().count());
  return {static_cast<unsigned>(date.month()) - 1U, begun / length};
}

/// Between the middles of months.
double smooth(const Climate& climate, MonthTime at, double ClimateMonth::*figure) {
  const std::size_t other = at.share < 0.5 ? (at.month + 11) % 12 : (at.month + 1) % 12;
  const double weight = std::abs(at.share - 0.5);
  return (1 - weight) * climate.months[at.month].*figure +
         weight * climate.months[other].*figure;
}

double daily_wave(double utc, double longitude) {
  const double solar = utc + longitude / 360 * day;
  return std::cos(2 * pi * (std::fmod(solar, day) - warmest) / day);
}

double weibull_quantile(double mean, double shape, double below) {
  const double scale = mean / std::tgamma(1 + 1 / shape);
  return scale * std::pow(-std::log1p(-std::min(below, 1 - 1e-12)), 1 / shape);
}

/// Mean pressure at an elevation (ISO 2533) [Pa].
double standard_pressure_at(double elevation) {
  return standard_pressure * std::pow(1 - 2.25577e-5 * elevation, 5.25588);
}

struct Latent {
  Normals normal;
  Memory speed, cloud, warmth;
  double turn, turn_step;

  Latent(const Climate& c, std::uint64_t seed)
      : normal(seed),
        speed(normal, c.speed_persistence),
        cloud(normal, c.cloud_persistence),
        warmth(normal, c.temperature_persistence),
        turn(normal.uniform()),
        turn_step(std::sqrt(2 * hour / c.direction_persistence) / (2 * pi)) {}
  void step() {
    speed.step(normal);
    cloud.step(normal);
    warmth.step(normal);
    turn += turn_step * normal();
    turn -= std::floor(turn);
  }
};

AirHour hour_of(const Climate& climate, const AirPlace& place, double utc,
                const Latent& latent) {
  const MonthTime at = month_time(utc);
  const ClimateMonth& month = climate.months[at.month];
  const double wave = daily_wave(utc, place.place.lon);
  AirHour made;
  made.time = utc;
  made.wind_speed =
      weibull_quantile(month.mean_speed, climate.weibull_shape, latent.speed.share()) *
      (1 + climate.daily_speed_swing * wave);
  made.wind_from = rose_quantile(month.rose, latent.turn);
  made.cloud = cloud_quantile(month.cloud, latent.cloud.share());
  const double clear = 1.2 - 0.4 * made.cloud / std::max(month.cloud, 0.05);
  const double swing = 0.5 * smooth(climate, at, &ClimateMonth::daily_range) * wave *
                       std::clamp(clear, 0.3, 1.2);
  made.temperature = smooth(climate, at, &ClimateMonth::temperature) + swing +
                     climate.temperature_scatter * latent.warmth.value;
  // Vapour hardly changes over a day: relative humidity falls 5 % with each kelvin.
  made.humidity = std::clamp(month.humidity * (1 - 0.05 * swing), 0.05, 1.0);
  made.pressure = standard_pressure_at(place.elevation);
  const bool wet = latent.cloud.share() > 1 - month.wet_share;
  const double month_length = 365.2425 / 12 * day;
  made.precipitation = wet ? month.precipitation / (month.wet_share * month_length) : 0;
  return made;
}

}  // namespace

double rose_quantile(const std::vector<double>& rose, double below) {
  const double width = 360.0 / static_cast<double>(rose.size());
  double left = below, end = 0;
  for (std::size_t s = 0; s < rose.size(); ++s) {
    if (!(rose[s] > 0)) continue;
    const double from = (static_cast<double>(s) - 0.5) * width;
    if (left < rose[s]) return std::fmod(from + left / rose[s] * width + 360, 360.0);
    left -= rose[s];
    end = from + width;
  }
  return std::fmod(end + 360, 360.0);  // all of them lie below
}

/// Half of the hours of partly clouded sky are spread evenly; clear and overcast hours
/// share the rest so that the mean is met.
double cloud_quantile(double mean, double below) {
  const double broken = std::min({0.5, 2 * mean, 2 * (1 - mean)});
  const double clear = 1 - broken - (mean - 0.5 * broken);
  if (below < clear) return 0;
  if (below >= clear + broken) return 1;
  return (below - clear) / broken;
}

AirSeries generate_hours(const Climate& climate, const AirPlace& place,
                         const GeneratorOptions& options) {
  AirSeries series;
  series.source = "generated from the climate figures of " + climate.name;
  series.hours.reserve(options.hours);
  Latent latent(climate, options.seed);
  for (std::size_t n = 0; n < options.hours; ++n) {
    if (n > 0) latent.step();
    const double utc = options.start + hour * static_cast<double>(n);
    series.hours.push_back(hour_of(climate, place, utc, latent));
  }
  return series;
}

}  // namespace farreach
