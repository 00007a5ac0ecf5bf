#include "models/atmosphere/surface_layer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/atmosphere/pasquill.hpp"
#include "models/phrase/message.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"

namespace farreach {

namespace {

/// Above the mixing layer: the standard atmosphere (ISO 2533), g/cp - 6.5 K/km [K/m].
constexpr double free_gradient = 9.76e-3 - 6.5e-3;

/// psi_m of zeta = z/L [-].
double momentum_integral(double zeta) {
  if (zeta > 0) return -17 * (1 - std::exp(-0.29 * zeta));
  const double x = std::sqrt(std::sqrt(1 - 19.3 * zeta));
  return 2 * std::log((1 + x) / 2) + std::log((1 + x * x) / 2) - 2 * std::atan(x) +
         0.5 * pi;
}

/// phi_m that belongs to momentum_integral [-].
double momentum_gradient(double zeta) {
  if (zeta > 0) return 1 + 17 * 0.29 * zeta * std::exp(-0.29 * zeta);
  return 1 / std::sqrt(std::sqrt(1 - 19.3 * zeta));
}

/// k u(z)/u* [-].
double log_profile(double z, double z0, double inverse_length) {
  return std::log((z + z0) / z0) - momentum_integral(z * inverse_length);
}

/// Roughness for which the profile gives `wind` at `height` with the stated u*: the
/// measured pair outranks a roughness looked up in a table.
double fitting_roughness(const Weather& w, double friction_velocity,
                         double inverse_length) {
  const double wanted = von_karman * w.wind_speed / friction_velocity +
                        momentum_integral(w.wind_height * inverse_length);
  return w.wind_height / std::expm1(wanted);
}

/// How sharply the bound of the neutral layer takes over from the surface layer [-].
constexpr double bound_power = 8;

double surface_diffusivity(const SurfaceLayer& air, double z) {
  // phi_h after Hogstrom (1988).
  const double zeta = z * air.inverse_length;
  const double phi = zeta > 0 ? 0.95 + 7.8 * zeta : 0.95 / std::sqrt(1 - 11.6 * zeta);
  return von_karman * air.friction_velocity * z / phi;
}

/// sigma_w^2 T_L of a neutral boundary layer [m2/s].
double neutral_diffusivity(const SurfaceLayer& air, double z) {
  // Hanna (1982): sigma_w and T_L of the neutral layer, multiplied out.
  const double turns = z / air.friction_velocity;  // [s]
  return 0.65 * air.friction_velocity * z * std::exp(-2e-4 * turns) /
         (1 + 1.5e-3 * turns);
}

/// d ln K/d ln z of the same [-].
double neutral_exponent(const SurfaceLayer& air, double z) {
  const double turns = z / air.friction_velocity;
  return 1 - 2e-4 * turns - 1.5e-3 * turns / (1 + 1.5e-3 * turns);
}

/// Share of the bound: none where the layer is convective, fading from h/|L| of 1/2 to
/// 3/2, as the regimes of the particles do (hanna.hpp) [-].
double neutral_share(const SurfaceLayer& air) {
  return std::clamp(1.5 + air.mixing_height * air.inverse_length, 0.0, 1.0);
}

/// (K_s/K_n)^8.
double excess_at(const SurfaceLayer& air, double z) {
  return std::pow(surface_diffusivity(air, z) / neutral_diffusivity(air, z),
                  bound_power);
}

double lateral_scatter(const Weather& w, const SurfaceLayer& air) {
  if (w.sigma_azimuth) return air.wind(w.wind_height) * *w.sigma_azimuth * pi / 180;
  const double u = air.friction_velocity;
  // Panofsky and Dutton (1984), Atmospheric Turbulence, table 7.1: 1.92 u* over flat
  // land; Panofsky et al. (1977) for the unstable layer: u* (12 - 0.5 h/L)^(1/3).
  if (!(air.inverse_length < 0)) return 1.92 * u;
  const double convective = 12 - 0.5 * air.mixing_height * air.inverse_length;
  return u * std::max(1.92, std::cbrt(convective));
}

std::vector<Diagnostic> faults_of(const Weather& w) {
  std::vector<Diagnostic> faults;
  const auto need = [&](bool good, const std::string& text) {
    if (!good) faults.push_back({.message = "weather " + w.name + ": " + text});
  };
  need(w.wind_speed >= 0 && w.wind_speed < 100,
       fmt::format("wind speed {} m/s is outside [0, 100]", w.wind_speed));
  need(w.roughness > 0 && w.roughness < 5,
       fmt::format("roughness {} m is outside (0, 5)", w.roughness));
  need(w.wind_height > w.roughness && w.wind_height < 1000,
       fmt::format("wind height {} m must exceed the roughness {} m", w.wind_height,
                   w.roughness));
  need(w.air_temperature > 180 && w.air_temperature < 340,
       fmt::format("air temperature {} K is outside [180, 340]", w.air_temperature));
  need(w.pressure > 3e4 && w.pressure < 1.2e5,
       fmt::format("pressure {} Pa is outside [30000, 120000]", w.pressure));
  need(w.relative_humidity >= 0 && w.relative_humidity <= 1,
       fmt::format("relative humidity {} is outside [0, 1]", w.relative_humidity));
  need(!w.obukhov_length || std::abs(*w.obukhov_length) > 0.5,
       "Obukhov length is shorter than 0.5 m");
  need(!w.friction_velocity || *w.friction_velocity > 0,
       "friction velocity must be positive");
  need(!w.mixing_height || *w.mixing_height > 10, "mixing height must be above 10 m");
  return faults;
}

/// The given wind, or the calm one with a remark.
Weather without_calm(Weather w, std::vector<WeatherRemark>& remarks) {
  if (w.wind_speed < 1)
    remarks.push_back(
        {"plume.light_wind",
         message("plume.light_wind", {{"speed", said::amount(w.wind_speed, "m/s")}})});
  if (w.wind_speed < calm_wind) {
    remarks.push_back(
        {"plume.calm",
         message("plume.calm", {{"carried", said::amount(calm_wind, "m/s")},
                                {"stated", said::amount(w.wind_speed, "m/s")}})});
    if (w.friction_velocity) w.friction_velocity.reset();
    w.wind_speed = calm_wind;
  }
  return w;
}

void set_moisture(SurfaceLayer& air) {
  // Partial pressure of water, at most half of the air, which no weather reaches.
  const double vapour =
      air.relative_humidity * water_saturation_pressure(air.air_temperature);
  const double share = std::min(vapour / air.pressure, 0.5);
  // Mean molar mass, mass share of vapour, density of the ideal gas.
  const double mass = share * water_molar_mass + (1 - share) * dry_air_molar_mass;
  air.vapour_fraction = share * water_molar_mass / mass;
  air.air_density = air.pressure * mass / (gas_constant * air.air_temperature);
}

}  // namespace

double water_saturation_pressure(double temperature) {
  const double t = temperature - zero_celsius;
  return 611.21 * std::exp((18.678 - t / 234.5) * t / (257.14 + t));
}

/// Below twice the roughness and above the mixing layer the wind is taken as at their
/// bounds.
double SurfaceLayer::wind(double z) const {
  const double height = std::clamp(z, 2 * roughness, mixing_height);
  return friction_velocity / von_karman *
         log_profile(height, roughness, inverse_length);
}

double SurfaceLayer::wind_exponent(double z) const {
  const double height = std::clamp(z, 2 * roughness, mixing_height);
  return (height / (height + roughness) + momentum_gradient(height * inverse_length) -
          1) /
         log_profile(height, roughness, inverse_length);
}

double SurfaceLayer::diffusivity(double z) const {
  return surface_diffusivity(*this, z) *
         std::pow(1 + excess_at(*this, z), -neutral_share(*this) / bound_power);
}

double SurfaceLayer::diffusivity_exponent(double z) const {
  const double zeta = z * inverse_length;
  const double surface =
      zeta > 0 ? 0.95 / (0.95 + 7.8 * zeta) : 1 - 5.8 * zeta / (1 - 11.6 * zeta);
  const double excess = excess_at(*this, z);
  return surface + (neutral_exponent(*this, z) - surface) * neutral_share(*this) *
                       excess / (1 + excess);
}

double SurfaceLayer::potential_gradient(double z) const {
  if (z > mixing_height) return free_gradient;
  if (!(inverse_length > 0)) return 0;
  // theta* = u*^2 T/(k g L); d theta/dz = theta* phi_h/(k z), phi_h = 0.95 + 7.8 z/L
  const double scale = friction_velocity * friction_velocity * air_temperature *
                       inverse_length / (von_karman * gravity);
  const double height = std::max(z, 2 * roughness);
  return scale / von_karman * (0.95 / height + 7.8 * inverse_length);
}

double SurfaceLayer::sigma_u() const {
  // Panofsky and Dutton (1984), table 7.1: 2.39 u*; unstable as the lateral scatter.
  const double u = friction_velocity;
  if (!(inverse_length < 0)) return 2.39 * u;
  return u * std::max(2.39, std::cbrt(12 - 0.5 * mixing_height * inverse_length));
}

double SurfaceLayer::sigma_w() const {
  return 1.25 * friction_velocity;  // Panofsky and Dutton (1984), table 7.1
}

double SurfaceLayer::surface_buoyancy() const {
  const double u = friction_velocity;
  return u * u * u * std::max(-inverse_length, 0.0) / von_karman;
}

double SurfaceLayer::convective_speed() const {
  return std::cbrt(surface_buoyancy() * mixing_height);
}

double SurfaceLayer::sigma_w_aloft() const {
  // Convective part 0.35 w*^2 between a tenth and the whole of the layer: AERMOD,
  // Description of Model Formulation (2004), EPA-454/R-03-004, section 4.1.6.
  const double w = convective_speed();
  return std::sqrt(sigma_w() * sigma_w() + 0.35 * w * w);
}

UnderstoodWeather understand(const Weather& weather) {
  // What cannot be weather is refused; a calm is replaced, and said.
  auto faults = faults_of(weather);
  if (!faults.empty()) throw InputError(std::move(faults));
  UnderstoodWeather out;
  const Weather w = without_calm(weather, out.remarks);
  SurfaceLayer& air = out.air;
  air.air_temperature = w.air_temperature;
  air.pressure = w.pressure;
  air.relative_humidity = w.relative_humidity;
  // Stability: as measured, else by the class.
  air.inverse_length = w.obukhov_length
                           ? 1 / *w.obukhov_length
                           : inverse_obukhov_length(w.stability, w.roughness);
  air.roughness = w.roughness;
  // A stated u* outranks the roughness, within a factor of 30 and a third of the height
  // (own estimates).
  if (w.friction_velocity) {
    air.friction_velocity = *w.friction_velocity;
    air.roughness = fitting_roughness(w, air.friction_velocity, air.inverse_length);
    if (!(air.roughness > w.roughness / 30 && air.roughness < w.roughness * 30))
      out.remarks.push_back(
          {"plume.roughness",
           message("plume.roughness", {{"implied", said::amount(air.roughness, "m")},
                                       {"stated", said::amount(w.roughness, "m")}})});
    air.roughness = std::clamp(air.roughness, 1e-6, w.wind_height / 3);
  }
  // u* by the profile, mixing height and moisture.
  const double ratio = log_profile(w.wind_height, air.roughness, air.inverse_length);
  air.friction_velocity = von_karman * w.wind_speed / ratio;
  air.mixing_height = w.mixing_height.value_or(
      w.obukhov_length ? lid_height(air.inverse_length, w.roughness)
                       : class_mixing_height(w.stability));
  set_moisture(air);
  // Scatter of the direction over 10 minutes.
  air.sigma_v_600 = lateral_scatter(w, air);
  air.direction_scatter = air.sigma_v_600 / air.wind(w.wind_height);
  return out;
}

}  // namespace farreach
