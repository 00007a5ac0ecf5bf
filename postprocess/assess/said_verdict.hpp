/// A verdict as the value of a phrase.
#pragma once

#include "models/phrase/phrase.hpp"
#include "postprocess/assess/findings.hpp"

namespace farreach {

/// "reached", "not_reached", "undecided"
std::string verdict_key(Reached verdict);

namespace said {

PhraseValue verdict(Reached verdict);

}  // namespace said
}  // namespace farreach
