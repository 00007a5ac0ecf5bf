/// What a release hands to the plume in one weather: fluxes through the expanded plane.
///
/// Kept exactly: mass, every component, thrust (less what an obstacle takes), enthalpy.
/// The excess enthalpy is that of the stream relative to the same components as ideal
/// gases at the temperature of the air. Drops that fall out take their mass and their
/// enthalpy with them.
#pragma once

#include <optional>

#include "models/atmosphere/weather.hpp"
#include "models/gas_plume/source.hpp"
#include "models/outflow/release.hpp"

namespace farreach {

/// Where and how the stream enters the air.
struct Placement {
  SourceGeometry geometry = SourceGeometry::jet;
  double area = 0;             ///< of a flat source [m2]; unused for a jet
  double height = 0;           ///< [m]
  double elevation = 0;        ///< [deg]
  double azimuth_to_wind = 0;  ///< [deg]
  double momentum_kept = 1;    ///< behind an obstacle [-]
  double drops_airborne = 1;   ///< share of the liquid that stays in the air [-]
};

Placement placement_of(const Values& values);

/// A segment and what fell to the ground before it.
struct HandOver {
  SourceSegment segment;
  double fallen_rate = 0;      ///< drops that fall out [kg/s]
  double fallen_enthalpy = 0;  ///< of these drops [J/kg]
};

/// The stream of a stretch as source of an unlit plume; of rate 0 and without
/// components when all of it falls to the ground.
HandOver hand_over(const Fluid& fluid, const Stretch& stretch,
                   const Placement& placement, double air_temperature);

/// What the hand-over must conserve, formed from both of its sides.
struct Departures {
  double mass = 0, species = 0, enthalpy = 0, momentum = 0;  ///< relative [-]
};
Departures departures(const Fluid& fluid, const Stretch& stretch,
                      const Placement& placement, const HandOver& handed,
                      double air_temperature);

}  // namespace farreach
