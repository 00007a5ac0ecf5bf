/// Whether sums in a file are formed anew for each time or run on from time to time,
/// told from the values alone: ERA5-Land and many forecasts sum from 00 (or 12) UTC,
/// ERA5 over one hour, and neither says so in NetCDF.
///
/// With S the sums and |.| added over columns: sums that run on start again where
/// |S(n)| < 0.5 |S(n-1)| and |S(n) - S(n-1)| > |S(n)| as 00 or 12 UTC passes; there
/// they change at least 6 times as much as they usually do. Rain that runs on falls
/// nowhere else. Over a whole day, sums of one hour end about as large as they began.
#pragma once

#include <vector>

namespace farreach {

enum class SumsSeen { each, running, doubtful };

/// Sums of some columns at successive times.
struct SumSeries {
  std::vector<double> time;              ///< UTC [s]
  std::vector<std::vector<float>> sums;  ///< of each time, by column
  bool never_negative = false;           ///< rain
  double negligible = 0;                 ///< size that is rounding of a packed file
  double implausible = 0;                ///< mean size that sums of one time never have
};

SumsSeen sums_seen(const SumSeries& series);

/// Whether sums that are known to run on from 00 UTC start again between two times:
/// they do not when the sums are those of a forecast of several days.
bool starts_at_midnight(double time_before, const std::vector<float>& before,
                        double time, const std::vector<float>& now);

/// Whether sums start again between two times, by their values.
bool starts_again(double time_before, const std::vector<float>& before, double time,
                  const std::vector<float>& now);

}  // namespace farreach
