#include "models/dam_failure/breach.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <tuple>

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

/// The same dam, `scale` times as large.
BreachInput scaled(double scale) {
  BreachInput b;
  b.volume = 2e6 * scale * scale * scale;
  b.water_height = 3 * scale;
  b.breach_height = 4 * scale;
  b.embankment_width = 12 * scale;
  return b;
}

double exponent_of(double small, double large, double scale) {
  return std::log(large / small) / std::log(scale);
}

// Observed 65 120 m3/s (Froehlich 1995, table of breaches; provisional). Errors of
// log10 of the laws on the public collection of breaches: two of their deviations.
TEST(Breach, PeakOfTheTetonDamWithinTheErrorsOfTheLaws) {
  for (const auto& [law, mean, deviation] : {std::tuple{"froehlich_1995", 0.26, 0.48},
                                             std::tuple{"xu_zhang_2009", 0.21, 0.43},
                                             std::tuple{"yassin_2025", -0.02, 0.36}}) {
    BreachInput b = teton_like();
    b.law = law;
    EXPECT_NEAR(std::log10(breach_peak(b) / 65120), mean, 2 * deviation) << law;
  }
}

// Froude: a discharge grows with the power 5/2 of the size of the dam, a time with 1/2.
// Froehlich 2016 and 2008 keep to it exactly, the fits to within the third digit of
// their exponents; that of 1995 is of another dimension and known for it (17/8).
TEST(Breach, LawsGrowWithTheSizeOfTheDamAsFroudeSays) {
  for (const auto& [law, power, error] :
       {std::tuple{"froehlich_2016", 2.5, 1e-12},
        std::tuple{"xu_zhang_2009", 2.5, 0.02}, std::tuple{"yassin_2025", 2.5, 0.02},
        std::tuple{"froehlich_1995", 2.125, 1e-12}}) {
    BreachInput small = scaled(1), large = scaled(2);
    small.law = large.law = law;
    EXPECT_NEAR(exponent_of(breach_peak(small), breach_peak(large), 2), power, error)
        << law;
  }
  BreachInput small = scaled(1), large = scaled(2);
  EXPECT_NEAR(exponent_of(breach_time(small), breach_time(large), 2), 0.5, 1e-12);
}

// A dam fails no less by overtopping, through erodible fill and the higher it is.
TEST(Breach, PeaksOrderAsTheirCausesDo) {
  for (const char* law : {"froehlich_2016", "xu_zhang_2009"}) {
    BreachInput over = scaled(5), piping = scaled(5);
    over.law = piping.law = law;
    piping.overtopping = false;
    EXPECT_GT(breach_peak(over), breach_peak(piping)) << law;
  }
  BreachInput soil = scaled(5);
  soil.law = "xu_zhang_2009";
  double last = 0;
  for (const char* word : {"low", "medium", "high"}) {
    soil.erodibility = word;
    EXPECT_GT(breach_peak(soil), last) << word;
    last = breach_peak(soil);
  }
}

// The two laws as another program prints them, in hours with three digits (FLO-2D
// guidelines): 0.00254 V^0.53 h^-0.9 and 0.0176 sqrt(V/(g h^2)).
TEST(Breach, TimeLawsInHoursAsPrintedElsewhere) {
  BreachInput b = teton_like();
  EXPECT_NEAR(breach_time(b) / 3600, 1.139, 0.004);
  b.time_law = "froehlich_1995";
  EXPECT_NEAR(breach_time(b) / 3600, 1.446, 0.003);
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

// The exact solution of Stokes for slow fall: the square of the diameter, and the
// weight against the water. Coarse grains fall with its root. 0.15 m/s was measured
// near 1 mm of sand.
TEST(Settling, FineGrainsFallByStokesAndCoarseOnesWithTheRoot) {
  const double fine = grain_fall_speed(2e-6, 2650);
  EXPECT_NEAR(grain_fall_speed(4e-6, 2650) / fine, 4, 0.01);
  EXPECT_NEAR(grain_fall_speed(2e-6, 1825) / fine, 0.5, 1e-3);
  EXPECT_NEAR(grain_fall_speed(0.4, 2650) / grain_fall_speed(0.1, 2650), 2, 0.01);
  EXPECT_NEAR(grain_fall_speed(1e-3, 2650), 0.12, 0.05);
  // 10 micrometres of quartz in water of 1e-6 m2/s: 0.0899 mm/s.
  EXPECT_NEAR(grain_fall_speed(10e-6, 2650), 0.0899e-3, 0.001e-3);
}

}  // namespace
}  // namespace farreach
