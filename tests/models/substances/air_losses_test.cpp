#include "models/substances/air_losses.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace farreach {
namespace {

TEST(Losses, HydrogenSulphideLivesAsLongAsPublished) {
  // Herndon (2006) and the rate constant: about 2.4 days at 1e6 OH per cm3 and 298 K.
  const double day = 86400;
  EXPECT_NEAR(-1 / std::log(1 - oxidized_share(day, {.hydroxyl = 1e6}, 298)), 2.44,
              0.05);
  EXPECT_EQ(oxidized_share(day, {}, 298), 0);
}

TEST(Losses, DepositionEmptiesTheGroundLayerExponentially) {
  const LossRates rates{.deposition_h2s = 0.003, .deposition_so2 = 0.01};
  const auto low = deposited_share(600, rates, {.height = 5, .ground_depth = 50});
  EXPECT_NEAR(low[far_h2s], 1 - std::exp(-0.003 * 600 / 50), 1e-14);
  EXPECT_NEAR(low[far_so2], 1 - std::exp(-0.01 * 600 / 50), 1e-14);
  EXPECT_EQ(deposited_share(600, rates, {.height = 51, .ground_depth = 50})[far_so2],
            0);
}

TEST(Losses, TwoStepsAreOneStep) {
  const LossRates rates{1e6, 0.003, 0.01, 2e-5};
  const LossPlace place{1, 20, 2.0 / 3600};
  const auto twice = [](double part) { return 1 - (1 - part) * (1 - part); };
  EXPECT_NEAR(oxidized_share(600, rates, 280), twice(oxidized_share(300, rates, 280)),
              1e-15);
  EXPECT_NEAR(deposited_share(600, rates, place)[far_so2],
              twice(deposited_share(300, rates, place)[far_so2]), 1e-14);
}

TEST(Losses, RainWashesOutSulphurDioxideAlone) {
  const LossRates rates{.washout_so2 = 2e-5};
  const LossPlace rain{500, 20, 1.0 / 3600};  // 1 mm/h
  const auto gone = deposited_share(3600, rates, rain);
  EXPECT_NEAR(gone[far_so2], 1 - std::exp(-2e-5 * 3600), 1e-12);
  EXPECT_EQ(gone[far_h2s], 0);
  EXPECT_EQ(deposited_share(3600, rates, {2500, 20, 1.0 / 3600})[far_so2], 0);
}

}  // namespace
}  // namespace farreach
