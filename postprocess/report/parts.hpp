/// The parts of the page, each filling its own share of the content.
#pragma once

#include <string>

#include "postprocess/report/content.hpp"
#include "postprocess/report/story.hpp"

namespace farreach {

void tell_header(const Story& story, PageContent& page);  ///< part 1
/// The people here, and who must be warned of what by when; after the other parts.
void tell_warnings(const Story& story, PageContent& page);
void tell_verdicts(const Story& story, PageContent& page);  ///< part 2
void tell_clock(const Story& story, PageContent& page);     ///< part 3
void tell_zones(const Story& story, PageContent& page);     ///< part 4
void tell_actions(const Story& story, PageContent& page);   ///< part 5
void tell_unknowns(const Story& story, PageContent& page);  ///< part 6
void tell_annexes(const Story& story, PageContent& page);   ///< part 7

/// Parts 2 to 5 and 7 of a flow over the ground.
void tell_ground(const Story& story, PageContent& page);

/// Where AEGL and lethality stand side by side: what each is compared with.
std::string two_measures(const Story& story);

/// The criterion for the nearest state, and where it is met or undecided; the other
/// states stand in the annex.
void add_criteria(const Story& story, PageContent& page);

/// The response level, with its reason where that is in the language of the page.
std::string response_text(const Story& story);

/// The ensemble over all weathers: its own part, and its share of part 7.
void tell_far_field(const Story& story, PageContent& page);

/// The river: its own part, and its share of parts 5 and 7.
void tell_river(const Story& story, PageContent& page);

/// Parts 2 to 5 and 7 of a release into a river alone.
void tell_river_alone(const Story& story, PageContent& page);

/// The sentences and the row of one verdict of the kind "river".
std::string river_headline(const Story& story, const BorderVerdict& verdict);
Row river_verdict_row(const Story& story, const BorderVerdict& verdict);

/// The whole page, free of markup.
PageContent page_content(const Story& story);

/// Everything the scripts of the page draw from, as JSON that is safe inside a script
/// element.
std::string page_data(const Story& story);

/// The template filled with content, data and the embedded scripts.
std::string fill_page(const PageContent& page, const Story& story,
                      const std::string& data);

}  // namespace farreach
