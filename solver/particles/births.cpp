#include "solver/particles/births.hpp"

#include <algorithm>

#include "solver/base/error.hpp"

namespace farreach {

void Births::add(std::span<const ParticleBirth> births, double now,
                 std::size_t species) {
  double last = now;
  if (!unborn_.empty()) last = std::max(last, unborn_.front().time);
  for (const ParticleBirth& b : births) {
    if (!(b.time >= last) || b.mass.size() != species)
      throw RunError(
          "particles must be added by ascending time of birth, none before "
          "the present, with the mass of every species");
    last = b.time;
  }
  unborn_.insert(unborn_.begin(), births.rbegin(), births.rend());
}

std::size_t Births::be_born(double before, ParticleSet& set,
                            std::vector<float>& drawn) {
  const std::size_t first = set.size();
  drawn.clear();
  while (!unborn_.empty() &&
         static_cast<double>(static_cast<float>(unborn_.back().time)) < before) {
    const ParticleBirth& b = unborn_.back();
    set.x.push_back(static_cast<float>(b.x));
    set.y.push_back(static_cast<float>(b.y));
    set.z.push_back(static_cast<float>(b.z));
    set.u.push_back(static_cast<float>(b.u));
    set.v.push_back(static_cast<float>(b.v));
    set.w.push_back(static_cast<float>(b.w));
    set.birth.push_back(static_cast<float>(b.time));
    set.head_start.push_back(static_cast<float>(b.head_start));
    set.element.push_back(next_element_++);
    set.draw.push_back(0);
    drawn.push_back(static_cast<float>(b.drawn));
    for (std::size_t s = 0; s < set.mass.size(); ++s)
      set.mass[s].push_back(static_cast<float>(b.mass[s]));
    unborn_.pop_back();
  }
  return first;
}

std::vector<double> Births::mass(std::size_t species) const {
  std::vector<double> sum(species, 0);
  for (auto b = unborn_.rbegin(); b != unborn_.rend(); ++b)
    for (std::size_t s = 0; s < sum.size(); ++s)
      sum[s] += static_cast<double>(static_cast<float>(b->mass[s]));
  return sum;
}

}  // namespace farreach
