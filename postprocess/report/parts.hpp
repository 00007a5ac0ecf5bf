/// The parts of the page, each filling its own share of the content.
#pragma once

#include <string>

#include "postprocess/report/content.hpp"
#include "postprocess/report/story.hpp"

namespace farreach {

void tell_header(const Story& story, PageContent& page);  ///< part 1
/// The people here, and who must be warned of what by when; after the other parts.
void tell_warnings(const Story& story, PageContent& page);
void tell_verdicts(const Story& story, PageContent& page);  ///< part 2, of all media
void tell_unknowns(const Story& story, PageContent& page);  ///< part 6

// Parts 3 to 5 and 7 of gas in the air, by its media.
void tell_clock(const Story& story, PageContent& page);
void tell_zones(const Story& story, PageContent& page);
void tell_actions(const Story& story, PageContent& page);
void tell_annexes(const Story& story, PageContent& page);

/// Facts, checks and reasons where the annex of the gas does not tell them; once.
void add_shared_annexes(const Story& story, PageContent& page);

/// One more sentence under a table.
void add_note(Table& table, const std::string& note);

/// How much gas there is at a place: "140 ppm (200 mg/m³)"
std::string gas_amount(const Story& story, const PlaceFinding& place);

/// Where AEGL and lethality stand side by side: what each is compared with.
std::string two_measures(const Story& story);

/// The criterion for the nearest state, and where it is met or undecided; the other
/// states stand in the annex.
void add_criteria(const Story& story, PageContent& page);

/// The response level, with its reason where that is in the language of the page.
std::string response_text(const Story& story);

/// The ensemble over all weathers: its own part, and its share of part 7.
void tell_far_field(const Story& story, PageContent& page);

/// Headline and verdicts of gas in the air.
PageHeadline air_page_headline(const Story& story,
                               const std::vector<BorderVerdict>& own);
void tell_air_verdicts(const Story& story,
                       const std::vector<const BorderVerdict*>& leading,
                       PageContent& page);

/// The whole page, free of markup.
PageContent page_content(const Story& story);

/// Everything the scripts of the page draw from, as JSON that is safe inside a script
/// element.
std::string page_data(const Story& story);

/// The template filled with content, data and the embedded scripts.
std::string fill_page(const PageContent& page, const Story& story,
                      const std::string& data);

}  // namespace farreach
