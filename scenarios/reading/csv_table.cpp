#include "scenarios/reading/csv_table.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "solver/base/error.hpp"

namespace farreach {
std::vector<std::string> csv_fields(std::string_view line, char between) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
      fields.back() += line[i++];
    else if (line[i] == '"')
      quoted = !quoted;
    else if (line[i] == between && !quoted)
      fields.emplace_back();
    else
      fields.back() += line[i];
  }
  return fields;
}

CsvTable::CsvTable(std::string file, std::string_view text) : file_(std::move(file)) {
  for (int number = 1; !text.empty(); ++number) {
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    if (columns_.empty()) {
      columns_ = csv_fields(line);
      continue;
    }
    rows_.push_back(csv_fields(line));
    lines_.push_back(number);
    if (rows_.back().size() != columns_.size())
      refuse(rows_.size() - 1, "has " + std::to_string(rows_.back().size()) +
                                   " fields, but the first row names " +
                                   std::to_string(columns_.size()) + " columns");
  }
}

const std::string& CsvTable::text(std::size_t row, std::string_view column) const {
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  if (found == columns_.end())
    throw InputError({{.file = file_,
                       .line = 1,
                       .message = "there is no column \"" + std::string(column) + '"',
                       .remedy = ""}});
  return rows_.at(row)[static_cast<std::size_t>(found - columns_.begin())];
}

double CsvTable::number(std::size_t row, std::string_view column) const {
  const std::string& field = text(row, column);
  double value = 0;
  const char* end = field.data() + field.size();
  const auto read = std::from_chars(field.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end || !std::isfinite(value))
    refuse(row, std::string(column) + " = \"" + field + "\" is not a number");
  return value;
}

void CsvTable::refuse(std::size_t row, const std::string& message) const {
  throw InputError({{.file = file_,
                     .line = lines_.at(row),
                     .message = "this row " + message,
                     .remedy = "fields stand between commas, numbers have a point; see "
                               "remarks (#) at its top"}});
}

}  // namespace farreach
