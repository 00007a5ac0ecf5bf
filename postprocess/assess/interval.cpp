#include "postprocess/assess/interval.hpp"

#include <cmath>

namespace farreach {

bool is_known(const Interval& interval) {
  return std::isfinite(interval.low) && interval.low <= interval.high;
}

Reached compare(const Interval& distance, const Interval& reach) {
  if (!is_known(distance) || !is_known(reach)) return Reached::undecided;
  if (reach.high <= 0) return Reached::not_reached;  // nowhere, not even at the source
  return decide(distance.low - reach.high, distance.high - reach.low);
}

Reached decide(double margin_low, double margin_high) {
  if (!(margin_low <= margin_high)) return Reached::undecided;
  if (margin_high <= 0) return Reached::reached;
  if (margin_low > 0) return Reached::not_reached;
  return Reached::undecided;
}

int seriousness(Reached verdict) {
  switch (verdict) {
    case Reached::reached:
      return 2;
    case Reached::not_reached:
      return 0;
    case Reached::undecided:
      break;
  }
  return 1;
}

}  // namespace farreach
