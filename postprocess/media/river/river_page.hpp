/// What a river carries, on the page: as struct Medium wants it.
#pragma once

#include <string>
#include <vector>

#include "postprocess/report/content.hpp"
#include "postprocess/report/story.hpp"

namespace farreach {

void tell_river_verdicts(const Story& story,
                         const std::vector<const BorderVerdict*>& leading,
                         PageContent& page);

/// Places along the river, how far levels hold, facts, and what is left open.
void tell_river(const Story& story, PageContent& page);

std::string water_criterion_text(const Story& story, const CriterionVerdict& criterion);

std::string amount_in_river(const Story& story, const PlaceFinding& place);
/// "low water"
std::string water_at(const Story& story, const PlaceFinding& place);
std::string river_warn_note(const Story& story);

}  // namespace farreach
