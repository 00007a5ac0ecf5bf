/// A run that is taken up from a checkpoint ends with the same bits.
#include "scenarios/app/runner/checkpoint.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <istream>
#include <ostream>

#include "scenarios/scenario.hpp"
#include "solver/base/error.hpp"
#include "solver/stepping/loop.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach::app {
namespace {

using farreach::testing::read_file;
using farreach::testing::TemporaryFolder;
using farreach::testing::write_file;
using ::testing::AllOf;
using ::testing::HasSubstr;

/// x <- 3.9 x (1 - x): any difference in the last bit shows within 60 steps.
class Chaos : public Hazard {
 public:
  explicit Chaos(bool keeps = true) : keeps_(keeps) {}
  double end_time() const override { return 100; }
  double advance(double time, double longest) override {
    x_ = 3.9 * x_ * (1 - x_);
    return std::min(longest, time < 50 ? 0.7 + 0.1 * x_ : 0.9);
  }
  Snapshot snapshot(double time) const override { return {.time = time}; }
  void finish(Outcome&) override {}
  bool save(std::ostream& out) const override {
    if (keeps_) out.write(reinterpret_cast<const char*>(&x_), sizeof x_);
    return keeps_;
  }
  void restore(std::istream& in) override {
    in.read(reinterpret_cast<char*>(&x_), sizeof x_);
  }
  double x() const { return x_; }

 private:
  double x_ = 0.3;
  bool keeps_;
};

double run_to_end(Chaos& chaos, double start = 0) {
  run_loop<Snapshot>(chaos, {}, nullptr, start);
  return chaos.x();
}

class Checkpoints : public ::testing::Test {
 protected:
  /// Runs until `stop` [s] and leaves a checkpoint there.
  void leave_checkpoint(double stop) {
    Chaos chaos;
    double time = 0;
    while (time < stop) time += chaos.advance(time, 100 - time);
    ASSERT_TRUE(checkpoint_.write(chaos, {time, 0.1}));
  }
  std::string refusal(const Checkpoint& checkpoint) {
    Chaos chaos;
    try {
      checkpoint.restore(chaos);
    } catch (const InputError& wrong) {
      return format_diagnostics(wrong.diagnostics());
    } catch (const RunError& failure) {
      return failure.what();
    }
    return "";
  }
  TemporaryFolder folder_;
  Checkpoint checkpoint_{folder_ / "checkpoint", "0123"};
};

TEST_F(Checkpoints, GoOnWithTheSameBits) {
  Chaos whole;
  const double expected = run_to_end(whole);
  for (const double stop : {0.1, 33.0, 49.9, 99.5}) {
    leave_checkpoint(stop);
    Chaos resumed;
    const RunState state = checkpoint_.restore(resumed);
    EXPECT_EQ(state.worst_balance, 0.1);
    EXPECT_EQ(run_to_end(resumed, state.time), expected) << stop;
  }
}

TEST_F(Checkpoints, OfAnotherScenarioAreRefused) {
  leave_checkpoint(20);
  EXPECT_THAT(refusal(Checkpoint(checkpoint_.file(), "4567")),
              AllOf(HasSubstr("another scenario"), HasSubstr("scenario 0123"),
                    HasSubstr("scenario 4567"), HasSubstr("--force")));
}

TEST_F(Checkpoints, ThatAreDamagedAreRefused) {
  leave_checkpoint(20);
  const std::string whole = read_file(checkpoint_.file());
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{30}, whole.size() - 30, whole.size() - 3}) {
    write_file(checkpoint_.file(), whole.substr(0, size));
    EXPECT_NE(refusal(checkpoint_), "") << size;
  }
}

TEST_F(Checkpoints, WithOneByteChangedAreRefusedWithWhatToDo) {
  leave_checkpoint(20);
  const std::string whole = read_file(checkpoint_.file());
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 4);
    write_file(checkpoint_.file(), damaged);
    EXPECT_THAT(refusal(checkpoint_),
                AllOf(HasSubstr("checkpoint is damaged"), HasSubstr("--force")))
        << "byte " << at << " of " << whole.size();
  }
}

TEST_F(Checkpoints, RemoveWhatAKilledWriterLeft) {
  leave_checkpoint(20);
  write_file(folder_ / ".checkpoint.123-0.part", "half");
  checkpoint_.remove();
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(Checkpoints, AreNotLeftByHazardsThatKeepNone) {
  EXPECT_FALSE(checkpoint_.write(Chaos(false), {}));
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(Checkpoints, AreWrittenAtTheirIntervals) {
  CheckpointKeeper often(checkpoint_, std::chrono::seconds(0));
  often.look(Chaos(), {1, 0});
  EXPECT_TRUE(checkpoint_.exists());
  checkpoint_.remove();
  CheckpointKeeper seldom(checkpoint_, std::chrono::hours(1));
  seldom.look(Chaos(), {1, 0});
  EXPECT_FALSE(checkpoint_.exists());
}

TEST_F(Checkpoints, ThatCannotBeWrittenDoNotStopTheRun) {
  const Checkpoint nowhere(folder_ / "none/checkpoint", "0123");
  CheckpointKeeper keeper(nowhere, std::chrono::seconds(0));
  EXPECT_FALSE(keeper.write_now(Chaos(), {1, 0}));
}

}  // namespace
}  // namespace farreach::app
