/// Ground as a picture: heights in colour, shaded from the north-west (45 degrees high,
/// as on maps), with contour lines, water at rest and cells without data.
#pragma once

#include <string>
#include <vector>

#include "models/hazard/terrain.hpp"

namespace farreach {

/// A picture of RGB bytes, north up.
struct Picture {
  int width = 0, height = 0;
  std::vector<unsigned char> bytes;
};

/// Bytes of a PNG file (RFC 2083: one IDAT, no filter).
std::string png_of(const Picture& picture);

/// As "data:image/png;base64,...".
std::string data_address(const std::string& png);

struct Relief {
  Picture picture;
  double low = 0, high = 0;  ///< of the ground shown [m]
  double contour_step = 0;   ///< [m]
  double fluid = 0;          ///< volume at rest [m3]
  std::size_t voids = 0;     ///< cells without data
};

/// The terrain with no more than `most` pixels a side: means of blocks of cells.
Relief relief_of(const Terrain& terrain, int most);

/// The picture with site, dams, gauges and a scale as SVG text.
std::string relief_drawing(const Terrain& terrain, const Relief& relief,
                           const std::string& site_name);

}  // namespace farreach
