#include "models/parameter/declare.hpp"
#include "scenarios/terrain/terrain_section.hpp"

namespace farreach {
namespace {

using namespace declare;
using Table = std::vector<Parameter>;

const Range in_plane{"m", -1e8, 1e8}, heights{"m", -12000, 9000};

Parameter only(std::string when, Parameter p) {
  p.when = std::move(when);
  return p;
}

Parameter raster(Parameter p) {
  return only("terrain.kind = raster", std::move(p));
}

void add_raster(Table& t) {
  t.push_back(
      needed(choice("terrain.kind", {"raster", "flat", "plane", "valley", "bowl"},
                    "a file of heights, or a formula that stands for no real "
                    "place")));
  t.push_back(
      needed(raster(text("terrain.file",
                         "raster of heights that GDAL reads (GeoTIFF, ASCII "
                         "grid, NetCDF, ...), relative to the scenario file"))));
  t.push_back(raster(number("terrain.band", {"-", 1, 10000},
                            "band of the file that holds the heights", "1")));
  t.push_back(raster(text("terrain.projection",
                          "what the coordinates of the file are, when it does not say: "
                          "\"EPSG:32642\", or \"local\" for metres of its own")));
  t.push_back(raster(text("terrain.plane",
                          "plane to compute in, \"EPSG:32642\"; left out: that of the "
                          "file, or UTM where the file is in degrees")));
  t.push_back(number("terrain.cell", {"m", 0.01, 1e5},
                     "size of a cell; left out: that of the file"));
  t.push_back(numbers("terrain.window", in_plane,
                      "west, south, east and north edge in the plane; left out: all of "
                      "the file"));
  t.push_back(number("terrain.anchor_x", in_plane,
                     "where the site lies in a plane of its own, eastward"));
  t.push_back(number("terrain.anchor_y", in_plane,
                     "where the site lies in a plane of its own, northward"));
  t.push_back(raster(choice("terrain.no_data", {"wall", "fill"},
                            "cells without a height inside the terrain: a wall, or "
                            "filled from around them; left out: they are refused")));
  t.push_back(raster(number("terrain.no_data_value", {"m", -1e40, 1e40},
                            "height that stands for no data, when the file does not "
                            "say")));
}

void add_formulas(Table& t) {
  const std::string sloping = "terrain.kind = plane | valley";
  const std::string valley = "terrain.kind = valley", bowl = "terrain.kind = bowl";
  t.push_back(only("terrain.kind = flat | plane | valley | bowl",
                   number("terrain.elevation", heights,
                          "height of the ground at x = 0, y = 0 (the lowest point of a "
                          "valley there)",
                          "0 m")));
  t.push_back(only(sloping, number("terrain.slope", {"-", 0, 2},
                                   "fall along the heading; or give a profile")));
  t.push_back(only(sloping, number("terrain.heading", {"deg", 0, 360},
                                   "direction of the fall, clockwise from north",
                                   "90 deg", "assumption: to the east")));
  t.push_back(only(sloping, numbers("terrain.profile_distance", in_plane,
                                    "distances along the heading from x = 0, y = 0, in "
                                    "place of slope")));
  t.push_back(only(sloping, numbers("terrain.profile_elevation", heights,
                                    "heights at those distances, in place of slope")));
  t.push_back(needed(only(valley, number("terrain.valley_width", {"m", 0.1, 1e5},
                                         "of the parabola across the valley, from bank "
                                         "to bank"))));
  t.push_back(needed(only(valley, number("terrain.valley_depth", {"m", 0.01, 5000},
                                         "from the banks down to the lowest line"))));
  t.push_back(only(valley, number("terrain.side_slope", {"-", 0, 10},
                                  "of the sides above the banks; left out: that of the "
                                  "parabola at the banks")));
  t.push_back(only(valley, number("terrain.bend_amplitude", {"m", 0, 1e5},
                                  "how far the lowest line swings to either side",
                                  "0 m", "a straight valley")));
  t.push_back(
      only(valley, number("terrain.bend_length", {"m", 1, 1e6}, "of one whole swing",
                          "1 km", "of no account without a swing")));
  t.push_back(needed(only(bowl, number("terrain.bowl_radius", {"m", 0.1, 1e6},
                                       "where the rim of the bowl is"))));
  t.push_back(needed(only(bowl, number("terrain.bowl_depth", {"m", 0.001, 5000},
                                       "from the rim down to the middle"))));
}

void add_roughness(Table& t) {
  t.push_back(text("terrain.roughness_file",
                   "raster of Manning's n [s/m^(1/3)] over the terrain"));
  t.push_back(text("terrain.land_cover_file",
                   "raster of land-cover classes, with the two lists below"));
  t.push_back(numbers("terrain.land_cover_classes", {"-", 0, 1e6},
                      "numbers of the classes in the file"));
  t.push_back(numbers("terrain.land_cover_manning", {"-", 0.001, 1},
                      "Manning's n of each class [s/m^(1/3)]"));
}

/// A polygon, or a disc when there is one point and a radius.
void add_shape(Table& t, const std::string& in) {
  t.push_back(numbers(in + "x", in_plane, "corners, eastward; one for a disc"));
  t.push_back(numbers(in + "y", in_plane, "corners, northward; one for a disc"));
  t.push_back(numbers(in + "latitude", {"deg", -90, 90}, "corners, in place of y"));
  t.push_back(numbers(in + "longitude", {"deg", -180, 180}, "corners, in place of x"));
  t.push_back(number(in + "radius", {"m", 0.01, 1e6}, "of a disc around one point"));
}

void add_ground(Table& t) {
  add_shape(t, "terrain.raise[].");
  t.push_back(text("terrain.raise[].name", "what stands or was dug there"));
  t.push_back(number("terrain.raise[].by", {"m", -5000, 5000},
                     "added to the height inside; negative for a channel"));
  t.push_back(number("terrain.raise[].to", heights, "height inside"));
}

void add_fluid(Table& t) {
  const std::string in = "terrain.initial[].";
  add_shape(t, in);
  t.push_back(numbers(in + "dam_x", in_plane, "line of a dam, eastward"));
  t.push_back(numbers(in + "dam_y", in_plane, "line of a dam, northward"));
  t.push_back(
      numbers(in + "dam_latitude", {"deg", -90, 90}, "line of a dam, in place of y"));
  t.push_back(numbers(in + "dam_longitude", {"deg", -180, 180},
                      "line of a dam, in place of x"));
  t.push_back(choice(in + "upstream", {"left", "right"},
                     "side of the dam that holds the fluid, seen from the first point "
                     "of its line to the last; left out: the side that is closed"));
  t.push_back(number(in + "level", heights,
                     "height of the surface; without a polygon or dam: everywhere"));
  t.push_back(number(in + "depth", {"m", 0, 2000}, "of the fluid inside a polygon"));
  t.push_back(number(in + "volume", {"m3", 0.001, 1e12},
                     "of the fluid; its level is found from the ground"));
  t.push_back(text(in + "depth_file", "raster of depths at the start"));
  add_shape(t, "terrain.dry[].");
}

void add_gauges(Table& t) {
  t.push_back(text("terrain.gauges_file",
                   "table (CSV) of points with the columns name,x,y or "
                   "name,latitude,longitude; other columns are left alone"));
  const std::string point = "terrain.gauge[].", line = "terrain.line[].";
  t.push_back(needed(text(point + "name", "of a point with a time series")));
  t.push_back(number(point + "x", in_plane, "eastward"));
  t.push_back(number(point + "y", in_plane, "northward"));
  t.push_back(number(point + "latitude", {"deg", -90, 90}, "in place of y"));
  t.push_back(number(point + "longitude", {"deg", -180, 180}, "in place of x"));
  t.push_back(
      needed(text(line + "name", "of a line across which the discharge counts")));
  t.push_back(numbers(line + "x", in_plane, "two points or more, eastward"));
  t.push_back(numbers(line + "y", in_plane, "two points or more, northward"));
  t.push_back(numbers(line + "latitude", {"deg", -90, 90}, "in place of y"));
  t.push_back(numbers(line + "longitude", {"deg", -180, 180}, "in place of x"));
}

}  // namespace

std::span<const Parameter> terrain_parameters() {
  static const Table table = [] {
    Table t;
    add_raster(t);
    add_formulas(t);
    add_roughness(t);
    add_ground(t);
    add_fluid(t);
    add_gauges(t);
    return t;
  }();
  return table;
}

}  // namespace farreach
