/// A flow over the ground as the scripts of the page draw it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "models/hazard/flow_field.hpp"
#include "postprocess/report/story.hpp"

namespace farreach {

/// Depths on a raster of equal steps in longitude and latitude around what was wetted,
/// row by row from the north, packed as map_data.hpp does with depth/1000 m.
struct FlowPicture {
  double west = 0, east = 0, south = 0, north = 0;  ///< edges [deg]
  int columns = 0, rows = 0;
  std::string largest;              ///< depth
  std::vector<std::string> frames;  ///< depths, one per FlowField::frame_time
};

/// Empty when nothing was wetted or the plane lies nowhere.
FlowPicture picture_of(const FlowField& flow);

/// That picture and the series of its likely run.
void draw_flow(const Story& story, nlohmann::ordered_json& data);

}  // namespace farreach
