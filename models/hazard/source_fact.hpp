/// A number with a name and a unit, worth a line in the report.
#pragma once

#include <string>

namespace farreach {

struct SourceFact {
  std::string name;  ///< "choked mass flux"
  double value = 0;
  std::string unit;
};

}  // namespace farreach
