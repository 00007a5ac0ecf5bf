/// A batch of particles under way, as rows of numbers side by side for vector loops.
///
/// Velocities are in units of the local scatter of the turbulence: U = u/sigma_u along
/// the direction of the wind at the start of the leg, V across, W up; each is standard
/// normal in the well-mixed state, wherever the particle is.
#pragma once

#include <cstddef>
#include <cstdint>

#include "solver/simd/vector_unit.hpp"

namespace farreach {

inline constexpr int batch_lanes = 512;
inline constexpr int own_rows = 18;  // of the physics, per particle and leg

struct alignas(64) BatchRow {
  float of[batch_lanes];
  float& operator[](int i) { return of[i]; }
  float operator[](int i) const { return of[i]; }
};

/// What is kept of a particle from sub-step to sub-step; every member is a BatchRow.
struct BatchRows {
  BatchRow x, y, z;                    ///< place, x and y at the start of the leg [m]
  BatchRow dx, dy;                     ///< way made in this leg [m]
  BatchRow along, across, up;          ///< U, V, W [-]
  BatchRow sigma_u, sigma_v, sigma_w;  ///< scatter of velocity at z [m/s]
  BatchRow slope_w;                    ///< d sigma_w / dz [1/s]
  BatchRow rate_u, rate_v, rate_w;     ///< 1/T_L at z [1/s]
  BatchRow wind_east, wind_north, wind_up;  ///< mean wind at z [m/s]
  BatchRow low, high;      ///< layer the particle stays in during the leg [m]
  BatchRow east, north;    ///< direction of the wind at the start, unit vector
  BatchRow stretch;        ///< of steps east, by the map [-]
  BatchRow left;           ///< time to the end of the leg [s]; 0: arrived
  BatchRow step;           ///< next sub-step [s]
  BatchRow age;            ///< at the start of the leg [s]
  BatchRow travel;         ///< time under way, at the middle of the leg [s]
  BatchRow aged;           ///< 1 when steps are even, 0 when they follow T_L [-]
  BatchRow layer_time;     ///< depth of the layer over its sigma_w [s]
  BatchRow even_step;      ///< [s]; 0: steps follow T_L
  BatchRow own[own_rows];  ///< of the physics: what stays the same during the leg
};

struct Batch {
  int count = 0;  ///< lanes in use
  int width = 0;  ///< the same, made up to whole vectors by lanes at rest
  BatchRows rows;
  alignas(64) std::uint32_t element[batch_lanes];
  alignas(64) std::uint32_t draw[batch_lanes];
  alignas(64) std::uint32_t limited[batch_lanes];  ///< steps as short as allowed
  alignas(64) std::int32_t cell[batch_lanes];      ///< of the physics
  alignas(64) std::uint32_t regime[batch_lanes];   ///< of the physics, one bit each
  alignas(64) std::int32_t home[batch_lanes];      ///< number in the set
  BatchRow drawn;      ///< at the start of the leg, share of turbulence drawn at birth
  BatchRow way, rise;  ///< of the first half of a sub-step [s], [m]; 0 if reflected
  alignas(64) std::uint32_t words[4][batch_lanes];  ///< random, of one sub-step
  BatchRow normal[3];                               ///< random numbers of one sub-step
};

inline constexpr int widest_vector = 16;  // floats

/// Lanes to loop over, a number that the compiler sees to be whole vectors.
FARREACH_INLINE int whole_vectors(const Batch& b) {
  return b.width & ~(widest_vector - 1);
}

/// Sets the number of lanes; those that only fill the last vector are at rest.
FARREACH_INLINE void set_count(Batch& b, int count) {
  b.count = count;
  b.width = (count + widest_vector - 1) & ~(widest_vector - 1);
  for (int i = count; i < b.width; ++i) b.rows.left[i] = b.rows.step[i] = 0;
}

/// The regimes that occur in a batch.
FARREACH_INLINE unsigned regimes_in(const Batch& b) {
  unsigned found = 0;
  for (int i = 0; i < b.count; ++i) found |= b.regime[i];
  return found;
}

/// Removes the lanes that have arrived; the order of the others stays.
FARREACH_INLINE void close_ranks(Batch& b) {
  constexpr int row_count = sizeof(BatchRows) / sizeof(BatchRow);
  std::int32_t keep[batch_lanes];
  int kept = 0;
  for (int i = 0; i < b.count; ++i) {
    keep[kept] = i;
    kept += b.rows.left[i] > 0 ? 1 : 0;
  }
  if (kept == b.count) return;
  auto* row = reinterpret_cast<BatchRow*>(&b.rows);
  for (int r = 0; r < row_count; ++r) {
    float* values = row[r].of;
    FARREACH_INDEPENDENT
    for (int i = 0; i < kept; ++i) values[i] = values[keep[i]];
  }
  for (int i = 0; i < kept; ++i) {
    b.element[i] = b.element[keep[i]];
    b.draw[i] = b.draw[keep[i]];
    b.limited[i] = b.limited[keep[i]];
    b.cell[i] = b.cell[keep[i]];
    b.regime[i] = b.regime[keep[i]];
    b.home[i] = b.home[keep[i]];
  }
  set_count(b, kept);
}

/// Moves lanes from the end of `from` to the end of `to`, as many as there is room for.
FARREACH_INLINE void join(Batch& to, Batch& from) {
  constexpr int row_count = sizeof(BatchRows) / sizeof(BatchRow);
  const int room = batch_lanes - to.count;
  const int moved = room < from.count ? room : from.count;
  const int at = to.count, taken = from.count - moved;
  auto* row = reinterpret_cast<BatchRow*>(&to.rows);
  const auto* source = reinterpret_cast<const BatchRow*>(&from.rows);
  for (int r = 0; r < row_count; ++r)
    for (int i = 0; i < moved; ++i) row[r].of[at + i] = source[r].of[taken + i];
  for (int i = 0; i < moved; ++i) {
    to.element[at + i] = from.element[taken + i];
    to.draw[at + i] = from.draw[taken + i];
    to.limited[at + i] = from.limited[taken + i];
    to.cell[at + i] = from.cell[taken + i];
    to.regime[at + i] = from.regime[taken + i];
    to.home[at + i] = from.home[taken + i];
  }
  set_count(to, at + moved);
  set_count(from, taken);
}

}  // namespace farreach
