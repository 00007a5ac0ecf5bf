/// An ensemble gives the same bytes whoever computes it, and whatever befalls it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/gridded_scenario.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using testing::read_file;
using testing::shell;
using testing::TemporaryFolder;

const std::string scenario = FARREACH_SOURCE_DIR "/tests/cli/far_field.toml";

std::string run(const fs::path& out, const std::string& more) {
  return std::string(FARREACH_EXECUTABLE) + " run " + scenario + " --out " +
         out.string() + " " + more;
}

void expect_same(const fs::path& one, const fs::path& two) {
  for (const char* name :
       {"result.h5", "result.xdmf", "summary.json", "zones.geojson", "report.html"})
    EXPECT_TRUE(read_file(one / name) == read_file(two / name)) << two << " " << name;
}

/// Presses Ctrl-C when the first member lies in its file, however fast the machine is.
std::string interrupted_once_a_member_is_kept(const std::string& command,
                                              const fs::path& out) {
  return command + " & while kill -0 $! && [ -z \"$(find " + out.string() +
         " -name '*.member' | head -n 1)\" ]; do sleep 0.01; done 2>/dev/null; "
         "kill -INT $!; wait $!";
}

TEST(Ensemble, is_the_same_for_threads_kills_and_processes) {
  const TemporaryFolder folder;
  const auto one = shell(run(folder / "one", "--threads 1"));
  ASSERT_EQ(one.status, 0) << one.output;
  ASSERT_EQ(shell(run(folder / "two", "--threads 2")).status, 0);
  expect_same(folder / "one", folder / "two");

  int kills = 0;
  for (; kills < 8; ++kills)
    if (shell("timeout -s KILL 0." + std::to_string(2 + kills) + " " +
              run(folder / "killed", "--resume --threads 1 --checkpoint-every 0.05"))
            .status == 0)
      break;
  ASSERT_EQ(shell(run(folder / "killed", "--resume --force")).status, 0);
  expect_same(folder / "one", folder / "killed");
  for (const auto& entry : fs::directory_iterator(folder / "killed"))
    EXPECT_FALSE(entry.is_directory())
        << entry.path() << " after " << kills << " kills";
}

TEST(Ensemble, that_was_interrupted_names_the_command_that_goes_on) {
  const TemporaryFolder folder;
  const std::string command = run(folder / "out", "--members 11 --threads 1 --lang ru");
  const std::string mark = "To go on from there:\n  farreach ";
  const std::string said =
      shell(interrupted_once_a_member_is_kept(command, folder / "out")).output;
  const auto at = said.find(mark);
  ASSERT_NE(at, said.npos) << said;
  EXPECT_FALSE(read_file(folder / "out/result.h5").empty());
  const auto begin = at + mark.size();
  const auto end = said.find('\n', begin);
  const auto finished =
      shell(std::string(FARREACH_EXECUTABLE) + " " + said.substr(begin, end - begin));
  ASSERT_EQ(finished.status, 0) << finished.output;
  EXPECT_THAT(finished.output, HasSubstr("Going on with the members"));
  ASSERT_EQ(shell(run(folder / "whole", "--members 11 --lang ru")).status, 0);
  expect_same(folder / "whole", folder / "out");
}

TEST(Ensemble, is_the_same_over_two_processes_of_mpi) {
  if (shell("mpirun --version").status != 0) GTEST_SKIP() << "no mpirun here";
  const TemporaryFolder folder;
  ASSERT_EQ(shell(run(folder / "one", "--threads 1")).status, 0);
  const auto two = shell(
      "OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 "
      "mpirun --oversubscribe -n 2 " +
      run(folder / "mpi", "--threads 1"));
  ASSERT_EQ(two.status, 0) << two.output;
  expect_same(folder / "one", folder / "mpi");
}

TEST(Ensemble, of_the_first_members_says_so) {
  const TemporaryFolder folder;
  const auto finished = shell(run(folder / "some", "--members 3"));
  ASSERT_EQ(finished.status, 0) << finished.output;
  EXPECT_THAT(finished.output, HasSubstr("first 3 of 12 members"));
  EXPECT_THAT(read_file(folder / "some/report.html"),
              HasSubstr("first 3 of 12 members"));
  const auto checked =
      shell("/usr/bin/python3 " FARREACH_SOURCE_DIR "/tests/support/check_xdmf.py " +
            (folder / "some/result.xdmf").string());
  if (checked.status == 77) GTEST_SKIP() << "python3-h5py is not installed";
  EXPECT_EQ(checked.status, 0) << checked.output;
}

TEST(Ensemble, runs_over_gridded_weather) {
  const TemporaryFolder folder;
  const auto gridded = testing::gridded_scenario(folder.path(), true);
  if (!gridded) GTEST_SKIP() << "python3-netcdf4 is not installed";
  const auto finished =
      shell(std::string(FARREACH_EXECUTABLE) + " run " + gridded->string() + " --out " +
            (folder / "out").string() + " --members 3");
  ASSERT_EQ(finished.status, 0) << finished.output;
  const std::string summary = read_file(folder / "out/summary.json");
  EXPECT_THAT(summary, HasSubstr("gridded"));
  EXPECT_THAT(summary, ::testing::Not(HasSubstr("Give gridded winds")));
}

TEST(Ensemble, beyond_the_memory_is_refused_before_anything_runs) {
  const TemporaryFolder folder;
  std::string text = read_file(scenario);
  testing::replace_part(text, "members = 12", "\n", "members = 100000");
  testing::replace_part(text, "rings = 24", "\n", "rings = 400");
  testing::replace_part(text, "sectors = 36", "\n", "sectors = 720");
  testing::write_file(folder / "huge.toml", text);
  const std::string program(FARREACH_EXECUTABLE),
      file = (folder / "huge.toml").string();
  for (const std::string& asked :
       {program + " check " + file,
        program + " run " + file + " --out " + (folder / "out").string()}) {
    const auto refused = shell(asked);
    EXPECT_EQ(refused.status, 2) << refused.output;
    EXPECT_THAT(refused.output, HasSubstr("ensemble.members = 100000"));
    EXPECT_THAT(refused.output, HasSubstr("GiB can be had"));
    EXPECT_FALSE(fs::exists(folder / "out"));
  }
}

TEST(Ensemble, names_the_toxic_models_that_it_draws) {
  const TemporaryFolder folder;
  std::string text = read_file(scenario);
  testing::replace_part(text, "members = 12", "\n",
                        "members = 12\n[[ensemble.vary]]\nkey = \"thresholds.probit\"\n"
                        "distribution = \"choice\"\n"
                        "choices = [\"h2s_perry_articola\", \"h2s_tno\"]");
  testing::replace_part(text, "systems = ", "\n", "systems = [\"lethality\"]");
  testing::write_file(folder / "toxic.toml", text);
  const auto finished = shell(std::string(FARREACH_EXECUTABLE) + " run " +
                              (folder / "toxic.toml").string() + " --out " +
                              (folder / "out").string() + " --members 2");
  ASSERT_EQ(finished.status, 0) << finished.output;
  const std::string summary = read_file(folder / "out/summary.json");
  EXPECT_THAT(summary, HasSubstr("H2S lethality 50 % (Perry and Articola; TNO)"));
  EXPECT_THAT(summary, HasSubstr("ensemble.toxic_models"));
}

}  // namespace
}  // namespace farreach
