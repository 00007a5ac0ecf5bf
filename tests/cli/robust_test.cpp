/// What a user's machine may do to the program: full disks, signals, limits, links, two
/// runs at once. It ends, with a message and the right exit status.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using testing::read_file;
using testing::shell;
using testing::TemporaryFolder;
using testing::write_file;

const std::string program = FARREACH_EXECUTABLE;
const std::string hole =
    FARREACH_SOURCE_DIR "/scenarios/library/karachaganak_gathering_line_hole.toml";
const std::string dam_break = FARREACH_SOURCE_DIR "/tests/cli/dam_break.toml";

std::string run(const std::string& scenario, const fs::path& out,
                const std::string& more = "") {
  return program + " run " + scenario + " --out " + out.string() + " " + more;
}

std::vector<std::string> files_in(const fs::path& folder) {
  std::vector<std::string> names;
  if (fs::exists(folder))
    for (const auto& entry : fs::directory_iterator(folder))
      names.push_back(entry.path().filename().string());
  return names;
}

TEST(Robust, a_run_that_was_stopped_says_so_by_its_exit_status) {
  for (const auto& [signal, status] : {std::pair{"INT", 130}, {"TERM", 143}}) {
    const TemporaryFolder folder;
    testing::Finished stopped;
    for (int tenths = 3; tenths < 100; ++tenths) {
      stopped = shell("timeout --preserve-status -s " + std::string(signal) + " " +
                      std::to_string(tenths / 10.0) + " " +
                      run(dam_break, folder / "out", "--force"));
      if (fs::exists(folder / "out/result.h5")) break;
    }
    EXPECT_EQ(stopped.status, status) << stopped.output;
    EXPECT_THAT(stopped.output, HasSubstr("was stopped early"));
  }
}

TEST(Robust, check_stops_at_the_first_ctrl_c) {
  const TemporaryFolder folder;
  const std::string pipe = (folder / "scenario.toml").string();
  const auto stopped =
      shell("mkfifo " + pipe + "; timeout --preserve-status -s INT -k 5 1 " + program +
            " check " + pipe);
  EXPECT_EQ(stopped.status, 130) << stopped.output;
}

TEST(Robust, what_cannot_be_printed_is_a_failure) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  const TemporaryFolder folder;
  for (const std::string& command :
       {program + " list sites", program + " --help", program + " --version",
        program + " check " + hole, run(hole, folder / "out")})
    for (const char* where : {" > /dev/full", " >&-"}) {
      const auto finished = shell(
          command + where + (command.find(" run ") == command.npos ? "" : " --force"));
      EXPECT_EQ(finished.status, 1) << command << where;
      EXPECT_THAT(finished.output, HasSubstr("standard output")) << command << where;
    }
}

TEST(Robust, a_file_size_limit_is_a_message_and_leaves_no_part) {
  const TemporaryFolder folder;
  const auto finished = shell("ulimit -f 16; " + run(hole, folder / "out"));
  EXPECT_EQ(finished.status, 1) << finished.output;
  EXPECT_THAT(finished.output, HasSubstr("result.h5"));
  EXPECT_THAT(files_in(folder / "out"), ::testing::IsEmpty());
}

TEST(Robust, links_in_the_folder_are_not_written_through) {
  const TemporaryFolder folder;
  fs::create_directory(folder / "out");
  write_file(folder / "victim", "precious");
  for (const char* name : {".farreach-write-test", ".farreach-lock", "checkpoint.part"})
    fs::create_symlink(folder / "victim", folder / ("out/" + std::string(name)));
  const auto refused = shell(run(hole, folder / "out"));
  EXPECT_EQ(refused.status, 2) << refused.output;
  EXPECT_THAT(refused.output, HasSubstr("remove the link"));
  EXPECT_EQ(read_file(folder / "victim"), "precious");
  fs::remove(folder / "out/.farreach-lock");
  EXPECT_EQ(shell(run(dam_break, folder / "out", "--checkpoint-every 0")).status, 0);
  EXPECT_EQ(read_file(folder / "victim"), "precious");
}

TEST(Robust, two_runs_do_not_write_into_one_folder) {
  if (shell("command -v flock").status != 0) GTEST_SKIP() << "no flock here";
  const TemporaryFolder folder;
  fs::create_directory(folder / "out");
  const std::string lock = (folder / "out/.farreach-lock").string();
  const auto refused = shell("flock " + lock + " " + run(hole, folder / "out"));
  EXPECT_EQ(refused.status, 2) << refused.output;
  EXPECT_THAT(refused.output, HasSubstr("another run of farreach is writing into"));
  // The file is left, the lock is not: as after a run that was killed.
  EXPECT_TRUE(fs::exists(lock));
  EXPECT_EQ(shell(run(hole, folder / "out")).status, 0);
  EXPECT_FALSE(fs::exists(lock));
}

TEST(Robust, little_memory_ends_in_a_message) {
  long least = 0;  // [KiB] with which the program starts at all
  for (long limit = 60'000; limit < 2'000'000 && least == 0; limit += 20'000)
    if (shell("ulimit -v " + std::to_string(limit) + "; " + program + " --version")
            .status == 0)
      least = limit;
  if (least == 0) GTEST_SKIP() << "a sanitized program needs all addresses";
  const TemporaryFolder folder;
  for (const long more : {0, 8'000, 16'000, 24'000, 40'000}) {
    const auto finished = shell("ulimit -v " + std::to_string(least + more) +
                                "; timeout 20 " + run(hole, folder / "out", "--force"));
    EXPECT_THAT(finished.status, AnyOf(0, 1, 2, 127)) << finished.output;
    EXPECT_FALSE(finished.output.empty()) << more;
    EXPECT_THAT(finished.output, ::testing::Not(HasSubstr("infinite loop"))) << more;
  }
}

TEST(Robust, a_pipe_is_no_result_file) {
  const TemporaryFolder folder;
  const std::string pipe = (folder / "result.h5").string();
  const auto finished =
      shell("mkfifo " + pipe + "; timeout 10 " + program + " report " + pipe);
  EXPECT_EQ(finished.status, 1);
  EXPECT_THAT(finished.output, HasSubstr("a pipe or a device"));
}

}  // namespace
}  // namespace farreach
