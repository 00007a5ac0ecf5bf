/// What stands on the page, free of any markup: tables, lines and named texts.
#pragma once

#include <string>
#include <vector>

namespace farreach {

struct TableCell {
  std::string text;
  std::string style = {};   ///< "number", "badge reached", ...; a class of report.css
  std::string detail = {};  ///< small second line
  /// What the text is a number of: "arrival|border RUS land|aegl3|H2S"; two cells of
  /// one claim say the same. Empty: of nothing that stands elsewhere.
  std::string claim = {};
};

struct Row {
  std::vector<TableCell> cells;
  std::string style = {};
};

struct Table {
  std::string caption;
  std::vector<TableCell> head;
  std::vector<Row> rows;
  std::string note = {};
};

struct Line {
  std::string text;
  std::string style = {};   ///< "info", "assumption", "provisional", "out_of_range"
  std::string label = {};   ///< the style in words
  std::string detail = {};  ///< the original in English, where the text is a summary
};

struct Fact {
  std::string name, value;
};

/// Everything the template needs; filled part by part in the order of the page.
struct PageContent {
  std::string mode_style, mode_banner, mode_detail;
  std::vector<Line> alerts;
  std::vector<Fact> facts;
  std::string people_head, people, people_more, people_style;  ///< answer about us
  std::string headline, headline_more, headline_style;         ///< about the neighbour
  Table warn;
  std::vector<Line> key_lines;
  Table verdicts;
  std::vector<Line> criteria;
  Table clock, zones, actions;
  std::string response;
  std::vector<Line> unknowns, lesser_unknowns, notices;
  std::vector<Table> annex_tables;
  std::vector<std::string> validation, method, attributions;
  std::vector<Line> reasons;
  std::string far_head, far_intro, far_weather, far_change;  ///< head empty: none
  std::vector<Line> far_lines;
  Table far_places, far_distances, far_towns;
  std::string river_head;               ///< empty: no river
  std::vector<Table> river_tables;      ///< places, one table per substance
  Table river_levels;                   ///< how far down the river each level holds
  std::vector<std::string> river_open;  ///< what is not known about it
  std::string head_charts, chart_time, chart_time_none, chart_distance;  ///< titles
};

}  // namespace farreach
