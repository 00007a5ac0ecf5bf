/// Levels of concentration in a river: when a station exceeds one, and how far down the
/// river it holds.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "models/hazard/flow_field.hpp"
#include "models/hazard/outcome.hpp"
#include "models/hazard/river_field.hpp"

namespace farreach {

bool is_water_level(const Level& level);

/// True for a station at which the river passes from one state to another.
bool is_crossing(const RiverStation& station);

/// Null when there is none.
const RiverSeries* series_of(const RiverField& river, std::size_t river_case,
                             std::size_t station, const std::string& substance);

/// First and last time at which the likely concentration meets the level [s]; NaN:
/// never, and for `last` also when it still does at the end.
struct RiverExceedance {
  double first = 0, last = 0;
};
RiverExceedance time_above(const RiverSeries& series, double value);

/// When the value may first be met at a station over all states of the river: the
/// likely time scaled by how much earlier the front may come, of the front itself where
/// only the high end of the peak meets the value [s]; NaN: it is ruled out.
double earliest_in_river(const RiverField& river, std::size_t station,
                         const std::string& substance, double value);

/// How far down the river the highest concentration meets the level, in one case.
struct RiverReachOf {
  double likely = 0, low = 0, high = 0;  ///< [m]; 0: nowhere
  bool beyond = false;                   ///< the likely one still holds at the end
  bool high_beyond = false;
};
RiverReachOf river_reach(const RiverProfile& profile, double value);

/// Null when there is none.
const RiverProfile* profile_of(const RiverField& river, std::size_t river_case,
                               const std::string& substance);

/// Times what got into the river from a flow over the ground that still may get there,
/// over all runs: what moved when the flow was ended, or left the terrain elsewhere
/// [-]; 1: all that comes is in it; infinite: nothing came yet.
double still_to_come(const FlowField& flow);

/// Whether a peak [kg/m3] may meet the value by what has still to come.
bool may_still_meet(const FlowField& flow, double peak, double value);

}  // namespace farreach
