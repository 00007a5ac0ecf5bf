/// Notices told by a message of the catalogues and its values.
#pragma once

#include <string>
#include <utility>

#include "models/hazard/outcome.hpp"
#include "models/phrase/message.hpp"

namespace farreach {

inline Notice notice(const std::string& key, std::string severity,
                     const PhrasePlaces& places = {}) {
  return {key, std::move(severity), message(key, places)};
}

}  // namespace farreach
