/// Short words to declare a table of parameters with.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "models/parameter/parameter.hpp"

namespace farreach::declare {

inline Parameter text(std::string key, std::string meaning, std::string standard = "",
                      std::string source = "") {
  return {.key = std::move(key),
          .kind = ValueKind::text,
          .standard = std::move(standard),
          .meaning = std::move(meaning),
          .source = std::move(source)};
}

inline Parameter texts(std::string key, std::string meaning, std::string standard = "",
                       std::string source = "") {
  Parameter made =
      text(std::move(key), std::move(meaning), std::move(standard), std::move(source));
  made.kind = ValueKind::texts;
  return made;
}

struct Range {
  std::string unit;
  double low = 0, high = 0;
};

inline Parameter number(std::string key, Range range, std::string meaning,
                        std::string standard = "", std::string source = "") {
  return {.key = std::move(key),
          .kind = ValueKind::number,
          .unit = std::move(range.unit),
          .low = range.low,
          .high = range.high,
          .standard = std::move(standard),
          .meaning = std::move(meaning),
          .source = std::move(source)};
}

inline Parameter numbers(std::string key, Range range, std::string meaning,
                         std::string standard = "", std::string source = "") {
  Parameter made = number(std::move(key), std::move(range), std::move(meaning),
                          std::move(standard), std::move(source));
  made.kind = ValueKind::numbers;
  return made;
}

inline Parameter choice(std::string key, std::vector<std::string> choices,
                        std::string meaning, std::string standard = "",
                        std::string source = "") {
  Parameter made =
      text(std::move(key), std::move(meaning), std::move(standard), std::move(source));
  made.kind = ValueKind::choice;
  made.choices = std::move(choices);
  return made;
}

inline Parameter needed(Parameter p) {
  p.required = true;
  return p;
}

}  // namespace farreach::declare
