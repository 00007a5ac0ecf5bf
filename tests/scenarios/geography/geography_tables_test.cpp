#include "scenarios/geography_tables.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "solver/base/error.hpp"

namespace farreach {
namespace {

std::filesystem::path written(const std::string& text) {
  const auto file =
      std::filesystem::path(::testing::TempDir()) /
      (std::string("geo_") +
       ::testing::UnitTest::GetInstance()->current_test_info()->name() + ".txt");
  std::ofstream(file) << text;
  return file;
}

TEST(TerritoryTable, ReadsRingsAndBox) {
  const TerritoryTable table = read_territories(
      written("# note\nbox 0 2000 0 1000\nterritory AAA\nring 4 0 0\n1000 0 0 1000\n"
              "-1000 0\nring 3 5 -5\n1 1 1 -1\nterritory BBB\nring 3 7 7\n1 0 0 1\n"));
  ASSERT_TRUE(table.cut);
  EXPECT_DOUBLE_EQ(table.cut->east, 2);
  ASSERT_EQ(table.rings.at("AAA").size(), 2u);
  EXPECT_DOUBLE_EQ(table.rings.at("AAA")[0][2].lat, 1);
  EXPECT_DOUBLE_EQ(table.rings.at("AAA")[0][3].lon, 0);
  EXPECT_DOUBLE_EQ(table.rings.at("AAA")[1][0].lat, -0.005);
  EXPECT_EQ(table.rings.at("BBB")[0].size(), 3u);
}

TEST(TerritoryTable, RefusesDamage) {
  for (const char* text :
       {"", "territory AAA\nring 4 0 0\n1 0 0 1\n",
        "territory AAA\nring 3 0 0\n1 0 0\n",
        "territory AAA\nring 3 0 0\n1 0 0 1 1 1\n", "ring 3 0 0\n1 0 0 1\n",
        "territory AAA\nring 2 0 0\n1 0\n", "territory AAA\nring x 0 0\n",
        "box 1 2 3\nterritory AAA\n", "something\n",
        "territory AAA\nring 3 0 0\nterritory BBB\nring 3 0 0\n1 0 0 1\n"})
    EXPECT_THROW(read_territories(written(text)), RunError) << text;
  EXPECT_THROW(read_territories("/nonexistent/table.txt"), RunError);
}

TEST(Towns, ReadsAndRefuses) {
  const auto towns =
      read_towns(written("# head\nKAZ,town,Aksay,Аксай,,51.17,53.03,34799,N\n"));
  ASSERT_EQ(towns.size(), 1u);
  EXPECT_EQ(towns[0].name_ru, "Аксай");
  EXPECT_EQ(towns[0].name_kk, "");
  EXPECT_DOUBLE_EQ(towns[0].population, 34799);
  for (const char* text : {"", "KAZ,town,A,B,C,1,2\n", "KAZ,town,A,B,C,x,2,3,s\n",
                           "KAZ,camp,A,B,C,1,2,3,s\n"})
    EXPECT_THROW(read_towns(written(text)), RunError) << text;
}

}  // namespace
}  // namespace farreach
