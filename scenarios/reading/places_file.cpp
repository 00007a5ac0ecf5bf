#include "scenarios/reading/places_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

#include "scenarios/reading/csv_table.hpp"
#include "scenarios/reading/diagnostics.hpp"

namespace farreach {
namespace {

constexpr std::size_t most_places = 20000;  // a page and its series stay small enough
const std::vector<std::string> known_columns = {
    "name", "latitude", "longitude", "kind", "people", "state", "name_ru", "name_kk"};
const std::vector<std::string> known_kinds = {"town", "village", "intake", "post"};

/// Valid UTF-8 as far as bytes go: a list in another code page fails it at once.
bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i++]);
    const int more = lead < 0x80           ? 0
                     : (lead >> 5) == 0x06 ? 1
                     : (lead >> 4) == 0x0e ? 2
                     : (lead >> 3) == 0x1e ? 3
                                           : -1;
    if (more < 0) return false;
    for (int k = 0; k < more; ++k)
      if (i >= text.size() || (static_cast<unsigned char>(text[i++]) >> 6) != 2)
        return false;
  }
  return true;
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\xC2\xA0");
  if (first == text.npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

std::vector<std::string> fields_of(std::string_view line, char between) {
  std::vector<std::string> fields = csv_fields(line, between);
  for (std::string& field : fields) field = trimmed(field);
  return fields;
}

class ListReader {
 public:
  ListReader(const std::string& file, std::string_view text)
      : file_(file), text_(text) {}

  PlacesFile read() {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
    if (!is_utf8(text_)) {
      error(1, "the file is not UTF-8", "save it as \"CSV UTF-8\" in the spreadsheet");
      return std::move(found_);
    }
    while (!text_.empty() && found_.places.size() <= most_places) next_line();
    if (found_.places.size() > most_places)
      error(line_, "there are more than " + std::to_string(most_places) + " places",
            "leave out those that no accident here can reach");
    else if (columns_.empty() || (found_.places.empty() && found_.errors.empty()))
      error(std::max(1, line_), "there is no place in the file",
            "the first row names the columns: " + joined(known_columns));
    return std::move(found_);
  }

 private:
  void error(int line, std::string message, std::string remedy) {
    found_.errors.push_back({.file = file_,
                             .line = line,
                             .column = 1,
                             .message = std::move(message),
                             .remedy = std::move(remedy)});
  }

  void next_line() {
    const auto end = std::min(text_.find('\n'), text_.size());
    const std::string line = trimmed(text_.substr(0, end));
    text_.remove_prefix(std::min(end + 1, text_.size()));
    ++line_;
    if (line.empty() || line[0] == '#' || stop_) return;
    if (columns_.empty())
      read_columns(line);
    else
      read_row(fields_of(line, between_));
  }

  void read_columns(const std::string& line) {
    const auto count = [&](char c) { return std::count(line.begin(), line.end(), c); };
    between_ = count(';') > count(',') ? ';' : ',';
    columns_ = fields_of(line, between_);
    for (const std::string& column : columns_) {
      if (std::count(columns_.begin(), columns_.end(), column) > 1) {
        error(line_, "the column \"" + column + "\" stands twice", "leave out one");
        stop_ = true;
        return;
      }
      if (std::find(known_columns.begin(), known_columns.end(), column) !=
          known_columns.end())
        continue;
      const std::string meant = nearest_word(column, known_columns);
      error(line_,
            "unknown column \"" + column + '"' +
                (meant.empty() ? "" : "; did you mean \"" + meant + "\"?"),
            "known: " + joined(known_columns));
    }
    for (const char* needed : {"name", "latitude", "longitude"})
      if (!has(needed)) {
        error(line_, "there is no column \"" + std::string(needed) + '"',
              "the first row names the columns: " + joined(known_columns));
        stop_ = true;
      }
  }

  bool has(const std::string& column) const {
    return std::find(columns_.begin(), columns_.end(), column) != columns_.end();
  }

  std::string text_of(const std::vector<std::string>& row,
                      const std::string& column) const {
    const auto at = std::find(columns_.begin(), columns_.end(), column);
    return at == columns_.end() ? std::string()
                                : row[static_cast<std::size_t>(at - columns_.begin())];
  }

  /// A number within a range; NaN with an error where it is none.
  double number(const std::vector<std::string>& row, const std::string& column,
                double low, double high, const std::string& remedy) {
    std::string field = text_of(row, column);
    if (between_ == ';') std::replace(field.begin(), field.end(), ',', '.');
    double value = 0;
    const char* end = field.data() + field.size();
    const auto read = std::from_chars(field.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end) {
      error(line_, column + " = \"" + text_of(row, column) + "\" is not a number",
            remedy);
      return std::nan("");
    }
    if (!(value >= low && value <= high)) {
      error(line_,
            column + " = " + shown(value) + " is outside [" + shown(low) + ", " +
                shown(high) + "]",
            remedy);
      return std::nan("");
    }
    return value;
  }

  std::string state_of(const std::vector<std::string>& row) {
    const std::string state = text_of(row, "state");
    const bool right =
        state.size() == 3 && std::all_of(state.begin(), state.end(),
                                         [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!state.empty() && !right)
      error(line_, "state = \"" + state + "\" is not an ISO 3166 alpha-3 code",
            "three capital letters: KAZ, RUS, UZB, ...; empty: found by the borders");
    return state;
  }

  std::string kind_of(const std::vector<std::string>& row) {
    const std::string kind = text_of(row, "kind");
    if (kind.empty()) return "village";
    if (std::find(known_kinds.begin(), known_kinds.end(), kind) == known_kinds.end())
      error(line_, "kind = \"" + kind + "\" is none of " + joined(known_kinds),
            "people live in a town or village; water is taken at an intake; a post "
            "stands for a border, guard or gauge post");
    return kind;
  }

  void require_new(const std::string& name) {
    if (name.empty()) {
      error(line_, "the place has no name", "fill in the column name");
      return;
    }
    const auto [entry, is_new] = names_.emplace(name, line_);
    if (!is_new)
      error(line_,
            "there are two places \"" + name + "\", the first in line " +
                std::to_string(entry->second),
            "tell them apart in their names, or leave one out");
  }

  void read_row(const std::vector<std::string>& row) {
    // Spreadsheets write empty rows as separators alone.
    if (std::all_of(row.begin(), row.end(), [](auto& field) { return field.empty(); }))
      return;
    if (row.size() != columns_.size()) {
      error(line_,
            "this row has " + std::to_string(row.size()) +
                " fields, but the first row names " + std::to_string(columns_.size()) +
                " columns",
            "a field that holds the separator stands in double quotes");
      return;
    }
    Receptor place;
    place.name = text_of(row, "name");
    require_new(place.name);
    place.name_ru = text_of(row, "name_ru");
    place.name_kk = text_of(row, "name_kk");
    const std::string degrees = "decimal degrees on WGS84, north and east positive";
    place.place = {number(row, "latitude", -89, 89, degrees),
                   number(row, "longitude", -180, 180, degrees)};
    place.kind = kind_of(row);
    place.state = state_of(row);
    if (!text_of(row, "people").empty())
      place.population =
          number(row, "people", 0, 1e8, "a count of people; leave it empty if unknown");
    found_.places.push_back(std::move(place));
    found_.lines.push_back(line_);
  }

  std::string file_;
  std::string_view text_;
  int line_ = 0;
  char between_ = ',';
  bool stop_ = false;  ///< the columns do not allow to read the rows
  std::vector<std::string> columns_;
  std::map<std::string, int> names_;
  PlacesFile found_;
};

}  // namespace

PlacesFile read_places(const std::string& file, std::string_view text) {
  return ListReader(file, text).read();
}

}  // namespace farreach
