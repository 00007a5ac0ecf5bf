/// Lagrangian particles as a structure of arrays. One particle takes 40 B and 4 B per
/// species.
#pragma once

#include <cstdint>
#include <numeric>
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
  /// Takes out the particles marked in `gone` and adds their mass to `left`, per
  /// species [kg]; the others keep their order.
  void take_out(const std::vector<std::uint8_t>& gone, std::vector<double>& left);
};

/// Numbers of the entries by ascending value below `kinds`, of like values as they lie.
template <class Number, class Value>
std::vector<Number> counting_order(const std::vector<Value>& values, int kinds) {
  std::vector<Number> begin(static_cast<std::size_t>(kinds) + 1, 0);
  for (const Value v : values) ++begin[v + 1U];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::vector<Number> order(values.size());
  Number next = 0;
  for (const Value v : values) order[begin[v]++] = next++;
  return order;
}

}  // namespace farreach
