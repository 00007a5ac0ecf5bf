/// The well-mixed condition with an error of sampling of half a percent per bin.
#include <gmock/gmock.h>

#include "tests/verification/particles/well_mixed.hpp"

namespace farreach {
namespace {

class WellMixedClosely : public testing::TestWithParam<LayerCase> {};

WellMixed mixed_at(const LayerCase& layer, double until) {
  constexpr int particles = 500000, bins = 12;
  const WeatherFields fields = one_column(layer, 0);
  RandomFlight flight(fields, {46, 50}, 0, 1, {});
  flight.add(evenly_to(static_cast<double>(layer.mixing_height), particles));
  flight.advance(until);
  return mixing_of(flight.particles(), static_cast<double>(layer.mixing_height), bins);
}

TEST_P(WellMixedClosely, near_the_source) {
  const WellMixed m = mixed_at(GetParam(), 1700);
  EXPECT_LT(m.chi2, chi2_bound(m.bins - 1));
}

TEST_P(WellMixedClosely, aged) {
  const WellMixed m = mixed_at(GetParam(), 1800 + 10 * crossing_time(GetParam()));
  EXPECT_LT(m.chi2, chi2_bound(m.bins - 1));
}

INSTANTIATE_TEST_SUITE_P(class, WellMixedClosely, testing::ValuesIn(six_classes()),
                         [](const auto& instance) {
                           return std::string(instance.param.name);
                         });

}  // namespace
}  // namespace farreach
