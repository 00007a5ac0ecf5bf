// Test 5 of the Environment Agency: cells of 50 m as prescribed, and of 20 m to see
// what the prescribed ones cost. The raster is the user's.
#include <cmath>

#include "models/hazard/flow_field.hpp"
#include "scenarios/validation/dam_break_run.hpp"
#include "scenarios/validation/flow_case_list.hpp"
#include "solver/base/error.hpp"

namespace farreach {

namespace {

FigureTable point_table(const std::string& title, const FlowField& flow) {
  FigureTable t{title,
                {{"point", "", 0},
                 {"x", "m", 0},
                 {"y", "m", 0},
                 {"bed", "m", 2},
                 {"max level", "m", 2},
                 {"max depth", "m", 2},
                 {"arrival", "min", 1},
                 {"max at", "min", 1},
                 {"level at the end", "m", 2}},
                {}};
  for (const FlowSeries& s : flow.series)
    t.rows.push_back({s.name, s.x, s.y, s.bed, s.bed + s.peak, s.peak, s.arrival / 60,
                      s.peak_time / 60,
                      s.bed + (s.depth.empty() ? std::nan("") : s.depth.back())});
  return t;
}

/// What the cells change: of 50 m minus of 20 m.
FigureTable difference_table(const FlowField& coarse, const FlowField& fine) {
  FigureTable t{"Cells of 50 m minus cells of 20 m",
                {{"point", "", 0}, {"max level", "m", 2}, {"arrival", "min", 1}},
                {}};
  for (std::size_t k = 0; k < coarse.series.size(); ++k) {
    const FlowSeries &a = coarse.series[k], &b = fine.series[k];
    t.rows.push_back(
        {a.name, a.bed + a.peak - b.bed - b.peak, (a.arrival - b.arrival) / 60});
  }
  return t;
}

}  // namespace

FigureReport run_ukea5(const FlowCaseRequest& request) {
  if (request.terrain.empty())
    throw InputError(
        "ukea5 needs --terrain FILE, the raster of test 5 of the Environment Agency in "
        "the British National Grid");
  const std::string file = "ukea5.toml";
  const FlowCaseRun coarse =
      run_scenario_text(file, library_case(file, request.terrain, "50 m"));
  const FlowCaseRun fine =
      run_scenario_text(file, library_case(file, request.terrain, "20 m"));
  const FlowField &a = coarse.outcome.part<FlowField>(),
                  &b = fine.outcome.part<FlowField>();
  FigureReport report{
      "ukea5", "valley flooding, test 5 of the Environment Agency", {}, {}};
  report.tables = {point_table("Points, cells of 50 m", a), table_of_run(coarse),
                   point_table("Points, cells of 20 m", b), table_of_run(fine),
                   difference_table(a, b)};
  report.notes = {
      "Manning n 0.04, closed edges, 30 h, hydrograph of 3000 m3/s at its peak",
      "other programs are compared in Neelz and Pender (2013), Environment Agency "
      "report "
      "SC120002, as curves; no figures of theirs are repeated here"};
  return report;
}

}  // namespace farreach
