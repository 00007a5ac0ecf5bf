#include "postprocess/assess/criteria.hpp"

#include "postprocess/assess/said_verdict.hpp"

namespace farreach {

Response response_across(const BorderVerdict& crossing) {
  const bool sure = crossing.verdict == Reached::reached;
  return {"transboundary",
          {phrase(sure ? "response.why.crosses" : "response.why.may_cross",
                  {{"neighbour", said::neighbour(crossing)}})}};
}

}  // namespace farreach
