/// What the air loses on the way: chemistry, dry deposition, rain.
///
///   H2S + OH:   dm/dt = -k [OH] m,  k = 6.1e-12 exp(-75 K/T) cm3/s; all of it becomes
///               SO2 (the steps between take minutes)
///   dry:        dm/dt = -(v/d) m for matter within d of the ground, d the depth over
///               which the concentration at the ground is taken
///   rain:       dm/dt = -A (I/(1 mm/h))^0.62 m for SO2 below 2 km
///
/// Sources: k as in the chemical mechanisms of operational models (JPL and IUPAC sheet
/// SOx14 lie within a third); A and the exponent: gas scavenging of FLEXPART 10. Each
/// law is integrated exactly over a step. Sulphur is conserved: what leaves one account
/// enters another.
#pragma once

#include <array>

namespace farreach {

enum FarSpecies : std::size_t { far_h2s, far_so2, far_species };

struct LossRates {
  double hydroxyl = 0;                            ///< molecules of OH per cm3
  double deposition_h2s = 0, deposition_so2 = 0;  ///< [m/s]
  double washout_so2 = 0;                         ///< A [1/s]
};

/// Share of H2S that becomes SO2 in dt [-].
double oxidized_share(double dt, const LossRates& rates, double temperature);

/// Where a particle is, as far as the ground and the rain go.
struct LossPlace {
  double height = 0;         ///< above ground [m]
  double ground_depth = 0;   ///< d [m]
  double precipitation = 0;  ///< [kg/(m2 s)]
};

/// Share of each species that reaches the ground in dt [-].
std::array<double, far_species> deposited_share(double dt, const LossRates& rates,
                                                const LossPlace& place);

}  // namespace farreach
