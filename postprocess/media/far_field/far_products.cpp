#include "postprocess/media/far_field/far_products.hpp"

#include "postprocess/io/result_products.hpp"
#include "postprocess/media/far_field/effects/far_map.hpp"

namespace farreach {

struct InputRow {
  int border = -1;
  std::size_t level = 0, counted = 0;
  InputShare share;
};

static void visit_fields(Spread& s, FieldVisitor& visit, const Label (&labels)[4]) {
  visit(labels[0], s.low);
  visit(labels[1], s.median);
  visit(labels[2], s.high);
  visit(labels[3], s.most);
}

static void visit_fields(FarLevel& l, FieldVisitor& visit) {
  visit({"level", "", "row of /levels, from 0"}, l.level);
  visit({"carried", "", "whether the particles hold its substance"}, l.carried);
  visit_fields(l.distance, visit,
               {{"distance_5", "m", "reach, 5 % of the members stay below"},
                {"distance_50", "m", "reach, half of the members stay below"},
                {"distance_95", "m", "reach, 95 % of the members stay below"},
                {"distance_most", "m", "largest reach of all members"}});
  visit({"farthest_low", "m", "largest reach, low by the error of the model"},
        l.farthest_low);
  visit({"farthest_high", "m", "largest reach, high by the error of the model"},
        l.farthest_high);
  visit_fields(l.area, visit,
               {{"area_5", "m2", "area at the level, 5 % of the members stay below"},
                {"area_50", "m2", "area at the level, half stay below"},
                {"area_95", "m2", "area at the level, 95 % stay below"},
                {"area_most", "m2", "largest area of all members"}});
  visit_fields(l.population, visit,
               {{"population_5", "1", "people of known places, 5 % stay below"},
                {"population_50", "1", "people of known places, half stay below"},
                {"population_95", "1", "people of known places, 95 % stay below"},
                {"population_most", "1", "most people of known places"}});
}

static void visit_fields(FarPlace& p, FieldVisitor& visit) {
  visit({"level", "", "row of /levels, from 0"}, p.level);
  visit({"border", "", "row of /geography/borders, from 0; -1: none"}, p.border);
  visit({"receptor", "", "row of /geography/receptors, from 0; -1: none"}, p.receptor);
  visit({"near", "", "whether nearer than the first ring: a lower bound"}, p.near);
  visit({"outside", "", "whether beyond the last ring: nothing is known"}, p.outside);
  visit({"hits", "1", "members that reach"}, p.reached.hits);
  visit({"members", "1", "all members"}, p.reached.members);
  visit({"probability", "1", "that the level is reached, given the accident"},
        p.reached.probability);
  visit({"probability_low", "1", "low end of its 95 % interval"}, p.reached.low);
  visit({"probability_high", "1", "high end of its 95 % interval"}, p.reached.high);
  visit({"hits_low", "1", "members that reach, the model taken too high"},
        p.reached_low.hits);
  visit({"hits_high", "1", "members that reach, the model taken too low"},
        p.reached_high.hits);
  visit({"arrival_least", "s", "earliest; NaN: no member reaches"}, p.arrival.least);
  visit({"arrival_5", "s", "arrival, 5 % of those that reach are earlier"},
        p.arrival.low);
  visit({"arrival_50", "s", "arrival, half of those that reach are earlier"},
        p.arrival.median);
  visit({"arrival_95", "s", "arrival, 95 % of those that reach are earlier"},
        p.arrival.high);
  visit({"unfavourable", "", "member with most, row of /far_field/members"},
        p.unfavourable);
  visit({"favourable", "", "member with least, row of /far_field/members"},
        p.favourable);
}

static void visit_fields(InputRow& r, FieldVisitor& visit) {
  visit({"border", "", "row of /geography/borders, from 0"}, r.border);
  visit({"level", "", "row of /levels, from 0"}, r.level);
  visit({"counted", "1", "members with anything at the neighbour"}, r.counted);
  visit({"input", "", "row of /far_field/inputs, from 0"}, r.share.input);
  visit({"first", "1", "first-order share of the spread"}, r.share.first.value);
  visit({"first_low", "1", "low end of its 95 % interval"}, r.share.first.low);
  visit({"first_high", "1", "high end of its 95 % interval"}, r.share.first.high);
  visit({"total", "1", "total share of the spread"}, r.share.total.value);
  visit({"total_low", "1", "low end of its 95 % interval"}, r.share.total.low);
  visit({"total_high", "1", "high end of its 95 % interval"}, r.share.total.high);
  visit({"weather", "", "whether this is the weather: first is a lower bound"},
        r.share.weather);
  visit({"total_is_bound", "", "whether total is an upper bound"},
        r.share.total_is_bound);
}

namespace {

std::vector<InputRow> input_rows(const FarEffects& far) {
  std::vector<InputRow> rows;
  for (const FarSensitivity& s : far.sensitivity)
    for (const InputShare& share : s.inputs)
      rows.push_back({s.border, s.level, s.counted, share});
  return rows;
}

struct MapField {
  Label label;
  std::vector<float> FarLevel::*values;
};

constexpr MapField map_fields[] = {
    {{"probability", "1", "share of the members that meet the level"},
     &FarLevel::probability},
    {{"probability_low", "1", "the same, the model taken too high"},
     &FarLevel::probability_low},
    {{"probability_high", "1", "the same, the model taken too low"},
     &FarLevel::probability_high},
    {{"median_arrival", "s", "median of the members that meet the level; NaN: none"},
     &FarLevel::median_arrival},
    {{"largest_multiple", "1", "largest multiple of the level in any member"},
     &FarLevel::largest_multiple},
};

Column numbers(const Label& label, std::vector<double> values) {
  return {.label = label, .numbers = std::move(values)};
}

void write_far_map(GroupWriter group, const Outcome& outcome, const FarEffects& far) {
  const FarRaster raster = far_raster(outcome, far, far_map_cells);
  std::vector<double> index;
  Column names{.label = {"level_name", "", "name of the level"},
               .type = ColumnType::text};
  for (const FarLevel& l : far.levels) {
    index.push_back(static_cast<double>(l.level));
    names.texts.push_back(outcome.levels[l.level].name);
  }
  group.coordinate(numbers({"level", "1", "row of /levels, from 0"}, index));
  group.coordinate(numbers({"lat", "degrees_north", "latitude"}, raster.lat));
  group.coordinate(numbers({"lon", "degrees_east", "longitude"}, raster.lon));
  group.attribute("lat", "standard_name", "latitude");
  group.attribute("lat", "axis", "Y");
  group.attribute("lon", "standard_name", "longitude");
  group.attribute("lon", "axis", "X");
  group.variable(names, {"level"});
  write_crs(group);
  group.use_single_precision(true);
  for (const MapField& field : map_fields) {
    std::vector<double> values;
    for (const FarLevel& l : far.levels) {
      const auto part = on_raster(raster, l.*field.values);
      values.insert(values.end(), part.begin(), part.end());
    }
    group.variable(numbers(field.label, std::move(values)), {"level", "lat", "lon"});
    group.attribute(field.label.name, "grid_mapping", "crs");
  }
}

}  // namespace

void write_far_effects(ResultWriter& file, const Outcome& outcome,
                       const FarEffects& far) {
  file.table("/effects/far_levels", "far_level", "each level over all members",
             far.levels);
  file.table("/effects/far_places", "far_place",
             "each level at each neighbour and town over all members", far.places);
  file.table("/effects/far_inputs", "far_input",
             "shares of the inputs in the spread at each neighbour", input_rows(far));
  write_far_map(file.new_group("/effects/far_map",
                               "all members on a raster of longitude and latitude"),
                outcome, far);
}

}  // namespace farreach
