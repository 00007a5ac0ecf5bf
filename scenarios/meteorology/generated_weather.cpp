#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "scenarios/meteorology/climate.hpp"
#include "scenarios/meteorology/generator.hpp"
#include "scenarios/meteorology/meteorology_work.hpp"
#include "scenarios/meteorology/wind_column.hpp"
#include "scenarios/reading/diagnostics.hpp"
#include "solver/base/error.hpp"
#include "solver/base/utc.hpp"

namespace farreach {
namespace {

constexpr double hour = 3600;  // [s]

/// A climate without a name: figures that the user states, the rest in the middle.
Climate own_climate() {
  Climate climate{.name = "the scenario", .source = "figures of the scenario"};
  for (ClimateMonth& month : climate.months)
    month = {.mean_speed = 4,
             .temperature = 283.15,
             .daily_range = 10,
             .cloud = 0.5,
             .humidity = 0.6,
             .precipitation = 20,
             .wet_share = 0.05,
             .rose = std::vector<double>(16, 1.0 / 16)};
  return climate;
}

/// Mean speed and rose are asked for where no climate is named.
bool tells_enough(MeteorologyWork& work) {
  if (!work.text("climate").empty()) return true;
  bool enough = true;
  for (const char* key : {"mean_speed", "rose"})
    if (!work.checked.given(std::string("meteorology.") + key)) {
      work.checked.error("meteorology.kind",
                         std::string("missing key \"") + key + "\" in [meteorology]",
                         "name a climate of the library (" +
                             joined(library_climates()) + ") or give its figures");
      enough = false;
    }
  return enough;
}

bool take_rose(MeteorologyWork& work, Climate& climate) {
  if (!work.checked.usable("meteorology.rose")) return true;
  const auto rose = work.checked.values.numbers("meteorology.rose");
  const double sum = std::accumulate(rose.begin(), rose.end(), 0.0);
  if (rose.size() < 4 || !(std::abs(sum - 1) < 0.01)) {
    work.checked.error("meteorology.rose",
                       fmt::format("meteorology.rose has {} values that add up to {:g}",
                                   rose.size(), sum),
                       "at least 4 values that add up to 1, north first, clockwise");
    return false;
  }
  for (ClimateMonth& month : climate.months) {
    month.rose = rose;
    for (double& share : month.rose) share /= sum;
  }
  return true;
}

void take_months(const MeteorologyWork& work, Climate& climate) {
  const auto take = [&](const char* key, double ClimateMonth::*figure) {
    const auto value = work.number(key);
    if (!value) return;
    for (ClimateMonth& month : climate.months) month.*figure = *value;
  };
  take("mean_speed", &ClimateMonth::mean_speed);
  take("mean_temperature", &ClimateMonth::temperature);
  take("mean_cloud", &ClimateMonth::cloud);
  const auto replace = [&](const char* key, double& figure) {
    figure = work.number(key).value_or(figure);
  };
  replace("weibull_shape", climate.weibull_shape);
  replace("speed_persistence", climate.speed_persistence);
  replace("direction_persistence", climate.direction_persistence);
}

std::optional<Climate> climate_of(MeteorologyWork& work) {
  if (!tells_enough(work)) return std::nullopt;
  Climate climate = own_climate();
  try {
    if (const auto name = work.text("climate"); !name.empty())
      climate = library_climate(name);
  } catch (const InputError& wrong) {
    for (const auto& d : wrong.diagnostics())
      work.checked.error("meteorology.climate", d.message, d.remedy);
    return std::nullopt;
  }
  if (!take_rose(work, climate)) return std::nullopt;
  take_months(work, climate);
  return climate;
}

double start_of(const MeteorologyWork& work) {
  if (const auto stated = work.moment("start")) return *stated;
  return utc_seconds(work.checked.values.text_or("start_time", ""))
      .value_or(utc_seconds("2026-01-01T00:00Z").value());
}

void describe(const Climate& climate, const AirSeries& series, WeatherFields& fields) {
  fields.kind = "generated";
  fields.source = series.source;
  fields.remarks.push_back(
      {"meteorology.synthetic",
       fmt::format("The weather is SYNTHETIC: {} hours generated from climate figures "
                   "({}), with the statistics of a climate, not the weather of any "
                   "day.",
                   series.hours.size(), climate.source)});
}

}  // namespace

WeatherFields generated_weather(MeteorologyWork& work) {
  const auto climate = climate_of(work);
  GeneratorOptions options{.start = start_of(work)};
  if (!climate || work.checked.has_errors()) return {};
  options.seed = static_cast<std::uint64_t>(work.number("seed").value_or(1));
  options.hours =
      static_cast<std::size_t>(std::ceil(work.number("duration").value_or(0) / hour)) +
      1;
  const AirPlace place = work.ground();
  const AirSeries series = generate_hours(*climate, place, options);
  WeatherFields fields = column_fields(series.hours, place);
  describe(*climate, series, fields);
  return fields;
}

}  // namespace farreach
