#include "models/gas_plume/final_rise.hpp"

#include <algorithm>
#include <cmath>

#include "solver/base/constants.hpp"

namespace farreach {

double break_up_speed(const SurfaceLayer& air, double height, double source_height) {
  const double rise = height - source_height;
  if (!(rise > 0) || height > air.mixing_height) return 0;
  // Briggs, by shear: 1.183 u* (dh/z)^(1/3).
  const double shear = 1.183 * air.friction_velocity * std::cbrt(rise / height);
  if (air.inverse_length > 0) return shear;
  // By convection, and aloft in its two ranges of buoyancy.
  const double convection = 0.400 * std::cbrt(air.surface_buoyancy() * rise);
  const double drift = air.wind(height) * rise;  // [m2/s]
  const double aloft =
      std::max(0.0642 * std::cbrt(drift), 0.175 * std::pow(drift, 1.0 / 6));
  return std::max({shear, convection, aloft});
}

double buoyancy_flux(const PlumeSetting& p, const CrossSection& c) {
  // g (1 - rho/rhoa) times the volume flux over pi.
  const double lightness = 1 - c.mix.density / p.air.air_density;
  return gravity * lightness * c.speed * c.width * c.height / pi;
}

AtTheLid at_the_lid(const SurfaceLayer& air, double flux, double wind,
                    double source_height) {
  // Stability just above the lid; 1 m at least, for a source close below it (own
  // estimate).
  const double depth = std::max(air.mixing_height - source_height, 1.0);
  const double stability =
      gravity / air.air_temperature * air.potential_gradient(1.01 * air.mixing_height);
  // Rise that this stability would allow, over the depth; 17.576 = 2.6^3.
  const double parameter =
      std::max(flux, 0.0) / (wind * stability * depth * depth * depth);
  const double rest = std::cbrt(17.576 * parameter + 8.0 / 27);  // over depth
  AtTheLid lid;
  lid.gone = std::clamp(1.5 - 1 / rest, 0.0, 1.0);
  lid.height = source_height + (0.62 + 0.38 * lid.gone) * depth;
  return lid;
}

}  // namespace farreach
