// The side file for viewers in three dimensions refers to what is in the result file.

#include "postprocess/media/far_field/xdmf.hpp"
#include "models/hazard/far_field.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "postprocess/effects/effects.hpp"
#include "postprocess/io/result_file.hpp"
#include "postprocess/io/side_files.hpp"
#include "solver/base/error.hpp"
#include "tests/postprocess/io/rich_outcome.hpp"
#include "tests/support/example_far_field.hpp"
#include "tests/support/process.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;
using testing::TemporaryFolder;

testing::Finished check(const std::filesystem::path& file) {
  return testing::shell("/usr/bin/python3 " FARREACH_SOURCE_DIR
                        "/tests/support/check_xdmf.py '" +
                        file.string() + "'");
}

void replace(std::string& text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
}

TEST(Xdmf, RefersToDatasetsOfItsDimensionsAndShowsTheMass) {
  const TemporaryFolder folder;
  const Outcome outcome = testing::example_far_outcome(false, 3);
  const std::string text = far_field_xdmf(outcome, "result.h5");
  write_text_atomically(folder / "result.xdmf", text);
  write_result(folder / "result.h5", outcome, {}, {});
  const auto checked = check(folder / "result.xdmf");
  if (checked.status == 77) GTEST_SKIP() << "python3-h5py is not installed";
  EXPECT_EQ(checked.status, 0) << checked.output;
  EXPECT_THAT(checked.output, HasSubstr("16 times, 6480 cells"));
  // The same check finds what is wrong.
  for (const auto& [from, to] :
       {std::pair{"Dimensions=\"16 3 30 72\"", "Dimensions=\"16 3 30 71\""},
        {"Dimensions=\"4 31 73 3\"", "Dimensions=\"4 31 72 3\""},
        {"Dimensions=\"4 31 73\"", "Dimensions=\"4 73 31\""},
        {"volume/nodes", "volume/node"},
        {"result.h5", "other.h5"},
        {" 1 0 0 0\n", " 0 0 0 0\n"},
        {"</Domain>", ""}}) {
    std::string wrong = text;
    replace(wrong, from, to);
    write_text_atomically(folder / "wrong.xdmf", wrong);
    EXPECT_EQ(check(folder / "wrong.xdmf").status, 1) << from;
  }
}

TEST(Xdmf, NamesSubstanceMemberAndModeAndKeepsMarkupOut) {
  Outcome outcome = testing::example_far_outcome(false, 3);
  outcome.scenario.title = "A & B <\"C\">\n";
  const std::string text = far_field_xdmf(outcome, "a&b.h5");
  for (const char* part :
       {"Name=\"H2S (kg m-3)\"", "Value=\"A &amp; B &lt;&quot;C&quot;&gt; \"",
        "Name=\"mode\" Value=\"exercise\"", "a&amp;b.h5:/far_field/volume/nodes",
        "46.1528 N 53.3833 E"})
    EXPECT_THAT(text, HasSubstr(part));
}

TEST(Xdmf, IsNotWrittenWithoutAField) {
  Outcome outcome = testing::example_far_outcome(false, 3);
  outcome.part<FarField>().volume = {};
  EXPECT_EQ(far_field_xdmf(outcome, "result.h5"), "");
  EXPECT_EQ(far_field_xdmf(Outcome{}, "result.h5"), "");
}

/// As results were before format 1.3.
TEST(Xdmf, ResultsWithoutLayersAreRead) {
  const TemporaryFolder folder;
  Outcome outcome = testing::example_far_outcome(false, 3);
  outcome.part<FarField>().volume = {};
  write_result(folder / "result.h5", outcome, {}, {});
  const Outcome back = read_result(folder / "result.h5");
  EXPECT_TRUE(back.part<FarField>().volume.empty());
  EXPECT_EQ(back.part<FarField>().volume.layers(), 0u);
  EXPECT_TRUE(testing::dump_of(back) == testing::dump_of(outcome));
}

TEST(Xdmf, LayersComeBackAndDamagedOnesAreRefused) {
  const TemporaryFolder folder;
  Outcome outcome = testing::example_far_outcome(false, 3);
  write_result(folder / "result.h5", outcome, {}, {});
  const FarVolume back = read_result(folder / "result.h5").part<FarField>().volume;
  const FarVolume& volume = outcome.part<FarField>().volume;
  EXPECT_EQ(back.height, volume.height);
  EXPECT_EQ(back.time, volume.time);
  EXPECT_EQ(back.concentration, volume.concentration);
  EXPECT_EQ(back.airborne, volume.airborne);
  EXPECT_EQ(back.outside, volume.outside);
  outcome.part<FarField>().volume.concentration.pop_back();
  EXPECT_THROW(write_result(folder / "result.h5", outcome, {}, {}), RunError);
  outcome = testing::example_far_outcome(false, 3);
  outcome.part<FarField>().volume.height[1] = 600;  // above the edge that follows
  write_result(folder / "result.h5", outcome, {}, {});
  EXPECT_THROW(read_result(folder / "result.h5"), RunError);
}

}  // namespace
}  // namespace farreach
