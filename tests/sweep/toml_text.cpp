#include "tests/sweep/toml_text.hpp"

namespace farreach::sweep {
namespace {

using Kind = TomlNode::Kind;

TomlNode& child(TomlNode& table, const std::string& key) {
  for (TomlEntry& entry : table.entries)
    if (entry.key == key) return entry.value;
  table.entries.push_back({key, {}, {}});
  return table.entries.back().value;
}

bool is_tables(const TomlNode& node) {
  return node.kind == Kind::list && !node.items.empty() &&
         node.items.front().kind == Kind::table;
}

std::string quoted(const std::string& text) {
  std::string made = "\"";
  for (const char letter : text) {
    if (letter == '\n') {
      made += "\\n";
      continue;
    }
    if (letter == '"' || letter == '\\') made += '\\';
    made += letter;
  }
  return made + '"';
}

std::string inline_text(const TomlNode& node) {
  switch (node.kind) {
    case Kind::text:
      return quoted(node.text);
    case Kind::flag:
      return node.flag ? "true" : "false";
    case Kind::number:
    case Kind::date_time:
      return node.text;
    default:
      break;
  }
  std::string made = "[";
  for (const TomlNode& item : node.items)
    made += (made.size() > 1 ? ", " : "") + inline_text(item);
  return made + "]";
}

void write(const TomlNode& table, const std::string& path, std::string& out) {
  for (const auto& [key, spot, value] : table.entries)
    if (value.kind != Kind::table && !is_tables(value))
      out += quoted(key) + " = " + inline_text(value) + "\n";
  for (const auto& [key, spot, value] : table.entries) {
    const std::string name = path + (path.empty() ? "" : ".") + quoted(key);
    if (value.kind == Kind::table) {
      out += "[" + name + "]\n";
      write(value, name, out);
    } else if (is_tables(value)) {
      for (const TomlNode& item : value.items) {
        out += "[[" + name + "]]\n";
        write(item, name, out);
      }
    }
  }
}

}  // namespace

void set_value(TomlNode& root, const std::string& key, const std::string& value) {
  TomlNode* at = &root;
  std::string rest = key;
  for (auto end = rest.find('.'); end != rest.npos; end = rest.find('.')) {
    std::string part = rest.substr(0, end);
    rest = rest.substr(end + 1);
    const bool many = part.ends_with("[]");
    if (many) part.resize(part.size() - 2);
    at = &child(*at, part);
    if (!many) continue;
    at->kind = Kind::list;
    if (at->items.empty()) at->items.emplace_back();
    at = &at->items.front();
  }
  child(*at, rest) = parse_toml("value", "v = " + value).root.entries.front().value;
}

void make_paths_whole(TomlNode& node, const std::filesystem::path& folder) {
  for (TomlEntry& entry : node.entries) {
    if (entry.key == "file" && entry.value.kind == Kind::text)
      entry.value.text = std::filesystem::absolute(folder / entry.value.text).string();
    make_paths_whole(entry.value, folder);
  }
  for (TomlNode& item : node.items) make_paths_whole(item, folder);
}

std::string toml_text(const TomlNode& root) {
  std::string text;
  write(root, "", text);
  return text;
}

}  // namespace farreach::sweep
