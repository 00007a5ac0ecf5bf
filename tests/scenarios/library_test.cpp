/// The library as it is, and one of the user's own.
#include "scenarios/library.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "scenarios/reading/diagnostics.hpp"
#include "solver/base/error.hpp"
#include "tests/scenarios/good_scenario.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;

namespace fs = std::filesystem;

using testing::good_text;
using testing::read;
using testing::with;

const Level* level(const Scenario& s, const std::string& key,
                   const std::string& substance = "H2S") {
  for (const auto& l : s.levels)
    if (l.key == key && l.substance == substance) return &l;
  return nullptr;
}

TEST(Library, ScenariosAreRightAndDiffer) {
  std::set<std::string> fingerprints;
  const auto files = library_scenarios();
  EXPECT_GE(files.size(), 6U);
  for (const auto& file : files) {
    const Scenario s = read_scenario(file);
    EXPECT_TRUE(fingerprints.insert(s.fingerprint).second) << file;
    EXPECT_EQ(s.record.mode, "exercise") << file;
  }
}

TEST(Library, ExampleOfTheReadmeIsRight) {
  std::ostringstream whole;
  whole << std::ifstream(library_folder() / "README.md").rdbuf();
  const std::string text = whole.str(), open = "```toml\n";
  const auto from = text.find(open) + open.size();
  const Scenario s = read(text.substr(from, text.find("```", from) - from));
  EXPECT_EQ(s.record.rose.size(), 8U);
  EXPECT_EQ(s.record.start_utc, "2026-11-20T03:00:00Z");
  EXPECT_TRUE(s.warnings.empty());
}

TEST(Library, FluidsAndSitesAreRead) {
  EXPECT_GE(library_fluids().size(), 4U);
  for (const auto& fluid : library_fluids()) EXPECT_FALSE(fluid.source.empty());
  EXPECT_GE(library_sites().size(), 5U);
  for (const auto& site : library_sites()) {
    EXPECT_FALSE(site.source.empty()) << site.id;
    EXPECT_GT(site.position_error, 0) << site.id;
    EXPECT_EQ(site.state.size(), 3U) << site.id;
  }
}

TEST(Library, LevelsHaveASourceAndAPositiveValue) {
  for (const auto& l : library_levels()) {
    EXPECT_GT(l.value, 0) << l.name;
    if (l.quantity == quantity::concentration) {
      EXPECT_LT(l.value, 1e-3) << l.name;
    }
    EXPECT_FALSE(l.source.empty()) << l.name;
    EXPECT_GE(l.severity, Severity::limit);
    EXPECT_LE(l.severity, Severity::life_threatening);
  }
}

/// A copy of the library that a test may change; named by the environment.
class OwnLibrary {
 public:
  OwnLibrary() {
    fs::copy(library_folder(), folder_.path(), fs::copy_options::recursive);
    setenv("FARREACH_LIBRARY", folder_.path().c_str(), 1);
  }
  ~OwnLibrary() { unsetenv("FARREACH_LIBRARY"); }
  OwnLibrary(const OwnLibrary&) = delete;
  OwnLibrary& operator=(const OwnLibrary&) = delete;

  void change(const char* file, const std::string& old,
              const std::string& other) const {
    std::ostringstream text;
    text << std::ifstream(folder_.path() / file).rdbuf();
    std::ofstream(folder_.path() / file) << with(text.str(), old, other);
  }

 private:
  testing::TemporaryFolder folder_;
};

TEST(Library, IsReadWhereTheEnvironmentSays) {
  const std::string before = read(good_text()).fingerprint;
  const OwnLibrary own;
  EXPECT_EQ(read(good_text()).fingerprint, before);
  own.change("thresholds.csv", "H2S,60,27,", "H2S,60,28,");
  const Scenario s = read(good_text());
  EXPECT_DOUBLE_EQ(level(s, "aegl2")->value, 28e-6);
  EXPECT_NE(s.fingerprint, before);
}

TEST(Library, OfNoFolderIsAnError) {
  setenv("FARREACH_LIBRARY", "/nonexistent/library", 1);
  EXPECT_THROW(library_folder(), RunError);
  unsetenv("FARREACH_LIBRARY");
}

std::string library_fault() {
  try {
    read(good_text());
  } catch (const InputError& wrong) {
    return format_diagnostics(wrong.diagnostics());
  }
  return "";
}

TEST(Library, ThatIsWrongIsToldWithFileAndLine) {
  const OwnLibrary own;
  own.change("thresholds.csv", "H2S,60,27,ppm", "H2S,60,many,ppm");
  EXPECT_THAT(library_fault(), HasSubstr("thresholds.csv:2"));
  EXPECT_THAT(library_fault(), HasSubstr("\"many\" is not a number"));
  own.change("thresholds.csv", "H2S,60,many,ppm", "H2S,60,27,ppm");
  own.change("fluids.toml", "H2S = \"4.5 %\"", "H2S = \"5.5 %\"");
  EXPECT_THAT(library_fault(), HasSubstr("adds up to 1.01, not 1"));
  own.change("fluids.toml", "H2S = \"5.5 %\"", "H2S = \"4.5 bar\"");
  EXPECT_THAT(library_fault(), HasSubstr("fluids.toml:"));
  own.change("sites.toml", "latitude = 51.353452", "latitud = 51.353452");
  EXPECT_THAT(library_fault(), HasSubstr("did you mean \"latitude\"?"));
}

}  // namespace
}  // namespace farreach
