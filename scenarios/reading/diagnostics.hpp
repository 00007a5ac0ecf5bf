/// Help for messages: suggestions for mistyped names, lists and numbers in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "solver/base/error.hpp"

namespace farreach {

/// Fewest insertions, deletions, replacements and swaps of neighbours between two
/// words, bytes compared without case.
int edit_distance(std::string_view a, std::string_view b);

/// The most similar of `known`, or empty when none is close enough to be meant.
std::string nearest_word(std::string_view word, const std::vector<std::string>& known);

/// "a, b, c".
std::string joined(const std::vector<std::string>& words,
                   std::string_view between = ", ");

/// A number as short as it can be said: "0.05", "1e+06".
std::string shown(double value);

/// "file:line:col: error: message", the line, a caret, the remedy.
std::string format_diagnostic(const Diagnostic& diagnostic);

/// All of them, one after the other.
std::string format_diagnostics(const std::vector<Diagnostic>& diagnostics);

}  // namespace farreach
