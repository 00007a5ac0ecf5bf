/// Small tables of the library: comma-separated, first row names the columns, "#"
/// starts a line of remark, a field with a comma stands in double quotes.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace farreach {

/// Fields of one line; what stands in double quotes is one field, two quotes in it one.
std::vector<std::string> csv_fields(std::string_view line, char between = ',');

class CsvTable {
 public:
  /// Parses; throws InputError (with `file` and line) for rows of another length.
  CsvTable(std::string file, std::string_view text);

  std::size_t rows() const { return rows_.size(); }
  /// Whether the first row names this column.
  bool has(std::string_view column) const {
    return std::find(columns_.begin(), columns_.end(), column) != columns_.end();
  }
  /// Text of one field; throws InputError when the column does not exist.
  const std::string& text(std::size_t row, std::string_view column) const;
  /// Number in one field; throws InputError with file and line when it is none.
  double number(std::size_t row, std::string_view column) const;
  /// Raises an InputError about one row.
  [[noreturn]] void refuse(std::size_t row, const std::string& message) const;

 private:
  std::string file_;
  std::vector<std::string> columns_;
  std::vector<std::vector<std::string>> rows_;
  std::vector<int> lines_;
};

}  // namespace farreach
