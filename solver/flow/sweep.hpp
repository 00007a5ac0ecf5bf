/// One step of one tile: the whole second-order scheme in a single sweep.
///
/// Per cell and step it reads h, hu, hv, z once and writes h, hu, hv once:
///   h'  = h  - (kx [F] + ky [G])              k = dt over cell size, [ ] = out - in
///   hu' = hu - (kx ([Fu] + g (h+ + h-)/2 [z]) + ky [Gu]),   hv' likewise
/// with the fluxes of riemann.hpp between the face values of reconstruct.hpp. Rows roll
/// through small buffers that stay in the first-level cache. The two columns on either
/// side of the west and the east edge are done first, turned so that a column is a row;
/// a row of the tile is then a whole number of vectors.
///
/// Mass fluxes through all faces of the tile are kept when asked for: for tracers, for
/// what crosses the rim of the raster, and for the draining limit: where a depth would
/// fall below zero, the sweep is repeated with each face's mass flux cut by h/out of
/// its donor, out = dt/A sum of outgoing mass fluxes. Both sides of a face see the same
/// flux, so mass stays exact. A fluid with a strength rests on a slope: no mass passes
/// a face between two cells that are at rest while the strength on the face bears the
/// head,
///   |d eta| (hL + hR)/2 <= dx (tan(phi) (hL + hR)/2 + tau_y/(rho g)),
/// so that deposits do not creep by the diffusion of the fluxes; each side of such a
/// face pushes against itself, as if the bed had an apparent step that bears the head
/// (Bouchut 2004). Beside cells at rest the scheme is of first order.
///
/// Draining time: Bollermann, Noelle, Lukacova 2011; conservative and counted.
#pragma once

#include <array>
#include <memory>

#include "solver/grid/tiles.hpp"
#include "solver/simd/vector_unit.hpp"

namespace farreach {

/// Numbers that hold for a whole step.
template <class Real>
struct SweepNumbers {
  Real kx = 0;          ///< dt/dx [s/m]
  Real ky = 0;          ///< dt/dy [s/m]
  Real g = 0;           ///< [m/s2]
  Real half_theta = 0;  ///< half the limiter's theta [-]
  Real centred = 0;     ///< 1/(2 theta) [-]
  Real thin = 0;        ///< below it first order, velocity made regular [m]
  Real dry = 0;         ///< below it water does not move [m]
  bool holds = false;   ///< whether the fluid has a strength, given by what follows
  Real hold_x = 0;      ///< dx times the slope that friction holds [m]
  Real hold_y = 0;      ///< dy times it [m]
  Real yield_x = 0;     ///< dx tau_y/(rho g) [m2]
  Real yield_y = 0;     ///< dy tau_y/(rho g) [m2]
};

/// Row of a tile with room for neighbours on both sides; 64 B aligned at cell 0.
template <class Real>
struct alignas(64) SweepRow {
  static constexpr int margin = 64 / sizeof(Real);
  Real values[tile_width + 2 * margin];
  Real* cells() { return values + margin; }
  const Real* cells() const { return values + margin; }
  Real& operator[](int i) { return values[i + margin]; }
};

/// The nine tiles around and including the one that is swept; index 3 (dj+1) + di + 1.
template <class Real>
struct Around {
  std::array<const Real*, 9> field;
};

template <class Real>
struct SweepTile {
  Around<Real> h, hu, hv, z;
  Around<Real> pass;  ///< share of the mass flux each donor can supply; when limited
  Real* h_next = nullptr;
  Real* hu_next = nullptr;
  Real* hv_next = nullptr;
  /// Whether the same workspace has just swept the western neighbour in this step.
  bool after_west = false;
  /// Fields of the tile that comes next and of the one east of it, asked of memory
  /// while this one is swept; may be null.
  std::array<const Real*, 4> ahead = {}, beyond = {};
};

/// Depth, velocities and bed of a row.
template <class Real>
struct RawRow {
  SweepRow<Real> h, u, v, z;
};

/// theta/2 times the differences across a row of faces.
template <class Real>
struct DifferenceRow {
  SweepRow<Real> h, eta, u, v;
};

/// What the reconstruction makes of a row.
template <class Real>
struct FaceRow {
  struct Side {
    SweepRow<Real> h, u, v;
  };
  Side west, east, south;
  SweepRow<Real> bed_x;  ///< half difference of the bed along x
  SweepRow<Real> bed_south;
};

/// The same, as far as it is needed when the row above is done.
template <class Real>
struct NorthRow {
  SweepRow<Real> h, u, v;
  SweepRow<Real> bed_y;               ///< half difference of the bed along y
  SweepRow<Real> source_x, source_y;  ///< g (h- + h+) bed
};

template <class Real>
struct FluxRow {
  SweepRow<Real> left, right, across;
};

/// Scratch of one thread; about 60 kB in float, a third of it used all the time.
template <class Real>
struct SweepWorkspace {
  bool keep_mass = false;                    ///< keep the mass fluxes of the whole tile
  std::array<RawRow<Real>, 3> raw;           ///< rows r-1, r, r+1, turning
  std::array<DifferenceRow<Real>, 2> south;  ///< across south faces of rows r, r+1
  DifferenceRow<Real> west;                  ///< across west faces of row r
  FaceRow<Real> face;                        ///< of row r
  std::array<NorthRow<Real>, 2> north;       ///< of rows r-1 and r
  std::array<FluxRow<Real>, 2> x;            ///< west faces of rows r-1 and r
  std::array<FluxRow<Real>, 2> y;            ///< south faces of rows r-1 and r
  std::array<SweepRow<Real>, 3> pass;        ///< rows r-1, r, r+1 when limited
  std::array<RawRow<Real>, 8> columns;  ///< -2, -1, 0, 1 and 62, 63, 64, 65, turned
  std::array<SweepRow<Real>, 4> column_pass;  ///< -1, 0 and 63, 64, turned
  std::array<FluxRow<Real>, 2> edges;         ///< west and east faces, turned
  std::array<SweepRow<Real>, 2> edge_mass;
  std::array<SweepRow<Real>, tile_height> mass_west;       ///< [64] the east face
  std::array<SweepRow<Real>, tile_height + 1> mass_south;  ///< [32] the north faces

  SweepRow<Real>& mass_x(int row) { return mass_west[keep_mass ? row : row & 1]; }
  SweepRow<Real>& mass_y(int row) { return mass_south[keep_mass ? row : row & 1]; }
};

/// What a sweep found out besides the new state.
struct SweepFinding {
  bool overdrawn = false;  ///< some depth would fall below zero
};

template <class Real>
SweepFinding sweep_tile(VectorUnit unit, const SweepNumbers<Real>& numbers,
                        const SweepTile<Real>& tile, SweepWorkspace<Real>& work);

/// The same with the draining limit of `tile.pass`.
template <class Real>
SweepFinding sweep_tile_limited(VectorUnit unit, const SweepNumbers<Real>& numbers,
                                const SweepTile<Real>& tile,
                                SweepWorkspace<Real>& work);

}  // namespace farreach
