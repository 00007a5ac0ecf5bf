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

/// What the plume model says about its own range, once for all weathers it concerns.
void add_plume_notices(const Story& story, PageContent& page) {
  std::vector<std::pair<std::string, std::string>> told;  // text, weathers
  for (const Member& member : story.outcome.members)
    for (const PlumeNotice& notice : member.plume.notices) {
      const auto found = std::find_if(told.begin(), told.end(), [&](const auto& t) {
        return t.first == notice.text;
      });
      if (found == told.end())
        told.emplace_back(notice.text, member.weather.name);
      else
        found->second += ", " + member.weather.name;
    }
  for (const auto& [text, weathers] : told)
    page.notices.push_back(
        {weathers + ": " + text, "out_of_range", story.say("notice.out_of_range")});
}

}  // namespace

void tell_unknowns(const Story& story, PageContent& page) {
  for (const std::string& text : story.findings.unknowns)
    page.unknowns.push_back({text});
  for (const Notice& notice : story.outcome.notices)
    page.notices.push_back(
        {story.say.text_or("notice.text." + notice.key, notice.text), notice.severity,
         story.say.text_or("notice." + notice.severity, notice.severity)});
  add_plume_notices(story, page);
  add_provisional_levels(story, page);
}

}  // namespace farreach
