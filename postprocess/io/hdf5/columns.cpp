#include "postprocess/io/hdf5/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace farreach {
namespace {

int count_words(std::string_view words) {
  return 1 + static_cast<int>(std::count(words.begin(), words.end(), ' '));
}

}  // namespace

void FieldVisitor::operator()(Label label, std::size_t& value) {
  if (value > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    throw ColumnError(fmt::format("{} = {} is too large", label.name, value));
  int narrow = static_cast<int>(value);
  integer(label, narrow);
  if (narrow < 0)
    throw ColumnError(fmt::format("{} = {} is negative", label.name, narrow));
  value = static_cast<std::size_t>(narrow);
}

void FieldVisitor::operator()(Label label, bool& value) {
  label.choices = "no yes";
  int narrow = value ? 1 : 0;
  bounded_integer(label, narrow);
  value = narrow == 1;
}

void FieldVisitor::operator()(Label label, char& value) {
  std::string one(1, value);
  text(label, one);
  if (one.size() != 1)
    throw ColumnError(fmt::format("{} = \"{}\" is not one letter", label.name, one));
  value = one[0];
}

void FieldVisitor::bounded_integer(const Label& label, int& value) {
  integer(label, value);
  if (value < 0 || value >= count_words(label.choices))
    throw ColumnError(fmt::format("{} = {} is none of 0, 1, .. for \"{}\"", label.name,
                                  value, label.choices));
}

void FieldVisitor::known_word(const Label& label, std::string& value) {
  text(label, value);
  if (std::find(label.words.begin(), label.words.end(), value) == label.words.end())
    throw ColumnError(fmt::format("{} = \"{}\" is none of {}", label.name, value,
                                  fmt::join(label.words, ", ")));
}

Column& ColumnCollector::next(const Label& label, ColumnType type) {
  if (next_ == columns_.size()) columns_.push_back({.label = label, .type = type});
  return columns_[next_++];
}

void ColumnCollector::drop_values() {
  for (Column& column : columns_) {
    column.numbers.clear();
    column.integers.clear();
    column.texts.clear();
  }
}

void ColumnCollector::number(const Label& label, double& value) {
  next(label, ColumnType::number).numbers.push_back(value);
}

void ColumnCollector::optional_number(const Label& label,
                                      std::optional<double>& value) {
  if (value == absent_number)
    throw ColumnError(
        fmt::format("{} = {} stands for an absent value", label.name, *value));
  next(label, ColumnType::optional_number)
      .numbers.push_back(value.value_or(absent_number));
}

void ColumnCollector::integer(const Label& label, int& value) {
  next(label, ColumnType::integer).integers.push_back(value);
}

void ColumnCollector::text(const Label& label, std::string& value) {
  if (value.find('\0') != std::string::npos)
    throw ColumnError(fmt::format("{} holds a zero byte", label.name));
  next(label, ColumnType::text).texts.push_back(value);
}

void ColumnDistributor::number(const Label&, double& value) {
  value = columns_.at(next_++).numbers.at(row_);
}

void ColumnDistributor::optional_number(const Label&, std::optional<double>& value) {
  const double stored = columns_.at(next_++).numbers.at(row_);
  value = stored == absent_number ? std::nullopt : std::optional(stored);
}

void ColumnDistributor::integer(const Label&, int& value) {
  value = columns_.at(next_++).integers.at(row_);
}

void ColumnDistributor::text(const Label&, std::string& value) {
  value = columns_.at(next_++).texts.at(row_);
}

}  // namespace farreach
