#include "models/gas_plume/rates.hpp"

#include <algorithm>
#include <cmath>

#include "models/gas_plume/closures.hpp"
#include "models/gas_plume/final_rise.hpp"
#include "models/gas_plume/meander.hpp"
#include "models/gas_plume/profile.hpp"
#include "solver/base/constants.hpp"

namespace farreach {

namespace {

double square(double v) {
  return v * v;
}

double length_of(double a, double b) {
  return std::sqrt(a * a + b * b);
}

/// g (rho - rhoa)/rhoa, positive when dense [m/s2].
double reduced_gravity(const PlumeSetting& p, const CrossSection& c) {
  return gravity * (c.mix.density - p.air.air_density) / p.air.air_density;
}

/// Heat flux from the ground into a plume lying on it [W/m2]: forced, by the analogy
/// of momentum and heat, (u*/u)^2 rho cp U dT; and free over warm ground,
/// 0.14 lambda (g dT/(T nu a))^(1/3) dT (McAdams 1954, Heat Transmission).
double ground_heat(const PlumeSetting& p, const CrossSection& c) {
  const double difference = p.air.air_temperature - c.mix.temperature;
  const double cp = p.mixture.air_heat_capacity();
  const double forced = square(p.air.friction_velocity / c.wind) * c.mix.density * cp *
                        c.speed * difference;
  if (!(difference > 0)) return forced;
  // Air near 220 K: conductivity 0.020 W/(m K), nu a = 1.1e-5 * 1.5e-5 m4/s2 (Kays).
  const double grashof = gravity * difference / (c.mix.temperature * 1.65e-10);
  return forced + 0.14 * 0.020 * std::cbrt(grashof) * difference;
}

/// Turbulent speed that mixes a section on the ground [m/s]; shear after SLAB,
/// u_t^2 = (u*/u)^2 (U^2 + Vf^2/4).
double section_mixing(const PlumeSetting& p, const CrossSection& c, double front) {
  // Shear of the layer over the ground, with the spreading of its sides.
  const double shear = p.air.friction_velocity / c.wind *
                       std::sqrt(square(c.speed) + 0.25 * square(front));
  // Heat from the ground stirs the layer as well.
  const double heat = std::max(ground_heat(p, c), 0.0);
  const double heated =
      gravity * heat * c.height /
      (c.mix.density * p.mixture.air_heat_capacity() * c.mix.temperature);
  return mixing_speed(shear, heated, -reduced_gravity(p, c) * c.height);
}

/// Waves that a plume makes in stable air damp its bobbing about its level within about
/// one period; share of the buoyancy frequency [-]. PROVISIONAL: an order of size.
constexpr double wave_drag = 0.5;

struct Ground {
  double contact = 0;     ///< share that feels the ground [-]
  double richardson = 0;  ///< Ri* [-]
  double front = 0;       ///< spreading speed of each side [m/s]
  double mixing = 0;      ///< e [m/s]
};

Ground ground_of(const PlumeSetting& p, PlumeStage stage, const PlumeState& y,
                 const CrossSection& c) {
  Ground g;
  // Aloft there is only the turbulence of the air.
  g.contact = ground_contact(y[axis_height], c.scale);
  g.mixing = p.air.friction_velocity;
  if (stage == PlumeStage::airborne || p.passive) return g;
  // On the ground: front, mixing and Richardson number depend on each other; the front
  // is first taken undamped.
  const double weight = reduced_gravity(p, c);
  const double undamped =
      weight > 0 ? p.closures.front_froude * front_froude * std::sqrt(weight * c.height)
                 : 0;
  g.mixing = section_mixing(p, c, undamped);
  g.richardson = weight * c.height / square(g.mixing);
  g.front = p.closures.front_froude * front_speed(weight, c.height, g.richardson);
  return g;
}

/// Growth of the vertical scale by turbulence, ds/dt [m/s]: the first moment of the
/// diffusion equation with local power laws, r K(s)/s, bounded by eddy speed aloft.
double vertical_rate(const PlumeSetting& p, const CrossSection& c, const PlumeState& y,
                     const Ground& g) {
  // Diffusivity at the height that counts, carried to the top of the plume by the local
  // power law.
  const double h = p.air.mixing_height;
  const double z = std::min(length_of(y[axis_height], power_law_height * c.scale), h);
  const double top = std::min(length_of(y[axis_height], c.scale), h);
  const double diffusivity =
      p.air.diffusivity(z) * std::pow(top / z, p.air.diffusivity_exponent(z));
  // First moment of the diffusion equation with power laws of wind and diffusivity
  // (profile.hpp).
  const double exponent = p.air.wind_exponent(z);
  const double r = c.passive_shape;
  const double moment = std::tgamma((1 + exponent) / r) / (r * gamma_of_shape(r));
  // The lid is not felt before the plume comes near to it: the power is that with which
  // the diffusion equation under a lid is followed best (tests/verification/gas_plume).
  const double lid = std::max(1 - std::pow(c.height / h, 1.5), 0.0);
  // Aloft the moment is that of free diffusion; in between by the contact.
  const double weight = 1 + (moment - 1) * g.contact;
  double rate =
      r * diffusivity / c.scale * weight * lid * g.mixing / p.air.friction_velocity;
  // The law is one for the entrainment velocity, so that a dense cloud of another shape
  // takes in the same air.
  rate *= std::pow(dense_damping(p.closures.dense_damping * g.richardson), g.contact) *
          std::tgamma(1 + 1 / r) / std::tgamma(1 + 1 / c.shape);
  // Eddies aloft mix at most at sqrt(2) of their speed: the limit of short times.
  const double most =
      std::sqrt(2.0) * (p.passive ? p.air.sigma_w_aloft() : p.air.sigma_w());
  const double q = square(square(rate / most)) * (1 - g.contact);
  return rate / std::sqrt(std::sqrt(1 + q));
}

/// Share of the ambient turbulence that mixes a rising or falling plume: eddies slower
/// than the plume move it as a whole and are left behind. A light plume that rises has
/// its own turbulence alone until it breaks up (final_rise.hpp), which is what the law
/// of the bent-over plume says. PROVISIONAL: the smooth passages are our own [-].
double ambient_share(const PlumeSetting& p, const PlumeState& y,
                     const CrossSection& c) {
  if (p.passive) return 1;
  // Mean over the section; twice of it, that of the axis, is held against the break-up
  // speed.
  const double rise = 0.5 * c.excess[2];
  const double limit = break_up_speed(p.air, y[axis_height], p.source.height);
  const bool own = rise > 0 && limit > 0 && c.mix.density < p.air.air_density;
  if (own) return 1 / (1 + square(square(2 * rise / limit)));
  return 1 / (1 + square(rise / p.air.sigma_w()));
}

/// Air taken in by the shear of jet and bent-over plume, per metre of path [kg/(s m)].
double shear_entrainment(const PlumeSetting& p, PlumeStage stage, const PlumeState& y,
                         const CrossSection& c, const Ground& g) {
  // Excess speed along the path and across it.
  const double ux = c.speed_x / c.speed, uy = 0.5 * c.excess[1] / c.speed,
               uz = c.speed_z / c.speed;
  const double dz = stage == PlumeStage::airborne ? c.excess[2] : 0;
  const double along = ux * c.excess[0] + uy * c.excess[1] + uz * dz;
  const double whole = square(c.excess[0]) + square(c.excess[1]) + square(dz);
  // A floor far below any turbulence keeps the roots smooth (own estimate).
  const double small = square(1e-4 * p.air.friction_velocity);
  const double across = std::sqrt(std::max(whole - along * along, 0.0) + small);
  // Perimeter through which air comes in; the ground closes the lower side.
  const double image = std::exp(-square(2 * y[axis_height] / c.scale));
  const double perimeter = std::sqrt(pi) * (0.5 * (2 - image) * c.width + c.height);
  // The core of a jet takes in less (core_share), a dense layer is damped.
  const bool jet = p.source.geometry == SourceGeometry::jet;
  const double establishing = jet ? 1 - core_share * c.released : 1;
  const double weight = std::max(reduced_gravity(p, c), 0.0) * c.height;
  const double damping =
      stage == PlumeStage::airborne
          ? 1
          : dense_jet_damping(weight * g.contact / (along * along + small));
  return perimeter * p.air.air_density * damping *
         (p.closures.jet_entrainment * jet_entrainment * establishing *
              std::sqrt(along * along + small) +
          p.closures.bent_entrainment * bent_entrainment * across);
}

}  // namespace

double bulk_richardson(const PlumeSetting& p, const CrossSection& c) {
  return ground_of(p, PlumeStage::grounded, PlumeState{}, c).richardson;
}

/// Speed at which the middle of a passive plume tends to half the depth of a layer that
/// is not stable (final_rise.hpp): from above at once, from below as far as the plume
/// fills the layer. Near the ground it tends there instead, where its image makes the
/// same even layer of it [m/s].
double mixing_down(const PlumeSetting& p, const PlumeState& y, const CrossSection& c) {
  if (!p.passive || p.air.inverse_length > 0) return 0;
  // A quarter of the layer parts those that tend to the ground from those that tend to
  // its middle (own estimate).
  const double h = p.air.mixing_height, z = y[axis_height];
  const double away = z < 0.25 * h ? -z : 0.5 * h - z;
  const double filled = square(square(std::min(c.height / h, 1.0)));
  return away * p.air.sigma_w_aloft() / h * (z < 0.5 * h ? filled : 2);
}

namespace {

/// Growth of the section by turbulence over its size, upwards and sideways [1/s].
struct TurbulentGrowth {
  double vertical, sideways;
};

TurbulentGrowth turbulent_growth(const PlumeSetting& p, PlumeStage stage,
                                 const PlumeState& y, const CrossSection& c,
                                 const Ground& g) {
  const double calm = stage == PlumeStage::airborne ? ambient_share(p, y, c) : 1;
  return {calm * vertical_rate(p, c, y, g) / c.scale,
          (c.mix.density < p.air.air_density ? calm : 1) *
              lateral_rate(p.air.sigma_v_600, short_time_share(), c.sigma_y) /
              c.sigma_y};
}

/// How the axis goes up or down: by its own speed, by mixing of the layer, or as a
/// layer that settles at its wave speed [m/m].
double axis_slope(const PlumeSetting& p, PlumeStage stage, const PlumeState& y,
                  const CrossSection& c) {
  const double per_x = 1 / c.speed_x;
  if (p.passive) return mixing_down(p, y, c) * per_x;
  if (stage == PlumeStage::airborne) return c.speed_z * per_x;
  return -y[axis_height] / c.scale *
         std::sqrt(std::max(reduced_gravity(p, c), 0.0) * c.height) * per_x;
}

/// What is of a plume aloft alone: wind and temperature change with height; buoyancy,
/// and waves that damp the bobbing. Per metre downwind.
PlumeState rates_aloft(const PlumeSetting& p, const PlumeState& y,
                       const CrossSection& c, TurbulentGrowth growth, double slope) {
  const double mass = y[mass_flux], per_x = 1 / c.speed_x, path = c.speed * per_x;
  PlumeState d{};
  const double shear = c.wind * p.air.wind_exponent(c.wind_height) * y[axis_height] /
                       square(c.wind_height);
  d[momentum_x] = -mass * shear * slope;
  d[enthalpy_flux] = -mass * p.mixture.air_heat_capacity() *
                     p.air.potential_gradient(y[axis_height]) * slope;
  const double frequency = std::sqrt(
      gravity * p.air.potential_gradient(y[axis_height]) / p.air.air_temperature);
  d[momentum_z] =
      -reduced_gravity(p, c) * p.air.air_density * c.width * c.height * path -
      wave_drag * frequency * y[momentum_z] * per_x;
  d[lateral] = (growth.sideways - growth.vertical) * per_x;
  return d;
}

/// What is of a plume on the ground alone: drag takes momentum, heat comes from below,
/// gravity spreads the core. Per metre downwind.
PlumeState rates_on_ground(const PlumeSetting& p, const CrossSection& c,
                           const Ground& g, TurbulentGrowth growth, double added) {
  const double per_x = 1 / c.speed_x;
  PlumeState d{};
  // A pool is as cold as its vapour: the ground warms what lies beside it.
  const double heated =
      added > 0 ? std::max(c.width - 2 * p.half_side(), 0.0) : c.width;
  const double stress = square(p.air.friction_velocity / c.wind) * c.mix.density;
  d[momentum_x] = -stress * (c.speed * c.speed - c.wind * c.wind) * c.width;
  d[enthalpy_flux] = ground_heat(p, c) * heated * g.contact;
  d[momentum_y] = -stress * c.speed * 0.5 * c.excess[1] * c.width;
  d[lateral] = (growth.sideways * c.sigma_y +
                std::sqrt(2.0) * jet_entrainment * std::abs(c.excess[0])) *
               per_x;
  d[core_width] = g.front * g.contact * per_x;
  return d;
}

}  // namespace

PlumeState plume_rates(const PlumeSetting& p, PlumeStage stage, double added,
                       const PlumeState& y, const CrossSection& c) {
  // Where the plume stands, and factors from time and path to distance.
  const bool airborne = stage == PlumeStage::airborne;
  const Ground g = ground_of(p, stage, y, c);
  const double per_x = 1 / c.speed_x;   // from per second to per metre downwind
  const double path = c.speed * per_x;  // from per metre of path
  const TurbulentGrowth growth = turbulent_growth(p, stage, y, c, g);
  // Air that comes with that growth, and with shear. With the aspect held the width
  // follows the scale; its own growth is counted apart.
  const double sensitivity = lateral_sensitivity(y[core_width], c.sigma_y);
  const double own = airborne ? c.growth - sensitivity : c.growth;
  const double turbulent =
      y[mass_flux] * (own * growth.vertical + sensitivity * growth.sideways) * per_x;
  const double air = turbulent + shear_entrainment(p, stage, y, c, g) * path;
  // Mass, axis and time, beside what the stage does.
  const double slope = axis_slope(p, stage, y, c);
  PlumeState d = airborne ? rates_aloft(p, y, c, growth, slope)
                          : rates_on_ground(p, c, g, growth, added);
  d[mass_flux] = air + added;
  d[entrained] = air;
  d[axis_height] = slope;
  d[travel_time] = per_x;
  d[wind_run] = c.wind / std::max(c.wind, c.speed_x);  // a jet outruns the wind
  // Vapour of an area source starts at rest and with its own enthalpy.
  d[momentum_x] -= c.wind * added;
  d[enthalpy_flux] += p.source.excess_enthalpy * added;
  d[push_x] = d[momentum_x];
  d[heat_received] = d[enthalpy_flux];
  return d;
}

}  // namespace farreach
