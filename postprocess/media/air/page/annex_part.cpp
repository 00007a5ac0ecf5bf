/// Part 7: what stands behind the first page: source, balances, every verdict,
/// probabilities, indoors, the state of validation, the licences.
#include <algorithm>
#include <cmath>

#include "postprocess/media/air/page/air_parts.hpp"
#include "postprocess/media/air/page/air_story.hpp"
#include "postprocess/media/air/page/annex_tables.hpp"
#include "postprocess/media/air/page/far_story.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"

namespace farreach {
namespace {

/// Highest concentration at the border; by particles a mean over the time of the level.
TableCell peak_cell(const Story& story, const BorderVerdict& v) {
  const Level& level = story.outcome.levels[v.level];
  if (v.peak_unit == "-") return {story.human.percent(v.peak), "number"};
  if (v.peak_unit != "ppm")
    return {story.human.number(v.peak) + "\u00a0" + unit_text(story, v.peak_unit),
            "number"};
  const std::string which = v.model == "plume" ? "" : "|" + level.key;
  return {
      concentration(story, level.substance, 1e-6 * v.peak), "number", "",
      "peak|border " + v.state + " " + word_of(v.kind) + "|" + level.substance + which};
}

Table all_verdicts(const Story& story) {
  const auto& say = story.say;
  Table table{say("annex.all_verdicts"),
              {{say("verdict.neighbour")},
               {say("zones.level")},
               {say("verdict.word")},
               {say("verdict.reach"), "number"},
               {say("verdict.margin"), "number"},
               {say("verdict.arrival"), "number"},
               {say("annex.peak"), "number"},
               {say("annex.wind_from"), "number"},
               {say("annex.probability"), "number"}},
              {}};
  const Human& human = story.human;
  for (const BorderVerdict& v : verdicts_of(story.findings.verdicts, "air")) {
    const bool met = std::isfinite(v.worst_wind_from);
    table.rows.push_back(
        {{{state_name(story, v.state), "head", kind_name(story, v.kind)},
          {level_name(story, story.outcome.levels[v.level])},
          verdict_badge(story, v.verdict),
          extent_cell(story, v.level),
          {margin_text(story, v), "number"},
          arrival_cell(story, v.first_arrival, claim_of(story, v)),
          peak_cell(story, v),
          {met ? human.azimuth(v.worst_wind_from) : "—", "number",
           v.model == "far_field" ? member_date(story, v.unfavourable_case.index)
                                  : weather_name(story, v.unfavourable_case.index)},
          {human.percent(v.probability), "number"}}});
  }
  return table;
}

Table error_table(const Story& story) {
  const auto& say = story.say;
  Table table{say("annex.errors"),
              {{say("verdict.neighbour")},
               {say("verdict.distance"), "number"},
               {say("annex.other_product"), "number"},
               {say("annex.site_share"), "number"},
               {say("annex.product_share"), "number"},
               {say("annex.resolution_share"), "number"}},
              {}};
  const Human& human = story.human;
  for (const BorderDistance& b : story.outcome.geography.borders)
    table.rows.push_back(
        {{{state_name(story, b.state), "head", kind_name(story, b.kind)},
          {human.with_error(b.distance, b.uncertainty), "number"},
          {human.distance(b.other_product_distance, 3), "number"},
          {human.distance(b.site_share), "number"},
          {human.distance(b.product_share), "number"},
          {human.distance(b.resolution_share), "number"}}});
  return table;
}

/// Probit models that say something about the substances released.
std::vector<std::size_t> probits_used(const Effects& effects) {
  std::vector<std::size_t> used;
  for (std::size_t i = 0; i < effects.part<PlumeEffects>().probits.size(); ++i)
    for (const ReceptorHistory& h : effects.part<PlumeEffects>().histories)
      if (i < h.lethality_outdoor.size() && std::isfinite(h.lethality_outdoor[i])) {
        used.push_back(i);
        break;
      }
  return used;
}

std::string words(std::string key) {
  std::replace(key.begin(), key.end(), '_', ' ');
  return key;
}

Row people_row(const Story& story, const GasPlace& place,
               const std::vector<std::size_t>& probits) {
  const Human& human = story.human;
  const ReceptorHistory& h = *place.history;
  Row row{{{place.name, "head"},
           {weather_name(story, h.member)},
           {human.ppm(h.peak), "number", formula(h.substance)},
           {human.ppm(place.indoor_peak), "number"}}};
  const auto share = [&](const std::vector<double>& killed, std::size_t i) {
    return i < killed.size() ? human.percent(killed[i]) : "—";
  };
  for (const std::size_t i : probits)
    row.cells.push_back(
        {share(h.lethality_outdoor, i), "number", share(h.lethality_indoor, i)});
  return row;
}

Table people_table(const Story& story) {
  const auto& say = story.say;
  Table table{say("annex.people"),
              {{say("clock.place")},
               {say("zones.weather")},
               {say("annex.peak_out"), "number"},
               {say("annex.peak_in"), "number"}},
              {},
              say("annex.people_note")};
  const auto probits = probits_used(story.effects);
  for (const std::size_t i : probits)
    table.head.push_back(
        {words(story.effects.part<PlumeEffects>().probits[i]), "number"});
  for (const GasPlace& place : air_places(story))
    if (by_plume(place) && std::isfinite(place.history->first_arrival))
      table.rows.push_back(people_row(story, place, probits));
  return table;
}

/// Favourable and unfavourable conditions: the weathers with the shortest and the
/// longest reach of the farthest reaching level.
void add_extremes(const Story& story, PageContent& page) {
  Table table{story.say("annex.extremes"),
              {{story.say("annex.condition")},
               {story.say("zones.weather")},
               {story.say("zones.level")},
               {story.say("zones.distance"), "number"}},
              {}};
  for (const std::size_t level : levels_by_severity(story.outcome)) {
    if (!is_air_level(story.outcome.levels[level])) continue;
    const LevelReach* best = nullptr;
    const LevelReach* worst = worst_reach(story.effects, level);
    for (const LevelReach& r : story.effects.reaches)
      if (r.level == level && (!best || r.distance < best->distance)) best = &r;
    if (!worst || !best || worst == best) continue;
    for (const auto* r : {best, worst})
      table.rows.push_back(
          {{{story.say(r == best ? "annex.favourable" : "annex.unfavourable"), "head"},
            {weather_name(story, r->found_in.index)},
            {level_name(story, story.outcome.levels[level])},
            {r->distance > 0 ? reach_text(story, *r) : story.say("zones.none"),
             "number"}}});
  }
  if (!table.rows.empty()) page.annex_tables.push_back(table);
}

void add_probabilities(const Story& story, PageContent& page) {
  Table table{story.say("annex.probabilities"),
              {{story.say("verdict.neighbour")},
               {story.say("zones.level")},
               {story.say("annex.probability"), "number"}},
              {}};
  const auto& borders = story.outcome.geography.borders;
  for (const LevelProbability& p : story.effects.part<PlumeEffects>().probabilities) {
    const auto border = static_cast<std::size_t>(p.border);
    if (p.border < 0 || border >= borders.size() || std::isnan(p.probability)) continue;
    table.rows.push_back(
        {{{state_name(story, borders[border].state), "head"},
          {level_name(story, story.outcome.levels[p.level])},
          {(p.lower_bound ? "≥ " : "") + story.human.percent(p.probability),
           "number"}}});
  }
  if (!table.rows.empty()) page.annex_tables.push_back(table);
}

void add_reasons(const Story& story, PageContent& page) {
  for (const BorderVerdict& v : story.findings.verdicts)
    if (!v.reason.empty()) page.reasons.push_back({story.voice(v.reason)});
  for (const CriterionVerdict& c : story.findings.criteria)
    if (!c.reason.empty()) page.reasons.push_back({story.voice(c.reason)});
  for (const LegalRoute& r : story.findings.routes)
    page.reasons.push_back({story.voice(r.instrument) + ": " + story.voice(r.reason)});
}

}  // namespace

void tell_annexes(const Story& story, PageContent& page) {
  auto& tables = page.annex_tables;
  add_extremes(story, page);
  for (Table table :
       {all_verdicts(story), people_table(story), error_table(story),
        source_table(story), composition_table(story), weather_table(story),
        level_sources(story), check_table(story), balance_table(story)})
    if (!table.rows.empty()) tables.push_back(std::move(table));
  page.facts_told = true;
  add_probabilities(story, page);
  add_reasons(story, page);
  for (const char* key : {"method.source", "method.plume", "method.time",
                          "method.levels", "method.geography", "method.verdict"})
    page.method.push_back(story.say(key));
  page.validation = {
      story.say("validation.factor",
                {{"factor", story.human.number(story.effects.model_factor)}}),
      story.say("validation.range"), story.say("validation.place")};
  page.head_charts = story.say("head.charts");
  page.chart_time = story.say("chart.time");
  page.chart_time_none = story.say("chart.time.none");
  page.chart_distance = story.say("chart.distance");
}

void add_shared_annexes(const Story& story, PageContent& page) {
  if (page.facts_told) return;
  page.facts_told = true;
  page.annex_tables.push_back(facts_table(story));
  page.annex_tables.push_back(plain_check_table(story));
  for (const BorderVerdict& v : story.findings.verdicts)
    page.reasons.push_back({state_name(story, v.state) + ": " + story.voice(v.reason)});
}

}  // namespace farreach
