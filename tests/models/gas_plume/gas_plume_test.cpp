// Properties of every plume: finite, falling, balanced, smooth, honest about its range.
#include "models/gas_plume/gas_plume.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "solver/base/error.hpp"
#include "tests/verification/gas_plume/cases.hpp"

namespace farreach {
namespace {

using testing::gas_source;
using testing::plume_of;
using testing::weather;

struct NamedSource {
  std::string name;
  SourceSegment source;
};

std::vector<NamedSource> sources(const Weather& w) {
  std::vector<NamedSource> list;
  const std::vector<SourceComponent> sour = {
      {"H2S", 0.2, 0}, {"C1", 0.6, 0}, {"C3", 0.1, 0}, {"CO2", 0.1, 0}};
  SourceSegment s = gas_source(w, 100, 0.6, 250, sour);
  s.height = 2;
  list.push_back({"horizontal jet", s});
  s.elevation = 90;
  list.push_back({"vertical jet", s});
  s.elevation = 30;
  s.azimuth_to_wind = 170;
  list.push_back({"jet against the wind", s});
  SourceSegment wet =
      gas_source(w, 40, 0.15, 220, {{"H2S", 0.8, 0.3}, {"NC7", 0.2, 0.2}});
  wet.excess_enthalpy -= 1.2e5;
  wet.height = 1;
  list.push_back({"jet with drops", wet});
  SourceSegment pool = gas_source(w, 100, 400, 250, {{"H2S", 0.2, 0}, {"CO2", 0.8, 0}});
  pool.geometry = SourceGeometry::area;
  list.push_back({"dense source at the ground", pool});
  SourceSegment vent = gas_source(w, 5, 100, 300, {{"C1", 0.95, 0}, {"H2S", 0.05, 0}});
  vent.geometry = SourceGeometry::area;
  list.push_back({"light source at the ground", vent});
  SourceSegment fire = gas_source(w, 300, 60, 1400, {{"N2", 0.9, 0}, {"SO2", 0.1, 0}});
  fire.elevation = 90;
  fire.height = 5;
  list.push_back({"fire", fire});
  return list;
}

void expect_good(const PlumeTable& plume, const std::string& name) {
  const auto& slices = plume.segments.at(0).slices;
  EXPECT_EQ(slices.size(), 160U) << name << ": " << plume.limiting;
  for (std::size_t i = 0; i < slices.size(); ++i) {
    const PlumeSlice& s = slices[i];
    for (const double v : {s.z_centre, s.sigma_z, s.shape_z, s.half_width, s.sigma_y,
                           s.sigma_meander, s.mole_fraction, s.density, s.temperature,
                           s.advection_speed, s.arrival, s.sigma_t, s.intensity})
      ASSERT_TRUE(std::isfinite(v)) << name << " " << s.x;
    EXPECT_GT(s.mole_fraction, 0) << name << " " << s.x;
    EXPECT_GT(s.advection_speed, 0) << name << " " << s.x;
    if (i == 0 || slices[i - 1].x < 30) continue;
    EXPECT_LE(s.mole_fraction, slices[i - 1].mole_fraction * (1 + 1e-3))
        << name << " " << s.x;
    EXPECT_GT(s.arrival, slices[i - 1].arrival) << name << " " << s.x;
  }
  for (const auto& b : plume.balances)
    EXPECT_LT(b.worst_relative, 1e-6) << name << " " << b.quantity;
}

TEST(Plume, IsFiniteFallingAndBalancedInAllWeathers) {
  for (const char stability : {'A', 'B', 'C', 'D', 'E', 'F'})
    for (const double wind : {0.5, 2.0, 6.0, 15.0})
      for (const auto& [name, source] : sources(weather(stability, wind)))
        expect_good(plume_of(weather(stability, wind), source, "H2S"),
                    name + " " + weather(stability, wind).name);
}

TEST(Plume, OfALiquidBelowItsBoilingPointIsFollowed) {
  // A degree above and a degree below the boiling point of 212.8 K the heat that the
  // drops take differs, not the matter: far away the two plumes are much the same.
  const Weather w = weather('F', 2);
  double before = 0;
  for (const double temperature : {214.0, 212.0, 190.0}) {
    SourceSegment s = gas_source(w, 50, 1, temperature, {{"H2S", 1, 0}});
    s.density = temperature < 212.8 ? 950 : s.density;
    s.speed = 50;
    s.area = s.mass_rate / (s.density * s.speed);
    s.height = 1;
    const auto plume = plume_of(w, s, "H2S");
    expect_good(plume, "liquid at " + std::to_string(temperature));
    const double there = mole_fraction(plume, 0, 10e3, 0, 1.5, 1e9, 600);
    if (before == 0) before = there;
    EXPECT_NEAR(there / before, 1, 0.3) << temperature;
  }
}

TEST(Plume, OfAStrongJetStraightUpGoesDownwindFromItsFirstStep) {
  for (const char stability : {'D', 'F'})
    for (const double speed : {20.0, 120.0, 300.0}) {
      const Weather w = weather(stability, stability == 'D' ? 5 : 2);
      SourceSegment s = gas_source(w, 3000, 3000 / (1.3 * speed), 200,
                                   {{"H2S", 0.08, 0}, {"C1", 0.6, 0}, {"C3", 0.32, 0}});
      s.elevation = 90;
      s.height = 1;
      const auto plume = plume_of(w, s, "H2S");
      double before = 0;
      for (const PlumeSlice& slice : plume.segments[0].slices) {
        EXPECT_GT(slice.arrival, before) << w.name << " " << speed << " " << slice.x;
        EXPECT_GE(slice.z_centre, 0) << w.name << " " << speed << " " << slice.x;
        before = slice.arrival;
      }
    }
}

TEST(Plume, OfAWideFlatSourceIsFollowed) {
  for (const char stability : {'A', 'D', 'F'})
    for (const double area : {3e3, 5e3, 2e4, 1e6}) {
      const Weather w = weather(stability, stability == 'D' ? 5 : 2);
      SourceSegment s =
          gas_source(w, 20, area, 290, {{"H2S", 0.05, 0}, {"C1", 0.95, 0}});
      s.geometry = SourceGeometry::area;
      const auto plume = plume_of(w, s, "H2S");
      EXPECT_EQ(followed(plume).end, PlumeEnd::valid) << w.name << " " << area;
      EXPECT_EQ(plume.segments[0].slices.size(), 160u) << w.name << " " << area;
    }
}

TEST(Plume, SaysInItsTypeHowFarItWasFollowed) {
  PlumeTable plume;
  EXPECT_EQ(followed(plume).end, PlumeEnd::failed);  // none is not a short one
  const Weather w = weather('D', 5);
  plume = plume_of(w, sources(w)[0].source, "H2S");
  EXPECT_EQ(followed(plume).end, PlumeEnd::valid);
  EXPECT_TRUE(std::isinf(followed(plume).until));
  // 10 t/s through one square metre at ground level, six kilometres a second: beyond
  // any release, and beyond the equations.
  SourceSegment s = gas_source(w, 1e4, 1, 290, {{"H2S", 0.2, 0}, {"CO2", 0.8, 0}});
  s.geometry = SourceGeometry::area;
  plume = plume_of(weather('F', 0.5), s, "H2S");
  const Followed f = followed(plume);
  EXPECT_EQ(f.end, PlumeEnd::out_of_range);
  EXPECT_EQ(f.until, plume.segments[0].slices.back().x);
  EXPECT_FALSE(f.reason.empty());
  plume.segments[0].slices.clear();
  EXPECT_EQ(followed(plume).end, PlumeEnd::failed);
  EXPECT_THROW(slice_at(plume.segments[0], 100), RunError);
}

TEST(Plume, AnswersInACalmAndSaysSo) {
  const Weather w = weather('F', 0);
  const auto plume = plume_of(w, sources(w)[0].source, "H2S");
  expect_good(plume, "calm");
  EXPECT_TRUE(std::any_of(plume.notices.begin(), plume.notices.end(),
                          [](const auto& n) { return n.key == "plume.calm"; }));
}

TEST(Plume, ChangesLittleWhenTheInputDoes) {
  Weather w = weather('D', 5), moved = w;
  moved.wind_speed *= 1 + 1e-6;
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}, std::size_t{4}}) {
    const PlumeOptions fine{.tolerance = 1e-7};
    const auto a = plume_of(w, sources(w)[i].source, "H2S", fine);
    const auto b = plume_of(moved, sources(w)[i].source, "H2S", fine);
    for (const double x : {50.0, 500.0, 5000.0})
      EXPECT_NEAR(slice_at(a.segments[0], x).mole_fraction /
                      slice_at(b.segments[0], x).mole_fraction,
                  1, 2e-4)
          << i << " " << x;
  }
}

TEST(Plume, DoesNotHangOnTheToleranceOrTheGrid) {
  const Weather w = weather('D', 5);
  for (const auto& [name, source] : sources(w)) {
    const auto usual = plume_of(w, source, "H2S");
    const auto fine = plume_of(w, source, "H2S", {.slices = 320, .tolerance = 1e-7});
    for (const double x : {100.0, 1000.0, 10000.0})
      EXPECT_NEAR(slice_at(usual.segments[0], x).mole_fraction /
                      slice_at(fine.segments[0], x).mole_fraction,
                  1, 0.02)
          << name << " " << x;
  }
}

TEST(Plume, KnowsTheSharesOfTheTrackedSubstances) {
  const Weather w = weather('D', 5);
  PlumeTrain train(w, {"H2S", "SO2"}, {});
  train.emit(gas_source(w, 1, 0.1, 280, {{"H2S", 0.5, 0}, {"C1", 0.5, 0}}));
  const auto& share = train.table().segments[0].molar_share;
  EXPECT_NEAR(share[0], (0.5 / 34.08) / (0.5 / 34.08 + 0.5 / 16.043), 1e-3);
  EXPECT_EQ(share[1], 0);
}

TEST(Plume, RefusesASourceWithoutFlow) {
  const Weather w = weather('D', 5);
  PlumeTrain train(w, {"H2S"}, {});
  SourceSegment s = sources(w)[0].source;
  s.mass_rate = std::nan("");
  EXPECT_THROW(train.emit(s), RunError);
  EXPECT_THROW(PlumeTrain(w, {"H2S"}, {.slices = 1}), InputError);
}

}  // namespace
}  // namespace farreach
