/// Remarks of the plume told by a message of the catalogues and its values.
#pragma once

#include <string>

#include "models/gas_plume/plume_table.hpp"
#include "models/phrase/message.hpp"

namespace farreach {

/// `from_distance`: it holds from here on [m].
inline PlumeNotice plume_notice(const std::string& key, double from_distance,
                                const PhrasePlaces& places = {}) {
  return {key, message(key, places), from_distance};
}

}  // namespace farreach
