// Merewether 2007: greatest levels at five marks beside what was seen and what another
// program gave.
#include <cmath>

#include "models/hazard/flow_field.hpp"
#include "scenarios/reading/csv_table.hpp"
#include "scenarios/reading/library_folder.hpp"
#include "scenarios/reading/toml_document.hpp"
#include "scenarios/validation/dam_break_run.hpp"
#include "scenarios/validation/flow_case_list.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

const FlowSeries& series_named(const FlowField& flow, const std::string& name) {
  for (const FlowSeries& s : flow.series)
    if (s.name == name) return s;
  throw InputError("the case of Merewether has no gauge \"" + name + "\"");
}

}  // namespace

FigureReport run_merewether(const FlowCaseRequest&) {
  const auto folder = library_folder() / "observations";
  const auto file = folder / "merewether.toml";
  const FlowCaseRun run = run_scenario_text(file.string(), read_text_file(file));
  const auto marks = folder / "merewether.csv";
  const CsvTable table(marks.string(), read_text_file(marks));
  FigureReport report{"merewether", "a street in flood, Merewether 2007", {}, {}};
  FigureTable levels{"Greatest levels",
                     {{"mark", "", 0},
                      {"seen", "m", 2},
                      {"Farreach", "m", 2},
                      {"difference", "m", 2},
                      {"TUFLOW", "m", 2},
                      {"difference of TUFLOW", "m", 2}},
                     {}};
  double own = 0, other = 0;
  for (std::size_t k = 0; k < table.rows(); ++k) {
    const FlowSeries& s =
        series_named(run.outcome.part<FlowField>(), table.text(k, "name"));
    const double seen = table.number(k, "observed"), tuflow = table.number(k, "tuflow");
    const double level = s.bed + s.peak;
    levels.rows.push_back({s.name, seen, level, level - seen, tuflow, tuflow - seen});
    own += std::pow(level - seen, 2);
    other += std::pow(tuflow - seen, 2);
  }
  const auto n = static_cast<double>(table.rows());
  FigureTable score{"Root of the mean square of the differences",
                    {{"model", "", 0}, {"rms", "m", 2}},
                    {{std::string("Farreach"), std::sqrt(own / n)},
                     {std::string("TUFLOW"), std::sqrt(other / n)}}};
  report.tables = {levels, score, table_of_run(run)};
  report.notes = {
      "steady inflow of 19.7 m3/s and Manning n 0.04 from memory: provisional",
      "no houses in the ground: water runs where they stand, which lowers levels"};
  return report;
}

}  // namespace farreach
