/// A number with a name and a unit, worth a line in the report.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace farreach {

struct SourceFact {
  std::string name;  ///< "choked mass flux"
  double value = 0;
  std::string unit;
};

/// Null: there is none of that name.
inline const SourceFact* fact_named(std::span<const SourceFact> facts,
                                    std::string_view name) {
  for (const SourceFact& fact : facts)
    if (fact.name == name) return &fact;
  return nullptr;
}

}  // namespace farreach
