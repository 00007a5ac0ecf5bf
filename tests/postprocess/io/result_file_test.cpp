#include "postprocess/io/result_file.hpp"
#include "models/hazard/plumes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "solver/base/atomic_file.hpp"
#include "solver/base/error.hpp"
#include "tests/postprocess/io/example_products.hpp"
#include "tests/postprocess/io/rich_outcome.hpp"
#include "tests/support/example_far_field.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach {
namespace {

using testing::dump_of;
using testing::example_effects;
using testing::example_findings;
using testing::example_outcome;
using testing::rich_outcome;
using testing::TemporaryFolder;

TEST(ResultFile, ExampleComesBackBitForBit) {
  const TemporaryFolder folder;
  write_result(folder / "result.h5", example_outcome(), example_effects(),
               example_findings());
  const Outcome back = read_result(folder / "result.h5");
  EXPECT_EQ(dump_of(back), dump_of(example_outcome()));
  // A few by name, apart from the declared fields.
  EXPECT_EQ(back.scenario.text, example_outcome().scenario.text);
  EXPECT_EQ(back.geography.receptors.at(0).name_kk, "Ақсай");
  EXPECT_EQ(back.geography.detailed.at(0).rings.at(0).at(2).lat, 52.5);
  EXPECT_EQ(
      back.part<Plumes>().members.at(1).plume.segments.at(0).slices.at(59).sigma_t,
      example_outcome().part<Plumes>().members[1].plume.segments[0].slices[59].sigma_t);
  EXPECT_EQ(back.part<Plumes>().members.at(1).plume.segments.at(0).molar_share.at(0),
            0.05);
  EXPECT_EQ(back.part<Plumes>().source.segments.at(0).components.at(1).substance, "C1");
  EXPECT_FALSE(back.part<Plumes>().members.at(0).weather.wind_from.has_value());
}

TEST(ResultFile, OddValuesAndUnequalListsComeBackBitForBit) {
  const TemporaryFolder folder;
  const Outcome rich = rich_outcome();
  write_result(folder / "result.h5", rich, {}, {});
  EXPECT_EQ(dump_of(read_result(folder / "result.h5", Numbers::any)), dump_of(rich));
}

TEST(ResultFile, FarFieldComesBackBitForBitWithWhatFollowsFromIt) {
  const TemporaryFolder folder;
  const Outcome far = testing::example_far_outcome();
  const Effects effects = compute_effects(far);
  write_result(folder / "result.h5", far, effects, assess(far, effects));
  const Outcome back = read_result(folder / "result.h5");
  EXPECT_TRUE(dump_of(back) == dump_of(far));
  EXPECT_EQ(back.part<FarField>().plan.seed, 0xfedcba9876543210u);
  EXPECT_EQ(back.part<FarField>().members.at(7).multiple,
            far.part<FarField>().members[7].multiple);
  const Effects again = compute_effects(back);
  write_result(folder / "again.h5", back, again, assess(back, again));
  EXPECT_TRUE(read_whole_file(folder / "result.h5") ==
              read_whole_file(folder / "again.h5"));
}

TEST(ResultFile, KeepsThePlanOfMembersThatWereNotComputed) {
  const TemporaryFolder folder;
  Outcome far = testing::example_far_outcome();
  far.part<FarField>().members.erase(far.part<FarField>().members.begin() + 3);
  write_result(folder / "result.h5", far, compute_effects(far), {});
  const Outcome back = read_result(folder / "result.h5");
  EXPECT_TRUE(dump_of(back) == dump_of(far));
  EXPECT_EQ(back.part<FarField>().plan.values.size(), 40u);
  EXPECT_EQ(back.part<FarField>().members.size(), 39u);
}

TEST(ResultFile, RefusesAFarFieldWithMissingCells) {
  const TemporaryFolder folder;
  Outcome far = testing::example_far_outcome(true, 3);
  far.part<FarField>().members[1].end.pop_back();
  EXPECT_THROW(write_result(folder / "result.h5", far, {}, {}), RunError);
}

TEST(ResultFile, EmptyOutcomeComesBack) {
  const TemporaryFolder folder;
  write_result(folder / "result.h5", Outcome{}, {}, {});
  EXPECT_EQ(dump_of(read_result(folder / "result.h5")), dump_of(Outcome{}));
}

TEST(ResultFile, WithoutEndAndWithoutRange) {
  const TemporaryFolder folder;
  Outcome outcome = example_outcome();
  const double forever = std::numeric_limits<double>::infinity();
  outcome.part<Plumes>().source.segments[0].end = forever;
  outcome.part<Plumes>().members[0].weather.obukhov_length = forever;
  outcome.part<Plumes>().members[1].weather.wind_from =
      std::numeric_limits<double>::quiet_NaN();
  outcome.complete = false;
  write_result(folder / "result.h5", outcome, {}, {});
  const Outcome back = read_result(folder / "result.h5");
  EXPECT_EQ(back.part<Plumes>().source.segments[0].end, forever);
  EXPECT_EQ(back.part<Plumes>().members[0].weather.obukhov_length, forever);
  ASSERT_TRUE(back.part<Plumes>().members[1].weather.wind_from.has_value());
  EXPECT_TRUE(std::isnan(*back.part<Plumes>().members[1].weather.wind_from));
  EXPECT_FALSE(back.complete);
}

TEST(ResultFile, LargeTablesComeBack) {
  const TemporaryFolder folder;
  Outcome outcome = example_outcome();
  auto& slices = outcome.part<Plumes>().members[0].plume.segments[0].slices;
  while (slices.size() < 100000) slices.push_back(slices[slices.size() % 60]);
  slices.back().x = 12345.678;
  write_result(folder / "result.h5", outcome, {}, {});
  EXPECT_TRUE(dump_of(read_result(folder / "result.h5", Numbers::any)) ==
              dump_of(outcome));
}

TEST(ResultFile, SameRunGivesTheSameBytes) {
  const TemporaryFolder folder;
  for (const char* name : {"a.h5", "b.h5"})
    write_result(folder / name, example_outcome(), example_effects(),
                 example_findings());
  EXPECT_TRUE(read_whole_file(folder / "a.h5") == read_whole_file(folder / "b.h5"));
  write_result(folder / "c.h5", rich_outcome(), {}, {});
  write_result(folder / "d.h5", read_result(folder / "c.h5", Numbers::any), {}, {});
  EXPECT_TRUE(read_whole_file(folder / "c.h5") == read_whole_file(folder / "d.h5"));
}

TEST(ResultFile, RefusesWhatItCouldNotGiveBack) {
  const TemporaryFolder folder;
  Outcome outcome = example_outcome();
  outcome.scenario.text = std::string("a\0b", 3);
  EXPECT_THROW(write_result(folder / "result.h5", outcome, {}, {}), RunError);
  outcome = example_outcome();
  outcome.part<Plumes>().members[0].weather.mixing_height = absent_number;
  EXPECT_THROW(write_result(folder / "result.h5", outcome, {}, {}), RunError);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace farreach
