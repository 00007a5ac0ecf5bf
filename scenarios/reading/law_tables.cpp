#include "scenarios/reading/law_tables.hpp"

#include <algorithm>
#include <array>

#include "scenarios/reading/csv_table.hpp"
#include "scenarios/reading/diagnostics.hpp"
#include "scenarios/reading/library_folder.hpp"
#include "scenarios/reading/toml_document.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;

constexpr std::array response_levels{"installation", "site", "local", "region",
                                     "nation"};

/// A table whose rows go into one list of the law.
class LawFile {
 public:
  LawFile(const std::string& name, Law& law)
      : file_(library_folder() / "convention" / name),
        text_(read_text_file(file_)),
        table_(file_.string(), text_) {
    law.tables.push_back({name, version()});
  }

  std::size_t rows() const { return table_.rows(); }
  double number(std::size_t row, const char* column) const {
    const double value = table_.number(row, column);
    if (value < 0) table_.refuse(row, std::string(column) + " is negative");
    return value;
  }
  /// Not empty.
  std::string text(std::size_t row, const char* column) const {
    const std::string& value = table_.text(row, column);
    if (value.empty()) table_.refuse(row, "has no " + std::string(column));
    return value;
  }
  template <class Words>
  std::string one_of(std::size_t row, const char* column, const Words& words) const {
    const std::string value = text(row, column);
    if (std::find(std::begin(words), std::end(words), value) == std::end(words)) {
      std::string known;
      for (const auto& word : words)
        known += (known.empty() ? "" : ", ") + std::string(word);
      table_.refuse(row,
                    std::string(column) + " = \"" + value + "\"; known are: " + known);
    }
    return value;
  }
  std::string status(std::size_t row) const {
    return one_of(row, "status", std::array{"seen", "provisional"});
  }
  /// A key of `law.texts`.
  std::string key(std::size_t row, const char* column, const Law& law) const {
    std::string key = text(row, column);
    if (!find_text(law, key))
      table_.refuse(row, std::string(column) + " = \"" + key +
                             "\" is no key of convention/texts.csv");
    return key;
  }

 private:
  std::string version() const {
    constexpr std::string_view mark = "# version:";
    const auto begin = text_.find(mark);
    if (begin == std::string::npos)
      throw InputError({{.file = file_.string(),
                         .line = 1,
                         .message = "the table does not say which version it is",
                         .remedy = "write \"# version: 2026-12-01\" into its first "
                                   "line"}});
    const auto from = text_.find_first_not_of(' ', begin + mark.size());
    const auto end = text_.find_first_of("\r\n", begin);
    return from == std::string::npos || from >= end ? ""
                                                    : text_.substr(from, end - from);
  }

  fs::path file_;
  std::string text_;
  CsvTable table_;
};

void read_texts(Law& law) {
  const LawFile file("texts.csv", law);
  for (std::size_t row = 0; row < file.rows(); ++row)
    law.texts.push_back({file.text(row, "key"), file.text(row, "en"),
                         file.text(row, "ru"), file.text(row, "kk")});
}

void read_routes(Law& law) {
  const LawFile file("routes.csv", law);
  for (std::size_t row = 0; row < file.rows(); ++row)
    law.routes.push_back({file.text(row, "activity"),
                          file.one_of(row, "marine", std::array{"yes", "no"}) == "yes",
                          file.key(row, "instrument", law),
                          file.key(row, "reason", law), file.status(row)});
}

void read_standings(Law& law) {
  const LawFile file("standing.csv", law);
  for (std::size_t row = 0; row < file.rows(); ++row)
    law.standings.push_back(
        {file.text(row, "state"), file.key(row, "standing", law), file.status(row)});
}

void read_response_levels(Law& law) {
  const LawFile file("response_levels.csv", law);
  for (std::size_t row = 0; row < file.rows(); ++row)
    law.rungs.push_back({file.one_of(row, "level", response_levels),
                         file.number(row, "reach_m"), file.number(row, "town"),
                         file.status(row)});
}

void read_criteria(Law& law) {
  const LawFile file("criteria.csv", law);
  for (std::size_t row = 0; row < file.rows(); ++row)
    law.criteria.push_back(
        {file.one_of(row, "criterion", std::array{"air_15_km", "water_two_days"}),
         file.number(row, "limit"), file.one_of(row, "unit", std::array{"m", "s"}),
         file.status(row), file.text(row, "source")});
}

}  // namespace

Law library_law() {
  Law law;
  read_texts(law);
  read_routes(law);
  read_standings(law);
  read_response_levels(law);
  read_criteria(law);
  return law;
}

}  // namespace farreach
