/// The Convention's location criterion for the air, and how wide a response gas in the
/// air asks for.
#pragma once

#include <string_view>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/findings.hpp"

namespace farreach {

/// A point that stands for a town or a whole field may be this far from the unit meant
/// [m]: half of the 30 km length of the Karachaganak field.
inline constexpr double stand_in_error = 15e3;

/// True for coordinates of a town, a field or of nothing better, which may not decide a
/// 15 km test. Only the words before the first colon, semicolon or comma count.
bool is_stand_in(std::string_view position_quality);

/// The air criterion, for substances that may burn, explode or be released as toxic
/// gas, against every land neighbour; none for activities at sea, which the Convention
/// leaves out.
std::vector<CriterionVerdict> air_criteria(const Outcome& outcome);

/// Of levels in the air; `crossing`: as Medium::respond.
Response response_level(const Outcome& outcome, const Effects& effects,
                        const BorderVerdict* crossing);

}  // namespace farreach
