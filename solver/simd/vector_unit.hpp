/// One portable binary, the widest vector unit of the machine it runs on.
///
/// A hot kernel is written once, as a template that is always inlined, and wrapped once
/// per vector unit with the macros below; the wrapper to call is chosen when the
/// program runs. Contraction is off everywhere, so all wrappers give the same bits.
#pragma once

namespace farreach {

enum class VectorUnit { baseline, avx2, avx512 };

/// The widest unit that this processor and this build know.
VectorUnit widest_vector_unit();

const char* name_of(VectorUnit unit);

#if defined(__x86_64__) && defined(__clang__)
#define FARREACH_AVX2 __attribute__((target("avx2")))
#define FARREACH_AVX512 \
  __attribute__((target("avx512f,avx512vl,avx512bw,avx512dq"), min_vector_width(512)))
#elif defined(__x86_64__)
#define FARREACH_AVX2 __attribute__((target("avx2")))
#define FARREACH_AVX512                                                \
  __attribute__((                                                      \
      target("avx512f,avx512vl,avx512bw,avx512dq,prefer-vector-width=" \
             "512")))
#else
#define FARREACH_AVX2
#define FARREACH_AVX512
#endif

// Before a loop: its items are independent; its few items are written out.
#if defined(__clang__)
#define FARREACH_INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
#define FARREACH_WRITTEN_OUT _Pragma("clang loop unroll(full)")
#else
#define FARREACH_INDEPENDENT _Pragma("GCC ivdep")
#define FARREACH_WRITTEN_OUT _Pragma("GCC unroll 4")
#endif
#define FARREACH_INLINE [[gnu::always_inline]] inline
#define FARREACH_APART __attribute__((noinline))

/// While it lives, numbers below the normal range count as zero in this thread. Ahead
/// of every wave there is a tail of such numbers, each of which would cost a hundred
/// ordinary operations; what is lost is below 1e-37 in float and 1e-307 in double.
class FlushTiny {
 public:
  FlushTiny();
  ~FlushTiny();
  FlushTiny(const FlushTiny&) = delete;
  FlushTiny& operator=(const FlushTiny&) = delete;

 private:
  unsigned before_ = 0;
};

}  // namespace farreach
