// A file is whole under its name or it is not there; a failure leaves what was.

#include "solver/base/atomic_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "postprocess/io/result_file.hpp"
#include "solver/base/error.hpp"
#include "solver/base/seal.hpp"
#include "tests/postprocess/io/example_products.hpp"
#include "tests/support/example_outcome.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::TemporaryFolder;

std::size_t files_in(const TemporaryFolder& folder) {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator(folder.path()), {}));
}

std::string refusal_of(const std::filesystem::path& file, const std::string& bytes) {
  try {
    write_file_atomically(file, bytes);
    return {};
  } catch (const RunError& error) {
    return error.what();
  }
}

/// Exit status of `work` in a child process; it may change limits as it likes.
template <class Work>
int in_child(Work work) {
  const pid_t child = ::fork();
  if (child == 0) {
    int status = 9;
    try {
      status = work();
    } catch (...) {
      status = 8;
    }
    ::_exit(status);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 100 + WTERMSIG(status);
}

TEST(AtomicFile, WritesAllBytes) {
  const TemporaryFolder folder;
  std::string bytes;
  for (int i = 0; i < 3000000; ++i) bytes += static_cast<char>(i * 7);
  write_file_atomically(folder / "a", bytes);
  EXPECT_TRUE(read_whole_file(folder / "a") == bytes);
  write_file_atomically(folder / "a", "new");
  EXPECT_EQ(read_whole_file(folder / "a"), "new");
  EXPECT_EQ(files_in(folder), 1U);
}

TEST(AtomicFile, MissingFolderIsSaid) {
  const TemporaryFolder folder;
  EXPECT_THAT(refusal_of(folder / "none" / "a", "x"),
              AllOf(HasSubstr("none/a"), HasSubstr("No such file or directory"),
                    HasSubstr("create the folder first")));
}

TEST(AtomicFile, FolderInTheWayIsSaid) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "a");
  EXPECT_THAT(refusal_of(folder / "a", "x"), HasSubstr("Is a directory"));
  EXPECT_EQ(files_in(folder), 1U);
}

TEST(AtomicFile, MissingPermissionIsSaid) {
  const TemporaryFolder folder;
  ::chmod(folder.path().c_str(), 0555);
  const int status = in_child([&] {
    // Root may write anywhere; as nobody the folder is closed.
    if (::geteuid() == 0 && ::setuid(65534) != 0) return 7;
    const auto said = refusal_of(folder / "a", "x");
    return said.find("Permission denied") != std::string::npos &&
                   said.find("choose a folder you may write to") != std::string::npos
               ? 0
               : 1;
  });
  ::chmod(folder.path().c_str(), 0755);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(files_in(folder), 0U);
}

TEST(AtomicFile, NoRoomLeavesTheOlderFile) {
  const TemporaryFolder folder;
  write_file_atomically(folder / "a", "older");
  const int status = in_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{100000, 100000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto said = refusal_of(folder / "a", std::string(300000, 'x'));
    return said.find("File too large") != std::string::npos &&
                   said.find("free some space") != std::string::npos
               ? 0
               : 1;
  });
  EXPECT_EQ(status, 0);
  EXPECT_EQ(read_whole_file(folder / "a"), "older");
  EXPECT_EQ(files_in(folder), 1U);
}

TEST(AtomicFile, ResultWithoutRoomLeavesNothing) {
  const TemporaryFolder folder;
  for (const bool has_older : {false, true}) {
    if (has_older) write_file_atomically(folder / "result.h5", "older");
    const int status = in_child([&] {
      std::signal(SIGXFSZ, SIG_IGN);
      const rlimit limit{65536, 65536};
      ::setrlimit(RLIMIT_FSIZE, &limit);
      try {
        write_result(folder / "result.h5", testing::example_outcome(),
                     testing::example_effects(), testing::example_findings());
      } catch (const RunError& error) {
        const std::string said = error.what();
        return said.find("File too large") != std::string::npos ? 0 : 2;
      }
      return 1;
    });
    EXPECT_EQ(status, 0);
    EXPECT_EQ(files_in(folder), has_older ? 1U : 0U);
  }
  EXPECT_EQ(read_whole_file(folder / "result.h5"), "older");
}

TEST(AtomicFile, FullDiskLeavesTheOlderFile) {
  const TemporaryFolder folder;
  const int status = in_child([&] {
    // A disk of 128 KiB of our own, where that is allowed.
    if (::unshare(CLONE_NEWNS) != 0 ||
        ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount("none", folder.path().c_str(), "tmpfs", 0, "size=128k") != 0)
      return 77;
    write_file_atomically(folder / "a", "older");
    const auto said = refusal_of(folder / "a", std::string(300000, 'x'));
    return said.find("No space left on device") != std::string::npos &&
                   read_whole_file(folder / "a") == "older" && files_in(folder) == 1
               ? 0
               : 1;
  });
  if (status == 77) GTEST_SKIP() << "a small disk can be mounted only by root";
  EXPECT_EQ(status, 0);
}

TEST(Seal, KnowsItsBytes) {
  // The check value of CRC-64/XZ.
  EXPECT_EQ(crc64("123456789"), 0x995DC9BBDF1939FAULL);
  const std::string sealed = "content" + seal_of("content");
  EXPECT_EQ(check_seal(sealed), SealState::whole);
  EXPECT_EQ(without_seal(sealed), "content");
  EXPECT_EQ(check_seal("Content" + seal_of("content")), SealState::changed);
  EXPECT_EQ(check_seal("more content" + seal_of("content")), SealState::changed);
  EXPECT_EQ(check_seal("content"), SealState::missing);
  EXPECT_EQ(check_seal(sealed.substr(0, sealed.size() - 1)), SealState::missing);
  EXPECT_EQ(check_seal(""), SealState::missing);
  EXPECT_EQ(check_seal(seal_of("")), SealState::whole);
}

}  // namespace
}  // namespace farreach
