/// Station files in every format, written after the public descriptions of the formats,
/// whole and damaged.
#include <fmt/format.h>

#include <cmath>
#include <random>

#include "scenarios/meteorology/station/station_text.hpp"
#include "solver/base/error.hpp"
#include "solver/base/utc.hpp"
#include "tests/scenarios/meteorology/reading.hpp"

namespace farreach::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Station {
  TemporaryFolder folder;

  ReadWeather read(const std::string& name, const std::string& content,
                   const std::string& keys = "", const Site& site = tengiz()) const {
    write_file(folder / name, content);
    return read_weather_section(
        folder, "kind = \"station\"\nfile = \"" + name + "\"\n" + keys, site);
  }
};

std::string csv(const std::string& head, const std::vector<std::string>& rows) {
  std::string text = head + "\n";
  for (const auto& row : rows) text += row + "\n";
  return text;
}

const std::string plain_head =
    "time,wind_speed [m/s],wind_from [deg],temperature [degC],cloud_cover [okta]";

std::vector<std::string> plain_rows(int hours = 6) {
  std::vector<std::string> rows;
  for (int n = 0; n < hours; ++n)
    rows.push_back(fmt::format("2026-06-01T{:02}:00Z,{},{},{},4", n, 3 + n,
                               350 + 4 * n > 360 ? 350 + 4 * n - 360 : 350 + 4 * n,
                               15 + n));
  return rows;
}

TEST(CsvStation, is_read_with_its_units) {
  const Station station;
  const auto read = station.read(
      "a.csv",
      csv("time;wind_speed [knot];wind_from;temperature [degF];cloud_cover [%];"
          "pressure [hPa];precipitation [mm/h];relative_humidity [%];station",
          {"2026-06-01 00:00Z;10;90;50;100;1000;1.8;80;UATG",
           "2026-06-01T06:00+05:00;20;180;59;50;1010;0;40;UATG",
           "2026-05-31T21:00-05:00;20;180;59;50;1010;0;40;UATG",
           "2026-06-01T03:00Z;20;180;59;50;1010;0;40;UATG"}),
      "latitude = 47.1\nlongitude = 51.9\n");
  ASSERT_EQ(read.errors, "");
  const auto& f = read.fields;
  ASSERT_EQ(f.time.size(), 4U);
  EXPECT_EQ(f.start_utc, "2026-06-01T00:00:00Z");
  EXPECT_EQ(f.time[1], hour);
  EXPECT_EQ(f.time[2], 2 * hour);
  EXPECT_NEAR(wind_of(f, 0).speed, 5.14444, 1e-4);
  EXPECT_NEAR(wind_of(f, 0).from, 90, 1e-3);
  EXPECT_NEAR(f.air_temperature[0], 283.15, 1e-3);
  EXPECT_NEAR(f.air_temperature[1], 288.15, 1e-3);
  EXPECT_NEAR(f.pressure[0], 1e5, 1e-1);
  EXPECT_NEAR(f.precipitation[0], 1.8 / 3600, 1e-8);
  EXPECT_NEAR(f.relative_humidity[0], 0.8, 1e-6);
  EXPECT_EQ(f.kind, "series");
  EXPECT_THAT(read.said(), HasSubstr("Columns passed over: station"));
  EXPECT_THAT(read.said(), HasSubstr("expected range about 50 km"));
  EXPECT_THAT(read.said(), HasSubstr("km from the site"));
}

TEST(CsvStation, gaps_are_closed_up_to_the_longest_and_said) {
  const Station station;
  auto rows = plain_rows();
  rows.erase(rows.begin() + 2, rows.begin() + 4);  // 02 and 03 missing: 3 h between
  const auto closed = station.read("a.csv", csv(plain_head, rows));
  ASSERT_EQ(closed.errors, "");
  ASSERT_EQ(closed.fields.time.size(), 6U);
  EXPECT_NEAR(wind_of(closed.fields, 2).speed, 5, 1e-4);
  EXPECT_NEAR(wind_of(closed.fields, 2).from, 358, 1e-2);  // 354 to 6 through north
  EXPECT_NEAR(closed.fields.air_temperature[3], 18 + 273.15, 1e-3);
  EXPECT_THAT(closed.said(), HasSubstr("2 hours without a report were put in"));
  EXPECT_THAT(closed.said(), HasSubstr("wind speed of 2 of 6 hours is interpolated"));
  rows.erase(rows.begin() + 2);  // 04 too: 4 h
  const auto open = station.read("a.csv", csv(plain_head, rows));
  EXPECT_THAT(open.errors, HasSubstr("no report from 2026-06-01T01:00:00Z to "
                                     "2026-06-01T05:00:00Z, 4 h"));
  const auto wider =
      station.read("a.csv", csv(plain_head, rows), "longest_gap = \"5 h\"\n");
  EXPECT_EQ(wider.errors, "");
}

TEST(CsvStation, values_not_told_are_closed_or_refused) {
  const Station station;
  auto rows = plain_rows();
  rows[2] = "2026-06-01T02:00Z,-9999,,NA,4";
  const auto closed = station.read("a.csv", csv(plain_head, rows));
  ASSERT_EQ(closed.errors, "");
  EXPECT_NEAR(wind_of(closed.fields, 2).speed, 5, 1e-4);
  for (const int n : {2, 3, 4})
    rows[static_cast<std::size_t>(n)] = fmt::format("2026-06-01T{:02}:00Z,,,20,4", n);
  EXPECT_THAT(station.read("a.csv", csv(plain_head, rows)).errors,
              HasSubstr("the wind speed is not told from 2026-06-01T02:00:00Z to "
                        "2026-06-01T04:00:00Z"));
}

TEST(CsvStation, damage_is_named) {
  const Station station;
  const auto errors = [&](const std::string& text, const std::string& keys = "") {
    return station.read("a.csv", text, keys).errors;
  };
  EXPECT_THAT(
      errors(csv("time,wind_sped [m/s],wind_from,temperature [degC]", plain_rows())),
      HasSubstr("no column \"wind_speed [m/s]\""));
  EXPECT_THAT(errors(csv("time,wind_speed [degC],wind_from,temperature [degC],x",
                         plain_rows())),
              HasSubstr("\"degC\" is no unit of it"));
  EXPECT_THAT(
      errors(csv("time,wind_speed,wind_from,temperature [degC],x", plain_rows())),
      HasSubstr("\"wind_speed\" tells no unit"));
  EXPECT_THAT(
      errors(csv("time,wind_speed [m/s],wind_from,temperature [K],x", plain_rows())),
      HasSubstr("temperature = 15 K is outside"));
  EXPECT_THAT(errors(csv(plain_head, {"2026-06-01T00:00,5,10,20,4"})),
              HasSubstr("tells no zone"));
  EXPECT_THAT(errors(csv(plain_head, {"2026-06-31T00:00Z,5,10,20,4"})),
              HasSubstr("is no time"));
  EXPECT_THAT(errors(csv(plain_head, {"2026-06-01T00:00Z,5,10,20"})),
              HasSubstr("has 4 fields, but the first row names 5"));
  EXPECT_THAT(errors(csv(plain_head, {"2026-06-01T00:00Z,fast,10,20,4"})),
              HasSubstr("wind_speed = \"fast\" is not a number"));
  auto back = plain_rows();
  std::swap(back[1], back[3]);
  EXPECT_THAT(errors(csv(plain_head, back)), HasSubstr("times go back"));
  EXPECT_THAT(
      errors(csv("time,wind_speed [m/s],wind_from,temperature [degC],x", plain_rows())),
      HasSubstr("6 of 6 hours tell nothing from which the stability follows"));
  EXPECT_THAT(errors(""), HasSubstr("no row of names"));
  EXPECT_THAT(errors(csv(plain_head, plain_rows(2))),
              HasSubstr("the weather lasts 1 h"));
}

TEST(CsvStation, zone_of_the_scenario_and_cloud_that_stands_in_are_used) {
  const Station station;
  std::vector<std::string> rows;
  for (int n = 0; n < 5; ++n)
    rows.push_back(fmt::format("2026-06-01T{:02}:00,4,10,20", n));
  const auto read = station.read(
      "a.csv", csv("time,wind_speed [m/s],wind_from,temperature [degC]", rows),
      "utc_offset = \"+05:00\"\ncloud_cover = 0.5\n");
  ASSERT_EQ(read.errors, "");
  EXPECT_EQ(read.fields.start_utc, "2026-05-31T19:00:00Z");
}

TEST(CsvStation, period_and_missing_file) {
  const Station station;
  const auto read =
      station.read("a.csv", csv(plain_head, plain_rows(12)),
                   "from = \"2026-06-01T02:00Z\"\nuntil = \"2026-06-01T08:00Z\"\n");
  ASSERT_EQ(read.errors, "");
  EXPECT_EQ(read.fields.start_utc, "2026-06-01T02:00:00Z");
  EXPECT_EQ(read.fields.time.size(), 7U);
  EXPECT_THAT(
      read_weather_section(station.folder, "kind = \"station\"\nfile = \"none.csv\"\n")
          .errors,
      HasSubstr("cannot read"));
  EXPECT_THAT(read_weather_section(station.folder, "kind = \"station\"\n").errors,
              HasSubstr("missing key \"file\""));
}

// EPW ---------------------------------------------------------------------------------

struct EpwHour {
  int year = 2020, month = 1, day = 1, hour = 1;
  std::string dry = "5.0", dew = "1.0", humidity = "75", pressure = "101000",
              from = "270", speed = "4.1", sky = "5";
};

std::string epw_line(const EpwHour& h) {
  return fmt::format(
      "{},{},{},{},60,?9?9?9?9E0?9?9?9?9?9?9?9?9?9?9?9?9?9?9?9*9*9?9?9?9,{},{},{},{},0,"
      "0,"
      "300,0,0,0,0,0,0,0,{},{},{},{},20.0,77777,9,999999999,10,0.1000,0,88,0.200,1.0,1."
      "0\n",
      h.year, h.month, h.day, h.hour, h.dry, h.dew, h.humidity, h.pressure, h.from,
      h.speed, h.sky, h.sky);
}

std::string epw_head() {
  return "LOCATION,Atyrau,AT,KAZ,ISD-TMYx,357000,47.1167,51.8167,5.0,-24.0\n"
         "DESIGN CONDITIONS,0\nTYPICAL/EXTREME PERIODS,0\nGROUND TEMPERATURES,0\n"
         "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0\nCOMMENTS 1,none\nCOMMENTS 2,none\n"
         "DATA PERIODS,1,1,Data,Sunday,1/1,12/31\n";
}

std::string epw_day() {
  std::string text = epw_head();
  for (int h = 1; h <= 24; ++h) text += epw_line({.hour = h});
  return text;
}

TEST(EpwStation, is_read_by_its_content_in_local_standard_time) {
  const Station station;
  const auto read = station.read("weather.dat", epw_day());
  ASSERT_EQ(read.errors, "");
  const auto& f = read.fields;
  EXPECT_EQ(f.time.size(), 24U);
  EXPECT_EQ(f.start_utc, "2019-12-31T20:00:00Z");  // 01:00 of UTC+5
  EXPECT_NEAR(wind_of(f, 0).speed, 4.1, 1e-4);
  EXPECT_NEAR(wind_of(f, 0).from, 270, 1e-3);
  EXPECT_NEAR(f.air_temperature[3], 278.15, 1e-3);
  EXPECT_NEAR(f.relative_humidity[3], 0.75, 1e-6);
  EXPECT_NEAR(f.pressure[3], 101000, 1e-1);
  EXPECT_NEAR(f.precipitation[3], 1.0 / 3600, 1e-8);
  EXPECT_NEAR(f.latitude[0], 47.1167, 1e-9);
  EXPECT_NEAR(f.longitude[0], 51.8167, 1e-9);
}

TEST(EpwStation, missing_values_and_typical_years) {
  const Station station;
  std::string text = epw_head();
  for (int h = 1; h <= 24; ++h)
    text += epw_line({.year = 2011, .month = 1, .day = 31, .hour = h});
  for (int h = 1; h <= 24; ++h)
    text += epw_line({.year = 2004,
                      .month = 2,
                      .day = 1,
                      .hour = h,
                      .dry = h == 3 ? "99.9" : "7.0",
                      .speed = h == 5 ? "999" : "3"});
  const auto read = station.read("a.epw", text);
  ASSERT_EQ(read.errors, "");
  EXPECT_THAT(read.said(), HasSubstr("typical year"));
  EXPECT_EQ(read.fields.time.size(), 48U);
  EXPECT_EQ(read.fields.time.back(), 47 * hour);
  EXPECT_NEAR(read.fields.air_temperature[26], 280.15, 1e-3);
  EXPECT_NEAR(wind_of(read.fields, 28).speed, 3, 1e-3);
}

TEST(EpwStation, damage_is_named) {
  const Station station;
  const std::string day = epw_day();
  EXPECT_THAT(station.read("a.epw", day.substr(0, day.size() - 100)).errors,
              HasSubstr("a.epw:32: has"));
  EXPECT_THAT(station.read("a.epw", "LOCATION,Atyrau\n" + day).errors,
              HasSubstr("lacks latitude"));
  EXPECT_THAT(station
                  .read("a.epw", epw_head() + epw_line({.dry = "300"}) +
                                     epw_line({.hour = 2, .speed = "-3"}))
                  .errors,
              HasSubstr("wind speed = -3 m/s is outside"));
  EXPECT_THAT(station.read("a.epw", epw_head() + epw_line({.hour = 25})).errors,
              HasSubstr("are no time"));
}

// ISD-Lite ----------------------------------------------------------------------------

std::string isd_line(int hour_of_day, int air = -31, int from = 320, int speed = 46,
                     int sky = 8, int rain = 5) {
  return fmt::format("2020 01 01 {:02}{:6}{:6}{:6}{:6}{:6}{:6}{:6}{:6}\n", hour_of_day,
                     air, -60, 10245, from, speed, sky, rain, -9999);
}

TEST(IsdLiteStation, is_read_in_tenths) {
  const Station station;
  std::string text;
  for (int h = 0; h < 6; ++h)
    text += h == 2 ? isd_line(h, -9999, -9999, -9999, -9999, -9999)
                   : isd_line(h, -31, 320, 46, h == 3 ? 19 : 8, h == 4 ? -1 : 5);
  const auto read =
      station.read("357000-99999-2020", text,
                   "latitude = 47.1\nlongitude = 51.9\nelevation = -22\n");
  ASSERT_EQ(read.errors, "");
  const auto& f = read.fields;
  EXPECT_EQ(f.start_utc, "2020-01-01T00:00:00Z");
  EXPECT_NEAR(f.air_temperature[0], 273.15 - 3.1, 1e-3);
  EXPECT_NEAR(wind_of(f, 2).speed, 4.6, 1e-4);
  EXPECT_NEAR(wind_of(f, 0).from, 320, 1e-3);
  EXPECT_NEAR(f.pressure[0], 102450 * std::exp(9.80665 * 22 * 0.0289647 / 8.3145 / 270),
              5);
  EXPECT_NEAR(f.precipitation[0], 0.5 / 3600, 1e-8);
  EXPECT_EQ(f.precipitation[4], 0);
  EXPECT_NEAR(f.relative_humidity[0], 0.80, 0.02);  // dew point -6.0 at -3.1 degC
  EXPECT_THAT(read.said(), HasSubstr("temperature of 1 of 6 hours is interpolated"));
}

TEST(IsdLiteStation, damage_is_named) {
  const Station station;
  const auto errors = [&](const std::string& text) {
    return station.read("a.txt", text, "format = \"isd_lite\"\n").errors;
  };
  const std::string good = isd_line(0) + isd_line(1);
  EXPECT_THAT(errors(good + "2020 01 01 02   -31   -60\n"),
              HasSubstr("a.txt:3: the line ends before the wind speed"));
  EXPECT_THAT(
      errors(good + "2020 13 01 02   -31   -60 10245   320    46     8     5     0\n"),
      HasSubstr("no year, month, day and hour"));
  EXPECT_THAT(errors(isd_line(0, 9000)), HasSubstr("temperature = 1173.15 K"));
  EXPECT_THAT(errors(isd_line(0, 10, 10, 10, 40)), HasSubstr("sky code 40"));
  EXPECT_THAT(errors("2020 01 01 02 -3x.1   -60 10245   320    46     8     5     0\n"),
              HasSubstr("not a whole number"));
}

// METAR -------------------------------------------------------------------------------

TEST(MetarStation, is_read_with_all_its_groups) {
  const Station station;
  const auto read = station.read(
      "uatg.txt",
      "# Atyrau\n"
      "METAR UATG 312300Z 27005MPS 9999 FEW020 SCT100 M05/M08 Q1023 R14/CLRD70 NOSIG=\n"
      "METAR UATG 010000Z 09010G20KT 060V120 9999 -RASN OVC010 00/M01 Q1021 BECMG "
      "BKN005\n"
      "SPECI UATG 010030Z VRB02KT 9999 BKN010 01/M01 A3015 RMK QFE765\n"
      "METAR UATG 010100Z 00000MPS CAVOK 02/M02 Q1020=\n"
      "METAR UATG 010200Z NIL=\n"
      "METAR COR UATG 010200Z AUTO 18036KMH 0300 FG VV001 03/03 Q1019\n"
      "METAR UATG 010300Z /////MPS //// ///// 03/03 Q1019\n"
      "METAR UATG 010400Z 18010MPS 9999 NSC 03/03 Q1019\n",
      "month = \"2025-12\"\nlatitude = 47.1\nlongitude = 51.9\n");
  ASSERT_EQ(read.errors, "");
  const auto& f = read.fields;
  EXPECT_EQ(f.start_utc, "2025-12-31T23:00:00Z");
  ASSERT_EQ(f.time.size(), 7U);
  EXPECT_EQ(f.time[2], 1.5 * hour);
  EXPECT_NEAR(wind_of(f, 0).speed, 5, 1e-4);
  EXPECT_NEAR(wind_of(f, 1).speed, 10 * 1852.0 / 3600, 1e-4);
  EXPECT_NEAR(wind_of(f, 2).speed, 2 * 1852.0 / 3600, 1e-4);
  EXPECT_NEAR(wind_of(f, 3).speed, 0.3, 1e-4);  // calm
  EXPECT_NEAR(wind_of(f, 4).speed, 10, 1e-4);
  EXPECT_NEAR(wind_of(f, 5).speed, 10, 1e-4);
  EXPECT_NEAR(wind_of(f, 2).from, 90 + 90.0 / 4, 0.1);  // 0.5 of 2 h, 90 to 180
  EXPECT_NEAR(f.air_temperature[0], 268.15, 1e-3);
  EXPECT_NEAR(f.pressure[0], 102300, 1);
  EXPECT_NEAR(f.pressure[2], 101991.6, 1);  // QFE765, mm of mercury at the ground
  EXPECT_NEAR(f.precipitation[1], 1.0 / 3600, 1e-8);
  EXPECT_EQ(f.precipitation[0], 0);
  EXPECT_THAT(read.said(), HasSubstr("calm"));
  EXPECT_THAT(read.said(), HasSubstr("METAR tell precipitation in words"));
}

TEST(MetarStation, dates_before_the_report_count) {
  const Station station;
  std::string text;
  for (int h = 0; h < 5; ++h)
    text += fmt::format(
        "2026030{}{:02}00 METAR UATG 0{}{:02}00Z 27005MPS CAVOK 05/01 "
        "Q1010=\n",
        1, h, 1, h);
  const auto read = station.read("a.txt", text);
  ASSERT_EQ(read.errors, "");
  EXPECT_EQ(read.fields.start_utc, "2026-03-01T00:00:00Z");
}

TEST(MetarStation, damage_is_named) {
  const Station station;
  const auto errors = [&](const std::string& text, const std::string& keys) {
    return station.read("a.txt", text, "format = \"metar\"\n" + keys).errors;
  };
  const std::string line = "METAR UATG 010000Z 27005MPS CAVOK 05/01 Q1010=\n";
  EXPECT_THAT(errors(line, ""), HasSubstr("meteorology.month"));
  EXPECT_THAT(errors(line, "month = \"2026-13\"\n"), HasSubstr("is no month"));
  EXPECT_THAT(errors(line + "METAR UATG 27005MPS\n", "month = \"2026-01\"\n"),
              HasSubstr("a.txt:2: this line has no day and time"));
  EXPECT_THAT(errors("METAR UATG 310000Z 27005MPS CAVOK 05/01 Q1010=\n",
                     "month = \"2026-02\"\n"),
              HasSubstr("no day, hour and minute of that month"));
  EXPECT_THAT(errors(line, "month = \"2026-01\"\n"), HasSubstr("tell 1 hours"));
}

// Any text ----------------------------------------------------------------------------

using Reader = StationFile (*)(const StationText&);

/// Reads; anything but a result or an InputError fails the test.
void survive(Reader reader, const std::string& text) {
  try {
    reader({.file = "x", .text = text, .utc_offset = 0, .year = 2026, .month = 1});
  } catch (const InputError&) {
  }
}

TEST(StationText, broken_in_any_way_is_read_or_refused) {
  std::string isd, metar;
  for (int h = 0; h < 4; ++h) isd += isd_line(h);
  for (int h = 0; h < 4; ++h)
    metar += fmt::format(
        "METAR UATG 01{:02}00Z VRB05G12MPS 9999 -SHRASN SCT020 M05/M08 "
        "Q1010 A2992=\n",
        h);
  const std::vector<std::pair<Reader, std::string>> cases = {
      {read_csv_hours, csv(plain_head, plain_rows())},
      {read_epw_hours, epw_day()},
      {read_isd_lite_hours, isd},
      {read_metar_hours, metar},
      {read_iem_hours,
       "station,valid,tmpc,dwpc,drct,sknt,alti,skyc1,wxcodes\n"
       "UATG,2026-01-01 00:00,-5,-8,270,10,30.21,BKN,-SN BR\n"
       "UATG,2026-01-01 01:00,-5,-8,270,10,30.21,M,M\n"},
      {read_rp5_hours,
       "\"Local time in Atyrau\";\"T\";\"Po\";\"DD\";\"Ff\";\"N\";\"RRR\";\"tR\"\n"
       "\"01.01.2026 05:00\";\"-5\";\"760\";\"Wind blowing from the west\";\"5\";"
       "\"20-30%.\";\"1.0\";\"12\"\n"}};
  std::mt19937 random(1);
  for (const auto& [reader, good] : cases) {
    EXPECT_NO_THROW(
        reader({.file = "x", .text = good, .utc_offset = 0, .year = 2026, .month = 1}));
    for (std::size_t cut = 0; cut < good.size(); cut += 1 + good.size() / 300)
      survive(reader, good.substr(0, cut));
    for (int trial = 0; trial < 400; ++trial) {
      std::string text = good;
      for (int change = 0; change < 1 + trial % 8; ++change)
        text[random() % text.size()] = static_cast<char>(random() % 256);
      survive(reader, text);
    }
    for (int trial = 0; trial < 50; ++trial) {
      std::string noise(200, ' ');
      for (char& c : noise) c = static_cast<char>(random() % 256);
      survive(reader, noise);
    }
  }
}

}  // namespace
}  // namespace farreach::testing
