/// Gridded weather from NetCDF files that netCDF4 of Python wrote, whole and damaged.
#include <cmath>

#include "scenarios/meteorology/grid/cf_time.hpp"
#include "solver/base/error.hpp"
#include "solver/base/utc.hpp"
#include "tests/scenarios/meteorology/reading.hpp"

namespace farreach::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string script =
    FARREACH_SOURCE_DIR "/tests/scenarios/meteorology/write_grid.py";

class GridWeather : public ::testing::Test {
 protected:
  /// Writes files in one go: name and options of each.
  void write(const std::vector<std::pair<std::string, std::string>>& files) {
    std::string command = "/usr/bin/python3 '" + script + "'";
    for (const auto& [name, options] : files)
      command += (&name == &files.front().first ? " '" : " -- '") +
                 (folder_ / name).string() + "' " + options;
    const auto done = shell(command);
    if (done.status == 77) GTEST_SKIP() << "python3-netcdf4 is not installed";
    ASSERT_EQ(done.status, 0) << done.output;
  }
  ReadWeather read_grid(const std::string& file, const std::string& keys = "",
                        const Site& site = site_at(46, 53)) {
    return read_weather_section(
        folder_, "kind = \"grid\"\nfile = \"" + file + "\"\n" + keys, site);
  }
  ReadWeather read_file(const std::string& options) {
    write({{"grid.nc", options}});
    return read_grid("grid.nc");
  }
  TemporaryFolder folder_;
};

TEST(CfTime, units_of_time_are_understood_or_not) {
  const auto moment = [](const char* units, double count) {
    const auto unit = time_unit(units);
    return unit ? utc_text(unit->moment(count)) : std::string("none");
  };
  EXPECT_EQ(moment("hours since 1900-01-01 00:00:00.0", 1107024),
            "2026-04-16T00:00:00Z");
  EXPECT_EQ(moment("seconds since 1970-01-01", 86400), "1970-01-02T00:00:00Z");
  EXPECT_EQ(moment("days since 2026-1-1 06:00", 1.5), "2026-01-02T18:00:00Z");
  EXPECT_EQ(moment("minutes since 2026-01-01T00:00:00Z", 90), "2026-01-01T01:30:00Z");
  EXPECT_EQ(moment("hours since 2026-01-01 00:00:00 +05:00", 5),
            "2026-01-01T00:00:00Z");
  EXPECT_EQ(moment("hours since 2026-01-01 00:00:00 -3:30", 0), "2026-01-01T03:30:00Z");
  for (const char* wrong :
       {"", "hours", "months since 2026-01-01", "hours since", "hours since yesterday",
        "hours since 2026-02-30", "hours since 2026-01-01 25:99", "since 2026-01-01",
        "hours since 2026-01-01 00:00 mars"})
    EXPECT_EQ(moment(wrong, 0), "none") << wrong;
  // What a server of GrADS tells of 3 March 2009 ("grads_min: 00z03mar2009").
  EXPECT_EQ(moment("days since 1-1-1 00:00:0.0", 733470), "2009-03-03T00:00:00Z");
  EXPECT_EQ(moment("days since 1582-10-4", 1), "1582-10-15T00:00:00Z");
  EXPECT_TRUE(is_civil(""));
  EXPECT_TRUE(is_civil("Gregorian"));
  EXPECT_FALSE(is_civil("360_day"));
}

TEST(CfTime, calendars_without_leap_days_pass_over_them) {
  const auto moment = [](const char* units, double count) {
    return utc_text(time_unit(units, "noleap")->moment(count));
  };
  EXPECT_EQ(moment("days since 2024-02-28", 0.75), "2024-02-28T18:00:00Z");
  EXPECT_EQ(moment("days since 2024-02-28", 1), "2024-03-01T00:00:00Z");
  EXPECT_EQ(moment("days since 2024-03-01", -1), "2024-02-28T00:00:00Z");
  EXPECT_EQ(moment("hours since 2023-02-28 00:00", 24), "2023-03-01T00:00:00Z");
  EXPECT_EQ(moment("days since 1850-01-01", 365 * 176), "2026-01-01T00:00:00Z");
  EXPECT_TRUE(has_no_leap_days("365_day"));
  EXPECT_FALSE(has_no_leap_days("gregorian"));
}

std::size_t level_at(const WeatherFields& f, double height) {
  for (std::size_t k = 0; k < f.height.size(); ++k)
    if (f.height[k] == height) return k;
  return f.height.size();
}

/// East wind on a level over a place, which is a column.
double east_at(const WeatherFields& f, std::size_t n, double height, double lat,
               double lon) {
  for (std::size_t j = 0; j < f.latitude.size(); ++j)
    for (std::size_t i = 0; i < f.longitude.size(); ++i)
      if (std::abs(f.latitude[j] - lat) < 1e-4 && std::abs(f.longitude[i] - lon) < 1e-4)
        return f.wind_east
            [((n * f.height.size() + level_at(f, height)) * f.latitude.size() + j) *
                 f.longitude.size() +
             i];
  return std::nan("");
}

/// Every value of write_grid.py at its place, whatever the file looks like.
void expect_values(const WeatherFields& f, double tolerance, double lat0 = 46,
                   double lon0 = 53) {
  ASSERT_EQ(f.time.size(), 7U);
  ASSERT_EQ(f.kind, "gridded");
  EXPECT_EQ(f.start_utc, "2026-06-01T00:00:00Z");
  for (std::size_t n = 0; n < 7; ++n)
    EXPECT_NEAR(f.time[n], 3600.0 * static_cast<double>(n), 0.5);
  EXPECT_LT(f.latitude.front(), f.latitude.back());
  EXPECT_LT(f.longitude.front(), f.longitude.back());
  const Weather w = weather_at(f, 2 * hour, {lat0 + 0.5, lon0 + 1.25});
  const double east = 4.125, north = 1.05;
  EXPECT_NEAR(w.wind_speed, std::hypot(east, north), tolerance);
  EXPECT_NEAR(w.wind_from.value(), 180 + std::atan2(east, north) * 180 / 3.14159265,
              0.1);
  EXPECT_NEAR(w.air_temperature, 282, tolerance);
  EXPECT_NEAR(w.pressure, 100500, 1);
  EXPECT_NEAR(w.mixing_height.value(), 600, 0.1);
  EXPECT_NEAR(w.friction_velocity.value(), 0.3, 1e-3);
  EXPECT_NEAR(w.roughness, 0.05, 1e-4);
  // L = -rho cp T u*^3 / (k g H), H = 50 W/m2 upward
  const double density = 100500 * 0.0289647 / (8.314462618 * 282);
  const double length = -density * 1005 * 282 * 0.027 / (0.4 * 9.80665 * 50);
  EXPECT_NEAR(w.obukhov_length.value() / length, 1, 2e-3);
  EXPECT_NEAR(f.precipitation[3], 1.0 / 3600, 1e-6);
  // 60 m, 730 m above ground: linear in ln(height) at 500 m; 5550 m is above the top.
  const double share = std::log(500.0 / 60) / std::log(730.0 / 60);
  EXPECT_NEAR(east_at(f, 4, 500, lat0, lon0), 5 + share, tolerance);
  EXPECT_NEAR(east_at(f, 4, 500, lat0 + 1, lon0 - 2), 5 + share - 0.2, tolerance);
  const double near_ground = std::log(2.0) / std::log(6.0);  // 20 m of 10 to 60 m
  EXPECT_NEAR(east_at(f, 0, 20, lat0, lon0), 4 + near_ground, tolerance);
}

TEST_F(GridWeather, is_read_as_era5_has_it) {
  const auto read = read_file("ground");
  if (IsSkipped()) return;
  ASSERT_EQ(read.errors, "");
  EXPECT_THAT(read.said(), HasSubstr("is a sum in the files"));
  EXPECT_THAT(read.said(), HasSubstr("9 x 7 columns"));
  EXPECT_THAT(read.said(), HasSubstr("The grid ends 310 km from the site"));
}

TEST_F(GridWeather, ground_lies_where_the_levels_have_its_pressure) {
  // 1005 hPa lies R T/g ln(1005/1000) = 41 m below the 110 m of 1000 hPa.
  const auto read = read_file("drop=w");
  if (IsSkipped()) return;
  ASSERT_EQ(read.errors, "");
  EXPECT_THAT(read.said(), HasSubstr("vertical wind (0 m/s)"));
  const double lowest = 287.05 * 280 / 9.80665 * std::log(1005.0 / 1000);
  const double share = std::log(500 / lowest) / std::log((lowest + 670) / lowest);
  EXPECT_NEAR(east_at(read.fields, 0, 500, 46, 53), 5 + share, 2e-3);
}

class GridLook : public GridWeather,
                 public ::testing::WithParamInterface<const char*> {};

TEST_P(GridLook, makes_no_difference) {
  write({{"surface.nc", std::string("parts=surface flat_ground ") + GetParam()},
         {"levels.nc", std::string("parts=levels ") + GetParam()}});
  if (IsSkipped()) return;
  const auto read = read_weather_section(
      folder_, "kind = \"grid\"\nfiles = [\"surface.nc\", \"levels.nc\"]\n",
      site_at(46, 53));
  ASSERT_EQ(read.errors, "");
  const bool packed = std::string(GetParam()).find("packed") != std::string::npos;
  expect_values(read.fields, packed ? 2e-3 : 1e-4);
}

INSTANTIATE_TEST_SUITE_P(Looks, GridLook,
                         ::testing::Values("plain", "ascending", "top_first", "nomads",
                                           "nomads format=NETCDF3_CLASSIC", "steps",
                                           "calendar=noleap", "unit_t2m=kelvin",
                                           "level_units=hectopascals",
                                           "ascending top_first days", "packed",
                                           "packed ascending", "new_names", "cf_names",
                                           "lon360", "sums", "unit_t2m=degC",
                                           "unit_sp=hPa", "format=NETCDF3_CLASSIC"));

TEST_F(GridWeather, goes_across_greenwich_and_the_date_line) {
  const double places[] = {0.0, 179.0, -178.0};
  write({{"0.nc", "flat_ground lon360 lon0=0"},
         {"1.nc", "flat_ground lon360 lon0=179"},
         {"2.nc", "flat_ground lon360 lon0=-178"}});
  if (IsSkipped()) return;
  for (std::size_t n = 0; n < 3; ++n) {
    const double lon = places[n];
    const auto read = read_grid(std::to_string(n) + ".nc", "", site_at(46, lon));
    ASSERT_EQ(read.errors, "");
    expect_values(read.fields, 1e-4, 46, lon);
  }
}

TEST_F(GridWeather, vertical_wind_comes_from_the_pressure_speed) {
  const auto read = read_file("flat_ground");
  if (IsSkipped()) return;
  ASSERT_EQ(read.errors, "");
  const auto& f = read.fields;
  // w = 0.5 R T/(M p g) at 850 hPa, 270 K: 0.0465 m/s; level 1450 m lies between 1250
  // and 1500 m.
  const std::size_t at = (level_at(f, 1250) * f.latitude.size() + 3) * 9 + 4;
  EXPECT_NEAR(f.wind_up[at], 0.5 * 287.05 * 270 / (85000 * 9.80665), 3e-3);
  EXPECT_EQ(f.wind_up[3 * 9 + 4], 0);
}

TEST_F(GridWeather, wind_along_rising_ground_is_level) {
  // Ground rises 20 m a degree towards east: w' = w - u dz/dx.
  write({{"flat.nc", "flat_ground"}, {"slope.nc", "ground"}});
  if (IsSkipped()) return;
  const auto flat = read_grid("flat.nc"), slope = read_grid("slope.nc");
  ASSERT_EQ(slope.errors, "");
  const auto& f = slope.fields;
  const std::size_t at = (level_at(f, 4000) * f.latitude.size() + 3) * 9 + 4;
  const double rise = 20 / (111.2e3 * std::cos(46 * 3.14159265 / 180));
  const double u = f.wind_east[at];
  EXPECT_NEAR(f.wind_up[at] - flat.fields.wind_up[at], -u * rise, 3e-4);
}

TEST_F(GridWeather, heights_come_from_temperature_when_nothing_tells_them) {
  const auto read = read_file("drop=z");
  if (IsSkipped()) return;
  ASSERT_EQ(read.errors, "");
  // 1000 hPa lies R T/g ln(1005/1000) = 41 m above ground, 925 hPa 676 m.
  const double t = 280, first = 287.05 * t / 9.80665 * std::log(1005.0 / 1000);
  const double second = first + 287.05 * 277.5 / 9.80665 * std::log(1000.0 / 925);
  const double share = std::log(500 / first) / std::log(second / first);
  EXPECT_NEAR(east_at(read.fields, 0, 500, 46, 53), 5 + share, 5e-3);
}

TEST_F(GridWeather, levels_below_the_ground_do_not_count) {
  // Heights 50 m lower: 1000 hPa lies 10 m above the ground of 50 m and is left out.
  const auto read = read_file("flat_ground low_ground");
  if (IsSkipped()) return;
  ASSERT_EQ(read.errors, "");
  const double share = std::log(200.0 / 10) / std::log(680.0 / 10);
  EXPECT_NEAR(east_at(read.fields, 0, 200, 46, 53), 4 + share * 2, 1e-3);
}

TEST_F(GridWeather, what_is_missing_is_derived_and_said) {
  const auto read = read_file("drop=zust,ishf,blh,fsr,tp,d2m,w");
  if (IsSkipped()) return;
  ASSERT_EQ(read.errors, "");
  EXPECT_THAT(read.said(),
              HasSubstr("friction velocity, sensible heat flux, mixing height"));
  EXPECT_THAT(read.said(), HasSubstr("roughness (that of the scenario counts), "
                                     "precipitation (none), humidity (50 %), vertical "
                                     "wind (0 m/s)"));
  for (std::size_t n = 0; n < read.fields.time.size(); ++n)
    EXPECT_NO_THROW(understand(weather_at(read.fields, read.fields.time[n], {46, 53})));
}

TEST_F(GridWeather, files_of_following_times_are_joined) {
  write({{"a.nc", "hours=4"},
         {"b.nc", "hours=4 first=4"},
         {"c.nc", "hours=4 first=4 lat0=47"},
         {"d.nc", "hours=4 first=8"},
         {"e.nc", "hours=4 first=3 step=6"}});
  if (IsSkipped()) return;
  const auto read_both = [&](const char* names) {
    return read_weather_section(folder_,
                                std::string("kind = \"grid\"\nfiles = ") + names + "\n",
                                site_at(46, 53));
  };
  const auto read = read_both("[\"a.nc\", \"b.nc\"]");
  ASSERT_EQ(read.errors, "");
  EXPECT_EQ(read.fields.time.size(), 8U);
  EXPECT_THAT(read_both("[\"a.nc\", \"c.nc\"]").errors, HasSubstr("on one grid"));
  EXPECT_THAT(
      read_both("[\"a.nc\", \"d.nc\"]").errors,
      HasSubstr("no time from 2026-06-01T03:00:00Z to 2026-06-01T08:00:00Z, 5 h"));
  EXPECT_EQ(read_both("[\"a.nc\", \"d.nc\"]\nlongest_gap = \"5 h\"").errors, "");
  EXPECT_EQ(read_grid("e.nc").errors, "");
  EXPECT_THAT(read_both("[\"a.nc\", \"e.nc\"]\nlongest_gap = \"6 h\"").said(),
              HasSubstr("1 times are told by more than one file"));
}

TEST_F(GridWeather, is_as_large_as_its_window) {
  write({{"grid.nc", "hours=4 width=20"}});
  if (IsSkipped()) return;
  const auto read = read_grid("grid.nc");
  ASSERT_EQ(read.errors, "");
  // 1100 km are 9.9 degrees of latitude, of longitude 17.6 at 55.9 N.
  EXPECT_EQ(read.fields.latitude.size(), 19U);
  EXPECT_NEAR(read.fields.latitude.front(), 37, 1e-6);
  EXPECT_EQ(read.fields.longitude.size(), 35U);
  EXPECT_NEAR(read.fields.longitude.back(), 70, 1e-6);
  EXPECT_THAT(read.said(), Not(HasSubstr("The grid ends")));
}

struct Damage {
  std::string options, said;
  GeoPoint site{46, 53};
};

const std::vector<Damage>& damages() {
  static const std::vector<Damage> all = {
      {"drop=u10", "the wind towards east at 10 m (u10), from which friction follows"},
      {"parts=surface", "the wind towards north on levels (v)"},
      {"drop=ishf,tcc", "or a sensible heat flux"},
      {"drop=z,t", "for the height of levels"},
      {"unit_u10=furlong", "has the unit \"furlong\""},
      {"unit_u10=K", "has the unit \"K\""},
      {"unit_sp=kPa", "outside [40000, 110000]"},
      {"unit_d2m=degC", "the dew point at 2 m (d2m), is 548.2"},
      {"fill=t2m", "is missing at 1 of 63 places"},
      {"'cf_names' no_height", "the wind towards east at 10 m (u10)"},
      {"levels=100000000", "the axis \"level\" declares 100000000 values"},
      {"levels=900000 chunk=900000 hours=6", "is packed in blocks of 0.691 GB"},
      {"parts=surface,levels scalar_time=none",
       "variable \"u10\", the wind towards east at 10 m (u10), tells no time"},
      {"width=60 spacing=30", "too coarse: its latitudes are 30 degrees apart"},
      {"daily running hours=24 first=1", "its sums seem to run on from time to time"},
      {"uneven", "not evenly spaced"},
      {"back", "times do not ascend at item 4"},
      {"calendar=noleap day=2024-2-28 hours=30",
       "no time from 2024-02-28T23:00:00Z to 2024-03-01T00:00:00Z"},
      {"calendar=360_day", "calendar \"360_day\""},
      {"'time_units=fortnights since 1900-01-01'", "is not understood"},
      {"level_units=bananas", "have the unit \"bananas\""},
      {"hours=3", "the weather lasts 2 h"},
      {"hours=1", "tell 1 times"},
      {"fill=u", "no level lies above the ground"},
      {"plain", "the site, latitude 60, lies outside the grid, 43 to 49", {60, 53}},
      {"plain", "the site, longitude 70, lies outside the grid", {46, 70}}};
  return all;
}

TEST_F(GridWeather, damage_is_named) {
  std::vector<std::pair<std::string, std::string>> files;
  for (std::size_t n = 0; n < damages().size(); ++n)
    files.emplace_back(std::to_string(n) + ".nc", damages()[n].options);
  write(files);
  if (IsSkipped()) return;
  for (std::size_t n = 0; n < damages().size(); ++n) {
    const Damage& damage = damages()[n];
    EXPECT_THAT(
        read_grid(files[n].first, "", site_at(damage.site.lat, damage.site.lon)).errors,
        HasSubstr(damage.said))
        << damage.options;
  }
}

double upward_heat(const WeatherFields& f, std::size_t n, double lat, double lon) {
  // H = -rho cp T u*^3 / (k g L), here per rho cp T, in fields of one ustar: its sign.
  const Weather w = weather_at(f, f.time[n], {lat, lon});
  return -1 / w.obukhov_length.value();
}

TEST_F(GridWeather, heat_flux_counts_as_its_centre_does) {
  write({{"up.nc", "centre=kwbc"},
         {"down.nc", "centre=ecmf"},
         {"none.nc", "plain"},
         {"other.nc", "centre=cwao"}});
  if (IsSkipped()) return;
  // ishf = -50: NCEP counts upward, so the ground takes heat; ECMWF downward.
  const auto up = read_grid("up.nc"), down = read_grid("down.nc"),
             none = read_grid("none.nc"), other = read_grid("other.nc");
  ASSERT_EQ(up.errors, "");
  EXPECT_LT(upward_heat(up.fields, 0, 46, 53), 0);
  EXPECT_GT(upward_heat(down.fields, 0, 46, 53), 0);
  EXPECT_GT(upward_heat(none.fields, 0, 46, 53), 0);
  EXPECT_THAT(other.said(), HasSubstr("\"ishf\" of centre \"cwao\" is not used"));
  const auto told = read_grid("other.nc", "heat_flux_positive = \"up\"\n");
  ASSERT_EQ(told.errors, "");
  EXPECT_LT(upward_heat(told.fields, 0, 46, 53), 0);
}

TEST_F(GridWeather, heat_flux_that_cools_by_day_is_refused) {
  write({{"grid.nc", "daily hours=24 first=1 centre=kwbc"}});
  if (IsSkipped()) return;
  EXPECT_THAT(read_grid("grid.nc").errors,
              HasSubstr("the sensible heat flux seems to count the other way"));
  EXPECT_EQ(read_grid("grid.nc", "heat_flux_positive = \"down\"\n").errors, "");
}

TEST_F(GridWeather, one_moment_without_an_axis_is_not_all_times) {
  write({{"levels.nc", "parts=levels scalar_time=2"},
         {"surface.nc", "parts=surface flat_ground"}});
  if (IsSkipped()) return;
  EXPECT_THAT(read_weather_section(
                  folder_, "kind = \"grid\"\nfiles = [\"surface.nc\", \"levels.nc\"]\n",
                  site_at(46, 53))
                  .errors,
              HasSubstr("is not known at 2026-06-01T00:00:00Z"));
}

TEST_F(GridWeather, sums_that_run_on_are_told_apart) {
  write({{"each.nc", "daily hours=30 first=1 flat_ground"},
         {"running.nc", "daily running hours=30 first=1 flat_ground"},
         {"day.nc", "daily running hours=23 first=1 flat_ground"},
         {"hours.nc", "daily hours=12 first=0 flat_ground"}});
  if (IsSkipped()) return;
  const auto each = read_grid("each.nc"), running = read_grid("running.nc");
  ASSERT_EQ(each.errors, "");
  ASSERT_EQ(running.errors, "");
  EXPECT_THAT(running.said(), HasSubstr("it runs on from time to time"));
  EXPECT_THAT(each.said(), HasSubstr("counts as that of the 1 h before"));
  for (std::size_t i = 0; i < each.fields.inverse_length.size(); ++i)
    ASSERT_NEAR(running.fields.inverse_length[i], each.fields.inverse_length[i], 1e-4);
  for (std::size_t i = 0; i < each.fields.precipitation.size(); ++i)
    ASSERT_NEAR(running.fields.precipitation[i], each.fields.precipitation[i], 1e-6);
  // Rain of a file whose heat runs on does so too, though none fell for three days.
  write({{"dry.nc", "daily running hours=100 first=1 width=2 dry=80"},
         {"wet.nc", "daily hours=100 first=1 width=2 dry=80"}});
  const auto dry = read_grid("dry.nc"), wet = read_grid("wet.nc");
  ASSERT_EQ(dry.errors, "");
  for (std::size_t i = 0; i < wet.fields.precipitation.size(); ++i)
    ASSERT_NEAR(dry.fields.precipitation[i], wet.fields.precipitation[i], 1e-6);
  // One day does not show where sums begin again: the user says it.
  EXPECT_THAT(read_grid("day.nc").errors, HasSubstr("seem to run on"));
  const auto day = read_grid("day.nc", "sums = \"running\"\n");
  ASSERT_EQ(day.errors, "");
  EXPECT_NEAR(day.fields.inverse_length[10 * 63], each.fields.inverse_length[10 * 63],
              1e-4);
  // Half a day of hours grows from night to noon, and is not taken for sums.
  EXPECT_EQ(read_grid("hours.nc").errors, "");
}

TEST_F(GridWeather, versions_of_one_time_are_joined) {
  write({{"grid.nc", "expver flat_ground"}});
  if (IsSkipped()) return;
  const auto read = read_grid("grid.nc");
  ASSERT_EQ(read.errors, "");
  EXPECT_NEAR(east_at(read.fields, 2, 10, 46, 53), 4, 1e-4);
  EXPECT_NEAR(east_at(read.fields, 3, 10, 46, 53), 5, 1e-4);
  EXPECT_THAT(read.said(), HasSubstr("the first issue (ERA5T) counts"));
}

TEST_F(GridWeather, an_archive_is_its_members) {
  write({{"surface.nc", "parts=surface flat_ground"}, {"levels.nc", "parts=levels"}});
  if (IsSkipped()) return;
  const auto pack = [&](const std::string& names) {
    return shell("cd '" + folder_.path().string() +
                 "' && rm -f era5.zip && /usr/bin/python3 -m zipfile -c era5.zip " +
                 names);
  };
  ASSERT_EQ(pack("surface.nc levels.nc").status, 0);
  const auto read = read_grid("era5.zip");
  ASSERT_EQ(read.errors, "");
  expect_values(read.fields, 1e-4);
  const std::string whole = testing::read_file(folder_ / "era5.zip");
  write_file(folder_ / "cut.zip", whole.substr(0, whole.size() / 2));
  EXPECT_THAT(read_grid("cut.zip").errors, HasSubstr("cut.zip"));
  // What the directory declares of the first member (4 bytes, 24 after its mark).
  std::string bomb = whole;
  bomb.replace(bomb.find("PK\x01\x02") + 24, 4, std::string("\0\0\0\xe0", 4));
  write_file(folder_ / "bomb.zip", bomb);
  EXPECT_THAT(read_grid("bomb.zip").errors,
              HasSubstr("its members up to \"surface.nc\" would take 3.76e+03 MB"));
}

TEST_F(GridWeather, sizes_beyond_the_file_are_refused_before_they_are_taken) {
  write({{"grid.nc", "format=NETCDF3_CLASSIC"}});
  if (IsSkipped()) return;
  // CDF-1: the number of dimensions stands at byte 12, the first length after the name
  // "time" at 24.
  const std::string whole = testing::read_file(folder_ / "grid.nc");
  const auto changed = [&](std::size_t at, const std::string& bytes) {
    std::string file = whole;
    file.replace(at, bytes.size(), bytes);
    write_file(folder_ / "bomb.nc", file);
    return read_grid("bomb.nc").errors;
  };
  EXPECT_THAT(changed(12, "\x0f\xff\xff\xff"), HasSubstr("268435455 dimensions"));
  EXPECT_THAT(changed(16, "\x7f\xff\xff\xff"), HasSubstr("a name of 2147483647"));
  EXPECT_THAT(changed(24, "\x10\xff\xff\xff"),
              HasSubstr("variable \"time\" declares 1.14085e+09 bytes"));
}

TEST_F(GridWeather, damage_on_which_a_library_fails_is_refused) {
  write({{"grid.nc", "nomads hours=3"}});
  if (IsSkipped()) return;
  // Lengths of objects in the global heap of HDF5: 16 bytes of head, then 24 for each.
  const std::string whole = testing::read_file(folder_ / "grid.nc");
  const std::size_t heap = whole.find("GCOL");
  ASSERT_NE(heap, std::string::npos);
  int refused = 0;
  for (const std::size_t object : {0U, 8U, 16U, 23U}) {
    std::string damaged = whole;
    damaged[heap + 16 + 24 * object + 9] = '\x5c';
    write_file(folder_ / "damaged.nc", damaged);
    refused += read_grid("damaged.nc").errors.empty() ? 0 : 1;
  }
  EXPECT_GT(refused, 0);
}

TEST_F(GridWeather, files_cut_off_or_of_something_else_are_refused) {
  write({{"grid.nc", "plain"}});
  if (IsSkipped()) return;
  const std::string whole = testing::read_file(folder_ / "grid.nc");
  for (const double part : {0.001, 0.01, 0.3, 0.6, 0.95}) {
    write_file(folder_ / "cut.nc",
               whole.substr(0, static_cast<std::size_t>(
                                   part * static_cast<double>(whole.size()))));
    EXPECT_NE(read_weather_section(folder_, "kind = \"grid\"\nfile = \"cut.nc\"\n",
                                   site_at(46, 53))
                  .errors,
              "")
        << part;
  }
  write_file(folder_ / "a.txt", "time,wind_speed\n");
  EXPECT_THAT(
      read_weather_section(folder_, "kind = \"grid\"\nfile = \"a.txt\"\n").errors,
      HasSubstr("neither NetCDF nor GRIB"));
  EXPECT_THAT(
      read_weather_section(folder_, "kind = \"grid\"\nfile = \"none.nc\"\n").errors,
      HasSubstr("cannot read it"));
  EXPECT_THAT(
      read_weather_section(folder_, "kind = \"station\"\nfile = \"grid.nc\"\n").errors,
      HasSubstr("write kind = \"grid\""));
}

}  // namespace
}  // namespace farreach::testing
