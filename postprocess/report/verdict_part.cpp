/// Part 2: is the border reached? The rows of all media; then the Convention's
/// criteria.
#include <algorithm>
#include <cmath>

#include "postprocess/report/parts.hpp"

namespace farreach {
namespace {

void tell_headlines(const Story& story, PageContent& page) {
  const BorderVerdict* v = leading_verdict(story.outcome, story.findings.verdicts);
  page.headline_style = word_of(v ? v->verdict : Reached::undecided);
  const Headline told =
      neighbour_headline(story.outcome, story.effects, story.findings);
  page.headline = story.voice(told.text);
  page.headline_more = story.voice(told.more);
}

}  // namespace

void add_criteria(const Story& story, PageContent& page) {
  const auto& criteria = story.findings.criteria;
  for (const CriterionVerdict& c : criteria) {
    const bool on_time = std::isfinite(c.flow_time_limit);
    if (c.verdict == Within::outside && !on_time && &c != &criteria.front()) continue;
    page.criteria.push_back({medium_named(c.model).criterion_text(story, c),
                             word_of(c.verdict),
                             c.provisional ? story.say("status.provisional") : ""});
  }
}

void add_note(Table& table, const std::string& note) {
  table.note += (table.note.empty() ? "" : " ") + note;
}

/// Part 2: the carrier of the leading verdict opens the page, the others follow it.
void tell_verdicts(const Story& story, PageContent& page) {
  const auto& say = story.say;
  std::vector<const Medium*> carriers;
  for (const Medium* medium : told_media(story))
    if (std::none_of(carriers.begin(), carriers.end(), [&](const Medium* other) {
          return other->carrier == medium->carrier;
        }))
      carriers.push_back(medium);
  page.verdicts.head = {
      {say("verdict.neighbour")},
      {say("verdict.word")},
      {say("verdict.level")},
      {say(std::string(carriers.size() == 1 ? carriers.front()->distance_key
                                            : "verdict.distance")),
       "number"},
      {say("verdict.reach"), "number"},
      {say("verdict.margin"), "number"},
      {say("verdict.arrival"), "number"}};
  tell_headlines(story, page);
  const auto leading = leading_verdicts(story);
  for (const Medium* medium : carriers) {
    std::vector<const BorderVerdict*> own;
    for (const BorderVerdict* v : leading)
      if (medium_named(v->model).carrier == medium->carrier) own.push_back(v);
    medium->tell_verdicts(story, own, page);
  }
  add_criteria(story, page);
}

}  // namespace farreach
