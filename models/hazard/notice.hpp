/// Notices told by a message of the catalogues and its values.
#pragma once

#include <string>

#include "models/hazard/outcome.hpp"
#include "models/phrase/message.hpp"

namespace farreach {

inline Notice notice(const std::string& key, NoticeSeverity severity,
                     const PhrasePlaces& places = {}) {
  return {key, severity, message(key, places)};
}

}  // namespace farreach
