/// Threads of the wrapper: how many there are, bound and unbound; exceptions; loops
/// within loops and after one another.
#include "solver/base/parallel.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include "tests/support/process.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;
using testing::shell;

/// Waits until `wanted` threads are in the loop at once, for 20 s at most; where they
/// were, one processor each, at the end.
std::set<int> processors_of_threads_that_meet(int wanted) {
  std::atomic<int> here{0};
  std::vector<int> processor(std::size_t(wanted), -1);
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  parallel_for("meet", std::size_t(wanted), [&](std::size_t i) {
    ++here;
    while (here < wanted && std::chrono::steady_clock::now() < give_up)
      std::this_thread::yield();
    processor[i] = here >= wanted ? sched_getcpu() : -1;
  });
  return {processor.begin(), processor.end()};
}

TEST(Parallel, all_threads_are_at_work_at_once) {
  for (const int n : {2, 5, 0}) {
    set_threads(n);
    EXPECT_FALSE(processors_of_threads_that_meet(threads()).contains(-1)) << n;
  }
}

/// Run alone by the test below, in other environments.
TEST(Parallel, each_processor_has_a_thread_where_they_are_bound) {
  set_threads(0);
  EXPECT_EQ(threads(), processors());
  const auto met = processors_of_threads_that_meet(threads());
  EXPECT_FALSE(met.contains(-1));
  if (std::getenv("OMP_PROC_BIND")) {
    EXPECT_EQ(met.size(), std::size_t(processors()));
  }
}

TEST(Parallel, threads_are_as_many_when_bound) {
  const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
  const std::string alone = self + " --gtest_filter=Parallel.each_processor*";
  for (const char* environment :
       {"OMP_PROC_BIND=true", "OMP_PLACES=cores OMP_PROC_BIND=close",
        "OMP_PROC_BIND=spread OMP_PLACES=threads", "OMP_WAIT_POLICY=active"}) {
    const auto finished = shell(std::string(environment) + " " + alone);
    EXPECT_EQ(finished.status, 0) << environment << "\n" << finished.output;
  }
  if (shell("mpirun --version").status != 0) GTEST_SKIP() << "no mpirun here";
  const std::string mpirun =
      "OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 mpirun ";
  for (const char* options : {"--bind-to none -n 1 ", "--bind-to core -n 1 "}) {
    const auto finished = shell(mpirun + options + "env OMP_PROC_BIND=true " + alone);
    EXPECT_EQ(finished.status, 0) << options << "\n" << finished.output;
  }
}

TEST(Parallel, the_environment_may_ask_for_fewer) {
  const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
  if (processors() < 2) GTEST_SKIP() << "one processor";
  EXPECT_NE(
      shell("OMP_NUM_THREADS=1 " + self + " --gtest_filter=Parallel.each_processor*")
          .status,
      0);
}

TEST(Parallel, every_item_is_done_once_in_many_short_loops) {
  set_threads(4);
  std::vector<int> done(7, 0);
  for (int loop = 0; loop < 20000; ++loop)
    parallel_for("short", done.size(), [&](std::size_t i) { ++done[i]; });
  set_threads(0);
  EXPECT_THAT(done, ::testing::Each(20000));
}

TEST(Parallel, the_first_failure_by_number_is_told_and_the_rest_is_done) {
  set_threads(3);
  std::atomic<int> done{0};
  const auto body = [&](std::size_t i) {
    if (i == 5 || i == 11) throw std::runtime_error("item " + std::to_string(i));
    ++done;
  };
  try {
    parallel_for("failing", 20, body);
    ADD_FAILURE() << "nothing was thrown";
  } catch (const std::runtime_error& failure) {
    EXPECT_STREQ(failure.what(), "item 5");
  }
  EXPECT_EQ(done, 18);
  set_threads(0);
}

TEST(Parallel, a_loop_within_a_loop_runs_on_its_thread) {
  set_threads(2);
  std::vector<std::set<std::thread::id>> inner(4);
  std::vector<std::thread::id> outer(4);
  parallel_for("outer", outer.size(), [&](std::size_t i) {
    outer[i] = std::this_thread::get_id();
    parallel_for("inner", 8,
                 [&](std::size_t) { inner[i].insert(std::this_thread::get_id()); });
  });
  set_threads(0);
  for (std::size_t i = 0; i < 4; ++i)
    EXPECT_THAT(inner[i], ::testing::ElementsAre(outer[i]));
}

}  // namespace
}  // namespace farreach
