/// Units of time of the CF conventions: "hours since 1900-01-01 00:00:00.0".
#pragma once

#include <optional>
#include <string>

namespace farreach {

/// A count n of the unit is the moment origin + factor n.
struct TimeUnit {
  double factor = 0;  ///< [s]
  double origin = 0;  ///< UTC, since 1970-01-01 [s]
};

/// Nullopt for what is not understood; months and years have no length.
std::optional<TimeUnit> time_unit(const std::string& units);

/// Whether a calendar is that of civil time; none is.
bool is_civil(const std::string& calendar);

}  // namespace farreach
