#include "solver/particles/particle_set.hpp"

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

}  // namespace farreach
