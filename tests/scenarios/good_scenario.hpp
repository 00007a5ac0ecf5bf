/// A correct scenario, for tests that change it.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "scenarios/scenario.hpp"

namespace farreach::testing {

inline const std::filesystem::path good_file =
    FARREACH_SOURCE_DIR "/tests/scenarios/good.toml";

inline std::string good_text() {
  std::ifstream in(good_file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

inline std::string with(std::string text, const std::string& old,
                        const std::string& other) {
  const auto at = text.find(old);
  EXPECT_NE(at, text.npos) << old;
  return text.replace(at, old.size(), other);
}

inline Scenario read(const std::string& text) {
  return read_scenario_text("x.toml", text);
}

}  // namespace farreach::testing
