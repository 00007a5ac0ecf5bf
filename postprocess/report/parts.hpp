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

/// Facts, checks and reasons where the annex of the gas does not tell them; once.
void add_shared_annexes(const Story& story, PageContent& page);

/// One more sentence under a table.
void add_note(Table& table, const std::string& note);

/// The criterion for the nearest state, and where it is met or undecided; the other
/// states stand in the annex.
void add_criteria(const Story& story, PageContent& page);

/// What the notice says in the language of the reader; where it is an English sentence,
/// what that is about.
std::string notice_text(const Story& story, const Notice& notice);

/// The sentence in English beside what it is about; empty where `told` says it all.
std::string original(const std::string& told, const Notice& notice);

/// The name or the detail of a check in the language of the reader: both are keys, in
/// older files English words, whose translation is found by these.
std::string check_text(const Story& story, const std::string& line);

/// The response level, with its reason.
std::string response_text(const Story& story);

/// The whole page, free of markup.
PageContent page_content(const Story& story);

/// Everything the scripts of the page draw from, as JSON that is safe inside a script
/// element.
std::string page_data(const Story& story);

/// The template filled with content, data and the embedded scripts.
std::string fill_page(const PageContent& page, const Story& story,
                      const std::string& data);

}  // namespace farreach
