/// A steady wind of 6 m/s at 10 m in class D blows gas to Uzbekistan, 241 km away, in
/// about seven hours: a computation of four says so instead of giving the all-clear.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/far_field/far_study.hpp"
#include "models/phrase/message.hpp"
#include "postprocess/media/air/far_verdict.hpp"
#include "postprocess/voice/voice.hpp"
#include "tests/support/example_far_field.hpp"
#include "tests/support/far_field_cases.hpp"

namespace farreach {
namespace {

/// 500 kg/s of gas as heavy as air, most of it H2S, for so long.
SourceSegment great_seep(double duration) {
  SourceSegment s = test::seep(duration);
  s.mass_rate *= 250;
  s.area *= 20;
  return s;
}

/// Members that differ by their random numbers alone.
Outcome blown_there(double duration, double horizon, std::size_t members = 20) {
  Outcome o = testing::example_far_outcome(false, 0);
  Weather weather = test::steady_weather('D', 6);
  weather.wind_from = o.geography.borders[0].azimuth + 180;
  const WeatherFields fields = test::constant_fields(weather);
  FarTask task = test::far_task(fields, duration, horizon, 100);
  task.settings.grid = {5e3, 400e3, 30, 90};
  task.place = o.site.place;
  task.levels = o.levels;
  task.plan.values.assign(members, {});
  task.source = [duration](const Values&, double) {
    return [duration](const Weather&) { return GasSource{{great_seep(duration)}}; };
  };
  FarStudy study(task);
  while (study.advance()) {
  }
  study.finish(o);
  return o;
}

/// About AEGL-1 in Uzbekistan.
BorderVerdict verdict(const Outcome& o) {
  for (const BorderVerdict& v : far_verdicts(o, far_effects(o)))
    if (v.state == "UZB" && o.levels[v.level].key == "aegl1") return v;
  throw std::runtime_error("no verdict");
}

TEST(Horizon, ShorterThanTheWayLeavesItUndecided) {
  const BorderVerdict v = verdict(blown_there(3600, 4 * 3600));
  EXPECT_EQ(v.verdict, Reached::undecided);
  EXPECT_EQ(v.reason_key, "horizon");
  EXPECT_EQ(v.probability, 0);
  EXPECT_GT(v.deciding_horizon, 7 * 3600);
  EXPECT_LT(v.deciding_horizon, 16 * 3600);
}

TEST(Horizon, ThatDecidesIsToldAndDoes) {
  const BorderVerdict v = verdict(blown_there(3600, 12 * 3600));
  EXPECT_EQ(v.verdict, Reached::reached);
  EXPECT_EQ(v.probability, 1);
  // Over a roughness of 0.03 m the mean wind of a layer of 1040 m is 0.413/0.4
  // (ln(1040/0.03) - 1) = 9.8 m/s: 6.9 h.
  EXPECT_NEAR(v.first_arrival / 3600, 6.9, 0.5);
}

TEST(Horizon, ThatCutsTheReleaseIsSaidAndLeavesItUndecided) {
  const Outcome o = blown_there(12 * 3600, 4 * 3600, 2);
  EXPECT_EQ(verdict(o).verdict, Reached::undecided);
  EXPECT_EQ(verdict(o).reason_key, "horizon");
  std::string said;
  for (const Notice& n : o.notices)
    if (n.key == "far_field.release_cut") said = english(read_message(n.text));
  EXPECT_THAT(said, ::testing::HasSubstr("2 of 2 members"));
  EXPECT_THAT(said, ::testing::HasSubstr("67 %"));
}

}  // namespace
}  // namespace farreach
