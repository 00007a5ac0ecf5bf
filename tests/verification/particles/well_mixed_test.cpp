/// Well-mixed after ten time scales: of T_L with the steps near the source, of the
/// layer, h/sigma_w, with those of aged particles.
#include <gmock/gmock.h>

#include "tests/verification/particles/well_mixed.hpp"

namespace farreach {
namespace {

constexpr int particles = 6000;
constexpr int bins = 12;

WellMixed mixed_after(const LayerCase& layer, double young, double span) {
  const WeatherFields fields = one_column(layer, 5);
  FlightOptions options;
  options.seed = 2026;
  options.young = young;
  RandomFlight flight(fields, {46, 50}, 0, 1, options);
  flight.add(evenly_to(static_cast<double>(layer.mixing_height), particles));
  flight.advance(span);
  return mixing_of(flight.particles(), static_cast<double>(layer.mixing_height), bins);
}

class WellMixedIn : public testing::TestWithParam<LayerCase> {};

void expect_mixed(const WellMixed& m) {
  EXPECT_LT(m.chi2, chi2_bound(bins - 1));
  EXPECT_LT(m.worst, 4);
  EXPECT_LT(std::abs(m.mean_w), 4);
}

TEST_P(WellMixedIn, steps_near_the_source) {
  // A quarter of the crossing time already is ten T_L at the height h/4.
  expect_mixed(mixed_after(GetParam(), 1e9, 2.5 * crossing_time(GetParam())));
}

TEST_P(WellMixedIn, steps_of_aged_particles) {
  expect_mixed(mixed_after(GetParam(), 0, 10 * crossing_time(GetParam())));
}

struct Depth {
  double mean = 0, error = 0;
};

/// Mean height half an hour after a release near the ground.
Depth depth_after(const LayerCase& layer, double young) {
  const WeatherFields fields = one_column(layer, 5);
  FlightOptions options;
  options.young = young;
  RandomFlight flight(fields, {46, 50}, 0, 1, options);
  flight.add(evenly_to(4, 1000));
  flight.advance(1800);
  double sum = 0, sum2 = 0;
  for (const float z : flight.particles().z) {
    sum += static_cast<double>(z);
    sum2 += static_cast<double>(z) * static_cast<double>(z);
  }
  return {sum / 1000, std::sqrt((sum2 / 1000 - sum / 1000 * sum / 1000) / 1000)};
}

TEST(EvenSteps, raise_a_plume_as_steps_that_follow_the_time_scale_do) {
  for (const char name : {'B', 'D', 'F'}) {
    const LayerCase& layer = six_classes()[static_cast<std::size_t>(name - 'A')];
    const Depth fine = depth_after(layer, 1e9), even = depth_after(layer, 600);
    EXPECT_NEAR(even.mean, fine.mean, 4 * std::hypot(fine.error, even.error)) << name;
  }
}

INSTANTIATE_TEST_SUITE_P(class, WellMixedIn, testing::ValuesIn(six_classes()),
                         [](const auto& instance) {
                           return std::string(instance.param.name);
                         });

}  // namespace
}  // namespace farreach
