/// Branch-free mathematics for vector loops, with stated errors.
///
/// inverse_cube_root   x^(-1/3), relative error below 4 units in the last place
///                     (5e-7 in float, 9e-16 in double) for x in [1e-30, 1e30]
/// root_from_above     sqrt(x) (1 + e), 0 <= e < 0.36 %, and exactly 0 at 0; for bounds
///
/// The root: first guess of x^(-1/2) by halving the exponent in the bits, then one pass
/// of Newton, r <- r (3 - x r^2)/2, which always falls short, times what makes up for
/// it. The cube root: the first guess divides the exponent by -3 in the bits of a
/// float; each pass of
///   e = 1 - x r^3,   r <- r (1 + e/3 + 2 e^2/9)
/// cubes the error: 3.5e-2, then 2e-4, then 1e-11.
#pragma once

#include <bit>
#include <cstdint>

#include "solver/simd/vector_unit.hpp"

namespace farreach {

template <class Real>
FARREACH_INLINE Real least(Real a, Real b) {
  return a < b ? a : b;
}
template <class Real>
FARREACH_INLINE Real most(Real a, Real b) {
  return a > b ? a : b;
}
template <class Real>
FARREACH_INLINE Real magnitude(Real a) {
  return a < 0 ? -a : a;
}

template <class Real>
FARREACH_INLINE Real sharpen_inverse_cube_root(Real x, Real r) {
  const Real e = 1 - x * r * r * r;
  return r + r * e * (Real(1) / 3 + Real(2) / 9 * e);
}

FARREACH_INLINE float inverse_cube_root(float x) {
  const auto bits = static_cast<float>(std::bit_cast<std::int32_t>(x));
  const auto guess = static_cast<std::int32_t>(1419900000.0F - bits * (1.0F / 3.0F));
  const float r = sharpen_inverse_cube_root(x, std::bit_cast<float>(guess));
  return sharpen_inverse_cube_root(x, r);
}

FARREACH_INLINE double inverse_cube_root(double x) {
  return sharpen_inverse_cube_root(
      x, static_cast<double>(inverse_cube_root(static_cast<float>(x))));
}

FARREACH_INLINE float root_from_above(float x) {
  const float r =
      std::bit_cast<float>(0x5f3759dfU - (std::bit_cast<std::uint32_t>(x) >> 1));
  return x * (r * (1.50265F - (0.500884F * x) * (r * r)));
}

FARREACH_INLINE double root_from_above(double x) {
  const double r = std::bit_cast<double>(0x5fe6eb50c7b537a9U -
                                         (std::bit_cast<std::uint64_t>(x) >> 1));
  return x * (r * (1.50265 - (0.500884 * x) * (r * r)));
}

}  // namespace farreach
