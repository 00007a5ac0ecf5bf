/// What is still in the air when the computed time ends, and what it may still bring.
///
/// Wherever the air goes on to, what one column holds can bring to the ground at most
/// what it does mixed down through its own depth,
///
///   c = (sum of m over the cell) / (A H),  H = (pi/2) zbar
///
/// zbar mean height of particles of like age; exact for a Gaussian on the ground, 1.27
/// times too much for gas mixed evenly. A cell of width w averages away the peak of a
/// cloud of width sigma across the wind; where the peak lies on its side, by
///   sqrt(2/pi) t / erf(t/sqrt(2)),  t = w/sigma
/// which is put back. A cell of few particles tells no mean: where fewer than eight lie
/// in it, the cell of twice its width and rings counts in its place, and so on, three
/// times at most. H2S may still become SO2: of a cloud of age t, thinned at least as
/// 1/t from then on, at most the share t/tau of what it holds, tau the time of
/// oxidation; twice t is counted. It is taken to last as long as any level asks for.
/// Gas that is not released yet may bring anything.
#pragma once

#include <vector>

#include "models/far_field/ring_windows.hpp"
#include "models/hazard/far_field.hpp"
#include "solver/particles/ground_depth.hpp"

namespace farreach {

/// Masses of the particles over the ring cells, the inmost ring taken in by one.
class RestInTheAir {
 public:
  explicit RestInTheAir(const RingGrid& grid);
  /// A particle at (x, y) [m] of the centre in a cloud of that mean height and width
  /// across the wind [m]; width 0: not known.
  void count(double x, double y, double mean_height, double width,
             const std::array<double, far_species>& mass);
  /// Largest multiple of the level, for `molar_volume` of the air [m3/mol] [-].
  double multiple(const LevelQuestion& question, double molar_volume) const;

 private:
  /// Cells of the grid, 2^n by 2^n of its cells taken together.
  struct Cells {
    int sectors = 0;
    std::vector<int> count;                           // of particles
    std::vector<double> area;                         // [m2]
    std::array<std::vector<double>, far_species> of;  // m/H with the peak put back
  };
  std::size_t cell_at(int level, int ring, int sector) const;
  double highest(std::size_t species) const;  // [kg/m3]

  RingGrid grid_;
  std::vector<Cells> levels_;                    // the finest first
  std::array<double, far_species> centre_ = {};  // within the inmost ring [kg/m3]
};

}  // namespace farreach
