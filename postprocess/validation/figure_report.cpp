#include "postprocess/validation/figure_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "postprocess/io/markup.hpp"

namespace farreach {

namespace {

using nlohmann::ordered_json;

std::string shown(const Figure& figure, const FigureColumn& column) {
  if (const auto* text = std::get_if<std::string>(&figure)) return *text;
  const double value = std::get<double>(figure);
  return std::isfinite(value) ? fmt::format("{:.{}f}", value, column.decimals) : "-";
}

std::string heading(const FigureColumn& column) {
  return column.unit.empty() ? column.name : column.name + " [" + column.unit + "]";
}

bool holds_names(const FigureTable& table, std::size_t column) {
  return std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
    return std::holds_alternative<std::string>(row[column]);
  });
}

std::size_t width_of(const FigureTable& table, std::size_t column) {
  std::size_t width = heading(table.columns[column]).size();
  for (const auto& row : table.rows)
    width = std::max(width, shown(row[column], table.columns[column]).size());
  return width;
}

/// Names to the left, numbers to the right.
std::string aligned(const FigureTable& table) {
  std::string out(" ");
  const std::size_t count = table.columns.size();
  std::vector<std::size_t> width(count);
  std::vector<char> to(count);
  for (std::size_t c = 0; c < count; ++c) {
    width[c] = width_of(table, c);
    to[c] = holds_names(table, c) ? '<' : '>';
  }
  const auto put = [&](const std::string& text, std::size_t c) {
    out += to[c] == '<' ? fmt::format(" {:<{}}", text, width[c])
                        : fmt::format(" {:>{}}", text, width[c]);
  };
  for (std::size_t c = 0; c < count; ++c) put(heading(table.columns[c]), c);
  for (const auto& row : table.rows) {
    out += "\n ";
    for (std::size_t c = 0; c < count; ++c) put(shown(row[c], table.columns[c]), c);
  }
  return out + "\n";
}

std::string html_table(const FigureTable& table) {
  std::string out = "<h2>" + escaped(table.title) + "</h2>\n<table><tr>";
  for (const auto& column : table.columns)
    out += "<th>" + escaped(heading(column)) + "</th>";
  for (const auto& row : table.rows) {
    out += "</tr>\n<tr>";
    for (std::size_t c = 0; c < row.size(); ++c)
      out += fmt::format(
          "<td{}>{}</td>",
          std::holds_alternative<std::string>(row[c]) ? " class='name'" : "",
          escaped(shown(row[c], table.columns[c])));
  }
  return out + "</tr></table>\n";
}

ordered_json json_of(const FigureTable& table) {
  ordered_json columns = ordered_json::array(), rows = ordered_json::array();
  for (const auto& column : table.columns)
    columns.push_back({{"name", column.name}, {"unit", column.unit}});
  for (const auto& row : table.rows) {
    ordered_json fields = ordered_json::array();
    for (const auto& figure : row) {
      const auto* number = std::get_if<double>(&figure);
      if (!number)
        fields.push_back(std::get<std::string>(figure));
      else if (std::isfinite(*number))
        fields.push_back(*number);
      else
        fields.push_back(nullptr);
    }
    rows.push_back(fields);
  }
  return {{"title", table.title}, {"columns", columns}, {"rows", rows}};
}

}  // namespace

std::string figures_table(const FigureReport& report) {
  std::string out = "Validation: " + report.title + "\n";
  for (const auto& note : report.notes) out += "  " + note + "\n";
  for (const auto& table : report.tables)
    out += "\n" + table.title + "\n" + aligned(table);
  return out;
}

std::string figures_json(const FigureReport& report) {
  ordered_json tables = ordered_json::array();
  for (const auto& table : report.tables) tables.push_back(json_of(table));
  const ordered_json all = {{"dataset", report.dataset},
                            {"title", report.title},
                            {"tables", tables},
                            {"notes", report.notes}};
  return all.dump(2) + "\n";
}

std::string figures_html(const FigureReport& report) {
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'>"
      "<meta name='viewport' content='width=device-width'>"
      "<title>Farreach: {0}</title>\n<style>body{{font:15px/1.4 sans-serif;"
      "margin:1em auto;max-width:70em;padding:0 1em}}table{{border-collapse:collapse;"
      "display:block;overflow-x:auto}}td,th{{padding:.2em .7em;text-align:right;"
      "border-bottom:1px solid #ddd}}.name{{text-align:left}}</style></head><body>\n"
      "<h1>Validation: {0}</h1>\n<ul>\n",
      escaped(report.title));
  for (const auto& note : report.notes) out += "<li>" + escaped(note) + "</li>\n";
  out += "</ul>\n";
  for (const auto& table : report.tables) out += html_table(table);
  return out + "</body></html>\n";
}

}  // namespace farreach
