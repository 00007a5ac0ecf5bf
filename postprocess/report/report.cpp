#include "postprocess/report/report.hpp"

#include "postprocess/media/medium.hpp"
#include "postprocess/report/parts.hpp"

namespace farreach {

PageContent page_content(const Story& story) {
  PageContent page;
  tell_header(story, page);
  tell_verdicts(story, page);
  for (const Medium* medium : told_media(story))
    if (medium->tell) medium->tell(story, page);
  page.response = response_text(story);
  page.attributions = story.outcome.geography.attributions;
  tell_warnings(story, page);
  tell_unknowns(story, page);
  return page;
}

std::string html_report(const Outcome& outcome, const Effects& effects,
                        const Findings& findings, const std::string& language) {
  const Story story(outcome, effects, findings, language);
  return fill_page(page_content(story), story, page_data(story));
}

}  // namespace farreach
