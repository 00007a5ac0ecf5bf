/// Parts of the page that gas in the air tells, by whichever of its media.
#pragma once

#include <string>

#include "postprocess/report/parts.hpp"

namespace farreach {

/// Headline and verdicts of gas in the air.
PageHeadline air_page_headline(const Story& story,
                               const std::vector<BorderVerdict>& own);
void tell_air_verdicts(const Story& story,
                       const std::vector<const BorderVerdict*>& leading,
                       PageContent& page);

/// What people do, and the response.
void tell_actions(const Story& story, PageContent& page);
/// What stands behind the first page.
void tell_annexes(const Story& story, PageContent& page);

/// How much gas there is at a place: "140 ppm (200 mg/m³)"
std::string gas_amount(const Story& story, const PlaceFinding& place);

/// Where AEGL and lethality stand side by side: what each is compared with.
std::string two_measures(const Story& story);

}  // namespace farreach
