/// Concentrations at the ground on rings and sectors, window by window of 10 minutes,
/// and what the levels make of them.
///
///   c(cell) = sum over particles with z < d of  w m dt / (A d W)
///
/// m mass [kg], dt the time a particle is counted for [s], A area of the cell [m2], W
/// length of the window [s], d of ground_depth.hpp. A particle counts along the way
/// that it makes in dt, and across it with a Gaussian kernel w of cloud_width.hpp, so
/// that what is read is the expected value and not the noise of single particles. For
/// this each sector is cut into parts narrower than a plume; the sector tells the
/// highest of its parts, so that it does not average the axis of a plume away.
///
/// A mean is taken over as many windows as hold enough particles, up to an hour, over
/// which the weather is the same: the highest of many noisy means is no expected value.
///
/// Against a level over T seconds stands the largest mean over the windows of T; where
/// AEGL are tabulated for shorter times, these too. Lethality: the largest load int C^n
/// dt over the exposure time, times what fluctuation adds for an intensity of 0.7.
#pragma once

#include <array>
#include <vector>

#include "models/hazard/far_field.hpp"
#include "models/hazard/outcome.hpp"
#include "models/substances/air_losses.hpp"
#include "models/toxicity/toxicity.hpp"

namespace farreach {

inline constexpr double window_length = 600;  ///< [s]

/// How long a member is followed: whole windows that hold the horizon [s].
double followed_time(double horizon);

/// Intensity of fluctuation far from the source [-]: gas sheet of field experiments
/// gives 1.1 near to 0.7 far.
inline constexpr double far_intensity = 0.7;

/// Parts of a sector: odd, so that parts of all sectors make a ring grid of their own.
inline constexpr int parts_of_sector = 5;

/// The same rings, with sectors cut into their parts.
RingGrid finer(const RingGrid& grid);

/// A particle near the ground over the time that it counts for.
struct RingPassage {
  double x = 0, y = 0;    ///< its place halfway [m east and north of the centre]
  double dx = 0, dy = 0;  ///< its way in that time [m]
  double width = 0;       ///< of its kernel [m]; 0: it counts over its whole sector
  double depth = 0;       ///< of the air that it is in [m]
  double dt = 0;          ///< [s]
};

/// What one level asks of the windows.
struct LevelQuestion {
  bool asked = false;
  std::size_t species = 0;
  struct Mean {
    int windows = 1;
    double value = 0;  ///< [mole fraction]
  };
  std::vector<Mean> means;              ///< of a concentration level
  const ProbitModel* probit = nullptr;  ///< of a lethality level
  int windows = 1;                      ///< of its exposure
  double load = 0;                      ///< of the share killed [unit^n min]
  double amplification = 1;             ///< E[C^n]/E[C]^n
};

/// `molar_volume` of the air [m3/mol]. `drawn` takes the place of the level's own
/// relation between load and death when it is of the same substance.
LevelQuestion question_of(const Level& level, double exposure_time, double molar_volume,
                          const ProbitModel* drawn = nullptr);

class RingWindows {
 public:
  /// `least_windows`: a mean is taken over as many at least.
  RingWindows(const RingGrid& grid, std::vector<LevelQuestion> questions,
              double molar_volume, double model_factor, int least_windows = 1);

  /// Counts mass [kg] of each species near the ground at (x, y) [m] for dt [s].
  void count(double x, double y, double depth, double dt,
             const std::array<double, far_species>& mass);
  void count(const RingPassage& passage, const std::array<double, far_species>& mass);
  /// Adds a steady mole fraction to a part of a sector, a cell of `finer`.
  void add_part(std::size_t part, std::size_t species, double mole_fraction,
                double share);
  /// Adds a steady mole fraction over part of the window, from the plume.
  void add(std::size_t cell, std::size_t species, double mole_fraction, double share);
  /// Ends the window that began at `begin` [s after the accident].
  void close(double begin);

  int cell_of(double x, double y) const;  ///< -1: none
  /// Mole fractions of the window closed last, per cell, mean over its parts [-].
  std::vector<float> last(std::size_t species) const;

  std::vector<float> multiple, arrival, end;  ///< (level, cell), see FarMember

 private:
  struct Slot {
    int ring = -1;
    double place = 0;  ///< in parts from north, clockwise
  };
  Slot slot_of(double x, double y) const;
  void count_at(const Slot& slot, const RingPassage& passage,
                const std::array<double, far_species>& volume);
  double mean(std::size_t species, std::size_t part, int windows) const;
  double ask(const LevelQuestion& q, std::size_t part) const;
  void keep(std::size_t at, float met, double begin);

  RingGrid grid_, finer_;
  int least_windows_;
  std::vector<LevelQuestion> questions_;
  double molar_volume_, factor_;
  std::array<double, far_species> volume_per_mass_ = {};  // of a gas [m3/kg]
  std::vector<double> area_;                              // of a part of each ring [m2]
  int kept_ = 1;                                          // windows in the memory
  int newest_ = 0;                                        // place of the newest window
  std::array<std::vector<double>, far_species>
      present_;  // being filled [mole fraction]
  std::array<std::vector<std::vector<float>>, far_species> memory_;
  std::vector<int> idle_;  // windows since the part last held anything
};

}  // namespace farreach
