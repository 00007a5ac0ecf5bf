/// Lagrangian particles as a structure of arrays. One particle takes 40 B and 4 B per
/// species.
#pragma once

#include <cstdint>
#include <vector>

namespace farreach {

struct ParticleSet {
  std::vector<float> x, y, z;            ///< place [m]; z above ground
  std::vector<float> u, v, w;            ///< velocity beyond the mean wind [m/s]
  std::vector<float> birth;              ///< time of birth [s]
  std::vector<float> head_start;         ///< time under way before it was born [s]
  std::vector<std::uint32_t> element;    ///< number of the particle, keys its draws
  std::vector<std::uint32_t> draw;       ///< how many draws it has used
  std::vector<std::vector<float>> mass;  ///< per species [kg]

  std::size_t size() const { return x.size(); }
  /// Particle order[i] becomes particle i; every number occurs once.
  void reorder(const std::vector<std::uint32_t>& order);
};

}  // namespace farreach
