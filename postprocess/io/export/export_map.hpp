/// Maps for other programs: GeoTIFF rasters and KML polygons, through GDAL.
///
/// The ending of the file chooses: .tif a raster of 32-bit numbers in WGS84 with its
/// unit and meaning, not-a-number where there is none; .kml polygons of equal class
/// with the bounds of their class, ready for map viewers.
#pragma once

#include <filesystem>

#include "postprocess/io/export/map_fields.hpp"

namespace farreach {

/// Written beside its final name and renamed. Throws InputError for another ending,
/// RunError when it cannot be written.
void export_map(const std::filesystem::path& file, const MapRaster& map);

/// The same by the name of the map, its effects computed anew.
void export_map(const std::filesystem::path& file, const std::string& field,
                const Outcome& outcome);

}  // namespace farreach
