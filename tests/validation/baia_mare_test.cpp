/// The cyanide of Baia Mare 2000 against what was measured and written down then.
///
/// Nothing is fitted: mass and volume are those published, discharges the means of the
/// years (the Danube as read), velocities and spreading by the regressions of Jobson
/// 1996, losses none.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <vector>

#include "models/hazard/hazard.hpp"
#include "scenarios/scenario.hpp"
#include "scenarios/schema.hpp"

namespace farreach {
namespace {

Outcome run_library(const char* name) {
  const Scenario scenario = read_scenario(
      std::string(FARREACH_SOURCE_DIR "/scenarios/library/") + name + ".toml");
  Outcome outcome;
  outcome.levels = scenario.levels;
  find_hazard("river_spill")->make(scenario.input)->finish(outcome);
  return outcome;
}

const RiverSeries& series_at(const RiverField& river, const std::string& station) {
  for (const RiverSeries& s : river.series)
    if (s.river_case == 0 && river.stations[s.station].name == station) return s;
  throw std::runtime_error("no station " + station);
}

constexpr double hour = 3600, day = 24 * hour;

TEST(BaiaMare, table) {
  const Outcome outcome = run_library("baia_mare_2000");
  for (const RiverSeries& s : outcome.river.series)
    if (s.river_case == 0)
      std::printf("%-30s %6.0f km  Q %6.0f  arrival %6.1f h (%6.1f-%6.1f) peak %6.1f h "
                  "%8.3f mg/L (%.3f-%.3f) end %6.1f h mass %.1f t\n",
                  outcome.river.stations[s.station].name.c_str(),
                  outcome.river.stations[s.station].distance / 1000, s.discharge,
                  s.arrival / hour, s.arrival_early / hour, s.arrival_late / hour,
                  s.peak_time / hour, s.peak * 1000, s.peak_low * 1000,
                  s.peak_high * 1000, s.end / hour, s.mass / 1000);
  for (const auto& f : outcome.river.facts)
    std::printf("  %s = %g %s\n", f.name.c_str(), f.value, f.unit.c_str());
  for (const auto& c : outcome.checks)
    std::printf("  check %s %g\n", c.name.c_str(), c.value);
  for (const auto& n : outcome.notices) std::printf("  %s\n", n.text.c_str());
  (void)day;
  EXPECT_GT(series_at(outcome.river, "Csenger").peak, 0);
}

}  // namespace
}  // namespace farreach
