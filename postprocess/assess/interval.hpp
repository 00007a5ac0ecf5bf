/// The three-valued comparison on which every verdict stands.
///
/// Both the distance of a border and the reach of a level are known as intervals:
///
///   reached       reach.low  >= distance.high   (crosses, whatever the errors are)
///   not reached   reach.high <  distance.low    (ends before, whatever the errors are)
///   undecided     else, and whenever anything is not a number
///
/// An interval whose high end is not known is open: high is infinite.
#pragma once

#include "postprocess/assess/findings.hpp"

namespace farreach {

struct Interval {
  double low = 0, high = 0;  ///< [m]
};

/// True when both ends are numbers in order; the high end may be infinite.
bool is_known(const Interval& interval);

Reached compare(const Interval& distance, const Interval& reach);

/// The answer of a margin with its error on either side [m]: positive when the zone
/// ends before the territory. Same rule as `compare`.
Reached decide(double margin_low, double margin_high);

/// Of several weathers the gravest answer holds: reached, else undecided, else not.
int seriousness(Reached verdict);

}  // namespace farreach
