/// One steady plume from its source plane to the end of the table: the stages, their
/// hand-overs, and the slices met on the way.
#pragma once

#include <string>
#include <vector>

#include "models/gas_plume/plume_state.hpp"
#include "models/gas_plume/plume_table.hpp"

namespace farreach {

struct PlumePath {
  std::vector<PlumeSlice> slices;
  std::vector<PlumeBalance> balances;
  std::vector<PlumeNotice> notices;
  std::string limiting;  ///< why it ends where it does
  PlumeEnd followed = PlumeEnd::valid;
  double touch_down = -1;  ///< first x on the ground [m]; negative: never
  double final_rise = -1;  ///< x where its rise ended [m]; negative: nowhere
  double gone = 0;         ///< share that went through the lid of the mixing layer [-]
  int steps = 0;           ///< accepted by the integrator
};

/// Follows the plume of `setting` through the distances `grid` (ascending) [m].
PlumePath follow_plume(const PlumeSetting& setting, const std::vector<double>& grid,
                       double tolerance);

}  // namespace farreach
