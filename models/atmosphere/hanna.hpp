/// Turbulence of the boundary layer after Hanna (1982), in Nieuwstadt and van Dop
/// (eds), Atmospheric Turbulence and Air Pollution Modelling, Reidel, 275-310, as
/// tabulated with FLEXPART (Stohl et al. 2005, Atmos. Chem. Phys. 5, 2461-2474, eqs
/// 17-29).
///
/// zeta = z/h; a = 0.01 m/s is added to every sigma.
///   neutral   sigma_u = 2 u* exp(-3e-4 z/u*),
///             sigma_v = sigma_w = 1.3 u* exp(-2e-4 z/u*)
///             T_L = 0.5 z/(sigma_w (1 + 1.5e-3 z/u*))
///   unstable  sigma_u = sigma_v = u* (12 + h/(2|L|))^(1/3)
///             sigma_w^2 = 1.2 w*^2 (1 - 0.9 zeta) zeta^(2/3) + (1.8 - 1.4 zeta) u*^2
///             T_Lu = T_Lv = 0.15 h/sigma_u
///             T_Lw = min(A z, 0.15 h (1 - exp(-5 zeta)))/sigma_w,
///             A = 0.1/(0.55 - 0.38 z/|L|) below |L|, 0.59 above
///   stable    sigma_u = 2 u* (1 - zeta),  sigma_v = sigma_w = 1.3 u* (1 - zeta)
///             T_Lu = 0.15 h/sigma_u zeta^(1/2),  T_Lv = 0.467 T_Lu,
///             T_Lw = 0.1 h/sigma_w zeta^0.8
/// u* friction velocity, w* = u* (h/(k|L|))^(1/3) convective velocity [m/s]; L Obukhov
/// length, h mixing height [m]; k = 0.4. The lesser of the two unstable time scales
/// agrees with the table's choice by height within 2 % where |L| < h/10 and has no jump
/// where it is not.
///
/// Near the ground the table's vertical time scales and the similarity of the surface
/// layer disagree by factors of up to four. There the latter holds, with which the
/// integral plume of the near field spreads as well (surface_layer.hpp):
///   T_Lw = K/sigma_w^2,  K = k u* z/phi_h(z/L)   for zeta < 0.05,
/// the table's from zeta = 0.2 on, weighted linearly in between. In stable air the
/// lesser of the two holds at all heights: eddies there do not know of the ground nor
/// of the lid, K tends to k u* L/7.8 (z-less scaling, Nieuwstadt 1984, J. Atmos. Sci.
/// 41, 2202-2216), and the table, which grows with h, would mix a plume in class F
/// tenfold faster than Pasquill's curves show.
///
/// In neutral and stable air the table's T_Lu and T_Lv fall towards the ground to
/// seconds, which leaves plumes two to five times narrower than observed from 1 to 30
/// km on (Pasquill's curves), and no single time scale gives the spread that was
/// measured from minutes to hours: larger and larger eddies take part. There the time
/// scale is that with which the particles spread as the integral plume does, by the law
/// of Draxler (1976, closures.hpp), sigma_y = 1.92 u* t/(1 + 0.9 s), s = (t/300 s)^1/2,
/// t the time under way since the source:
///   K_y  = (d sigma_y^2/dt)/2 = (1.92 u*)^2 t (1 + 0.45 s)/(1 + 0.9 s)^3
///   K_y' = dK_y/dt            = (1.92 u*)^2 (1 + 0.225 s)/(1 + 0.9 s)^4
///   T_Lu = T_Lv = g K_y/(sigma_v^2 - g K_y'),   g = q^2 + (1 - q^2)(U(z)/U(10 m))^2
/// which is the Langevin equation's d<y v>/dt = sigma_v^2 - <y v>/T_L solved for T_L,
/// <y v> = K_y. The wandering of a ten-minute mean is a scatter of direction and
/// carries matter the farther sideways the faster the wind is at its height; q^2 = 0.19
/// is the share of the short-time plume (meander.hpp). sigma_v counts as at least half
/// of its value at the ground here, and the difference as at least a quarter of
/// sigma_v^2, which acts in the first minute; t counts as at least 10 s.
///
/// The table changes regime at h/|L| = 1. Here neutral holds up to 1/2 and the others
/// from 3/2 on, in between both are weighted linearly, so that nothing jumps with time
/// or place. Below the height `floor` all is as at `floor`: sigma_w does not change
/// there and time scales go no further down. Above h, the quiet air of a residual layer
/// or the free troposphere: sigma_u = sigma_v = 0.5 m/s with 200 s (diffusivity 50
/// m2/s) and sigma_w = 0.05 m/s with 100 s (0.25 m2/s); provisional, of the order used
/// there by dispersion models. u* counts as 0.01 m/s below that, h as 10 m.
#pragma once

#include "solver/simd/vector_math.hpp"

namespace farreach {

/// Shares of the regimes; neutral has the rest.
struct RegimeShares {
  float stable, unstable;
};

FARREACH_INLINE RegimeShares regime_shares(float height_per_length) {
  return {least(most(height_per_length - 0.5F, 0.0F), 1.0F),
          least(most(-height_per_length - 0.5F, 0.0F), 1.0F)};
}

struct Turbulence {
  float sigma_u = 0, sigma_v = 0, sigma_w = 0;  ///< [m/s]
  float slope_w = 0;                            ///< d sigma_w/dz [1/s]
  float time_u = 0, time_v = 0, time_w = 0;     ///< T_L [s]
};

/// Which regimes occur in a batch, as bits.
inline constexpr unsigned neutral_air = 1, unstable_air = 2, stable_air = 4,
                          all_air = 7;

FARREACH_INLINE Turbulence weighted(float share, const Turbulence& t) {
  return {share * t.sigma_u, share * t.sigma_v, share * t.sigma_w, share * t.slope_w,
          share * t.time_u,  share * t.time_v,  share * t.time_w};
}

FARREACH_INLINE Turbulence sum_of(const Turbulence& a, const Turbulence& b) {
  return {a.sigma_u + b.sigma_u, a.sigma_v + b.sigma_v, a.sigma_w + b.sigma_w,
          a.slope_w + b.slope_w, a.time_u + b.time_u,   a.time_v + b.time_v,
          a.time_w + b.time_w};
}

/// Share of the sideways variance of a mean over 600 s that one over a short time has:
/// the square of short_time_share in models/gas_plume/meander.hpp, to four digits [-].
inline constexpr float short_time_variance = 0.1944F;
inline constexpr float added_sigma = 0.01F;                           ///< [m/s]
inline constexpr float least_friction = 0.01F;                        ///< [m/s]
inline constexpr float least_mixing_height = 10.0F;                   ///< [m]
inline constexpr float quiet_sigma = 0.5F, quiet_time = 200.0F;       // horizontal
inline constexpr float quiet_sigma_w = 0.05F, quiet_time_w = 100.0F;  // vertical
inline constexpr float quiet_crossing = 5000.0F;  ///< stands for h/sigma_w there [s]

/// K_y and K_y' over u*^2 at a time under way [s].
struct SidewaysLaw {
  float diffusivity;  ///< [s]
  float growth;       ///< [-]
};

FARREACH_INLINE SidewaysLaw sideways_law(float travel) {
  const float t = most(travel, 10.0F);
  const float s = __builtin_sqrtf(t * (1.0F / 300.0F));
  const float per = 1.0F / (1.0F + 0.9F * s), per3 = per * per * per;
  constexpr float scatter2 = 1.92F * 1.92F;
  return {scatter2 * t * (1.0F + 0.45F * s) * per3,
          scatter2 * (1.0F + 0.225F * s) * per3 * per};
}

/// g from the wind at the height of a particle [m/s] and u*, 1/L and 1/z0 there, by the
/// wind profile of neutral and stable air (surface_layer.hpp).
FARREACH_INLINE float wandering(float wind2, float friction, float inverse_length,
                                float per_roughness) {
  const float stable = most(inverse_length, 0.0F);
  const float profile = 0.69314718F * log2_of(1.0F + 10.0F * per_roughness) +
                        17.0F * (1.0F - exp2_of(-2.9F * 1.44269504F * stable));
  const float at_ten = friction * 2.5F * profile;
  return short_time_variance + (1.0F - short_time_variance) * wind2 / (at_ten * at_ten);
}

/// T_Lu and T_Lv of neutral and stable air [s].
FARREACH_INLINE float sideways_time(float sigma_v, float friction, SidewaysLaw law) {
  const float u2 = friction * friction;
  const float variance = most(sigma_v * sigma_v, 0.25F * 1.69F * u2);
  return law.diffusivity * u2 / most(variance - law.growth * u2, 0.25F * variance);
}

FARREACH_INLINE Turbulence neutral_turbulence(float z, float friction,
                                              float per_friction, SidewaysLaw law) {
  const float e = exp2_of(-2e-4F * 1.44269504F * z * per_friction);
  Turbulence t;
  t.sigma_v = 1.3F * friction * e + added_sigma;
  t.sigma_w = t.sigma_v;
  t.sigma_u = 2.0F * friction * (e * __builtin_sqrtf(e)) + added_sigma;
  t.slope_w = -2.6e-4F * e;
  t.time_w = 0.5F * z / (t.sigma_w * (1.0F + 1.5e-3F * z * per_friction));
  t.time_v = sideways_time(t.sigma_v, friction, law);
  t.time_u = t.time_v;
  return t;
}

/// What the unstable regime needs of its column.
struct ConvectiveColumn {
  float friction2;             ///< u*^2 [m2/s2]
  float convective2;           ///< w*^2 [m2/s2]
  float sigma_u;               ///< [m/s]
  float h, per_h, per_length;  ///< h [m], 1/h, 1/|L| [1/m]
};

FARREACH_INLINE Turbulence unstable_turbulence(float z, const ConvectiveColumn& c) {
  const float zeta = z * c.per_h;
  const float per_root = inverse_cube_root(zeta);
  const float root2 = zeta * per_root;  // zeta^(2/3)
  const float variance = 1.2F * c.convective2 * (1.0F - 0.9F * zeta) * root2 +
                         (1.8F - 1.4F * zeta) * c.friction2;
  const float sigma = __builtin_sqrtf(variance);
  const float slope2 = c.convective2 * (0.8F * per_root - 1.8F * root2) -
                       1.4F * c.friction2;  // h d(sigma^2)/dz
  const float rise = z * c.per_length;
  const float near = rise < 1.0F ? 0.1F / (0.55F - 0.38F * least(rise, 1.0F)) : 0.59F;
  const float mixed = 0.15F * c.h * (1.0F - exp2_of(-5.0F * 1.44269504F * zeta));
  Turbulence t;
  t.sigma_u = c.sigma_u + added_sigma;
  t.sigma_v = t.sigma_u;
  t.sigma_w = sigma + added_sigma;
  t.slope_w = 0.5F * slope2 * c.per_h / sigma;
  t.time_u = 0.15F * c.h / t.sigma_u;
  t.time_v = t.time_u;
  t.time_w = least(near * z, mixed) / t.sigma_w;
  return t;
}

FARREACH_INLINE Turbulence stable_turbulence(float z, float friction, float h,
                                             float per_h, SidewaysLaw law) {
  const float zeta = z * per_h;
  const float rest = most(1.0F - zeta, 0.0F);
  Turbulence t;
  t.sigma_u = 2.0F * friction * rest + added_sigma;
  t.sigma_v = 1.3F * friction * rest + added_sigma;
  t.sigma_w = t.sigma_v;
  t.slope_w = -1.3F * friction * per_h;
  t.time_v = sideways_time(t.sigma_v, friction, law);
  t.time_u = t.time_v;
  t.time_w = 0.1F * h / t.sigma_w * power_of(zeta, 0.8F);
  return t;
}

/// T_Lw of the surface layer [s]; `inverse_length` has its sign.
FARREACH_INLINE float surface_time(float z, float friction, float inverse_length,
                                   float sigma_w) {
  const float rise = z * inverse_length;
  const float stable = 0.95F + 7.8F * most(rise, 0.0F);
  const float unstable = __builtin_sqrtf(1.0F + 11.6F * most(-rise, 0.0F));
  return 0.4F * friction * z * unstable / (stable * sigma_w * sigma_w);
}

/// T_Lw from that of the table and of the surface layer [s]; `stable` is the share of
/// that regime.
FARREACH_INLINE float joined_time(float zeta, float stable, float table,
                                  float surface) {
  const float near = least(most((0.2F - zeta) * (1.0F / 0.15F), 0.0F), 1.0F);
  const float limited = surface < table ? most(near, stable) : near;
  return table + limited * (surface - table);
}

}  // namespace farreach
