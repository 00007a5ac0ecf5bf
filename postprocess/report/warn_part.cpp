/// The first screen: who is in danger on either side, and who must be warned of what,
/// by when, with what words.
#include <algorithm>
#include <cmath>

#include "postprocess/assess/interval.hpp"
#include "postprocess/assess/places.hpp"
#include "postprocess/media/medium.hpp"
#include "postprocess/report/parts.hpp"

namespace farreach {
namespace {

constexpr std::size_t rows_per_side = 12;  // further ones stand in the annex
constexpr const char* notify_key = "advice.notify";

std::string place_name(const Story& story, const PlaceFinding& p) {
  return own_name(story, p.name, p.name_ru, p.name_kk);
}

/// "town, 35 000 people, 25 km SW"
std::string place_detail(const Story& story, const PlaceFinding& p) {
  const Medium* own = p.named_by.empty() ? nullptr : &medium_named(p.named_by);
  std::string text =
      p.kind == "border"
          ? story.say("warn.border_of", {{"from", state_name(story, p.from_state)},
                                         {"to", state_name(story, p.state)}})
          : story.say.text_or(
                std::string(own && p.kind != "village" ? own->place_kinds : "kind.") +
                    p.kind,
                p.kind);
  if (p.population > 0)
    text +=
        ", " + story.say("warn.people", {{"count", story.human.grouped(p.population)}});
  text += ", " + story.human.distance(p.distance, 2) + " ";
  return text + (own ? story.say(std::string(own->along_key))
                     : story.human.compass(p.azimuth));
}

/// What another medium brings, where that is not what cannot be ruled out anyway.
bool tells_besides(const PlaceFinding& p) {
  return p.besides && p.besides_advice != p.possible_advice;
}

/// How much of what, what cannot be ruled out besides, and how often.
std::string level_detail(const Story& story, const PlaceFinding& p) {
  std::string text = severity_word(story, story.outcome.levels[*p.level]);
  const Medium& medium = medium_named(p.model);
  if (std::isfinite(p.peak))
    text += ", " + story.say("warn.up_to", {{"amount", medium.amount(story, p)}}) +
            (medium.place_case ? ", " + medium.place_case(story, p) : "");
  if (p.possible)
    text +=
        "; " +
        story.say("warn.not_ruled_out",
                  {{"level", level_name(story, story.outcome.levels[*p.possible])}});
  if (tells_besides(p))
    text += "; " + level_name(story, story.outcome.levels[*p.besides]) + ": " +
            story.say("warn." + word_of(p.besides_verdict));
  if (p.off_course > 0) text += "; " + story.say("warn.beside");
  if (std::isfinite(p.probability))
    text +=
        "; " +
        (p.probability > 0
             ? story.say("warn.share", {{"share", story.human.percent(p.probability)}})
             : story.say("warn.in_none", {{"count", std::to_string(p.weathers)}}));
  return text;
}

/// Nothing can be done before a time that is not known or is the start.
bool time_is_left(const PlaceFinding& p) {
  return p.arrival >= 60;
}

std::string advice_key(const PlaceFinding& p, Advice advice) {
  if (p.kind == "border" && advice != Advice::none) return notify_key;
  switch (advice) {
    case Advice::shelter:
      return "advice.shelter";
    case Advice::too_late:
      return "advice.too_late";
    case Advice::leave:
      return "advice.leave";
    case Advice::high_ground:
      return time_is_left(p) ? "advice.high_ground" : "advice.high_ground_now";
    case Advice::no_drinking:
      if (p.kind != "intake") return "advice.no_drinking";
      return time_is_left(p) ? "advice.intake" : "advice.intake_now";
    case Advice::watch:
      return std::string(medium_named(p.model).watch_key);
    case Advice::none:
      break;
  }
  return "advice.none";
}

/// "▲ AEGL-2 (60 min): reached"
std::string badge_text(const Story& story, Reached verdict, const Level& level) {
  const std::string key = word_of(verdict);
  return story.say("symbol." + key) + "\u00a0" + level_name(story, level) + ": " +
         story.say("warn." + key);
}

/// What to say; where nothing is decided, what to make ready for.
std::string advice_text(const Story& story, const PlaceFinding& p) {
  std::string text = story.say(advice_key(p, p.advice));
  if (tells_besides(p) && p.besides_advice != p.advice)
    text += " " + story.say(advice_key(p, p.besides_advice));
  if (p.possible_advice != Advice::none && p.possible_advice != p.advice)
    text += " " + story.say("advice.ready",
                            {{"advice", story.say(advice_key(p, p.possible_advice))}});
  const bool ready = p.verdict == Reached::undecided && p.kind != "border" &&
                     endangers(story.outcome, p);
  return ready ? story.say("advice.ready", {{"advice", text}}) : text;
}

/// At a border that is crossed there stands whom to tell on its other side.
std::string row_name(const Story& story, const PlaceFinding& p) {
  const bool other_side = p.kind == "border" && !p.own;
  return other_side
             ? story.say("warn.authority", {{"state", state_name(story, p.state)}})
             : place_name(story, p);
}

/// `elsewhere`: what else comes to the state whose authority that is.
Row place_row(const Story& story, const PlaceFinding& p, const std::string& elsewhere) {
  const Level& level = story.outcome.levels[*p.level];
  const std::string key = word_of(p.verdict);
  const std::string claim = claim_at(p) + "|" + level.key + "|" + level.substance;
  return {{{row_name(story, p), "head", place_detail(story, p)},
           {badge_text(story, p.verdict, level), "badge " + key,
            level_detail(story, p) + elsewhere},
           arrival_cell(story, p.arrival, claim),
           {advice_text(story, p), "advice"}},
          key,
          advice_key(p, p.advice) == notify_key};
}

/// What comes first to that border, of whatever level: by then it is to be notified.
const BorderVerdict& earliest_there(const Story& story, const BorderVerdict& v) {
  const BorderVerdict* first = &v;
  for (const BorderVerdict& other : story.findings.verdicts)
    if (other.state == v.state && other.kind == v.kind &&
        other.verdict == Reached::reached && std::isfinite(other.first_arrival) &&
        !(first->first_arrival <= other.first_arrival))
      first = &other;
  return *first;
}

/// Which milder level that is, where it is another one than the gravest.
std::string met_before(const Story& story, const BorderVerdict& v) {
  const BorderVerdict& first = earliest_there(story, v);
  if (&first == &v) return "";
  return "; " + level_name(story, story.outcome.levels[first.level]) + ": " +
         story.say("warn.reached") + " " + at_the_earliest(story, first.first_arrival);
}

TableCell first_at_border(const Story& story, const BorderVerdict& v) {
  const BorderVerdict& first = earliest_there(story, v);
  return arrival_cell(story, first.first_arrival, claim_of(story, first));
}

/// The other side itself: its Point of Contact is told whatever is known of its places.
Row state_row(const Story& story, const BorderVerdict& v) {
  const Level& level = story.outcome.levels[v.level];
  const std::string key = word_of(v.verdict);
  return {
      {{story.say("warn.authority", {{"state", state_name(story, v.state)}}), "head",
        story.say("warn.border", {{"distance", story.human.distance(v.distance)}})},
       {badge_text(story, v.verdict, level), "badge " + key,
        severity_word(story, level) + met_before(story, v)},
       first_at_border(story, v),
       {story.say(notify_key), "advice"}},
      key,
      true};
}

/// States on whose side something is told, the own one first.
std::vector<std::string> sides(const Story& story) {
  std::vector<std::string> states{story.outcome.site.state};
  const auto add = [&](const std::string& state) {
    if (std::find(states.begin(), states.end(), state) == states.end())
      states.push_back(state);
  };
  for (const auto* leading : leading_verdicts(story))
    if (is_told_of(*leading) && concern(story, *leading)) add(leading->state);
  for (const PlaceFinding& p : story.findings.places)
    if (p.level) add(p.state);
  return states;
}

/// The neighbour's nearest border that is concerned; a medium that names places itself
/// has a row for its crossing.
const BorderVerdict* concern_of(const Story& story, const std::string& state) {
  for (const auto* leading : leading_verdicts(story))
    if (leading->state == state && state != story.outcome.site.state &&
        is_told_of(*leading))
      if (const BorderVerdict* v = concern(story, *leading)) return v;
  return nullptr;
}

/// "; border, 3.6 km: AEGL-2 (60 min): not ruled out"
std::string also_over_land(const Story& story, const BorderVerdict& v) {
  return "; " +
         story.say("warn.border", {{"distance", story.human.distance(v.distance)}}) +
         ": " + level_name(story, story.outcome.levels[v.level]) + ": " +
         story.say("warn." + word_of(v.verdict));
}

/// One authority has one row: at its crossing where a medium names that, and what is
/// not ruled out besides stands there; else of its own.
std::vector<Row> side_of(const Story& story, const std::string& state) {
  std::vector<Row> rows;
  const BorderVerdict* v = concern_of(story, state);
  if (v && medium_named(v->model).own_places) v = nullptr;
  for (const PlaceFinding& p : story.findings.places) {
    if (p.state != state || !p.level) continue;
    const bool authority =
        v && v->verdict != Reached::reached && p.kind == "border" && !p.own;
    rows.push_back(place_row(story, p, authority ? also_over_land(story, *v) : ""));
    if (authority) v = nullptr;
  }
  if (v) rows.insert(rows.begin(), state_row(story, *v));
  return rows;
}

std::string within(const Story& story, double distance) {
  return std::isfinite(distance)
             ? story.say("warn.within",
                         {{"distance", story.human.distance(distance, 2)}})
             : story.say("warn.within_open");
}

/// Who lives, herds or works nearer than the list knows: the level that surely extends
/// beyond the site, and how far another one may.
Row unlisted_row(const Story& story) {
  const UnlistedPeople& people = story.findings.people.unlisted;
  const bool sure = people.surely_within > near_the_site;
  const std::size_t told = sure ? *people.sure_level : *people.level;
  const Level& level = story.outcome.levels[told];
  const Reached verdict = sure ? Reached::reached : Reached::undecided;
  std::string detail = severity_word(story, level) + ", " +
                       within(story, sure ? people.surely_within : people.within);
  if (sure)
    detail += "; " + level_name(story, story.outcome.levels[*people.level]) + ": " +
              story.say("warn.undecided") + ", " + within(story, people.within);
  PlaceFinding nobody;
  nobody.arrival = 0;
  const std::string key = word_of(verdict);
  return {{{story.say("warn.unlisted"), "head", story.say("warn.in_no_list")},
           {badge_text(story, verdict, level), "badge " + key, detail},
           {"—", "number"},
           {story.say(advice_key(nobody, people.advice)), "advice"}},
          key};
}

bool tells_of_unlisted(const Story& story) {
  return story.findings.people.unlisted.within > near_the_site;
}

/// One group of rows with its head; the first of them are shown, and all authorities.
void add_group(const std::string& head, const std::vector<Row>& rows, Table& shown,
               Table& rest) {
  if (rows.empty()) return;
  shown.rows.push_back({{{head, "side"}}, "side"});
  for (std::size_t i = 0; i < rows.size(); ++i)
    (i < rows_per_side || rows[i].to_authority ? shown : rest).rows.push_back(rows[i]);
}

void tell_warn_list(const Story& story, PageContent& page) {
  const auto& say = story.say;
  Table& table = page.warn;
  table.head = {{say("warn.place")},
                {say("warn.level")},
                {say("warn.when"), "number"},
                {say("warn.what")}};
  Table rest = table;
  std::vector<Row> abroad;
  for (const std::string& state : sides(story)) {
    std::vector<Row> rows = side_of(story, state);
    if (state == story.outcome.site.state && tells_of_unlisted(story))
      rows.insert(rows.begin(), unlisted_row(story));
    if (state == story.outcome.site.state)
      add_group(say("warn.this_side", {{"state", state_name(story, state)}}), rows,
                table, rest);
    else
      abroad.insert(abroad.end(), rows.begin(), rows.end());
  }
  add_group(say("warn.other_side"), abroad, table, rest);
  if (table.rows.empty())
    table.rows.push_back({{{say("warn.none"), "head"}, {"—"}, {"—", "number"}, {"—"}}});
  table.note = say("warn.note");
  for (const Medium* medium : media_of(story.outcome))
    if (medium->warn_note) add_note(table, medium->warn_note(story));
  if (rest.rows.empty()) return;
  table.note += " " + say("clock.more", {{"count", std::to_string(rest.rows.size())}});
  rest.caption = say("warn.more");
  page.annex_tables.insert(page.annex_tables.begin(), rest);
}

void tell_people(const Story& story, PageContent& page) {
  const auto& say = story.say;
  const PeopleFinding& people = story.findings.people;
  page.people_style = word_of(people.verdict);
  page.people_head =
      say("people.head", {{"state", state_name(story, story.outcome.site.state)}});
  const Headline told = people_headline(story.outcome, story.findings);
  page.people = story.voice(told.text);
  page.people_more = story.voice(told.more);
}

/// The neighbour's box is never calmer than what its places are told.
void match_places_abroad(const Story& story, PageContent& page) {
  for (const Reached verdict : {Reached::undecided, Reached::reached})
    for (const PlaceFinding& p : story.findings.places)
      if (!p.own && p.verdict == verdict && endangers(story.outcome, p) &&
          (page.headline_style == "not_reached" ||
           (page.headline_style == "undecided" && verdict == Reached::reached))) {
        page.headline_style = word_of(verdict);
        page.headline_more = page.headline + " " + page.headline_more;
        page.headline = story.voice(place_phrase(story.outcome, p));
      }
}

}  // namespace

std::string claim_at(const PlaceFinding& p) {
  const std::string at = p.receptor >= 0
                             ? "receptor " + std::to_string(p.receptor)
                             : p.named_by + " " + std::to_string(p.own_place);
  return "arrival|" + at;
}

void tell_warnings(const Story& story, PageContent& page) {
  tell_people(story, page);
  tell_warn_list(story, page);
  match_places_abroad(story, page);
}

}  // namespace farreach
