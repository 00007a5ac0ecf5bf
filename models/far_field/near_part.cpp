#include "models/far_field/near_part.hpp"

#include <algorithm>
#include <cmath>

#include "solver/base/constants.hpp"

namespace farreach {
namespace {

/// Largest time over which the wandering of a plume is averaged [s].
constexpr double meander_time = 600;

/// How many times a level is met by a steady concentration that lasts `duration`.
double multiple(const LevelQuestion& q, double mole_fraction, double intensity,
                double duration, double molar_volume) {
  if (q.probit) {
    const double lasting = std::min(duration, q.windows * window_length);
    const double load =
        toxic_load(concentration_in_unit_of(*q.probit, mole_fraction, molar_volume),
                   lasting, q.probit->n);
    const double more = fluctuation_amplification(intensity, q.probit->n);
    return std::pow(load * more / q.load, 1 / q.probit->n);
  }
  double most = 0;
  for (const auto& m : q.means)
    most = std::max(most, mole_fraction / m.value *
                              std::min(1.0, duration / (m.windows * window_length)));
  return most;
}

}  // namespace

void NearPart::add(const NearPlume& near) {
  plumes_.push_back(near);
  const double towards = near.wind_from + 180;
  for (int ring = 0; ring < grid_.rings; ++ring) {
    const double inner = grid_.edge(ring), outer = grid_.edge(ring + 1);
    if (inner >= near.until) break;
    const double r = std::sqrt(inner * outer);
    const double part = std::min(1.0, (near.until - inner) / (outer - inner));
    for (int sector = 0; sector < grid_.sectors; ++sector) {
      const double turn =
          std::remainder(360.0 * sector / grid_.sectors - towards, 360.0) * pi / 180;
      if (std::abs(turn) > 0.5 * pi - 1e-6) continue;
      const double x = r * std::cos(turn), y = r * std::sin(turn);
      const PlumeSlice s = slice_at(near.plume, x);
      const double c =
          s.mole_fraction * relative_concentration(s, y, height_, meander_time);
      if (!(c > 1e-15)) continue;
      for (std::size_t k = 0; k < far_species; ++k)
        if (near.molar_share[k] > 0)
          shares_.push_back(
              {std::size_t(ring) * std::size_t(grid_.sectors) + std::size_t(sector), k,
               part * c * near.molar_share[k], near.plume.start + s.arrival,
               near.plume.end + s.arrival});
    }
  }
}

void NearPart::fill(double begin, RingWindows& windows) const {
  for (const Share& s : shares_) {
    const double overlap =
        std::min(s.to, begin + window_length) - std::max(s.from, begin);
    if (overlap > 0)
      windows.add_part(s.part, s.species, s.mole_fraction, overlap / window_length);
  }
}

double NearPart::reach(const LevelQuestion& q, double molar_volume,
                       double model_factor) const {
  double farthest = 0;
  if (!q.asked) return farthest;
  for (const NearPlume& near : plumes_) {
    if (!(near.molar_share[q.species] > 0)) continue;
    const double duration = near.plume.end - near.plume.start;
    for (const PlumeSlice& s : near.plume.slices) {
      if (s.x > near.until) break;
      const double c = s.mole_fraction * near.molar_share[q.species] * model_factor *
                       relative_concentration(s, 0, height_, meander_time);
      if (c > 0 && multiple(q, c, s.intensity, duration, molar_volume) >= 1)
        farthest = std::max(farthest, s.x);
    }
  }
  return farthest;
}

}  // namespace farreach
