/// Rasters for the map: peak, arrival and frames in time over longitude and latitude.
///
/// The plume is sampled once on a grid that follows it (its slices by shares of its
/// width) and the raster is interpolated from that, linear in log x, in the share of
/// the width and in the logarithm of the mole fraction. Off by less than about 2 % of
/// the value; distances and histories do not come from here.
#pragma once

#include <vector>

#include "models/gas_plume/plume_table.hpp"
#include "models/hazard/outcome.hpp"
#include "postprocess/effects/effects.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"

namespace farreach {

/// What is asked of the plume at each node.
struct FieldRequest {
  std::size_t species = 0;
  double height = 1.5;              ///< [m]
  double farthest = 0;              ///< downwind distance wanted [m]
  double lowest = 0;                ///< arrival is the first time above this [-]
  bool axis_only = false;           ///< values on the axis alone
  std::vector<double> frame_times;  ///< [s]
};

/// One plume, sampled.
class PlumeField {
 public:
  PlumeField(const PlumeTable& plume, const FieldRequest& request);

  /// Largest mole fraction over time [-]; NaN beyond the table.
  double peak(double x, double y) const;
  /// First time above the lowest level [s]; NaN: never, or beyond the table.
  double arrival(double x, double y) const;
  /// Mole fraction in a frame [-]; NaN beyond the table.
  double frame(std::size_t frame, double x, double y) const;

 private:
  struct Cell {
    std::size_t column = 0, row = 0;
    double along = 0, across = 0;  ///< position within, in [0, 1]
    bool clean = true;             ///< upwind or beyond the edge of the plume
    bool unknown = false;          ///< beyond the table
  };
  Cell cell(double x, double y) const;
  double value(const std::vector<double>& layer, const Cell& c) const;
  void sample_column(const PlumeTable& plume, const FieldRequest& request,
                     std::size_t column);

  std::size_t rows_ = 1;
  double lowest_ = 0;
  std::vector<double> x_, width_;
  std::vector<double> peak_, arrival_;       ///< (column, row)
  std::vector<std::vector<double>> frames_;  ///< per frame (column, row)
};

/// One map for each substance that has a level.
std::vector<EffectMap> all_maps(const Outcome& outcome,
                                const std::vector<LevelReach>& reaches);

}  // namespace farreach
