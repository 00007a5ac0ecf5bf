/// Run-out of a dam failure on an even valley, by the flow solver, for batch use: many
/// failures of which only volume, height of the dam and a slope are known.
///
/// The valley is a parabola across, of the depth of the dam over `valley_width`, and
/// falls evenly. Cells are a quarter of the cube root of the volume; the valley is 1200
/// cells long, and where the flow passes its end `left` is set. The flow counts as
/// stopped as in flow_run.hpp, else the run-out is that after `time`.
#pragma once

#include "models/tailings/material.hpp"

namespace farreach {

struct QuickFailure {
  double volume = 0;         ///< let go [m3]
  double height = 0;         ///< of the dam [m]
  double slope = 0.02;       ///< of the valley [-]
  double valley_width = 0;   ///< at the height of the dam [m]; 0: twenty cells
  double time = 6 * 3600.0;  ///< at most [s]
  double wet_depth = 0.1;    ///< [m]
  FluidMaterial material;    ///< as of material_of
};

struct QuickRunout {
  double distance = 0;  ///< along the valley from the dam [m]
  double time = 0;      ///< when it was reached [s]
  bool stopped = false, left = false;
};

/// Either way, beyond the run-outs of the four materials, for 90 % of real run-outs.
/// Provisional: the table of coverage of farreach validate tailings-runout says how
/// many of 31 failures it holds.
inline constexpr double even_valley_factor = 3;
/// The same, around the run-out of one material: the 90 % factor of the best
/// regression, 10^(1.70 x 0.76), below which no model on an even valley comes.
inline constexpr double one_material_factor = 20;

/// Throws InputError when volume, height or slope are not positive.
QuickRunout quick_runout(const QuickFailure& failure);

}  // namespace farreach
