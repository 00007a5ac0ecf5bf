#include "models/toxicity/toxicity.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace farreach {
namespace {

constexpr double minute = 60;

double lc50_ppm(const char* key, double minutes) {
  const ProbitModel& model = probit_model(key);
  const double c = concentration_for_fraction(model, 0.5, minutes * minute);
  return 1e6 * mole_fraction_from_unit_of(model, c, molar_volume(298.15, 101325));
}

TEST(Probit, MedianLethalConcentrationsAreTheTabulatedOnes) {
  struct Row {
    const char* key;
    double ppm_1, ppm_10, ppm_30, ppm_60;
  };
  // From the published coefficients, rounded to 10 ppm or better.
  for (const Row& row :
       {Row{"h2s_perry_articola", 4750, 950, 440, 270},
        Row{"h2s_tno", 4240, 1260, 710, 490}, Row{"h2s_ercb_1990", 910, 470, 345, 280},
        Row{"h2s_rijnmond_triple_shifted", 1060, 420, 270, 205},
        Row{"h2s_hse", 1970, 1110, 840, 710}}) {
    EXPECT_NEAR(lc50_ppm(row.key, 1), row.ppm_1, 0.02 * row.ppm_1) << row.key;
    EXPECT_NEAR(lc50_ppm(row.key, 10), row.ppm_10, 0.02 * row.ppm_10) << row.key;
    EXPECT_NEAR(lc50_ppm(row.key, 30), row.ppm_30, 0.02 * row.ppm_30) << row.key;
    EXPECT_NEAR(lc50_ppm(row.key, 60), row.ppm_60, 0.02 * row.ppm_60) << row.key;
  }
}

TEST(Probit, HseLoadsGiveTheSharesTheyAreDefinedBy) {
  EXPECT_NEAR(fraction_killed(probit_model("h2s_hse"), 2.0e12), 0.03, 1e-12);
  EXPECT_NEAR(fraction_killed(probit_model("h2s_hse"), 1.5e13), 0.50, 1e-12);
  EXPECT_NEAR(fraction_killed(probit_model("so2_hse"), 4.6e6), 0.03, 1e-12);
  // HSE's own example pairs for SO2 at SLOT: 965 ppm for 5 min, 395 ppm for 30 min.
  EXPECT_NEAR(toxic_load(965, 5 * minute, 2), 4.6e6, 0.02 * 4.6e6);
  EXPECT_NEAR(toxic_load(395, 30 * minute, 2), 4.6e6, 0.02 * 4.6e6);
}

TEST(Probit, FractionFollowsTheNormalDistribution) {
  const ProbitModel& model = probit_model("h2s_ercb_1990");
  const auto load_of_probit = [&](double pr) {
    return std::exp((pr - model.a) / model.b);
  };
  // Quantiles of the normal distribution from standard tables.
  EXPECT_NEAR(fraction_killed(model, load_of_probit(2.67)), 0.0099031, 1e-6);
  EXPECT_NEAR(fraction_killed(model, load_of_probit(5)), 0.5, 1e-14);
  EXPECT_NEAR(fraction_killed(model, load_of_probit(6.0)), 0.8413447, 1e-7);
  EXPECT_EQ(fraction_killed(model, 0), 0);
}

TEST(Probit, InverseFindsTheWayBack) {
  for (const ProbitModel& model : probit_models()) {
    for (const double p : {1e-6, 0.01, 0.3, 0.5, 0.99}) {
      EXPECT_NEAR(fraction_killed(model, load_for_fraction(model, p)), p, 1e-11 * p)
          << model.key << ' ' << p;
      const double c = concentration_for_fraction(model, p, 600);
      EXPECT_NEAR(fraction_killed(model, toxic_load(c, 600, model.n)), p, 1e-11 * p);
    }
  }
}

TEST(Probit, UnknownKeyNamesTheKnownOnes) {
  try {
    probit_model("h2s_tnt");
    FAIL() << "accepted";
  } catch (const std::out_of_range& error) {
    EXPECT_NE(std::string(error.what()).find("h2s_tno"), std::string::npos);
  }
}

TEST(Units, PpmAndMilligramsPerCubicMetre) {
  // At 25 degC and 1 atm one mole fills 24.465 l; H2S weighs 34.08 g/mol.
  const double volume = molar_volume(298.15, 101325);
  EXPECT_NEAR(volume, 0.024465, 1e-6);
  EXPECT_NEAR(mg_per_m3_from_ppm(10, 0.03408, volume), 13.93, 0.01);
  EXPECT_NEAR(ppm_from_mg_per_m3(13.93, 0.03408, volume), 10, 0.01);
  const ProbitModel& tno = probit_model("h2s_tno");
  const double c = concentration_in_unit_of(tno, 10e-6, volume);
  EXPECT_NEAR(c, 13.93, 0.01);
  EXPECT_NEAR(mole_fraction_from_unit_of(tno, c, volume), 10e-6, 1e-20);
}

TEST(ToxicLoad, IsExactForLinearPieces) {
  const std::vector<double> time{0, 600, 1200, 1800};
  const std::vector<double> c{0, 300, 300, 0};
  for (const double n : {1.0, 1.43, 2.0, 4.0}) {
    const double exact = (2 * 10 / (n + 1) + 10) * std::pow(300, n);
    EXPECT_NEAR(toxic_load(time, c, n), exact, 1e-13 * exact) << n;
  }
}

TEST(ToxicLoad, IsContinuousWhereTheTwoFormulasMeet) {
  // Relative half-difference r on both sides of 1e-3, against the series in long
  // double.
  for (const double r : {0.9e-3, 0.999e-3, 1.001e-3, 1.1e-3}) {
    const double n = 2.5;
    const std::vector<double> c{100 * (1 - r), 100 * (1 + r)};
    const double exact =
        std::pow(100, n) * (1 + r * r * n * (n - 1) / 6 +
                            r * r * r * r * n * (n - 1) * (n - 2) * (n - 3) / 120);
    EXPECT_NEAR(toxic_load({{0, 60}}, c, n), exact, 1e-12 * exact) << r;
  }
}

TEST(ToxicLoad, DoesNotDependOnHowTheHistoryIsCut) {
  const std::vector<double> coarse_t{0, 3600}, coarse_c{10, 500};
  std::vector<double> fine_t, fine_c;
  for (int i = 0; i <= 720; ++i) {
    fine_t.push_back(5.0 * i);
    fine_c.push_back(10 + 490 * i / 720.0);
  }
  const double whole = toxic_load(coarse_t, coarse_c, 3.5);
  EXPECT_NEAR(toxic_load(fine_t, fine_c, 3.5), whole, 1e-12 * whole);
}

TEST(ToxicLoad, RefusesWhatCannotBe) {
  EXPECT_THROW(toxic_load({{0, 1}}, {{1, -1}}, 2), std::invalid_argument);
  EXPECT_THROW(toxic_load({{0, 1}}, {{1, NAN}}, 2), std::invalid_argument);
  EXPECT_THROW(toxic_load({{1, 0}}, {{1, 1}}, 2), std::invalid_argument);
  EXPECT_THROW(toxic_load({{0}}, {{1, 1}}, 2), std::invalid_argument);
  EXPECT_EQ(toxic_load(std::vector<double>{}, std::vector<double>{}, 2), 0);
}

TEST(Fluctuation, AmplifiesLikeAGammaDistribution) {
  EXPECT_NEAR(fluctuation_amplification(0.8, 1.43), 1.2, 0.05);
  EXPECT_NEAR(fluctuation_amplification(0.8, 1.9), 1.5, 0.06);
  EXPECT_NEAR(fluctuation_amplification(0.8, 2.5), 2.4, 0.05);
  EXPECT_NEAR(fluctuation_amplification(0.8, 3.5), 6.2, 0.05);
  EXPECT_NEAR(fluctuation_amplification(0.8, 4.0), 10.9, 0.05);
  // i = 1 is the exponential distribution: Gamma(1 + n).
  for (const double n : {1.43, 1.9, 2.5, 3.5, 4.0})
    EXPECT_NEAR(fluctuation_amplification(1, n), std::tgamma(1 + n), 1e-12 * 24);
  // n = 2 is 1 + i^2 by definition of the variance, n = 1 is 1.
  for (const double i : {0.0, 1e-6, 0.99e-4, 1.01e-4, 0.01, 0.5, 3.0, 10.0}) {
    EXPECT_NEAR(fluctuation_amplification(i, 2) / (1 + i * i), 1, 1e-11) << i;
    EXPECT_NEAR(fluctuation_amplification(i, 1), 1, 1e-11) << i;
  }
  EXPECT_NEAR(load_equivalent_concentration(100, 1, 4), 100 * std::pow(24, 0.25), 1e-9);
}

TEST(Indoors, StepOutsideFillsTheHouseExponentially) {
  const Shelter house{.infiltration_rate = 1.0 / 3600};
  std::vector<double> time, outdoor;
  for (int i = 0; i <= 12; ++i) {
    time.push_back(600.0 * i);
    outdoor.push_back(100);
  }
  const auto indoor = indoor_concentration(time, outdoor, house);
  ASSERT_EQ(indoor.size(), time.size());
  for (std::size_t i = 0; i < time.size(); ++i)
    EXPECT_NEAR(indoor[i], 100 * -std::expm1(-time[i] / 3600), 1e-11);
}

TEST(Indoors, RampOutsideIsExactWhateverTheSampling) {
  const double lam = 5e-4, kd = 1e-4, k = lam + kd, slope = 0.05;
  const Shelter house{.infiltration_rate = lam, .removal_rate = kd};
  const auto exact = [&](double t) {
    return lam * slope * (t / k + std::expm1(-k * t) / (k * k));
  };
  for (const double step : {1.0, 10.0, 17.0, 3000.0}) {
    std::vector<double> time, outdoor;
    for (double t = 0; t <= 6000; t += step) {
      time.push_back(t);
      outdoor.push_back(slope * t);
    }
    const auto indoor = indoor_concentration(time, outdoor, house);
    EXPECT_NEAR(indoor.back(), exact(time.back()), 1e-10 * exact(time.back())) << step;
  }
}

TEST(Indoors, MassIsConservedThroughPassageAndVenting) {
  // Without loss to surfaces the indoor and outdoor time integrals are equal at last.
  const Shelter house{.infiltration_rate = 2e-4,
                      .venting_start = 4321,  // between two samples
                      .venting_rate = 5e-3};
  const std::vector<double> time{0, 600, 3000, 3600, 9000};
  const std::vector<double> outdoor{0, 80, 80, 0, 0};
  const auto indoor = indoor_concentration(time, outdoor, house);
  const double load = indoor_load(time, outdoor, house, 1) +
                      indoor_load_after(indoor.back(), 9000, house, 1);
  // d Ci/dt = lam(t) (Co - Ci): int lam Ci dt = int lam Co dt. Before venting all of
  // Co has passed, so lam_1 I_1 + lam_2 I_2 = lam_1 int Co dt, with I_1 up to venting.
  const double before =
      indoor_load({{0, 600, 3000, 3600, 4321}}, {{0, 80, 80, 0, 0}}, house, 1);
  const double after = load - before;
  EXPECT_NEAR(2e-4 * before + 5e-3 * after, 2e-4 * (80 * 2700 + 80 * 300) / 60, 1e-9);
}

TEST(Indoors, LoadAgreesWithTheClosedFormForAStep) {
  // Ci = 1 - exp(-x): int_0^X (1-e^-x)^2 dx = X - 2(1-e^-X) + (1-e^-2X)/2.
  const double lam = 1e-3, end = 4000, X = lam * end;
  const double closed = X + 2 * std::expm1(-X) - 0.5 * std::expm1(-2 * X);
  const Shelter house{.infiltration_rate = lam};
  EXPECT_NEAR(indoor_load({{0, end}}, {{1, 1}}, house, 2), closed / lam / 60,
              1e-10 * closed / lam / 60);
  // Exponent 1.43 has a weak singularity at the start; against a fine trapezium.
  double sum = 0;
  const int steps = 400000;
  for (int i = 0; i <= steps; ++i)
    sum += (i == 0 || i == steps ? 0.5 : 1.0) *
           std::pow(-std::expm1(-X * i / steps), 1.43);
  sum *= end / steps / 60;
  EXPECT_NEAR(indoor_load({{0, end}}, {{1, 1}}, house, 1.43), sum, 1e-6 * sum);
}

TEST(Indoors, WhatFollowsTheHistoryIsNotForgotten) {
  const Shelter house{.infiltration_rate = 1e-4};
  EXPECT_NEAR(indoor_load_after(50, 1000, house, 2), 2500 / (2 * 1e-4) / 60, 1e-9);
  // The same from a long history of clean air.
  const std::vector<double> time{0, 1, 1000, 1001, 400000};
  const std::vector<double> outdoor{0, 500, 500, 0, 0};
  const auto indoor = indoor_concentration(time, outdoor, house);
  const double until = indoor_load({{0, 1, 1000, 1001}}, {{0, 500, 500, 0}}, house, 2);
  const double all = indoor_load(time, outdoor, house, 2);
  EXPECT_NEAR(until + indoor_load_after(indoor[3], 1001, house, 2), all, 1e-7 * all);
  const Shelter tight{};
  EXPECT_TRUE(std::isinf(indoor_load_after(50, 1000, tight, 2)));
  EXPECT_EQ(indoor_load_after(0, 1000, tight, 2), 0);
}

}  // namespace
}  // namespace farreach
