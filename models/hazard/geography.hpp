/// Places, states and borders as they travel with a scenario and in its result file.
#pragma once

#include <string>
#include <vector>

#include "models/hazard/words.hpp"
#include "solver/geo/point.hpp"

namespace farreach {

/// The territory of one state on land, or its sector of a sea, near the site.
struct Territory {
  std::string state;                   ///< ISO 3166 alpha-3, "RUS"
  BorderKind kind = BorderKind::land;  ///< or a sector
  std::string product;      ///< which data set, "osm_250m" or "natural_earth_10m", ...
  std::vector<Ring> rings;  ///< even-odd
};

/// Nearest approach of one territory, with what is known about its error.
struct BorderDistance {
  std::string state;
  BorderKind kind = BorderKind::land;  ///< or a sector
  GeoPoint nearest;                    ///< point of the territory nearest to the site
  double distance = 0;                 ///< geodesic [m]; 0 inside
  double azimuth = 0;                  ///< from the site, clockwise from north [deg]
  double uncertainty = 0;  ///< combined: site position, border product, resolution [m]
  double other_product_distance = 0;  ///< by the second border product [m]; NaN: none
  double site_share = 0, product_share = 0, resolution_share = 0;  ///< of it [m]
};

/// A settlement, an intake of water, a post or another receptor.
struct Receptor {
  std::string name, name_ru, name_kk;
  GeoPoint place;
  std::string state;      ///< where it lies
  double population = 0;  ///< 0: unknown
  double height = 1.5;    ///< above ground [m]
  std::string kind;       ///< "town", "village", "intake", "post", "user"
  double distance = 0;    ///< from the site [m]
  double azimuth = 0;     ///< from the site [deg]
};

/// Everything geographic that a result needs.
struct Geography {
  std::vector<Territory> detailed;      ///< near the site, for verdicts
  std::vector<Territory> overview;      ///< region, for drawing
  std::vector<BorderDistance> borders;  ///< one per neighbour and sector, nearest first
  std::vector<Receptor> receptors;
  std::vector<std::string> attributions;  ///< licences of the data shown
};

}  // namespace farreach
