/// A verdict, and whom it is about, as values of a phrase.
#pragma once

#include "models/phrase/phrase.hpp"
#include "postprocess/assess/findings.hpp"

namespace farreach {

namespace said {

PhraseValue verdict(Reached verdict);
PhraseValue neighbour(const BorderVerdict& verdict);

}  // namespace said
}  // namespace farreach
