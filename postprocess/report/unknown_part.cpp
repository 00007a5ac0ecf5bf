/// Part 6: what we do not know and what would change the verdict.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "postprocess/report/parts.hpp"

namespace farreach {
namespace {

void add_provisional_levels(const Story& story, PageContent& page) {
  for (const Level& level : story.outcome.levels)
    if (level.provisional)
      page.notices.push_back(
          {story.say("unknowns.level",
                     {{"level", level_name(story, level)}, {"source", level.source}}),
           "provisional", story.say("notice.provisional")});
}

/// The unknown in the language of the reader; as written where it has no phrase.
std::string unknown_text(const Story& story, std::size_t i) {
  const auto& phrases = story.findings.unknown_phrases;
  const std::string& written = story.findings.unknowns[i];
  if (i >= phrases.size() || !story.say.has("unknown." + phrases[i].key))
    return written;
  std::vector<std::pair<std::string, std::string>> places;
  for (const auto& [name, metres] : phrases[i].lengths)
    places.emplace_back(name, story.human.distance(metres));
  for (const auto& [name, word] : phrases[i].words)
    places.emplace_back(name, name == "state"    ? state_name(story, word)
                              : name == "driver" ? driver_name(story, word)
                                                 : word);
  return story.say.filled("unknown." + phrases[i].key, places);
}

}  // namespace

std::string notice_text(const Story& story, const Notice& notice) {
  if (story.say.language() == "en") return notice.text;
  std::string key = notice.key;
  if (key.starts_with("provisional.")) key = "provisional";
  return story.say.text_or("notice.text." + key, notice.text);
}

void tell_unknowns(const Story& story, PageContent& page) {
  for (const Notice& notice : story.outcome.notices) {
    const std::string text = notice_text(story, notice);
    page.notices.push_back(
        {text, notice.severity,
         story.say.text_or("notice." + notice.severity, notice.severity),
         text == notice.text ? "" : notice.text});
  }
  for (const Medium* medium : media_of(story.outcome))
    if (medium->tell_notices) medium->tell_notices(story, page);
  add_provisional_levels(story, page);
  constexpr std::size_t on_first_page = 3;
  const auto& unknowns = story.findings.unknowns;
  for (std::size_t i = 0; i < unknowns.size(); ++i)
    (i < on_first_page ? page.unknowns : page.lesser_unknowns)
        .push_back({unknown_text(story, i)});
  page.unknowns.push_back({story.say(
      "unknowns.more",
      {{"count", std::to_string(page.notices.size() + page.lesser_unknowns.size())}})});
}

}  // namespace farreach
