/// The state beyond a rim, by what leaves the inside along characteristics.
///
/// un is the velocity outward, c = sqrt(g h); u + 2 c leaves. Depths of the inside are
/// measured down to the bed of the ghost cell, so that water at rest stays at rest over
/// any slope:
///   outgoing     R = un_i + 2 sqrt(g (eta_i - z'))
///   level L      eta' = 2 L - eta_i,  un' = un_i + 2 (sqrt(g (eta_i - z')) - c'), and
///                water enters no faster than its waves, un' >= -c'
///   radiation    still water of level L far away: un' - 2 c' = -2 sqrt(g (L - z')),
///                un' + 2 c' = R; again un' >= -c'
///   inflow q     2 sqrt(g) h^(3/2) - R h = q while that is slower than its waves, else
///                h = (q^2/(g Fr^2))^(1/3) with the Froude number given
///   outflow q    R h - 2 sqrt(g) h^(3/2) = q, the slower root; no more than critical
///                flow, R^3/(27 g), can leave
/// h [m], q [m2/s], un [m/s], eta, z [m], g [m/s2].
#pragma once

#include <algorithm>
#include <cmath>

namespace farreach {

/// A cell inside, continued to the place of a ghost cell.
struct RimInside {
  double un = 0;
  double eta = 0;
  bool wet = false;
};

struct RimState {
  double h = 0;
  double un = 0;
};

inline double rim_wave(double g, double depth) {
  return std::sqrt(g * std::max(depth, 0.0));
}

inline double rim_outgoing(double g, const RimInside& in, double z) {
  return in.wet ? in.un + 2 * rim_wave(g, in.eta - z) : 0;
}

/// `mirrored` is the level of the ghost cell.
inline RimState held_level(double g, const RimInside& in, double mirrored, double z) {
  const double h = std::max(mirrored - z, 0.0);
  const double c = rim_wave(g, h);
  return {h, std::max(rim_outgoing(g, in, z) - 2 * c, -c)};
}

inline RimState radiation(double g, const RimInside& in, double level, double z) {
  const double far = 2 * rim_wave(g, level - z);
  const double out = rim_outgoing(g, in, z);
  double c = std::max(0.25 * (out + far), 0.0);
  if (0.5 * (out - far) >= -c) return {c * c / g, 0.5 * (out - far)};
  c = far / 3;
  return {c * c / g, -c};
}

/// Newton's method on s = sqrt(h) comes down to the greater root of a cubic that is
/// convex from there on.
inline double rim_root(double root_g, double out, double q, double start) {
  double s = start;
  for (int k = 0; k < 60; ++k) {
    const double value = s * s * (2 * root_g * s - out) - q;
    const double slope = s * (6 * root_g * s - 2 * out);
    if (!(slope > 0)) break;
    const double next = s - value / slope;
    if (!(next < s)) break;
    s = next;
  }
  return s;
}

inline RimState inflow(double g, const RimInside& in, double z, double q,
                       double froude) {
  if (!(q > 0)) return {};
  const double root_g = std::sqrt(g);
  const double out = rim_outgoing(g, in, z);
  const double start = std::max(out / (2 * root_g), 0.0) + std::cbrt(q / (2 * root_g));
  const double s = rim_root(root_g, out, q, start);
  const double h = s * s;
  if (q < h * rim_wave(g, h)) return {h, -q / h};
  const double fast = std::cbrt(q * q / (g * froude * froude));
  return {fast, -q / fast};
}

/// The outflow in un h may be less than `q`.
inline RimState outflow(double g, const RimInside& in, double z, double q) {
  const double out = rim_outgoing(g, in, z);
  if (!(out > 0)) return {};
  const double root_g = std::sqrt(g);
  const double critical = out / (3 * root_g);
  const bool choked = q * 27 * g >= out * out * out;
  const double s =
      choked ? critical
             : std::max(rim_root(root_g, out, -q, out / (2 * root_g)), critical);
  const double h = s * s;
  return {h, choked ? s * root_g : q / h};
}

}  // namespace farreach
