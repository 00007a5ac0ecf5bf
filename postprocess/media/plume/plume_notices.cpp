#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "models/hazard/plumes.hpp"
#include "postprocess/media/plume/plume_page.hpp"

namespace farreach {

void tell_plume_notices(const Story& story, PageContent& page) {
  std::vector<std::pair<Notice, std::string>> told;  // with the weathers
  for (const Member& member : story.outcome.part<Plumes>().members)
    for (const PlumeNotice& notice : member.plume.notices) {
      const auto found = std::find_if(told.begin(), told.end(), [&](const auto& t) {
        return t.first.text == notice.text;
      });
      if (found == told.end())
        told.push_back(
            {{notice.key, "out_of_range", notice.text}, member.weather.name});
      else
        found->second += ", " + member.weather.name;
    }
  for (const auto& [notice, weathers] : told) {
    const std::string text = notice_text(story, notice);
    page.notices.push_back({weathers + ": " + text, notice.severity.word(),
                            story.say("notice.out_of_range"), original(text, notice)});
  }
}

}  // namespace farreach
