#include "scenarios/meteorology/boundary_layer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/atmosphere/pasquill.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"
#include "solver/base/utc.hpp"

namespace farreach {
namespace {

constexpr double stefan_boltzmann = 5.670374419e-8;  // CODATA 2018 [W/(m2 K4)]
constexpr double air_heat_capacity = 1005;           // dry air at 300 K [J/(kg K)]
constexpr double earth_rotation = 7.2921e-5;         // [rad/s]
constexpr double day_length = 86400;                 // [s]
constexpr double lightest_wind = 0.3;  // what a cup anemometer still feels [m/s]

double air_density(const AirHour& hour) {
  return hour.pressure * dry_air_molar_mass / (gas_constant * hour.temperature);
}

/// psychrometer constant / slope of the saturation pressure [-].
double psychrometric_ratio(const AirHour& hour) {
  const double gamma = 0.665e-3 * hour.pressure;  // FAO 56 eq. 8, over kPa [Pa/K]
  const double t = hour.temperature;
  const double slope =
      (water_saturation_pressure(t + 0.5) - water_saturation_pressure(t - 0.5));
  return gamma / slope;
}

/// Obukhov's similarity at one hour.
struct Similarity {
  double wind, height, roughness, temperature;

  /// Friction velocity of an assumed 1/L [m/s].
  double friction(double inverse) const {
    SurfaceLayer air;
    air.friction_velocity = von_karman;
    air.inverse_length = inverse;
    air.roughness = roughness;
    air.mixing_height = highest_mixing;
    return von_karman * wind / air.wind(height);
  }
  /// Downward temperature scale of an assumed 1/L > 0 [K].
  double scale(double inverse) const {
    const double u = friction(inverse);
    return u * u * temperature * inverse / (von_karman * gravity);
  }
};

Similarity similarity_of(const AirHour& hour, const AirPlace& place) {
  return {std::max(hour.wind_speed, lightest_wind), place.wind_height,
          told(hour.roughness) ? hour.roughness : place.roughness, hour.temperature};
}

/// Where a rising function of 1/L passes `wanted`, between 0 and `end`; `end` if not.
template <class Function>
double crossing(Function function, double wanted, double end) {
  double low = 0, high = end;
  if (!(function(end) > wanted)) return end;
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (low + high);
    (function(middle) < wanted ? low : high) = middle;
  }
  return high;
}

/// 1/L for a stable temperature scale: first crossing from the neutral side, as the
/// function need not rise everywhere.
double stable_inverse(const Similarity& air, double wanted) {
  constexpr double end = 1 / shortest_stable_length;
  double step = end / 4096;
  while (step < end && air.scale(step) < wanted) step *= 1.19;
  return crossing([&](double x) { return air.scale(x); }, wanted, std::min(step, end));
}

/// 1/L for an upward heat flux.
double unstable_inverse(Similarity air, const AirHour& hour, double heat,
                        double mixed) {
  const double density = air_density(hour);
  const double lift = gravity * heat / (density * air_heat_capacity * air.temperature);
  air.wind = std::hypot(air.wind, 1.2 * std::cbrt(lift * mixed));
  const auto flux = [&](double x) {
    const double u = air.friction(-x);
    return density * air_heat_capacity * air.temperature * u * u * u * x /
           (von_karman * gravity);
  };
  return -crossing(flux, heat, 1 / shortest_length);
}

double heat_of(double friction, double inverse, const AirHour& hour) {
  return -air_density(hour) * air_heat_capacity * hour.temperature * friction *
         friction * friction * inverse / (von_karman * gravity);
}

double coriolis(GeoPoint place) {
  const double latitude = std::max(std::abs(place.lat), 10.0) * pi / 180;
  return 2 * earth_rotation * std::sin(latitude);
}

/// Height that the wind alone mixes.
double mechanical_height(double friction, double inverse, const AirPlace& place,
                         double temperature) {
  const double f = coriolis(place.place);
  const double buoyancy = std::sqrt(gravity / temperature * place.lid_gradient);
  const double neutral =
      std::min(0.3 * friction / f, 1.7 * friction / std::sqrt(f * buoyancy));
  if (!(inverse > 0)) return neutral;
  return std::min(neutral, 0.4 * std::sqrt(friction / (inverse * f)));
}

bool tells_layer(const AirHour& hour) {
  return told(hour.inverse_length) || hour.stability != 0;
}

double told_inverse(const AirHour& hour, double roughness) {
  return told(hour.inverse_length) ? hour.inverse_length
                                   : inverse_obukhov_length(hour.stability, roughness);
}

/// Heat flux of the hour; NaN at night when the wind decides.
double heat_flux_of(const AirHour& hour, const AirPlace& place) {
  if (told(hour.heat_flux)) return hour.heat_flux;
  const Similarity air = similarity_of(hour, place);
  if (!tells_layer(hour)) return day_heat_flux(hour, place);
  const double inverse = told_inverse(hour, air.roughness);
  const double friction =
      told(hour.friction_velocity) ? hour.friction_velocity : air.friction(inverse);
  return heat_of(friction, inverse, hour);
}

/// Depth of the layer that the sun has mixed since sunrise, after each hour [m].
std::vector<double> convective_heights(const std::vector<AirHour>& hours,
                                       const std::vector<double>& heat,
                                       double gradient) {
  constexpr double entrainment = 0.2;
  std::vector<double> heights(hours.size(), 0);
  double square = 0;
  for (std::size_t n = 0; n < hours.size(); ++n) {
    const double capacity = air_density(hours[n]) * air_heat_capacity * gradient;
    // The first hour stands for the hour that ended there.
    const double step = n > 0 ? hours[n].time - hours[n - 1].time : 3600;
    const double before = n > 0 && heat[n - 1] > 0 ? heat[n - 1] : 0;
    square = heat[n] > 0 ? square + 2 * (1 + 2 * entrainment) / capacity *
                                        (0.5 * (before + heat[n]) * step)
                         : 0;
    heights[n] = std::sqrt(square);
  }
  return heights;
}

double inverse_of(const AirHour& hour, const AirPlace& place, double heat,
                  double mixed) {
  const Similarity air = similarity_of(hour, place);
  if (tells_layer(hour)) return told_inverse(hour, air.roughness);
  if (told(hour.heat_flux) && told(hour.friction_velocity)) {
    const double u = hour.friction_velocity;
    return -von_karman * gravity * heat /
           (air_density(hour) * air_heat_capacity * hour.temperature * u * u * u);
  }
  if (heat > 0) return unstable_inverse(air, hour, heat, mixed);
  if (told(heat)) {
    const double density = air_density(hour);
    // rho cp u* theta* = -H, so theta* follows u*.
    const auto flux = [&](double x) {
      return density * air_heat_capacity * air.friction(x) * air.scale(x);
    };
    return heat == 0 ? 0 : crossing(flux, -heat, 1 / shortest_stable_length);
  }
  return stable_inverse(air, 0.09 * (1 - 0.5 * hour.cloud * hour.cloud));
}

BoundaryLayer layer_of(const AirHour& hour, const AirPlace& place, double heat,
                       double mixed) {
  const double f_limit = 1 / shortest_length;
  BoundaryLayer layer;
  const double gusts_over = std::max(mixed, 100.0);
  layer.inverse_length =
      std::clamp(inverse_of(hour, place, heat, gusts_over), -f_limit, f_limit);
  Similarity air = similarity_of(hour, place);
  if (heat > 0 && !tells_layer(hour)) {
    const double lift =
        gravity * heat / (air_density(hour) * air_heat_capacity * hour.temperature);
    air.wind = std::hypot(air.wind, 1.2 * std::cbrt(lift * gusts_over));
  }
  layer.friction_velocity = told(hour.friction_velocity)
                                ? hour.friction_velocity
                                : air.friction(layer.inverse_length);
  const double wind_made = mechanical_height(
      layer.friction_velocity, layer.inverse_length, place, hour.temperature);
  layer.mixing_height = told(hour.mixing_height)
                            ? hour.mixing_height
                            : std::max(wind_made, layer.inverse_length < 0 ? mixed : 0);
  layer.mixing_height = std::clamp(layer.mixing_height, lowest_mixing, highest_mixing);
  return layer;
}

void require_stability(const AirHour& hour) {
  if (told(hour.cloud) || told(hour.heat_flux) || tells_layer(hour)) return;
  throw InputError(fmt::format(
      "nothing is told from which the stability at {} follows: cloud, a Pasquill "
      "class, a sensible heat flux or an Obukhov length; meteorology.cloud_cover "
      "stands in where hours tell none",
      utc_text(hour.time)));
}

}  // namespace

double sun_height(double utc, GeoPoint place) {
  const double day = std::fmod(utc / day_length, 365.2425);
  const double a = 2 * pi * day / 365.2425;
  const double declination = 0.006918 - 0.399912 * std::cos(a) +
                             0.070257 * std::sin(a) - 0.006758 * std::cos(2 * a) +
                             0.000907 * std::sin(2 * a) - 0.002697 * std::cos(3 * a) +
                             0.00148 * std::sin(3 * a);
  const double equation = 0.000075 + 0.001868 * std::cos(a) - 0.032077 * std::sin(a) -
                          0.014615 * std::cos(2 * a) - 0.040849 * std::sin(2 * a);
  const double angle = 2 * pi * (utc / day_length - std::floor(utc / day_length)) +
                       place.lon * pi / 180 - pi + equation;
  const double latitude = place.lat * pi / 180;
  return std::asin(std::sin(latitude) * std::sin(declination) +
                   std::cos(latitude) * std::cos(declination) * std::cos(angle));
}

double day_heat_flux(const AirHour& hour, const AirPlace& place) {
  const double sine = std::sin(sun_height(hour.time, place.place));
  const double sunlight = (990 * sine - 30) * (1 - 0.75 * std::pow(hour.cloud, 3.4));
  if (!(sunlight > 0)) return not_told;
  const double t = hour.temperature;
  const double net = ((1 - place.albedo) * sunlight + 5.31e-13 * std::pow(t, 6) -
                      stefan_boltzmann * std::pow(t, 4) + 60 * hour.cloud) /
                     1.12;
  const double ratio = psychrometric_ratio(hour), a = place.moisture;
  const double heat = (1 - a + ratio) / (1 + ratio) * 0.9 * net - 20 * a;
  return heat > 0 ? heat : not_told;
}

std::vector<BoundaryLayer> boundary_layers(const std::vector<AirHour>& hours,
                                           const AirPlace& place) {
  std::vector<AirHour> known = hours;
  std::vector<double> heat;
  for (AirHour& hour : known) {
    if (!told(hour.cloud)) hour.cloud = place.cloud;
    require_stability(hour);
    heat.push_back(heat_flux_of(hour, place));
  }
  const auto mixed = convective_heights(known, heat, place.lid_gradient);
  std::vector<BoundaryLayer> layers;
  for (std::size_t n = 0; n < known.size(); ++n)
    layers.push_back(layer_of(known[n], place, heat[n], mixed[n]));
  return layers;
}

}  // namespace farreach
