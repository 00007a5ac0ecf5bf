/// One small wrong scenario per rule, in the folder wrong/. Its first lines say what
/// must be found, "# expect LINE: part of the message", and nothing else may be found.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "scenarios/scenario.hpp"
#include "tests/support/process.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;

const fs::path folder = FARREACH_SOURCE_DIR "/tests/scenarios/wrong";

struct Expected {
  int line = 0;
  std::string part;
};

std::vector<fs::path> wrong_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<Expected> expectations(const fs::path& file) {
  std::vector<Expected> all;
  std::ifstream in(file);
  const std::string mark = "# expect ";
  for (std::string line; std::getline(in, line) && line.starts_with(mark);) {
    const auto colon = line.find(": ");
    all.push_back({std::stoi(line.substr(mark.size())), line.substr(colon + 2)});
  }
  return all;
}

std::vector<Diagnostic> errors_of(const fs::path& file) {
  try {
    read_scenario(file);
  } catch (const InputError& wrong) {
    std::vector<Diagnostic> errors;
    for (const auto& d : wrong.diagnostics())
      if (!d.is_warning) errors.push_back(d);
    return errors;
  }
  return {};
}

class WrongScenario : public ::testing::TestWithParam<fs::path> {};

TEST_P(WrongScenario, GetsItsMessageAtItsLineAndNoOther) {
  const auto expected = expectations(GetParam());
  ASSERT_FALSE(expected.empty()) << "the file states no expectation";
  auto found = errors_of(GetParam());
  const std::string all = format_diagnostics(found);
  for (const auto& wanted : expected) {
    const auto match = std::find_if(found.begin(), found.end(), [&](const auto& d) {
      return d.line == wanted.line && d.message.find(wanted.part) != d.message.npos;
    });
    EXPECT_NE(match, found.end())
        << "missing: " << wanted.line << ": " << wanted.part << "\n"
        << all;
    if (match != found.end()) found.erase(match);
  }
  EXPECT_TRUE(found.empty()) << "not expected:\n" << format_diagnostics(found);
}

TEST_P(WrongScenario, IsToldWithFileLineAndCaret) {
  for (const auto& d : errors_of(GetParam())) {
    const std::string text = format_diagnostics({d});
    EXPECT_THAT(text,
                ::testing::StartsWith(d.file + ":" + std::to_string(d.line) + ":"));
    EXPECT_THAT(text, ::testing::HasSubstr(": error: "));
    if (d.line_text.empty()) continue;
    EXPECT_THAT(text, ::testing::HasSubstr("^"));
    EXPECT_LE(d.column, static_cast<int>(d.line_text.size()) + 1) << text;
  }
}

INSTANTIATE_TEST_SUITE_P(Rules, WrongScenario, ::testing::ValuesIn(wrong_files()),
                         [](const auto& file) { return file.param.stem().string(); });

TEST(WrongScenarios, AreFortyOrMore) {
  EXPECT_GE(wrong_files().size(), 40U);
}

std::string message_of(const fs::path& file) {
  const auto errors = errors_of(file);
  return errors.empty() ? "" : errors.front().message;
}

TEST(WrongFiles, AreRefusedWithTheReason) {
  const testing::TemporaryFolder folder_of_test;
  const fs::path place = folder_of_test.path();
  EXPECT_EQ(message_of(place / "nothing_here.toml"), "no such file");
  EXPECT_THAT(message_of(place), ::testing::HasSubstr("is a folder"));
  const fs::path large = place / "large.toml";
  std::ofstream(large) << std::string(5u << 20, '#');
  EXPECT_THAT(message_of(large), ::testing::HasSubstr("larger than 4 MiB"));
}

TEST(WrongFiles, ShowTheLineAndTheCaret) {
  const auto errors = errors_of(folder / "below_range.toml");
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_THAT(format_diagnostics(errors),
              ::testing::HasSubstr("error: release.pressure = \"-1 bar\" is outside "
                                   "[1, 1000] bar\n"
                                   "   12 | pressure = \"-1 bar\"\n"
                                   "      |            ^~~~~~~~\n"
                                   "      absolute pressure"));
}

}  // namespace
}  // namespace farreach
