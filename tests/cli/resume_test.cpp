/// A run killed at random moments and taken up again ends with the same bytes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::read_file;
using testing::shell;
using testing::TemporaryFolder;

const std::string program = FARREACH_EXECUTABLE;
const std::string dam_break = FARREACH_SOURCE_DIR "/tests/cli/dam_break.toml";

std::string run(const fs::path& out, const std::string& more,
                const std::string& scenario = dam_break) {
  return program + " run " + scenario + " --out " + out.string() + " " + more;
}

/// Runs with a checkpoint after every step until stopped by `signal`, a little later
/// every time, as long as that leaves a checkpoint.
void leave_checkpoint(const fs::path& out, const std::string& signal) {
  for (int tenths = 2; tenths < 100 && !fs::exists(out / "checkpoint"); ++tenths)
    shell("timeout -s " + signal + " " + std::to_string(tenths / 10.0) + " " +
          run(out, "--force --checkpoint-every 0"));
  ASSERT_TRUE(fs::exists(out / "checkpoint"));
}

TEST(Resume, after_kills_ends_with_the_same_bytes) {
  const TemporaryFolder folder;
  ASSERT_EQ(shell(run(folder / "whole", "--threads 2")).status, 0);
  leave_checkpoint(folder / "killed", "KILL");
  int kills = 1;
  for (; kills < 6; ++kills)
    if (shell("timeout -s KILL 0." + std::to_string(3 + kills) + " " +
              run(folder / "killed", "--resume --threads 1 --checkpoint-every 0.05"))
            .status == 0)
      break;
  if (fs::exists(folder / "killed/checkpoint")) {
    const auto last = shell(run(folder / "killed", "--resume"));
    ASSERT_EQ(last.status, 0) << last.output;
    EXPECT_THAT(last.output, HasSubstr("Going on"));
  }
  for (const char* name : {"result.h5", "summary.json", "zones.geojson", "report.html"})
    EXPECT_EQ(read_file(folder / "whole" / name), read_file(folder / "killed" / name))
        << name << " after " << kills << " kills";
  EXPECT_FALSE(fs::exists(folder / "killed/checkpoint"));
  EXPECT_FALSE(fs::exists(folder / "killed/checkpoint.part"));
}

TEST(Resume, is_offered_after_ctrl_c) {
  const TemporaryFolder folder;
  std::string output;
  for (int tenths = 2; tenths < 100 && !fs::exists(folder / "out/checkpoint"); ++tenths)
    output = shell("timeout -s INT " + std::to_string(tenths / 10.0) + " " +
                   run(folder / "out", "--force"))
                 .output;
  EXPECT_THAT(output, AllOf(HasSubstr("was stopped early"), HasSubstr("To go on"),
                            HasSubstr("--resume")));
  const auto without = shell(run(folder / "out", ""));
  EXPECT_EQ(without.status, 2);
  EXPECT_THAT(without.output, HasSubstr("a run that was not finished"));
}

TEST(Resume, of_a_changed_scenario_is_refused) {
  const TemporaryFolder folder;
  leave_checkpoint(folder / "out", "KILL");
  std::string text = read_file(dam_break);
  text.replace(text.find("level = 108"), 11, "level = 107");
  testing::write_file(folder / "changed.toml", text);
  const auto finished =
      shell(run(folder / "out", "--resume", (folder / "changed.toml").string()));
  EXPECT_EQ(finished.status, 2);
  EXPECT_THAT(finished.output, HasSubstr("belongs to another scenario"));
}

TEST(Run, of_a_flow_says_what_its_gauges_saw) {
  const TemporaryFolder folder;
  const auto finished = shell(run(folder / "out", ""));
  EXPECT_THAT(finished.output, AllOf(HasSubstr("gauge or line"), HasSubstr("village"),
                                     HasSubstr("bridge")));
  EXPECT_THAT(read_file(folder / "out/gauges.csv"),
              AllOf(HasSubstr("name,kind,member,x_m"), HasSubstr("\nvillage,gauge,"),
                    HasSubstr("\nbridge,line,")));
}

TEST(Resume, without_a_checkpoint_starts_from_the_beginning) {
  const TemporaryFolder folder;
  const auto finished = shell(run(folder / "out", "--resume"));
  EXPECT_EQ(finished.status, 0) << finished.output;
  EXPECT_THAT(finished.output, HasSubstr("no checkpoint yet"));
}

}  // namespace
}  // namespace farreach
