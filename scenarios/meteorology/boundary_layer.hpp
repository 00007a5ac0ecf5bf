/// Friction velocity, Obukhov length and mixing height of hours that a station or a
/// generator tells in ordinary words: wind, temperature, cloud.
///
/// Day, energy at the ground (Holtslag and van Ulden 1983, J. Clim. Appl. Meteorol. 22,
/// 517-529, eqs. 10-12 and 20; constants of Cabauw):
///   K = (990 sin s - 30)(1 - 0.75 N^3.4)                          sunlight [W/m2]
///   Q = [(1 - r) K + 5.31e-13 T^6 - sigma T^4 + 60 N] / 1.12      net radiation
///   H = [(1 - a) + b] / (1 + b) (Q - G) - 20 a,  G = 0.1 Q        sensible heat
/// s height of the sun, N cloud [-], r albedo [-], T [K], a moisture of the ground [-],
/// b = gamma / (de_s/dT) psychrometric ratio [-]. With a the de Bruin and Holtslag
/// (1982) parameter: 1 wet grass, 0.5 dry, 0.2 bare dry steppe.
/// Night (H <= 0): theta* = 0.09 (1 - 0.5 N^2) K (the same, eq. 36), and L with u* from
///   L = u*^2 T / (k g theta*),  u* = k U / (ln((z + z0)/z0) - psi_m(z/L)).
/// Where light wind allows no such L, L = shortest_stable_length.
/// Day: L = -rho cp T u*^3 / (k g H), u* from the wind with the gusts of convection,
/// sqrt(U^2 + (1.2 w*)^2) (Beljaars 1995, Q. J. R. Meteorol. Soc. 121, 255-270).
/// Mixing height: day, encroachment with entrainment A = 0.2 (Carson 1973; Tennekes
/// 1973, J. Atmos. Sci. 30, 558-567): h^2 = 2 (1 + 2 A) / (gamma rho cp) sum H dt since
/// sunrise, at least what the wind alone mixes, the smaller of 0.3 u*/f and
/// 1.7 u*/sqrt(f N), N^2 = g gamma/T (Pollard, Rhines and Thompson 1973, Geophys. Fluid
/// Dyn. 3, 381-404); night, not more than 0.4 sqrt(u* L/f) (Zilitinkevich 1972). f of
/// the latitude, that of 10 degrees nearer to the equator.
/// What the hour tells itself outranks every rule. Range: land, latitude below 70.
/// The constants are given from memory of these papers: provisional.
#pragma once

#include <vector>

#include "scenarios/meteorology/air_hour.hpp"

namespace farreach {

/// |L| is not less than this [m].
inline constexpr double shortest_length = 2;
/// L derived at night is not less than this: measured profiles end near 9 m [m].
inline constexpr double shortest_stable_length = 5;
inline constexpr double lowest_mixing = 30, highest_mixing = 4000;  // [m]

struct BoundaryLayer {
  double friction_velocity = 0;  ///< [m/s]
  double inverse_length = 0;     ///< [1/m]
  double mixing_height = 0;      ///< [m]
};

/// For hours in order, which tell wind speed, temperature and pressure. Throws
/// InputError when an hour tells nothing from which stability follows.
std::vector<BoundaryLayer> boundary_layers(const std::vector<AirHour>& hours,
                                           const AirPlace& place);

/// Height of the sun above the horizon [rad], within 0.3 degrees (Spencer 1971).
double sun_height(double utc, GeoPoint place);

/// Upward heat of the ground by day, downward at night [W/m2]; NaN at night, where the
/// wind decides.
double day_heat_flux(const AirHour& hour, const AirPlace& place);

}  // namespace farreach
