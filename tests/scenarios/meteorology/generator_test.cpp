/// Weather from figures of a climate has those figures, within its sampling error.
#include <cmath>
#include <numeric>

#include "scenarios/meteorology/climate.hpp"
#include "scenarios/meteorology/generator.hpp"
#include "solver/base/error.hpp"
#include "solver/base/utc.hpp"
#include "tests/scenarios/meteorology/reading.hpp"

namespace farreach::testing {
namespace {

using ::testing::HasSubstr;

constexpr std::size_t hours_of_years = 20 * 8766;

Climate plain_climate() {
  Climate climate{.name = "test", .source = "test"};
  for (ClimateMonth& month : climate.months)
    month = {.mean_speed = 5,
             .temperature = 285,
             .daily_range = 10,
             .cloud = 0.4,
             .humidity = 0.6,
             .precipitation = 30,
             .wet_share = 0.06,
             .rose = {0.3, 0.1, 0.05, 0.05, 0.1, 0.1, 0.1, 0.2}};
  return climate;
}

AirSeries twenty_years(std::uint64_t seed = 7) {
  return generate_hours(plain_climate(), {.place = {.lat = 46, .lon = 0}},
                        {.start = utc_seconds("2001-01-01T00:00Z").value(),
                         .hours = hours_of_years,
                         .seed = seed});
}

double mean_of(const AirSeries& series, double AirHour::*value) {
  double sum = 0;
  for (const AirHour& hour : series.hours) sum += hour.*value;
  return sum / static_cast<double>(series.hours.size());
}

/// Independent hours in a series of memory T [h]: N / (2 T).
double independent(double hours_of_memory) {
  return hours_of_years / (2 * hours_of_memory);
}

TEST(Generator, has_the_mean_speed_and_shape_of_the_climate) {
  const AirSeries series = twenty_years();
  const double scatter = 5 * 0.523 / std::sqrt(independent(12));  // Rayleigh
  EXPECT_NEAR(mean_of(series, &AirHour::wind_speed), 5, 3 * scatter);
  // Mean square of a Weibull of shape 2 and mean 5, and of the daily wave (1 + s^2/2).
  double square = 0;
  for (const AirHour& h : series.hours) square += h.wind_speed * h.wind_speed;
  square /= hours_of_years;
  const double expected = 25 * 4 / 3.14159265 * (1 + 0.5 * 0.2 * 0.2);
  EXPECT_NEAR(square / expected, 1, 0.03);
}

TEST(Generator, has_the_rose_of_the_climate) {
  const auto rose = plain_climate().months[0].rose;
  std::vector<double> found(8, 0);
  for (const AirHour& h : twenty_years().hours)
    found[static_cast<std::size_t>(std::floor(h.wind_from / 45 + 0.5)) % 8] += 1;
  for (std::size_t s = 0; s < 8; ++s) {
    // Directions forget over about T; three times the binomial scatter.
    const double p = rose[s], share = found[s] / hours_of_years;
    EXPECT_NEAR(share, p, 3 * std::sqrt(p * (1 - p) / independent(24))) << s;
  }
}

TEST(Generator, remembers_as_long_as_stated) {
  const AirSeries series = twenty_years();
  // The latent normal of the speed: Phi^-1 of the Weibull share, wave taken out.
  std::vector<double> latent;
  for (const AirHour& h : series.hours) {
    const double wave =
        1 + 0.2 * std::cos(2 * 3.14159265358979 *
                           (std::fmod(h.time, 86400) - 15 * 3600) / 86400);
    const double scale = 5 / std::tgamma(1.5);
    const double share = -std::expm1(-std::pow(h.wind_speed / wave / scale, 2));
    double low = -8, high = 8;  // Phi(x) = share
    for (int i = 0; i < 50; ++i) {
      const double x = 0.5 * (low + high);
      (0.5 * std::erfc(-x / std::sqrt(2.0)) < share ? low : high) = x;
    }
    latent.push_back(low);
  }
  double square = 0, product = 0;
  for (std::size_t n = 12; n < latent.size(); ++n) {
    square += latent[n] * latent[n];
    product += latent[n] * latent[n - 12];
  }
  EXPECT_NEAR(product / square, std::exp(-1), 0.04);  // 12 h apart, T = 12 h
}

TEST(Generator, has_the_cycles_cloud_and_rain_of_the_climate) {
  const AirSeries series = twenty_years();
  double afternoon = 0, night = 0, rain = 0, wet = 0;
  for (const AirHour& h : series.hours) {
    const auto clock = static_cast<int>(std::fmod(h.time, 86400) / 3600 + 0.5);
    if (clock == 15) afternoon += h.temperature;
    if (clock == 3) night += h.temperature;
    rain += 3600 * h.precipitation;
    wet += h.precipitation > 0;
  }
  const double days = hours_of_years / 24.0;
  EXPECT_NEAR((afternoon - night) / days, 10 * (1.2 - 0.4), 0.6);
  EXPECT_NEAR(mean_of(series, &AirHour::cloud), 0.4, 0.02);
  EXPECT_NEAR(mean_of(series, &AirHour::temperature), 285, 0.5);
  EXPECT_NEAR(wet / hours_of_years, 0.06, 0.01);
  EXPECT_NEAR(rain / 20, 12 * 30, 60);
}

TEST(Generator, is_fixed_by_its_seed) {
  const auto first = twenty_years(3), again = twenty_years(3), other = twenty_years(4);
  std::size_t same = 0;
  for (std::size_t n = 0; n < 1000; ++n) {
    EXPECT_EQ(first.hours[n].wind_speed, again.hours[n].wind_speed);
    EXPECT_EQ(first.hours[n].wind_from, again.hours[n].wind_from);
    same += first.hours[n].wind_speed == other.hours[n].wind_speed;
  }
  EXPECT_EQ(same, 0U);
}

TEST(Rose, about_a_direction_has_its_mean_vector) {
  for (const double steadiness : {0.0, 0.3, 0.6, 0.9}) {
    double east = 0, north = 0, sum = 0;
    const auto rose = rose_about(135, steadiness);
    for (std::size_t s = 0; s < rose.size(); ++s) {
      const double angle = 22.5 * static_cast<double>(s) * 3.14159265358979 / 180;
      east += rose[s] * std::sin(angle);
      north += rose[s] * std::cos(angle);
      sum += rose[s];
    }
    EXPECT_NEAR(sum, 1, 1e-12);
    EXPECT_NEAR(std::hypot(east, north), steadiness, 1e-3);
    if (steadiness > 0) {
      EXPECT_NEAR(std::atan2(east, north), 2.356, 1e-3);
    }
  }
}

TEST(Rose, quantiles_go_once_around) {
  const std::vector<double> rose{0.5, 0.0, 0.5, 0.0};
  EXPECT_NEAR(rose_quantile(rose, 0), 315, 1e-9);
  EXPECT_NEAR(rose_quantile(rose, 0.25), 0, 1e-9);
  EXPECT_NEAR(rose_quantile(rose, 0.75), 180, 1e-9);
  EXPECT_NEAR(rose_quantile(rose, 1), 225, 1e-9);
}

TEST(GeneratedWeather, comes_from_every_climate_of_the_library) {
  const TemporaryFolder folder;
  ASSERT_GE(library_climates().size(), 2U);
  for (const auto& name : library_climates()) {
    const auto read = read_weather_section(
        folder, "kind = \"generated\"\nclimate = \"" + name + "\"\n");
    ASSERT_EQ(read.errors, "");
    EXPECT_EQ(read.fields.kind, "generated");
    EXPECT_EQ(read.fields.time.size(), 8761U);
    EXPECT_THAT(read.said(), HasSubstr("SYNTHETIC"));
    EXPECT_THAT(read.said(), HasSubstr("provisional"));
    for (const double time : read.fields.time)  // every hour can carry a plume
      EXPECT_NO_THROW(understand(weather_at(read.fields, time, tengiz().place)));
  }
}

TEST(GeneratedWeather, comes_from_figures_of_the_user) {
  const TemporaryFolder folder;
  const auto read = read_weather_section(
      folder,
      "kind = \"generated\"\nmean_speed = 6\nrose = [0, 0.5, 0.5, 0]\nseed = 5\n"
      "duration = \"30 d\"\nstart = \"2026-07-01T00:00Z\"\n");
  ASSERT_EQ(read.errors, "");
  EXPECT_EQ(read.fields.start_utc, "2026-07-01T00:00:00Z");
  for (std::size_t n = 0; n < read.fields.time.size(); ++n) {
    const double from = wind_of(read.fields, n).from;
    EXPECT_GE(from, 44.9);
    EXPECT_LE(from, 225.1);
  }
}

TEST(GeneratedWeather, says_what_is_wrong) {
  const TemporaryFolder folder;
  const auto errors = [&](const std::string& text) {
    return read_weather_section(folder, "kind = \"generated\"\n" + text).errors;
  };
  EXPECT_THAT(errors(""), HasSubstr("missing key \"mean_speed\""));
  EXPECT_THAT(errors("climate = \"karachagnak\"\n"),
              HasSubstr("did you mean \"karachaganak\""));
  EXPECT_THAT(errors("climate = \"karachaganak\"\nrose = [0.5, 0.6, 0, 0]\n"),
              HasSubstr("add up to 1.1"));
  EXPECT_THAT(errors("climate = \"karachaganak\"\nduration = \"2 h\"\n"),
              HasSubstr("the weather lasts 2 h"));
  EXPECT_THAT(errors("climate = \"karachaganak\"\nstart = \"2026-02-30T00:00Z\"\n"),
              HasSubstr("is no moment"));
}

TEST(MeteorologyDigest, knows_one_weather_from_another) {
  const TemporaryFolder folder;
  const auto digest = [&](const char* seed) {
    return meteorology_digest(
        read_weather_section(folder,
                             std::string("kind = \"generated\"\nduration = \"2 d\"\n"
                                         "climate = \"karachaganak\"\nseed = ") +
                                 seed + "\n")
            .fields);
  };
  EXPECT_EQ(digest("1"), digest("1"));
  EXPECT_NE(digest("1"), digest("2"));
  EXPECT_EQ(meteorology_digest({}), "");
}

}  // namespace
}  // namespace farreach::testing
