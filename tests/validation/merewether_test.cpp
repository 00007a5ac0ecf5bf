// The street of Merewether in flood: levels at five marks, measured after the flood.
#include <gtest/gtest.h>

#include <cmath>

#include "scenarios/validation/flow_cases.hpp"

namespace farreach {
namespace {

TEST(Merewether, levels_lie_near_the_marks) {
  FlowCaseRequest request;
  request.dataset = "merewether";
  const FigureReport report = run_flow_case(request);
  const FigureTable& levels = report.tables.at(0);
  ASSERT_EQ(levels.rows.size(), 5U);
  double sum = 0;
  for (const auto& row : levels.rows) {
    const double off = std::get<double>(row.at(3));
    EXPECT_LT(std::abs(off), 0.35) << std::get<std::string>(row.at(0));
    sum += off * off;
  }
  EXPECT_LT(std::sqrt(sum / 5), 0.25);
}

}  // namespace
}  // namespace farreach
