/// How wide the cloud of the particles is across its way, from the particles.
///
/// Two particles born one after the other move in the same mean flow and in independent
/// turbulence, so that half the mean square of their distance across their way is the
/// variance of the cloud,
///
///   sigma^2 = E[d^2]/2
///
/// taken over particles of like age. The kernel with which a particle counts has a
/// fixed share b = 0.55 of that width and the form (3/2 - u^2/2) exp(-u^2/2), u = y/(b
/// sigma), whose second moment is zero (Silverman 1986, Density Estimation, section
/// 3.6): it takes 2 % of the peak of a Gaussian cloud, where exp(-u^2/2) alone would
/// take 12 %. Its small negative lobes add up to the mass; what is read is never below
/// zero.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "solver/particles/births.hpp"

namespace farreach {

/// The last way of a particle: from where it was at the look before, or born, to where
/// it is.
struct Way {
  float x = 0, y = 0, z = 0, time = 0;  ///< at its end
  float dx = 0, dy = 0;                 ///< [m]
  float dt = 0;                         ///< what it took [s]
  float from_z = 0;                     ///< height where it began [m]
};

class CloudWidth {
 public:
  /// Particle k is born where and when births[k] is.
  void begin(std::span<const ParticleBirth> births);
  /// Takes the particles at a time [s].
  void look(const ParticleSet& particles, double time);
  /// Of particle i.
  const Way& way(const ParticleSet& particles, std::size_t i) const;
  /// Width of the cloud at that age [m]; 0: not known.
  double of(double age) const;
  /// Width of the kernel of a particle of that age [m]; 0: not known.
  double kernel(double age) const;

 private:
  static constexpr std::size_t bins = 48;
  std::vector<Way> way_;  // by number of the particle
  std::array<double, bins> width_ = {};
};

}  // namespace farreach
