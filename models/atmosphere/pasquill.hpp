/// What a Pasquill class A..F stands for when no measured turbulence is given.
///
///   L = -11.4 z0^0.10, -26 z0^0.17, -123 z0^0.30, inf, 123 z0^0.30, 26 z0^0.17
///
/// for A..F, after Golder (1972), Boundary-Layer Meteorol. 3, 47-58, as fitted by
/// Seinfeld and Pandis and used in the Guidelines for Consequence Analysis; three such
/// fits found in the literature differ by up to 30 % (F at z0 = 0.03 m: 11 to 14 m).
#pragma once

namespace farreach {

/// 1/L of a class over a roughness z0 [1/m]. Throws InputError for another letter.
double inverse_obukhov_length(char pasquill_class, double roughness);

/// Mixing height of a class [m]: 130 * 2^(7 - s), s = 1..6 for A..F. A constant of the
/// SLAB model (Ermak 1990, UCRL-MA-105607), not a climate; bounded by 1500 m.
double class_mixing_height(char pasquill_class);

/// Mixing height that goes with u* and L when no class is given [m]: the smaller of
/// 0.3 u*/f and 0.4 sqrt(u* L/f) (Zilitinkevich 1972, Boundary-Layer Meteorol. 3,
/// 141-145), 1000 m when unstable.
double similarity_mixing_height(double friction_velocity, double inverse_length);

}  // namespace farreach
