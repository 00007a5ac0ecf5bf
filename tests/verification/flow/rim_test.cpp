/// What passes the rim: volumes, tracers, steady channels between prescribed rims, the
/// emptying of a basin by a rating curve, waves that leave.
///
/// Normal depth of q per width on slope S: h = (n q/sqrt(S))^(3/5).
/// Basin of area A that empties by Q = k (L - L0): L - L0 = (L1 - L0) exp(-k t/A).
#include <gmock/gmock.h>

#include <cmath>
#include <sstream>

#include "solver/base/error.hpp"
#include "solver/base/parallel.hpp"
#include "tests/verification/flow/flow_cases.hpp"

namespace farreach {
namespace {

using namespace flow_cases;

constexpr double g = 9.81;

Rim inflow_rim(Side side, std::function<double(double)> discharge) {
  Rim rim;
  rim.side = side;
  rim.kind = RimKind::inflow;
  rim.discharge = std::move(discharge);
  return rim;
}

Rim rating_rim(Side side, std::function<double(double)> rating) {
  Rim rim;
  rim.side = side;
  rim.kind = RimKind::rating;
  rim.rating = std::move(rating);
  return rim;
}

Rim level_rim(Side side, std::function<double(double)> level) {
  Rim rim;
  rim.side = side;
  rim.kind = RimKind::level;
  rim.level = std::move(level);
  return rim;
}

/// A rough slope, dry at first; a flood comes in from the west, on part of the side.
template <class Real>
FlowSetup<Real> flooded_slope() {
  const Raster raster = square_cells(70, 90, 10);
  auto s = setup<Real>(raster, [](double x, double y) {
    return 100 - 0.02 * x + 0.005 * y + 0.3 * std::sin(x / 31) * std::cos(y / 17);
  });
  s.resistance = manning<Real>(0.04, s.settings.gravity);
  s.tracers = 2;
  s.rims.push_back(inflow_rim(Side::west, [](double t) { return 20 + t; }));
  s.rims[0].from = 20;
  s.rims[0].to = 70;
  s.rims[0].concentration = {3.0, 0.5};
  s.rims.push_back(rating_rim(Side::east, [](double level) {
    return 40 * std::pow(std::max(level - 84, 0.0), 1.5);
  }));
  s.rims.push_back({Side::south, RimKind::open, {}});
  s.sources.push_back({{30, 40}, [](double) { return 15.0; }, 0, 0, {1.0, 0.0}});
  return s;
}

template <class Real>
void expect_balance(double tolerance) {
  FlowSolver<Real> flow(flooded_slope<Real>());
  run(flow, 400.0);
  const double came = 20 * 400 + 0.5 * 400 * 400;
  EXPECT_NEAR(flow.through_rim(0) / came, 1.0, tolerance);
  EXPECT_LT(flow.through_rim(1) + flow.through_rim(2), -0.01 * came);
  const double rims = flow.through_rim(0) + flow.through_rim(1) + flow.through_rim(2);
  EXPECT_NEAR(rims / flow.counters().through_rim, 1.0, 1e-12);
  const double all = came + flow.counters().from_sources;
  EXPECT_NEAR((flow.volume() - rims - flow.counters().from_sources) / all, 0.0,
              tolerance);
  EXPECT_NEAR(flow.tracer_through_rim(0, 0) / (3.0 * came), 1.0, tolerance);
  EXPECT_NEAR(flow.tracer_through_rim(1, 0) / (0.5 * came), 1.0, tolerance);
  for (int tracer = 0; tracer < 2; ++tracer) {
    double given = flow.tracer_from_sources(tracer);
    for (std::size_t r = 0; r < 3; ++r) given += flow.tracer_through_rim(tracer, r);
    EXPECT_NEAR(flow.tracer_content(tracer) / given, 1.0, tolerance);
  }
  std::printf("came %g m3, left %g and %g, steps %llu\n", flow.through_rim(0),
              flow.through_rim(1), flow.through_rim(2),
              (unsigned long long)flow.counters().steps);
}

TEST(Rims, close_the_balance_of_water_and_tracers_in_double) {
  expect_balance<double>(1e-13);
}

TEST(Rims, close_the_balance_of_water_and_tracers_in_float) {
  expect_balance<float>(1e-6);
}

std::string state_of(const FlowSolver<float>& flow) {
  std::ostringstream out;
  flow.save(out);
  return out.str();
}

TEST(Rims, give_the_same_bits_for_any_threads_and_after_a_restart) {
  std::string states[2];
  for (int n = 1; n <= 2; ++n) {
    set_threads(n);
    FlowSolver<float> flow(flooded_slope<float>());
    for (int k = 0; k < 240; ++k) flow.advance(100);
    states[n - 1] = state_of(flow);
  }
  set_threads(0);
  EXPECT_TRUE(states[0] == states[1]);
  FlowSolver<float> before(flooded_slope<float>());
  for (int k = 0; k < 93; ++k) before.advance(100);
  std::istringstream saved(state_of(before));
  FlowSolver<float> resumed(flooded_slope<float>());
  resumed.restore(saved);
  for (int k = 93; k < 240; ++k) resumed.advance(100);
  EXPECT_TRUE(state_of(resumed) == states[0]);
}

/// Greatest departure from the normal depth, relative, more than 100 m from the inflow.
double departure_from_normal_depth(double slope, double n, double froude) {
  const double q = 2, normal = std::pow(n * q / std::sqrt(slope), 0.6);
  const Raster raster = square_cells(60, 4, 5);
  auto s = setup<double>(raster, [=](double x, double) { return 50 - slope * x; });
  s.settings.gravity = g;
  s.resistance = manning<double>(n, g);
  s.rims.push_back(inflow_rim(Side::west, [=](double) { return q * 20; }));
  s.rims[0].froude = froude;
  if (froude > 1)
    s.rims.push_back({Side::east, RimKind::open, {}});
  else
    s.rims.push_back(
        level_rim(Side::east, [=](double) { return 50 - slope * 300 + normal; }));
  FlowSolver<double> flow(s);
  run(flow, 1500.0);
  double worst = 0;
  for (int i = 20; i < 60; ++i)
    worst = std::max(worst, std::abs(flow.at(i, 1).h / normal - 1));
  return worst;
}

TEST(Inflow, keeps_the_normal_depth_of_slow_and_fast_channels) {
  const double slow = departure_from_normal_depth(0.001, 0.03, 1);
  const double slope = 0.03, n = 0.02;
  const double h = std::pow(n * 2 / std::sqrt(slope), 0.6);
  const double fast = departure_from_normal_depth(slope, n, 2 / (h * std::sqrt(g * h)));
  std::printf("normal depth: slow %g, fast %g\n", slow, fast);
  EXPECT_LT(slow, 1e-3);
  EXPECT_LT(fast, 1e-3);
}

TEST(Inflow, onto_dry_ground_runs_at_any_thinness) {
  for (const double q : {1e-6, 1e-3, 1.0}) {
    const Raster raster = square_cells(80, 40, 10);
    auto s = setup<double>(raster, [](double x, double y) {
      return 0.02 * (800 - x) + 0.3 * std::abs(std::sin(y));
    });
    s.resistance = manning<double>(0.05, s.settings.gravity);
    s.rims.push_back(inflow_rim(Side::west, [=](double) { return q; }));
    FlowSolver<double> flow(s);
    run(flow, 200.0);
    EXPECT_NEAR(flow.volume() / (200 * q), 1.0, 1e-12);
    EXPECT_LT(flow.counters().steps, 20000U) << q;
  }
}

/// On a dry flat, in a first step that would be an hour but for what comes in.
TEST(Inflow, that_rises_from_nothing_is_not_lost) {
  auto s = setup<double>(square_cells(40, 20, 10), flat);
  s.resistance = manning<double>(0.05, s.settings.gravity);
  s.rims.push_back(inflow_rim(Side::west, [](double t) { return 0.5 * t; }));
  FlowSolver<double> flow(s);
  EXPECT_LT(flow.advance(3600), 20.0);
  run(flow, 100.0);
  EXPECT_NEAR(flow.volume() / (0.25 * 100 * 100), 1.0, 1e-12);
}

TEST(Rating, empties_a_basin_as_its_curve_says) {
  const Raster raster = square_cells(50, 30, 10);
  auto s = setup<double>(raster, flat);
  s.rims.push_back(
      rating_rim(Side::east, [](double level) { return 30 * (level - 2); }));
  FlowSolver<double> flow(s);
  flow.set_state([](int, int) { return FlowState{5.0, 0, 0}; });
  run(flow, 3000.0);
  const double area = 50 * 30 * 100.0;
  const double exact = 2 + 3 * std::exp(-30 * 3000.0 / area);
  const double found = flow.volume() / area;
  std::printf("rating: level %.5f m, exact %.5f m\n", found, exact);
  EXPECT_NEAR(found, exact, 0.01);
}

/// Share of a pulse of 1 cm on 2 m that is still there when it has left.
double left_of_a_pulse(const Rim& rim) {
  const Raster raster = square_cells(200, 2, 1);
  auto s = setup<double>(raster, flat);
  s.settings.gravity = g;
  s.rims.push_back(rim);
  FlowSolver<double> flow(s);
  const double c = std::sqrt(g * 2.0);
  flow.set_state([&](int i, int) {
    const double x = raster.x(i) - 120, rise = 0.01 * std::exp(-x * x / 100);
    return FlowState{2 + rise, 2 * (std::sqrt(g * (2 + rise)) - c), 0};
  });
  run(flow, 120 / c);
  double most = 0;
  for (int i = 0; i < 200; ++i) most = std::max(most, std::abs(flow.at(i, 0).h - 2));
  return most / 0.01;
}

TEST(OpenRim, lets_waves_out) {
  const double copied = left_of_a_pulse({Side::east, RimKind::open, {}});
  const double radiated =
      left_of_a_pulse({Side::east, RimKind::open, [](double) { return 2.0; }});
  std::printf("left of a pulse: copied %g, radiated %g\n", copied, radiated);
  EXPECT_LT(copied, 0.05);
  EXPECT_LT(radiated, 0.01);
}

TEST(LevelRim, keeps_a_lake_over_a_slope_at_rest) {
  const Raster raster = square_cells(70, 40, 5);
  auto s = setup<double>(raster, [](double x, double y) {
    return -0.02 * x + std::sin(x / 20) * std::cos(y / 30);
  });
  s.rims.push_back(level_rim(Side::east, [](double) { return 0.5; }));
  s.rims.push_back({Side::west, RimKind::open, [](double) { return 0.5; }});
  FlowSolver<double> flow(s);
  flow.set_state([&](int i, int j) {
    return FlowState{std::max(0.0, 0.5 - s.bed(i, j)), 0, 0};
  });
  for (int k = 0; k < 1000; ++k) flow.advance(10);
  double fastest = 0;
  for (int j = 0; j < 40; ++j)
    for (int i = 0; i < 70; ++i)
      fastest = std::max(fastest, std::hypot(flow.at(i, j).u, flow.at(i, j).v));
  EXPECT_LT(fastest, 1e-12);
}

TEST(Rims, refuse_what_makes_no_sense) {
  const auto make = [](std::vector<Rim> rims) {
    auto s = setup<double>(square_cells(10, 10, 1), flat);
    s.rims = std::move(rims);
    return FlowSolver<double>(s);
  };
  const Rim open = {Side::west, RimKind::open, {}};
  EXPECT_THROW(make({open, open}), InputError);
  EXPECT_THROW(make({{Side::west, RimKind::level, {}}}), InputError);
  EXPECT_THROW(make({{Side::west, RimKind::inflow, {}}}), InputError);
  EXPECT_THROW(make({{Side::west, RimKind::open, {}, 12, 14}}), InputError);
  auto slow = inflow_rim(Side::east, [](double) { return 1.0; });
  slow.froude = 0.5;
  EXPECT_THROW(make({slow}), InputError);
  auto flow = make({inflow_rim(Side::east, [](double) { return -1.0; })});
  EXPECT_THROW(flow.advance(1.0), RunError);
}

}  // namespace
}  // namespace farreach
