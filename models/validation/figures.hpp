/// What a validation run of another kind than arcs of concentration hands on: tables of
/// figures, measured beside computed, with the notes that are needed to read them.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace farreach {

/// One field of a table: a name, or a number; NaN is "none".
using Figure = std::variant<std::string, double>;

struct FigureColumn {
  std::string name;  ///< "max_level"
  std::string unit;  ///< "m"; empty for names and pure numbers
  int decimals = 2;  ///< shown; a program gets all
};

struct FigureTable {
  std::string title;
  std::vector<FigureColumn> columns;
  std::vector<std::vector<Figure>> rows;  ///< one field for each column
};

struct FigureReport {
  std::string dataset;  ///< "malpasset"
  std::string title;    ///< one line
  std::vector<FigureTable> tables;
  std::vector<std::string> notes;  ///< assumptions and sources
};

}  // namespace farreach
