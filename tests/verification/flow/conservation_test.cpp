/// Laws that hold on any ground: mass, no negative depth, tracer bounds, the same bits
/// for any number of threads, on any vector unit, and after a restart.
#include <gmock/gmock.h>

#include <cmath>
#include <random>
#include <sstream>

#include "solver/base/error.hpp"
#include "solver/base/parallel.hpp"
#include "tests/verification/flow/flow_cases.hpp"

namespace farreach {
namespace {

using namespace flow_cases;

constexpr int nx = 170, ny = 130;

/// Cliffs, pits and walls of up to 30 m between cells of 10 m.
std::vector<double> random_bed(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<double> bed(nx * ny);
  const auto draw = [&](unsigned count) {
    return static_cast<double>(random() % count);
  };
  for (double& z : bed) {
    z = 500 + 0.01 * draw(1000);
    if (draw(20) == 0) z += 0.1 * draw(300);
  }
  return bed;
}

template <class Real>
FlowSetup<Real> rough_setup(unsigned seed) {
  FlowSetup<Real> s;
  s.raster = square_cells(nx, ny, 10);
  s.bed = [bed = random_bed(seed)](int i, int j) { return bed[j * nx + i] - 0.05 * i; };
  s.resistance = manning<Real>(0.03, s.settings.gravity);
  return s;
}

template <class Real>
void fill(FlowSolver<Real>& flow) {
  flow.set_state([](int i, int j) {
    return FlowState{std::hypot(i - 60.0, j - 70.0) < 30 ? 15.0 : 0.0, 0, 0};
  });
}

template <class Real>
double lowest(const FlowSolver<Real>& flow) {
  double low = 0;
  for (int j = 0; j < ny; ++j)
    for (int i = 0; i < nx; ++i) low = std::min(low, flow.at(i, j).h);
  return low;
}

template <class Real>
std::string state_of(const FlowSolver<Real>& flow) {
  std::ostringstream out;
  flow.save(out);
  return out.str();
}

template <class Real>
void expect_mass_kept(double tolerance) {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    FlowSolver<Real> flow(rough_setup<Real>(seed));
    fill(flow);
    const double before = flow.volume();
    for (int k = 0; k < 600; ++k) flow.advance(100);
    EXPECT_NEAR(flow.volume() / before, 1.0, tolerance) << "seed " << seed;
    EXPECT_GE(lowest(flow), 0.0) << "seed " << seed;
    EXPECT_EQ(flow.counters().through_rim, 0.0);
    std::printf("seed %u: mass %.3g, drained %llu of %llu tile steps\n", seed,
                flow.volume() / before - 1,
                (unsigned long long)flow.counters().drained_tile_steps,
                (unsigned long long)flow.counters().cell_steps / tile_cells);
  }
}

TEST(RandomTerrain, keeps_mass_and_sign_in_double) {
  expect_mass_kept<double>(1e-13);
}

TEST(RandomTerrain, keeps_mass_and_sign_in_float) {
  expect_mass_kept<float>(1e-6);
}

TEST(RandomTerrain, is_the_same_with_dry_tiles_asleep_or_awake) {
  auto s = rough_setup<float>(1);
  FlowSolver<float> asleep(s);
  s.settings.all_awake = true;
  FlowSolver<float> awake(s);
  fill(asleep);
  fill(awake);
  EXPECT_LT(asleep.tiles().active().size(), awake.tiles().active().size());
  int differing = 0;
  for (int k = 0; k < 200; ++k)
    differing += asleep.advance(100) == awake.advance(100) ? 0 : 1;
  for (int j = 0; j < ny; ++j)
    for (int i = 0; i < nx; ++i) {
      const FlowState a = asleep.at(i, j), b = awake.at(i, j);
      differing += a.h == b.h && a.u == b.u && a.v == b.v ? 0 : 1;
    }
  EXPECT_EQ(differing, 0);
}

/// Grains with a strength, and water under wind and rotation.
template <class Real>
void expect_mass_kept_under(const FlowSetup<Real>& s, double tolerance) {
  FlowSolver<Real> flow(s);
  fill(flow);
  const double before = flow.volume();
  for (int k = 0; k < 300; ++k) flow.advance(100);
  EXPECT_NEAR(flow.volume() / before, 1.0, tolerance);
  EXPECT_GE(lowest(flow), 0.0);
  EXPECT_EQ(flow.counters().through_rim, 0.0);
}

template <class Real>
FlowSetup<Real> grains(unsigned seed) {
  auto s = rough_setup<Real>(seed);
  s.resistance = voellmy<Real>(0.2, 500, s.settings.gravity);
  s.strength.slope = 0.2;
  return s;
}

template <class Real>
FlowSetup<Real> stormy(unsigned seed) {
  auto s = rough_setup<Real>(seed);
  s.forces = [](double t, double x, double y) {
    return FlowForces{1e-2 * std::sin(t + 0.01 * x), 2e-3 + 1e-5 * y, 0, 1e-3, 1e-3};
  };
  return s;
}

TEST(RandomTerrain, keeps_mass_of_grains_and_in_a_storm) {
  expect_mass_kept_under(grains<double>(10), 1e-13);
  expect_mass_kept_under(grains<float>(10), 1e-6);
  expect_mass_kept_under(stormy<double>(11), 1e-13);
  expect_mass_kept_under(stormy<float>(11), 1e-6);
}

TEST(RandomTerrain, counts_what_leaves_through_open_sides) {
  auto s = rough_setup<double>(4);
  for (const Side side : {Side::west, Side::east, Side::south, Side::north})
    s.rims.push_back({side, RimKind::open, {}});
  FlowSolver<double> flow(s);
  flow.set_state([](int, int) { return FlowState{5.0, 1.0, 0.5}; });
  const double before = flow.volume();
  for (int k = 0; k < 300; ++k) flow.advance(100);
  EXPECT_LT(flow.counters().through_rim, -0.01 * before);
  EXPECT_NEAR((flow.volume() - flow.counters().through_rim) / before, 1.0, 1e-12);
}

TEST(RandomTerrain, counts_sources) {
  auto s = rough_setup<double>(5);
  s.sources.push_back({{20, 30}, [](double t) { return 200 + t; }, 1.0, 0.0, {}});
  FlowSolver<double> flow(s);
  run(flow, 120.0);
  EXPECT_NEAR(flow.volume(), 200 * 120 + 0.5 * 120 * 120, 1e-6);
  EXPECT_NEAR(flow.volume() / flow.counters().from_sources, 1.0, 1e-13);
  EXPECT_LT(flow.tiles().active().size(), 10U);
}

template <class Real>
void expect_tracer_bounded(double tolerance) {
  auto s = rough_setup<Real>(6);
  s.tracers = 2;
  FlowSolver<Real> flow(s);
  fill(flow);
  flow.set_tracer(0, [](int i, int) { return i % 7 < 3 ? 2.0 : 1.0; });
  flow.set_tracer(1, [](int, int) { return 0.25; });
  const double before = flow.tracer_content(0);
  double low = 9, high = 0, uniform = 0;
  for (int k = 0; k < 400; ++k) {
    flow.advance(100);
    if (k % 40 != 39) continue;
    for (int j = 0; j < ny; ++j)
      for (int i = 0; i < nx; ++i) {
        if (!(flow.at(i, j).h > 1e-6)) continue;
        const double c = flow.concentration(0, i, j);
        low = std::min(low, c);
        high = std::max(high, c);
        uniform = std::max(uniform, std::abs(flow.concentration(1, i, j) / 0.25 - 1));
      }
  }
  EXPECT_GE(low, 1.0 - tolerance);
  EXPECT_LE(high, 2.0 + tolerance);
  EXPECT_LT(uniform, tolerance);
  EXPECT_NEAR(flow.tracer_content(0) / before, 1.0, tolerance);
}

TEST(RandomTerrain, tracers_stay_within_bounds_in_double) {
  expect_tracer_bounded<double>(1e-8);
}

TEST(RandomTerrain, tracers_stay_within_bounds_in_float) {
  expect_tracer_bounded<float>(1e-2);
}

TEST(SameBits, for_one_and_two_threads) {
  std::string states[2];
  for (int n = 1; n <= 2; ++n) {
    set_threads(n);
    FlowSolver<float> flow(rough_setup<float>(7));
    fill(flow);
    for (int k = 0; k < 200; ++k) flow.advance(100);
    states[n - 1] = state_of(flow);
  }
  set_threads(0);
  EXPECT_TRUE(states[0] == states[1]);
}

TEST(SameBits, on_every_vector_unit) {
  for (const bool strong : {false, true}) {
    std::vector<std::string> states;
    for (const VectorUnit unit :
         {VectorUnit::baseline, VectorUnit::avx2, VectorUnit::avx512}) {
      if (unit > widest_vector_unit()) continue;
      auto s = strong ? grains<double>(8) : rough_setup<double>(8);
      s.settings.unit = unit;
      FlowSolver<double> flow(s);
      fill(flow);
      for (int k = 0; k < 200; ++k) flow.advance(100);
      states.push_back(state_of(flow));
    }
    for (const auto& state : states) EXPECT_TRUE(state == states[0]) << strong;
  }
}

TEST(SameBits, after_a_restart) {
  auto s = rough_setup<float>(9);
  s.tracers = 1;
  FlowSolver<float> whole(s);
  fill(whole);
  whole.set_tracer(0, [](int i, int j) { return 1.0 * i + j; });
  for (int k = 0; k < 77; ++k) whole.advance(100);
  std::istringstream saved(state_of(whole));
  FlowSolver<float> resumed(s);
  resumed.restore(saved);
  for (int k = 0; k < 100; ++k) {
    whole.advance(100);
    resumed.advance(100);
  }
  EXPECT_TRUE(state_of(whole) == state_of(resumed));
}

TEST(Restart, refuses_what_does_not_belong) {
  FlowSolver<float> flow(rough_setup<float>(9));
  fill(flow);
  const std::string state = state_of(flow);
  FlowSolver<double> other(rough_setup<double>(9));
  std::istringstream foreign(state);
  EXPECT_THROW(other.restore(foreign), RunError);
  std::istringstream cut(state.substr(0, state.size() / 2));
  EXPECT_THROW(flow.restore(cut), RunError);
}

}  // namespace
}  // namespace farreach
