/// Text for people: one catalogue per language, read from lines `key = text`.
///
/// A text may hold places such as {distance}, filled by name, so that a sentence never
/// has to bend a word around a number. A line `key ?= text` marks a wording that still
/// waits for a native reader. A key that a language lacks is shown in English.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace farreach {

/// One catalogue as written.
struct Catalogue {
  std::map<std::string, std::string> texts;
  std::vector<std::string> unsure;  ///< keys marked `?=`
};

/// Reads `key = text` lines; throws std::invalid_argument with the line number.
Catalogue read_catalogue(std::string_view lines);

/// The catalogue of "en", "ru" or "kk" that is built in; throws std::invalid_argument.
Catalogue built_in_catalogue(const std::string& language);

/// Languages with a catalogue, English first.
std::vector<std::string> report_languages();

class Messages {
 public:
  using Places = std::initializer_list<std::pair<std::string_view, std::string>>;

  explicit Messages(const std::string& language);

  const std::string& language() const { return language_; }
  bool has(const std::string& key) const;
  /// Throws std::out_of_range when English lacks the key, too.
  const std::string& operator()(const std::string& key) const;
  std::string operator()(const std::string& key, Places places) const {
    return filled(key, {places.begin(), places.end()});
  }
  /// Throws std::out_of_range for a place without a value.
  std::string filled(
      const std::string& key,
      const std::vector<std::pair<std::string, std::string>>& places) const;
  /// The translation of a name that the program gives in English: its key is the group
  /// and the name in small letters, "_" for all but letters and digits.
  std::string name(const std::string& group, const std::string& english) const;
  std::string text_or(const std::string& key, const std::string& otherwise) const;
  /// Every key with its text, English where the language has none.
  const std::map<std::string, std::string>& all() const { return texts_; }
  std::size_t missing() const { return missing_; }  ///< keys shown in English
  std::size_t unsure() const { return unsure_; }    ///< wordings to be confirmed

 private:
  std::string language_;
  std::map<std::string, std::string> texts_;
  std::size_t missing_ = 0, unsure_ = 0;
};

}  // namespace farreach
