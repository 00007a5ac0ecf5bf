/// The response levels: limits that may be edited.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "models/hazard/words.hpp"
#include "models/phrase/phrase.hpp"

namespace farreach {

struct BorderVerdict;

/// One rung of the response scale, from below; the highest whose limit is met holds.
/// Own scale, provisional: the national ones (Kazakhstan, resolution 756 of 2 Jul 2014:
/// object, local, regional, global; Orenburg oblast: site, local, territorial, federal,
/// transboundary) were not read in full.
struct ResponseRung {
  std::string_view level;
  double reach;  ///< of a level that disables or worse, at its high end [m]
  double town;   ///< people in one town within that reach; 0: no condition
};

inline constexpr std::array response_rungs{
    ResponseRung{"installation", 0, 0}, ResponseRung{"site", 100, 0},
    ResponseRung{"local", 1000, 0},     ResponseRung{"region", 5000, 0},
    ResponseRung{"region", 0, 1},       ResponseRung{"nation", 50e3, 0},
    ResponseRung{"nation", 0, 100e3},
};

/// Levels of this severity and above count for the response: disabling.
inline constexpr Severity response_severity = Severity::disabling;

struct Response {
  std::string level;
  Phrases reason;
};

/// That a level crosses a border, or may.
Response response_across(const BorderVerdict& crossing);

}  // namespace farreach
