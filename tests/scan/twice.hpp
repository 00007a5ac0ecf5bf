/// The same accident looked at twice as long, twice as far and twice as finely.
#pragma once

#include <string>

#include "scenarios/reading/toml_document.hpp"

namespace farreach::scan {

/// A scenario and the same accident with horizon, time of the flow, range of plumes,
/// rings and river, map and slices doubled, as far as their ranges allow.
struct Pair {
  TomlNode once, twice;
};

/// Both let the accidents of an ensemble begin at the same times: those that leave room
/// for the longer horizon. `file` is what paths are relative to. Throws InputError
/// where the scenario is wrong.
Pair once_and_twice(const TomlNode& scenario, const std::string& file);

}  // namespace farreach::scan
