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
  bool to_authority = false;  ///< told to an authority: never left out of a list
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

/// A chart that the scripts draw into the canvas `id`.
struct Figure {
  std::string id, caption;
  std::string choice_style = {}, choice_id = {};  ///< of what is chosen, in the caption
  std::string controls_id = {};                   ///< above the chart; empty: none
  std::string note = {};
};

/// One thing after the other in a block; what is empty is not there.
struct BlockItem {
  std::string controls_id = {};  ///< where the scripts put their controls
  std::string text = {}, text_style = {};
  std::vector<Line> lines = {};
  std::vector<Figure> figures = {};  ///< side by side
  Table table = {};                  ///< left out without rows
  std::string table_style = {};
  std::string head = {};  ///< over `list`
  std::vector<std::string> list = {};
};

/// A part of the page that a medium tells alone.
struct Block {
  std::string id, head;
  std::vector<BlockItem> items = {};
  bool early = false;  ///< beside the map, else behind the parts that all share
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
  std::vector<Table> clock, zones, actions;  ///< one of each medium that has any
  std::string response;
  std::vector<Line> unknowns, lesser_unknowns, notices;
  std::vector<Table> annex_tables;
  std::vector<std::string> validation, method, attributions;
  std::vector<Line> reasons;
  bool facts_told = false;  ///< facts and checks stand in the annex
  std::vector<Block> blocks;
  std::string head_charts, chart_time, chart_time_none, chart_distance;  ///< titles
};

}  // namespace farreach
