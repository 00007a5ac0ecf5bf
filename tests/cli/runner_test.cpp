/// The runner computes and describes; it says nothing itself.
#include "scenarios/app/runner/runner.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "solver/base/atomic_file.hpp"
#include "solver/base/error.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach::app {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

Scenario small_scenario() {
  return read_scenario(FARREACH_SOURCE_DIR "/tests/cli/dam_break.toml");
}

TEST(Runner, TellsWhatItWroteAndSaysNothing) {
  const testing::TemporaryFolder folder;
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  const RunReport report = run_scenario(small_scenario(), {.out = folder.path()});
  EXPECT_THAT(::testing::internal::GetCapturedStdout(), IsEmpty());
  EXPECT_THAT(::testing::internal::GetCapturedStderr(), IsEmpty());
  EXPECT_TRUE(report.outcome.complete);
  EXPECT_TRUE(report.written.sound);
  EXPECT_FALSE(report.kept);
  EXPECT_FALSE(report.written.findings.headline.empty());
  ASSERT_GE(report.written.files.size(), 4u);
  for (const auto& [name, file] : report.written.files)
    EXPECT_TRUE(std::filesystem::file_size(file) > 0) << name;
}

TEST(Runner, TellsTheListenerThatNothingWasKept) {
  const testing::TemporaryFolder folder;
  std::vector<Resumed> told;
  run_scenario(small_scenario(), {.out = folder.path(), .resume = true},
               {.resumes = [&](Resumed how, double) { told.push_back(how); }});
  EXPECT_EQ(told, std::vector{Resumed::from_nothing});
}

TEST(Runner, OverwritesNothingUnasked) {
  const testing::TemporaryFolder folder;
  write_file_atomically(folder / "summary.json", "mine");
  EXPECT_THROW(run_scenario(small_scenario(), {.out = folder.path()}), InputError);
  EXPECT_EQ(read_whole_file(folder / "summary.json"), "mine");
}

}  // namespace
}  // namespace farreach::app
