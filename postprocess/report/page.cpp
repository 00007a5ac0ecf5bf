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

data figure_data(const Figure& figure) {
  data d;
  d.set("id", figure.id);
  d.set("caption", figure.caption);
  if (!figure.choice_style.empty() || !figure.choice_id.empty()) {
    data choice;
    if (!figure.choice_style.empty()) choice.set("choice_style", figure.choice_style);
    if (!figure.choice_id.empty()) choice.set("choice_id", figure.choice_id);
    d.set("choice", choice);
  }
  if (!figure.controls_id.empty()) d.set("figure_controls", figure.controls_id);
  d.set("note", figure.note);
  return d;
}

data item_data(const BlockItem& item) {
  data d;
  if (!item.controls_id.empty()) d.set("controls", item.controls_id);
  if (!item.text.empty()) {
    data paragraph;
    paragraph.set("text", item.text);
    if (!item.text_style.empty()) paragraph.set("text_style", item.text_style);
    d.set("paragraph", paragraph);
  }
  set_lines(d, "lines", item.lines);
  List figures;
  for (const Figure& figure : item.figures) figures.push_back(figure_data(figure));
  d.set("figures", data{figures});
  d.set("has_figures", !item.figures.empty());
  if (!item.table.rows.empty()) {
    data table = table_data(item.table);
    if (!item.table_style.empty()) table.set("outer_style", item.table_style);
    d.set("table_of", table);
  }
  if (!item.head.empty()) d.set("head", item.head);
  set_texts(d, "list", item.list);
  d.set("has_list", !item.list.empty());
  return d;
}

void set_blocks(data& page, const std::vector<Block>& blocks) {
  List early, late;
  for (const Block& block : blocks) {
    List items;
    for (const BlockItem& item : block.items) items.push_back(item_data(item));
    data d;
    d.set("id", block.id);
    d.set("place", block.early ? "early" : "late");
    d.set("block_head", block.head);
    d.set("items", data{items});
    (block.early ? early : late).push_back(d);
  }
  page.set("early_blocks", data{early});
  page.set("late_blocks", data{late});
}

/// The tables of one part, one after the other; absent ones are not shown.
void set_tables(data& page, const std::string& name, const std::vector<Table>& tables,
                bool with_rows) {
  List list;
  for (const Table& table : tables)
    if (!table.head.empty() && (!with_rows || !table.rows.empty()))
      list.push_back(table_data(table));
  page.set("has_" + name, !list.empty());
  page.set(name, data{list});
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
  set_tables(d, "clock", page.clock, false);
  set_tables(d, "zones", page.zones, false);
  set_tables(d, "actions", page.actions, true);
  set_blocks(d, page.blocks);
  const kainjow::mustache::partial table{
      [] { return std::string(embedded::table_template()); }};
  d.set("table", data{table});
  const kainjow::mustache::partial block{
      [] { return std::string(embedded::block_template()); }};
  d.set("block", data{block});
  d.set("has_verdicts", !page.verdicts.rows.empty());
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
