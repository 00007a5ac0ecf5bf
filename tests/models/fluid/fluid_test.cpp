#include "models/fluid/fluid.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/support/sour_gas_cases.hpp"

namespace farreach {
namespace {

TEST(Fluid, RefusesImpossibleCompositions) {
  using testing::make_fluid;
  EXPECT_THROW(make_fluid({{"H2S", 0.5}}), std::invalid_argument);
  EXPECT_THROW(make_fluid({{"H2S", 1.5}, {"C1", -0.5}}), std::invalid_argument);
  EXPECT_THROW(make_fluid({{"XYZ", 1.0}}), std::out_of_range);
}

TEST(Fluid, DropsAbsentComponents) {
  const Fluid f = testing::make_fluid({{"H2S", 0.25}, {"N2", 0.0}, {"C1", 0.75}});
  ASSERT_EQ(f.size(), 2);
  EXPECT_EQ(f.name(1), "C1");
  EXPECT_NEAR(f.molar_mass(), 0.25 * 0.034076 + 0.75 * 0.016043, 1e-15);
  EXPECT_NEAR(f.mass_fraction(0) + f.mass_fraction(1), 1, 1e-15);
}

TEST(Fluid, IsAnIdealGasWhenThin) {
  const Fluid f = testing::make_fluid(testing::lean_sour_gas());
  const Phase p = f.phase(300, 1, f.composition(), Root::stable);
  EXPECT_NEAR(p.volume / (8.314462618 * 300 / 1), 1, 1e-7);
  EXPECT_NEAR(p.enthalpy, f.ideal_enthalpy(300, f.composition()), 1e-2);
}

}  // namespace
}  // namespace farreach
