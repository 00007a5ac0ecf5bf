/// Rings and sectors as coordinates of a group.
#pragma once

#include "models/hazard/far_field.hpp"
#include "postprocess/io/hdf5/netcdf_group.hpp"

namespace farreach {

/// Distances of the middles of the rings, their edges, and the azimuths of the sectors:
/// dimensions `ring`, `sector` and `bound`.
void write_ring_axes(GroupWriter& group, const RingGrid& grid);

}  // namespace farreach
