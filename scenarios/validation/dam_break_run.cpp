#include "scenarios/validation/dam_break_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include "models/hazard/flow_field.hpp"
#include "models/hazard/hazard.hpp"
#include "scenarios/reading/library_folder.hpp"
#include "scenarios/reading/toml_document.hpp"
#include "scenarios/scenario.hpp"
#include "solver/base/error.hpp"
#include "solver/base/worst.hpp"
#include "solver/stepping/loop.hpp"

namespace farreach {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::unique_ptr<Hazard> hazard_of(const Scenario& scenario) {
  return find_hazard(scenario.record.hazard)->make(scenario.input);
}

double relative_gap(const Snapshot& now) {
  if (!(now.mass_released > 0)) return 0;
  return std::abs(now.mass_accounted - now.mass_released) / now.mass_released;
}

/// Puts `value` between the marks of the first line that begins with `key`.
void put(std::string& text, const std::string& key, char mark,
         const std::string& value) {
  const std::size_t line = text.find("\n" + key + " = " + mark);
  if (line == text.npos) throw InputError("the case of the library lacks " + key);
  const std::size_t from = text.find(mark, line) + 1;
  text.replace(from, text.find(mark, from) - from, value);
}

}  // namespace

std::string library_case(const std::string& name, const std::filesystem::path& terrain,
                         const std::string& cell) {
  std::string text = read_text_file(library_folder() / "observations" / name);
  const std::string path = std::filesystem::absolute(terrain).string();
  if (path.find_first_of("'\n") != path.npos)
    throw InputError("the path " + path + " has a quote or line break in it");
  put(text, "file", '\'', path);
  if (!cell.empty()) put(text, "cell", '"', cell);
  return text;
}

FlowCaseRun run_scenario_text(const std::string& file, std::string text) {
  const auto start = std::chrono::steady_clock::now();
  const Scenario scenario = read_scenario_text(file, std::move(text));
  FlowCaseRun run;
  run.outcome.notices = scenario.notices;
  const auto hazard = hazard_of(scenario);
  Progress progress("computing");
  const auto observe = [&](const Snapshot& now) {
    const double gap = relative_gap(now);
    run.worst_mass = worst_of(run.worst_mass, gap);
  };
  const LoopEnd end =
      run_loop<Snapshot>(*hazard, {{.observe = observe, .times = {}}}, &progress);
  if (end.interrupted) throw RunError("stopped before the end of the case");
  hazard->finish(run.outcome);
  run.steps = end.steps;
  run.wall_time =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return run;
}

FloodMark flood_mark(const FlowField& flow, double x, double y, double reach) {
  const Raster& r = flow.raster;
  const auto column = [&](double at) {
    return static_cast<int>(std::floor((at - r.x0) / r.dx));
  };
  const auto row = [&](double at) {
    return static_cast<int>(std::floor((at - r.y0) / r.dy));
  };
  FloodMark mark{none, none, 0, none, none};
  const int i0 = column(x), j0 = row(y);
  for (int j = std::max(0, row(y - reach)); j <= std::min(r.ny - 1, row(y + reach));
       ++j)
    for (int i = std::max(0, column(x - reach));
         i <= std::min(r.nx - 1, column(x + reach)); ++i) {
      const std::size_t c = static_cast<std::size_t>(j) * r.nx + i;
      const bool own = i == i0 && j == j0;
      if (own) mark.bed = flow.bed[c];
      const double depth = flow.max_depth[c];
      const double off = own ? 0 : std::hypot(r.x(i) - x, r.y(j) - y);
      if (!(depth > flow.wet_depth) || off > reach || off >= mark.off) continue;
      mark.off = off;
      mark.depth = depth;
      mark.level = flow.bed[c] + depth;
      mark.arrival = flow.arrival[c];
    }
  return mark;
}

FigureTable table_of_run(const FlowCaseRun& run) {
  const FlowMember& m = run.outcome.part<FlowField>().members.front();
  FigureTable t{"The run", {{"what", "", 0}, {"value", "", 4}, {"unit", "", 0}}, {}};
  const auto add = [&](const char* what, Figure value, const char* unit) {
    t.rows.push_back({std::string(what), std::move(value), std::string(unit)});
  };
  add("water at the start and let in", 1e-6 * m.released, "million m3");
  add("left through the rim", 1e-6 * m.left_raster, "million m3");
  add("mass not closed, worst over all steps", fmt::format("{:.1e}", run.worst_mass),
      "of the whole");
  t.rows.push_back({std::string("steps"), std::to_string(run.steps), std::string()});
  add("wall time", run.wall_time, "s");
  t.rows.push_back(
      {std::string("cell that limited the step"), m.limiting_cell, std::string()});
  return t;
}

}  // namespace farreach
