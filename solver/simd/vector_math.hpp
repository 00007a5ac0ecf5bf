/// Branch-free logarithm, power and sine for vector loops in float.
///
/// log2_of    relative error of the result below 3e-7, absolute error below
///            2e-7 for 1/2 < x < 2, for normal x > 0
/// exp2_of    relative error below 3e-7 for |x| <= 126; beyond it the value at 126
/// sine_turn  sin(2 pi x), absolute error below 3e-7 for |x| <= 1/4
///
/// Logarithm: x = 2^e m with sqrt(1/2) <= m < sqrt(2), s = (m - 1)/(m + 1),
/// log2 m = (2/ln 2)(s + s^3/3 + s^5/5 + s^7/7 + ...). Exponential and sine: Taylor.
#pragma once

#include <bit>
#include <cstdint>

#include "solver/simd/fast_math.hpp"

namespace farreach {

FARREACH_INLINE float log2_of(float x) {
  const auto bits = std::bit_cast<std::int32_t>(x);
  constexpr std::int32_t root_half = 0x3f3504f3;
  const std::int32_t exponent = (bits - root_half) >> 23;
  const float m = std::bit_cast<float>(bits - (exponent << 23));
  const float s = (m - 1.0F) / (m + 1.0F);
  const float s2 = s * s;
  const float series =
      s * (2.88539008F + s2 * (0.961796694F + s2 * (0.577078016F + s2 * 0.41219858F)));
  return static_cast<float>(exponent) + series;
}

FARREACH_INLINE float exp2_of(float x) {
  const float bounded = least(most(x, -126.0F), 126.0F);
  constexpr float shift = 12582912.0F;  // 1.5 2^23: rounds to the nearest whole number
  const float shifted = bounded + shift;
  const float f = bounded - (shifted - shift);
  const std::int32_t whole = std::bit_cast<std::int32_t>(shifted) - 0x4b400000;
  const float tail = 0.00961812911F + f * (0.00133335581F + f * 0.000154035304F);
  const float series =
      1.0F + f * (0.693147181F + f * (0.240226507F + f * (0.0555041087F + f * tail)));
  return std::bit_cast<float>(std::bit_cast<std::int32_t>(series) + (whole << 23));
}

FARREACH_INLINE float power_of(float x, float exponent) {
  return exp2_of(exponent * log2_of(x));
}

FARREACH_INLINE float sine_turn(float x) {
  const float p = 6.28318531F * x;
  const float p2 = p * p;
  const float tail = 2.75573192e-6F - p2 * 2.50521084e-8F;
  const float series =
      -0.166666667F + p2 * (0.00833333333F + p2 * (-1.98412698e-4F + p2 * tail));
  return p + p * p2 * series;
}

}  // namespace farreach
