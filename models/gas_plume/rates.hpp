/// Right-hand side of the plume: what each stage adds to the fluxes per metre downwind.
///
///   dM/dx = E + m'            E: jet, bent-over, top, sides; m' of an area source
///   dPx/dx = -M du - friction, dPz/ds = g (rhoa - rho) A   (airborne: no friction)
///   dH/dx = q L + h0 m'       q heat from the ground; aloft -M cp dtheta/dz
///   dz/dx db/dt = front speed,  d sigma_y/dt = turbulence and jet
#pragma once

#include "models/gas_plume/plume_state.hpp"

namespace farreach {

/// dy/dx in a stage. `section` is solved from y; `added` is m' [kg/(s m)].
PlumeState plume_rates(const PlumeSetting& setting, PlumeStage stage, double added,
                       const PlumeState& y, const CrossSection& section);

/// Bulk Richardson number g (rho - rhoa) V/(rhoa e^2) of a section on the ground;
/// negative when lighter than air [-].
double bulk_richardson(const PlumeSetting& setting, const CrossSection& section);

}  // namespace farreach
