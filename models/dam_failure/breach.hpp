/// The hydrograph of a breach: from published laws for its peak and time, or from the
/// growth of a trapezoidal opening in a draining pond.
///
/// By laws: the discharge rises evenly to Q_p at t_f, then falls off exponentially,
///   Q = Q_p t/t_f,                t < t_f
///   Q = Q_p exp(-(t - t_f)/k),    k = (V - Q_p t_f/2)/Q_p
/// so that the volume V has gone in the end; where the rise alone would take more than
/// half of V, t_f is shortened to V/Q_p. The last millionth goes at once.
///
/// By growth: a pond with V(z) = V (z/h_w)^m above the final sill empties through an
/// opening of bottom width b, side slope s (horizontal to vertical) and sill z_s,
///   Q = 1.7 b H^1.5 + 1.35 s H^2.5,  H = z - z_s           [m3/s]
///   geometric  z_s falls and b grows evenly over t_f, to b_f = B - s h_b
///   erosion    dz_s/dt = -k_d (tau - tau_c),  db/dt = 2 k_d (tau - tau_c),
///              tau = rho g n^2 u^2 h^(-1/3) at the critical depth h = 2 H/3
/// integrated by Heun's method; not drowned by tailwater, which is on the safe side.
///
/// Peak [m3/s]  Froehlich 1995   0.607 V^0.295 h_w^1.24
///              Froehlich 2016   0.0175 k_m k_h sqrt(g V h_w h_b^2/W), k_m = 1.85
///                               overtopping, k_h = max(1, h_w/6.1)^(1/8)
///              Xu, Zhang 2009   0.024 k_e k_m sqrt(g) h_w^1.28 V^0.41, k_m = 1.56
///              Yassin 2025      0.011 k_e sqrt(g) h_w^1.11 V^0.46
/// Time         Froehlich 1995   3.84 (V/1e6)^0.53 h_b^-0.9 h
///              Froehlich 2008   63.2 sqrt(V/(g h_b^2)) s
/// Mean width   Froehlich 1995   0.1803 k V^0.32 h_b^0.19, k = 1.4 overtopping
/// V water above the sill [m3], h_w its height [m], h_b height of the breach [m],
/// W mean width of the embankment [m]. Errors of log10 (mean; sd) on a collection of
/// breaches: peaks 0.26; 0.48, 0.22; 0.45, 0.21; 0.43, -0.02; 0.36; times -0.10; 0.36
/// and -0.07; 0.34. Constants of weir, growth by erosion and side slopes: provisional.
#pragma once

#include <string>

#include "models/ground_flow/hydrograph.hpp"

namespace farreach {

struct BreachInput {
  std::string law = "froehlich_1995";       ///< or froehlich_2016, xu_zhang_2009,
                                            ///< yassin_2025, geometric, erosion, given
  std::string time_law = "froehlich_2008";  ///< or froehlich_1995, given
  bool overtopping = true;
  std::string erodibility = "medium";  ///< "low", "medium", "high"
  double volume = 0;                   ///< V [m3]
  double water_height = 0;             ///< h_w [m]
  double breach_height = 0;            ///< h_b [m]
  double embankment_width = 0;         ///< W [m], Froehlich 2016
  double peak = 0;                     ///< when given [m3/s]
  double time = 0;                     ///< when given [s]
  double pond_shape = 2.5;             ///< m [-]
  double erosion_rate = 1e-5;          ///< k_d [m/(s Pa)]
  double critical_stress = 5;          ///< tau_c [Pa]
};

double breach_peak(const BreachInput& breach);        ///< by law [m3/s]
double breach_time(const BreachInput& breach);        ///< [s]
double breach_mean_width(const BreachInput& breach);  ///< [m]
/// Throws InputError for a law that does not exist or a size that is not positive.
Hydrograph breach_hydrograph(const BreachInput& breach);

}  // namespace farreach
