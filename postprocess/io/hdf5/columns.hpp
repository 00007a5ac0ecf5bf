/// Structs as columns: the one description of a struct's fields, for writing and
/// reading.
///
/// Each struct that goes to the result file has a function `visit_fields(T&, visitor)`
/// (fields.hpp) that names its members once. `columns_of` turns rows of such structs
/// into one array per member; `rows_of` turns the arrays back.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "models/hazard/words.hpp"

namespace farreach {

/// What a reader of the file is told about one field.
struct Label {
  const char* name;
  const char* unit;          ///< UDUNITS, "" where there is none
  const char* meaning;       ///< long_name
  const char* choices = "";  ///< names of the values 0, 1, ... of a choice
  std::span<const std::string_view> words = {};  ///< that a text can be; empty: any
};

enum class ColumnType { number, optional_number, integer, text };

/// One member of many structs.
struct Column {
  Label label;
  ColumnType type = ColumnType::number;
  std::vector<double>
      numbers;  ///< number and optional_number, absent as `absent_number`
  std::vector<std::int32_t> integers;
  std::vector<std::string> texts;
};

/// Stands for an absent optional number: the default fill value of netCDF.
inline constexpr double absent_number = 9.9692099683868690e+36;

/// A value that the columns cannot hold, or that a field cannot take.
class ColumnError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Meets every field of a struct, in the order of declaration.
class FieldVisitor {
 public:
  virtual ~FieldVisitor() = default;
  void operator()(Label label, double& value) { number(label, value); }
  void operator()(Label label, std::optional<double>& value) {
    optional_number(label, value);
  }
  void operator()(Label label, std::string& value) { text(label, value); }
  void operator()(Label label, int& value) { integer(label, value); }
  void operator()(Label label, std::size_t& value);
  void operator()(Label label, bool& value);
  void operator()(Label label, char& value);
  /// An enumeration whose values are 0, 1, ..., named in `label.choices`.
  template <class Choice>
  void choice(Label label, Choice& value) {
    int number_of_choice = static_cast<int>(value);
    bounded_integer(label, number_of_choice);
    value = static_cast<Choice>(number_of_choice);
  }
  /// An enumeration that the file holds as its word.
  template <class Enum>
  void word(Label label, Enum& value) {
    label.words = words_of<Enum>;
    std::string of_value = word_of(value);
    known_word(label, of_value);
    value = from_word<Enum>(of_value);
  }

 protected:
  virtual void number(const Label&, double&) = 0;
  virtual void optional_number(const Label&, std::optional<double>&) = 0;
  virtual void integer(const Label&, int&) = 0;
  virtual void text(const Label&, std::string&) = 0;

 private:
  void bounded_integer(const Label& label, int& value);
  void known_word(const Label& label, std::string& value);
};

/// Collects fields into columns, row after row.
class ColumnCollector final : public FieldVisitor {
 public:
  void begin_row() { next_ = 0; }
  /// Forgets the values of the row that only declared the columns.
  void drop_values();
  std::vector<Column> take() { return std::move(columns_); }

 protected:
  void number(const Label&, double&) override;
  void optional_number(const Label&, std::optional<double>&) override;
  void integer(const Label&, int&) override;
  void text(const Label&, std::string&) override;

 private:
  Column& next(const Label&, ColumnType);
  std::vector<Column> columns_;
  std::size_t next_ = 0;
};

/// Puts the values of one row of columns into the fields it meets.
class ColumnDistributor final : public FieldVisitor {
 public:
  explicit ColumnDistributor(const std::vector<Column>& columns) : columns_(columns) {}
  void begin_row(std::size_t row) {
    row_ = row;
    next_ = 0;
  }

 protected:
  void number(const Label&, double&) override;
  void optional_number(const Label&, std::optional<double>&) override;
  void integer(const Label&, int&) override;
  void text(const Label&, std::string&) override;

 private:
  const std::vector<Column>& columns_;
  std::size_t row_ = 0;
  std::size_t next_ = 0;
};

/// The columns of T without any value.
template <class T>
std::vector<Column> declared_columns() {
  ColumnCollector collect;
  T blank{};
  collect.begin_row();
  visit_fields(blank, collect);
  collect.drop_values();
  return collect.take();
}

/// One array per field of T. Rows are copied, since a visitor may also assign.
template <class T>
std::vector<Column> columns_of(const std::vector<T>& rows) {
  ColumnCollector collect;
  T blank{};
  collect.begin_row();
  visit_fields(blank, collect);
  collect.drop_values();
  for (T row : rows) {
    collect.begin_row();
    visit_fields(row, collect);
  }
  return collect.take();
}

/// The way back; every column holds `count` values.
template <class T>
std::vector<T> rows_of(const std::vector<Column>& columns, std::size_t count) {
  std::vector<T> rows(count);
  ColumnDistributor distribute(columns);
  for (std::size_t i = 0; i < count; ++i) {
    distribute.begin_row(i);
    visit_fields(rows[i], distribute);
  }
  return rows;
}

}  // namespace farreach
