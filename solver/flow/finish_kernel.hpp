/// The kernel of finish.hpp for any law; include where a law is made into a `Finish`.
#pragma once

#include "solver/flow/fast_math.hpp"
#include "solver/flow/finish.hpp"
#include "solver/grid/tiles.hpp"

namespace farreach {

namespace finish_detail {

template <class Real>
struct alignas(64) Extremes {
  Real fastest[tile_width] = {};
  Real deepest[tile_width] = {};
  Real thin[tile_width] = {};
};

template <bool forced, class Real, class Law>
FARREACH_INLINE void finish_row(const Law& given, const FinishNumbers<Real>& numbers,
                                Real* h, Real* hu, Real* hv, Extremes<Real>& to) {
  const FinishNumbers<Real> n = numbers;
  const Law law = given;
  const Real zero = 0;
  const Real thin2 = n.thin * n.thin;
  FARREACH_INDEPENDENT
  for (int i = 0; i < tile_width; ++i) {
    // 0 or 1 by arithmetic: from a condition the compiler would make two paths.
    const Real is_wet = least(most((h[i] - n.dry) * Real(1e30), zero), Real(1));
    const Real deep = h[i] * is_wet;
    const Real per_depth = 2 * deep / (deep * deep + most(deep * deep, thin2));
    Real qx = hu[i];
    Real qy = hv[i];
    if constexpr (forced) {
      const Real px = qx + n.dt * (n.stress_x + deep * n.acceleration_x);
      const Real py = qy + n.dt * (n.stress_y + deep * n.acceleration_y);
      qx = n.cos_turn * px + n.sin_turn * py;
      qy = n.cos_turn * py - n.sin_turn * px;
    }
    const Real u = qx * per_depth;
    const Real v = qy * per_depth;
    const Real factor = law(deep, std::sqrt(u * u + v * v), n.dt);
    const Real thin_x = deep * u;
    const Real thin_y = deep * v;
    hu[i] = (deep < n.thin ? thin_x : qx) * factor;
    hv[i] = (deep < n.thin ? thin_y : qy) * factor;
    const Real c = root_from_above(n.g * deep);
    const Real signal =
        (std::abs(u) * factor + c) * n.per_dx + (std::abs(v) * factor + c) * n.per_dy;
    to.fastest[i] = most(to.fastest[i], signal);
    to.deepest[i] = most(to.deepest[i], deep);
    const Real is_thin = least(most((n.thin - deep) * Real(1e30), zero), Real(1));
    to.thin[i] += is_thin * is_wet;
  }
}

template <class Real, class Law>
FARREACH_INLINE FinishFinding finish_tile(const Law& law, const FinishNumbers<Real>& n,
                                          Real* h, Real* hu, Real* hv) {
  Extremes<Real> found;
  for (int start = 0; start < tile_cells; start += tile_width)
    if (n.forced)
      finish_row<true>(law, n, h + start, hu + start, hv + start, found);
    else
      finish_row<false>(law, n, h + start, hu + start, hv + start, found);
  FinishFinding worst;
  Real thin = 0;
  Real fastest = 0;
  Real deepest = 0;
  for (int i = 0; i < tile_width; ++i) {
    fastest = most(fastest, found.fastest[i]);
    deepest = most(deepest, found.deepest[i]);
    thin += found.thin[i];
  }
  worst.fastest = static_cast<double>(fastest);
  worst.deepest = static_cast<double>(deepest);
  worst.thin_cells = static_cast<int>(thin);
  return worst;
}

#define FARREACH_FINISH(NAME, TARGET)                                              \
  template <class Real, class Law>                                                 \
  TARGET FinishFinding NAME(const Law& law, const FinishNumbers<Real>& n, Real* h, \
                            Real* hu, Real* hv) {                                  \
    return finish_tile(law, n, h, hu, hv);                                         \
  }
FARREACH_FINISH(finish_baseline, )
FARREACH_FINISH(finish_avx2, FARREACH_AVX2)
FARREACH_FINISH(finish_avx512, FARREACH_AVX512)
#undef FARREACH_FINISH

}  // namespace finish_detail

template <class Real, class Law>
Finish<Real> finish_with(Law law) {
  return [law](VectorUnit unit, const FinishNumbers<Real>& n, Real* h, Real* hu,
               Real* hv) {
    switch (unit) {
      case VectorUnit::avx512:
        return finish_detail::finish_avx512(law, n, h, hu, hv);
      case VectorUnit::avx2:
        return finish_detail::finish_avx2(law, n, h, hu, hv);
      case VectorUnit::baseline:
        break;
    }
    return finish_detail::finish_baseline(law, n, h, hu, hv);
  };
}

}  // namespace farreach
