/// The part of a member that the integral plume describes: from the source to the
/// hand-over, in the same windows and rings as the particles.
#pragma once

#include <vector>

#include "models/far_field/ring_windows.hpp"
#include "models/gas_plume/plume_table.hpp"
#include "models/hazard/far_field.hpp"

namespace farreach {

/// One steady plume, blowing one way, seen up to a distance.
struct NearPlume {
  PlumeSegment plume;
  std::array<double, far_species> molar_share = {};
  double wind_from = 0;  ///< [deg]
  double until = 0;      ///< hand-over [m]
};

class NearPart {
 public:
  explicit NearPart(const RingGrid& grid, double receptor_height)
      : grid_(finer(grid)), height_(receptor_height) {}
  void add(const NearPlume& near);
  /// Adds to the cells what is there between `begin` and begin + window_length [s].
  void fill(double begin, RingWindows& windows) const;
  /// Farthest place up to the hand-over at which a level is met [m]; 0: none. A plume
  /// that lasts shorter than the mean is averaged down.
  double reach(const LevelQuestion& question, double molar_volume,
               double model_factor) const;

 private:
  struct Share {
    std::size_t part = 0, species = 0;
    double mole_fraction = 0, from = 0, to = 0;
  };
  RingGrid grid_;  // of parts of sectors
  double height_;
  std::vector<NearPlume> plumes_;
  std::vector<Share> shares_;
};

}  // namespace farreach
