/// Maps and frames of a flow as arrays (y, x) and (time, frame_y, frame_x).
#pragma once

#include <string>

#include "models/hazard/flow_field.hpp"
#include "models/hazard/outcome.hpp"
#include "postprocess/io/result_tables.hpp"

namespace farreach {

struct FlowMapArrays final : ArrayPart {
  FlowMapArrays(FlowField& of, GeoPoint about) : flow(of), site(about) {}
  void write(ResultWriter& file, const std::string& path) override;
  void read(ResultReader& file, const std::string& path) override;

  FlowField& flow;
  GeoPoint site;
};

}  // namespace farreach
