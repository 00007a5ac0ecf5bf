// Run-out of the 48 failures of the library, by regressions and by the flow solver.
#include <gtest/gtest.h>

#include <iostream>

#include "models/dam_failure/quick_runout.hpp"
#include "postprocess/validation/figure_report.hpp"
#include "scenarios/validation/flow_cases.hpp"

namespace farreach {
namespace {

double rms(const FigureTable& table, const std::string& name) {
  for (const auto& row : table.rows)
    if (std::get<std::string>(row[0]) == name) return std::get<double>(row[3]);
  ADD_FAILURE() << "no row " << name;
  return 0;
}

double held(const FigureTable& table, const std::string& name) {
  for (const auto& row : table.rows)
    if (std::get<std::string>(row[0]) == name) return std::get<double>(row[2]);
  ADD_FAILURE() << "no row " << name;
  return 0;
}

// The published regressions reach 0.79 and 0.75 for the run-out, and 0.62 and 0.58 for
// the release, computed by another program on the same tables; of the 35 failures that
// they know, 0.38 and 0.36. The fit of the product, told of each event by the others,
// is no better for the run-out; the even valley, which knows nothing of the ground, is
// worse.
TEST(TailingsRunout, IsToldNoBetterThanByThePublishedRegressions) {
  const FigureReport report = run_flow_case({"tailings-runout", {}, {}});
  std::cout << figures_table(report);
  const FigureTable &release = report.tables[0], &run_out = report.tables[1];
  EXPECT_NEAR(rms(release, "rico_2008"), 0.624, 0.005);
  EXPECT_NEAR(rms(release, "larrauri_lall_2018"), 0.582, 0.005);
  EXPECT_NEAR(rms(release, "own fit, each event left out"), 0.511, 0.005);
  EXPECT_NEAR(rms(run_out, "rico_2008"), 0.79, 0.005);
  EXPECT_NEAR(rms(run_out, "larrauri_lall_2018"), 0.75, 0.005);
  EXPECT_LT(rms(run_out, "own fit, each event left out"), 0.79);
  EXPECT_LT(rms(run_out, "flow, middle of the four materials"), 0.95);
  const FigureTable& coverage = report.tables[2];
  for (const char* interval :
       {"released volume, own_fit", "run-out, own_fit",
        "run-out, flow, one material chosen blindly (four tries)",
        "run-out, flow, all four materials"}) {
    EXPECT_GE(held(coverage, interval), 85) << interval;
    EXPECT_LE(held(coverage, interval), 95) << interval;
  }
  // The factors of the product, beside those derived on all events.
  const FigureTable& factors = report.tables[3];
  EXPECT_NEAR(std::get<double>(factors.rows[2][3]), one_material_factor, 10);
  EXPECT_NEAR(std::get<double>(factors.rows[5][3]), even_valley_factor, 0.5);
}

}  // namespace
}  // namespace farreach
