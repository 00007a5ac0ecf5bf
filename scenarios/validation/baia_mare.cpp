// The cyanide of Baia Mare 2000 (scenarios/library/baia_mare_2000.toml) beside what was
// measured at its stations. Nothing is fitted: mass and volume as published, discharges
// the means of the years, velocities and spreading by the regressions of Jobson 1996.
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "models/hazard/hazard.hpp"
#include "models/hazard/river_field.hpp"
#include "scenarios/library.hpp"
#include "scenarios/reading/csv_table.hpp"
#include "scenarios/reading/toml_document.hpp"
#include "scenarios/scenario.hpp"
#include "scenarios/schema.hpp"
#include "scenarios/validation/coverage_table.hpp"
#include "scenarios/validation/flow_case_list.hpp"
#include "solver/base/error.hpp"

namespace farreach {

namespace {

RiverField computed_river() {
  const Scenario scenario =
      read_scenario((library_folder() / "baia_mare_2000.toml").string());
  Outcome outcome;
  outcome.levels = scenario.levels;
  find_hazard("river_spill")->make(scenario.input)->finish(outcome);
  return std::move(outcome.part<RiverField>());
}

/// At mean water, the discharges of which nobody chose.
const RiverSeries& series_at(const RiverField& river, const std::string& station) {
  for (const RiverSeries& s : river.series)
    if (s.river_case == 0 && river.stations[s.station].name == station) return s;
  throw InputError("the river of the case has no station '" + station + "'");
}

/// What is printed of a quantity at a station, in the unit of the observations.
struct Printed {
  double likely = 0, low = 0, high = 0;
};

Printed printed(const RiverSeries& s, bool peak) {
  const double unit = peak ? 1e-3 : 3600;  // mg/L, hours
  if (peak) return {s.peak / unit, s.peak_low / unit, s.peak_high / unit};
  return {s.arrival / unit, s.arrival_early / unit, s.arrival_late / unit};
}

}  // namespace

FigureReport run_baia_mare(const FlowCaseRequest& request) {
  const auto file = request.observations.empty()
                        ? library_folder() / "observations" / "baia_mare.csv"
                        : request.observations;
  const CsvTable table(file.string(), read_text_file(file));
  const RiverField river = computed_river();
  FigureTable stations{"Stations, mean water",
                       {{"station", "", 0},
                        {"quantity", "", 0},
                        {"measured", "", 2},
                        {"computed", "", 2},
                        {"low", "", 2},
                        {"high", "", 2},
                        {"held", "", 0}},
                       {}};
  Coverage peaks, fronts, all;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string station = table.text(row, "station");
    const bool peak = table.text(row, "quantity") == "peak";
    const double seen = table.number(row, "value");
    const Printed p = printed(series_at(river, station), peak);
    const double high =  // not seen within the horizon: open
        std::isnan(p.high) ? std::numeric_limits<double>::infinity() : p.high;
    (peak ? peaks : fronts).add(p.low, high, seen);
    all.add(p.low, high, seen);
    stations.rows.push_back({station, std::string(peak ? "peak, mg/L" : "front, h"),
                             seen, p.likely, p.low, p.high,
                             std::string(seen < p.low  ? "below"
                                         : seen > high ? "above"
                                                       : "yes")});
  }
  FigureTable coverage = coverage_figures();
  coverage.rows = {coverage_row("peak at a station", peaks),
                   coverage_row("arrival of the front at a station", fronts),
                   coverage_row("both", all)};
  return {
      "baia-mare",
      "cyanide of Baia Mare 2000",
      {coverage, stations},
      {"discharges are the means of the years, losses none; the factor of the peaks "
       "and the band of the velocities come from tracer tests in other rivers, "
       "none of them from this table",
       "two values at one station are two measurements of one peak"}};
}

}  // namespace farreach
