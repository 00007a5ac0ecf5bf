/// Enumerations that files and catalogues of texts hold as words: one table each, for
/// whoever reads or writes them.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace farreach {

/// The words of an enumeration whose values are 0, 1, ..., in their order.
template <class Enum>
inline constexpr auto words_of = nullptr;

template <class Enum>
std::string word_of(Enum value) {
  return std::string(words_of<Enum>.at(static_cast<std::size_t>(value)));
}

/// Throws std::invalid_argument for a word that is none of them.
template <class Enum>
constexpr Enum from_word(std::string_view word) {
  constexpr auto& words = words_of<Enum>;
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) throw std::invalid_argument("no such word");
  return static_cast<Enum>(found - words.begin());
}

/// What a border is of: of land, of a sector of a sea, or where a river crosses it.
enum class BorderKind { land, sector, river };
template <>
inline constexpr std::array<std::string_view, 3> words_of<BorderKind>{"land", "sector",
                                                                      "river"};

/// How grave it is to meet a level. Scenarios say it by these words, which call a limit
/// after the odour; files hold the number.
enum class Severity { none, limit, disabling, life_threatening, lethal };
template <>
inline constexpr std::array<std::string_view, 5> words_of<Severity>{
    "none", "odour", "disabling", "life_threatening", "lethal"};

/// Throws std::invalid_argument for a number that is none of them.
inline Severity severity_numbered(int number) {
  if (number < 0 || number > static_cast<int>(Severity::lethal))
    throw std::invalid_argument("no such severity: " + std::to_string(number));
  return static_cast<Severity>(number);
}

/// The number of files, keys of texts and style sheets.
constexpr int number_of(Severity severity) {
  return static_cast<int>(severity);
}

/// How far a notice matters. In code it stands as its word, which the compiler checks:
/// notice("river.horizon", "out_of_range").
class NoticeSeverity {
 public:
  enum Value { info, assumption, provisional, out_of_range };

  constexpr NoticeSeverity() = default;
  consteval NoticeSeverity(const char* word);
  constexpr NoticeSeverity(Value value) : value_(value) {}
  constexpr operator Value() const { return value_; }
  std::string word() const;

 private:
  Value value_ = info;
};

template <>
inline constexpr std::array<std::string_view, 4> words_of<NoticeSeverity::Value>{
    "info", "assumption", "provisional", "out_of_range"};

consteval NoticeSeverity::NoticeSeverity(const char* word)
    : value_(from_word<Value>(word)) {}

inline std::string NoticeSeverity::word() const {
  return word_of(value_);
}

}  // namespace farreach
