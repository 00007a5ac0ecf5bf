#include "solver/particles/ground_depth.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace farreach {
namespace {

constexpr double depth_share = 0.3;  // of the mean height, and of the mixed depth
// Of the mean height of a young cloud: little, as concentration falls steeply with
// height there, but so much that some 60 particles, of which two thirds of the share
// are near the ground and half within a kernel, tell a mean to 13 %.
constexpr double least_share = 0.03, most_share = 0.15, telling_particles = 190;
constexpr double settled = 3600;   // [s], age from which depth_share holds
constexpr double least_depth = 2;  // [m]

/// Number of the class of age: two to an octave from one minute on, read from the bits
/// of the floating-point number.
int age_bin(double age) {
  const auto bits = std::bit_cast<std::uint32_t>(float(std::max(age, 60.0) / 60));
  return std::min(int(bits >> 22) - 2 * 127, 23);
}

}  // namespace

void GroundDepth::expect(double particles) {
  least_share_ = std::clamp(telling_particles / particles, least_share, most_share);
}

void GroundDepth::look(const ParticleSet& p, double time) {
  std::array<double, age_bins> sum = {}, number = {};
  for (std::size_t i = 0; i < p.size(); ++i) {
    const auto bin = std::size_t(age_bin(time - double(p.birth[i])));
    sum[bin] += double(p.z[i]);
    number[bin] += 1;
  }
  for (std::size_t b = 0; b < age_bins; ++b)
    mean_height_[b] = number[b] > 0 ? sum[b] / number[b] : 0;
}

double GroundDepth::of(const ParticleSet& p, std::size_t i, double time) const {
  const double age = time - double(p.birth[i]);
  const double share =
      std::clamp(depth_share * age / settled, least_share_, depth_share);
  return std::max(least_depth, share * mean_height_[std::size_t(age_bin(age))]);
}

double GroundDepth::mean_height(const ParticleSet& p, std::size_t i,
                                double time) const {
  return mean_height_[std::size_t(age_bin(time - double(p.birth[i])))];
}

double GroundDepth::below(double mixed_depth, double depth) {
  return std::min(depth, std::max(least_depth, depth_share * mixed_depth));
}

}  // namespace farreach
