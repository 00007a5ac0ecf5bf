/// A TOML file as a tree of plain nodes that know where they were written.
///
/// Keeps the TOML library out of every other file. Order of keys is that of the file.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "solver/base/error.hpp"

namespace farreach {

/// Where something stands in a file; line and column from 1, columns in characters.
struct Spot {
  int line = 0, column = 0, length = 1;
};

struct TomlEntry;

struct TomlNode {
  enum class Kind { text, number, flag, date_time, list, table };
  Kind kind = Kind::table;
  std::string text;  ///< of a text or date-time; of a number as written
  double number = 0;
  bool flag = false;
  std::vector<TomlNode> items;     ///< of a list
  std::vector<TomlEntry> entries;  ///< of a table
  Spot spot;                       ///< of the value; of the header for [table]

  const TomlNode* find(std::string_view key) const;  ///< null when absent
};

struct TomlEntry {
  std::string key;
  Spot spot;  ///< of the key
  TomlNode value;
};

/// What a kind of node is called in a message: "a text", "a number".
std::string kind_name(TomlNode::Kind kind);

struct TomlDocument {
  std::string file;  ///< as the user named it
  std::string text;  ///< byte for byte
  std::vector<std::string> lines;
  TomlNode root;

  /// A diagnostic about a place in this file.
  Diagnostic error(const Spot& spot, std::string message, std::string remedy) const;
  Diagnostic warning(const Spot& spot, std::string message, std::string remedy) const;
};

/// Parses a text. Throws InputError with the place of a syntax error.
TomlDocument parse_toml(std::string file, std::string text);

/// Reads a file whole. Throws InputError when it is missing, not readable, too large,
/// or not UTF-8.
std::string read_text_file(const std::filesystem::path& file);

/// Reads and parses a file.
TomlDocument read_toml(const std::filesystem::path& file);

}  // namespace farreach
