/// Fluid at rest on a ground: the level for a volume, the pond behind a dam.
///
/// A pond of level L behind a dam holds every cell that water poured in beside the dam
/// reaches without rising above L and without crossing the line of the dam: cells are
/// taken in the order of their spill level
///   s(c) = min over ways from the dam to c of the highest bed on the way   [m]
/// (a flood from the seeds in the order of s), and belong to the pond when s < L.
/// Volume of a level: V(L) = A sum max(0, L - b), A area of a cell.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/hazard/terrain.hpp"
#include "scenarios/terrain/shapes.hpp"

namespace farreach {

/// The ground that fluid is put on.
struct Ground {
  Raster raster;
  const std::vector<double>& bed;            ///< [m]
  const std::vector<std::uint8_t>& outside;  ///< as of Terrain; may be empty
};

/// What a pond holds.
struct Pond {
  std::vector<std::size_t> cells;
  double level = 0;   ///< of its surface [m]
  double volume = 0;  ///< [m3]
};

/// How a pond behind a dam came out.
struct DamPond {
  Pond pond;
  double lowest_bed = 0;       ///< beside the dam on that side [m]
  bool round_the_end = false;  ///< it would flow round an end of the dam
  double end_level = 0;        ///< from which level on it does [m]; NaN: not met
  bool at_dam = false;         ///< its surface stands above the ground at the dam
  bool at_rim = false;         ///< it reaches the rim of the raster
};

/// Pond of one level over given cells.
Pond pond_of_level(const Ground& ground, const std::vector<std::size_t>& cells,
                   double level);

/// Pond of one volume [m3] over given cells, connected or not. `cells` not empty.
Pond pond_of_volume(const Ground& ground, const std::vector<std::size_t>& cells,
                    double volume);

/// What a dam is to hold: one of the two.
struct DamLoad {
  std::optional<double> level;   ///< [m]
  std::optional<double> volume;  ///< [m3]
};

/// Pond on one side of a dam, "left" or "right" of its line. Without a cell beside the
/// dam, or below the level, the pond is empty.
DamPond pond_behind(const Ground& ground, const Barrier& dam, const std::string& side,
                    const DamLoad& load);

}  // namespace farreach
