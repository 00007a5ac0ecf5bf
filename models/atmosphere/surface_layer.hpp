/// The surface layer of the atmosphere after Monin and Obukhov: profiles of wind,
/// diffusivity and temperature, and the size of its turbulence.
///
///   u(z)   = (u*/k) [ ln((z + z0)/z0) - psi_m(z/L) ]
///   K(z)   = K_s (1 + (K_s/K_n)^8)^(-1/8),   K_s = k u* z / phi_h(z/L)
///   K_n    = 0.65 u* z exp(-2e-4 z/u*)/(1 + 1.5e-3 z/u*)
///   phi_h  = 0.95 + 7.8 z/L (stable),  0.95 (1 - 11.6 z/L)^(-1/2) (unstable)
///   phi_m  = (1 - 19.3 z/L)^(-1/4) (unstable)
///   psi_m  = -17 (1 - exp(-0.29 z/L)) (stable),  Paulson's integral (unstable)
///
/// The eddies of a neutral layer do not go on growing with height: K_n is sigma_w^2 T_L
/// of Hanna's neutral boundary layer (hanna.hpp), in which the particles of the far
/// field fly as well. In convective air K is K_s: the power of the bound, -1/8, fades
/// out to 0 from h/|L| of 1/2 to 3/2.
///
/// u* friction velocity [m/s]; k von Karman constant; z0 roughness [m]; L Obukhov
/// length [m]; h mixing height [m]; K eddy diffusivity of matter [m2/s].
///
/// Sources: Hogstrom (1988), Boundary-Layer Meteorol. 42, 55-78 (phi_h, phi_m unstable,
/// both for k = 0.40); Hanna (1982), as in hanna.hpp (K_n);
/// Paulson (1970), J. Appl. Meteorol. 9, 857-861 (psi_m unstable); van Ulden and
/// Holtslag (1985), J. Clim. Appl. Meteorol. 24, 1196-1207 (psi_m stable, from the
/// 200 m mast at Cabauw). Range: horizontally homogeneous, steady, z < h.
#pragma once

#include <string>
#include <vector>

#include "models/atmosphere/weather.hpp"

namespace farreach {

struct SurfaceLayer {
  double friction_velocity = 0;  ///< u* [m/s]
  double inverse_length = 0;     ///< 1/L [1/m]; 0 is neutral
  double roughness = 0;          ///< z0 that goes with the wind and u* [m]
  double mixing_height = 0;      ///< h [m]
  double air_temperature = 0;    ///< at 2 m [K]
  double pressure = 0;           ///< [Pa]
  double relative_humidity = 0;  ///< [-]
  double air_density = 0;        ///< of moist air at the ground [kg/m3]
  double vapour_fraction = 0;    ///< mass of water vapour per mass of moist air [-]
  double sigma_v_600 = 0;        ///< lateral velocity scatter over 600 s [m/s]
  double direction_scatter = 0;  ///< of the wind over 600 s [rad]

  double wind(double z) const;                  ///< [m/s], never below wind(2 z0)
  double wind_exponent(double z) const;         ///< d ln u / d ln z [-]
  double diffusivity(double z) const;           ///< K without the lid [m2/s]
  double diffusivity_exponent(double z) const;  ///< d ln K / d ln z [-]
  double potential_gradient(double z) const;    ///< d theta / dz, >= 0 [K/m]
  double sigma_u() const;                       ///< along the wind [m/s]
  double sigma_w() const;                       ///< vertical, near the ground [m/s]
  double sigma_w_aloft() const;     ///< vertical, in the middle of the layer [m/s]
  double surface_buoyancy() const;  ///< H* = u*^3/(k |L|), 0 if not unstable [m2/s3]
  double convective_speed() const;  ///< w* = (H* h)^(1/3) [m/s]
};

/// A remark about how the weather was understood.
struct WeatherRemark {
  std::string key;   ///< "plume.calm"
  std::string text;  ///< English sentence with numbers
};

struct UnderstoodWeather {
  SurfaceLayer air;
  std::vector<WeatherRemark> remarks;
};

/// Wind speed below which the steady plume is carried by this speed instead, with a
/// remark [m/s]. Below about 1 m/s wind vanes and cup anemometers of routine stations
/// stall and the direction meanders over the whole circle.
inline constexpr double calm_wind = 0.5;

/// The surface layer that a `Weather` describes. Throws InputError for values outside
/// what similarity can describe.
UnderstoodWeather understand(const Weather& weather);

/// Saturation pressure of water [Pa] (Buck 1981, J. Appl. Meteorol. 20, 1527-1532,
/// over water; within 0.1 % from 233 to 323 K).
double water_saturation_pressure(double temperature);

}  // namespace farreach
