/// The flux of depth-averaged flow through one face over an uneven bed.
///
/// Hydrostatic reconstruction of Chen and Noelle (SIAM J. Numer. Anal. 55, 2017), with
/// heights measured from the bed of either side so that nothing is lost in float:
///   z* = min(max(zL, zR), min(etaL, etaR)),  h*L = min(etaL - z*, hL), h*R the same
/// HLLC: in the shallow water equations the mass and the normal momentum of HLLC are
/// those of HLL, and its contact has the sign of the mass flux, so that
///   F = (sR F(L) - sL F(R) + sL sR (R - L))/(sR - sL),  sL <- min(sL, 0),
///                                                       sR <- max(sR, 0)
///   across = mass flux x the value of the upwind side
/// with the two-rarefaction speeds (Toro, Shock-Capturing Methods for Free-Surface
/// Shallow Flows, 2001, ch. 10)
///   a = sqrt(g h), us = (uL + uR)/2 + aL - aR, as = (aL + aR)/2 + (uL - uR)/4
///   sL = min(uL - aL, us - as), sR = max(uR + aR, us + as)
///   left dry: sL = uR - 2 aR, sR = uR + aR; right dry: sL = uL - aL, sR = uL + 2 aL
/// which, with the invariants l = uL + 2 aL and r = uR - 2 aR, is
///   us - as = r + (l - r)/4, us + as = l - (l - r)/4; left dry: sL = r; right dry: sR
///   = l
/// A dry side takes part in the bounds with its own velocity, which widens them at
/// most. Momentum as each side sees it: + g/2 (hL + h*L)(z* - zL), + g/2 (hR + h*R)(z*
/// - zR).
///
/// Wave speeds are bounds, taken from above within 0.4 % (fast_math.hpp); the flux is
/// consistent for any bounds.
///
/// Mirrored arguments give the mirrored flux to the last bit.
/// h depth [m], u normal and v transverse velocity [m/s], z bed [m], g [m/s2].
#pragma once

#include "solver/simd/fast_math.hpp"

namespace farreach {

/// State at one side of a face.
template <class Real>
struct FaceSide {
  Real h;  ///< [m]
  Real u;  ///< along the normal [m/s]
  Real v;  ///< across it [m/s]
};

template <class Real>
struct FaceFlux {
  Real mass;    ///< [m2/s]
  Real left;    ///< normal momentum that leaves the left side [m3/s2]
  Real right;   ///< normal momentum that enters the right side [m3/s2]
  Real across;  ///< transverse momentum [m3/s2]
};

/// Both sides on the common bed of the face.
template <class Real>
struct OnCommonBed {
  Real hl, hr;          ///< [m]
  Real al, ar;          ///< wave speeds [m/s]
  Real push_l, push_r;  ///< momentum from the steps to the common bed [m3/s2]
};

/// `step` is zR - zL [m].
template <class Real>
FARREACH_INLINE OnCommonBed<Real> on_common_bed(Real g, Real hl, Real hr, Real step) {
  const Real zero = 0;
  const Real zl = least(most(step, zero), least(hl, hr + step));
  const Real zr = least(most(-step, zero), least(hr, hl - step));
  const Real bl = hl - most(zl, zero);
  const Real br = hr - most(zr, zero);
  const Real half_g = g * Real(0.5);
  return {bl,
          br,
          root_from_above(g * bl),
          root_from_above(g * br),
          half_g * ((hl + bl) * zl),
          half_g * ((hr + br) * zr)};
}

/// Speeds of the outermost waves, the left not above and the right not below zero.
template <class Real>
struct WaveSpeeds {
  Real left, right;  ///< [m/s]
  Real per_width;    ///< 1/(right - left), zero-safe [s/m]
};

template <class Real>
FARREACH_INLINE WaveSpeeds<Real> wave_speeds(const OnCommonBed<Real>& c, Real ul,
                                             Real ur) {
  const Real zero = 0;
  const Real l = ul + 2 * c.al;
  const Real r = ur - 2 * c.ar;
  const Real quarter = Real(0.25) * (l - r);
  const Real dry_l = c.hl > zero ? zero : r;
  const Real dry_r = c.hr > zero ? zero : l;
  const Real sl = least(least(ul - c.al, r + quarter), dry_l);
  const Real sr = most(most(ur + c.ar, l - quarter), dry_r);
  return {least(sl, zero), most(sr, zero),
          Real(1) / most(most(sr, zero) - least(sl, zero), Real(1e-30))};
}

/// `pass_l`, `pass_r`: the share in [0, 1] of the mass flux that the left or the right
/// side can supply when it is the donor.
template <bool limited, class Real>
FARREACH_INLINE FaceFlux<Real> hllc(Real g, const OnCommonBed<Real>& c,
                                    const WaveSpeeds<Real>& s, FaceSide<Real> left,
                                    FaceSide<Real> right, Real pass_l, Real pass_r) {
  const Real zero = 0;
  const Real half_g = g * Real(0.5);
  const Real ss = s.left * s.right;
  const Real ql = c.hl * left.u;
  const Real qr = c.hr * right.u;
  const Real pl = ql * left.u + half_g * (c.hl * c.hl);
  const Real pr = qr * right.u + half_g * (c.hr * c.hr);
  Real mass = ((s.right * ql - s.left * qr) + ss * (c.hr - c.hl)) * s.per_width;
  Real normal = ((s.right * pl - s.left * pr) + ss * (qr - ql)) * s.per_width;
  const bool rightward = mass > zero;
  if constexpr (limited) {
    const Real pass = rightward ? pass_l : pass_r;
    normal -= (1 - pass) * mass * (rightward ? left.u : right.u);
    mass *= pass;
  }
  return {mass, normal + c.push_l, normal + c.push_r,
          mass * (rightward ? left.v : right.v)};
}

/// All of it for one face.
template <class Real>
FARREACH_INLINE FaceFlux<Real> face_flux(Real g, FaceSide<Real> left,
                                         FaceSide<Real> right, Real step) {
  const auto common = on_common_bed(g, left.h, right.h, step);
  const auto speeds = wave_speeds(common, left.u, right.u);
  return hllc<false>(g, common, speeds, left, right, Real(1), Real(1));
}

}  // namespace farreach
