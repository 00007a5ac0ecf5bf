/// The step of a river: what is conserved, what is refused, what a window may not lose.
#include "solver/river/river_transport.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <stdexcept>

namespace farreach {
namespace {

RiverGrid even_river(std::size_t cells, double step, double spread) {
  RiverGrid grid;
  grid.step = step;
  for (std::size_t i = 0; i < cells; ++i) grid.add_cell(100, spread, 0, 0);
  return grid;
}

TEST(RiverTransport, moves_by_exactly_one_cell_in_a_step) {
  const RiverGrid grid = even_river(50, 60, 0);
  RiverTransport river(grid, {});
  river.step(6000);
  for (int k = 0; k < 30; ++k) river.step(0);
  EXPECT_EQ(river.concentration(30), 6000 / (100 * 60.0));
  EXPECT_EQ(river.mass(29), 0);
  EXPECT_EQ(river.mass(31), 0);
}

TEST(RiverTransport, closes_its_balance_with_everything_switched_on) {
  RiverGrid grid = even_river(400, 120, 900);
  for (std::size_t i = 100; i < 400; ++i) grid.discharge[i] = 180;
  for (std::size_t i = 250; i < 400; ++i) grid.discharge[i] = 90;
  grid.pass_on[250] = 0.5;
  grid.reservoir_time[300] = 7200;
  for (std::size_t i = 0; i < 400; ++i) {
    grid.still_share[i] = 0.2;
    grid.still_time[i] = 1800;
  }
  RiverLoss loss{1e-6, std::vector<double>(400, 2e-6), std::vector<double>(400, 1e-5)};
  RiverTransport river(grid, loss);
  double worst = 0;
  for (int k = 0; k < 1500; ++k) {
    river.step(k < 20 ? 50 : 0, 3);
    const RiverBalance b = river.balance();
    worst = std::max(worst, std::abs(b.accounted() - b.entered) / b.entered);
  }
  const RiverBalance b = river.balance();
  EXPECT_LT(worst, 1e-13);
  EXPECT_NEAR(b.entered, 1000, 1e-9);
  for (const double part : {b.left, b.diverted, b.decayed, b.deposited})
    EXPECT_GT(part, 10);
  EXPECT_LT(b.in_river, 1);
}

TEST(RiverTransport, keeps_every_concentration_positive_under_strong_dispersion) {
  const RiverGrid grid = even_river(200, 10, 400);
  RiverTransport river(grid, {});
  for (int k = 0; k < 150; ++k) {
    river.step(k == 0 ? 1.0 : 0.0, 20);
    for (std::size_t i = 0; i < grid.size(); ++i) ASSERT_GE(river.mass(i), 0) << i;
  }
}

TEST(RiverTransport, the_window_does_not_change_the_answer) {
  const RiverGrid grid = even_river(300, 60, 30);
  RiverTransport narrow(grid, {}), wide(grid, {});
  // A trace far behind keeps the window of the second open.
  for (int k = 0; k < 200; ++k) {
    narrow.step(k == 0 ? 1e3 : 0.0, 10);
    wide.step(k == 0 ? 1e3 : 1e-9, k == 0 ? 10 : 0);
  }
  for (std::size_t i = 150; i < 260; ++i)
    EXPECT_NEAR(narrow.mass(i), wide.mass(i), 1e-8 + 1e-9 * wide.mass(i)) << i;
}

TEST(RiverTransport, mass_is_counted_where_it_crosses) {
  const RiverGrid grid = even_river(100, 60, 0);
  RiverTransport river(grid, {});
  double crossed = 0;
  for (int k = 0; k < 80; ++k) {
    river.step(k < 5 ? 2.0 : 0.0);
    crossed += river.crossed(40);
  }
  EXPECT_EQ(crossed, 10);
}

TEST(RiverTransport, refuses_arrays_that_do_not_fit) {
  RiverGrid grid = even_river(10, 60, 0);
  EXPECT_THROW(RiverTransport(grid, {0, std::vector<double>(9), {}}),
               std::invalid_argument);
  grid.spread.pop_back();
  EXPECT_THROW(RiverTransport(grid, {}), std::invalid_argument);
  EXPECT_THROW(RiverTransport(RiverGrid{}, {}), std::invalid_argument);
}

}  // namespace
}  // namespace farreach
