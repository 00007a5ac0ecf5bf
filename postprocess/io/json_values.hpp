/// Values as the summary and the zones state them.
#pragma once

#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "models/hazard/source_fact.hpp"

namespace farreach {

/// A number, or null where there is none.
inline nlohmann::ordered_json number_or_null(double value) {
  return std::isfinite(value) ? nlohmann::ordered_json(value)
                              : nlohmann::ordered_json();
}

inline nlohmann::ordered_json json_of(const std::vector<SourceFact>& facts) {
  auto list = nlohmann::ordered_json::array();
  for (const SourceFact& f : facts)
    list.push_back(
        {{"name", f.name}, {"value", number_or_null(f.value)}, {"unit", f.unit}});
  return list;
}

}  // namespace farreach
