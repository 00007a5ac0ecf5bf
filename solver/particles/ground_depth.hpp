/// Depth of the layer next to the ground in which particles are counted.
///
/// A share of the mean height of the particles of like age that grows with their age
/// from 0.03 (more where a mean holds few particles, up to 0.15) to 0.3 after an hour,
/// so that the kernel widens with the cloud: of a Gaussian on the ground 0.3 takes 1 %;
/// at least 2 m and at most 0.3 of the depth over which everything is mixed.
#pragma once

#include <array>

#include "solver/particles/particle_set.hpp"

namespace farreach {

class GroundDepth {
 public:
  /// So many particles pass a place in the time of a mean.
  void expect(double particles);
  /// Takes the mean heights of particles at a time [s].
  void look(const ParticleSet& particles, double time);
  /// Depth for particle i [m], before the mixed depth bounds it.
  double of(const ParticleSet& particles, std::size_t i, double time) const;
  /// Mean height of particles as old as particle i [m].
  double mean_height(const ParticleSet& particles, std::size_t i, double time) const;
  static double below(double mixed_depth, double depth);

 private:
  static constexpr std::size_t age_bins = 24;
  double least_share_ = 0.03;
  std::array<double, age_bins> mean_height_ = {};
};

}  // namespace farreach
