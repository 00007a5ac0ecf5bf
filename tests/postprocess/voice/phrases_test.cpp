/// Every phrase that a model, an assessor or a medium can say, read from the sources:
/// each has its text in every language, and gives a value to each place of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "postprocess/voice/messages.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;
using Words = std::set<std::string>;

/// The sources without comments, joined.
const std::string& sources() {
  static const std::string all = [] {
    std::string text;
    const fs::path root = FARREACH_SOURCE_DIR;
    for (const char* top : {"models", "scenarios", "postprocess"})
      for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
        const auto extension = entry.path().extension();
        if (extension != ".cpp" && extension != ".hpp") continue;
        std::ifstream in(entry.path());
        for (std::string line; std::getline(in, line);)
          if (line.find_first_not_of(' ') != line.find("//")) text += line + "\n";
      }
    return text;
  }();
  return all;
}

Words found_in(const std::string& text, const std::string& pattern) {
  Words words;
  const std::regex wanted(pattern);
  for (std::sregex_iterator at(text.begin(), text.end(), wanted), end; at != end; ++at)
    words.insert((*at)[1]);
  return words;
}

/// The arguments of a call whose opening bracket stands at `open`.
std::vector<std::string> arguments(const std::string& text, std::size_t open) {
  std::vector<std::string> list(1);
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = open; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' && text[i - 1] != '\\') quoted = !quoted;
    if (!quoted && (c == '(' || c == '{' || c == '[') && depth++ == 0) continue;
    if (!quoted && (c == ')' || c == '}' || c == ']') && --depth == 0) break;
    if (!quoted && c == ',' && depth == 1)
      list.emplace_back();
    else
      list.back() += c;
  }
  return list;
}

/// A call with what stands in nested ones taken out.
std::string without_calls(std::string text) {
  const std::regex nested("\\bphrase\\(");
  for (std::smatch m; std::regex_search(text, m, nested);) {
    const auto begin = static_cast<std::size_t>(m.position());
    std::size_t end = begin + static_cast<std::size_t>(m.length());
    for (int depth = 1; depth > 0 && end < text.size(); ++end)
      depth += (text[end] == '(') - (text[end] == ')');
    text.erase(begin, end - begin);
  }
  return text;
}

struct Call {
  Words keys;    ///< more than one where it chooses
  Words places;  ///< that get a value
};

/// Calls of the functions by which phrases are made; those whose key is no literal are
/// left out, since their keys stand as literals elsewhere.
std::vector<Call> calls() {
  std::vector<Call> all;
  const std::string& text = sources();
  const std::regex maker("\\b(phrase|notice|plume_notice|message)\\(");
  for (std::sregex_iterator at(text.begin(), text.end(), maker), end; at != end; ++at) {
    const auto open = static_cast<std::size_t>(at->position() + at->length()) - 1;
    const auto given = arguments(text, open);
    Call call;
    const bool message = (*at)[1] != "phrase";
    const std::string group = message ? "notice.text." : "";
    const std::string pattern =
        message ? "\"([a-z][a-z_.]*[a-z])\"" : "\"([a-z0-9_]+\\.[A-Za-z0-9_.]+)\"";
    for (const auto& key : found_in(given.front(), pattern))
      call.keys.insert(group + key);
    if (call.keys.empty()) continue;
    for (std::size_t i = 1; i < given.size(); ++i)
      call.places.merge(found_in(without_calls(given[i]), "\\{\\s*\"(\\w+)\"\\s*,"));
    all.push_back(std::move(call));
  }
  return all;
}

Words places_of(const std::string& text) {
  return found_in(text, "\\{(\\w+)\\}");
}

std::string start_of(const std::string& key) {
  return key.substr(0, key.find('.') + 1);
}

TEST(Phrases, HaveATextInEveryLanguageAndAValueForEachOfItsPlaces) {
  std::vector<std::string> wrong;
  std::map<std::string, Catalogue> catalogues;
  for (const auto& language : report_languages())
    catalogues[language] = built_in_catalogue(language);
  const auto all = calls();
  EXPECT_GT(all.size(), 100U);
  for (const Call& call : all)
    for (const auto& key : call.keys)
      for (const auto& [language, catalogue] : catalogues) {
        const auto found = catalogue.texts.find(key);
        if (found == catalogue.texts.end())
          wrong.push_back(language + " lacks " + key);
        else if (places_of(found->second) != call.places)
          wrong.push_back(language + " " + key + " has other places than its phrase");
      }
  EXPECT_THAT(wrong, IsEmpty());
}

/// Both ways: whatever looks like the key of a phrase is one, and none is left over.
TEST(Phrases, AreThoseOfTheCatalogues) {
  const Catalogue english = built_in_catalogue("en");
  Words starts;
  for (const Call& call : calls())
    for (const auto& key : call.keys) starts.insert(start_of(key));
  const Words literals = found_in(sources(), "\"([a-z0-9_]+\\.[A-Za-z0-9_.]+)\"");
  std::vector<std::string> wrong;
  for (const char* start : {"why.", "unknown.", "law.", "instrument.", "headline.",
                            "people.", "response.why."}) {
    EXPECT_TRUE(starts.contains(start_of(start))) << start;
    for (const auto& literal : literals)
      if (literal.starts_with(start) && !english.texts.contains(literal))
        wrong.push_back("no text of " + literal);
    for (const auto& [key, text] : english.texts)
      if (key.starts_with(start) && !literals.contains(key))
        wrong.push_back("nobody says " + key);
  }
  EXPECT_THAT(wrong, IsEmpty());
}

/// Names and details of checks are keys; each has its text in every language.
TEST(Phrases, NameChecksInEveryLanguage) {
  Words keys = found_in(sources(), "\"(check\\.[a-z0-9_]*[a-z0-9])\"");
  EXPECT_GT(keys.size(), 20U);
  for (const char* quantity : {"mass", "released_matter", "enthalpy", "momentum_x"})
    keys.insert(std::string("check.plume_balance_of_") + quantity);
  std::vector<std::string> wrong;
  for (const auto& language : report_languages()) {
    const Catalogue catalogue = built_in_catalogue(language);
    for (const auto& key : keys)
      if (!catalogue.texts.contains(key)) wrong.push_back(language + " lacks " + key);
  }
  EXPECT_THAT(wrong, IsEmpty());
}

/// A check made with words in place of a key would be English on every page.
TEST(Phrases, LeaveNoCheckToItsEnglishWords) {
  const std::string& text = sources();
  const std::regex maker("checks_?\\.push_back\\(");
  std::vector<std::string> wrong;
  for (std::sregex_iterator at(text.begin(), text.end(), maker), end; at != end; ++at) {
    const auto open = static_cast<std::size_t>(at->position() + at->length()) - 1;
    std::string call;
    for (const auto& argument : arguments(text, open)) call += argument;
    for (const auto& words : found_in(call, "\"([^\"]+)\""))
      if (!words.starts_with("check.")) wrong.push_back(words);
  }
  EXPECT_THAT(wrong, IsEmpty());
}

}  // namespace
}  // namespace farreach
