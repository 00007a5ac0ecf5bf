#include "postprocess/io/result_products.hpp"

#include <limits>

#include "postprocess/voice/voice.hpp"

namespace farreach {

struct OutlinePoint {
  std::size_t reach = 0;
  double x = 0, y = 0;
};

static void visit_fields(OutlinePoint& p, FieldVisitor& visit) {
  visit({"reach", "", "row of /effects/reaches"}, p.reach);
  visit({"x", "m", "distance downwind"}, p.x);
  visit({"y", "m", "distance to the left of the axis"}, p.y);
}

namespace {

std::vector<OutlinePoint> outline_points(const Effects& effects) {
  std::vector<OutlinePoint> points;
  for (std::size_t i = 0; i < effects.reaches.size(); ++i) {
    const LevelReach& reach = effects.reaches[i];
    for (std::size_t j = 0; j < reach.outline_x.size(); ++j)
      points.push_back({i, reach.outline_x[j], item_or_nan(reach.outline_y, j)});
  }
  return points;
}

}  // namespace

double item_or_nan(const std::vector<double>& values, std::size_t i) {
  return i < values.size() ? values[i] : std::numeric_limits<double>::quiet_NaN();
}

void write_crs(GroupWriter& group) {
  group.variable({.label = {"crs", "", "WGS84 longitude and latitude"},
                  .type = ColumnType::integer,
                  .integers = {0}},
                 {});
  group.attribute("crs", "grid_mapping_name", "latitude_longitude");
  group.attribute("crs", "longitude_of_prime_meridian", 0.0);
  group.attribute("crs", "semi_major_axis", 6378137.0);         // WGS84
  group.attribute("crs", "inverse_flattening", 298.257223563);  // WGS84
  group.attribute("crs", "crs_wkt",
                  "GEOGCRS[\"WGS 84\",DATUM[\"World Geodetic System 1984\","
                  "ELLIPSOID[\"WGS 84\",6378137,298.257223563]],CS[ellipsoidal,2],"
                  "AXIS[\"latitude\",north],AXIS[\"longitude\",east],"
                  "ANGLEUNIT[\"degree\",0.0174532925199433],ID[\"EPSG\",4326]]");
}

void write_effects(ResultWriter& file, const Effects& effects) {
  Effects copy{.model_factor = effects.model_factor};
  file.record("/effects", "distances, footprints and histories", copy);
  file.table("/effects/reaches", "reach", "reach of each level in each weather",
             effects.reaches);
  file.table("/effects/outlines", "point",
             "footprints in plume coordinates, not closed", outline_points(effects));
}

void write_findings(ResultWriter& file, const Findings& findings) {
  Findings copy = findings;
  file.record("/findings", "what follows for the neighbours", copy);
  file.table("/findings/verdicts", "verdict_row", "each level against each neighbour",
             findings.verdicts);
  file.table("/findings/criteria", "criterion_row",
             "criteria of the Convention, apart from our own result",
             findings.criteria);
  file.table("/findings/routes", "route", "which law applies", findings.routes);
  file.table("/findings/unknowns", "unknown", "what would change the verdict",
             english_each(findings.unknowns));
}

}  // namespace farreach
