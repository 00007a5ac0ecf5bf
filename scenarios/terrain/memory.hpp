/// Whether a raster fits into the memory of this computer, before it is made.
#pragma once

namespace farreach {

/// Memory that a run takes per cell: heights, depths and roughness, states of the flow
/// with their tiles, and the maps of the result, in double precision [B].
constexpr double memory_per_cell = 200;

/// Memory that can still be had, on this computer or within the limit set for the
/// process, whichever is less [B]; 0: not known.
double available_memory();

/// Throws TerrainFault when `columns` x `rows` cells of `cell` [m] need more than
/// `available` [B].
void require_memory(double columns, double rows, double cell, double available);

}  // namespace farreach
