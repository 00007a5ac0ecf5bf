/// Part 2: is the border reached? One row per neighbour, the decisive level in words
/// and numbers, the other levels beneath it; then the Convention's criteria.
#include <cmath>

#include "postprocess/report/parts.hpp"

namespace farreach {
namespace {

constexpr std::size_t nearest_shown = 1;  // neighbours told even if nothing concerns

/// "▲ reached: AEGL-1 · ◆ undecided: AEGL-2, AEGL-3"
std::string level_strip(const Story& story, const BorderVerdict& decisive) {
  std::string strip;
  for (const auto verdict :
       {Reached::reached, Reached::undecided, Reached::not_reached}) {
    std::string names;
    for (const BorderVerdict& v : story.findings.verdicts)
      if (v.state == decisive.state && v.kind == decisive.kind && v.verdict == verdict)
        names += (names.empty() ? "" : ", ") +
                 level_name(story, story.outcome.levels[v.level]);
    if (names.empty()) continue;
    const std::string key = verdict_key(verdict);
    strip += (strip.empty() ? "" : " · ") + story.say("symbol." + key) + "\u00a0" +
             story.say("verdict." + key) + ": " + names;
  }
  return strip;
}

std::string arrival_clock(const Story& story, double seconds) {
  const std::string utc = story.human.clock_utc(seconds);
  if (utc.empty()) return "";
  return story.say("clock.both",
                   {{"utc", utc}, {"local", story.human.clock_local(seconds)}});
}

Row verdict_row(const Story& story, const BorderVerdict& v) {
  const Human& human = story.human;
  const Level& level = story.outcome.levels[v.level];
  Row row;
  row.style = verdict_key(v.verdict);
  row.cells.push_back({state_name(story, v.state), "head", kind_name(story, v.kind)});
  row.cells.push_back(verdict_badge(story, v.verdict));
  row.cells.push_back({level_name(story, level), "",
                       severity_word(story, level) + ", " + level_value(story, level)});
  row.cells.push_back({human.with_error(v.distance, v.distance_uncertainty), "number"});
  row.cells.push_back(
      {human.distance_range(v.reach, v.reach_low, v.reach_high), "number"});
  row.cells.push_back({human.with_error(v.margin, v.margin_uncertainty), "number"});
  row.cells.push_back({human.duration(v.first_arrival), "number",
                       arrival_clock(story, v.first_arrival)});
  return row;
}

/// Neighbours that something concerns, and the nearest ones; the rest in one line.
void add_verdict_rows(const Story& story, PageContent& page) {
  std::string rest;
  std::size_t shown = 0;
  for (const auto* v : decisive_verdicts(story.findings, story.outcome)) {
    const bool matters = concerns(*v, story.outcome) || v->verdict == Reached::reached;
    if (!matters && shown >= nearest_shown) {
      rest += (rest.empty() ? "" : ", ") + state_name(story, v->state) +
              (v->kind == "sector" ? " (" + story.say("js.sector") + ")" : "") + " " +
              story.human.distance(v->distance, 3);
      continue;
    }
    ++shown;
    page.verdicts.rows.push_back(verdict_row(story, *v));
    page.verdicts.rows.push_back({{{level_strip(story, *v), "strip"}}, "strip"});
  }
  if (!rest.empty())
    page.criteria.push_back(
        {story.say("verdict.far", {{"states", rest}}), "outside", ""});
}

std::string own_headline(const Story& story) {
  std::string text;
  for (const auto* v : decisive_verdicts(story.findings, story.outcome)) {
    if (!concerns(*v, story.outcome) && v->verdict != Reached::reached) continue;
    const std::string key = "headline." + verdict_key(v->verdict);
    if (!text.empty()) text += " ";
    text += story.say(
        key, {{"state", state_name(story, v->state)},
              {"kind", kind_name(story, v->kind)},
              {"level", level_name(story, story.outcome.levels[v->level])},
              {"margin", story.human.with_error(v->margin, v->margin_uncertainty)},
              {"time", story.human.duration(v->first_arrival)}});
  }
  return text.empty() ? story.say("headline.none") : text;
}

/// Criteria that decide something one by one; those far outside in one line.
void add_criteria(const Story& story, PageContent& page) {
  std::string outside;
  for (const CriterionVerdict& c : story.findings.criteria) {
    const std::string name = story.say.text_or("criterion." + c.criterion, c.criterion);
    if (c.verdict == "outside") {
      outside += (outside.empty() ? "" : ", ") + state_name(story, c.state) + " " +
                 story.human.distance(c.distance);
      continue;
    }
    page.criteria.push_back(
        {story.say("criterion.text",
                   {{"criterion", name},
                    {"state", state_name(story, c.state)},
                    {"verdict", story.say.text_or("criterion." + c.verdict, c.verdict)},
                    {"distance", story.human.distance(c.distance, 3)},
                    {"limit", story.human.distance(c.limit)},
                    {"margin", story.human.with_error(c.margin, c.uncertainty)}}),
         c.verdict, c.provisional ? story.say("status.provisional") : ""});
  }
  if (!outside.empty())
    page.criteria.push_back(
        {story.say("criterion.outside_all", {{"states", outside}}), "outside", ""});
}

}  // namespace

void tell_verdicts(const Story& story, PageContent& page) {
  const auto& say = story.say;
  page.headline = say.language() == "en" && !story.findings.headline.empty()
                      ? story.findings.headline
                      : own_headline(story);
  const BorderVerdict* first = leading(story.findings, story.outcome);
  page.headline_style = verdict_key(first ? first->verdict : Reached::not_reached);
  page.verdicts.head = {{say("verdict.neighbour")},
                        {say("verdict.word")},
                        {say("verdict.level")},
                        {say("verdict.distance"), "number"},
                        {say("verdict.reach"), "number"},
                        {say("verdict.margin"), "number"},
                        {say("verdict.arrival"), "number"}};
  page.verdicts.note = say("verdict.note");
  add_verdict_rows(story, page);
  add_criteria(story, page);
}

}  // namespace farreach
