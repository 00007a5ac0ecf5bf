/// What a user may write about the far field: [far_field], and the same as a struct.
#pragma once

#include <span>

#include "models/hazard/far_field.hpp"
#include "models/parameter/parameter.hpp"
#include "models/substances/air_losses.hpp"

namespace farreach {

struct FarSettings {
  RingGrid grid;
  double horizon = 0;             ///< after the accident [s]
  int particles = 0;              ///< per member
  double earliest_hand_over = 0;  ///< not nearer [m]
  double latest_hand_over = 0;    ///< the plume is handed over here at the latest [m]
  double plume_interval = 0;      ///< a new plume is computed as often as this [s]
  double young = 0;          ///< age up to which steps follow the local time scale [s]
  double step_fraction = 0;  ///< of the Lagrangian time scale, near the source [-]
  double model_factor = 0;   ///< 90 % of concentrations are within it [-]
  double exposure_time = 0;  ///< longest stay of people [s]
  double receptor_height = 0;  ///< [m]
  int frames = 0;              ///< of the shown member
  LossRates losses;
};

/// Keys of the section.
std::span<const Parameter> far_field_parameters();

/// `values` may leave out what has a standard value. Throws InputError, "key: what is
/// wrong with its value", for distances that contradict each other.
FarSettings far_settings(const Values& values);

}  // namespace farreach
