/// What the readers of the parts of [terrain] share, and how they read places.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "models/hazard/terrain.hpp"
#include "scenarios/reading/check_values.hpp"
#include "scenarios/terrain/raster_file.hpp"
#include "scenarios/terrain/shapes.hpp"

namespace farreach {

struct TerrainWork {
  Checked& checked;
  std::vector<Notice>& notices;
  const Plane& plane;
  Terrain& terrain;
  std::filesystem::path folder;  ///< of the scenario file

  std::optional<double> number(const std::string& key) const;
  bool outside(std::size_t cell) const {
    return !terrain.outside.empty() && terrain.outside[cell] != 0;
  }
};

/// Whether the scenario has item `index` of a list of sections: "terrain.raise[0]".
bool has_item(const Checked& checked, const std::string& list, std::size_t index);

/// A line or polygon of at least `least` points under in + "x" and in + "y", or in +
/// "latitude" and in + "longitude". Throws TerrainFault.
Shape read_points(const TerrainWork& work, const std::string& in, std::size_t least);

/// Whether any of those keys is given.
bool has_points(const Checked& checked, const std::string& in);

/// A polygon, or a disc around one point.
Shape read_shape(const TerrainWork& work, const std::string& in);

/// Cells of the raster inside; at least one, else TerrainFault.
std::vector<std::size_t> cells_of(const TerrainWork& work, const Shape& shape,
                                  const std::string& key);

/// Values of another raster on the cells of the terrain. Where the file holds values
/// that are `odd`, and may stand for no data, none is mixed with its neighbours.
std::vector<double> read_layer(const TerrainWork& work, const std::string& key,
                               Resampling how,
                               const std::function<bool(double)>& odd = {});

/// [[terrain.gauge]], [[terrain.line]] and terrain.gauges_file.
void read_gauges(TerrainWork& work);

/// [[terrain.initial]] and [[terrain.dry]].
void read_initial(TerrainWork& work);

}  // namespace farreach
