#include "postprocess/assess/said_verdict.hpp"

namespace farreach::said {

PhraseValue verdict(Reached verdict) {
  return name("verdict." + word_of(verdict));
}

PhraseValue neighbour(const BorderVerdict& verdict) {
  return neighbour(verdict.state, word_of(verdict.kind));
}

}  // namespace farreach::said
