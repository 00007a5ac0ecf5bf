/// Where the cells of a ring grid lie: places, areas, and which hold part of a
/// territory.
///
/// A cell belongs to a territory when the line from the site along any of five
/// azimuths spread over its sector is inside the territory somewhere between its edges,
/// or when it holds the territory's nearest point. Near the site the detailed border
/// is followed, beyond its box the one of the overview. Both lie in the azimuthal
/// equidistant plane of the site, in which distances and azimuths from it are true.
#pragma once

#include <optional>
#include <vector>

#include "models/hazard/far_field.hpp"
#include "models/hazard/outcome.hpp"

namespace farreach {

inline constexpr int rays_per_sector = 5;

/// The ring or the sector that holds a place; nothing outside the rings.
std::optional<int> ring_of(const RingGrid& grid, double distance);
int sector_of(const RingGrid& grid, double azimuth);
std::optional<std::size_t> cell_of(const RingGrid& grid, double distance,
                                   double azimuth);

/// On the sphere of equal area, R = 6371007 m (IUGG mean radius R2) [m2].
double cell_area(const RingGrid& grid, int ring);

/// A territory on the rings.
struct TerritoryCells {
  std::vector<std::size_t> cells;  ///< ascending
  std::vector<double> first;       ///< per sector, where it begins [m]; infinite: never
  bool beyond = false;             ///< a part of it lies beyond the last ring
};

TerritoryCells territory_cells(const Outcome& outcome, const BorderDistance& border);

}  // namespace farreach
