#include "models/atmosphere/stable_nights.hpp"

#include <gtest/gtest.h>

#include "tests/support/constant_fields.hpp"

namespace farreach {
namespace {

Weather weather(char stability, double wind) {
  Weather w;
  w.stability = stability;
  w.wind_speed = wind;
  w.wind_from = 270;
  return w;
}

/// Hourly weather of so many days from midnight UTC at longitude 0: by day D5, by night
/// light and stable for the hours that `lasting` tells of each night.
template <class Lasting>
WeatherFields nights(int days, const Lasting& lasting) {
  const auto day = test::constant_fields(weather('D', 5), 1),
             night = test::constant_fields(weather('F', 2), 1);
  WeatherFields f = day;
  f.kind = "series";
  f.time.clear();
  for (auto* list :
       {&f.wind_east, &f.wind_north, &f.wind_up, &f.friction_velocity,
        &f.inverse_length, &f.mixing_height, &f.roughness, &f.air_temperature,
        &f.pressure, &f.relative_humidity, &f.precipitation})
    list->clear();
  for (int hour = 0; hour <= 24 * days; ++hour) {
    const int since_noon = (hour + 12) % 24, which = (hour + 12) / 24;
    const bool stable = since_noon >= 9 && since_noon < 9 + lasting(which);
    const WeatherFields& from = stable ? night : day;
    f.time.push_back(hour * 3600.0);
    const std::size_t levels = f.height.size();
    const auto add = [](std::vector<float>& to, const std::vector<float>& all,
                        std::size_t n) {
      to.insert(to.end(), all.begin(), all.begin() + static_cast<std::ptrdiff_t>(n));
    };
    add(f.wind_east, from.wind_east, levels);
    add(f.wind_north, from.wind_north, levels);
    add(f.wind_up, from.wind_up, levels);
    add(f.friction_velocity, from.friction_velocity, 1);
    add(f.inverse_length, from.inverse_length, 1);
    add(f.mixing_height, from.mixing_height, 1);
    add(f.roughness, from.roughness, 1);
    add(f.air_temperature, from.air_temperature, 1);
    add(f.pressure, from.pressure, 1);
    add(f.relative_humidity, from.relative_humidity, 1);
    add(f.precipitation, from.precipitation, 1);
  }
  return f;
}

TEST(StableNights, CountsNightsInWhichItLastsLongEnough) {
  // Of every four nights one of 6 h, one of 2 h, two without.
  const auto fields = nights(21, [](int n) {
    return n % 4 == 0 ? 6 : n % 4 == 1 ? 2 : 0;
  });
  const StableNights found = stable_nights(fields, {50, 0}, 3 * 3600);
  EXPECT_EQ(found.nights, 20);
  EXPECT_DOUBLE_EQ(found.share, 5.0 / 20);
  EXPECT_DOUBLE_EQ(stable_nights(fields, {50, 0}, 1 * 3600).share, 10.0 / 20);
  EXPECT_EQ(stable_nights(fields, {50, 0}, 9 * 3600).share, 0);
}

// Noon is that of the sun: half round the earth the same spells lie in other nights,
// but none is cut in two or counted twice.
TEST(StableNights, ANightIsOneOfThePlace) {
  const auto fields = nights(21, [](int) { return 6; });
  EXPECT_EQ(stable_nights(fields, {50, 60}, 3 * 3600).share, 1);
  EXPECT_EQ(stable_nights(fields, {50, -60}, 3 * 3600).share, 1);
}

TEST(StableNights, IsNotKnownFromLittleWeatherOrOneThatNeverChanges) {
  EXPECT_TRUE(std::isnan(
      stable_nights(nights(8, [](int) { return 6; }), {50, 0}, 3 * 3600).share));
  const auto always = test::constant_fields(weather('F', 2), 24 * 30);
  EXPECT_TRUE(std::isnan(stable_nights(always, {50, 0}, 3 * 3600).share));
  EXPECT_TRUE(std::isnan(stable_nights({}, {50, 0}, 3 * 3600).share));
}

}  // namespace
}  // namespace farreach
