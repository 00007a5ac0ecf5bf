#include "scenarios/meteorology/climate.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "scenarios/reading/csv_table.hpp"
#include "scenarios/reading/diagnostics.hpp"
#include "scenarios/reading/library_folder.hpp"
#include "scenarios/reading/toml_document.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

constexpr double hour = 3600;  // [s]

CsvTable climates_table() {
  const auto file = library_folder() / "climates.csv";
  return CsvTable(file.string(), read_text_file(file));
}

double within(const CsvTable& table, std::size_t row, const char* column, double low,
              double high) {
  const double value = table.number(row, column);
  if (!(value >= low && value <= high))
    table.refuse(row, std::string(column) + " = " + shown(value) + " is outside [" +
                          shown(low) + ", " + shown(high) + "]");
  return value;
}

ClimateMonth month_of(const CsvTable& table, std::size_t row) {
  ClimateMonth month;
  month.mean_speed = within(table, row, "mean_speed_m_s", 0.5, 20);
  month.rose = rose_about(within(table, row, "prevailing_from_deg", 0, 360),
                          within(table, row, "steadiness", 0, 0.98));
  month.temperature = zero_celsius + within(table, row, "temperature_degc", -50, 50);
  month.daily_range = within(table, row, "daily_range_k", 0, 30);
  month.cloud = within(table, row, "cloud", 0, 1);
  month.humidity = within(table, row, "humidity", 0, 1);
  month.precipitation = within(table, row, "precipitation_mm", 0, 1000);
  month.wet_share = within(table, row, "wet_share", 0.001, 1);
  return month;
}

void read_head(const CsvTable& table, std::size_t row, Climate& climate) {
  climate.source = table.text(row, "source");
  climate.weibull_shape = within(table, row, "weibull_shape", 1, 5);
  climate.daily_speed_swing = within(table, row, "daily_speed_swing", 0, 0.9);
  climate.speed_persistence =
      hour * within(table, row, "speed_persistence_h", 0.5, 240);
  climate.direction_persistence =
      hour * within(table, row, "direction_persistence_h", 0.5, 240);
}

/// Modified Bessel functions I1/I0 of the concentration.
double mean_cosine(double concentration) {
  return std::cyl_bessel_i(1.0, concentration) / std::cyl_bessel_i(0.0, concentration);
}

}  // namespace

std::vector<double> rose_about(double prevailing, double steadiness) {
  double low = 0, high = 60;
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (low + high);
    (mean_cosine(middle) < steadiness ? low : high) = middle;
  }
  std::vector<double> rose;
  double sum = 0;
  for (int sector = 0; sector < 16; ++sector) {
    const double angle = (22.5 * sector - prevailing) * pi / 180;
    rose.push_back(std::exp(low * (std::cos(angle) - 1)));
    sum += rose.back();
  }
  for (double& share : rose) share /= sum;
  return rose;
}

std::vector<std::string> library_climates() {
  const CsvTable table = climates_table();
  std::vector<std::string> names;
  for (std::size_t row = 0; row < table.rows(); ++row)
    if (const auto& name = table.text(row, "climate");
        std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(name);
  return names;
}

Climate library_climate(const std::string& name) {
  const CsvTable table = climates_table();
  Climate climate{.name = name};
  std::array<bool, 12> seen{};
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.text(row, "climate") != name) continue;
    const double month = within(table, row, "month", 1, 12);
    const auto m = static_cast<std::size_t>(month) - 1;
    climate.months[m] = month_of(table, row);
    if (m == 0) read_head(table, row, climate);
    seen[m] = true;
  }
  const auto count = std::count(seen.begin(), seen.end(), true);
  if (count == 12) return climate;
  const std::string meant = nearest_word(name, library_climates());
  throw InputError(
      {{.message = count == 0
                       ? "unknown climate \"" + name + '"' +
                             (meant.empty() ? "" : "; did you mean \"" + meant + "\"?")
                       : "climate \"" + name + "\" lacks months",
        .remedy = "known: " + joined(library_climates())}});
}

}  // namespace farreach
