#include "models/gas_plume/plume_state.hpp"

#include <algorithm>
#include <cmath>

#include "models/gas_plume/closures.hpp"
#include "models/gas_plume/profile.hpp"
#include "solver/base/constants.hpp"

namespace farreach {

namespace {

/// Exponent of the profile of a plume that fills the mixing layer: nearly a box.
constexpr double box_shape = 8;

double square(double v) {
  return v * v;
}

double length_of(double a, double b) {
  return std::sqrt(a * a + b * b);
}

/// Richardson number of a dense cloud that damps its own vertical mixing [-].
double own_richardson(const SurfaceLayer& air, double density, double scale) {
  const double weight = gravity * (density / air.air_density - 1);
  return std::max(weight, 0.0) * scale / square(air.friction_velocity);
}

/// Sets the vertical exponent: 2 aloft; near the ground 2 + m - n, where a dense cloud
/// damps the rise of diffusivity with height; nearly a box below the lid.
void set_shape(const PlumeSetting& p, double z_centre, CrossSection& c) {
  const SurfaceLayer& air = p.air;
  const double z =
      std::min(length_of(z_centre, power_law_height * c.scale), air.mixing_height);
  const double m = air.wind_exponent(z), n = air.diffusivity_exponent(z);
  const double contact = ground_contact(z_centre, c.scale);
  // Depth of what fills the layer: s on the ground, twice that about the middle of the
  // layer. On the way there no box fits: it would lie upon its own image.
  const double depth = c.scale / air.mixing_height;
  double filled = square(square(std::min(depth, 1.0)));
  if (p.passive && !(air.inverse_length > 0)) {
    const double off = (z_centre / air.mixing_height - 0.5) / 0.04;
    const double both = square(square(std::min(2 * depth, 1.0)));
    filled = std::max(filled, both * both * std::exp(-off * off));
  }
  const auto exponent = [&](double rise) {
    const double shape = 2 + (m - rise) * contact;
    return shape + (box_shape - shape) * filled;
  };
  c.passive_shape = exponent(n);
  c.shape = exponent(n * dense_damping(p.closures.dense_damping *
                                       own_richardson(air, c.mix.density, c.scale)));
}

/// Largest allowed |ln(rho U A/M)|.
constexpr double solved = 1e-11;

/// Halves an interval in ln s around `near`, for the rare place where secants cycle;
/// ends with the solved section in place.
template <class Miss>
void bisect_scale(const Miss& miss_at, double near) {
  double low = std::log(near) - 7, high = std::log(near) + 7;
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (low + high);
    (miss_at(std::exp(middle)) < 0 ? low : high) = middle;
  }
}

/// Sets what follows from a trial vertical scale; returns ln(rho U A).
double trial(const PlumeSetting& p, PlumeStage stage, const PlumeState& y, double scale,
             CrossSection& out) {
  out.scale = scale;
  set_shape(p, y[axis_height], out);
  out.wind_height = length_of(y[axis_height], scale * mean_wind_height(out.shape));
  out.wind = p.air.wind(out.wind_height);
  out.sigma_y = stage == PlumeStage::airborne
                    ? std::exp(y[lateral]) * scale / std::sqrt(2.0)
                    : y[lateral];
  out.width = lateral_content(y[core_width], out.sigma_y);
  out.height = vertical_content(y[axis_height], scale, out.shape);
  out.speed_x = out.wind + 0.5 * out.excess[0];
  out.speed_z = stage == PlumeStage::airborne ? 0.5 * out.excess[2] : 0;
  out.speed = std::sqrt(square(out.speed_x) + square(0.5 * out.excess[1]) +
                        square(out.speed_z));
  return std::log(out.mix.density * out.speed * out.width * out.height);
}

}  // namespace

double PlumeSetting::half_side() const {
  return source.geometry == SourceGeometry::area ? 0.5 * std::sqrt(source.area) : 0;
}

double PlumeSetting::released(double x) const {
  const double b = half_side();
  if (!(x < b)) return followed_share * source.mass_rate;
  return followed_share * source.mass_rate * (x + b) / (2 * b);
}

double PlumeSetting::released_slope() const {
  return source.mass_rate / (2 * half_side());
}

double ground_contact(double axis_height, double scale) {
  return std::exp(-square(axis_height / scale));
}

CrossSection solve_section(const PlumeSetting& p, PlumeStage stage, double x,
                           const PlumeState& y, const SectionGuess& guess) {
  CrossSection out;
  const double mass = y[mass_flux];
  const double share = std::min(p.released(x) / mass, 1.0);
  out.released = share;
  out.mix = p.mixture.state(share, y[enthalpy_flux] / mass);
  for (std::size_t i = 0; i < 3; ++i) out.excess[i] = y[momentum_x + i] / mass;
  const double wanted = std::log(mass);
  const auto miss_at = [&](double s) { return trial(p, stage, y, s, out) - wanted; };
  double s = guess.scale, miss = miss_at(s);
  out.growth = guess.growth;
  for (int i = 0; i < 25 && std::abs(miss) > solved; ++i) {
    const double step = std::clamp(-miss / out.growth, -2.0, 2.0);
    const double next = s * std::exp(step), next_miss = miss_at(next);
    const double slope = (next_miss - miss) / step;
    if (std::isfinite(slope)) out.growth = std::clamp(slope, 0.3, 6.0);
    s = next;
    miss = next_miss;
  }
  if (!(std::abs(miss) <= solved)) bisect_scale(miss_at, guess.scale);
  return out;
}

}  // namespace farreach
