/// Slices of the plumes as arrays (member, segment, slice), filled up with NaN.
#pragma once

#include <string>
#include <vector>

#include "models/gas_plume/plume_table.hpp"
#include "models/hazard/outcome.hpp"
#include "postprocess/io/result_tables.hpp"

namespace farreach {

struct SliceArrays final : ArrayPart {
  explicit SliceArrays(std::vector<std::vector<PlumeSegment>*> of)
      : segments(std::move(of)) {}
  void write(ResultWriter& file, const std::string& path) override;
  void read(ResultReader& file, const std::string& path) override;

  std::vector<std::vector<PlumeSegment>*> segments;  ///< of each member
};

}  // namespace farreach
