/// The command line as a user meets it: help, mistakes, exit status.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <ostream>

#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;
using testing::shell;

const std::string program = FARREACH_EXECUTABLE;
const std::string library = FARREACH_SOURCE_DIR "/scenarios/library";

TEST(CommandLine, help_names_every_command) {
  const auto help = shell(program + " --help");
  EXPECT_EQ(help.status, 0);
  for (const char* name :
       {"run", "check", "explain", "list", "report", "export", "validate", "origins"}) {
    EXPECT_THAT(help.output, HasSubstr(std::string("farreach ") + name));
    const auto own = shell(program + " " + name + " --help");
    EXPECT_EQ(own.status, 0) << name;
    EXPECT_THAT(own.output, HasSubstr(name));
  }
}

TEST(CommandLine, check_draws_inputs_with_the_page_in_either_form) {
  const testing::TemporaryFolder folder;
  const std::string scenario = library + "/karachaganak_station_weather.toml";
  const std::string page = (folder / "page.html").string();
  for (const std::string& words :
       {scenario + " --inputs " + page, "--inputs=" + page + " " + scenario,
        "--inputs " + page + " --lang ru " + scenario}) {
    std::filesystem::remove(page);
    const auto out = shell(program + " check " + words);
    EXPECT_EQ(out.status, 0) << out.output;
    EXPECT_TRUE(std::filesystem::exists(page)) << words;
  }
  for (const std::string& words : {"--inputs " + scenario, scenario + " --inputs"}) {
    const auto out = shell(program + " check " + words);
    EXPECT_EQ(out.status, 0);
    EXPECT_THAT(out.output, HasSubstr("exercise_month.csv:5"));
  }
}

TEST(CommandLine, version_is_one_line) {
  const auto version = shell(program + " --version");
  EXPECT_EQ(version.status, 0);
  EXPECT_THAT(version.output, ::testing::MatchesRegex("farreach [0-9.]+\n"));
}

struct Mistake {
  const char* arguments;
  const char* says;
};

void PrintTo(const Mistake& mistake, std::ostream* out) {
  *out << '"' << mistake.arguments << '"';
}

class WrongCommandLine : public ::testing::TestWithParam<Mistake> {};

TEST_P(WrongCommandLine, is_refused_with_status_2_and_a_remedy) {
  const auto finished = shell(program + " " + GetParam().arguments);
  EXPECT_EQ(finished.status, 2) << finished.output;
  EXPECT_THAT(finished.output, HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    all, WrongCommandLine,
    ::testing::Values(
        Mistake{"", "farreach run"}, Mistake{"fly", "unknown command \"fly\""},
        Mistake{"run", "missing the scenario file"},
        Mistake{"run x.toml", "missing --out DIR"},
        Mistake{"run x.toml --out /tmp/never --wrong", "--wrong"},
        Mistake{"run x.toml --out /tmp/never --threads=-1", "[0, 4096]"},
        Mistake{"run x.toml --out /tmp/never --threads two", "two"},
        Mistake{"run x.toml --out /tmp/never --lang de", "en, ru, kk"},
        Mistake{"run /nonexistent.toml --out /tmp/never", "/nonexistent.toml"},
        Mistake{"check /nonexistent.toml", "/nonexistent.toml"},
        Mistake{"export", "missing the result file"},
        Mistake{"export x.h5 --map peak", "missing --out FILE"},
        Mistake{"check", "missing the scenario file"},
        Mistake{"list", "sites, scenarios, rivers, substances or thresholds"},
        Mistake{"list sights", "sites"}, Mistake{"explain wind_sped", "wind_speed"},
        Mistake{"validate lng", "missing --observations"},
        Mistake{"validate moon --observations x.csv", "prairie-grass"},
        Mistake{"validate lng --observations /nonexistent.csv", "/nonexistent.csv"}));

TEST(CommandLine, lists_what_the_library_holds) {
  for (const char* what : {"sites", "scenarios", "substances", "thresholds"}) {
    const auto finished = shell(program + " list " + what);
    EXPECT_EQ(finished.status, 0) << finished.output;
    EXPECT_GT(finished.output.size(), 100U) << what;
  }
  EXPECT_THAT(shell(program + " list sites").output, HasSubstr("Karachaganak"));
  EXPECT_THAT(shell(program + " list substances").output, HasSubstr("H2S"));
}

TEST(CommandLine, explains_hazard_and_key) {
  EXPECT_THAT(shell(program + " explain sour_gas").output, HasSubstr("release.kind"));
  const auto key = shell(program + " explain weather.wind_speed");
  EXPECT_EQ(key.status, 0);
  EXPECT_THAT(key.output, HasSubstr("m/s"));
}

TEST(CommandLine, checks_every_scenario_of_the_library) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(library)) {
    if (entry.path().extension() != ".toml") continue;
    const auto name = entry.path().filename().string();
    if (name == "sites.toml" || name == "fluids.toml") continue;
    const auto finished = shell(program + " check " + entry.path().string());
    EXPECT_EQ(finished.status, 0) << name << "\n" << finished.output;
    ++count;
  }
  EXPECT_GE(count, 6U);
}

}  // namespace
}  // namespace farreach
