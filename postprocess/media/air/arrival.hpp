/// When a level may first be met at a place: one definition for all who tell it.
///
/// A history with the largest compared quantity m times the level counts from its first
/// sample at or above c_max / (m f), f the factor within which concentrations are
/// right: the earliest end of the range of arrival, as people must act by then. It
/// ends when the last sample falls below. What particle runs bring earlier, in weathers
/// that no plume was asked for, counts too. A place that the band alone leaves open has
/// no such sample: there it is the time before which no gas can come.
#pragma once

#include <string>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "models/hazard/plumes.hpp"
#include "postprocess/effects/effects.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"

namespace farreach {

struct Arrival {
  double early, end;  ///< [s]; NaN: the level is ruled out there
};

/// Of one history; NaN where m f < 1 or nothing is known.
Arrival arrival_of(const ReceptorHistory& history, std::size_t level, double factor);

/// Over all weathers at a border or a receptor: the earliest and the latest.
Arrival arrival_at_border(const Effects& effects, std::size_t border,
                          std::size_t level);
Arrival arrival_at_receptor(const Effects& effects, std::size_t receptor,
                            std::size_t level);

/// When the first gas of a plume comes so far [m], beyond its table at the speed of the
/// last slice [s]; NaN: there is no plume.
double front_arrival(const PlumeTable& plume, double distance);

/// The earliest of a weather and the variations of its band, without the winds of the
/// scan.
double front_arrival(const Member& member, double distance);

}  // namespace farreach
