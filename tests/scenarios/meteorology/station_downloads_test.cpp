/// Station files as archives give them: several stations, forecasts and trends among
/// the reports, newest first, codes for missing values, sums of rain, packed files. All
/// inputs are written here, after the public descriptions of the formats.
#include <fmt/format.h>
#include <zlib.h>

#include <cmath>

#include "scenarios/meteorology/station/metar_report.hpp"
#include "scenarios/meteorology/station/station_text.hpp"
#include "tests/scenarios/meteorology/reading.hpp"

namespace farreach::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Download {
  TemporaryFolder folder;

  ReadWeather read(const std::string& content, const std::string& keys = "",
                   const std::string& name = "station.txt") const {
    write_file(folder / name, content);
    return read_weather_section(
        folder, "kind = \"station\"\nfile = \"" + name + "\"\n" + keys, tengiz());
  }
};

const std::string january = "month = \"2026-01\"\n";

std::string report(int hour_of_day, const std::string& station = "UATG",
                   const std::string& rest = "27005MPS 9999 SCT020 M05/M08 Q1023",
                   int minute = 0) {
  return fmt::format("METAR {} 01{:02}{:02}Z {}", station, hour_of_day, minute, rest);
}

// Forecasts, trends, words ------------------------------------------------------------

TEST(MetarDownload, forecasts_among_the_reports_are_passed_over_and_said) {
  const auto read = Download().read(
      report(0) + "\n" +
          "TAF UATG 010030Z 0101/0124 09015G25MPS 3000 -SN BKN010 BECMG 0103/0105 "
          "18005MPS\n" +
          report(1) + "\n" + "TAF AMD UATG 010130Z 0102/0124 09015MPS 9999 SCT020\n" +
          "UATG 010145Z 0102/0124 09015MPS 9999 SCT020\n" + report(2) + "\n" +
          report(3) + "\n",
      january);
  ASSERT_EQ(read.errors, "");
  ASSERT_EQ(read.fields.time.size(), 4U);
  for (std::size_t n = 0; n < 4; ++n) {
    EXPECT_NEAR(wind_of(read.fields, n).speed, 5, 1e-4);
    EXPECT_EQ(read.fields.precipitation[n], 0);
  }
  EXPECT_THAT(read.said(),
              HasSubstr("3 forecasts (TAF) among the reports were passed"));
}

TEST(MetarDownload, a_forecast_over_several_lines_is_passed_over_whole) {
  const auto read = Download().read(
      "202601010000 " + report(0) + "=\n" + "202601010000 " + report(1) + "=\n" +
      "202601010000 TAF UATG 010100Z 0101/0110 27005MPS CAVOK\n"
      "      BECMG 0103/0104 09020MPS\n      TEMPO 0105/0106 +SN OVC003=\n" +
      "202601010200 " + report(2) + "=\n" + "202601010300 " + report(3) + "=\n");
  ASSERT_EQ(read.errors, "");
  EXPECT_EQ(read.fields.time.size(), 4U);
}

TEST(MetarDownload, what_is_expected_is_not_observed) {
  for (const char* trend :
       {"FM0130 16011KT 9999 -DZ BKN015", "INTER 0130/0300 16020G30KT 3000 SHRA OVC010",
        "PROB30 TEMPO SHRA OVC010", "PROB40 OVC001", "FM010130 RA OVC003",
        "BECMG AT0130 RA OVC003", "TEMPO +RA OVC003"}) {
    std::string text;
    for (int h = 0; h < 4; ++h)
      text +=
          report(h, "UATG", "15010KT 9999 SCT013 22/19 Q1018 " + std::string(trend)) +
          "\n";
    const std::string first = text.substr(0, text.find('\n'));
    const auto words = report_words(first);
    const AirHour hour = hour_of_report(words, 3);
    EXPECT_EQ(hour.precipitation, 0) << trend;
    EXPECT_NEAR(hour.cloud, 3.5 / 8, 1e-12) << trend;
    const auto read = Download().read(text, january);
    ASSERT_EQ(read.errors, "") << trend;
    EXPECT_EQ(read.fields.precipitation[0], 0) << trend;
  }
}

// Classes of WMO Guide No. 8 (2018), volume I, chapter 14, annex: drizzle light
// < 0.1, moderate 0.1 to 0.5, heavy >= 0.5 mm/h; rain < 2.5, to 10, >= 10; snow < 1,
// to 5, >= 5 mm/h of water; ice crystals have no intensity.
struct Class {
  const char* word;
  double least, below;  // [mm/h]
};

class Intensities : public ::testing::TestWithParam<Class> {};

TEST_P(Intensities, lie_in_their_classes) {
  const double rate = 3600 * precipitation_in(GetParam().word);
  EXPECT_GE(rate, GetParam().least);
  EXPECT_LT(rate, GetParam().below);
}

INSTANTIATE_TEST_SUITE_P(
    Words, Intensities,
    ::testing::Values(Class{"-DZ", 0.01, 0.1}, Class{"DZ", 0.1, 0.5},
                      Class{"+DZ", 0.5, 2}, Class{"FZDZ", 0.1, 0.5},
                      Class{"SG", 0.1, 0.5}, Class{"-SG", 0.01, 0.1},
                      Class{"IC", 0, 1e-9}, Class{"-RA", 0.1, 2.5},
                      Class{"RA", 2.5, 10}, Class{"+RA", 10, 50}, Class{"-SN", 0.1, 1},
                      Class{"SN", 1, 5}, Class{"+SN", 5, 20},
                      Class{"-SHRASN", 0.1, 2.5}, Class{"TSRA", 2.5, 10}));

TEST(Intensity, other_words_have_none) {
  for (const char* word : {"VCSH", "RERA", "BLSN", "DRSN", "FG", "TS", "-", "", "SH"})
    EXPECT_FALSE(told(precipitation_in(word))) << word;
}

// Stations ----------------------------------------------------------------------------

std::string two_stations() {
  std::string text;
  for (int h = 0; h < 6; ++h)
    text += report(h) + "\n" +
            report(h, "UWOO", "09012MPS 9999 OVC020 01/M02 Q1018", 30) + "\n";
  return text;
}

TEST(MetarDownload, two_stations_are_refused_by_name_or_one_is_chosen) {
  const Download download;
  const auto both = download.read(two_stations(), january);
  EXPECT_THAT(both.errors,
              HasSubstr("hours of 2 stations stand here: UATG (6), UWOO (6)"));
  EXPECT_THAT(both.errors, HasSubstr("meteorology.station"));
  const auto one = download.read(two_stations(), january + "station = \"UWOO\"\n");
  ASSERT_EQ(one.errors, "");
  for (std::size_t n = 0; n < one.fields.time.size(); ++n)
    EXPECT_NEAR(wind_of(one.fields, n).from, 90, 1e-3);
  EXPECT_THAT(one.said(), HasSubstr("6 hours of other stations were passed over"));
  EXPECT_THAT(download.read(two_stations(), january + "station = \"UAAA\"\n").errors,
              HasSubstr("no hour is of station \"UAAA\""));
}

TEST(MetarDownload, two_files_of_two_stations_are_refused) {
  const Download download;
  std::string a, b;
  for (int h = 0; h < 4; ++h) a += report(h) + "\n", b += report(h + 4, "UWOO") + "\n";
  write_file(download.folder / "a.txt", a);
  write_file(download.folder / "b.txt", b);
  const auto read = read_weather_section(
      download.folder, "kind = \"station\"\nfiles = [\"a.txt\", \"b.txt\"]\n" + january,
      tengiz());
  EXPECT_THAT(read.errors, HasSubstr("files are of 2 stations: UATG and UWOO"));
}

TEST(CsvDownload, two_stations_are_refused_or_one_is_chosen) {
  std::string text =
      "station,time,wind_speed [m/s],wind_from [deg],temperature [degC],cloud_cover "
      "[okta]\n";
  for (int h = 0; h < 4; ++h)
    text += fmt::format(
        "A,2026-01-01T{:02}:00Z,3,90,1,4\nB,2026-01-01T{:02}:30Z,9,270,1,4\n", h, h);
  const Download download;
  EXPECT_THAT(download.read(text).errors, HasSubstr("hours of 2 stations"));
  const auto one = download.read(text, "station = \"A\"\n");
  ASSERT_EQ(one.errors, "");
  EXPECT_NEAR(wind_of(one.fields, 2).speed, 3, 1e-4);
}

// Dates and order ---------------------------------------------------------------------

TEST(MetarDownload, newest_first_over_new_year_is_put_in_order) {
  const auto read = Download().read(
      "METAR UATG 010100Z 27004MPS CAVOK M05/M08 Q1023\n"
      "METAR UATG 010000Z 27003MPS CAVOK M05/M08 Q1023\n"
      "METAR UATG 312300Z 27002MPS CAVOK M05/M08 Q1023\n"
      "METAR UATG 312200Z 27001MPS CAVOK M05/M08 Q1023\n",
      january);
  ASSERT_EQ(read.errors, "");
  EXPECT_EQ(read.fields.start_utc, "2025-12-31T22:00:00Z");
  for (std::size_t n = 0; n < 4; ++n)
    EXPECT_NEAR(wind_of(read.fields, n).speed, 1.0 + static_cast<double>(n), 1e-4);
  EXPECT_THAT(read.said(), HasSubstr("newest hour stands first"));
  EXPECT_THAT(read.said(),
              HasSubstr("from 2025-12-31T22:00:00Z to 2026-01-01T01:00:00Z"));
}

TEST(MetarDownload, days_back_and_forth_are_refused_without_dates) {
  const auto read = Download().read(
      "METAR UATG 010000Z 27004MPS CAVOK M05/M08 Q1023\n"
      "METAR UATG 050000Z 27003MPS CAVOK M05/M08 Q1023\n"
      "METAR UATG 020000Z 27002MPS CAVOK M05/M08 Q1023\n"
      "METAR UATG 060000Z 27002MPS CAVOK M05/M08 Q1023\n",
      january);
  EXPECT_THAT(read.errors, HasSubstr("the days go back and forth"));
}

TEST(MetarDownload, a_report_sent_after_midnight_is_of_its_own_day) {
  const auto read = Download().read(
      "202601012250 METAR UATG 012230Z 27003MPS CAVOK M05/M08 Q1023=\n"
      "202601020005 METAR UATG 012330Z 27003MPS CAVOK M05/M08 Q1023=\n"
      "202601020030 METAR UATG 020030Z 27003MPS CAVOK M05/M08 Q1023=\n"
      "202601020130 METAR UATG 020130Z 27003MPS CAVOK M05/M08 Q1023=\n");
  ASSERT_EQ(read.errors, "");
  EXPECT_EQ(read.fields.start_utc, "2026-01-01T22:30:00Z");
  EXPECT_THAT(
      Download()
          .read("202601010000 METAR UATG 150000Z 27003MPS CAVOK M05/M08 Q1023=\n")
          .errors,
      HasSubstr("the day of the report is not that of the date"));
}

TEST(MetarDownload, ogimet_with_its_head_newest_first_and_long_lines) {
  const auto read = Download().read(
      "##########################################################\n"
      "# Query made at 01/05/2026 14:23:26 UTC\n"
      "##########################################################\n\n"
      "# UAAA, Almaty (Kazakhstan)\n# WMO index: 36870. WIGOS ID: Unknown\n"
      "# Latitude 43-21N. Longitude 077-02E. Altitude 681 m.\n\n"
      "###################################\n#  METAR/SPECI from UAAA\n"
      "###################################\n"
      "202601010300 METAR UAAA 010300Z 09004MPS 9999 SCT020\n"
      "             M05/M08 Q1020 NOSIG\n             RMK QFE701/0935=\n"
      "202601010200 METAR UAAA 010200Z 09003MPS 9999 SCT020 M05/M08 Q1020 NOSIG=\n"
      "202601010100 METAR UAAA 010100Z 09002MPS 9999 SCT020 M05/M08\n"
      "Q1020 NOSIG=\n"
      "202601010000 METAR UAAA 010000Z 09001MPS 9999 SCT020 M05/M08 Q1020 NOSIG=\n\n"
      "###################################\n#  short TAF from UAAA\n"
      "###################################\n# No reports\n");
  ASSERT_EQ(read.errors, "");
  ASSERT_EQ(read.fields.time.size(), 4U);
  EXPECT_NEAR(wind_of(read.fields, 3).speed, 4, 1e-4);
  EXPECT_NEAR(wind_of(read.fields, 0).speed, 1, 1e-4);
  EXPECT_NEAR(read.fields.pressure[3], 93500, 1);
  // 1020 hPa over 681 m of air at -5 degC: 1020 exp(-681/7849).
  EXPECT_NEAR(read.fields.pressure[0], 93520, 60);
  EXPECT_NEAR(read.fields.latitude[0], 43.35, 1e-6);
  EXPECT_NEAR(read.fields.longitude[0], 77.0333, 1e-4);
  EXPECT_THAT(read.said(), Not(HasSubstr("elevation")));
}

TEST(MetarDownload, dates_of_every_archive) {
  const std::string groups = " 27003MPS CAVOK M05/M08 Q1023";
  const Download download;
  std::string ogimet, cycle, bulletin, dotted;
  for (int h = 0; h < 4; ++h) {
    ogimet += fmt::format("UATG,2026,01,01,{:02},00,METAR UATG 01{:02}00Z{}=\n", h, h,
                          groups);
    cycle += fmt::format("2026/01/01 {:02}:00\nUATG 01{:02}00Z{}\n\n", h, h, groups);
    bulletin +=
        fmt::format("SAKZ31 UAAA 01{:02}00\nMETAR\nUATG 01{:02}00Z{}=\n", h, h, groups);
    dotted +=
        fmt::format("01.01.2026 {:02}:00 METAR UATG 01{:02}00Z{}\n", h, h, groups);
  }
  for (const std::string& text : {ogimet, cycle, dotted}) {
    const auto read = download.read(text);
    ASSERT_EQ(read.errors, "") << text;
    EXPECT_EQ(read.fields.start_utc, "2026-01-01T00:00:00Z") << text;
    EXPECT_EQ(read.fields.time.size(), 4U) << text;
  }
  const auto read = download.read(bulletin, january);
  ASSERT_EQ(read.errors, "");
  EXPECT_EQ(read.fields.time.size(), 4U);
}

// IEM ---------------------------------------------------------------------------------

TEST(IemDownload, reports_in_a_table) {
  std::string text = "station,valid,metar\n";
  for (int h = 0; h < 4; ++h)
    text += fmt::format(
        "UATG,2026-01-01 {:02}:00,UATG 01{:02}00Z 27005MPS CAVOK M05/M08 Q1023 RMK "
        "AO2, "
        "odd\n",
        h, h);
  text += "UATG,2026-01-01 04:00,M\n";
  const auto read = Download().read(text);
  ASSERT_EQ(read.errors, "");
  EXPECT_EQ(read.fields.time.size(), 4U);
  EXPECT_NEAR(wind_of(read.fields, 1).speed, 5, 1e-4);
  EXPECT_NEAR(read.fields.air_temperature[1], 268.15, 1e-3);
}

TEST(IemDownload, tabs_between_the_fields) {
  std::string reports = "station\tvalid\tmetar\n",
              values = "station\tvalid\ttmpc\tdrct\tsknt\tskyc1\n";
  for (int h = 0; h < 4; ++h) {
    reports += fmt::format(
        "UATG\t2026-01-01 {:02}:00\tUATG 01{:02}00Z 27005MPS CAVOK M05/M08 Q1023\n", h,
        h);
    values += fmt::format("UATG\t2026-01-01 {:02}:00\t-5.0\t270\t10\tOVC\n", h);
  }
  for (const std::string& text : {reports, values}) {
    const auto read = Download().read(text);
    ASSERT_EQ(read.errors, "");
    EXPECT_NEAR(read.fields.air_temperature[1], 268.15, 1e-3);
  }
}

TEST(IemDownload, values_in_a_table) {
  std::string text =
      "#DEBUG: Format Typ    -> "
      "comma\nstation,valid,tmpf,dwpf,relh,drct,sknt,p01i,alti,"
      "mslp,vsby,skyc1,skyc2,skyl1,wxcodes\n";
  for (int h = 0; h < 4; ++h)
    text += fmt::format(
        "UATG,2026-01-01 "
        "{:02}:00,23.00,17.60,79.31,270.00,10.00,0.00,30.21,M,6.21,SCT,{}"
        ",2000.00,{}\n",
        h, h == 1 ? "OVC" : "M", h == 1 ? "-SN BR" : "M");
  const auto read = Download().read(text, "elevation = \"0 m\"\n");
  ASSERT_EQ(read.errors, "");
  EXPECT_NEAR(wind_of(read.fields, 0).speed, 5.1444, 1e-4);
  EXPECT_NEAR(read.fields.air_temperature[0], 268.15, 1e-3);
  EXPECT_NEAR(read.fields.pressure[0], 102303, 2);  // 30.21 in of mercury
  EXPECT_NEAR(read.fields.relative_humidity[0], 0.7931, 1e-5);
  EXPECT_EQ(read.fields.precipitation[0], 0);
  EXPECT_GT(read.fields.precipitation[1], 0);
  EXPECT_THAT(read.said(), HasSubstr("count as UTC"));
}

// rp5 ---------------------------------------------------------------------------------

TEST(Rp5Download, is_read_newest_first_in_local_time_and_mercury) {
  std::string text =
      "# Метеостанция Атырау, Казахстан, WMO_ID=35700, выборка с 01.01.2026\n# "
      "rp5.ru\n#\n"
      "\"Местное время в Атырау\";\"T\";\"Po\";\"P\";\"U\";\"DD\";\"Ff\";\"N\";\"Td\";"
      "\"RRR\";\"tR\"\n"
      "\"01.02.2026 08:00\";\"-1.0\";\"760.0\";\"758.0\";\"80\";\"Штиль, безветрие\";"
      "\"0\";\"90  или более, но не 100%\";\"-4.0\";\"3.0\";\"6\";\n"
      "\"01.02.2026 05:00\";\"-2.0\";\"760.0\";\"758.0\";\"80\";\"Ветер, дующий с "
      "западо-юго-запада\";\"4\";\"20–30%.\";\"-4.0\";\"\";\"\";\n"
      "\"01.02.2026 02:00\";\"-3.0\";\"750.0\";\"748.0\";\"80\";\"Ветер, дующий с "
      "северо-востока\";\"2\";\"Облаков нет.\";\"-4.0\";\"Осадков нет\";\"12\";\n";
  const Download download;
  EXPECT_THAT(download.read(text).errors, HasSubstr("meteorology.utc_offset"));
  const auto read = download.read(text, "utc_offset = \"+05:00\"\n");
  ASSERT_EQ(read.errors, "");
  const auto& f = read.fields;
  EXPECT_EQ(f.start_utc, "2026-01-31T21:00:00Z");
  ASSERT_EQ(f.time.size(), 7U);
  EXPECT_NEAR(f.pressure[0], 99991.8, 1);  // 750 mm of mercury
  EXPECT_NEAR(f.pressure[6], 101325, 1);   // 760 mm, the standard atmosphere
  EXPECT_NEAR(wind_of(f, 0).from, 45, 1e-3);
  EXPECT_NEAR(wind_of(f, 3).from, 247.5, 1e-3);
  EXPECT_NEAR(wind_of(f, 6).speed, 0.3, 1e-4);
  EXPECT_NEAR(f.air_temperature[3], 271.15, 1e-3);
  EXPECT_NEAR(f.precipitation[6], 3.0 / 6 / 3600, 1e-9);
  EXPECT_EQ(f.precipitation[0], 0);
}

// CSV ---------------------------------------------------------------------------------

const std::string csv_head =
    "time;wind_speed [m/s];wind_from [deg];temperature [degC];cloud_cover [okta];"
    "pressure [mmHg]\n";

TEST(CsvDownload, decimal_commas_and_days_first_are_read_and_said) {
  std::string text = csv_head;
  for (int h = 3; h >= 0; --h)
    text += fmt::format("31.01.2026 {:02}:00;{},5;90;-1,25;4;750,0\n", h, h);
  const auto read = Download().read(text, "utc_offset = \"+05:00\"\n");
  ASSERT_EQ(read.errors, "");
  EXPECT_EQ(read.fields.start_utc, "2026-01-30T19:00:00Z");
  EXPECT_NEAR(wind_of(read.fields, 2).speed, 2.5, 1e-4);
  EXPECT_NEAR(read.fields.air_temperature[0], 271.9, 1e-3);
  EXPECT_NEAR(read.fields.pressure[0], 99991.8, 1);
  EXPECT_THAT(read.said(), HasSubstr("12 numbers have a comma"));
  EXPECT_THAT(read.said(), HasSubstr("newest hour stands first"));
}

TEST(CsvDownload, ambiguous_numbers_and_days_are_refused) {
  const Download download;
  EXPECT_THAT(download.read(csv_head + "2026-01-01T00:00Z;1,234;90;1;4;750\n").errors,
              HasSubstr("wind_speed = \"1,234\" is not a number"));
  EXPECT_THAT(download.read(csv_head + "01/02/2026 00:00Z;3;90;1;4;750\n").errors,
              HasSubstr("slashes are ambiguous"));
}

TEST(CsvDownload, codes_for_missing_are_missing_or_refused) {
  const auto rows = [](const std::string& length, const std::string& depth = "500") {
    std::string text =
        "time,wind_speed [m/s],wind_from [deg],temperature [degC],cloud_cover [okta],"
        "obukhov_length [m],mixing_height [m]\n";
    for (int h = 0; h < 5; ++h)
      text += fmt::format("2026-06-15T{:02}:00Z,3,270,15,2,{},{}\n", h, length, depth);
    return text;
  };
  const Download download;
  const auto derived = download.read(rows(""));
  ASSERT_EQ(derived.errors, "");
  for (const char* code : {"-9999.00", "-9999", "-99999.0", "-9999.000"}) {
    const auto read = download.read(rows(code));
    ASSERT_EQ(read.errors, "") << code;
    EXPECT_EQ(read.fields.inverse_length[0], derived.fields.inverse_length[0]) << code;
  }
  for (const char* code : {"-999", "-999.0", "999", "9999", "99999.0", "-999.9"})
    EXPECT_THAT(download.read(rows(code)).errors,
                HasSubstr("reads like a code for what is missing"))
        << code;
  EXPECT_THAT(download.read(rows("1e7")).errors, HasSubstr("is not between 0.5 m and"));
  EXPECT_THAT(download.read(rows("", "999")).errors, HasSubstr("reads like a code"));
  EXPECT_EQ(download.read(rows("8888.0", "1000")).errors, "");  // AERMET's neutral
}

TEST(CsvDownload, other_files_are_not_quoted) {
  const std::string secret = "root:x:0:0:root\nsecond,line\n";
  const auto read = Download().read(secret);
  EXPECT_THAT(read.errors, HasSubstr("no table of hours"));
  EXPECT_THAT(read.errors, Not(HasSubstr("root")));
  for (const char* format : {"epw", "isd_lite", "metar", "iem", "rp5"}) {
    const auto as = Download().read(secret, fmt::format("format = \"{}\"\n", format) +
                                                january + "utc_offset = \"+05:00\"\n");
    EXPECT_NE(as.errors, "") << format;
    EXPECT_THAT(as.errors, Not(HasSubstr("root"))) << format;
  }
}

TEST(CsvDownload, a_leap_year_without_its_day_is_named) {
  std::string text = csv_head;
  for (int h = 20; h < 24; ++h)
    text += fmt::format("2024-02-28T{:02}:00Z;3;90;1;4;750\n", h);
  for (int h = 0; h < 4; ++h)
    text += fmt::format("2024-03-01T{:02}:00Z;3;90;1;4;750\n", h);
  EXPECT_THAT(Download().read(text).errors,
              HasSubstr("29 February of a leap year is missing"));
}

// Elevation ---------------------------------------------------------------------------

TEST(Elevation, that_is_assumed_is_said_where_it_matters) {
  std::string text;
  for (int h = 0; h < 4; ++h)
    text += report(h, "UAAA", "27005MPS 9999 SCT020 M05/M08 Q1020") + "\n";
  const Download download;
  const auto assumed = download.read(text, january);
  EXPECT_THAT(assumed.said(), HasSubstr("meteorology.elevation"));
  EXPECT_THAT(assumed.said(), HasSubstr("taken as 0 m"));
  const auto stated = download.read(text, january + "elevation = \"681 m\"\n");
  EXPECT_NEAR(stated.fields.pressure[0], 93500, 100);
  EXPECT_THAT(stated.said(), Not(HasSubstr("taken as 0 m")));
}

// ISD-Lite ----------------------------------------------------------------------------

std::string isd(int hour_of_day, int rain = -9999, int sum = -9999) {
  return fmt::format("2020 01 01 {:02}{:6}{:6}{:6}{:6}{:6}{:6}{:6}{:6}\n", hour_of_day,
                     -61, -63, 10163, 270, 51, 8, rain, sum);
}

TEST(IsdLiteDownload, rain_of_six_hours_is_spread_over_them) {
  std::string text;
  for (int h = 0; h <= 15; h += 3)
    text += isd(h, -9999, h == 6 || h == 12 ? 40 : -9999);
  const auto read = Download().read(text);
  ASSERT_EQ(read.errors, "");
  const auto& f = read.fields;
  ASSERT_EQ(f.time.size(), 16U);
  double depth = 0;
  for (std::size_t n = 0; n < f.time.size(); ++n) depth += 3600 * f.precipitation[n];
  EXPECT_NEAR(depth, 8.0, 1e-4);  // 4.0 mm twice
  EXPECT_EQ(f.precipitation[0], 0);
  for (std::size_t n = 1; n <= 12; ++n)
    EXPECT_NEAR(3600 * f.precipitation[n], 4.0 / 6, 1e-5) << n;
  EXPECT_EQ(f.precipitation[13], 0);
  EXPECT_THAT(read.said(), HasSubstr("2 sums of precipitation over several hours"));
}

TEST(IsdLiteDownload, hours_with_rain_of_their_own_keep_it) {
  std::string text;
  for (int h = 0; h <= 6; ++h) text += isd(h, h == 3 ? 10 : -9999, h == 6 ? 60 : -9999);
  const auto read = Download().read(text);
  ASSERT_EQ(read.errors, "");
  EXPECT_NEAR(3600 * read.fields.precipitation[3], 1.0, 1e-6);
  EXPECT_NEAR(3600 * read.fields.precipitation[4], 1.0, 1e-6);  // (6 - 1) mm in 5 h
}

std::string packed(const std::string& text) {
  std::string bytes(compressBound(text.size()) + 64, '\0');
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string in = text;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  deflate(&stream, Z_FINISH);
  bytes.resize(stream.total_out);
  deflateEnd(&stream);
  return bytes;
}

TEST(IsdLiteDownload, packed_as_distributed) {
  std::string text;
  for (int h = 0; h < 6; ++h) text += isd(h);
  const Download download;
  const auto read = download.read(packed(text), "", "357000-99999-2020.gz");
  ASSERT_EQ(read.errors, "");
  EXPECT_EQ(read.fields.time.size(), 6U);
  EXPECT_THAT(read.fields.source, HasSubstr("isd_lite"));
  const std::string two = packed(text.substr(0, 200)) + packed(text.substr(200));
  EXPECT_EQ(download.read(two, "", "a.gz").fields.time.size(), 6U);
  const std::string whole = packed(text);
  const auto cut = download.read(whole.substr(0, whole.size() / 2), "", "b.gz");
  EXPECT_THAT(cut.errors, HasSubstr("gzip that is damaged"));
}

TEST(IsdLiteDownload, files_of_two_stations_are_refused) {
  const Download download;
  write_file(download.folder / "357000-99999-2020", isd(0) + isd(1) + isd(2));
  write_file(download.folder / "354060-99999-2020", isd(3) + isd(4) + isd(5));
  const auto read = read_weather_section(
      download.folder,
      "kind = \"station\"\nfiles = [\"357000-99999-2020\", \"354060-99999-2020\"]\n",
      tengiz());
  EXPECT_THAT(read.errors, HasSubstr("files are of 2 stations"));
}

// EPW ---------------------------------------------------------------------------------

std::string epw_head(const std::string& periods, int extra = 0) {
  std::string text =
      "LOCATION,Atyrau,AT,KAZ,ISD-TMYx,357000,47.1167,51.8167,5.0,-24.0\n";
  for (int n = 0; n < extra; ++n) text += "COMMENTS,a line more\n";
  return text + "DATA PERIODS,1," + periods + ",Data,Sunday,1/1,12/31\n";
}

std::string epw(int month, int day, int hour_of_day, int minute, double speed,
                const std::string& rain = "0.0,1.0", int year = 2005) {
  return fmt::format(
      "{},{},{},{},{},?9?9?9,5.0,1.0,75,101000,0,0,300,0,0,0,0,0,0,0,270,{},5,5,20.0,"
      "77777,9,999999999,10,0.1000,0,88,0.200,{}\n",
      year, month, day, hour_of_day, minute, speed, rain);
}

TEST(EpwDownload, four_records_an_hour_end_at_their_minutes) {
  std::string text = "\xEF\xBB\xBF" + epw_head("4", 9);
  for (int h = 1; h <= 4; ++h)
    for (int q = 1; q <= 4; ++q)
      text += epw(1, 1, h, 15 * q, 2 * q, q == 4 ? "0.5,0.0" : "0.0,0.0");
  const auto read = Download().read(text);
  ASSERT_EQ(read.errors, "");
  const auto& f = read.fields;
  ASSERT_EQ(f.time.size(), 16U);
  EXPECT_EQ(f.start_utc, "2004-12-31T19:15:00Z");
  EXPECT_EQ(f.time[1], 900);
  EXPECT_NEAR(wind_of(f, 1).speed, 4, 1e-4);
  EXPECT_NEAR(wind_of(f, 3).speed, 8, 1e-4);
  EXPECT_NEAR(f.precipitation[3], 0.5 / 900, 1e-8);  // 0.5 mm in a quarter of an hour
  EXPECT_EQ(f.precipitation[4], 0);
  EXPECT_THAT(read.said(), Not(HasSubstr("have the time of another")));
}

TEST(EpwDownload, records_that_do_not_fit_the_head_are_refused) {
  const Download download;
  EXPECT_THAT(
      download.read(epw_head("1") + epw(1, 1, 1, 15, 2) + epw(1, 1, 1, 30, 4)).errors,
      HasSubstr("DATA PERIODS tells one record an hour"));
  EXPECT_THAT(
      download.read(epw_head("4") + epw(1, 1, 1, 0, 2) + epw(1, 1, 1, 15, 4)).errors,
      HasSubstr("end at minutes 15, 30, ... 60; this minute is none of them"));
  EXPECT_THAT(download.read(epw_head("7") + epw(1, 1, 1, 15, 2)).errors,
              HasSubstr("no number of records an hour"));
}

TEST(EpwDownload, a_leap_year_without_29_february_is_dated_by_a_common_one) {
  std::string text = epw_head("1");
  for (int h = 1; h <= 24; ++h) text += epw(2, 28, h, 60, 3, "0.0,1.0", 2016);
  for (int h = 1; h <= 24; ++h) text += epw(3, 1, h, 60, 3, "0.0,1.0", 2016);
  const auto read = Download().read(text);
  ASSERT_EQ(read.errors, "");
  EXPECT_EQ(read.fields.time.size(), 48U);
  EXPECT_EQ(read.fields.start_utc, "2015-02-27T20:00:00Z");
  EXPECT_THAT(read.said(), HasSubstr("leap year 2016 without 29 February"));
}

}  // namespace
}  // namespace farreach::testing
