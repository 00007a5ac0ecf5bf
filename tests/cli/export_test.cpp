/// Maps of a result for other programs, as a user asks for them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/process.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;
using testing::read_file;
using testing::shell;
using testing::TemporaryFolder;

const std::string program = FARREACH_EXECUTABLE;
const std::string scenario = FARREACH_SOURCE_DIR "/tests/cli/far_field.toml";

TEST(Export, lists_maps_and_writes_them) {
  const TemporaryFolder folder;
  const std::string out = (folder.path() / "out").string();
  const auto finished = shell(program + " run " + scenario + " --out " + out);
  ASSERT_EQ(finished.status, 0) << finished.output;
  const std::string result = " " + out + "/result.h5 ";
  const auto list = shell(program + " export" + result);
  EXPECT_EQ(list.status, 0) << list.output;
  EXPECT_THAT(list.output, HasSubstr("probability/"));
  const std::string name = list.output.substr(0, list.output.find(' '));
  for (const char* file : {"map.tif", "map.kml"}) {
    const auto written = shell(program + " export" + result + "--map " + name +
                               " --out " + (folder.path() / file).string());
    EXPECT_EQ(written.status, 0) << written.output;
    EXPECT_GT(read_file(folder.path() / file).size(), 100u);
  }
  const auto wrong = shell(program + " export" + result + "--map no/such --out x.tif");
  EXPECT_EQ(wrong.status, 2) << wrong.output;
  EXPECT_THAT(wrong.output, HasSubstr(name));
  const auto picture =
      shell(program + " export" + result + "--map " + name + " --out x.png");
  EXPECT_EQ(picture.status, 2);
  EXPECT_THAT(picture.output, HasSubstr(".tif or .kml"));
}

}  // namespace
}  // namespace farreach
