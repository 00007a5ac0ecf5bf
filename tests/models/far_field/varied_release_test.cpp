/// Rate, duration, composition and hole of a release as inputs of an ensemble: what a
/// member releases against what its inputs say by hand.
#include <gtest/gtest.h>

#include <cmath>

#include "models/far_field/member_run.hpp"
#include "models/sour_gas/gas_source.hpp"
#include "models/sour_gas/sour_gas.hpp"
#include "models/substances/substance.hpp"
#include "tests/support/far_field_cases.hpp"
#include "tests/support/sour_gas_cases.hpp"

namespace farreach {
namespace {

constexpr double sulphur_atom = 0.03206;  // [kg/mol]

class VariedRelease : public ::testing::Test {
 protected:
  /// Few particles over an hour: only what is released is looked at.
  FarTask task(Values release, const std::string& key, std::vector<double> values) {
    FarTask task = test::far_task(fields_, 600, 3600, 100);
    for (const auto& [name, value] : release.all()) task.values.set(name, value);
    task.values = with_standards(sour_gas_parameters(), task.values);
    task.source = gas_source;
    task.plan.inputs = {{key, "", "", ""}};
    task.plan.values.clear();
    for (const double v : values) task.plan.values.push_back({v});
    return task;
  }

  WeatherFields fields_ = test::constant_fields(test::steady_weather('D', 6));
};

Values mixed_rate(double duration) {
  Values v = testing::with_composition(testing::rate_values(),
                                       {{"H2S", 0.2}, {"C1", 0.6}, {"CO2", 0.2}});
  v.set("release.temperature", 288.15);
  v.set("release.duration", duration);
  return v;
}

/// Sulphur per kg of that mixture.
double sulphur_share(double h2s, double c1, double co2) {
  const double mass = h2s * substance("H2S").molar_mass +
                      c1 * substance("C1").molar_mass +
                      co2 * substance("CO2").molar_mass;
  return h2s * sulphur_atom / mass;
}

TEST_F(VariedRelease, RateIsThatOfTheMember) {
  const FarTask t = task(mixed_rate(1200), "release.mass_rate", {5, 20});
  for (const int m : {0, 1}) {
    const double rate = t.plan.values[std::size_t(m)][0];
    EXPECT_NEAR(
        run_member(t, m).released / (rate * 1200 * sulphur_share(0.2, 0.6, 0.2)), 1,
        3e-4);
  }
}

TEST_F(VariedRelease, DurationIsThatOfTheMember) {
  const FarTask t = task(mixed_rate(1200), "release.duration", {300, 3000});
  for (const int m : {0, 1}) {
    const double time = t.plan.values[std::size_t(m)][0];
    EXPECT_NEAR(run_member(t, m).released / (10 * time * sulphur_share(0.2, 0.6, 0.2)),
                1, 3e-4);
  }
}

/// Three parts methane to one of carbon dioxide are left as they are.
TEST_F(VariedRelease, AShareOfTheCompositionScalesTheOthers) {
  const FarTask t = task(mixed_rate(1200), "release.composition.H2S", {0.04, 0.4});
  for (const int m : {0, 1}) {
    const double h2s = t.plan.values[std::size_t(m)][0], rest = 1 - h2s;
    EXPECT_NEAR(run_member(t, m).released /
                    (10 * 1200 * sulphur_share(h2s, 0.75 * rest, 0.25 * rest)),
                1, 3e-4);
  }
}

/// Gas at rest behind a hole: the rate is as its area.
TEST_F(VariedRelease, HoleIsThatOfTheMember) {
  Values hole = testing::with_composition(testing::hole_values(), {{"C7+", 0.0}});
  hole.set("release.composition.C1", 0.74);
  hole.set("release.duration", 900.0);
  const FarTask t = task(hole, "release.hole_diameter", {0.02, 0.05});
  const double one = run_member(t, 0).released, other = run_member(t, 1).released;
  EXPECT_GT(one, 0);
  EXPECT_NEAR(other / one, 2.5 * 2.5, 1e-3);
}

TEST_F(VariedRelease, ModelFactorMultipliesWhatIsComparedWithALevel) {
  FarTask t = task(mixed_rate(1200), "model_factor", {1, 4});
  t.levels = {test::h2s_level(1e-6, 600)};
  t.plan.inputs.push_back({"start", "", "s", ""});
  for (auto& row : t.plan.values) row.push_back(0);
  FarTask same = t;
  same.plan.values[0][0] = 4;
  const FarMember one = run_member(t, 0), four = run_member(same, 0);
  double most = 0;
  for (std::size_t i = 0; i < one.multiple.size(); ++i) {
    EXPECT_NEAR(four.multiple[i], 4 * one.multiple[i], 1e-5 * four.multiple[i]);
    most = std::max(most, double(one.multiple[i]));
  }
  EXPECT_GT(most, 0);
}

}  // namespace
}  // namespace farreach
