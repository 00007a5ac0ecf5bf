#include "postprocess/io/outcome_check.hpp"

#include <string>
#include <vector>

#include "postprocess/io/value_checks.hpp"
#include "postprocess/media/medium.hpp"

namespace farreach {

namespace {

void check_scenario(const ScenarioRecord& s) {
  checks::within("/scenario/horizon", s.horizon, 0, checks::latest);
  checks::within("/scenario/exposure_time", s.exposure_time, 0, checks::latest);
  checks::within("/scenario/receptor_height", s.receptor_height, 0, checks::longest);
  checks::within("/scenario/infiltration_rate", s.infiltration_rate, 0,
                 checks::greatest);
  checks::within("/scenario/utc_offset_hours", s.utc_offset_hours, -24, 24);
  checks::within("/scenario/map_cells", s.map_cells, 1, 4096);
  checks::within("/scenario/map_frames", s.map_frames, 1, 4096);
  for (const double share : s.rose)
    checks::within("/scenario/wind_rose", share, 0, checks::greatest);
}

void check_territories(const std::string& path, const std::vector<Territory>& all) {
  for (const Territory& territory : all)
    for (const Ring& ring : territory.rings)
      for (const GeoPoint& point : ring) checks::place(path + "/rings/points", point);
}

void check_geography(const Geography& geography) {
  check_territories("/geography/detailed", geography.detailed);
  check_territories("/geography/overview", geography.overview);
  for (const BorderDistance& b : geography.borders) {
    checks::place("/geography/borders/nearest", b.nearest);
    checks::within("/geography/borders/distance", b.distance, 0, checks::longest);
    checks::within("/geography/borders/azimuth", b.azimuth, -720, 720);
    checks::within("/geography/borders/uncertainty", b.uncertainty, 0, checks::longest);
  }
  for (const Receptor& r : geography.receptors) {
    checks::place("/geography/receptors", r.place);
    checks::within("/geography/receptors/height", r.height, -checks::longest,
                   checks::longest);
    checks::within("/geography/receptors/population", r.population, 0,
                   checks::greatest);
    checks::within("/geography/receptors/distance", r.distance, 0, checks::longest);
    checks::within("/geography/receptors/azimuth", r.azimuth, -720, 720);
  }
}

void check_levels(const std::vector<Level>& levels) {
  for (const Level& level : levels) {
    checks::within("/levels/value", level.value, 0, checks::greatest);
    checks::within("/levels/averaging_time", level.averaging_time, 0, checks::latest);
    checks::within("/levels/exposure_time", level.exposure_time, 0, checks::latest);
    for (const ShorterMean& mean : level.shorter) {
      checks::within("/levels/shorter/time", mean.time, 0, checks::latest);
      checks::within("/levels/shorter/value", mean.value, 0, checks::greatest);
    }
  }
}

}  // namespace

void require_sound(const Outcome& outcome) {
  check_scenario(outcome.scenario);
  checks::place("/site", outcome.site.place);
  checks::within("/site/position_error", outcome.site.position_error, 0,
                 checks::longest);
  check_geography(outcome.geography);
  check_levels(outcome.levels);
  for (const Medium* medium : media())
    if (medium->require_sound) medium->require_sound(outcome);
}

}  // namespace farreach
