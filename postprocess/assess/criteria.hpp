/// Limits that may be edited: the Convention's location criterion and the response
/// levels.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/findings.hpp"

namespace farreach {

/// Air criterion: within this distance of the border, for substances that may burn,
/// explode or be released as toxic gas. Provisional: the texts of decisions 2000/3 and
/// 2018/1 were not read [m].
inline constexpr double air_criterion = 15e3;

/// A point that stands for a town or a whole field may be this far from the unit meant
/// [m]: half of the 30 km length of the Karachaganak field.
inline constexpr double stand_in_error = 15e3;

/// True for coordinates of a town, a field or of nothing better, which may not decide a
/// 15 km test. Only the words before the first colon, semicolon or comma count.
bool is_stand_in(std::string_view position_quality);

/// The air criterion against every land neighbour; none for activities at sea, which
/// the Convention leaves out.
std::vector<CriterionVerdict> air_criteria(const Outcome& outcome);

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
inline constexpr int response_severity = 2;

struct Response {
  std::string level, reason;
};

/// Of levels in the air; `crossing`: as Medium::respond.
Response response_level(const Outcome& outcome, const Effects& effects,
                        const BorderVerdict* crossing);

}  // namespace farreach
