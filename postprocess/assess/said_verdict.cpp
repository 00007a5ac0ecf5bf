#include "postprocess/assess/said_verdict.hpp"

namespace farreach {

std::string verdict_key(Reached verdict) {
  switch (verdict) {
    case Reached::reached:
      return "reached";
    case Reached::not_reached:
      return "not_reached";
    case Reached::undecided:
      break;
  }
  return "undecided";
}

namespace said {

PhraseValue verdict(Reached verdict) {
  return name("verdict." + verdict_key(verdict));
}

}  // namespace said
}  // namespace farreach
