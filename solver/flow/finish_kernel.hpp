/// The kernel of finish.hpp for any law; include where a law is made into a `Finish`.
#pragma once

#include <bit>
#include <cstdint>

#include "solver/flow/finish.hpp"
#include "solver/grid/tiles.hpp"
#include "solver/simd/fast_math.hpp"

namespace farreach {

namespace finish_detail {

template <class Real>
struct alignas(64) Extremes {
  Real fastest[tile_width] = {};
  Real deepest[tile_width] = {};
  Real thin[tile_width] = {};
  Real sum[tile_width] = {};  ///< of all values, not finite when one of them is not
};

/// Whether the bits are those of a number; arithmetic may not be asked, since here the
/// compiler takes all values to be finite.
FARREACH_INLINE bool is_number(float x) {
  return (std::bit_cast<std::uint32_t>(x) & 0x7f800000u) != 0x7f800000u;
}
FARREACH_INLINE bool is_number(double x) {
  constexpr std::uint64_t exponent = 0x7ff0000000000000u;
  return (std::bit_cast<std::uint64_t>(x) & exponent) != exponent;
}

/// A cell before its resistance.
template <class Real>
struct Unresisted {
  Real deep, is_wet;
  Real qx, qy;  ///< [m2/s]
  Real u, v;    ///< [m/s]
  Real speed;   ///< [m/s]
};

/// A force along one row: at its west end, and what it grows by from cell to cell.
template <class Real>
struct AlongRow {
  Real begin = 0, growth = 0;
  FARREACH_INLINE Real at(int i) const { return begin + growth * static_cast<Real>(i); }
};

/// At the middles of the cells of row `j`.
template <class Real>
FARREACH_INLINE AlongRow<Real> along_row(const AtCorners<Real>& c, int j) {
  const Real up = (static_cast<Real>(j) + Real(0.5)) / tile_height;
  const Real west = c[0] + (c[2] - c[0]) * up;
  const Real growth = (c[1] + (c[3] - c[1]) * up - west) / tile_width;
  return {west + growth / 2, growth};
}

template <class Real>
struct RowForces {
  AlongRow<Real> stress_x, stress_y, acceleration_x, acceleration_y;
  Real cos_turn = 1, sin_turn = 0;
};

template <class Real>
FARREACH_INLINE RowForces<Real> forces_in_row(const TileForces<Real>& f, int j) {
  return {along_row(f.stress_x, j),
          along_row(f.stress_y, j),
          along_row(f.acceleration_x, j),
          along_row(f.acceleration_y, j),
          f.cos_turn,
          f.sin_turn};
}

template <bool forced, class Real>
FARREACH_INLINE Unresisted<Real> unresisted(const FinishNumbers<Real>& n,
                                            const RowForces<Real>& f, int i, Real h,
                                            Real hu, Real hv) {
  // 0 or 1 by arithmetic: from a condition the compiler would make two paths.
  const Real is_wet = least(most((h - n.dry) * Real(1e30), Real(0)), Real(1));
  const Real deep = h * is_wet;
  const Real per_depth = 2 * deep / (deep * deep + most(deep * deep, n.thin * n.thin));
  Real qx = hu;
  Real qy = hv;
  if constexpr (forced) {
    const Real px = qx + n.dt * (f.stress_x.at(i) + deep * f.acceleration_x.at(i));
    const Real py = qy + n.dt * (f.stress_y.at(i) + deep * f.acceleration_y.at(i));
    qx = f.cos_turn * px + f.sin_turn * py;
    qy = f.cos_turn * py - f.sin_turn * px;
  }
  const Real u = qx * per_depth;
  const Real v = qy * per_depth;
  return {deep, is_wet, qx, qy, u, v, std::sqrt(u * u + v * v)};
}

/// Several cells at a time, each stage for all of them before the next: one after the
/// other would leave the processor waiting for quotients and roots.
template <int ways, bool forced, class Real, class Law>
FARREACH_INLINE void finish_row(const Law& given, const FinishNumbers<Real>& numbers,
                                const RowForces<Real>& forces, Real* h, Real* hu,
                                Real* hv, Extremes<Real>& to) {
  constexpr int stride = tile_width / ways;
  const FinishNumbers<Real> n = numbers;
  const Law law = given;
  const RowForces<Real> f = forces;
  FARREACH_INDEPENDENT
  for (int first = 0; first < stride; ++first) {
    Unresisted<Real> cells[ways];
    Real factors[ways];
    FARREACH_WRITTEN_OUT
    for (int k = 0; k < ways; ++k) {
      const int i = first + k * stride;
      cells[k] = unresisted<forced>(n, f, i, h[i], hu[i], hv[i]);
    }
    FARREACH_WRITTEN_OUT
    for (int k = 0; k < ways; ++k)
      factors[k] = law(cells[k].deep, cells[k].speed, n.dt);
    FARREACH_WRITTEN_OUT
    for (int k = 0; k < ways; ++k) {
      const int i = first + k * stride;
      const Unresisted<Real>& c = cells[k];
      const Real thin_x = c.deep * c.u;
      const Real thin_y = c.deep * c.v;
      const Real qx = (c.deep < n.thin ? thin_x : c.qx) * factors[k];
      const Real qy = (c.deep < n.thin ? thin_y : c.qy) * factors[k];
      hu[i] = qx;
      hv[i] = qy;
      const Real wave = root_from_above(n.g * c.deep);
      const Real signal = (magnitude(c.u) * factors[k] + wave) * n.per_dx +
                          (magnitude(c.v) * factors[k] + wave) * n.per_dy;
      to.fastest[i] = most(to.fastest[i], signal);
      to.deepest[i] = most(to.deepest[i], c.deep);
      const Real is_thin =
          least(most((n.thin - c.deep) * Real(1e30), Real(0)), Real(1));
      to.thin[i] += is_thin * c.is_wet;
      to.sum[i] += h[i] + (qx + qy);
    }
  }
}

template <int ways, class Real, class Law>
FARREACH_INLINE FinishFinding finish_tile(const Law& law, const FinishNumbers<Real>& n,
                                          Real* h, Real* hu, Real* hv) {
  Extremes<Real> found;
  for (int j = 0; j < tile_height; ++j) {
    const int start = j * tile_width;
    if (n.forces)
      finish_row<ways, true>(law, n, forces_in_row(*n.forces, j), h + start, hu + start,
                             hv + start, found);
    else
      finish_row<ways, false>(law, n, RowForces<Real>{}, h + start, hu + start,
                              hv + start, found);
  }
  FinishFinding worst;
  Real thin = 0;
  Real fastest = 0;
  Real deepest = 0;
  for (int i = 0; i < tile_width; ++i) {
    fastest = most(fastest, found.fastest[i]);
    deepest = most(deepest, found.deepest[i]);
    thin += found.thin[i];
    worst.finite = worst.finite && is_number(found.sum[i]);
  }
  worst.fastest = static_cast<double>(fastest);
  worst.deepest = static_cast<double>(deepest);
  worst.thin_cells = static_cast<int>(thin);
  return worst;
}

#define FARREACH_FINISH(NAME, TARGET, WAYS)                                        \
  template <class Real, class Law>                                                 \
  TARGET FinishFinding NAME(const Law& law, const FinishNumbers<Real>& n, Real* h, \
                            Real* hu, Real* hv) {                                  \
    return finish_tile<WAYS>(law, n, h, hu, hv);                                   \
  }
FARREACH_FINISH(finish_baseline, , 2)
FARREACH_FINISH(finish_avx2, FARREACH_AVX2, 2)
FARREACH_FINISH(finish_avx512, FARREACH_AVX512, (sizeof(Real) == 4 ? 4 : 2))
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
