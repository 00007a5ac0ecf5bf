/// Parts of the page that gas in the air tells, by whichever of its media.
#pragma once

#include <string>

#include "postprocess/report/parts.hpp"

namespace farreach {

/// Verdicts of gas in the air.
void tell_air_verdicts(const Story& story,
                       const std::vector<const BorderVerdict*>& leading,
                       PageContent& page);

std::string air_criterion_text(const Story& story, const CriterionVerdict& criterion);

/// What people do, and the response.
void tell_actions(const Story& story, PageContent& page);
/// What stands behind the first page.
void tell_annexes(const Story& story, PageContent& page);

/// How much gas there is at a place: "140 ppm (200 mg/m³)"
std::string gas_amount(const Story& story, const PlaceFinding& place);

/// The highest concentration at a place of the map: of the curve there, where a plume
/// decided.
std::string gas_peak_text(const Story& story, const PlaceStory& place);

/// Where AEGL and lethality stand side by side: what each is compared with.
std::string two_measures(const Story& story);

}  // namespace farreach
