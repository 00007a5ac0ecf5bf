/// [terrain]: the ground that a flow runs over, what lies on it at the start, and the
/// places that get a time series.
///
/// All lengths and heights in metres, in a local metric plane (x east, y north). Places
/// may be given as x and y of that plane or as latitude and longitude. Raster cells are
/// square.
///
///   [terrain]
///   kind = "raster"                 # or "flat", "plane", "valley", "bowl" (formulas)
///   file = "bed.tif"                # what GDAL reads; relative to the scenario file
///   projection = "EPSG:32642"       # when the file states none; or "local"
///   anchor_x = 4700, anchor_y = 4300  # of the site, in the plane of a local file
///   plane = "EPSG:32643"            # to compute in; else the file's, or UTM
///   cell = "20 m"                   # else that of the file
///   window = [x0, y0, x1, y1]       # west, south, east, north edge; else all
///   no_data = "wall"                # holes inside are refused until this is stated
///   roughness_file = "manning.tif"  # Manning n; or land_cover_file with its table
///   gauges_file = "points.csv"      # name,x,y or name,latitude,longitude, ...
///   [[terrain.raise]]               # buildings, walls, channels
///   x = [..], y = [..], by = 10     # or to = 105; three corners or more, or radius
///   [[terrain.initial]]             # fluid at rest at the start
///   dam_x = [..], dam_y = [..], level = 100  # behind a dam line; or volume = 1e6
///   [[terrain.initial]]
///   x = [..], y = [..], depth = 2   # inside a polygon; or level, or volume
///   [[terrain.initial]]
///   level = 0                       # every cell below it
///   [[terrain.initial]]
///   depth_file = "depth.tif"
///   [[terrain.dry]]                 # dry at the start whatever was said above
///   x = [4500], y = [5350], radius = 200
///   [[terrain.gauge]]               # depth and speed over time
///   name = "bridge", x = 1, y = 2   # or latitude, longitude
///   [[terrain.line]]                # discharge over time
///   name = "border", x = [..], y = [..]
///
/// For the formulas the site lies at x = 0, y = 0 unless anchor_x and anchor_y say
/// otherwise; cell and window are needed.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "models/hazard/terrain.hpp"
#include "models/parameter/parameter.hpp"
#include "scenarios/reading/check_values.hpp"

namespace farreach {

/// Keys of the section.
std::span<const Parameter> terrain_parameters();

/// Reads the section; all that is wrong is collected in `checked`, and then the terrain
/// is not to be used. Fluid at the start is in Terrain::initial_depth.
Terrain read_terrain(Checked& checked, const Site& site, std::vector<Notice>& notices);

/// Digits that stand for the terrain in the fingerprint of a scenario; empty without
/// one.
std::string terrain_digest(const Terrain& terrain);

}  // namespace farreach
