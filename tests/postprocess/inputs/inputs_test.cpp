/// The page and the lines of what was read: every value is where its place is, nothing
/// asks a network, other people's text is no markup.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <string>

#include "postprocess/inputs/chart.hpp"
#include "postprocess/inputs/inputs_view.hpp"
#include "postprocess/inputs/relief.hpp"
#include "postprocess/voice/messages.hpp"

namespace farreach {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

InputHour hour_at(double time) {
  InputHour hour;
  hour.time = time;
  hour.line = "uatg.txt:17";
  hour.speed = {5.2, InputOrigin::told};
  hour.direction = {270, InputOrigin::interpolated};
  hour.temperature = {268.15, InputOrigin::told};
  hour.pressure = {102340, InputOrigin::converted};
  hour.humidity = {0.5, InputOrigin::assumed};
  hour.rain = {1.0 / 3600, InputOrigin::told};
  hour.inverse_length = {0.1, InputOrigin::derived};
  hour.stability = 'F';
  hour.mixing_height = {120, InputOrigin::derived};
  return hour;
}

Terrain valley() {
  Terrain t;
  t.raster = {.nx = 40, .ny = 30, .dx = 10, .dy = 10};
  t.bed.resize(t.raster.cells());
  t.outside.assign(t.raster.cells(), 0);
  t.initial_depth.assign(t.raster.cells(), 0);
  for (int j = 0; j < 30; ++j)
    for (int i = 0; i < 40; ++i)
      t.bed[static_cast<std::size_t>(j) * 40 + static_cast<std::size_t>(i)] =
          100 + 2.0 * j + 0.5 * i;
  t.outside[0] = 1;
  t.initial_depth[41] = 3;
  t.gauges = {{"bridge <1>", "gauge", {200}, {150}}};
  t.dams = {{"dam", "dam", {50, 90}, {50, 60}}};
  t.site_x = 120, t.site_y = 80;
  t.source = "valley.asc, 40 x 30";
  return t;
}

RiverNetwork river() {
  RiverNetwork r;
  r.name = "Kichi-Kemin";
  r.cases = {{"mean", "", 1}, {"flood", "", 0}};
  r.reaches = {
      {.name = "gorge",
       .length = 8000,
       .slope = 0.02,
       .flows = {{3, 1.2}, {20, 2.5}},
       .quality = "provisional"},
      {.name = "plain", .length = 40000, .slope = 0, .flows = {{5, 0.8}, {30, 1.5}}}};
  r.stations = {{.name = "border", .kind = "border", .distance = 30000}};
  return r;
}

InputsView view() {
  InputsView v;
  v.title = "a <script>alert(1)</script> title";
  v.file = "case.toml";
  v.site.name = "Site & co";
  v.weather_source = "station series uatg.txt (metar)";
  for (int n = 0; n < 6; ++n) v.hours.push_back(hour_at(1767225600.0 + 3600 * n));
  v.hours.back().line.clear();
  v.terrain = valley();
  v.river = river();
  v.notices = {{"k", "info", "The elevation is taken as 0 m."}};
  return v;
}

TEST(InputsText, says_every_hour_with_the_letter_of_its_origin) {
  const std::string text = inputs_text(view());
  EXPECT_THAT(text, HasSubstr("2026-01-01 00:00    5.2   270i   -5.0   1023.4c   50a   "
                              "1.00  Fd      10d   120d  uatg.txt:17"));
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n') > 15, true);
  EXPECT_THAT(text, HasSubstr("2026-01-01 05:00"));
  EXPECT_THAT(text, HasSubstr("100.5 to 177.5 m high, 1 cells without data, 300 m3"));
  EXPECT_THAT(text, HasSubstr("0.0 to      8.0 km, gorge: slope 0.02000, 3 m3/s at 1.2 "
                              "m/s, 20 m3/s at 2.5 m/s, provisional"));
  EXPECT_THAT(text, HasSubstr("plain: slope not known"));
  EXPECT_EQ(inputs_text({}), "");
}

TEST(InputsPage, holds_all_in_every_language_and_asks_no_network) {
  for (const std::string& language : report_languages()) {
    const std::string page = inputs_page(view(), language);
    for (const char* part :
         {"uatg.txt:17", "case.toml", "Site &amp; co", "o-interpolated", "o-assumed",
          "data:image/png;base64,", "bridge &lt;1&gt;", "Kichi-Kemin", "gorge",
          "taken as 0 m", "&lt;script&gt;"})
      EXPECT_THAT(page, HasSubstr(part)) << language;
    const auto picture = page.find("data:image");
    const std::string rest =
        page.substr(0, picture) + page.substr(page.find('\'', picture));
    for (const char* part : {"http", "<script", "src=", "@import", "nan", "inputs."})
      EXPECT_THAT(rest, Not(HasSubstr(part))) << language;
  }
}

TEST(InputsPage, of_nothing_says_so) {
  EXPECT_THAT(inputs_page({}, "en"), HasSubstr("None was read."));
}

TEST(InputsPage, of_a_year_stays_moderate) {
  InputsView v;
  for (int n = 0; n < 8760; ++n) v.hours.push_back(hour_at(1767225600.0 + 3600.0 * n));
  EXPECT_LT(inputs_page(v, "en").size(), 60e6);
}

TEST(Chart, steps_are_round_and_within) {
  EXPECT_THAT(round_steps(0, 10, 5), ElementsAre(0, 2, 4, 6, 8, 10));
  EXPECT_THAT(round_steps(-7, 12, 4), ElementsAre(-5, 0, 5, 10));
  EXPECT_THAT(round_steps(3, 3, 4), ElementsAre(3));
}

// A PNG file is eight bytes of mark, then chunks with the checksum of RFC 2083.
TEST(Relief, its_picture_is_whole_and_north_is_up) {
  const Relief relief = relief_of(valley(), 700);
  EXPECT_EQ(relief.picture.width, 40);
  EXPECT_EQ(relief.picture.height, 30);
  EXPECT_EQ(relief.voids, 1U);
  EXPECT_NEAR(relief.fluid, 300, 1e-9);
  EXPECT_NEAR(relief.high, 177.5, 1e-9);
  const std::string png = png_of(relief.picture);
  EXPECT_EQ(png.substr(1, 3), "PNG");
  const auto idat = png.find("IDAT") + 4;
  uLongf size = 30 * (1 + 3 * 40);
  std::string rows(size, '\0');
  ASSERT_EQ(uncompress(reinterpret_cast<Bytef*>(rows.data()), &size,
                       reinterpret_cast<const Bytef*>(png.data()) + idat,
                       static_cast<uLong>(png.size() - idat - 16)),
            Z_OK);
  EXPECT_EQ(size, 30U * 121U);
  // The cell with fluid, second row from the south, is blue; the void is grey.
  const auto pixel = [&](int column, int row, int part) {
    return static_cast<unsigned char>(
        rows[static_cast<std::size_t>(row * 121 + 1 + 3 * column + part)]);
  };
  EXPECT_GT(pixel(1, 28, 2), pixel(1, 28, 0) + 50);
  EXPECT_EQ(pixel(0, 29, 0), pixel(0, 29, 2));
  EXPECT_EQ(data_address("Man").substr(22), "TWFu");  // RFC 4648
  EXPECT_EQ(data_address("M").substr(22), "TQ==");
}

TEST(Relief, large_ground_is_shown_by_means_of_blocks) {
  const Relief relief = relief_of(valley(), 10);
  EXPECT_LE(relief.picture.width, 10);
  EXPECT_GT(relief.low, 100);
}

}  // namespace
}  // namespace farreach
