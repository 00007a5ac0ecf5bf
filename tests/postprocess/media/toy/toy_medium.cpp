#include "tests/postprocess/media/toy/toy_medium.hpp"

#include <limits>
#include <nlohmann/json.hpp>

#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/headline.hpp"
#include "postprocess/effects/effects.hpp"
#include "postprocess/effects/nearby.hpp"
#include "postprocess/io/export/map_fields.hpp"
#include "postprocess/io/fields.hpp"
#include "postprocess/io/result_tables.hpp"
#include "postprocess/media/medium.hpp"
#include "postprocess/report/parts.hpp"

namespace farreach {
namespace testing {

void visit_fields(Paint& paint, FieldVisitor& visit) {
  visit({"radius", "m", "of the spill"}, paint.radius);
}

}  // namespace testing

namespace {

using Json = nlohmann::ordered_json;
using testing::Paint;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

bool is_paint_level(const Level& level) {
  return level.quantity == testing::thickness;
}

bool has_paint(const Outcome& outcome) {
  return outcome.part<Paint>().radius > 0;
}

void lay_out_paint(ResultFile& file, Outcome& outcome) {
  if (!file.has("/paint", has_paint(outcome))) return;
  Paint& spilt = outcome.part<Paint>();
  file.record("/paint", "paint that was spilt", spilt);
  file.table("/paint/layers", "layer", "thickness of the layers [m]", spilt.thickness);
}

void find_paint(const Outcome& outcome, Effects& effects) {
  for (std::size_t l = 0; l < outcome.levels.size(); ++l)
    if (is_paint_level(outcome.levels[l]))
      effects.reaches.push_back({.level = l,
                                 .found_in = {"paint"},
                                 .distance = outcome.part<Paint>().radius});
}

void judge_paint(const Outcome& outcome, const Effects& effects, Findings& findings) {
  for (const BorderDistance& border : outcome.geography.borders)
    for (const LevelReach& reach : effects.reaches) {
      if (!is_paint_level(outcome.levels[reach.level])) continue;
      BorderVerdict v;
      v.state = border.state;
      v.kind = border.kind;
      v.model = "paint";
      v.level = reach.level;
      v.unfavourable_case = v.favourable_case = reach.found_in;
      v.distance = border.distance;
      v.reach = v.reach_low = v.reach_high = reach.distance;
      v.margin = v.distance - v.reach;
      v.first_arrival = v.peak_time = v.end = v.peak = v.probability = nan;
      v.verdict = v.margin < 0 ? Reached::reached : Reached::not_reached;
      v.reason = {as_written("The paint ends before the border.")};
      findings.verdicts.push_back(v);
    }
}

Response respond_to_paint(const Outcome&, const Effects&, const BorderVerdict* v) {
  return {v ? "transboundary" : "site", {as_written("Paint dries.")}};
}

Headline paint_headline(const Outcome&, const Effects&, const Findings&,
                        const std::vector<BorderVerdict>&) {
  return {{as_written("The paint is drying.")}};
}

std::vector<LevelThere> paint_at(const Outcome& outcome, const Effects& effects,
                                 const PlaceFinding& place) {
  std::vector<LevelThere> levels;
  for (const LevelReach& reach : effects.reaches)
    if (is_paint_level(outcome.levels[reach.level]))
      levels.push_back(
          {.level = reach.level,
           .verdict = nearby_distance(outcome.site.place, place.where) < reach.distance
                          ? Reached::reached
                          : Reached::not_reached,
           .model = "paint",
           .end = nan,
           .peak = 0.01,
           .probability = nan,
           .indoor = nan});
  return levels;
}

std::optional<std::string> coat_of(const Outcome&, std::size_t) {
  return "first coat";
}

void summarize_paint(const Outcome& outcome, const Effects&, Json& summary) {
  summary["paint"] =
      has_paint(outcome) ? Json{{"radius_m", outcome.part<Paint>().radius}} : Json();
}

void draw_paint_zones(const Outcome&, const Effects&, Json& features) {
  features.push_back({{"type", "Feature"},
                      {"geometry", nullptr},
                      {"properties", {{"kind", "paint"}}}});
}

std::string paint_card(const Outcome& outcome, const std::string& result_name) {
  return has_paint(outcome) ? "colour of " + result_name + ": green" : "";
}

std::string paint_table(const Outcome&) {
  return "  green all over\n";
}

void list_paint_maps(const Outcome&, const Effects&, std::string_view wanted,
                     std::vector<MapRaster>& list) {
  MapRaster map{"paint/thickness", "thickness", "m", {}, {}, {}, {}};
  map.lon = map.lat = {50, 51};
  if (wanted == map.name) map.values = {1e-3, 1e-3, 1e-3, 2e-3};
  list.push_back(map);
}

void tell_paint_verdicts(const Story& story,
                         const std::vector<const BorderVerdict*>& leading,
                         PageContent& page) {
  for (const BorderVerdict* v : leading)
    page.verdicts.rows.push_back({{{state_name(story, v->state) + " by paint"}}});
}

void tell_paint(const Story& story, PageContent& page) {
  page.blocks.push_back({.id = "paint",
                         .head = "All about the paint",
                         .items = {{.text = "It is wet."}}});
  add_shared_annexes(story, page);
}

std::string amount_of_paint(const Story&, const PlaceFinding&) {
  return "1 cm of paint";
}

}  // namespace

extern const Medium toy_medium;
constinit const Medium toy_medium{
    .name = "paint",
    .carrier = "paint",
    .present = has_paint,
    .lay_out = lay_out_paint,
    .find_effects = find_paint,
    .judge = judge_paint,
    .respond = respond_to_paint,
    .headline = paint_headline,
    .lead_in = "flow.over_land",
    .levels_at = paint_at,
    .advise = [](const Outcome&, const LevelThere&) { return Advice::leave; },
    .peak_unit = "mm",
    .peak_scale = 1e3,
    .holds = is_paint_level,
    .case_word = "coat",
    .case_name = coat_of,
    .summarize = summarize_paint,
    .draw_zones = draw_paint_zones,
    .side_file = "paint.txt",
    .side_word = "paint",
    .side_text = paint_card,
    .screen_table = paint_table,
    .list_maps = list_paint_maps,
    .distance_key = "verdict.distance",
    .tell_verdicts = tell_paint_verdicts,
    .tell = tell_paint,
    .amount = amount_of_paint,
    .draw = [](const Story&, Json& data) { data["paint"] = 1; },
};

}  // namespace farreach
