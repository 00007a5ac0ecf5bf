/// Words for an ensemble over all weathers, used by several parts of the page.
#pragma once

#include <string>

#include "models/hazard/far_field.hpp"
#include "postprocess/media/far_field/effects/far_field.hpp"
#include "postprocess/report/story.hpp"

namespace farreach {

inline bool has_far_field(const Story& story) {
  return !story.outcome.part<FarField>().empty() && story.effects.has<FarEffects>();
}

/// "6.0 (3.1–10) %"; "< 1.8 %" where no member reaches.
std::string share_text(const Story& story, const Share& share);

/// "2026-03-14 06:00 UTC"
std::string member_date(const Story& story, std::size_t member);

/// "wind from NNE, 5.2 m/s"
std::string member_wind(const Story& story, std::size_t member);

/// What is varied, in the language of the page where it is known there.
std::string input_name(const Story& story, std::size_t input);

/// Of the neighbour that the headline tells about, else of the first one. Null: none.
const FarSensitivity* leading_sensitivity(const Story& story);

/// "6.0 (3.1–10) % of 200 weathers" of a verdict by the far field.
std::string verdict_share(const Story& story, const BorderVerdict& verdict);

}  // namespace farreach
