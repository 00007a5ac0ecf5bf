/// Constant weather, the derivation of boundary-layer values, the wind over a place.
#include <cmath>

#include "scenarios/meteorology/boundary_layer.hpp"
#include "scenarios/meteorology/wind_column.hpp"
#include "solver/base/error.hpp"
#include "solver/base/utc.hpp"
#include "tests/scenarios/meteorology/reading.hpp"

namespace farreach::testing {
namespace {

using ::testing::HasSubstr;

double utc(const char* text) {
  return utc_seconds(text).value();
}

double degrees(double radians) {
  return radians * 180 / 3.14159265358979;
}

AirHour summer_hour(double time, double wind = 4) {
  AirHour hour;
  hour.time = time;
  hour.wind_speed = wind;
  hour.wind_from = 270;
  hour.temperature = 298.15;
  hour.pressure = 101325;
  hour.cloud = 0;
  return hour;
}

std::vector<AirHour> summer_day(double wind = 4) {
  std::vector<AirHour> hours;
  for (int n = 0; n < 24; ++n)
    hours.push_back(summer_hour(utc("2026-06-21T00:00Z") + 3600.0 * n, wind));
  return hours;
}

AirPlace steppe() {
  return {.place = {.lat = 46, .lon = 0}};
}

TEST(Sun, stands_where_the_almanac_has_it) {
  // Noon at Greenwich's meridian: 90 - latitude + declination, within 0.3 degrees.
  EXPECT_NEAR(degrees(sun_height(utc("2026-06-21T12:02Z"), {51.48, 0})), 61.96, 0.3);
  EXPECT_NEAR(degrees(sun_height(utc("2026-12-21T11:58Z"), {51.48, 0})), 15.08, 0.3);
  EXPECT_NEAR(degrees(sun_height(utc("2026-03-20T12:07Z"), {0, 0})), 90, 1);
  // Sunrise of Greenwich on 21 June: 03:43 UTC, its centre 0.83 degrees below.
  EXPECT_NEAR(degrees(sun_height(utc("2026-06-21T03:43Z"), {51.48, 0})), -0.83, 0.4);
  // Local noon at 53 E comes 3.5 h before.
  EXPECT_NEAR(degrees(sun_height(utc("2026-06-21T08:30Z"), {46.15, 53})), 67.3, 0.4);
}

TEST(BoundaryLayer, is_stable_at_night_and_unstable_at_noon) {
  const auto layers = boundary_layers(summer_day(), steppe());
  EXPECT_GT(layers[1].inverse_length, 0);
  EXPECT_LT(layers[12].inverse_length, 0);
  EXPECT_LT(layers[1].friction_velocity, layers[12].friction_velocity);
  EXPECT_LT(layers[1].mixing_height, 300);
  EXPECT_GT(layers[15].mixing_height, 800);
  EXPECT_LT(layers[15].mixing_height, 3000);
  for (int n = 7; n <= 15; ++n)
    EXPECT_GE(layers[n].mixing_height, layers[n - 1].mixing_height) << n;
}

TEST(BoundaryLayer, heat_of_noon_is_that_of_the_energy_balance) {
  // K = 990 sin(67.4 deg) - 30 = 884; Q = (0.8 884 + 5.31e-13 T^6 - sigma T^4) / 1.12
  // = (707.2 + 372.9 - 448.1) / 1.12 = 564; b = 67.4/189.6 = 0.356;
  // H = (0.5 + b)/(1 + b) 0.9 Q - 10 = 0.631 507.8 - 10 = 310 W/m2.
  EXPECT_NEAR(day_heat_flux(summer_hour(utc("2026-06-21T12:02Z")), steppe()), 310, 8);
}

TEST(BoundaryLayer, length_friction_and_heat_fit_together_by_day) {
  const auto hours = summer_day(6);
  const auto layers = boundary_layers(hours, steppe());
  const double heat = day_heat_flux(hours[12], steppe());
  const double u = layers[12].friction_velocity;
  const double density = 101325 * 0.0289647 / (8.314462618 * 298.15);
  const double length = -density * 1005 * 298.15 * u * u * u / (0.4 * 9.80665 * heat);
  EXPECT_NEAR(layers[12].inverse_length * length, 1, 1e-6);
}

TEST(BoundaryLayer, follows_the_temperature_scale_of_a_clear_night) {
  const auto layers = boundary_layers(summer_day(6), steppe());
  const double u = layers[1].friction_velocity;
  const double scale = u * u * 298.15 * layers[1].inverse_length / (0.4 * 9.80665);
  EXPECT_NEAR(scale, 0.09, 1e-6);
}

TEST(BoundaryLayer, takes_what_hours_tell_themselves) {
  auto hours = summer_day();
  for (AirHour& hour : hours) {
    hour.inverse_length = 1 / 50.0;
    hour.friction_velocity = 0.2;
    hour.mixing_height = 123;
  }
  for (const BoundaryLayer& layer : boundary_layers(hours, steppe())) {
    EXPECT_DOUBLE_EQ(layer.inverse_length, 1 / 50.0);
    EXPECT_DOUBLE_EQ(layer.friction_velocity, 0.2);
    EXPECT_DOUBLE_EQ(layer.mixing_height, 123);
  }
}

TEST(BoundaryLayer, stays_within_bounds_in_every_wind_and_sky) {
  for (const double wind : {0.0, 0.3, 1.0, 3.0, 10.0, 40.0})
    for (const double cloud : {0.0, 0.5, 1.0}) {
      auto hours = summer_day(wind);
      for (AirHour& hour : hours) hour.cloud = cloud;
      for (const BoundaryLayer& layer : boundary_layers(hours, steppe())) {
        EXPECT_GT(layer.friction_velocity, 0);
        EXPECT_LT(layer.friction_velocity, 5);
        EXPECT_LE(std::abs(layer.inverse_length), 1 / shortest_length);
        EXPECT_GE(layer.mixing_height, lowest_mixing);
        EXPECT_LE(layer.mixing_height, highest_mixing);
      }
    }
}

TEST(WindColumn, turns_and_grows_with_height) {
  const auto fields = column_fields(summer_day(), steppe());
  const std::size_t at_200 = 7;
  ASSERT_EQ(fields.height[at_200], 200);
  for (const std::size_t n : {1U, 12U}) {
    EXPECT_NEAR(wind_of(fields, n).speed, 4, 1e-5);
    EXPECT_NEAR(wind_of(fields, n).from, 270, 1e-3);
    EXPECT_GT(wind_of(fields, n, at_200).speed, 4);
  }
  // Clear night: 35 to 39 degrees at 200 m less the turn below 10 m; noon 10 to 12.
  EXPECT_NEAR(wind_of(fields, 1, at_200).from - 270, 35, 4);
  EXPECT_NEAR(wind_of(fields, 12, at_200).from - 270, 10.5, 2);
}

TEST(WindColumn, backs_in_the_south) {
  AirPlace south = steppe();
  south.place.lat = -46;
  const auto fields = column_fields(summer_day(), south);
  EXPECT_LT(wind_of(fields, 12, 7).from, 270);
}

TEST(ConstantWeather, is_what_was_stated) {
  const TemporaryFolder folder;
  const auto read = read_weather_section(
      folder,
      "kind = \"constant\"\nwind_speed = 5\nwind_from = 230\nstability = \"D\"\n"
      "air_temperature = \"20 degC\"\nprecipitation = \"2 mm/h\"\n");
  ASSERT_EQ(read.errors, "");
  ASSERT_EQ(read.fields.kind, "constant");
  EXPECT_GE(read.fields.time.back(), 3 * hour);
  EXPECT_NEAR(wind_of(read.fields, 0).speed, 5, 1e-5);
  EXPECT_NEAR(wind_of(read.fields, 1).from, 230, 1e-3);
  EXPECT_EQ(read.fields.inverse_length[0], 0);
  // u* = 0.4 5 / ln((10 + 0.03)/0.03)
  EXPECT_NEAR(read.fields.friction_velocity[0], 0.4 * 5 / std::log(10.03 / 0.03), 1e-5);
  EXPECT_NEAR(read.fields.precipitation[0], 2.0 / 3600, 1e-9);
  EXPECT_THAT(read.said(), HasSubstr("expected range about 50 km"));
}

TEST(ConstantWeather, refuses_what_is_said_twice_or_not_at_all) {
  const TemporaryFolder folder;
  EXPECT_THAT(
      read_weather_section(folder,
                           "kind = \"constant\"\nwind_speed = 5\nwind_from = "
                           "230\nstability = \"D\"\nobukhov_length = \"50 m\"\n")
          .errors,
      HasSubstr("say the same"));
  EXPECT_THAT(
      read_weather_section(folder, "kind = \"constant\"\nwind_speed = 5\n").errors,
      HasSubstr("wind_from"));
  EXPECT_THAT(read_weather_section(folder,
                                   "kind = \"constant\"\nwind_speed = 5\n"
                                   "wind_from = 1\nfile = \"a.csv\"\n")
                  .errors,
              HasSubstr("file"));
}

TEST(WeatherAt, mixes_winds_as_vectors_and_knows_its_limits) {
  WeatherFields f;
  f.time = {0, 3600};
  f.longitude = {53, 54};
  f.latitude = {46, 47};
  f.height = {10, 100};
  f.wind_east.assign(16, 0);
  f.wind_north.assign(16, 0);
  for (std::size_t i = 0; i < 16; ++i)  // west wind first, south wind an hour later
    (i < 8 ? f.wind_east : f.wind_north)[i] = 4;
  f.friction_velocity.assign(8, 0.3F);
  f.inverse_length.assign(8, 0.01F);
  f.mixing_height.assign(8, 500);
  f.roughness.assign(8, 0.03F);
  f.air_temperature = {280, 290, 280, 290, 280, 290, 280, 290};
  f.pressure.assign(8, 101325);
  f.relative_humidity.assign(8, 0.5F);
  f.precipitation.assign(8, 0);
  const Weather w = weather_at(f, 1800, {46.5, 53.25});
  EXPECT_NEAR(w.wind_speed, 4 / std::sqrt(2.0), 1e-6);
  EXPECT_NEAR(w.wind_from.value(), 225, 1e-4);
  EXPECT_NEAR(w.air_temperature, 282.5, 1e-4);
  EXPECT_NEAR(w.obukhov_length.value(), 100, 1e-3);
  EXPECT_NEAR(w.friction_velocity.value(), 0.3, 1e-6);
  EXPECT_NEAR(weather_at(f, 0, {46, 53.25 - 360}).wind_from.value(), 270, 1e-4);
  EXPECT_THROW(weather_at(f, 3601, {46, 53}), RunError);
  EXPECT_THROW(weather_at(f, -1, {46, 53}), RunError);
  EXPECT_THROW(weather_at(f, 0, {46, 55}), RunError);
  EXPECT_THROW(weather_at(f, 0, {45.9, 53}), RunError);
  EXPECT_THROW(weather_at(f, std::nan(""), {46, 53}), RunError);
  EXPECT_THROW(weather_at({}, 0, {46, 53}), RunError);
}

TEST(WeatherAt, holds_for_every_place_when_there_is_one_column) {
  const auto fields = column_fields(summer_day(), steppe());
  const Weather w = weather_at(fields, 12 * hour, {60, 120});
  EXPECT_NEAR(w.wind_speed, 4, 1e-5);
  EXPECT_NO_THROW(understand(w));
  EXPECT_NEAR(understand(w).air.friction_velocity, w.friction_velocity.value(), 1e-4);
}

}  // namespace
}  // namespace farreach::testing
