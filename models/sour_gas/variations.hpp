/// What a release and its plume take for granted, and how else it may be: the small
/// designed sample from which the band of every distance follows.
///
/// One input at a time is moved to the ends of its range, by plumes that are coarser
/// than those of the result: at most four segments, 64 slices, tolerance 1e-3. The
/// first variation changes nothing, so that the others are compared with their like,
/// and so that the error of segments, slices and tolerance is seen.
///
///   release.temperature    10 K colder and warmer than stated: gas in a buried line
///                          between winter and summer (own estimate)
///   release.momentum_kept  0.02 to 0.4, where a jet hits an obstacle and 0.1 is
///   assumed release.drops_airborne 0.3, where 1 is assumed (0.13 to 0.45 of what
///   settling allows
///                          rains out within a source region, slabx manual)
///   release.burn_efficiency 0.93 to 0.99, release.radiant_fraction 0.15 to 0.35
///   closures               less and more entrainment, within their published ranges,
///                          with the Obukhov length of a class 0.8 to 1.25 times its
///                          own (three published fits differ by that)
///   lift_off               at once (g' V/u*^2 = 20) and never, for light clouds on the
///                          ground
///   stability              1/L at both ends of what a class holds, where a class alone
///                          tells it
///   direction_scatter      0.54 to 1.34 times what similarity tells of the scatter of
///                          the wind's direction over 10 minutes, where it was not
///                          measured: 90 % range (log-Student) of measured over told by
///                          wind and class in runs 6, 10, 16, 20, .. of Project Prairie
///                          Grass, every other one of 27; of the others, which were not
///                          looked at for it, 13 of 13 lie within. Flat land and winds
///                          of 2 to 8 m/s; in valleys and lighter winds it may be more
///   lid                    nothing goes through, where some of the plume does; half as
///                          high, where a class alone tells its height
///   wind                   1 to 15 m/s in the class of the weather, for verdicts that
///                          say that a level is not reached
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/gas_plume/closures.hpp"
#include "models/hazard/outcome.hpp"
#include "models/hazard/plumes.hpp"
#include "models/sour_gas/gas_source.hpp"

namespace farreach {

/// One departure from what is assumed.
struct Variation {
  std::string input = "none";
  double value = 0;   ///< as in PlumeVariant
  double warmer = 0;  ///< of the unlit stream [K]
  std::optional<double> momentum_kept, drops_airborne;
  std::optional<double> burn_efficiency, radiant_fraction;
  PlumeClosures closures = {};
  double obukhov_factor = 1, lid_factor = 1;
  std::optional<double> wind;            ///< [m/s]
  std::optional<double> inverse_length;  ///< 1/L [1/m]
  double scatter_factor = 1;             ///< of the wind's direction [-]
};

/// What decides which variations a release needs.
struct Assumptions {
  bool lit = false, unlit = false;  ///< at some time
  bool obstructed = false;
  bool drops = false;       ///< there are some, and all are kept
  bool light = false;       ///< lighter than 1.15 times air at some time
  bool passes_lid = false;  ///< a part of it, in this weather
  bool scan_winds = true;   ///< this weather stands for its class
};

/// Those of one weather, "none" first.
std::vector<Variation> variations_of(const Assumptions& assumed,
                                     const Weather& weather);

/// The weather with the wind, stability and lid of a variation.
Weather varied(const Weather& weather, const Variation& variation);

/// A stream warmer by some kelvin, at the same pressure, rate and speed.
SourceSegment warmed(SourceSegment segment, double by);

/// What the plumes of a sample have in common.
struct VariedRelease {
  GasSource source;
  std::vector<std::string> tracked;  ///< substances
  double max_distance = 0;           ///< of the plumes [m]
  std::optional<double> lit_at;      ///< [s]
};

/// The plume of a variation, of a coarse source in coarse steps. What changes the
/// source itself (momentum, drops, burning) is in the source already.
PlumeVariant varied_plume(const Variation& variation, const Weather& weather,
                          VariedRelease release);

/// About `count` segments, neighbours joined: same mass, components, momentum and
/// enthalpy. Lit and unlit ones are never joined.
GasSource coarser(const GasSource& source, std::size_t count,
                  std::optional<double> lit_at);

}  // namespace farreach
