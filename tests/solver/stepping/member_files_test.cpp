/// Members shared by processes through files: each computed once, none lost with a
/// process, none taken when damaged or of something else.
#include "solver/stepping/member_files.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <set>
#include <thread>

#include "solver/base/error.hpp"
#include "solver/base/ranks.hpp"
#include "tests/support/process.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;

std::string result_of(std::size_t member) {
  std::string bytes = "result of " + std::to_string(member) + "\n";
  bytes += std::string(3, '\0') + std::string(member, 'x');
  return bytes;
}

/// Computes what it can get; returns the members it computed.
std::vector<std::size_t> work(MemberFiles& files) {
  std::vector<std::size_t> computed;
  while (const auto member = files.claim()) {
    std::this_thread::yield();
    files.keep(*member, result_of(*member));
    computed.push_back(*member);
  }
  return computed;
}

void expect_all_there(MemberFiles& files) {
  EXPECT_EQ(files.count_done(), files.count());
  for (std::size_t member = 0; member < files.count(); ++member)
    EXPECT_EQ(files.load(member), result_of(member)) << member;
}

class MemberFilesTest : public ::testing::Test {
 protected:
  testing::TemporaryFolder place_;
  fs::path folder_ = place_.path() / "members";
};

TEST_F(MemberFilesTest, TwoProcessesComputeEachMemberOnce) {
  constexpr std::size_t count = 200;
  MemberFiles one(folder_, count, "f"), two(folder_, count, "f");
  std::vector<std::size_t> by_one, by_two;
  std::thread other([&] { by_two = work(two); });
  by_one = work(one);
  other.join();
  std::multiset<std::size_t> all(by_one.begin(), by_one.end());
  all.insert(by_two.begin(), by_two.end());
  EXPECT_EQ(all.size(), count);
  EXPECT_EQ(std::set<std::size_t>(all.begin(), all.end()).size(), count);
  expect_all_there(one);
}

TEST_F(MemberFilesTest, ThreadsOfOneProcessShareIt) {
  MemberFiles files(folder_, 100, "f");
  std::vector<std::size_t> a, b;
  std::thread other([&] { b = work(files); });
  a = work(files);
  other.join();
  EXPECT_EQ(a.size() + b.size(), 100U);
  expect_all_there(files);
}

TEST_F(MemberFilesTest, AClaimedMemberIsFreeForNobodyElse) {
  MemberFiles one(folder_, 2, "f"), two(folder_, 2, "f");
  const auto mine = one.claim(), other = two.claim();
  ASSERT_TRUE(mine && other);
  EXPECT_NE(*mine, *other);
  EXPECT_FALSE(one.claim() || two.claim());
  one.give_up(*mine);
  EXPECT_EQ(two.claim(), mine);
}

TEST_F(MemberFilesTest, MembersOfAKilledProcessAreTakenOver) {
  const pid_t child = fork();
  if (child == 0) {
    MemberFiles files(folder_, 6, "f");
    for (int k = 0; k < 2; ++k) {
      const auto member = files.claim();
      files.keep(*member, result_of(*member));
    }
    files.claim();
    files.claim();
    raise(SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  MemberFiles files(folder_, 6, "f");
  EXPECT_EQ(files.count_done(), 2U);
  EXPECT_EQ(work(files), (std::vector<std::size_t>{2, 3, 4, 5}));
  expect_all_there(files);
}

TEST_F(MemberFilesTest, GoesOnWhereAnotherRunStopped) {
  {
    MemberFiles files(folder_, 3, "f");
    files.keep(*files.claim(), result_of(0));
    files.claim();  // given back at the end of the object
  }
  MemberFiles files(folder_, 3, "f");
  EXPECT_EQ(files.load(0), result_of(0));
  EXPECT_EQ(work(files), (std::vector<std::size_t>{1, 2}));
}

TEST_F(MemberFilesTest, ComputesDamagedFilesAgain) {
  MemberFiles files(folder_, 4, "f");
  work(files);
  const auto whole = testing::read_file(folder_ / "1.member");
  testing::write_file(folder_ / "0.member", "");
  testing::write_file(folder_ / "1.member", whole.substr(0, whole.size() - 1));
  auto changed = testing::read_file(folder_ / "2.member");
  changed.back() ^= 1;
  testing::write_file(folder_ / "2.member", changed);
  testing::write_file(folder_ / "3.member", whole);  // of another member
  for (std::size_t member = 0; member < 4; ++member)
    EXPECT_FALSE(files.load(member)) << member;
  EXPECT_EQ(work(files).size(), 4U);
  expect_all_there(files);
}

TEST_F(MemberFilesTest, NeverTakesAHalfWrittenFile) {
  MemberFiles files(folder_, 1, "f");
  testing::write_file(folder_ / "0.member.part.1", "half");
  EXPECT_FALSE(files.load(0));
  EXPECT_EQ(files.count_done(), 0U);
  EXPECT_EQ(files.claim(), 0U);
}

TEST_F(MemberFilesTest, RefusesMembersOfSomethingElse) {
  { MemberFiles files(folder_, 1, "f"); }
  EXPECT_THROW(MemberFiles(folder_, 1, "g"), InputError);
}

TEST_F(MemberFilesTest, SaysWhenItCannotWrite) {
  testing::write_file(folder_, "a file");
  EXPECT_THROW(MemberFiles(folder_, 1, "f"), RunError);
}

TEST_F(MemberFilesTest, AHelperWaitsForItsLeader) {
  std::optional<std::size_t> got;
  std::thread late([&] {
    MemberFiles helper(folder_, 2, "f", MemberFiles::Role::helper);
    got = helper.claim();
  });
  MemberFiles::wait();
  MemberFiles leader(folder_, 2, "f");
  late.join();
  EXPECT_TRUE(got);
}

TEST_F(MemberFilesTest, AHelperEndsWhenTheFolderIsGone) {
  MemberFiles leader(folder_, 2, "f");
  MemberFiles helper(folder_, 2, "f", MemberFiles::Role::helper);
  work(leader);
  leader.remove();
  EXPECT_FALSE(fs::exists(folder_));
  EXPECT_TRUE(fs::is_empty(place_.path()));
  EXPECT_FALSE(helper.claim());
  EXPECT_FALSE(fs::exists(folder_));
}

TEST(Ranks, AloneWithoutALauncher) {
  if (launched_under_mpi()) GTEST_SKIP() << "this test itself runs under MPI";
  EXPECT_EQ(rank(), 0);
  EXPECT_EQ(ranks(), 1);
}

}  // namespace
}  // namespace farreach
