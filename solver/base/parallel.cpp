#include "solver/base/parallel.hpp"

#include <omp.h>

#include <exception>
#include <vector>

namespace farreach {

void set_threads(int threads) {
  omp_set_num_threads(threads > 0 ? threads : omp_get_num_procs());
}

int threads() {
  return omp_get_max_threads();
}

void parallel_for(const char* /*name*/, std::size_t count,
                  const std::function<void(std::size_t)>& body) {
  std::vector<std::exception_ptr> failures(count);
#pragma omp parallel for schedule(dynamic, 1)
  for (std::size_t i = 0; i < count; ++i) {
    try {
      body(i);
    } catch (...) {
      failures[i] = std::current_exception();
    }
  }
  for (const auto& failure : failures)
    if (failure) std::rethrow_exception(failure);
}

}  // namespace farreach
