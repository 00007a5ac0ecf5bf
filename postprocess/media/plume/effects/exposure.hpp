/// How many times a level is met at a place: the factor by which all concentrations
/// could shrink until the level is just met there.
///
///   concentration  m = max over windows W of (max over time of the mean over W) /
///                  (value of the level for W)
///   lethality      m = (TL / TL_level)^(1/n), TL = int C^n dt over the worst window
///
/// n exponent of the toxic load [-], TL_level the load that kills the share asked for.
/// Fluctuation of intensity i multiplies C by (E[c^n]/E[c]^n)^(1/n).
#pragma once

#include <vector>

#include "models/hazard/outcome.hpp"
#include "models/toxicity/toxicity.hpp"
#include "postprocess/media/plume/effects/passage.hpp"

namespace farreach {

/// One stretch of time over which a level looks at the cloud.
struct Window {
  double length = 0;         ///< of the mean, or of the exposure to a toxic load [s]
  double meander_time = 0;   ///< longest averaging time of the meander [s]
  double mole_fraction = 0;  ///< of a concentration level, for that mean [-]
};

/// What one level asks of one plume.
struct Exposure {
  bool tracked = false;                 ///< the plume holds the substance
  std::size_t species = 0;              ///< index into PlumeTable::tracked
  std::vector<Window> windows;          ///< any of them; the first is the longest
  const ProbitModel* probit = nullptr;  ///< of a lethality level
  double load = 0;                      ///< that kills the share asked for [unit^n min]
  double air_molar_volume = 0;          ///< [m3/mol]
};

/// Throws RunError for a level that cannot be compared (unknown unit or probit).
Exposure exposure_to(const Outcome& outcome, const Level& level,
                     const PlumeTable& plume);

/// Concentration level as mole fraction [-].
double level_mole_fraction(const Level& level, double air_molar_volume);

/// Averaging time of the meander at that distance: not longer than the cloud lasts [s].
double meander_time(const Passage& passage, double averaging_time);

/// Steady mole fraction of one segment at (y, z) [-]. Throws RunError for a table that
/// gives none.
double steady_mole_fraction(const PassingSegment& segment, double y, double z,
                            double averaging_time);

/// Steady mole fraction of each segment at (y, z) [-].
std::vector<double> steady_mole_fractions(const Passage& passage, double y, double z,
                                          double averaging_time);

/// Largest toxic load within any stretch of `window` seconds [unit^n min]; unit of
/// `concentration`.
double largest_load(const std::vector<double>& time,
                    const std::vector<double>& concentration, double n, double window);

/// A bound of m on the axis, cheaper than m: all segments present for the whole of
/// every window.
double largest_multiple(const Exposure& exposure, const PlumeTable& plume, double x,
                        double height);

/// One level at one downwind distance.
class ExposureAt {
 public:
  ExposureAt(const Exposure& exposure, const PlumeTable& plume, double x,
             double height);

  /// m and the window that decides it.
  struct Decision {
    double multiple = 0;
    std::size_t window = 0;  ///< index into Exposure::windows
  };
  Decision decide(double y) const;
  /// m at crosswind distance y [-].
  double multiple(double y) const { return decide(y).multiple; }
  /// m on the axis of the plume, at the height where the air is strongest [-].
  double strongest_multiple() const;
  const Passage& passage() const { return passage_; }
  /// Mole fractions of the segments at y, as a mean over the meander time [-].
  std::vector<double> steady(double y, std::size_t window) const;

 private:
  struct Seen {
    double meander_time = 0;
    ShareTable shares;
    double single = 0;  ///< one segment: multiple per unit of its steady mole fraction
  };
  double multiple_in(std::size_t window, const std::vector<double>& steady) const;
  double load_multiple(const std::vector<double>& steady) const;

  const Exposure* exposure_;
  double height_;
  Passage passage_;
  std::vector<double> times_;  ///< lethality: of the quadrature [s]
  std::vector<Seen> seen_;     ///< one per window
};

}  // namespace farreach
