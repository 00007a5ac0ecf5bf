/// Concentrations on rings, sectors and layers of height, of the member that is shown.
///
///   c(cell) = 1/W sum over looks  dt sum over particles in the cell  m / (A D)
///
/// m mass of a particle [kg], dt the time that a look at the particles stands for [s],
/// W sum of these [s], A area of the cell in the plane [m2], D depth of its layer [m].
/// So sum c A D over all cells is the mean mass on particles, but for that outside of
/// all cells. No kernel: a cell holds what is in it, so that the mass is exact and the
/// noise of N particles in it is a share 1/sqrt(N).
#pragma once

#include <array>
#include <vector>

#include "models/far_field/ring_cells.hpp"
#include "solver/particles/particle_set.hpp"

namespace farreach {

/// Edges of the layers above ground [m]. Each is about as deep as what lies below it,
/// as a plume from the ground deepens by a factor in a time that grows by a factor; the
/// lowest is shallower than a stable plume after an hour (some 30 m), the highest ends
/// above the mixed layer of a summer afternoon on the steppe (2 to 3 km).
inline constexpr std::array<double, 9> layer_edges = {0,   20,   50,   100, 200,
                                                      500, 1000, 2000, 4000};

/// Most values of the field over all its times: 16 MiB in single precision.
inline constexpr std::size_t most_volume_values = std::size_t{1} << 22;

/// Every how many frames one is kept in three dimensions, so that `frames` of them hold
/// at most most_volume_values; 0: not even one does.
int frames_per_volume(const RingGrid& grid, int frames);

class HeightLayers {
 public:
  HeightLayers(const RingGrid& grid, double latitude, std::size_t species);

  /// Looks at all particles, for dt [s].
  void count(const ParticleSet& particles, double dt);
  /// Appends the means since the last call as a frame at `time`.
  void close(double time, FarVolume& volume);

 private:
  int layer_of(double z) const;  ///< -1: above all

  RingGrid grid_;
  PolarPlaces places_;
  std::size_t species_;
  std::vector<double> area_;           // of a cell of each ring [m2]
  std::vector<double> mass_;           // (layer, ring, sector) times time [kg s]
  double airborne_ = 0, outside_ = 0;  // [kg s]
  double time_ = 0;                    // looked at [s]
};

/// Largest difference between the mass in the cells and that on the particles, over all
/// times, relative to the latter [-].
double volume_gap(const RingGrid& grid, const FarVolume& volume);

}  // namespace farreach
