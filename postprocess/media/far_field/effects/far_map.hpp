/// Fields on rings laid out on a raster of longitude and latitude, for maps.
///
/// Every cell of the raster takes the value of the ring cell that holds its centre:
/// nothing is invented between them. Inside the first ring and beyond the last there is
/// no value. The raster ends where no level can reach even by the model's error.
#pragma once

#include <vector>

#include "postprocess/media/far_field/effects/far_field.hpp"

namespace farreach {

struct FarRaster {
  std::vector<double> lon, lat;  ///< cell centres, ascending [deg]
  std::vector<int> cell;         ///< (lat, lon) index of the ring cell; -1: none
};

/// `cells` each way.
FarRaster far_raster(const Outcome& outcome, const FarEffects& far, int cells);

/// One value per cell of the raster; NaN where there is none.
std::vector<double> on_raster(const FarRaster& raster, const std::vector<float>& rings);

/// Radius around the site within which any level may be met [m].
double far_radius(const Outcome& outcome, const FarEffects& far);

}  // namespace farreach
