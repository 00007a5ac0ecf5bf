#include "postprocess/media/plume/plume_products.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "models/hazard/plumes.hpp"
#include "postprocess/io/result_products.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"
#include "postprocess/media/plume/plume_fields.hpp"

namespace farreach {

struct SeriesPoint {
  std::size_t history = 0;
  double time = 0, outdoor = 0, indoor = 0;
};

struct Dose {
  std::size_t history = 0, probit = 0;
  double lethality_outdoor = 0, lethality_indoor = 0, load_outdoor = 0, load_indoor = 0;
};

struct LevelMultiple {
  std::size_t history = 0, level = 0;
  double value = 0;
};

struct DirectionShare {
  std::size_t probability = 0;
  double wind_from = 0, value = 0;
};

static void visit_fields(SeriesPoint& p, FieldVisitor& visit) {
  visit({"history", "", "row of /effects/histories"}, p.history);
  visit({"elapsed", "s", "time since the accident"}, p.time);
  visit({"outdoor", "mol mol-1", "mole fraction outdoors"}, p.outdoor);
  visit({"indoor", "mol mol-1", "mole fraction indoors"}, p.indoor);
}

static void visit_fields(Dose& d, FieldVisitor& visit) {
  visit({"history", "", "row of /effects/histories"}, d.history);
  visit({"probit", "", "row of /effects/probits"}, d.probit);
  visit({"lethality_outdoor", "1", "share killed outdoors; NaN: other substance"},
        d.lethality_outdoor);
  visit({"lethality_indoor", "1", "share killed indoors; NaN: other substance"},
        d.lethality_indoor);
  visit({"load_outdoor", "", "toxic load outdoors, unit of the probit model"},
        d.load_outdoor);
  visit({"load_indoor", "", "toxic load indoors, unit of the probit model"},
        d.load_indoor);
}

static void visit_fields(LevelMultiple& m, FieldVisitor& visit) {
  visit({"history", "", "row of /effects/histories"}, m.history);
  visit({"level", "", "row of /levels"}, m.level);
  visit({"value", "1", "multiple of the level there; 1: just met"}, m.value);
}

static void visit_fields(DirectionShare& s, FieldVisitor& visit) {
  visit({"probability", "", "row of /effects/probabilities"}, s.probability);
  visit({"wind_from", "degree", "middle of the sector the wind comes from"},
        s.wind_from);
  visit({"value", "1", "that the level is reached with wind from there"}, s.value);
}

namespace {

std::vector<SeriesPoint> series_points(const Effects& effects) {
  std::vector<SeriesPoint> points;
  for (std::size_t i = 0; i < effects.part<PlumeEffects>().histories.size(); ++i) {
    const ReceptorHistory& h = effects.part<PlumeEffects>().histories[i];
    for (std::size_t j = 0; j < h.time.size(); ++j)
      points.push_back(
          {i, h.time[j], item_or_nan(h.outdoor, j), item_or_nan(h.indoor, j)});
  }
  return points;
}

std::vector<Dose> doses(const Effects& effects) {
  std::vector<Dose> rows;
  for (std::size_t i = 0; i < effects.part<PlumeEffects>().histories.size(); ++i) {
    const ReceptorHistory& h = effects.part<PlumeEffects>().histories[i];
    for (std::size_t j = 0; j < h.lethality_outdoor.size(); ++j)
      rows.push_back({i, j, h.lethality_outdoor[j], item_or_nan(h.lethality_indoor, j),
                      item_or_nan(h.load_outdoor, j), item_or_nan(h.load_indoor, j)});
  }
  return rows;
}

std::vector<LevelMultiple> level_multiples(const Effects& effects) {
  std::vector<LevelMultiple> rows;
  for (std::size_t i = 0; i < effects.part<PlumeEffects>().histories.size(); ++i) {
    const auto& multiples = effects.part<PlumeEffects>().histories[i].level_multiple;
    for (std::size_t j = 0; j < multiples.size(); ++j)
      rows.push_back({i, j, multiples[j]});
  }
  return rows;
}

std::vector<DirectionShare> direction_shares(const Effects& effects) {
  std::vector<DirectionShare> rows;
  for (std::size_t i = 0; i < effects.part<PlumeEffects>().probabilities.size(); ++i) {
    const auto& shares = effects.part<PlumeEffects>().probabilities[i].by_direction;
    for (std::size_t j = 0; j < shares.size(); ++j)
      rows.push_back(
          {i, 360.0 * static_cast<double>(j) / static_cast<double>(shares.size()),
           shares[j]});
  }
  return rows;
}

/// True for text like the pattern, in which 0 stands for any digit.
bool looks_like(std::string_view text, std::string_view pattern) {
  return std::equal(
      text.begin(), text.end(), pattern.begin(), pattern.end(),
      [](char c, char p) { return p == '0' ? c >= '0' && c <= '9' : c == p; });
}

/// CF time units: since the accident where its time is known, plain seconds otherwise.
std::string time_units(const std::string& start_utc) {
  if (!looks_like(start_utc, "0000-00-00T00:00Z") &&
      !looks_like(start_utc, "0000-00-00T00:00:00Z"))
    return "s";
  return fmt::format("seconds since {} {}", start_utc.substr(0, 10),
                     start_utc.substr(11, start_utc.size() - 12));
}

Column numbers(Label label, std::vector<double> values) {
  return {.label = label, .numbers = std::move(values)};
}

void write_map(GroupWriter group, const Outcome& outcome, const EffectMap& map) {
  const std::string units = time_units(outcome.scenario.start_utc);
  group.coordinate(numbers({"time", units.c_str(), "time"}, map.frame_time));
  group.coordinate(numbers({"lat", "degrees_north", "latitude"}, map.lat));
  group.coordinate(numbers({"lon", "degrees_east", "longitude"}, map.lon));
  if (units != "s") group.attribute("time", "calendar", "standard");
  for (const auto& [name, standard, axis] :
       {std::tuple{"time", "time", "T"}, std::tuple{"lat", "latitude", "Y"},
        std::tuple{"lon", "longitude", "X"}}) {
    group.attribute(name, "standard_name", standard);
    group.attribute(name, "axis", axis);
  }
  write_crs(group);
  group.use_single_precision(true);
  group.variable(
      numbers({"peak", "mol mol-1", "largest mole fraction over time"}, map.peak),
      {"lat", "lon"});
  group.variable(
      numbers({"arrival", "s", "first time above the lowest level"}, map.arrival),
      {"lat", "lon"});
  group.variable(numbers({"concentration", "mol mol-1", "mole fraction"}, map.frames),
                 {"time", "lat", "lon"});
  const bool known = map.member < outcome.part<Plumes>().members.size();
  for (const char* name : {"peak", "arrival", "concentration"}) {
    group.attribute(name, "grid_mapping", "crs");
    group.attribute(name, "substance", map.substance);
    group.attribute(
        name, "weather",
        known ? outcome.part<Plumes>().members[map.member].weather.name : "");
    group.attribute(name, "wind_to_degree", map.wind_to);
    group.attribute(name, "all_directions", map.all_directions ? "yes" : "no");
  }
}

void write_maps(ResultWriter& file, const Outcome& outcome, const Effects& effects) {
  for (std::size_t i = 0; i < effects.part<PlumeEffects>().maps.size(); ++i) {
    const EffectMap& map = effects.part<PlumeEffects>().maps[i];
    if (i == 0) {
      write_map(file.root(), outcome, map);
    } else {
      write_map(file.new_group(fmt::format("/map_{}", i + 1),
                               "highest values on a raster of longitude and latitude"),
                outcome, map);
    }
  }
}

}  // namespace

void write_plume_products(ResultWriter& file, const Outcome& outcome,
                          const Effects& effects) {
  write_maps(file, outcome, effects);
  file.table("/effects/probits", "probit", "probit models, by name",
             effects.part<PlumeEffects>().probits);
  file.table("/effects/histories", "history",
             "concentration at towns and nearest border points",
             effects.part<PlumeEffects>().histories);
  file.table("/effects/series", "sample", "time series of the histories",
             series_points(effects));
  file.table("/effects/doses", "dose", "toxic loads and lethality of the histories",
             doses(effects));
  file.table("/effects/level_multiples", "multiple",
             "each level at the place of each history", level_multiples(effects));
  file.table("/effects/probabilities", "probability_row",
             "over weathers and directions",
             effects.part<PlumeEffects>().probabilities);
  file.table("/effects/by_direction", "share", "the same by direction of the wind",
             direction_shares(effects));
}

}  // namespace farreach
