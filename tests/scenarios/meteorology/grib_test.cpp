/// GRIB files that ecCodes wrote from its own samples, whole and damaged.
#include <eccodes.h>

#include <cmath>
#include <cstdio>
#include <functional>

#include "solver/base/error.hpp"
#include "tests/scenarios/meteorology/reading.hpp"

namespace farreach::testing {
namespace {

using ::testing::HasSubstr;

/// What a file looks like; the grid is 43..49 N, 49..57 E by one degree.
struct Look {
  const char* sample = "regular_ll_pl_grib2";
  bool south_first = false, without_10u = false, twice = false;
  int times = 4;
};

/// Value by latitude and longitude.
using Field = std::function<double(double, double)>;

class Writer {
 public:
  Writer(const std::filesystem::path& file, const Look& look)
      : file_(file.string()), look_(look) {
    for (int hour_of_day = 0; hour_of_day < look.times; ++hour_of_day)
      write_time(hour_of_day);
  }

 private:
  void write_time(int n) {
    const double pressures[] = {1000, 925, 850, 700, 500};
    const double heights[] = {110, 780, 1500, 3000, 5600};
    for (int k = 0; k < 5; ++k) {
      const auto level = [&](const char* name, const Field& field) {
        message(name, "isobaricInhPa", static_cast<long>(pressures[k]), n, field);
      };
      level("u", [=](double, double lon) { return 5 + k + 0.1 * (lon - 53); });
      level("v", [](double lat, double) { return 2 + 0.1 * (lat - 46); });
      level("gh", [&](double, double) { return heights[k]; });
    }
    const auto near = [&](const char* name, long height, const Field& field) {
      message(name, "heightAboveGround", height, n, field);
    };
    if (!look_.without_10u)
      near("10u", 10, [](double, double lon) { return 4 + 0.1 * (lon - 53); });
    near("10v", 10, [](double lat, double) { return 1 + 0.1 * (lat - 46); });
    near("2t", 2, [=](double, double) { return 280 + n; });
    message("sp", "surface", 0, n, [](double, double) { return 100500; });
    message("orog", "surface", 0, n, [](double, double) { return 50; });
    message("tcc", "entireAtmosphere", 0, n, [](double, double) { return 0.5; });
    if (look_.twice) near("2t", 2, [](double, double) { return 280; });
  }

  void message(const char* name, const char* level_type, long level, int n,
               const Field& field) {
    codes_handle* h = codes_grib_handle_new_from_samples(nullptr, look_.sample);
    ASSERT_NE(h, nullptr) << "no sample " << look_.sample;
    const auto number = [&](const char* key, long value) {
      EXPECT_EQ(codes_set_long(h, key, value), 0) << key;
    };
    const auto real = [&](const char* key, double value) {
      EXPECT_EQ(codes_set_double(h, key, value), 0) << key;
    };
    const auto word = [&](const char* key, const char* value) {
      std::size_t length = std::char_traits<char>::length(value);
      EXPECT_EQ(codes_set_string(h, key, value, &length), 0) << key << " " << value;
    };
    number("Ni", 9);
    number("Nj", 7);
    number("jScansPositively", look_.south_first);
    real("latitudeOfFirstGridPointInDegrees", look_.south_first ? 43 : 49);
    real("latitudeOfLastGridPointInDegrees", look_.south_first ? 49 : 43);
    real("longitudeOfFirstGridPointInDegrees", 49);
    real("longitudeOfLastGridPointInDegrees", 57);
    real("iDirectionIncrementInDegrees", 1);
    real("jDirectionIncrementInDegrees", 1);
    number("dataDate", 20260601);
    number("dataTime", 0);
    number("stepRange", n);
    word("shortName", name);
    word("typeOfLevel", level_type);
    if (level > 0) number("level", level);
    number("bitsPerValue", 24);
    std::vector<double> values;
    for (int j = 0; j < 7; ++j)
      for (int i = 0; i < 9; ++i)
        values.push_back(field(look_.south_first ? 43 + j : 49 - j, 49 + i));
    EXPECT_EQ(codes_set_double_array(h, "values", values.data(), values.size()), 0);
    EXPECT_EQ(codes_write_message(h, file_.c_str(), first_ ? "w" : "a"), 0);
    first_ = false;
    codes_handle_delete(h);
  }

  std::string file_;
  Look look_;
  bool first_ = true;
};

ReadWeather read_grib(const TemporaryFolder& folder, const Look& look,
                      const Site& site = site_at(46, 53)) {
  const Writer writer(folder / "grid.grib", look);
  return read_weather_section(folder, "kind = \"grid\"\nfile = \"grid.grib\"\n", site);
}

TEST(GribWeather, is_read_from_either_end_of_latitude) {
  const TemporaryFolder folder;
  for (const bool south_first : {false, true}) {
    const auto read = read_grib(folder, {.south_first = south_first});
    ASSERT_EQ(read.errors, "");
    const Weather w = weather_at(read.fields, 2 * hour, {46.5, 54.25});
    EXPECT_NEAR(w.wind_speed, std::hypot(4.125, 1.05), 1e-4);
    EXPECT_NEAR(w.air_temperature, 282, 1e-3);
    EXPECT_EQ(read.fields.start_utc, "2026-06-01T00:00:00Z");
    EXPECT_EQ(read.fields.time.size(), 4U);
    // 500 m between 60 m and 730 m above the ground.
    std::size_t k = 0;
    while (read.fields.height[k] < 500) ++k;
    const double share = std::log(500.0 / 60) / std::log(730.0 / 60);
    const std::size_t at = (k * 7 + 3) * 9 + 4;
    EXPECT_NEAR(read.fields.wind_east[at], 5 + share, 1e-3);
  }
}

TEST(GribWeather, damage_is_named) {
  const TemporaryFolder folder;
  EXPECT_THAT(read_grib(folder, {.without_10u = true}).errors,
              HasSubstr("the wind towards east at 10 m (u10)"));
  EXPECT_THAT(read_grib(folder, {.twice = true}).errors,
              HasSubstr("\"2t\" stands twice for one time and level"));
  EXPECT_THAT(read_grib(folder, {}, site_at(60, 53)).errors,
              HasSubstr("lies outside the grid"));
  EXPECT_THAT(read_grib(folder, {.times = 1}).errors, HasSubstr("tell 1 times"));
  const std::string whole = read_file(folder / "grid.grib");
  for (const std::size_t size : {10UL, 100UL, whole.size() / 2, whole.size() - 3}) {
    write_file(folder / "cut.grib", whole.substr(0, size));
    EXPECT_THAT(read_weather_section(folder, "kind = \"grid\"\nfile = \"cut.grib\"\n",
                                     site_at(46, 53))
                    .errors,
                HasSubstr("goes on beyond the end"))
        << size;
  }
}

TEST(GribWeather, other_projections_are_refused) {
  const TemporaryFolder folder;
  codes_handle* h =
      codes_grib_handle_new_from_samples(nullptr, "polar_stereographic_pl_grib2");
  ASSERT_NE(h, nullptr);
  std::size_t level = 13, name = 1;
  EXPECT_EQ(codes_set_string(h, "typeOfLevel", "isobaricInhPa", &level), 0);
  EXPECT_EQ(codes_set_string(h, "shortName", "u", &name), 0);
  codes_write_message(h, (folder / "polar.grib").c_str(), "w");
  codes_handle_delete(h);
  EXPECT_THAT(
      read_weather_section(folder, "kind = \"grid\"\nfile = \"polar.grib\"\n").errors,
      HasSubstr("not of latitude and longitude"));
}

}  // namespace
}  // namespace farreach::testing
