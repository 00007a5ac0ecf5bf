#include "solver/particles/cloud_width.hpp"

#include <algorithm>
#include <cmath>

namespace farreach {
namespace {

constexpr double kernel_share = 0.55;      // of the width of the cloud
constexpr std::uint32_t births_apart = 4;  // births between two of a pair, at most
constexpr std::size_t telling_pairs = 6;   // pairs that tell a width

/// Four classes of age to an octave, from 15 s on.
double age_place(double age) {
  return 4 * std::log2(std::max(age, 15.0) / 15);
}

/// Numbers of the particles in the order of their birth.
std::vector<std::size_t> by_birth(const ParticleSet& p) {
  std::vector<std::size_t> order(p.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto earlier = [&](std::size_t a, std::size_t b) {
    return p.element[a] < p.element[b];
  };
  if (!std::is_sorted(p.element.begin(), p.element.end()))
    std::sort(order.begin(), order.end(), earlier);
  return order;
}

}  // namespace

void CloudWidth::begin(std::span<const ParticleBirth> births) {
  way_.clear();
  for (const ParticleBirth& b : births)
    way_.push_back(
        {.x = float(b.x), .y = float(b.y), .z = float(b.z), .time = float(b.time)});
}

void CloudWidth::look(const ParticleSet& p, double time) {
  for (std::size_t i = 0; i < p.size(); ++i) {
    const Way before = way_.at(p.element[i]);
    way_[p.element[i]] = {.x = p.x[i],
                          .y = p.y[i],
                          .z = p.z[i],
                          .time = float(time),
                          .dx = p.x[i] - before.x,
                          .dy = p.y[i] - before.y,
                          .dt = std::max(float(time) - before.time, 0.0f),
                          .from_z = before.z};
  }
  std::array<double, bins> sum = {};
  std::array<std::size_t, bins> pairs = {};
  const auto order = by_birth(p);
  for (std::size_t k = 1; k < order.size(); ++k) {
    const std::size_t a = order[k - 1], b = order[k];
    if (p.element[b] - p.element[a] > births_apart) continue;
    const Way& way = way_[p.element[b]];
    const double length = std::hypot(double(way.dx), double(way.dy));
    if (!(length > 0)) continue;
    const double across = (double(p.x[b] - p.x[a]) * double(way.dy) -
                           double(p.y[b] - p.y[a]) * double(way.dx)) /
                          length;
    const double age = time - double(p.birth[b]);
    const auto bin = std::min(std::size_t(age_place(age)), bins - 1);
    sum[bin] += 0.5 * across * across;
    ++pairs[bin];
  }
  for (std::size_t bin = 0; bin < bins; ++bin)
    if (pairs[bin] >= telling_pairs)
      width_[bin] = std::sqrt(sum[bin] / double(pairs[bin]));
}

const Way& CloudWidth::way(const ParticleSet& p, std::size_t i) const {
  return way_[p.element[i]];
}

double CloudWidth::of(double age) const {
  return width_[std::min(std::size_t(age_place(age)), bins - 1)];
}

double CloudWidth::kernel(double age) const {
  return kernel_share * of(age);
}

}  // namespace farreach
