#include "solver/stepping/progress.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <thread>
#include <vector>

namespace farreach {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

struct Screen {
  double now = 0;
  std::string text;
  std::function<void(const std::string&)> writer() {
    return [this](const std::string& s) { text += s; };
  }
  std::function<double()> clock() {
    return [this] { return now; };
  }
};

TEST(Progress, ShowsTimeLeftByTheRateSoFar) {
  Screen screen;
  Progress progress("run", screen.writer(), screen.clock());
  screen.now = 30;
  progress.update(0.25);
  EXPECT_THAT(screen.text, HasSubstr("run: 25 %, 1 min 30 s left"));
}

TEST(Progress, IsQuietForShortWork) {
  Screen screen;
  Progress progress("run", screen.writer(), screen.clock());
  for (int i = 1; i <= 10; ++i) {
    screen.now = 0.19 * i;
    progress.update(i / 10.0);
  }
  progress.finish();
  EXPECT_THAT(screen.text, IsEmpty());
}

TEST(Progress, IsQuietWithoutATerminal) {
  double now = 0;
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  {
    Progress made_by_hand("run", {}, [&] { return now; });
    Progress of_a_file("run");  // stderr is captured, so no terminal
    std::this_thread::sleep_for(std::chrono::milliseconds(600));  // worth a line
    for (Progress* progress : {&made_by_hand, &of_a_file}) {
      now += 1000;
      progress->update(0.001);
      progress->finish();
    }
  }
  EXPECT_THAT(::testing::internal::GetCapturedStdout(), IsEmpty());
  EXPECT_THAT(::testing::internal::GetCapturedStderr(), IsEmpty());
}

TEST(Progress, DoesNotFlickerAndCleansUp) {
  Screen screen;
  {
    Progress progress("run", screen.writer(), screen.clock());
    screen.now = 10;
    progress.update(0.1);
    const auto once = screen.text;
    screen.now = 10.05;
    progress.update(0.11);
    EXPECT_EQ(screen.text, once);
  }
  EXPECT_TRUE(screen.text.ends_with("\r\x1b[K"));
}

TEST(Progress, MayBeUpdatedFromThreads) {
  Screen screen;
  screen.now = 0;
  Progress progress("run", screen.writer(), screen.clock());
  screen.now = 100;
  std::vector<std::thread> threads;
  for (int i = 1; i <= 4; ++i)
    threads.emplace_back([&, i] { progress.update(i / 8.0); });
  for (auto& thread : threads) thread.join();
  EXPECT_THAT(screen.text, HasSubstr("left"));
}

TEST(DurationText, UsesTheUnitsPeopleUse) {
  EXPECT_EQ(duration_text(0.4), "0 s");
  EXPECT_EQ(duration_text(59.6), "1 min 00 s");
  EXPECT_EQ(duration_text(3599), "59 min 59 s");
  EXPECT_EQ(duration_text(7620), "2 h 07 min");
  EXPECT_EQ(duration_text(-1), "unknown");
}

}  // namespace
}  // namespace farreach
