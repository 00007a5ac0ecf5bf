#include "solver/flow/riemann.hpp"

#include <gmock/gmock.h>

#include <random>

namespace farreach {
namespace {

constexpr double g = 9.81;
using Side = FaceSide<double>;

TEST(FaceFlux, is_the_flux_of_the_state_when_both_sides_agree) {
  for (const double u : {-8.0, -1.0, 0.0, 2.0, 9.0}) {
    const Side s = {1.5, u, 0.7};
    const auto f = face_flux(g, s, s, 0.0);
    EXPECT_NEAR(f.mass, 1.5 * u, 1e-12);
    EXPECT_NEAR(f.left, 1.5 * u * u + 0.5 * g * 2.25, 1e-10);
    EXPECT_EQ(f.left, f.right);
    EXPECT_NEAR(f.across, 1.5 * u * 0.7, 1e-12);
  }
}

TEST(FaceFlux, at_rest_each_side_feels_its_own_pressure) {
  const double eta = 2.0;
  for (const double step : {-3.0, -0.5, 0.0, 0.8, 1.9, 5.0}) {
    const double zl = 0.3, zr = zl + step;
    const Side l = {std::max(0.0, eta - zl), 0, 0}, r = {std::max(0.0, eta - zr), 0, 0};
    const auto f = face_flux(g, l, r, step);
    EXPECT_NEAR(f.mass, 0, 1e-15) << step;
    EXPECT_NEAR(f.left, 0.5 * g * l.h * l.h, 1e-13) << step;
    EXPECT_NEAR(f.right, 0.5 * g * r.h * r.h, 1e-13) << step;
  }
}

TEST(FaceFlux, mirrored_arguments_give_the_mirrored_flux_bit_by_bit) {
  std::mt19937 random(1);
  std::uniform_real_distribution<double> speed(-9, 9), depth(0, 3);
  for (int k = 0; k < 20000; ++k) {
    const Side l = {k % 5 == 0 ? 0 : depth(random), speed(random), speed(random)};
    const Side r = {k % 7 == 0 ? 0 : depth(random), speed(random), speed(random)};
    const double step = speed(random) * 0.3;
    const auto f = face_flux(g, l, r, step);
    const auto m = face_flux(g, Side{r.h, -r.u, r.v}, Side{l.h, -l.u, l.v}, -step);
    ASSERT_EQ(f.mass, -m.mass);
    ASSERT_EQ(f.left, m.right);
    ASSERT_EQ(f.right, m.left);
    ASSERT_EQ(f.across, -m.across);
  }
}

TEST(FaceFlux, nothing_flows_out_of_a_dry_side) {
  for (const double u : {-5.0, 0.0, 5.0}) {
    EXPECT_LE(face_flux(g, Side{0, u, 0}, Side{2, 1, 0}, 0.0).mass, 0.0);
    EXPECT_GE(face_flux(g, Side{2, 1, 0}, Side{0, u, 0}, -1.0).mass, 0.0);
  }
  EXPECT_EQ(face_flux(g, Side{0, 0, 0}, Side{0, 0, 0}, 0.3).mass, 0.0);
}

TEST(FaceFlux, a_step_higher_than_the_water_is_a_wall) {
  const auto f = face_flux(g, Side{1, 0, 0}, Side{0, 0, 0}, 1.5);
  EXPECT_EQ(f.mass, 0.0);
  EXPECT_NEAR(f.left, 0.5 * g, 1e-12);
}

}  // namespace
}  // namespace farreach
