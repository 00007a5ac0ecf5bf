/// What a border that is crossed asks of the authorities. The other response levels are
/// rows of the law, ResponseRung of models/hazard/law.hpp.
#pragma once

#include <string>

#include "models/hazard/words.hpp"
#include "models/phrase/phrase.hpp"

namespace farreach {

struct BorderVerdict;

/// Levels of this severity and above count for the response: disabling.
inline constexpr Severity response_severity = Severity::disabling;

struct Response {
  std::string level;
  Phrases reason;
};

/// That a level crosses a border, or may.
Response response_across(const BorderVerdict& crossing);

}  // namespace farreach
