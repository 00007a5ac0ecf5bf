/// Particles that are still to be born, and how they come into a set.
#pragma once

#include <span>
#include <vector>

#include "solver/particles/particle_set.hpp"

namespace farreach {

/// Where and when one particle begins; `time` after the start of the run [s].
struct ParticleBirth {
  double time = 0;
  double head_start = 0;       ///< time that what it stands for was under way [s]
  double x = 0, y = 0, z = 0;  ///< [m]
  double u = 0, v = 0, w = 0;  ///< velocity beyond the mean flow, added to the
                               ///< turbulence that is drawn there [m/s]
  double drawn = 1;            ///< share of the drawn horizontal turbulence that is
                               ///< added: 1 all of it, less where u, v hold a part [-]
  std::vector<double> mass;    ///< per species [kg]
};

/// Births in the order of their time. They get their numbers in that order.
class Births {
 public:
  /// By ascending time, none before `now` [s] or those added before, with the mass of
  /// every one of so many species; throws RunError otherwise.
  void add(std::span<const ParticleBirth> births, double now, std::size_t species);
  /// Puts those before a time [s] at the end of the set, and of each its share of the
  /// drawn turbulence into `drawn`; returns where they begin.
  std::size_t be_born(double before, ParticleSet& set, std::vector<float>& drawn);
  /// Of all that is not born yet, per species [kg].
  std::vector<double> mass(std::size_t species) const;

 private:
  std::vector<ParticleBirth> unborn_;  // by descending time
  std::uint32_t next_element_ = 0;
};

}  // namespace farreach
