// Brumadinho 2019 on its own ground, with the defaults of each material.
#include <gtest/gtest.h>

#include "scenarios/validation/flow_cases.hpp"

namespace farreach {
namespace {

// The mud of 2019 on its own ground: nothing is fitted, so the bounds are wide; what is
// seen lies between what the materials give.
TEST(Brumadinho, LiesWithinTheBandOfTheMaterials) {
  const FigureReport report = run_flow_case({"brumadinho", {}, {}});
  const FigureTable& band = report.tables.at(1);
  for (const auto& row : band.rows) {
    const double low = std::get<double>(row[1]), high = std::get<double>(row[2]),
                 seen = std::get<double>(row[3]);
    EXPECT_LT(low, seen) << std::get<std::string>(row[0]);
    EXPECT_GT(2 * high, seen) << std::get<std::string>(row[0]);
  }
  EXPECT_TRUE(report.notes.front().starts_with("PROVISIONAL"));  // the volume
  EXPECT_NEAR(std::get<double>(band.rows[0][3]), 2.7, 0.1);      // published: 2.70 km2
}

}  // namespace
}  // namespace farreach
