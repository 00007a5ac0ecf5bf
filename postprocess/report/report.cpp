#include "postprocess/report/report.hpp"

#include "postprocess/report/parts.hpp"

namespace farreach {

std::string html_report(const Outcome& outcome, const Effects& effects,
                        const Findings& findings, const std::string& language) {
  const Story story(outcome, effects, findings, language);
  PageContent page;
  tell_header(story, page);
  if (outcome.flow.members.empty()) {
    tell_verdicts(story, page);
    tell_clock(story, page);
    tell_zones(story, page);
    tell_actions(story, page);
    tell_annexes(story, page);
  } else {
    tell_ground(story, page);
  }
  tell_unknowns(story, page);
  return fill_page(page, story, page_data(story));
}

}  // namespace farreach
