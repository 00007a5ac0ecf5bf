/// [[ensemble.vary]]: numbers of [release] that differ between the members, each with
/// its distribution, held against the declared range of the key that is varied; and the
/// relation between exposure and death.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/parameter/parameter.hpp"
#include "scenarios/ensemble/distribution.hpp"
#include "scenarios/reading/check_values.hpp"

namespace farreach {

struct VariedInput {
  std::string key, meaning, unit;
  Distribution distribution;
};

/// All of them; what is wrong is collected in `checked`. `table` declares the keys of
/// the scenario.
std::vector<VariedInput> varied_inputs(Checked& checked,
                                       std::span<const Parameter> table);

}  // namespace farreach
