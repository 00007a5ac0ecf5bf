#include "postprocess/assess/openness.hpp"

#include <fmt/format.h>

#include <cmath>

#include "postprocess/assess/words.hpp"

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

std::string openness_clause(const Openness& o) {
  if (!is_open(o)) return "";
  const std::string held =
      std::isfinite(o.multiple)
          ? fmt::format(" at up to {:.2g} times the level, with the model's factor",
                        o.multiple)
          : "";
  switch (o.ended) {
    case Ended::with_its_matter:
      return "";
    case Ended::horizon:
      return "; when the computed time ended it was still on its way" + held +
             (std::isfinite(o.deciding_horizon)
                  ? "; a horizon of " + words::time(o.deciding_horizon) +
                        " would decide it"
                  : "");
    case Ended::range:
      return "; it left the computed region" + held;
    case Ended::map_edge:
      return "; it left the terrain" + held;
    case Ended::slices:
      return "; it was carried beyond the end of the model's table" + held;
    case Ended::failed:
      return "; it could not be followed to its end, so nothing is excluded";
  }
  return "";
}

}  // namespace farreach
