/// The flight of particles through the boundary layer, for each vector unit.
#pragma once

#include "models/atmosphere/boundary_air.hpp"
#include "solver/particles/flight.hpp"
#include "solver/simd/vector_unit.hpp"

namespace farreach {

/// Same bits for every unit.
LegCounts fly_boundary_layer(VectorUnit unit, const BoundaryAir& air, const Leg& leg,
                             const ParticleRange& range);

}  // namespace farreach
