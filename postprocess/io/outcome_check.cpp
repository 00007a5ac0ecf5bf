#include "postprocess/io/outcome_check.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <vector>

#include "solver/base/error.hpp"

namespace farreach {
namespace {

constexpr double longest = 1e9;    // [m]; the way round the Earth is 4e7
constexpr double latest = 1e11;    // [s]; 3000 years
constexpr double greatest = 1e30;  // any other quantity

[[noreturn]] void refuse(const std::string& path, double value, double low,
                         double high) {
  throw RunError(
      fmt::format("{} = {:g} is outside [{:g}, {:g}]: it was damaged or changed after "
                  "the run",
                  path, value, low, high));
}

void within(const std::string& path, double value, double low, double high) {
  if (!(value >= low && value <= high)) refuse(path, value, low, high);
}

void place(const std::string& path, GeoPoint p) {
  within(path + "/lat", p.lat, -90, 90);
  within(path + "/lon", p.lon, -720, 720);
}

/// A place that need not be known.
void place_if_any(const std::string& path, GeoPoint p) {
  if (!std::isnan(p.lat) || !std::isnan(p.lon)) place(path, p);
}

void rows(const std::string& path, std::size_t row, std::size_t count) {
  if (row >= count)
    throw RunError(fmt::format("{} names row {} of {}", path, row, count));
}

void same_length(const std::string& path, std::size_t length, std::size_t other) {
  if (length != other)
    throw RunError(
        fmt::format("{} has {} values where {} are needed", path, length, other));
}

/// Numbers that go up; nothing is said of how much.
template <class List>
void ascending(const std::string& path, const List& values, double low, double high) {
  double before = low;
  for (const double value : values) {
    within(path, value, before, high);
    before = value;
  }
}

void check_scenario(const ScenarioRecord& s) {
  within("/scenario/horizon", s.horizon, 0, latest);
  within("/scenario/exposure_time", s.exposure_time, 0, latest);
  within("/scenario/receptor_height", s.receptor_height, 0, longest);
  within("/scenario/infiltration_rate", s.infiltration_rate, 0, greatest);
  within("/scenario/utc_offset_hours", s.utc_offset_hours, -24, 24);
  within("/scenario/map_cells", s.map_cells, 1, 4096);
  within("/scenario/map_frames", s.map_frames, 1, 4096);
  for (const double share : s.rose) within("/scenario/wind_rose", share, 0, greatest);
}

void check_territories(const std::string& path, const std::vector<Territory>& all) {
  for (const Territory& territory : all)
    for (const Ring& ring : territory.rings)
      for (const GeoPoint& point : ring) place(path + "/rings/points", point);
}

void check_geography(const Geography& geography) {
  check_territories("/geography/detailed", geography.detailed);
  check_territories("/geography/overview", geography.overview);
  for (const BorderDistance& b : geography.borders) {
    place("/geography/borders/nearest", b.nearest);
    within("/geography/borders/distance", b.distance, 0, longest);
    within("/geography/borders/azimuth", b.azimuth, -720, 720);
    within("/geography/borders/uncertainty", b.uncertainty, 0, longest);
  }
  for (const Receptor& r : geography.receptors) {
    place("/geography/receptors", r.place);
    within("/geography/receptors/height", r.height, -longest, longest);
    within("/geography/receptors/population", r.population, 0, greatest);
    within("/geography/receptors/distance", r.distance, 0, longest);
    within("/geography/receptors/azimuth", r.azimuth, -720, 720);
  }
}

void check_levels(const std::vector<Level>& levels) {
  for (const Level& level : levels) {
    within("/levels/value", level.value, 0, greatest);
    within("/levels/averaging_time", level.averaging_time, 0, latest);
    within("/levels/exposure_time", level.exposure_time, 0, latest);
    for (const ShorterMean& mean : level.shorter) {
      within("/levels/shorter/time", mean.time, 0, latest);
      within("/levels/shorter/value", mean.value, 0, greatest);
    }
  }
}

void check_slices(const PlumeSegment& segment) {
  const std::string path = "/plumes/slices/";
  double before = -longest;
  for (const PlumeSlice& slice : segment.slices) {
    within(path + "x", slice.x, before, longest);
    before = slice.x;
    within(path + "arrival", slice.arrival, -latest, latest);
    within(path + "sigma_t", slice.sigma_t, -latest, latest);
    for (const double length : {slice.z_centre, slice.sigma_z, slice.half_width,
                                slice.sigma_y, slice.sigma_meander, slice.lid})
      within(path + "lengths", length, -longest, longest);
    within(path + "mole_fraction", slice.mole_fraction, -greatest, greatest);
    within(path + "advection_speed", slice.advection_speed, -greatest, greatest);
  }
}

void check_plumes(const std::vector<Member>& members) {
  for (const Member& member : members) {
    within("/weather/weight", member.weather.weight, 0, greatest);
    for (const PlumeSegment& segment : member.plume.segments) {
      within("/plumes/segments/start", segment.start, 0, latest);
      within("/plumes/segments/end", segment.end, segment.start, INFINITY);
      same_length("/plumes/segments/molar_share", segment.molar_share.size(),
                  member.plume.tracked.size());
      check_slices(segment);
    }
  }
}

void check_flow(const FlowField& flow) {
  if (flow.members.empty()) return;
  within("/flow/columns", flow.raster.nx, 1, 1e6);
  within("/flow/rows", flow.raster.ny, 1, 1e6);
  within("/flow/cell_x", flow.raster.dx, 1e-9, longest);
  within("/flow/cell_y", flow.raster.dy, 1e-9, longest);
  within("/flow/west", flow.raster.x0, -longest, longest);
  within("/flow/south", flow.raster.y0, -longest, longest);
  place_if_any("/flow/source", flow.source);
  if (!flow.frame.lat.empty()) {
    within("/flow/lattice_step_x", flow.frame.step_x, 1e-9, longest);
    within("/flow/lattice_step_y", flow.frame.step_y, 1e-9, longest);
    within("/flow/lattice_west", flow.frame.x0, -longest, longest);
    within("/flow/lattice_south", flow.frame.y0, -longest, longest);
  }
  for (std::size_t i = 0; i < flow.frame.lat.size(); ++i)
    place("/flow/lattice", {flow.frame.lat[i], flow.frame.lon[i]});
  ascending("/flow/maps/time", flow.frame_time, 0, latest);
  for (const FlowMember& m : flow.members) {
    within("/flow/members/run_out", m.run_out, 0, longest);
    within("/flow/members/weight", m.weight, 0, greatest);
  }
  for (const FlowSeries& s : flow.series) {
    place_if_any("/flow/series", s.place);
    ascending("/flow/series/time", s.time, 0, latest);
    if (s.kind == "line") {
      same_length("/flow/series/discharge", s.discharge.size(), s.time.size());
    } else {
      same_length("/flow/series/depth", s.depth.size(), s.time.size());
      same_length("/flow/series/speed", s.speed.size(), s.time.size());
    }
  }
}

void check_river_series(const RiverField& river) {
  for (const RiverSeries& s : river.series) {
    rows("/river/series/case", s.river_case, river.cases.size());
    rows("/river/series/station", s.station, river.stations.size());
    same_length("/river/series/concentration", s.concentration.size(), s.time.size());
    ascending("/river/series/time", s.time, 0, latest);
  }
  for (const RiverProfile& p : river.profiles) {
    rows("/river/profiles/case", p.river_case, river.cases.size());
    for (const auto* list : {&p.peak, &p.peak_low, &p.peak_high, &p.arrival})
      same_length("/river/profiles", list->size(), p.distance.size());
    ascending("/river/profiles/distance", p.distance, -longest, longest);
  }
}

void check_river(const RiverField& river) {
  for (const RiverStation& s : river.stations) {
    within("/river/stations/distance", s.distance, -longest, longest);
    within("/river/stations/distance_error", s.distance_error, 0, longest);
    place_if_any("/river/stations", s.place);
  }
  same_length("/river/course_distance", river.course_distance.size(),
              river.course.size());
  for (const GeoPoint& point : river.course) place("/river/course", point);
  for (const double distance : river.course_distance)
    within("/river/course_distance", distance, -longest, longest);
  check_river_series(river);
}

void check_far_field(const FarField& far) {
  if (far.members.empty()) return;
  within("/far_field/inner", far.grid.inner, 1e-3, longest);
  within("/far_field/outer", far.grid.outer, far.grid.inner, longest);
  within("/far_field/rings", far.grid.rings, 1, 1e5);
  within("/far_field/sectors", far.grid.sectors, 1, 1e5);
  within("/far_field/horizon", far.horizon, 0, latest);
  within("/far_field/model_factor", far.model_factor, 1, greatest);
  ascending("/far_field/frames/time", far.frames.time, 0, latest);
  ascending("/far_field/volume/time", far.volume.time, 0, latest);
  ascending("/far_field/volume/height", far.volume.height, 0, longest);
  for (const FarMember& m : far.members)
    for (const float reach : m.near_reach)
      within("/far_field/values/near_reach", reach, 0, longest);
}

}  // namespace

void require_sound(const Outcome& outcome) {
  check_scenario(outcome.scenario);
  place("/site", outcome.site.place);
  within("/site/position_error", outcome.site.position_error, 0, longest);
  check_geography(outcome.geography);
  check_levels(outcome.levels);
  check_plumes(outcome.members);
  check_flow(outcome.flow);
  check_river(outcome.river);
  check_far_field(outcome.far_field);
}

}  // namespace farreach
