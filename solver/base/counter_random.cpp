#include "solver/base/counter_random.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace farreach {

namespace {

void one_by_one(const RandomKey& key, const CounterRows& counters, WordRows words) {
  for (int i = 0; i < counters.count; ++i) {
    const RandomWords w = random_words(key, counters.element[i], counters.draw[i]);
    words.a[i] = w.a;
    words.b[i] = w.b;
    words.c[i] = w.c;
    words.d[i] = w.d;
  }
}

#if defined(__x86_64__)
// Written by hand: the compiler multiplies 64 by 64 bits where 32 by 32 do, at three
// times the cost.
#define FARREACH_FOUNDATION __attribute__((target("avx512f")))

struct Product {
  __m512i high, low;
};

FARREACH_FOUNDATION inline Product product(__m512i x, __m512i factor) {
  constexpr __mmask8 all_pairs = 0xff;  // its plain forms warn of their own headers
  const __m512i even = _mm512_maskz_mul_epu32(all_pairs, x, factor);
  const __m512i odd = _mm512_maskz_mul_epu32(
      all_pairs, _mm512_maskz_srli_epi64(all_pairs, x, 32), factor);
  constexpr __mmask16 odd_words = 0xaaaa;
  return {_mm512_mask_blend_epi32(odd_words,
                                  _mm512_maskz_srli_epi64(all_pairs, even, 32), odd),
          _mm512_mask_blend_epi32(odd_words, even,
                                  _mm512_maskz_slli_epi64(all_pairs, odd, 32))};
}

FARREACH_FOUNDATION inline __m512i mixed(__m512i x, __m512i y, std::uint32_t key) {
  const __m512i k = _mm512_set1_epi32(static_cast<std::int32_t>(key));
  return _mm512_xor_si512(_mm512_xor_si512(x, y), k);
}

FARREACH_FOUNDATION void sixteen_at_a_time(const RandomKey& key,
                                           const CounterRows& counters,
                                           WordRows words) {
  const __m512i first = _mm512_set1_epi64(0xD2511F53U);
  const __m512i second = _mm512_set1_epi64(0xCD9E8D57U);
  for (int i = 0; i < counters.count; i += 16) {
    __m512i a = _mm512_loadu_si512(counters.draw + i);
    __m512i b = _mm512_loadu_si512(counters.element + i);
    __m512i c = _mm512_set1_epi32(static_cast<std::int32_t>(key.stream));
    __m512i d = _mm512_setzero_si512();
    auto k0 = static_cast<std::uint32_t>(key.seed);
    auto k1 = static_cast<std::uint32_t>(key.seed >> 32);
    for (int round = 0; round < 10; ++round) {
      const Product p = product(a, first), q = product(c, second);
      a = mixed(q.high, b, k0);
      b = q.low;
      c = mixed(p.high, d, k1);
      d = p.low;
      k0 += 0x9E3779B9U;
      k1 += 0xBB67AE85U;
    }
    _mm512_storeu_si512(words.a + i, a);
    _mm512_storeu_si512(words.b + i, b);
    _mm512_storeu_si512(words.c + i, c);
    _mm512_storeu_si512(words.d + i, d);
  }
}
#endif

}  // namespace

void random_rows(VectorUnit unit, const RandomKey& key, const CounterRows& counters,
                 WordRows words) {
#if defined(__x86_64__)
  if (unit == VectorUnit::avx512) return sixteen_at_a_time(key, counters, words);
#endif
  one_by_one(key, counters, words);
}

}  // namespace farreach
