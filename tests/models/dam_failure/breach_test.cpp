#include "models/dam_failure/breach.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "models/ground_flow/settling.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

BreachInput teton_like() {
  BreachInput b;
  b.volume = 310e6;
  b.water_height = 77.4;
  b.breach_height = 86.9;
  return b;
}

TEST(Breach, PeakOfTheTetonDamWithinTheErrorOfTheLaw) {
  // Observed 65 120 m3/s (Froehlich 1995, table of breaches; provisional).
  const double peak = breach_peak(teton_like());
  EXPECT_NEAR(peak, 0.607 * std::pow(310e6, 0.295) * std::pow(77.4, 1.24), 1e-6);
  EXPECT_NEAR(std::log10(peak / 65120), 0.0, 0.48);
}

TEST(Breach, TimeLaws) {
  BreachInput b = teton_like();
  EXPECT_NEAR(breach_time(b), 63.2 * std::sqrt(310e6 / (9.80665 * 86.9 * 86.9)), 1e-6);
  b.time_law = "froehlich_1995";
  EXPECT_NEAR(breach_time(b),
              3600 * 3.84 * std::pow(310.0, 0.53) * std::pow(86.9, -0.9), 1e-6);
}

TEST(Breach, EveryHydrographHoldsTheVolume) {
  for (const char* law :
       {"froehlich_1995", "xu_zhang_2009", "yassin_2025", "geometric", "erosion"}) {
    BreachInput b = teton_like();
    b.law = law;
    const Hydrograph q = breach_hydrograph(b);
    EXPECT_NEAR(q.volume() / b.volume, 1, 5e-3) << law;
    EXPECT_GT(q.peak(), 1000) << law;
    for (std::size_t k = 1; k < q.time.size(); ++k) {
      ASSERT_GT(q.time[k], q.time[k - 1]) << law;
      ASSERT_GE(q.discharge[k], 0) << law;
    }
  }
}

TEST(Breach, FasterErosionGivesAHigherPeak) {
  BreachInput slow = teton_like(), fast = teton_like();
  slow.law = fast.law = "erosion";
  slow.erosion_rate = 1e-6;
  fast.erosion_rate = 1e-4;
  EXPECT_GT(breach_hydrograph(fast).peak(), 2 * breach_hydrograph(slow).peak());
}

TEST(Breach, RefusesWhatIsNoDam) {
  BreachInput b = teton_like();
  b.water_height = 0;
  EXPECT_THROW(breach_hydrograph(b), InputError);
  b = teton_like();
  b.law = "guess";
  EXPECT_THROW(breach_hydrograph(b), InputError);
}

TEST(Settling, FallSpeedsOfFineAndCoarseGrains) {
  // Stokes for 10 micrometres: R g d^2/(18 nu); measured 0.15 m/s near 1 mm sand.
  EXPECT_NEAR(grain_fall_speed(10e-6, 2650), 1.65 * 9.80665 * 1e-10 / 18e-6, 2e-6);
  EXPECT_NEAR(grain_fall_speed(1e-3, 2650), 0.12, 0.05);
}

}  // namespace
}  // namespace farreach
