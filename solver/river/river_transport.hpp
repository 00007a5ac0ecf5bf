/// What a river carries: advection, dispersion, still-water zones, loss, tributaries
/// and reservoirs in one dimension, downstream.
///
///   d(A c)/dt + d(Q c)/dx = d/dx(A D dc/dx) - k A c - a A (c - s)
///   b A ds/dt = a A (c - s) - k b A s
///   c, s  concentration in the stream and in its still water [kg/m3]
///   A     cross-section of the stream [m2], b its still water over it [-]
///   Q     discharge, steady [m3/s]
///   D     longitudinal dispersion [m2/s]
///   a     exchange with still water [1/s]
///   k     decay and loss to the bed [1/s]
///   reservoir, mixed:  dm/dt = Q c_in - m/T - k m,  T = volume/discharge
///
/// The grid is uniform in travel time, so that every cell is crossed in one time step:
/// advection moves each mass by exactly one cell, without error, whatever the grid.
/// (A conservative semi-Lagrangian step; Lagrangian box models of rivers do likewise,
/// Jobson 1987.) Dispersion is Crank-Nicolson in as many substeps as keep every
/// concentration positive; in travel time its coefficient is the spread D/U^2 [s].
/// Exchange and loss are exact in time. All of these stand half before and half after
/// the move, so that the whole is second order.
///
/// All mass is accounted for: entered = in the river + left + diverted + decayed +
/// deposited, to rounding.
#pragma once

#include <cstddef>
#include <vector>

namespace farreach {

/// Cells of equal travel time, upstream first. Face i lies above cell i.
struct RiverGrid {
  double step = 0;                  ///< to cross a cell, and of time [s]
  std::vector<double> discharge;    ///< in the cell [m3/s]
  std::vector<double> spread;       ///< D/U^2 at face i [s]; the first is not used
  std::vector<double> still_share;  ///< b [-]
  std::vector<double> still_time;   ///< b/a, mean time in still water [s]
  std::vector<double> pass_on;      ///< at face i: share of the mass that stays in the
                                    ///< river, below 1 where water is taken out
  std::vector<double> reservoir_time;  ///< T at face i [s]; 0: none

  std::size_t size() const { return discharge.size(); }
  /// Adds a cell that continues the river as it is.
  void add_cell(double q, double spread_of_face, double share, double time);
};

/// Loss of one constituent in every cell, and in the reservoirs.
struct RiverLoss {
  double decay = 0;             ///< [1/s]
  std::vector<double> deposit;  ///< to the bed by cell [1/s]; empty: none
  std::vector<double>
      reservoir_deposit;  ///< in the reservoir at face i [1/s]; or empty
};

/// Where the mass went [kg].
struct RiverBalance {
  double entered = 0, in_river = 0, left = 0, diverted = 0, decayed = 0, deposited = 0;
  double accounted() const { return in_river + left + diverted + decayed + deposited; }
};

/// One constituent on its way down the grid.
class RiverTransport {
 public:
  /// `grid` must outlive it. Throws std::invalid_argument for arrays of other lengths.
  RiverTransport(const RiverGrid& grid, RiverLoss loss);

  /// One time step in which `entering` [kg] flows in evenly at face `at`.
  void step(double entering, std::size_t at = 0);

  /// Mean concentration in cell i [kg/m3].
  double concentration(std::size_t i) const { return mass_[i] / volume(i); }
  double mass(std::size_t i) const { return mass_[i]; }
  /// Mass that crossed face i in the last step [kg].
  double crossed(std::size_t i) const { return crossed_[i]; }
  double time() const { return static_cast<double>(steps_) * grid_->step; }
  /// Cells that may hold mass: [first, last).
  std::size_t first() const { return first_; }
  std::size_t last() const { return last_; }
  RiverBalance balance() const;

 private:
  double volume(std::size_t i) const { return grid_->discharge[i] * grid_->step; }
  void lay_out_exchange();
  void lay_out_losses();
  void react();
  void exchange();
  struct Lost {
    double decayed = 0, deposited = 0;
  };
  /// What a cell or reservoir loses in half a step.
  struct Loss {
    double lost = 0;    ///< of what is there [-]
    double to_bed = 0;  ///< of what is lost [-]
  };
  Loss loss_at(double deposit) const;
  static void lose(double& mass, const Loss& loss, Lost& sum);
  void move(double entering, std::size_t at);
  double pass(std::size_t face, double arriving);
  double through_reservoir(std::size_t face, double entering);
  void widen();
  void disperse();
  double greatest_exchange() const;
  void factor(double dt);
  void solve(double dt);

  const RiverGrid* grid_;
  RiverLoss loss_;
  std::vector<double> mass_, still_, reservoir_, crossed_;
  std::vector<double> kept_;             ///< share that diversions have left
  std::vector<double> over_kept_;        ///< one over it
  std::vector<double> exchange_face_;    ///< kept spread/step^2 at face i [1/s]
  std::vector<double> exchanged_;        ///< share of a cell that half a step exchanges
  std::vector<double> block_exchanged_;  ///< the greatest of each block of cells
  std::vector<double> still_kept_;  ///< of the way to there, left after half a step
  std::vector<Loss> losses_, reservoir_losses_;
  std::vector<std::size_t> reservoirs_;  ///< their faces
  std::vector<double> emptied_;          ///< share of each that leaves in a step
  std::vector<char> plain_;              ///< face i: neither reservoir nor diversion

  /// The tridiagonal system of one substep, reduced from the upstream end of the
  /// window. It depends on nothing that changes in time but the substep and that end,
  /// of which a few cells further nothing is felt any more.
  struct Reduced {
    double dt = 0;                     ///< [s]; 0: none yet
    std::size_t first = 0, last = 0;   ///< cells that are laid out
    std::vector<double> face;          ///< dt/2 exchange_face
    std::vector<double> pivot;         ///< one over it
    std::vector<double> lower, upper;  ///< shares taken over from the neighbours
  };
  Reduced reduced_;
  std::vector<double> right_, value_;
  std::size_t first_ = 0, last_ = 0, steps_ = 0;
  bool any_still_ = false, loses_ = false;
  double entered_ = 0, left_ = 0, diverted_ = 0, decayed_ = 0, deposited_ = 0;
};

}  // namespace farreach
