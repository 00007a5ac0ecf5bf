/// Numbers as they were read, held against what any run writes. All throw RunError with
/// the path inside the file.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <string>

#include "solver/base/error.hpp"
#include "solver/geo/point.hpp"

namespace farreach::checks {

inline constexpr double longest = 1e9;    // [m]; the way round the Earth is 4e7
inline constexpr double latest = 1e11;    // [s]; 3000 years
inline constexpr double greatest = 1e30;  // any other quantity

[[noreturn]] inline void refuse(const std::string& path, double value, double low,
                                double high) {
  throw RunError(
      fmt::format("{} = {:g} is outside [{:g}, {:g}]: it was damaged or changed after "
                  "the run",
                  path, value, low, high));
}

inline void within(const std::string& path, double value, double low, double high) {
  if (!(value >= low && value <= high)) refuse(path, value, low, high);
}

inline void place(const std::string& path, GeoPoint p) {
  within(path + "/lat", p.lat, -90, 90);
  within(path + "/lon", p.lon, -720, 720);
}

/// A place that need not be known.
inline void place_if_any(const std::string& path, GeoPoint p) {
  if (!std::isnan(p.lat) || !std::isnan(p.lon)) place(path, p);
}

inline void rows(const std::string& path, std::size_t row, std::size_t count) {
  if (row >= count)
    throw RunError(fmt::format("{} names row {} of {}", path, row, count));
}

inline void same_length(const std::string& path, std::size_t length,
                        std::size_t other) {
  if (length != other)
    throw RunError(
        fmt::format("{} has {} values where {} are needed", path, length, other));
}

/// Numbers that go up; nothing is said of how much.
template <class List>
inline void ascending(const std::string& path, const List& values, double low,
                      double high) {
  double before = low;
  for (const double value : values) {
    within(path, value, before, high);
    before = value;
  }
}

}  // namespace farreach::checks
