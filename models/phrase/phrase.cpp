#include "models/phrase/phrase.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <stdexcept>
#include <string_view>

namespace farreach {
namespace {

constexpr std::array<std::string_view, 24> kinds{
    "text",       "name",        "own_name",    "state",        "neighbour", "level",
    "level_name", "severity",    "count",       "people",       "number",    "given",
    "amount",     "length",      "site_length", "error_length", "reach",     "time",
    "share",      "share_range", "water",       "direction",    "phrases",   "clause"};

/// The signs that part a line are written as %XX within a word.
std::string escaped(const std::string& word) {
  std::string text;
  for (const char c : word)
    text += std::string_view("%;=|\n").find(c) == std::string_view::npos
                ? std::string(1, c)
                : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return text;
}

std::string unescaped(std::string_view word) {
  std::string text;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] != '%' || i + 2 >= word.size()) {
      text += word[i];
      continue;
    }
    text += static_cast<char>(
        std::strtol(std::string(word.substr(i + 1, 2)).c_str(), nullptr, 16));
    i += 2;
  }
  return text;
}

std::vector<std::string_view> parts_of(std::string_view text, char sign) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(sign);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

PhraseValue read_value(std::string_view text) {
  const auto words = parts_of(text, '|');
  const auto numbers = parts_of(words.front(), ' ');
  const auto kind = std::find(kinds.begin(), kinds.end(), numbers.front());
  if (kind == kinds.end())
    throw std::invalid_argument("no value of a phrase: " + std::string(text));
  PhraseValue value{static_cast<Said>(kind - kinds.begin())};
  for (std::size_t i = 1; i < numbers.size(); ++i)
    value.numbers.push_back(std::strtod(std::string(numbers[i]).c_str(), nullptr));
  for (std::size_t i = 1; i < words.size(); ++i)
    value.words.push_back(unescaped(words[i]));
  return value;
}

}  // namespace

Phrase as_written(std::string text) {
  return {"", {{"text", said::text(std::move(text))}}};
}

std::string written_places(const PhrasePlaces& places) {
  std::string line;
  for (const auto& [name, value] : places) {
    if (value.said == Said::phrases || value.said == Said::clause)
      throw std::invalid_argument("a phrase within another is not written");
    line += (line.empty() ? "" : ";") + name + "=";
    line += kinds.at(static_cast<std::size_t>(value.said));
    for (const double number : value.numbers) line += fmt::format(" {}", number);
    for (const std::string& word : value.words) line += "|" + escaped(word);
  }
  return line;
}

PhrasePlaces read_places(const std::string& line) {
  PhrasePlaces places;
  if (line.empty()) return places;
  for (const std::string_view part : parts_of(line, ';')) {
    const auto sign = part.find('=');
    if (sign == std::string_view::npos)
      throw std::invalid_argument("no place of a phrase: " + std::string(part));
    places.emplace_back(part.substr(0, sign), read_value(part.substr(sign + 1)));
  }
  return places;
}

}  // namespace farreach
