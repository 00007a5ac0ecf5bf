/// The ground of a flow as a hazard is given it, in a local metric plane.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "solver/geo/point.hpp"
#include "solver/grid/raster.hpp"

namespace farreach {

/// Where a plane of metres lies on the Earth: longitudes and latitudes at the nodes of
/// a coarse lattice over it, bilinear between them. Empty when the plane lies nowhere.
struct PlaneFrame {
  std::string projection;         ///< as stated or found: "EPSG:32642", "local", WKT
  int columns = 0, rows = 0;      ///< nodes of the lattice
  double x0 = 0, y0 = 0;          ///< south-west node [m]
  double step_x = 1, step_y = 1;  ///< between nodes [m]
  std::vector<double> lon, lat;   ///< (rows, columns), south first [deg]
};

/// A point or a line on the ground that gets a time series.
struct FlowGauge {
  std::string name;
  std::string kind;          ///< "gauge" (depth, speed) or "line" (discharge)
  std::vector<double> x, y;  ///< one point, or the corners of the line [m]
};

/// Cells are row-major, (j, i), j from the south as in Raster.
struct Terrain {
  Raster raster;
  PlaneFrame frame;
  std::vector<double> bed;  ///< (ny, nx) [m]; any finite value where outside
  /// What a cell of `outside` says: ground, a wall, or that the data end there, so that
  /// what flows there leaves the terrain.
  static constexpr std::uint8_t inside = 0, wall = 1, beyond = 2;
  std::vector<std::uint8_t> outside;  ///< (ny, nx) no data there; empty: all is ground
  std::vector<double> roughness;      ///< (ny, nx) Manning n [s/m^(1/3)]; empty: the
                                      ///< uniform value of the hazard
  std::vector<double> initial_depth;  ///< (ny, nx) at rest at the start [m]; empty: dry
  std::vector<FlowGauge> gauges;
  std::vector<FlowGauge> dams;  ///< lines behind which there is fluid at the start
  double site_x = 0;            ///< of the site of the scenario in the plane [m]
  double site_y = 0;            ///< [m]
  std::string source;           ///< one sentence: file, size, projection
  bool analytic = false;        ///< made from formulas, stands for no real place
};

/// Place on the Earth of a point of the plane; the frame must not be empty.
GeoPoint place_on_earth(const PlaneFrame& frame, double x, double y);

}  // namespace farreach
