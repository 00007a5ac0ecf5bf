/// Run-out of a dam failure on an even valley, by the flow solver, for batch use: many
/// failures of which only volume, height of the dam and a slope are known.
///
/// The valley is a parabola across, of the depth of the dam over `valley_width`, and
/// falls evenly. Cells are a quarter of the cube root of the volume; the valley is 1200
/// cells long, and where the flow passes its end `left` is set. The flow counts as
/// stopped as in flow_run.hpp, else the run-out is that after `time`.
#pragma once

#include "models/ground_flow/material.hpp"

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

/// Either way, beyond the runs of all four materials, for 90 % of real run-outs:
/// measured on 34 failures (farreach validate tailings-runout) as 2.8, the value of
/// rank 0.9 (n + 1) of how far each lies beyond; 1.7 by one half of them and 5.2 by the
/// other, which hold 87 and 95 % of the half that they were not derived on.
inline constexpr double even_valley_factor = 3;
/// The same, beyond the runs (likely, weak, stiff) of one material that nobody chose
/// for the failure, each of the four in turn: 61 on all, 50 and 88 by halves, which
/// hold 88 and 95 % of the other. A factor of 20, that of the best regression, held
/// 79 %.
inline constexpr double one_material_factor = 60;

/// What real run-outs are off by, either way, around the range of `members` runs of a
/// material: on ground from a formula, or when one run stands for all, that of one
/// material on an even valley; water is better known. The values for water and for real
/// ground are provisional.
double run_out_factor(const std::string& material, bool formula, std::size_t members);

/// Name of the SourceFact [m]: 95 of 100 failures of such a volume and height ran out
/// less far.
inline constexpr const char* run_out_of_others_fact =
    "run-out by regression, 95 % quantile";

/// High end of a run-out whose farthest run is `computed`: by the factor, but no
/// farther than others came, and no nearer than it was computed [m].
double high_run_out(double computed, double factor, double of_others);

/// Throws InputError when volume, height or slope are not positive.
QuickRunout quick_runout(const QuickFailure& failure);

}  // namespace farreach
