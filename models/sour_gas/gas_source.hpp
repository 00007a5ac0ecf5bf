/// The release of a scenario as the source of plumes in one weather, lit or not.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "models/sour_gas/hand_over.hpp"
#include "models/sour_gas/ignition.hpp"

namespace farreach {

/// Time from which the release burns, if it ever does [s].
std::optional<double> ignition_time(const Values& values);

Burning burning_of(const Values& values);

/// Stretches cut in two where the release is lit.
std::vector<Stretch> cut_at(const std::vector<Stretch>& stretches,
                            std::optional<double> time);

/// Keeps the worst of each departure.
void worsen(Departures& worst, const Departures& d);

/// What goes into the air in one weather.
struct SourceInAir {
  GasSource source;
  Departures worst;         ///< over all stretches, by size
  double fallen_mass = 0;   ///< drops on the ground [kg]
  double heat_release = 0;  ///< largest, of the flame [W]
};

/// How a stream enters the air, and burns.
struct Entry {
  Placement placement;
  std::optional<Burning> burning;  ///< of what is lit
  std::optional<double> lit_at;    ///< [s]
};
Entry entry_of(const Values& values);

/// `release` is cut at the time it is lit.
SourceInAir source_in(const Fluid& fluid, const Release& release, const Entry& entry,
                      const Weather& weather);

/// The release of checked values with their defaults, expanded to `pressure` [Pa], as
/// source in any weather.
std::function<GasSource(const Weather&)> gas_source(const Values& values,
                                                    double pressure);

}  // namespace farreach
