/// What a release into the air found: its source, and the plume of each weather.
#pragma once

#include <string>
#include <vector>

#include "models/atmosphere/weather.hpp"
#include "models/gas_plume/plume_table.hpp"
#include "models/gas_plume/source.hpp"

namespace farreach {

/// The plume of a weather with one of its assumptions changed, coarser in its segments
/// and slices than the plume itself.
struct PlumeVariant {
  std::string input;  ///< what was changed: a key of the scenario, "closures",
                      ///< "lift_off", "stability", "direction_scatter", "lid", "wind";
                      ///< "none": the same plume, coarse
  double value = 0;   ///< its value, or the change where that says more
  PlumeTable plume;
};

/// One weather condition with the plume computed for it.
struct Member {
  Weather weather;
  PlumeTable plume;
  std::vector<PlumeVariant> variants =
      {};  ///< from which the band of its reach follows
};

struct Plumes {
  GasSource source;
  std::vector<Member> members;  ///< empty: nothing was put into the air
};

}  // namespace farreach
