/// Part 6: what we do not know and what would change the verdict.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "models/phrase/message.hpp"
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

}  // namespace

std::string notice_text(const Story& story, const Notice& notice) {
  const Phrase said = read_message(notice.text);
  if (!said.key.empty() || story.say.language() == "en") return story.voice(said);
  return story.say.text_or("notice.about." + notice.key, notice.text);
}

std::string check_text(const Story& story, const std::string& line) {
  const Phrase said = read_message(line);
  return said.key.empty() ? story.say.name("check", line) : story.voice(said);
}

std::string original(const std::string& told, const Notice& notice) {
  const bool sentence = read_message(notice.text).key.empty();
  return sentence && told != notice.text ? notice.text : "";
}

void tell_unknowns(const Story& story, PageContent& page) {
  for (const Notice& notice : story.outcome.notices) {
    const std::string text = notice_text(story, notice);
    page.notices.push_back({text, notice.severity.word(),
                            story.say("notice." + notice.severity.word()),
                            original(text, notice)});
  }
  for (const Medium* medium : media_of(story.outcome))
    if (medium->tell_notices) medium->tell_notices(story, page);
  add_provisional_levels(story, page);
  constexpr std::size_t on_first_page = 3;
  const auto& unknowns = story.findings.unknowns;
  for (std::size_t i = 0; i < unknowns.size(); ++i)
    (i < on_first_page ? page.unknowns : page.lesser_unknowns)
        .push_back({story.voice(unknowns[i])});
  page.unknowns.push_back({story.say(
      "unknowns.more",
      {{"count", std::to_string(page.notices.size() + page.lesser_unknowns.size())}})});
}

}  // namespace farreach
