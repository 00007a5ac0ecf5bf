/// A hand-made ensemble over the weather of Tengiz, for tests of everything that comes
/// after the result file.
///
/// Not a simulation: in member m a plume lies along its wind, Gaussian in the angle,
/// falling with a power of the distance. Uzbekistan and Russia are boxes at about their
/// real distances. Tests state what follows from these numbers.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>

#include "models/hazard/far_field.hpp"
#include "models/hazard/plumes.hpp"
#include "solver/base/constants.hpp"
#include "solver/geo/geodesic.hpp"
#include "solver/geo/nearest.hpp"
#include "tests/support/example_outcome.hpp"

namespace farreach::testing {

inline constexpr double far_never = std::numeric_limits<double>::quiet_NaN();

/// Mole fraction of the member at (r, azimuth), largest over time [-].
inline double far_mole_fraction(const FarMember& m, double rate, double r,
                                double azimuth) {
  const double turn =
      std::remainder(azimuth - m.wind_from - 180, 360.0) / 7.0;  // widths of 7 deg
  return 4e-6 * (rate / 100) * (5 / m.wind_speed) * std::pow(r / 1e4, -1.4) *
         std::exp(-r / 4e5 - 0.5 * turn * turn);
}

inline void fill_far_member(const FarField& far, const std::vector<Level>& levels,
                            double rate, FarMember& m) {
  const RingGrid& g = far.grid;
  for (const Level& level : levels) {
    double near = 0;
    for (double r = 100; r < m.hand_over_to; r += 100)
      if (far_mole_fraction(m, rate, r, m.wind_from + 180) >= level.value) near = r;
    m.near_reach.push_back(static_cast<float>(near));
    for (int i = 0; i < g.rings; ++i)
      for (int k = 0; k < g.sectors; ++k) {
        const double r = std::sqrt(g.edge(i) * g.edge(i + 1));
        const double multiple =
            far_mole_fraction(m, rate, r, 360.0 * k / g.sectors) / level.value;
        const bool met = multiple >= 1;
        m.multiple.push_back(static_cast<float>(multiple));
        m.arrival.push_back(static_cast<float>(met ? r / m.wind_speed : far_never));
        m.end.push_back(static_cast<float>(met ? r / m.wind_speed + 7200 : far_never));
      }
  }
}

/// A cloud of two hours that moves along the wind of the member.
inline void fill_far_frames(FarField& far, std::size_t member, double rate) {
  const FarMember& m = far.members[member];
  far.frames.member = static_cast<int>(member);
  far.frames.substance = "H2S";
  for (int f = 0; f < 16; ++f) {
    const double t = 3600.0 * (f + 1) * 1.5;
    far.frames.time.push_back(t);
    for (int i = 0; i < far.grid.rings; ++i)
      for (int k = 0; k < far.grid.sectors; ++k) {
        const double r = std::sqrt(far.grid.edge(i) * far.grid.edge(i + 1));
        const double along = (r - m.wind_speed * t) / (0.15 * m.wind_speed * t + 2e4);
        far.frames.mole_fraction.push_back(static_cast<float>(
            far_mole_fraction(m, rate, r, 360.0 * k / far.grid.sectors) *
            std::exp(-0.5 * along * along)));
      }
  }
}

/// The same cloud in three layers, thinning upwards; a tenth of it is elsewhere.
inline void fill_far_volume(FarField& far) {
  FarVolume& v = far.volume;
  v.height = {0, 100, 500, 2000};
  v.time = far.frames.time;
  const std::size_t cells = far.grid.cells();
  const auto sectors = static_cast<std::size_t>(far.grid.sectors);
  for (std::size_t t = 0; t < v.time.size(); ++t) {
    double mass = 0;
    for (std::size_t l = 0; l < v.layers(); ++l)
      for (std::size_t i = 0; i < cells; ++i) {
        const double c = 1.4 * std::exp(-v.height[l] / 300) *
                         static_cast<double>(far.frames.mole_fraction[t * cells + i]);
        const double inner = far.grid.edge(static_cast<int>(i / sectors));
        const double outer = far.grid.edge(static_cast<int>(i / sectors) + 1);
        mass += c * pi * (outer * outer - inner * inner) / far.grid.sectors *
                (v.height[l + 1] - v.height[l]);
        v.concentration.push_back(static_cast<float>(c));
      }
    v.airborne.push_back(mass / 0.9);
    v.outside.push_back(v.airborne.back() - mass);
  }
}

inline FarField example_far_field(const std::vector<Level>& levels,
                                  std::size_t members = 40) {
  FarField far;
  far.grid = {.inner = 5e3, .outer = 8e5, .rings = 30, .sectors = 72};
  far.weather_kind = "generated";
  far.weather_source = "Generated weather of the Tengiz climate, labelled synthetic.";
  far.horizon = 2 * 86400;
  far.particles = 20000;
  far.model_factor = 3;
  far.plan.seed = 0xfedcba9876543210u;
  far.plan.inputs = {
      {"start", "time of the accident in the weather", "s", "uniform over one year"},
      {"release.rate", "rate of the release", "kg/s",
       "lognormal, median 100 kg/s, 90 % within a factor of 4"},
      {"mixing_height_factor", "error of the mixing height", "-", "uniform, 0.5 to 2"}};
  std::mt19937_64 random(5);
  const auto chance = [](std::mt19937_64& r) {
    return static_cast<double>(r() >> 11) / 9007199254740992.0;
  };
  for (std::size_t k = 0; k < members; ++k) {
    const auto part = [&](double step) {  // additive recurrence, evenly spread
      return std::fmod(0.5 + step * static_cast<double>(k + 1), 1.0);
    };
    FarMember m;
    m.number = static_cast<int>(k);
    m.weather_start = 31536000 * part(0.6180339887);
    const int day = static_cast<int>(m.weather_start / 86400);
    const std::string month = std::to_string(1 + day / 31);
    const std::string date = std::to_string(1 + day % 28);
    m.start_utc = "2026-" + std::string(month.size() < 2 ? "0" : "") + month + "-" +
                  std::string(date.size() < 2 ? "0" : "") + date + "T06:00:00Z";
    m.wind_from = 360 * chance(random);  // the weather is no even spread
    m.wind_speed = 3 + 6 * chance(random);
    m.hand_over_from = 4000;
    m.hand_over_to = 8000;
    const double rate = 100 * std::pow(4.0, 2 * part(0.8191725134) - 1);
    m.released = rate * 7200;
    m.deposited = 0.3 * m.released;
    m.left = 0.1 * m.released;
    m.airborne = m.released - m.deposited - m.left;
    fill_far_member(far, levels, rate, m);
    m.rest.assign(levels.size(), 1e-3f);
    m.drift = m.wind_speed;
    m.release_end = 7200;
    far.plan.values.push_back({m.weather_start, rate, 0.5 + 1.5 * part(0.6710436067)});
    far.members.push_back(m);
  }
  if (members > 0) {
    fill_far_frames(far, members / 2, far.plan.values[members / 2][1]);
    fill_far_volume(far);
  }
  return far;
}

/// `plumes`: whether the near field has plumes of its own.
inline Outcome example_far_outcome(bool plumes = true, std::size_t members = 40) {
  Outcome o = example_outcome();
  o.scenario.title = "Blowout at Tengiz over all weathers (hand-made example)";
  o.site = {.id = "tengiz",
            .name = "Tengiz",
            .name_ru = "Тенгиз",
            .name_kk = "Теңіз",
            .place = {46.1528, 53.3833},
            .position_error = 2000,
            .position_quality = "field centre",
            .state = "KAZ",
            .activity = "well",
            .source = "public encyclopedia"};
  o.geography.detailed = {};
  o.geography.overview = {
      {"UZB",
       BorderKind::land,
       "natural_earth_10m",
       {{{41.3, 56.0}, {45.0, 56.0}, {45.6, 58.6}, {43.5, 62.0}, {41.3, 61.0}}}},
      {"RUS",
       BorderKind::land,
       "natural_earth_10m",
       {{{45.6, 44.0},
         {45.6, 47.5},
         {46.5, 49.4},
         {48.4, 47.2},
         {51.6, 49.5},
         {53.5, 49.0},
         {53.5, 44.0}}}},
      {"KAZ",
       BorderKind::land,
       "natural_earth_10m",
       {{{43.0, 52.0},
         {45.0, 56.0},
         {45.6, 58.6},
         {50.6, 61.0},
         {51.6, 49.5},
         {48.4, 47.2},
         {46.5, 49.4},
         {46.9, 52.0},
         {45.3, 52.5}}}}};
  o.geography.borders = {};
  for (const std::size_t i : {0u, 1u}) {
    const Territory& t = o.geography.overview[i];
    const auto near = nearest_on_rim(t.rings, o.site.place);
    o.geography.borders.push_back({.state = t.state,
                                   .kind = t.kind,
                                   .nearest = near->place,
                                   .distance = near->distance,
                                   .azimuth = near->azimuth,
                                   .uncertainty = 3000,
                                   .other_product_distance = near->distance + 1500,
                                   .site_share = 2000,
                                   .product_share = 1500,
                                   .resolution_share = 1000});
  }
  o.geography.receptors = {{.name = "Kulsary",
                            .name_ru = "Кульсары",
                            .name_kk = "Құлсары",
                            .place = {46.983, 54.017},
                            .state = "KAZ",
                            .population = 67000,
                            .kind = "town"},
                           {.name = "Beyneu",
                            .name_ru = "Бейнеу",
                            .name_kk = "Бейнеу",
                            .place = {45.317, 55.2},
                            .state = "KAZ",
                            .population = 41000,
                            .kind = "town"},
                           {.name = "Jasliq",
                            .name_ru = "Жаслык",
                            .place = {43.95, 57.5},
                            .state = "UZB",
                            .population = 5000,
                            .kind = "town"}};
  for (Receptor& r : o.geography.receptors) {
    const GeodesicLine line = geodesic(o.site.place, r.place);
    r.distance = line.distance;
    r.azimuth = line.azimuth;
  }
  o.levels[0].value = 27e-6;
  o.levels = {o.levels[1],
              {.name = "AEGL-1 (60 min)",
               .key = "aegl1",
               .substance = "H2S",
               .quantity = quantity::concentration,
               .value = 0.51e-6,
               .unit = "ppm",
               .shown_value = 0.51,
               .averaging_time = 3600,
               .exposure_time = 3600,
               .source = "NRC 2010",
               .severity = Severity::limit},
              {.name = "ambient limit (20 min)",
               .key = "ambient",
               .substance = "H2S",
               .quantity = quantity::concentration,
               .value = 0.0057e-6,
               .unit = "mg/m3",
               .shown_value = 0.008,
               .averaging_time = 1200,
               .exposure_time = 1200,
               .source = "GN 2.1.6",
               .severity = Severity::limit}};
  o.part<FarField>() = example_far_field(o.levels, members);
  if (!plumes) o.part<Plumes>().members.clear();
  return o;
}

}  // namespace farreach::testing
