#include "postprocess/media/air/page/annex_tables.hpp"

#include <algorithm>
#include "models/hazard/plumes.hpp"

#include "postprocess/report/parts.hpp"

namespace farreach {

Table source_table(const Story& story) {
  Table table{story.say("annex.source"),
              {{story.say("annex.quantity")}, {story.say("annex.value"), "number"}},
              {}};
  for (const SourceFact& fact : story.outcome.source_facts)
    table.rows.push_back(
        {{{story.say.name("fact", fact.name), "head"},
          {story.human.number(fact.value, 3) + "\u00a0" + fact.unit, "number"}}});
  for (const SourceSegment& s : story.outcome.part<Plumes>().source.segments) {
    if (&s - story.outcome.part<Plumes>().source.segments.data() >= 12) break;
    table.rows.push_back(
        {{{story.say("annex.segment", {{"start", story.human.duration(s.start)},
                                       {"end", story.human.duration(s.end)}}),
           "head"},
          {story.human.number(s.mass_rate, 3) + "\u00a0kg/s", "number"}}});
  }
  return table;
}

Table composition_table(const Story& story) {
  Table table{story.say("annex.composition"),
              {{story.say("annex.substance")},
               {story.say("annex.mass_share"), "number"},
               {story.say("annex.liquid_share"), "number"}},
              {}};
  if (story.outcome.part<Plumes>().source.segments.empty()) return table;
  for (const auto& c : story.outcome.part<Plumes>().source.segments.front().components)
    table.rows.push_back({{{formula(c.substance), "head"},
                           {story.human.percent(c.mass_fraction), "number"},
                           {story.human.percent(c.liquid_mass_fraction), "number"}}});
  return table;
}

Table check_table(const Story& story) {
  Table table{story.say("annex.checks"),
              {{story.say("annex.check")},
               {story.say("annex.value"), "number"},
               {story.say("annex.tolerance"), "number"},
               {story.say("annex.result")}},
              {}};
  for (const Check& c : story.outcome.checks)
    table.rows.push_back(
        {{{check_text(story, c.name), "head", check_text(story, c.detail)},
          {story.human.number(c.value), "number"},
          {story.human.number(c.tolerance), "number"},
          {story.say(c.passed ? "annex.passed" : "annex.failed"),
           c.passed ? "badge not_reached" : "badge reached"}}});
  return table;
}

/// Worst departure of every conserved quantity over all weathers.
Table balance_table(const Story& story) {
  Table table{story.say("annex.balances"),
              {{story.say("annex.conserved")},
               {story.say("annex.departure"), "number"},
               {story.say("zones.weather")}},
              {},
              story.say("annex.balances_note")};
  std::vector<std::string> seen;
  for (const Member& m : story.outcome.part<Plumes>().members)
    for (const PlumeBalance& b : m.plume.balances) {
      if (std::find(seen.begin(), seen.end(), b.quantity) != seen.end()) continue;
      seen.push_back(b.quantity);
      double worst = 0;
      std::string weather = m.weather.name;
      for (const Member& other : story.outcome.part<Plumes>().members)
        for (const PlumeBalance& c : other.plume.balances)
          if (c.quantity == b.quantity && !(c.worst_relative <= worst)) {
            worst = c.worst_relative;
            weather = other.weather.name;
          }
      table.rows.push_back({{{story.say.name("balance", b.quantity), "head"},
                             {story.human.number(worst), "number"},
                             {weather}}});
    }
  return table;
}

Table weather_table(const Story& story) {
  const auto& say = story.say;
  const Human& human = story.human;
  Table table{say("annex.weathers"),
              {{say("zones.weather")},
               {say("annex.wind_speed"), "number"},
               {say("annex.wind_from"), "number"},
               {say("annex.stability")},
               {say("annex.temperature"), "number"},
               {say("annex.roughness"), "number"},
               {say("annex.weight"), "number"}},
              {}};
  for (const Member& m : story.outcome.part<Plumes>().members) {
    const Weather& w = m.weather;
    table.rows.push_back(
        {{{w.name, "head"},
          {human.number(w.wind_speed) + "\u00a0m/s", "number"},
          {w.wind_from ? human.azimuth(*w.wind_from) : say("annex.every_direction"),
           "number"},
          {w.obukhov_length ? "L = " + human.number(*w.obukhov_length) + "\u00a0m"
                            : std::string(1, w.stability)},
          {human.number(w.air_temperature - 273.15, 3) + "\u00a0°C", "number"},
          {human.number(w.roughness) + "\u00a0m", "number"},
          {human.percent(w.weight), "number"}}});
  }
  return table;
}

Table level_sources(const Story& story) {
  Table table{story.say("annex.levels"),
              {{story.say("zones.level")},
               {story.say("annex.value"), "number"},
               {story.say("annex.averaging"), "number"},
               {story.say("annex.exposure"), "number"},
               {story.say("annex.origin")}},
              {}};
  for (const std::size_t i : levels_by_severity(story.outcome)) {
    const Level& level = story.outcome.levels[i];
    table.rows.push_back(
        {{{level_name(story, level), "head"},
          {level_value(story, level), "number"},
          {story.human.duration(level.averaging_time), "number"},
          {story.human.duration(level.exposure_time), "number"},
          {level.source, "",
           level.provisional ? story.say("status.provisional") : ""}}});
  }
  return table;
}

Table facts_table(const Story& story) {
  Table table{story.say("flow.facts"),
              {{story.say("flow.quantity")}, {story.say("flow.value"), "number"}},
              {}};
  for (const SourceFact& fact : story.outcome.source_facts)
    table.rows.push_back(
        {{{fact_name(story, fact.name), "head"}, {fact_value(story, fact), "number"}}});
  return table;
}

Table plain_check_table(const Story& story) {
  Table table{story.say("flow.checks"),
              {{story.say("flow.quantity")},
               {story.say("flow.value"), "number"},
               {story.say("flow.tolerance"), "number"}},
              {}};
  for (const Check& check : story.outcome.checks)
    table.rows.push_back(
        {{{check_text(story, check.name), "head", check_text(story, check.detail)},
          {story.human.number(check.value), "number"},
          {story.human.number(check.tolerance), "number"}}});
  return table;
}

}  // namespace farreach
