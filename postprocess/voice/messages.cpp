#include "postprocess/voice/messages.hpp"

#include <algorithm>
#include <stdexcept>

#include "postprocess/voice/catalogues.hpp"

namespace farreach {
namespace {

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

void read_line(std::string_view line, std::size_t number, Catalogue& catalogue) {
  const std::string where = "message catalogue line " + std::to_string(number);
  const auto sign = line.find('=');
  if (sign == std::string_view::npos)
    throw std::invalid_argument(where + " has no '='");
  const bool unsure = sign > 0 && line[sign - 1] == '?';
  const std::string key = trimmed(line.substr(0, unsure ? sign - 1 : sign));
  const std::string text = trimmed(line.substr(sign + 1));
  if (key.empty() || text.empty())
    throw std::invalid_argument(where + " has an empty key or text");
  if (!catalogue.texts.emplace(key, text).second)
    throw std::invalid_argument(where + " repeats the key " + key);
  if (unsure) catalogue.unsure.push_back(key);
}

}  // namespace

Catalogue read_catalogue(std::string_view lines) {
  Catalogue catalogue;
  std::size_t number = 0;
  while (!lines.empty()) {
    const auto end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    ++number;
    const std::string content = trimmed(line);
    if (!content.empty() && content[0] != '#') read_line(line, number, catalogue);
  }
  return catalogue;
}

Catalogue built_in_catalogue(const std::string& language) {
  if (language == "en") return read_catalogue(embedded::messages_en());
  if (language == "ru") return read_catalogue(embedded::messages_ru());
  if (language == "kk") return read_catalogue(embedded::messages_kk());
  throw std::invalid_argument("no report language \"" + language +
                              "\"; there are en, ru and kk");
}

std::vector<std::string> report_languages() {
  return {"en", "ru", "kk"};
}

Messages::Messages(const std::string& language) : language_(language) {
  const Catalogue own = built_in_catalogue(language);
  texts_ = built_in_catalogue("en").texts;
  unsure_ = own.unsure.size();
  for (auto& [key, text] : texts_) {
    const auto found = own.texts.find(key);
    if (found == own.texts.end()) ++missing_;
  }
  for (const auto& [key, text] : own.texts) texts_[key] = text;
}

bool Messages::has(const std::string& key) const {
  return texts_.contains(key);
}

const std::string& Messages::operator()(const std::string& key) const {
  const auto found = texts_.find(key);
  if (found == texts_.end()) throw std::out_of_range("no message \"" + key + "\"");
  return found->second;
}

std::string Messages::filled(
    const std::string& key,
    const std::vector<std::pair<std::string, std::string>>& places) const {
  const std::string& pattern = (*this)(key);
  std::string text;
  for (std::size_t at = 0; at < pattern.size();) {
    const auto open = pattern.find('{', at);
    const auto close = pattern.find('}', open);
    text += pattern.substr(at, open - at);
    if (open == std::string::npos || close == std::string::npos) break;
    const std::string_view name(pattern.data() + open + 1, close - open - 1);
    const auto given = std::find_if(places.begin(), places.end(),
                                    [&](const auto& p) { return p.first == name; });
    if (given == places.end())
      throw std::out_of_range("no value for {" + std::string(name) + "} of message \"" +
                              key + '"');
    text += given->second;
    at = close + 1;
  }
  return text;
}

std::string Messages::name(const std::string& group, const std::string& english) const {
  std::string key;
  for (const char c : english) {
    const bool kept =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (kept)
      key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!key.empty() && key.back() != '_')
      key += '_';
  }
  while (!key.empty() && key.back() == '_') key.pop_back();
  return text_or(group + "." + key, english);
}

std::string Messages::text_or(const std::string& key,
                              const std::string& otherwise) const {
  return has(key) ? (*this)(key) : otherwise;
}

}  // namespace farreach
