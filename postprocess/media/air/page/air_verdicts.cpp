/// Headline and verdicts of gas in the air: one row per neighbour, the decisive level
/// in words and numbers, the other levels beneath it.
#include <algorithm>
#include <cmath>

#include "postprocess/media/air/page/air_parts.hpp"
#include "postprocess/media/air/page/air_story.hpp"
#include "postprocess/media/air/page/far_story.hpp"

namespace farreach {
namespace {

constexpr std::size_t nearest_shown = 1;  // neighbours told even if nothing concerns
constexpr std::size_t neighbours_named = 3;

/// "▲ reached: AEGL-1 · ◆ undecided: AEGL-2, AEGL-3"
std::string level_strip(const Story& story, const BorderVerdict& decisive) {
  std::string strip;
  for (const auto verdict :
       {Reached::reached, Reached::undecided, Reached::not_reached}) {
    std::string names;
    for (const BorderVerdict& v : story.findings.verdicts)
      if (v.state == decisive.state && v.kind == decisive.kind &&
          v.verdict == verdict && is_air_level(story.outcome.levels[v.level]))
        names += (names.empty() ? "" : ", ") +
                 level_name(story, story.outcome.levels[v.level]);
    if (names.empty()) continue;
    const std::string key = word_of(verdict);
    strip += (strip.empty() ? "" : " · ") + story.say("symbol." + key) + "\u00a0" +
             story.say("verdict." + key) + ": " + names;
  }
  return strip;
}

Row verdict_row(const Story& story, const BorderVerdict& v) {
  const Human& human = story.human;
  const Level& level = story.outcome.levels[v.level];
  Row row;
  row.style = word_of(v.verdict);
  row.cells.push_back({state_name(story, v.state), "head", kind_name(story, v.kind)});
  row.cells.push_back(verdict_badge(story, v.verdict));
  row.cells.push_back({level_name(story, level), "",
                       severity_word(story, level) + ", " + level_value(story, level)});
  row.cells.push_back({human.with_error(v.distance, v.distance_uncertainty), "number"});
  row.cells.push_back(extent_cell(story, v.level));
  row.cells.push_back({margin_text(story, v), "number"});
  row.cells.push_back(arrival_cell(story, v.first_arrival, claim_of(story, v)));
  return row;
}

/// Neighbours named in one line, the nearest few by name.
struct Others {
  std::string names;
  std::size_t count = 0;
};

void add_other(const Story& story, const BorderVerdict& v, Others& others) {
  if (++others.count > neighbours_named) return;
  others.names += (others.names.empty() ? "" : ", ") +
                  neighbour_name(story, v.state, v.kind) + "\u00a0" +
                  story.human.distance(v.distance, 3);
}

void tell_others(const Story& story, const Others& others, const std::string& key,
                 const std::string& style, PageContent& page) {
  if (others.count == 0) return;
  std::string states = others.names;
  if (others.count > neighbours_named)
    states +=
        " " + story.say("verdict.others",
                        {{"count", std::to_string(others.count - neighbours_named)}});
  page.criteria.push_back({story.say(key, {{"states", states}}), style, ""});
}

/// Neighbours that something concerns, and the nearest one; the others in two lines.
void add_verdict_rows(const Story& story,
                      const std::vector<const BorderVerdict*>& leading,
                      PageContent& page) {
  Others calm, far;
  std::size_t shown = 0;
  for (const auto* v : leading) {
    const bool matters = concern(story, *v) != nullptr;
    if ((!matters && shown >= nearest_shown) ||
        (v->distance > far_away && shown > 0 && v->verdict != Reached::reached &&
         v->model != "far_field")) {
      add_other(story, *v, matters ? far : calm);
      continue;
    }
    ++shown;
    page.verdicts.rows.push_back(verdict_row(story, *v));
    page.verdicts.rows.push_back({{{level_strip(story, *v), "strip"}}, "strip"});
  }
  tell_others(story, far, "verdict.undecided_far", "undecided", page);
  tell_others(story, calm, "verdict.far", "outside", page);
}

}  // namespace

std::string air_criterion_text(const Story& story, const CriterionVerdict& c) {
  const auto& say = story.say;
  return say("criterion.text",
             {{"criterion", say.text_or("criterion." + c.criterion, c.criterion)},
              {"state", state_name(story, c.state)},
              {"verdict", say("criterion." + word_of(c.verdict))},
              {"distance", story.human.distance(c.distance, 3)},
              {"limit", story.human.distance(c.limit)},
              {"margin", story.human.with_error(c.margin, c.uncertainty)}});
}

void tell_air_verdicts(const Story& story,
                       const std::vector<const BorderVerdict*>& leading,
                       PageContent& page) {
  add_note(page.verdicts, story.say("verdict.note"));
  if (has_far_field(story)) add_note(page.verdicts, story.say("verdict.note_far"));
  page.verdicts.note += two_measures(story);
  add_verdict_rows(story, leading, page);
}

std::string gas_amount(const Story& story, const PlaceFinding& place) {
  return concentration(story, place.substance, place.peak);
}

}  // namespace farreach
