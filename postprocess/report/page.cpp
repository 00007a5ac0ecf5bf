/// Fills the template of the page with the content of its parts.
#include <kainjow/mustache.hpp>
#include <stdexcept>

#include "postprocess/report/embedded.hpp"
#include "postprocess/report/parts.hpp"

namespace farreach {
namespace {

using kainjow::mustache::data;
using List = kainjow::mustache::list;

data cell_data(const TableCell& cell) {
  data d;
  d.set("text", cell.text);
  d.set("style", cell.style);
  if (!cell.detail.empty()) d.set("detail", cell.detail);
  if (!cell.claim.empty()) d.set("claim", cell.claim);
  return d;
}

data row_data(const Row& row, std::size_t columns, const std::vector<TableCell>& head) {
  List cells;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    data d = cell_data(row.cells[i]);
    d.set("span", row.cells.size() == 1 ? std::to_string(columns) : "1");
    d.set("label", row.cells.size() > 1 && i < head.size() ? head[i].text : "");
    cells.push_back(d);
  }
  data d;
  d.set("cells", data{cells});
  d.set("style", row.style);
  return d;
}

data table_data(const Table& table) {
  List head, rows;
  for (const TableCell& cell : table.head) head.push_back(cell_data(cell));
  for (const Row& row : table.rows)
    rows.push_back(row_data(row, table.head.size(), table.head));
  data d;
  d.set("head", data{head});
  d.set("rows", data{rows});
  if (!table.caption.empty()) d.set("caption", table.caption);
  if (!table.note.empty()) d.set("note", table.note);
  return d;
}

void set_lines(data& page, const std::string& name, const std::vector<Line>& lines) {
  List list;
  for (const Line& line : lines) {
    data d;
    d.set("text", line.text);
    d.set("style", line.style);
    if (!line.label.empty()) d.set("label", line.label);
    if (!line.detail.empty()) d.set("detail", line.detail);
    list.push_back(d);
  }
  page.set(name, data{list});
  page.set("has_" + name, !lines.empty());
}

void set_texts(data& page, const std::string& name,
               const std::vector<std::string>& texts) {
  List list;
  for (const std::string& text : texts) list.push_back(data{text});
  page.set(name, data{list});
}

/// Catalogue key to template name: "head.verdict" is {{t.head_verdict}}.
data message_data(const Messages& say) {
  data d;
  for (const auto& [key, text] : say.all()) {
    std::string name = key;
    for (char& c : name)
      if (c == '.') c = '_';
    d.set(name, text);
  }
  return d;
}

void set_scripts(data& page, const std::string& json) {
  using namespace embedded;
  page.set("page_css", std::string(page_css()));
  page.set("leaflet_css", std::string(leaflet_css()));
  page.set("leaflet_js", std::string(leaflet_js()));
  page.set("chart_js", std::string(chart_js()));
  page.set("page_js", std::string(page_js()));
  page.set("licences", std::string(licences()));
  page.set("json", json);
}

data all_data(const PageContent& page, const Story& story) {
  data d;
  d.set("t", message_data(story.say));
  d.set("language", story.say.language());
  d.set("title", scenario_title(story));
  d.set("description", story.outcome.scenario.description);
  d.set("scenario", story.outcome.scenario.text);
  d.set("fingerprint", story.outcome.provenance.scenario_fingerprint);
  d.set("mode_style", page.mode_style);
  d.set("mode_banner", page.mode_banner);
  d.set("mode_detail", page.mode_detail);
  d.set("people_head", page.people_head);
  d.set("people", page.people);
  if (!page.people_more.empty()) d.set("people_more", page.people_more);
  d.set("people_style", page.people_style);
  d.set("people_symbol", story.say("symbol." + page.people_style));
  d.set("headline", page.headline);
  if (!page.headline_more.empty()) d.set("headline_more", page.headline_more);
  d.set("headline_style", page.headline_style);
  d.set("head_charts", page.head_charts);
  d.set("chart_time", page.chart_time);
  d.set("chart_time_none", page.chart_time_none);
  d.set("chart_distance", page.chart_distance);
  d.set("headline_symbol", story.say("symbol." + page.headline_style));
  d.set("response", page.response);
  set_lines(d, "alerts", page.alerts);
  set_lines(d, "criteria", page.criteria);
  set_lines(d, "unknowns", page.unknowns);
  set_lines(d, "lesser_unknowns", page.lesser_unknowns);
  set_lines(d, "notices", page.notices);
  set_lines(d, "reasons", page.reasons);
  set_texts(d, "method", page.method);
  set_texts(d, "validation", page.validation);
  set_texts(d, "attributions", page.attributions);
  return d;
}

void set_river(data& d, const PageContent& page) {
  d.set("has_river", !page.river_head.empty());
  if (page.river_head.empty()) return;
  List tables;
  for (const Table& table : page.river_tables) tables.push_back(table_data(table));
  d.set("river_head", page.river_head);
  d.set("river_tables", data{tables});
  d.set("river_levels", table_data(page.river_levels));
  d.set("has_river_levels", !page.river_levels.rows.empty());
  set_texts(d, "river_open", page.river_open);
}

void set_far_field(data& d, const PageContent& page) {
  d.set("has_far", !page.far_head.empty());
  if (page.far_head.empty()) return;
  d.set("far_head", page.far_head);
  d.set("far_intro", page.far_intro);
  d.set("far_weather", page.far_weather);
  d.set("far_change", page.far_change);
  set_lines(d, "far_lines", page.far_lines);
  d.set("far_places", table_data(page.far_places));
  d.set("far_distances", table_data(page.far_distances));
  d.set("has_far_towns", !page.far_towns.rows.empty());
  if (!page.far_towns.rows.empty()) d.set("far_towns", table_data(page.far_towns));
}

}  // namespace

std::string fill_page(const PageContent& page, const Story& story,
                      const std::string& json) {
  data d = all_data(page, story);
  List facts, annexes;
  for (const Fact& fact : page.facts) {
    data f;
    f.set("name", fact.name);
    f.set("value", fact.value);
    facts.push_back(f);
  }
  for (const Table& table : page.annex_tables) annexes.push_back(table_data(table));
  d.set("facts", data{facts});
  d.set("annex_tables", data{annexes});
  d.set("warn", table_data(page.warn));
  d.set("verdicts", table_data(page.verdicts));
  d.set("clock", table_data(page.clock));
  d.set("zones", table_data(page.zones));
  d.set("actions", table_data(page.actions));
  const kainjow::mustache::partial table{
      [] { return std::string(embedded::table_template()); }};
  d.set("table", data{table});
  d.set("has_verdicts", !page.verdicts.rows.empty());
  d.set("has_clock", !page.clock.head.empty());
  d.set("has_zones", !page.zones.head.empty());
  d.set("has_actions", !page.actions.rows.empty());
  set_far_field(d, page);
  set_river(d, page);
  if (story.say.unsure() > 0)
    d.set("unsure", story.say("language.unsure",
                              {{"count", std::to_string(story.say.unsure())}}));
  set_scripts(d, json);
  kainjow::mustache::mustache form(std::string{embedded::page_template()});
  if (!form.is_valid())
    throw std::logic_error("report template: " + form.error_message());
  return form.render(d);
}

}  // namespace farreach
