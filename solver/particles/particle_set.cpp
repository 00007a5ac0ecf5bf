#include "solver/particles/particle_set.hpp"

#include <algorithm>

#include "solver/base/parallel.hpp"

namespace farreach {

namespace {

template <class Value>
void take_in_order(std::vector<Value>& values,
                   const std::vector<std::uint32_t>& order) {
  std::vector<Value> taken(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) taken[i] = values[order[i]];
  values.swap(taken);
}

template <class Value>
void keep_only(std::vector<Value>& values, const std::vector<std::uint8_t>& gone) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[kept] = values[i];
    kept += gone[i] ? 0 : 1;
  }
  values.resize(kept);
}

}  // namespace

void ParticleSet::reorder(const std::vector<std::uint32_t>& order) {
  std::vector<std::vector<float>*> numbers = {&x, &y, &z,     &u,
                                              &v, &w, &birth, &head_start};
  for (auto& m : mass) numbers.push_back(&m);
  parallel_for("sort particles", numbers.size() + 2, [&](std::size_t k) {
    if (k < numbers.size())
      take_in_order(*numbers[k], order);
    else
      take_in_order(k == numbers.size() ? element : draw, order);
  });
}

void ParticleSet::take_out(const std::vector<std::uint8_t>& gone,
                           std::vector<double>& left) {
  if (std::find(gone.begin(), gone.end(), 1) == gone.end()) return;
  for (std::size_t s = 0; s < mass.size(); ++s) {
    for (std::size_t i = 0; i < size(); ++i)
      if (gone[i]) left[s] += static_cast<double>(mass[s][i]);
    keep_only(mass[s], gone);
  }
  for (auto* values : {&x, &y, &z, &u, &v, &w, &birth, &head_start})
    keep_only(*values, gone);
  keep_only(element, gone);
  keep_only(draw, gone);
}

}  // namespace farreach
