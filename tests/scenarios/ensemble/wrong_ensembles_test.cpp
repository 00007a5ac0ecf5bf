/// One small wrong scenario per rule of [ensemble], in the folder wrong/. Its first
/// lines say what must be found, "# expect LINE: part of the message", nothing else.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "scenarios/reading/diagnostics.hpp"
#include "tests/scenarios/ensemble/reading.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> wrong_files() {
  std::vector<fs::path> files;
  for (const auto& entry :
       fs::directory_iterator(FARREACH_SOURCE_DIR "/tests/scenarios/ensemble/wrong"))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

class WrongEnsemble : public ::testing::TestWithParam<fs::path> {};

TEST_P(WrongEnsemble, GetsItsMessageAtItsLineAndNoOther) {
  std::vector<Diagnostic> found;
  try {
    testing::ensemble_of(read_toml(GetParam()), testing::weather_of_2025(),
                         3 * testing::day);
  } catch (const InputError& wrong) {
    for (const auto& d : wrong.diagnostics())
      if (!d.is_warning) found.push_back(d);
  }
  std::ifstream in(GetParam());
  const std::string mark = "# expect ";
  int expected = 0;
  for (std::string line; std::getline(in, line) && line.starts_with(mark); ++expected) {
    const auto colon = line.find(": ");
    const int number = std::stoi(line.substr(mark.size()));
    const std::string part = line.substr(colon + 2);
    const auto match = std::find_if(found.begin(), found.end(), [&](const auto& d) {
      return d.line == number && d.message.find(part) != d.message.npos;
    });
    EXPECT_NE(match, found.end()) << "missing: " << line << "\n"
                                  << format_diagnostics(found);
    if (match != found.end()) found.erase(match);
  }
  EXPECT_GT(expected, 0) << "the file states no expectation";
  EXPECT_TRUE(found.empty()) << "not expected:\n" << format_diagnostics(found);
}

INSTANTIATE_TEST_SUITE_P(Rules, WrongEnsemble, ::testing::ValuesIn(wrong_files()),
                         [](const auto& file) { return file.param.stem().string(); });

}  // namespace
}  // namespace farreach
