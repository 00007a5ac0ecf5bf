/// What levels are values of. An open list: who computes another quantity declares it
/// in one line, as those below, and nobody else has to know it.
#pragma once

#include <array>
#include <stdexcept>
#include <string>
#include <string_view>

namespace farreach {

/// One of them, by its word in files; two of one word are the same.
class LevelQuantity {
 public:
  constexpr LevelQuantity() = default;  ///< not stated
  explicit consteval LevelQuantity(const char* word) { take(word); }
  /// As a file has it; throws std::invalid_argument for what is too long for a word.
  static LevelQuantity from_file(std::string_view word) {
    LevelQuantity quantity;
    quantity.take(word);
    return quantity;
  }

  constexpr bool empty() const { return word_.front() == '\0'; }
  std::string word() const { return word_.data(); }
  friend constexpr bool operator==(const LevelQuantity&,
                                   const LevelQuantity&) = default;

 private:
  constexpr void take(std::string_view word) {
    if (word.size() >= word_.size()) throw std::invalid_argument("too long for a word");
    for (std::size_t i = 0; i < word.size(); ++i) word_[i] = word[i];
  }

  std::array<char, 48> word_ = {};
};

namespace quantity {

inline constexpr LevelQuantity concentration{
    "concentration"};                                   ///< mole fraction in air [-]
inline constexpr LevelQuantity lethality{"lethality"};  ///< share killed [-]
inline constexpr LevelQuantity water_concentration{"water_concentration"};  ///< [kg/m3]
inline constexpr LevelQuantity depth{"depth"};                              ///< [m]
inline constexpr LevelQuantity depth_speed{"depth_speed"};                  ///< [m2/s]

}  // namespace quantity
}  // namespace farreach
