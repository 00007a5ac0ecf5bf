#include "solver/simd/vector_unit.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

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
    case VectorUnit::avx512:
      return "AVX-512";
    case VectorUnit::avx2:
      return "AVX2";
    case VectorUnit::baseline:
      break;
  }
  return "baseline";
}

#if defined(__x86_64__)
FlushTiny::FlushTiny() : before_(_mm_getcsr()) {
  constexpr unsigned results_and_operands = 0x8040;
  _mm_setcsr(before_ | results_and_operands);
}

FlushTiny::~FlushTiny() {
  _mm_setcsr(before_);
}
#else
FlushTiny::FlushTiny() = default;
FlushTiny::~FlushTiny() = default;
#endif

}  // namespace farreach
