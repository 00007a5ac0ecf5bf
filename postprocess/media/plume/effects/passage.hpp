/// The passing cloud at one downwind distance.
///
/// Segment k of the release, emitted from t0 to t1, is present with the share
///   g_k(t) = d [ F(t - t0) - F(t - t1) ]
/// of its steady concentration; F the passage by along-wind diffusion
/// and d its dilution where the train is drawn out (along_wind.hpp).
/// The mean over a window of W seconds is exact, by the integral of F.
#pragma once

#include <cstddef>
#include <vector>

#include "models/gas_plume/plume_table.hpp"

namespace farreach {

/// One segment at that distance.
struct PassingSegment : Passing {
  PlumeSlice slice;
  double molar_share = 0;  ///< of the species asked for [-]
};

struct Passage {
  double x = 0;  ///< [m]
  std::vector<PassingSegment> segments;

  bool endless() const;
  double first_front() const;  ///< earliest front [s]
  double last_back() const;    ///< latest back [s]
  /// How long the cloud is felt, [s]: emission and along-wind spread; may be infinite.
  double length() const;
};

/// Distances between which the table can be evaluated [m].
double table_begin(const PlumeTable& plume);
double table_end(const PlumeTable& plume);

/// The cloud at x, table_begin <= x <= table_end.
Passage passage_at(const PlumeTable& plume, std::size_t species, double x);

/// g(t) [-].
double share_at(const PassingSegment& segment, double t);

/// Mean of g over `window` seconds about `centre` [-].
double mean_share(const PassingSegment& segment, double centre, double window);

/// Times that resolve every rise and fall of the cloud; a release without end is cut
/// `plateau` seconds after it has fully arrived.
std::vector<double> passage_times(const Passage& passage, double plateau);

/// Shares of all segments, one row per time, with the columns that are not zero.
class ShareTable {
 public:
  ShareTable() = default;
  /// g at `times`.
  ShareTable(const Passage& passage, const std::vector<double>& times);
  /// Means over `window` about those centres that may give the largest mean.
  ShareTable(const Passage& passage, double window);

  std::size_t rows() const { return rows_.size(); }
  /// Sum over segments of share times `steady` in one row.
  double sum(std::size_t row, const std::vector<double>& steady) const;

 private:
  struct Row {
    std::size_t first = 0;  ///< segment of the first share
    std::vector<double> shares;
  };
  void add_row(const std::vector<double>& shares);
  std::vector<Row> rows_;
};

}  // namespace farreach
