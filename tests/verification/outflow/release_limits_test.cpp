/// Releases in time against closed forms: emptying vessel, broken line, well.
#include <gtest/gtest.h>

#include <cmath>

#include "models/outflow/blowout.hpp"
#include "models/outflow/pipeline.hpp"
#include "models/outflow/vessel.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"
#include "tests/support/sour_gas_cases.hpp"

namespace farreach {
namespace {

using testing::make_fluid;
constexpr double ambient = 101325;

TEST(EmptyingVessel, FollowsTheIdealGasWhileChoked) {
  // p/p0 = (1 + (k-1)/2 t/tau)^(-2k/(k-1)), tau = V/(A a0) ((k+1)/2)^((k+1)/(2(k-1)))
  const Fluid f = make_fluid({{"N2", 1.0}});
  const double k = 1.4, volume = 50, area = 1e-3, t0 = 400, p0 = 1e6;
  const Blowdown course(f, flash_pt(f, p0, t0), volume, area, ambient);
  const double sound = std::sqrt(k * gas_constant * t0 / f.molar_mass());
  const double tau =
      volume / (area * sound) * std::pow((k + 1) / 2, (k + 1) / (2 * (k - 1)));
  for (const double share : {0.1, 0.3, 0.6, 0.9}) {
    const double t = share * tau;
    const double exact = std::pow(1 + 0.5 * (k - 1) * t / tau, -2 * k / (k - 1));
    EXPECT_NEAR(course.pressure(t) / p0 / exact, 1, 0.01) << share;
  }
}

TEST(EmptyingVessel, BalancesMassAndEnergy) {
  const Fluid f = make_fluid(testing::lean_sour_gas());
  const FluidState start = flash_pt(f, 7e6, 300);
  const Blowdown coarse(f, start, 100, 2e-3, ambient, 16);
  const Blowdown fine(f, start, 100, 2e-3, ambient, 32);
  const double left = flash_ps(f, ambient, start.entropy).density;
  EXPECT_NEAR(fine.released(1e9) / (100 * (start.density - left)), 1, 1e-12);
  const auto error = [](const Blowdown& b) {
    return std::abs(b.enthalpy_released() - b.energy_lost()) / (b.released(1e9) * 3e5);
  };
  EXPECT_LT(error(fine), 5e-3);
  EXPECT_LT(error(fine), 0.4 * error(coarse));  // second order
}

TEST(EmptyingVessel, ReleasedMassIsMonotoneAndContinuous) {
  const Fluid f = make_fluid({{"H2S", 0.1}, {"C1", 0.9}});
  const Blowdown course(f, flash_pt(f, 5e6, 300), 20, 1e-3, ambient, 24);
  double last = 0;
  for (int i = 1; i <= 400; ++i) {
    const double now = course.released(course.end_time() * i / 400);
    EXPECT_GE(now, last);
    EXPECT_LT(now - last, 0.05 * course.released(1e9));
    last = now;
  }
}

TEST(BrokenLine, ReleasesItsContentsExactly) {
  const BellWilson side(4000, 9e5, 700);
  double sum = 0;
  const double dt = 0.05;
  for (int i = 0; i < 400000; ++i) sum += side.rate((i + 0.5) * dt) * dt;
  EXPECT_NEAR(sum / 9e5, 1, 1e-5);
  EXPECT_NEAR(side.released(1e9) / 9e5, 1, 1e-12);
  EXPECT_NEAR(side.rate(0), 4000, 1e-9);
  EXPECT_NEAR((side.released(60.01) - side.released(59.99)) / 0.02, side.rate(60),
              1e-3);
}

TEST(BrokenLine, TimeScaleOfALongLine) {
  const double length = 20e3, d = 0.7, f = 0.01, c = 400, k = 1.3;
  const double exact = rupture_time_scale(length, d, f, c, k);
  const double limit = 2.0 / 3 * length / c * std::sqrt(k * f * length / d);
  EXPECT_NEAR(exact / limit, 1, 0.015);
  EXPECT_GT(std::abs(exact / limit - 1), 0.005);
  EXPECT_NEAR(rupture_time_scale(100 * length, d, f, c, k) /
                  (2.0 / 3 * 100 * length / c * std::sqrt(k * f * 100 * length / d)),
              1, 2e-3);
}

TEST(BrokenLine, FrictionOfRoughPipe) {
  // Nikuradse: 1/sqrt(f) = 1.14 - 2 log10(e/D).
  EXPECT_NEAR(1 / std::sqrt(rough_friction(1e-4)), 1.14 + 8, 1e-12);
}

Well methane_well() {
  Well w;
  w.reservoir_pressure = 3e7;
  w.reservoir_temperature = 370;
  w.depth = 3000;
  w.tubing_diameter = 0.1016;  // 4 in
  w.friction = 0.01282;        // what the Cullender-Smith factor of 4 in contains
  w.open_flow = 200;
  return w;
}

TEST(BlownOutWell, SlowColumnIsIsentropic) {
  // Without friction and speed dh = -g dz = dp/rho, so that entropy stays.
  const Fluid f = make_fluid({{"C1", 1.0}});
  Well w = methane_well();
  w.friction = 0;
  const double rate = 1e-3;
  const FluidState reservoir =
      flash_pt(f, w.reservoir_pressure, w.reservoir_temperature);
  const FluidState bottom =
      flash_ph(f, bottom_pressure(w, rate, 2e7), reservoir.enthalpy);
  const double coarse = ascend(f, w, rate, 2e7, 10).state.entropy - bottom.entropy;
  const double fine = ascend(f, w, rate, 2e7, 20).state.entropy - bottom.entropy;
  EXPECT_LT(std::abs(fine), 1.0);  // of some 300 J/(kg K) that 1e7 Pa would make
  EXPECT_NEAR(coarse / fine, 4, 0.6);
}

TEST(BlownOutWell, MeetsCullenderAndSmith) {
  // int (p/TZ) dp/(F^2 + 0.001 (p/TZ)^2) = 18.75 gamma L; psia, R, ft, MMscf/d.
  const Fluid f = make_fluid({{"C1", 1.0}});
  const Well w = methane_well();
  const double rate = 12, top_pressure = 1.2e7;
  const double kg_per_s_of_mmscfd = 28316.846592 / 0.0236448 * f.molar_mass() / 86400;
  const double q = rate / kg_per_s_of_mmscfd;
  const double friction = 0.10796 * q / std::pow(4.0, 2.612);
  const double bottom = bottom_pressure(w, rate, top_pressure);
  double sum = 0, last = 0, last_p = 0;
  for (int i = 0; i <= 60; ++i) {
    const double p = bottom * std::pow(top_pressure / bottom, i / 60.0);
    const FluidState s =
        i == 0
            ? flash_ph(
                  f, p,
                  flash_pt(f, w.reservoir_pressure, w.reservoir_temperature).enthalpy)
            : ascend(f, w, rate, p, 40).state;
    const double z = p * f.molar_mass() / (s.density * gas_constant * s.temperature);
    const double ratio = p / 6894.757 / (s.temperature * 1.8 * z);
    const double now = ratio / (friction * friction + 0.001 * ratio * ratio);
    // bottom_pressure refers to the last pressure of a march; start from the same one.
    if (i > 0) sum += 0.5 * (now + last) * (last_p - p) / 6894.757;
    last = now;
    last_p = p;
  }
  const double feet = sum / (18.75 * f.molar_mass() / dry_air_molar_mass);
  const double height = ascend(f, w, rate, top_pressure, 60).height;
  EXPECT_NEAR(height / (feet * 0.3048), 1, 0.02);
}

TEST(BlownOutWell, InflowLaws) {
  Well w = methane_well();
  EXPECT_NEAR(bottom_pressure(w, 0, ambient), 3e7, 1e-3);
  EXPECT_NEAR(bottom_pressure(w, 200, ambient), ambient, 50);
  w.exponent = 0.5;
  const double half = bottom_pressure(w, 100, ambient);
  EXPECT_NEAR((9e14 - half * half) / (9e14 - ambient * ambient), 0.25, 1e-12);
  w.vogel = true;
  const double p = bottom_pressure(w, 100, ambient), r = p / 3e7, ra = ambient / 3e7;
  EXPECT_NEAR((1 - 0.2 * r - 0.8 * r * r) / (1 - 0.2 * ra - 0.8 * ra * ra), 0.5, 1e-12);
}

TEST(BlownOutWell, TopIsReachedAndChoked) {
  const Fluid f = make_fluid(testing::lean_sour_gas());
  Well w = methane_well();
  w.friction = 0.0165;
  const WellFlow flow = solve_well(f, w, ambient);
  EXPECT_NEAR(flow.top.height / w.depth, 1, 1e-4);
  EXPECT_TRUE(flow.top.sonic);
  EXPECT_NEAR(flow.top.speed / speed_of_sound(f, flow.top.state), 1, 0.02);
  EXPECT_GT(flow.rate, 1);
  EXPECT_LT(flow.rate, w.open_flow);
  const double total = flow.top.state.enthalpy + 0.5 * flow.top.speed * flow.top.speed +
                       gravity * flow.top.height;
  EXPECT_NEAR(total,
              flash_pt(f, w.reservoir_pressure, w.reservoir_temperature).enthalpy, 5);
}

TEST(BlownOutWell, SaysWhenItCannotFlow) {
  const Fluid f = make_fluid({{"NC7", 0.9}, {"H2S", 0.1}});
  Well w = methane_well();
  w.reservoir_pressure = 1e7;  // of 20 MPa that 3000 m of liquid need
  EXPECT_THROW(solve_well(f, w, ambient), InputError);
}

}  // namespace
}  // namespace farreach
