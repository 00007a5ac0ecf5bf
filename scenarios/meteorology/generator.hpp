/// Weather generated from the figures of a climate: hourly, synthetic.
///
/// Latent series with memory, one step each hour dt, from a seed:
///   g_n   = r g_(n-1) + sqrt(1 - r^2) xi,  r = exp(-dt/T)          (Gauss-Markov)
///   phi_n = phi_(n-1) + sqrt(2 dt/T) xi  on the circle, uniform
/// speed        Weibull quantile of Phi(g), mean that of the month, times
///              1 + s cos(2 pi (t - 15 h)/24 h) of solar time t
/// direction    quantile of the rose of the month at phi/(2 pi): within a sector
///              uniform
/// cloud        quantile of Phi(g) of a distribution of clear, broken and overcast sky
///              with the mean of the month
/// temperature  that of the month (linear between mid-months) + half the daily range
///              cos(2 pi (t - 15 h)/24 h), less under cloud, + slow scatter
/// rain         in the cloudiest hours of the month, as many as its share of wet hours
/// xi normal numbers of std::mt19937_64 by Box and Muller. The method is that of
/// Brown, Katz and Murphy (1984), J. Clim. Appl. Meteorol. 23, 1184-1195 (transformed
/// Gauss-Markov speed); memory of exp(-dt/T) is a property of the latent series.
/// Range: statistics of one place; no fronts that arrive, no sea breeze.
#pragma once

#include <cstdint>

#include "scenarios/meteorology/air_hour.hpp"
#include "scenarios/meteorology/climate.hpp"

namespace farreach {

struct GeneratorOptions {
  double start = 0;       ///< UTC, since 1970-01-01 [s]
  std::size_t hours = 0;  ///< first and last included
  std::uint64_t seed = 0;
};

/// Hours of the place; each tells wind, temperature, humidity, pressure, cloud and
/// precipitation.
AirSeries generate_hours(const Climate& climate, const AirPlace& place,
                         const GeneratorOptions& options);

/// Direction below which the share `below` of the winds lies, counted clockwise from
/// the beginning of the first sector [deg].
double rose_quantile(const std::vector<double>& rose, double below);

/// Share of the sky that is exceeded by 1 - `below` of the hours of a mean [-].
double cloud_quantile(double mean, double below);

}  // namespace farreach
