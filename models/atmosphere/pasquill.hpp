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

/// A class is not one 1/L but all that is nearer to it than to its neighbours; A and F
/// have no neighbour on one side and reach there as far as on the other [1/m].
struct ClassRange {
  double unstable = 0, stable = 0;  ///< its ends, the lesser 1/L first
};
ClassRange inverse_obukhov_range(char pasquill_class, double roughness);

/// Mixing height of a class [m]: 130 * 2^(7 - s), s = 1..6 for A..F. A constant of the
/// SLAB model (Ermak 1990, UCRL-MA-105607), not a climate; bounded by 1500 m.
double class_mixing_height(char pasquill_class);

/// The lid of plumes that goes with L when no class is given [m]: that of the class of
/// the same L over this roughness, between two classes in proportion to 1/L. One air
/// has one lid, however it is described. The depth of the turbulence of stable air, 0.4
/// sqrt(u* L/f) (Zilitinkevich 1972), 45 m where F has 260 m, is not taken: it ends
/// without an inversion that would hold a plume down, so that AERMOD limits mixing in
/// stable air by the larger of that depth and the height of the plume (Perry et al.
/// 1998; Cimorelli et al. 2005, J. Appl. Meteorol. 44, 682-693).
double lid_height(double inverse_length, double roughness);

}  // namespace farreach
