/// The river against exact solutions: a pulse and a front that disperse, decay, still
/// water, reservoirs, tributaries; errors and orders.
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "solver/river/river_transport.hpp"

namespace farreach {
namespace {

struct Moments {
  double mass = 0, mean = 0, variance = 0;
};

/// Of the mass over the cells' midpoints, in travel time [s].
Moments moments_of(const RiverTransport& river, const RiverGrid& grid) {
  Moments m;
  for (std::size_t i = 0; i < grid.size(); ++i) m.mass += river.mass(i);
  const auto at = [&](std::size_t i) {
    return (static_cast<double>(i) + 0.5) * grid.step;
  };
  for (std::size_t i = 0; i < grid.size(); ++i)
    m.mean += river.mass(i) * at(i) / m.mass;
  for (std::size_t i = 0; i < grid.size(); ++i)
    m.variance += river.mass(i) * std::pow(at(i) - m.mean, 2) / m.mass;
  return m;
}

RiverGrid even_river(double length, double step, double spread) {
  RiverGrid grid;
  grid.step = step;
  const auto cells = static_cast<std::size_t>(std::llround(length / step));
  for (std::size_t i = 0; i < cells; ++i) grid.add_cell(100, spread, 0, 0);
  return grid;
}

/// Mean over a cell of a Gauss curve of variance `v`, unit mass, around `mean`.
double gauss_in_cell(double from, double to, double mean, double v) {
  const double s = std::sqrt(2 * v);
  return 0.5 * (std::erf((to - mean) / s) - std::erf((from - mean) / s)) / (to - from);
}

/// What entered over time as a Gauss curve, each part of it spread by its own age.
double entered_gauss(double from, double to, double now, double spread, double start,
                     double v0) {
  const int parts = 400;
  double sum = 0;
  for (int q = 0; q < parts; ++q) {
    const double at = 2 * start * (q + 0.5) / parts, width = 2 * start / parts;
    const double weight = gauss_in_cell(at - width / 2, at + width / 2, start, v0);
    sum += weight * width * gauss_in_cell(from, to, now - at, 2 * spread * (now - at));
  }
  return sum;
}

/// L1 error of a Gauss cloud that entered over time and has drifted on; it enters far
/// enough below the upper end for nothing to disperse against that.
double pulse_error(double step) {
  const double spread = 40, start = 10000, v0 = 400 * 400, run = 20000, above = 4000;
  const RiverGrid grid = even_river(60000, step, spread);
  RiverTransport river(grid, {});
  const auto at = static_cast<std::size_t>(above / step);
  const auto steps = static_cast<int>(std::llround((2 * start + run) / step));
  for (int k = 0; k < steps; ++k) {
    const double t = k * step;
    river.step(gauss_in_cell(t, t + step, start, v0) * step * 1e6, at);
  }
  double error = 0;
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const double from = static_cast<double>(i) * step - above;
    const double exact =
        entered_gauss(from, from + step, steps * step, spread, start, v0);
    error += std::abs(river.mass(i) / 1e6 - exact * step);
  }
  return error;
}

TEST(River, a_pulse_disperses_as_the_exact_one) {
  const double coarse = pulse_error(200), fine = pulse_error(100);
  const double finest = pulse_error(50);
  std::printf("L1 error %.3e %.3e %.3e, order %.2f %.2f\n", coarse, fine, finest,
              std::log2(coarse / fine), std::log2(fine / finest));
  EXPECT_LT(fine, 5e-3);
  EXPECT_GT(std::log2(coarse / fine), 1.8);
}

TEST(River, travel_time_does_not_depend_on_the_grid) {
  for (const double step : {25.0, 100.0, 400.0}) {
    const double above = 8000;
    const RiverGrid grid = even_river(70000, step, 30);
    RiverTransport river(grid, {});
    river.step(1, static_cast<std::size_t>(above / step));
    const int steps = static_cast<int>(std::llround(40000 / step));
    for (int k = 1; k < steps; ++k) river.step(0);
    const Moments m = moments_of(river, grid);
    EXPECT_NEAR(m.mean - above, 40000 - 0.5 * step, 1e-6 * 40000) << step;
    EXPECT_NEAR(m.variance, 2 * 30 * 40000, 2 * 30 * step + step * step) << step;
  }
}

TEST(River, decays_exactly_with_travel_time) {
  const double k = 2e-5;
  const RiverGrid grid = even_river(40000, 100, 25);
  RiverTransport river(grid, {k, {}, {}});
  for (int n = 0; n < 1000; ++n) river.step(100);  // steady
  // c/c0 = exp(tau/(2 s) (1 - sqrt(1 + 4 k s))) for a steady inflow with spread s
  const double s = 25, decay = (1 - std::sqrt(1 + 4 * k * s)) / (2 * s);
  const double c1 = river.concentration(50), c2 = river.concentration(350);
  EXPECT_NEAR(c2 / c1, std::exp(decay * 300 * 100), 1e-6);
}

/// Moments of a pulse that exchanges with still water (b share, t its mean time there):
/// after a long way the mean lags by the factor 1 + b, the variance grows by
/// 2 b t tau in passing time, where tau is the travel time of the stream.
TEST(River, still_water_delays_and_spreads_as_theory_says) {
  const double b = 0.25, stay = 600, step = 20, way = 40000;
  RiverGrid grid = even_river(way + 20 * step, step, 0);
  for (auto& share : grid.still_share) share = b;
  for (auto& time : grid.still_time) time = stay;
  RiverTransport river(grid, {});
  const auto face = static_cast<std::size_t>(way / step);
  double mass = 0, mean = 0, square = 0;
  for (int k = 0; k < 5000; ++k) {
    river.step(k == 0 ? 1 : 0);
    const double t = (k + 0.5) * step, m = river.crossed(face);
    mass += m;
    mean += m * t;
    square += m * t * t;
  }
  mean /= mass;
  const double variance = square / mass - mean * mean;
  EXPECT_NEAR(mass, 1, 1e-6);
  EXPECT_NEAR(mean, way * (1 + b), 0.002 * way);
  EXPECT_NEAR(variance / (2 * b * stay * way), 1, 0.01);
}

TEST(River, a_reservoir_empties_exponentially) {
  RiverGrid grid = even_river(6000, 60, 0);
  grid.reservoir_time[50] = 3600;
  RiverTransport river(grid, {});
  double crossed = 0;
  for (int k = 0; k < 50 + 60; ++k) {
    river.step(k == 0 ? 1 : 0);
    crossed += river.crossed(50);
  }
  // The pulse enters during step 51; an hour of steps later exp(-1) would be left, less
  // what the finite time of entering changes.
  const double turns = 60.0 / 3600;
  const double kept_in_first = (1 - std::exp(-turns)) / turns;
  EXPECT_NEAR(1 - crossed, kept_in_first * std::exp(-59 * turns), 1e-12);
}

TEST(River, a_tributary_dilutes_and_a_canal_takes_its_share) {
  RiverGrid grid = even_river(6000, 60, 0);
  for (std::size_t i = 30; i < 60; ++i) grid.discharge[i] = 250;
  for (std::size_t i = 60; i < 100; ++i) grid.discharge[i] = 50;
  grid.pass_on[60] = 50.0 / 250;
  RiverTransport river(grid, {});
  for (int k = 0; k < 90; ++k) river.step(100 * 60 * 0.04);
  EXPECT_NEAR(river.concentration(20), 0.04, 1e-15);
  EXPECT_NEAR(river.concentration(50), 0.04 * 100 / 250, 1e-15);
  EXPECT_NEAR(river.concentration(80), 0.04 * 100 / 250, 1e-15);
  EXPECT_NEAR(river.balance().diverted, 30 * 100 * 60 * 0.04 * 0.8, 1e-9);
}

/// Ogata and Banks 1961: a steady inflow into a clean river that disperses.
TEST(River, a_front_follows_ogata_and_banks) {
  const double spread = 60, step = 50, time = 30000;
  const RiverGrid grid = even_river(45000, step, spread);
  RiverTransport river(grid, {});
  for (int k = 0; k < time / step; ++k) river.step(100 * step * 1.0);
  double error = 0;
  for (std::size_t i = 100; i < grid.size(); ++i) {
    const double x = (static_cast<double>(i) + 0.5) * step;
    const double s = 2 * std::sqrt(spread * time);
    const double second = std::erfc((x + time) / s) * std::exp(x / spread);
    const double exact =
        0.5 * (std::erfc((x - time) / s) + (std::isfinite(second) ? second : 0));
    error = std::max(error, std::abs(river.concentration(i) - exact));
  }
  EXPECT_LT(error, 0.02);
}

}  // namespace
}  // namespace farreach
