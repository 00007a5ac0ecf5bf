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
  const char* centre = "ecmf";
  bool ncep = false;  ///< as NCEP publishes it: see write_ncep
  bool flux = false;  ///< with one of sensible heat
  const char* packing = nullptr;
};

/// What a message is beside its name.
struct Kind {
  const char* name;
  const char* level_type;
  long level = 0;
  const char* over = "instant";  ///< "avg", "accum": from `begin` on
  int begin = 0;
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
      const Field east = [=](double, double lon) { return 5 + k + 0.1 * (lon - 53); };
      const Field north = [](double lat, double) { return 2 + 0.1 * (lat - 46); };
      if (look_.ncep) {
        write_pair({"u", "isobaricInhPa", static_cast<long>(pressures[k])}, east, north,
                   n);
      } else {
        level("u", east);
        level("v", north);
      }
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
    if (look_.ncep) write_ncep(n);
    if (look_.flux) message("ishf", "surface", 0, n, [](double, double) { return 50; });
  }

  /// Rain as mean rate, as sum over the last hour or two and as sum from the start;
  /// heat as mean from the start; omega and wind on some levels more; cloud of NCEP's
  /// level type. At the start there are no sums and means.
  void write_ncep(int n) {
    const auto one = [&](const Kind& kind, double value) {
      write(made(kind, n, [=](double, double) { return value; }));
    };
    one({"t", "isobaricInhPa", 20}, 220);
    one({"gh", "isobaricInhPa", 20}, 26000);
    write_pair(
        {"u", "isobaricInhPa", 20}, [](double, double) { return 30; },
        [](double, double) { return 0; }, n);
    for (const long level : {1000, 925, 850, 700, 500}) {
      one({"t", "isobaricInhPa", level}, 270);
      one({"w", "isobaricInhPa", level}, -0.5);
    }
    one({"tcc", "atmosphereSingleLayer"}, 30);
    if (n == 0) return;
    const int begin = (n - 1) / 2 * 2;  // sums begin anew every second hour
    const auto mean = [](int from, int to, auto hourly) {
      double sum = 0;
      for (int h = from + 1; h <= to; ++h) sum += hourly(h);
      return sum / (to - from);
    };
    const auto rain = [](int h) { return h * 1e-4; };       // [kg/(m2 s)] of hour h
    const auto heat = [](int h) { return 40.0 * h - 60; };  // upward [W/m2]
    one({"prate", "surface", 0, "avg", begin}, mean(begin, n, rain));
    one({"tp", "surface", 0, "accum", begin},
        3600 * (n - begin) * mean(begin, n, rain));
    if (begin > 0) one({"tp", "surface", 0, "accum", 0}, 3600 * n * mean(0, n, rain));
    one({"ishf", "surface", 0, "avg", begin}, mean(begin, n, heat));
  }

  /// Two fields in one message.
  void write_pair(const Kind& kind, const Field& east, const Field& north, int n) {
    Kind other = kind;
    other.name = "v";
    codes_handle *u = made(kind, n, east), *v = made(other, n, north);
    codes_multi_handle* both = codes_grib_multi_handle_new(nullptr);
    constexpr int from_product = 4;
    EXPECT_EQ(codes_grib_multi_handle_append(u, 0, both), 0);
    EXPECT_EQ(codes_grib_multi_handle_append(v, from_product, both), 0);
    FILE* out = std::fopen(file_.c_str(), first_ ? "w" : "a");
    EXPECT_EQ(codes_grib_multi_handle_write(both, out), 0);
    std::fclose(out);
    first_ = false;
    codes_grib_multi_handle_delete(both);
    codes_handle_delete(u);
    codes_handle_delete(v);
  }

  void message(const char* name, const char* level_type, long level, int n,
               const Field& field) {
    write(made({name, level_type, level}, n, field));
  }

  void write(codes_handle* h) {
    EXPECT_EQ(codes_write_message(h, file_.c_str(), first_ ? "w" : "a"), 0);
    first_ = false;
    codes_handle_delete(h);
  }

  codes_handle* made(const Kind& kind, int n, const Field& field) {
    codes_handle* h = codes_grib_handle_new_from_samples(nullptr, look_.sample);
    EXPECT_NE(h, nullptr) << "no sample " << look_.sample;
    if (!h) return nullptr;
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
    if (look_.packing) word("packingType", look_.packing);
    word("centre", look_.centre);
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
    word("shortName", kind.name);
    word("typeOfLevel", kind.level_type);
    if (kind.level > 0) number("level", kind.level);
    if (kind.over == std::string("instant")) {
      number("stepRange", n);
    } else {
      word("stepType", kind.over);
      word("stepRange", (std::to_string(kind.begin) + "-" + std::to_string(n)).c_str());
    }
    number("bitsPerValue", 24);
    std::vector<double> values;
    for (int j = 0; j < 7; ++j)
      for (int i = 0; i < 9; ++i)
        values.push_back(field(look_.south_first ? 43 + j : 49 - j, 49 + i));
    EXPECT_EQ(codes_set_double_array(h, "values", values.data(), values.size()), 0);
    return h;
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

TEST(GribWeather, edition_1_is_read_too) {
  const TemporaryFolder folder;
  const auto read = read_grib(folder, {.sample = "regular_ll_pl_grib1"});
  ASSERT_EQ(read.errors, "");
  const Weather w = weather_at(read.fields, 2 * hour, {46.5, 54.25});
  EXPECT_NEAR(w.wind_speed, std::hypot(4.125, 1.05), 1e-4);
}

TEST(GribWeather, is_read_as_ncep_publishes_it) {
  const TemporaryFolder folder;
  const auto read = read_grib(folder, {.times = 5, .centre = "kwbc", .ncep = true});
  ASSERT_EQ(read.errors, "");
  const auto& f = read.fields;
  ASSERT_EQ(f.time.size(), 5U);
  const std::size_t site = 3 * 9 + 4;
  for (std::size_t n = 0; n < 5; ++n) {
    // The hour from 0 to 1 stands in for its beginning, which has no mean.
    const double hour_of = n == 0 ? 1 : static_cast<double>(n);
    EXPECT_NEAR(f.precipitation[n * 63 + site], hour_of * 1e-4, 1e-6) << n;
    // Upward heat, 40 h - 60: the ground takes heat in the first hour only.
    EXPECT_EQ(f.inverse_length[n * 63 + site] > 0, hour_of == 1) << n;
  }
  // v is the second field of its message, omega is told below 20 hPa alone.
  const Weather w = weather_at(f, 2 * hour, {46.5, 54.25});
  EXPECT_NEAR(w.wind_speed, std::hypot(4.125, 1.05), 1e-4);
  std::size_t k = 0;
  while (f.height[k] < 1250) ++k;
  EXPECT_GT(f.wind_up[k * 63 + site], 0.03);
  EXPECT_THAT(read.said(), HasSubstr("\"prate\" (mean over a time, surface) is used"));
}

TEST(GribWeather, heat_flux_of_a_centre_without_known_sign_is_not_used) {
  const TemporaryFolder folder;
  const auto read = read_grib(folder, {.centre = "rjtd", .flux = true});
  ASSERT_EQ(read.errors, "");
  EXPECT_THAT(read.said(), HasSubstr("of centre \"rjtd\" is not used"));
  EXPECT_THAT(read.said(), HasSubstr("derived from wind, temperature and cloud"));
}

TEST(GribWeather, sizes_that_do_not_fit_into_memory_are_refused) {
  const TemporaryFolder folder;
  const Writer writer(folder / "whole.grib", {});
  std::string bomb = read_file(folder / "whole.grib");
  // Section 3 follows section 0 (16 B) and section 1 (21 B): octets 7 to 10 count the
  // points of the grid.
  bomb.replace(16 + 21 + 6, 4, "\x7f\xff\xff\xff");
  const auto said = [&](const std::string& bytes) {
    write_file(folder / "bomb.grib", bytes);
    return read_weather_section(folder, "kind = \"grid\"\nfile = \"bomb.grib\"\n",
                                site_at(46, 53))
        .errors;
  };
  EXPECT_THAT(said(bomb), HasSubstr("its grid declares 2147483647 values"));
  // JPEG 2000: the marker SIZ follows the start; 8 bytes on stands the width.
  const Writer pictures(folder / "pictures.grib", {.packing = "grid_jpeg"});
  std::string picture = read_file(folder / "pictures.grib");
  const std::size_t start = picture.find("\xff\x4f\xff\x51");
  if (start == std::string::npos) GTEST_SKIP() << "ecCodes was built without JPEG 2000";
  EXPECT_EQ(said(picture), "");
  picture.replace(start + 8, 4, "\x7f\xff\xff\xff");
  EXPECT_THAT(said(picture), HasSubstr("its picture declares 1.50324e+10 values"));
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
