/// A tree of a TOML file changed and written as TOML again.
#pragma once

#include <filesystem>
#include <string>

#include "scenarios/reading/toml_document.hpp"

namespace farreach::sweep {

/// Sets the value at a dotted path; "a.b[].c" is in the first item of the array of
/// tables a.b. Tables that are not there are made. `value` is TOML: 3, "text", [1, 2].
void set_value(TomlNode& root, const std::string& key, const std::string& value);

/// Names files in full: they are found beside the scenario, which may lie elsewhere.
void make_paths_whole(TomlNode& node, const std::filesystem::path& folder);

/// The tree as TOML.
std::string toml_text(const TomlNode& root);

}  // namespace farreach::sweep
