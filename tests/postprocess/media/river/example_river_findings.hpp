/// Findings for the hand-made river: of each level at its border, in the worst water.
#pragma once

#include <limits>

#include "models/hazard/river_field.hpp"
#include "postprocess/assess/findings.hpp"
#include "tests/support/example_river_outcome.hpp"

namespace farreach::testing {

inline BorderVerdict example_river_verdict(const Outcome& o, std::size_t l) {
  BorderVerdict v;
  v.state = "RUS";
  v.kind = BorderKind::river;
  v.model = "river";
  v.level = l;
  v.distance = o.part<RiverField>().stations[2].distance;
  v.distance_uncertainty = o.part<RiverField>().stations[2].distance_error;
  v.first_arrival = v.peak_time = v.end = std::numeric_limits<double>::quiet_NaN();
  v.peak_unit = "mg/L";
  double high = 0;
  for (const RiverSeries& s : o.part<RiverField>().series) {
    if (s.station != 2 || s.substance != o.levels[l].substance) continue;
    if (!(1000 * s.peak > v.peak)) continue;
    v.peak = 1000 * s.peak;
    high = 1000 * s.peak_high;
    v.unfavourable_case = {"river", s.river_case};
    v.first_arrival = s.arrival_early;
    v.peak_time = s.peak_time;
    v.end = s.end;
  }
  const double value = 1000 * o.levels[l].value;
  v.verdict = v.peak >= 3 * value ? Reached::reached
              : high >= value     ? Reached::undecided
                                  : Reached::not_reached;
  v.reason = {as_written("Hand-made.")};
  return v;
}

inline Findings example_river_findings(const Outcome& o) {
  Findings f;
  for (std::size_t l = 0; l < o.levels.size(); ++l)
    f.verdicts.push_back(example_river_verdict(o, l));
  f.response_level = "transboundary";
  f.response_reason = {as_written("A level in water is met at a border.")};
  f.headline = {as_written("RUS: reached")};
  f.unknowns = {as_written("The state of the river.")};
  return f;
}

}  // namespace farreach::testing
