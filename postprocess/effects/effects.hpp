/// Effect distances, footprints and histories, computed from an Outcome alone.
///
/// What is compared with a level, at receptor height, largest over time:
///   concentration  mean over the level's averaging time: the time it is stated for, or
///                  the stay of people where that is shorter. One rule for AEGL (the
///                  exposure asked for), ERPG and PAC (60 min) and IDLH (30 min); an
///                  ambient limit (20 min) and a level of the user name their own. A
///                  cloud that passes in less is averaged down by the clean air around
///                  it, so that AEGL, which are tabulated for several times, are
///                  exceeded too when the mean over any shorter time exceeds the value
///                  for that time. What has one value only (ERPG, PAC, IDLH) says
///                  nothing of shorter clouds; for those AEGL is the stricter one.
///   lethality      share killed by the toxic load int C^n dt over the worst
///                  `exposure_time` of the scenario, C the load-equivalent of a
///                  concentration that fluctuates with the plume's intensity.
/// Meander widens the mean by what it does in the averaging time or in the time the
/// cloud takes to pass, whichever is shorter. Both quantities are expressed as the
/// multiple of concentration at which the level is just met, so that one factor states
/// the model's uncertainty for all.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "models/hazard/outcome.hpp"

namespace farreach {

/// A weather, a run or a state of a river: a row of the table of the medium that it
/// names, which knows what it is called (Medium::case_name).
struct MediumCase {
  std::string medium = {};  ///< Medium::name
  std::size_t index = 0;
  friend bool operator==(const MediumCase&, const MediumCase&) = default;
};

/// Reach of one level in one weather, in plume coordinates (x downwind, y to the left).
struct LevelReach {
  std::size_t level = 0;  ///< index into Outcome::levels
  MediumCase found_in = {};
  double distance = 0;  ///< farthest downwind point at or above the level [m]; 0: none;
                        ///< NaN: the plume could not be followed, nothing is known
  double distance_low = 0, distance_high = 0;  ///< band, see band.hpp [m]
  bool beyond_range = false;  ///< the level still held at the end of the table
  double area = 0;            ///< footprint [m2]
  double arrival = 0;   ///< at `distance`, of half the largest concentration there [s];
                        ///< NaN when not reached
  double duration = 0;  ///< longest time above the level at a point [s]; lethality:
                        ///< above half of the peak there
  std::vector<double> outline_x, outline_y;  ///< footprint polygon, not closed [m]
  double nearest = 0;         ///< where the zone begins downwind [m]; 0: none
  double averaging_time = 0;  ///< that decides at `distance` [s]; lethality: exposure
  double value = 0;           ///< it is compared with; unit of Level::value
  /// Multiple of the level at the end of the table in the strongest air of the axis, at
  /// whatever height [-]; NaN: not known.
  double multiple_at_end = std::numeric_limits<double>::quiet_NaN();
  bool high_beyond_range = false;  ///< `distance_high` is the end of the table
  bool tracked = true;             ///< false: the release does not hold this substance
  /// What widens the band most, beside the model itself: PlumeVariant::input or
  /// "resolution"; empty: nothing was varied, or nothing matters.
  std::string driver;
  /// What segments, slices and tolerance leave of the concentration at `distance`, in
  /// ln [-]; NaN: not compared (postprocess/media/plume/effects/band.hpp).
  double resolution = std::numeric_limits<double>::quiet_NaN();
  bool outlasts =
      false;  ///< the gas is on its way longer than stable air is counted on
  /// The farthest that was followed [m]; a high end beyond it is a bound and no
  /// distance. Infinite: all of it was followed.
  double range_end = std::numeric_limits<double>::infinity();
  /// Farthest in any wind from 1 to 15 m/s in the class of this weather [m], at which
  /// wind [m/s]; NaN: not scanned.
  double scan_distance = std::numeric_limits<double>::quiet_NaN();
  double scan_wind = std::numeric_limits<double>::quiet_NaN();
};

struct Effects {
  std::vector<LevelReach> reaches;  ///< level-major: every level x case of its medium
  double model_factor =
      2;  ///< 90 % of concentrations are within it: exp(1.645 sqrt(ln VG)), VG 1.2
  Parts parts = {};  ///< of media, one each

  /// Of a medium, by its type: part<PlumeEffects>(); empty where there is none.
  template <class Part>
  const Part& part() const& {
    return parts.get<Part>();
  }
  /// To be filled.
  template <class Part>
  Part& part() & {
    return parts.get<Part>();
  }
  template <class Part>
  bool has() const {
    return parts.has<Part>();
  }
};

bool is_air_level(const Level& level);

/// What that case is called; nothing: there is none.
std::optional<std::string> case_name(const Outcome& outcome, const MediumCase& one);

/// Indices of levels by falling severity, those of one severity in their order.
std::vector<std::size_t> levels_by_severity(const Outcome& outcome);

/// Checks of the result that follow from its effects.
std::vector<Check> effect_checks(const Outcome& outcome, const Effects& effects);

/// Computes all effects. Deterministic: a function of the outcome alone.
Effects compute_effects(const Outcome& outcome);

}  // namespace farreach
