/// The river below a release as a hazard is given it: reaches in their order
/// downstream.
#pragma once

#include <string>
#include <vector>

#include "models/hazard/river_field.hpp"

namespace farreach {

/// Discharge and what goes with it in one state of the river.
struct RiverFlow {
  double discharge = 0;  ///< at the upper end of the reach [m3/s]
  double velocity = 0;   ///< most probable, of the water [m/s]; 0: from a regression
  double width = 0;      ///< [m]; 0: from a regression
  double depth = 0;      ///< [m]; 0: from width, velocity and discharge
};

/// A stretch of river without large tributaries, or a reservoir on the way.
struct RiverReach {
  std::string name;
  double length = 0;          ///< [m]
  double length_error = 0;    ///< [m]
  double slope = 0;           ///< [-]; 0: not known
  double drainage_area = 0;   ///< [m2]; 0: not known
  double mean_discharge = 0;  ///< yearly mean [m3/s]; 0: not known
  double tributary_share =
      0;  ///< inflow at its upper end over the discharge above it [-]
  double reservoir_volume = 0;   ///< [m3]; 0: a river
  double reservoir_depth = 0;    ///< mean [m]; 0: not known, nothing settles in it
  std::vector<RiverFlow> flows;  ///< one per case of the network
  std::string quality;           ///< "verified", "computed", "provisional", ...
  std::string source;
};

struct RiverNetwork {
  std::string name, name_ru, name_kk;
  std::vector<RiverCase> cases;          ///< mean first, then low and flood
  std::vector<RiverReach> reaches;       ///< downstream order; empty: no river
  std::vector<RiverStation> stations;    ///< by distance from the upper end
  std::vector<RiverStation> above = {};  ///< left out, above where a release gets in
  std::vector<GeoPoint> course;
  std::vector<double> course_distance;  ///< [m]
};

}  // namespace farreach
