/// What the laws of all hazards are tried with: for each entry of the catalogue some
/// small inputs, and what a law must be told of them.
///
/// A new hazard gets its cases in law_cases.cpp; without any, the laws fail.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "models/hazard/hazard.hpp"

namespace farreach::testing {

/// The input of a case changed as a law asks for; without it, why there is none.
struct Changed {
  std::optional<HazardInput> input;
  std::string why_not;

  Changed(HazardInput made) : input(std::move(made)) {}
  Changed(const char* reason) : why_not(reason) {}
};

using Numbers = std::function<std::vector<double>(const Outcome&)>;

struct LawCase {
  std::string hazard, name;  ///< as in the catalogue; of this input
  HazardInput input;
  Changed nothing;          ///< nothing is released: refused
  Changed more;             ///< more of the same is released
  Changed turned;           ///< all of it turned by 90 degrees
  Changed moved;            ///< all of it at another place
  Changed steps;            ///< the same, of a hazard that may be asked for any steps
  Numbers amounts;          ///< never negative, always finite
  Numbers reach;            ///< does not shrink where more is released
  Numbers field = amounts;  ///< the same where all is turned or moved
  Numbers turned_field = field;  ///< the field of `turned`, turned back
  double turned_tolerance = 0;   ///< of the field's largest number [-]
};

const std::vector<LawCase>& law_cases();

}  // namespace farreach::testing
