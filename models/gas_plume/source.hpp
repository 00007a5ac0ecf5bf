/// What a release hands to the air: fluxes through the fully expanded plane.
///
/// The release side (fluid, nozzle, pipe, well, fire) fills it; the plume conserves it.
/// Fluxes, not sizes, are the contract: mass, species, momentum and enthalpy.
#pragma once

#include <string>
#include <vector>

namespace farreach {

/// One component of the released stream.
struct SourceComponent {
  std::string substance;            ///< name in the table of substances
  double mass_fraction = 0;         ///< of the whole stream, gas and liquid [-]
  double liquid_mass_fraction = 0;  ///< of the whole stream, in drops at the plane [-]
};

enum class SourceGeometry {
  jet,   ///< momentum through a round plane, `area`, at `height`
  area,  ///< gas rises slowly from a flat source of `area` at the ground (pool, vent)
};

/// A stretch of time over which the release is steady.
struct SourceSegment {
  double start = 0;      ///< after the accident [s]
  double end = 0;        ///< [s]; infinite for a release without end
  double mass_rate = 0;  ///< [kg/s]
  SourceGeometry geometry = SourceGeometry::jet;
  double area = 0;             ///< of the *expanded* stream at ambient pressure [m2]
  double speed = 0;            ///< through `area` [m/s]
  double density = 0;          ///< of the expanded stream, gas and drops [kg/m3]
  double temperature = 0;      ///< of the expanded stream [K]
  double excess_enthalpy = 0;  ///< specific enthalpy of the stream relative to the same
                               ///< components as ideal gases at air temperature [J/kg]
  double height = 0;           ///< of the source above ground [m]
  double elevation = 0;        ///< jet axis above the horizon [deg]; 90 is straight up
  double azimuth_to_wind = 0;  ///< horizontal angle between jet and downwind [deg]
  std::vector<SourceComponent> components;
};

/// A whole release: contiguous segments in time.
struct GasSource {
  std::vector<SourceSegment> segments;
  double total_mass() const {  ///< [kg]
    double mass = 0;
    for (const auto& s : segments) mass += s.mass_rate * (s.end - s.start);
    return mass;
  }
};

}  // namespace farreach
