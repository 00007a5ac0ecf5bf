#include "solver/flow/vector_unit.hpp"

namespace farreach {

VectorUnit widest_vector_unit() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq"))
    return VectorUnit::avx512;
  if (__builtin_cpu_supports("avx2")) return VectorUnit::avx2;
#endif
  return VectorUnit::baseline;
}

const char* name_of(VectorUnit unit) {
  switch (unit) {
    case VectorUnit::avx512: return "AVX-512";
    case VectorUnit::avx2: return "AVX2";
    case VectorUnit::baseline: break;
  }
  return "baseline";
}

}  // namespace farreach
