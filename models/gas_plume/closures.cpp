#include "models/gas_plume/closures.hpp"

#include <algorithm>
#include <cmath>

namespace farreach {

namespace {

const double spread_slowing = 0.9 / std::sqrt(300.0);  // Draxler (1976) [s^(-1/2)]

}  // namespace

double dense_jet_damping(double richardson) {
  return 1 / (1 + 5 * std::max(richardson, 0.0));
}

double dense_damping(double richardson) {
  return 1 / (1 + 0.2 * std::max(richardson, 0.0));
}

double mixing_speed(double shear, double heated_cube, double lightness) {
  const double without = shear * shear * shear + 0.1 * heated_cube;
  // Without lightness the cube root; with it the root of a cubic, by Newton from above.
  double e = std::cbrt(without);
  if (!(lightness > 0)) return e;
  const double driven = 0.1 * (2.5 / 3.3) * lightness;  // e^3 - driven e - without = 0
  e = std::sqrt(e * e + driven);
  for (int i = 0; i < 6; ++i)
    e -= (e * e * e - driven * e - without) / (3 * e * e - driven);
  return e;
}

double front_speed(double reduced_gravity, double height, double richardson) {
  if (!(reduced_gravity > 0)) return 0;
  return front_froude * std::sqrt(reduced_gravity * height) * richardson /
         (1 + richardson);
}

double spread_factor(double time) {
  return 1 / (1 + spread_slowing * std::sqrt(time));
}

double lateral_spread(double sigma_v, double time) {
  return sigma_v * time * spread_factor(time);
}

double time_of_spread(double sigma_v, double sigma) {
  // With q = sqrt(t): sigma_v q^2 - sigma a q - sigma = 0.
  // The root that is positive.
  const double slow = spread_slowing * sigma;
  const double q =
      (slow + std::sqrt(slow * slow + 4 * sigma_v * sigma)) / (2 * sigma_v);
  return q * q;
}

double lateral_rate(double sigma_v, double share, double sigma) {
  const double a = spread_slowing,
               q = std::sqrt(time_of_spread(sigma_v, sigma / share));
  const double f = 1 / (1 + a * q);
  return share * sigma_v * f * f * (1 + 0.5 * a * q);
}

}  // namespace farreach
