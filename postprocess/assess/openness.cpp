#include "postprocess/assess/openness.hpp"

#include <cmath>

namespace farreach {

bool is_trusted(const Outcome& outcome) {
  return outcome.complete &&
         std::all_of(outcome.checks.begin(), outcome.checks.end(),
                     [](const Check& check) { return check.passed; });
}

bool is_open(const Openness& o) {
  return o.ended != Ended::with_its_matter && !(o.multiple < 1);
}

Openness more_open(const Openness& a, const Openness& b) {
  if (is_open(a) != is_open(b)) return is_open(a) ? a : b;
  Openness more = a.multiple >= b.multiple || !is_open(a) ? a : b;
  more.deciding_horizon = std::fmax(a.deciding_horizon, b.deciding_horizon);
  return more;
}

std::string_view reason_key(Ended ended) {
  switch (ended) {
    case Ended::with_its_matter:
      break;
    case Ended::horizon:
      return "horizon";
    case Ended::range:
      return "far_beyond_rings";
    case Ended::map_edge:
      return "map_edge";
    case Ended::slices:
      return "beyond_range";
    case Ended::failed:
      return "not_computed";
  }
  return "intervals";
}

Reached held_against(const Openness& openness, Reached by_numbers) {
  return by_numbers == Reached::not_reached && is_open(openness) ? Reached::undecided
                                                                 : by_numbers;
}

void apply(const Openness& openness, BorderVerdict& v) {
  const Reached held = held_against(openness, v.verdict);
  if (held == v.verdict) return;
  v.verdict = held;
  v.reason_key = reason_key(openness.ended);
  v.deciding_horizon = openness.deciding_horizon;
  v.out_of_range = true;
}

Phrases what_is_open(const Openness& o) {
  if (!is_open(o)) return {};
  Phrases sentences;
  switch (o.ended) {
    case Ended::with_its_matter:
      return {};
    case Ended::horizon:
      sentences = {phrase("why.open.horizon")};
      break;
    case Ended::range:
      sentences = {phrase("why.open.range")};
      break;
    case Ended::map_edge:
      sentences = {phrase("why.open.map_edge")};
      break;
    case Ended::slices:
      sentences = {phrase("why.open.slices")};
      break;
    case Ended::failed:
      return {phrase("why.open.failed")};
  }
  if (std::isfinite(o.multiple))
    sentences.push_back(
        phrase("why.open.multiple", {{"multiple", said::number(o.multiple)}}));
  if (o.ended == Ended::horizon && std::isfinite(o.deciding_horizon))
    sentences.push_back(
        phrase("why.open.needed", {{"time", said::time(o.deciding_horizon)}}));
  return sentences;
}

}  // namespace farreach
