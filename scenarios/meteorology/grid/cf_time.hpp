/// Units of time of the CF conventions: "hours since 1900-01-01 00:00:00.0".
#pragma once

#include <optional>
#include <string>

namespace farreach {

/// A count n of the unit is the moment origin + factor n; in a calendar without
/// 29 February the days of leap years that it leaves out are passed over.
struct TimeUnit {
  double factor = 0;  ///< [s]
  double origin = 0;  ///< UTC, since 1970-01-01 [s]
  bool no_leap_days = false;

  double moment(double count) const;  ///< UTC [s]
};

/// Nullopt for what is not understood; months and years have no length. An origin
/// before 15 October 1582 is a date of the Julian calendar, as the conventions have it,
/// save in the calendar "proleptic_gregorian".
std::optional<TimeUnit> time_unit(const std::string& units,
                                  const std::string& calendar = "");

/// Whether a calendar is that of civil time; none is.
bool is_civil(const std::string& calendar);

/// Whether a calendar is that of civil time, less 29 February in every year.
bool has_no_leap_days(const std::string& calendar);

}  // namespace farreach
