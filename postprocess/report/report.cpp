#include "postprocess/report/report.hpp"

#include "postprocess/report/far_story.hpp"
#include "postprocess/report/parts.hpp"
#include "postprocess/report/river_story.hpp"

namespace farreach {

PageContent page_content(const Story& story) {
  const Outcome& outcome = story.outcome;
  PageContent page;
  tell_header(story, page);
  if (outcome.members.empty() && outcome.flow.members.empty() && has_river(outcome)) {
    tell_river_alone(story, page);
  } else if (outcome.flow.members.empty()) {
    tell_verdicts(story, page);
    if (!has_far_field(story) || !outcome.members.empty()) {
      tell_clock(story, page);
      tell_zones(story, page);
    }
    tell_actions(story, page);
    tell_annexes(story, page);
  } else {
    tell_ground(story, page);
  }
  if (has_far_field(story)) tell_far_field(story, page);
  if (has_river(outcome)) tell_river(story, page);
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
