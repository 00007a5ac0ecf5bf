/// The only place that sees the TOML library.
#include "scenarios/reading/toml_document.hpp"

#include <toml++/toml.h>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <sstream>

namespace farreach {
namespace {

constexpr std::uintmax_t largest_file = 4u << 20;  // a scenario is a few kilobytes
constexpr int deepest_nesting = 32;
constexpr int most_values = 200'000;  // memory of the tree is about 200 bytes each
constexpr std::size_t longest_shown_line = 400;

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (true) {
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.emplace_back(line);
    if (end == text.npos) return lines;
    text.remove_prefix(end + 1);
  }
}

Spot spot_of(const toml::source_region& region) {
  Spot spot{static_cast<int>(region.begin.line), static_cast<int>(region.begin.column),
            1};
  if (region.end.line == region.begin.line && region.end.column > region.begin.column)
    spot.length = static_cast<int>(region.end.column - region.begin.column);
  return spot;
}

template <typename T>
std::string written(const T& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

TomlNode converted(const toml::node& from, int depth);

void convert_table(const toml::table& from, TomlNode& to, int depth) {
  to.kind = TomlNode::Kind::table;
  for (const auto& [key, value] : from)
    to.entries.push_back(
        {std::string(key.str()), spot_of(key.source()), converted(value, depth + 1)});
  std::stable_sort(to.entries.begin(), to.entries.end(), [](auto& a, auto& b) {
    return std::pair(a.spot.line, a.spot.column) <
           std::pair(b.spot.line, b.spot.column);
  });
}

TomlNode converted(const toml::node& from, int depth) {
  using Kind = TomlNode::Kind;
  TomlNode to;
  to.spot = spot_of(from.source());
  if (depth > deepest_nesting) return to;
  if (const auto* table = from.as_table()) {
    convert_table(*table, to, depth);
  } else if (const auto* array = from.as_array()) {
    to.kind = Kind::list;
    for (const auto& item : *array) to.items.push_back(converted(item, depth + 1));
  } else if (const auto* text = from.as_string()) {
    to.kind = Kind::text;
    to.text = text->get();
  } else if (const auto* integer = from.as_integer()) {
    to.kind = Kind::number;
    to.number = static_cast<double>(integer->get());
    to.text = written(integer->get());
  } else if (const auto* real = from.as_floating_point()) {
    to.kind = Kind::number;
    to.number = real->get();
    to.text = written(real->get());
  } else if (const auto* flag = from.as_boolean()) {
    to.kind = Kind::flag;
    to.flag = flag->get();
  } else {
    to.kind = Kind::date_time;
    from.visit([&](const auto& value) {
      if constexpr (toml::is_date<decltype(value)> || toml::is_time<decltype(value)> ||
                    toml::is_date_time<decltype(value)>)
        to.text = written(value.get());
    });
  }
  return to;
}

/// First byte that does not belong to well-formed UTF-8, or npos.
std::size_t first_not_utf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t more = lead < 0x80                   ? 0
                             : lead >= 0xC2 && lead < 0xE0 ? 1
                             : lead >= 0xE0 && lead < 0xF0 ? 2
                             : lead >= 0xF0 && lead < 0xF5 ? 3
                                                           : 9;
    if (more == 9 || i + more >= text.size() + (more == 0)) return i;
    for (std::size_t k = 1; k <= more; ++k)
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return i;
    i += more + 1;
  }
  return text.npos;
}

std::string line_at(const std::vector<std::string>& lines, int line) {
  if (line < 1 || line > static_cast<int>(lines.size())) return {};
  const std::string& text = lines[static_cast<std::size_t>(line - 1)];
  return text.size() > longest_shown_line ? std::string() : text;
}

[[noreturn]] void refuse(const std::filesystem::path& file, std::string message,
                         std::string remedy) {
  throw InputError({{.file = file.string(),
                     .message = std::move(message),
                     .remedy = std::move(remedy)}});
}

void require_utf8(const std::filesystem::path& file, const std::string& text) {
  const auto at = first_not_utf8(text);
  if (at == text.npos) return;
  const auto before = std::string_view(text).substr(0, at);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  throw InputError(
      {{.file = file.string(),
        .line = static_cast<int>(line),
        .column = static_cast<int>(at - (before.rfind('\n') + 1)) + 1,
        .message = "this is not UTF-8 text",
        .remedy = "save the file as UTF-8; a result file or a word processor's "
                  "document cannot be read as a scenario"}});
}

/// Where a text that begins at `at` with a quote ends: behind its last quote, at the
/// end of its line for one that does not end on it, or at the end of everything.
std::size_t end_of_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string three(3, quote);
  const bool many_lines = text.substr(at, 3) == three;
  for (std::size_t i = at + (many_lines ? 3 : 1); i < text.size(); ++i) {
    if (text[i] == '\\' && quote == '"')
      ++i;
    else if (many_lines && text.substr(i, 3) == three)
      return i + 3;
    else if (!many_lines && text[i] == quote)
      return i + 1;
    else if (!many_lines && text[i] == '\n')
      return i;
  }
  return text.size();
}

/// How deep a place of a TOML text lies, as far as that can be told letter by letter.
/// The parser and the trees that it makes call themselves for every part of a dotted
/// name and every bracket, so that is bounded before it sees the text.
class Depth {
 public:
  void look(char letter) {
    switch (letter) {
      case '.':
        ++parts_;
        break;
      case '[':
      case '{':
        ++brackets_;
        parts_ = 1;
        break;
      case ']':
      case '}':
        brackets_ = std::max(0, brackets_ - 1);
        parts_ = 1;
        break;
      case ',':
      case '=':
        ++values_;
        [[fallthrough]];
      case '\n':
        parts_ = 1;
        break;
      default:
        break;
    }
  }
  bool too_many_parts() const { return parts_ > deepest_nesting; }
  bool too_deep() const { return brackets_ > deepest_nesting; }
  bool too_many_values() const { return values_ > most_values; }

 private:
  int parts_ = 1, brackets_ = 0, values_ = 0;
};

/// Throws InputError for a text that the parser must not see.
void require_shallow(const TomlDocument& document) {
  const std::string_view text = document.text;
  Depth depth;
  Spot spot{1, 1, 1};
  for (std::size_t i = 0; i < text.size();) {
    std::size_t next = i + 1;
    if (text[i] == '"' || text[i] == '\'')
      next = end_of_quoted(text, i);
    else if (text[i] == '#')
      next = std::min(text.find('\n', i), text.size());
    else
      depth.look(text[i]);
    const auto refuse_here = [&](const std::string& message) {
      throw InputError(
          {document.error(spot, message,
                          "no scenario is like this; give the file as it was written "
                          "by hand, sections of one or two names: [release]")});
    };
    if (depth.too_many_parts())
      refuse_here("a name of more than " + std::to_string(deepest_nesting) +
                  " parts joined by points");
    if (depth.too_deep())
      refuse_here("brackets more than " + std::to_string(deepest_nesting) + " deep");
    if (depth.too_many_values())
      refuse_here("more than " + std::to_string(most_values) + " values");
    for (; i < next; ++i) {
      spot.column += (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
      if (text[i] == '\n') spot = {spot.line + 1, 1, 1};
    }
  }
}

}  // namespace

const TomlNode* TomlNode::find(std::string_view key) const {
  for (const auto& entry : entries)
    if (entry.key == key) return &entry.value;
  return nullptr;
}

std::string kind_name(TomlNode::Kind kind) {
  switch (kind) {
    case TomlNode::Kind::text:
      return "a text";
    case TomlNode::Kind::number:
      return "a number";
    case TomlNode::Kind::flag:
      return "true or false";
    case TomlNode::Kind::date_time:
      return "a date or time";
    case TomlNode::Kind::list:
      return "a list";
    case TomlNode::Kind::table:
      return "a table";
  }
  return "something else";
}

Diagnostic TomlDocument::error(const Spot& spot, std::string message,
                               std::string remedy) const {
  return {.file = file,
          .line = spot.line,
          .column = spot.column,
          .length = spot.length,
          .message = std::move(message),
          .remedy = std::move(remedy),
          .is_warning = false,
          .line_text = line_at(lines, spot.line)};
}

Diagnostic TomlDocument::warning(const Spot& spot, std::string message,
                                 std::string remedy) const {
  Diagnostic made = error(spot, std::move(message), std::move(remedy));
  made.is_warning = true;
  return made;
}

TomlDocument parse_toml(std::string file, std::string text) {
  TomlDocument document{std::move(file), std::move(text), {}, {}};
  document.lines = split_lines(document.text);
  require_shallow(document);
  try {
    const toml::table table = toml::parse(std::string_view(document.text));
    document.root.spot = {1, 1, 1};
    convert_table(table, document.root, 0);
  } catch (const toml::parse_error& wrong) {
    throw InputError({document.error(
        spot_of(wrong.source()), std::string(wrong.description()),
        "the file must be TOML: key = value, texts in double quotes, [section] on a "
        "line of its own, each key once")});
  }
  return document;
}

std::string read_text_file(const std::filesystem::path& file) {
  std::error_code failure;
  const auto status = std::filesystem::status(file, failure);
  if (!std::filesystem::exists(status)) {
    if (failure && failure != std::errc::no_such_file_or_directory &&
        failure != std::errc::not_a_directory)
      refuse(file, "cannot be read: " + failure.message(), "");
    refuse(file, "no such file",
           "give the path of a scenario; farreach list scenarios shows those of the "
           "library");
  }
  if (std::filesystem::is_directory(status))
    refuse(file, "is a folder, not a scenario file", "give the path of a .toml file");
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in) refuse(file, std::string("cannot be read: ") + std::strerror(errno), "");
  std::string text;
  char block[65536];
  while (in.read(block, sizeof block) || in.gcount() > 0) {
    text.append(block, static_cast<std::size_t>(in.gcount()));
    if (text.size() > largest_file)
      refuse(file, "is larger than 4 MiB, which no scenario is",
             "give the scenario, not a result or a map");
  }
  if (in.bad()) refuse(file, "cannot be read to its end", "");
  require_utf8(file, text);
  return text;
}

TomlDocument read_toml(const std::filesystem::path& file) {
  return parse_toml(file.string(), read_text_file(file));
}

}  // namespace farreach
