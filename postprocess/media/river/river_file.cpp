#include "postprocess/media/river/river_file.hpp"

#include "models/hazard/river_field.hpp"
#include "postprocess/io/fields.hpp"
#include "postprocess/io/result_tables.hpp"
#include "postprocess/io/value_checks.hpp"

namespace farreach {

// What holds for a whole river; its lists are tables.
void visit_fields(RiverField& r, FieldVisitor& visit) {
  visit({"name", "", "name of the river"}, r.name);
  visit({"name_ru", "", "name in Russian"}, r.name_ru);
  visit({"name_kk", "", "name in Kazakh"}, r.name_kk);
}

void visit_fields(RiverStation& s, FieldVisitor& visit) {
  visit({"name", "", "name"}, s.name);
  visit({"name_ru", "", "name in Russian"}, s.name_ru);
  visit({"name_kk", "", "name in Kazakh"}, s.name_kk);
  visit({"kind", "", "border, town, intake, gauge, reservoir, mouth or end"}, s.kind);
  visit({"distance", "m", "along the river from the release"}, s.distance);
  visit({"distance_error", "m", "uncertainty of the distance"}, s.distance_error);
  visit({"lat", "degrees_north", "latitude, WGS84; NaN: not known"}, s.place.lat);
  visit({"lon", "degrees_east", "longitude, WGS84; NaN: not known"}, s.place.lon);
  visit({"from_state", "", "state upstream, ISO 3166 alpha-3"}, s.from_state);
  visit({"to_state", "", "state downstream, ISO 3166 alpha-3"}, s.to_state);
  visit({"population", "1", "inhabitants; 0: unknown"}, s.population);
  visit({"quality", "", "how the place is known"}, s.quality);
}

void visit_fields(RiverCase& c, FieldVisitor& visit) {
  visit({"name", "", "mean, low or flood"}, c.name);
  visit({"meaning", "", "what that is"}, c.meaning);
  visit({"weight", "1", "share of the year; 0: not known"}, c.weight);
}

void visit_fields(RiverSeries& s, FieldVisitor& visit) {
  visit({"case", "1", "row of /river/cases"}, s.river_case);
  visit({"station", "1", "row of /river/stations"}, s.station);
  visit({"substance", "", "substance"}, s.substance);
  visit({"discharge", "m3 s-1", "of the river there"}, s.discharge);
  visit({"arrival", "s", "above one hundredth of the peak; NaN: never"}, s.arrival);
  visit({"arrival_early", "s", "early end of its band"}, s.arrival_early);
  visit({"arrival_late", "s", "late end of its band; NaN: after the horizon"},
        s.arrival_late);
  visit({"peak", "kg m-3", "highest concentration, dissolved and sorbed"}, s.peak);
  visit({"peak_low", "kg m-3", "low end of its band"}, s.peak_low);
  visit({"peak_high", "kg m-3", "high end of its band"}, s.peak_high);
  visit({"peak_time", "s", "time of the peak; NaN: never"}, s.peak_time);
  visit({"end", "s", "below one hundredth of the peak again; NaN: not yet"}, s.end);
  visit({"mass", "kg", "that has passed by the horizon"}, s.mass);
}

void visit_fields(RiverProfile& p, FieldVisitor& visit) {
  visit({"case", "1", "row of /river/cases"}, p.river_case);
  visit({"substance", "", "substance"}, p.substance);
}

void lay_out_river(ResultFile& file, Outcome& outcome) {
  RiverField& river = outcome.part<RiverField>();
  if (!file.has("/river", !river.cases.empty())) return;
  file.record("/river", "what a river carries", river);
  file.table("/river/substances", "substance", "what it carries", river.substances);
  file.table("/river/cases", "case", "states of the river, the mean one first",
             river.cases);
  file.table("/river/stations", "station", "places along the river, downstream",
             river.stations);
  file.table("/river/course", "node", "course of the river, for drawing", river.course);
  file.table("/river/course_distance", "node",
             "of the nodes of the course along the river from the release [m]",
             river.course_distance);
  file.table("/river/facts", "fact", "facts about the transport", river.facts);
  file.table("/river/series", "series", "every case, station and substance",
             river.series);
  const Label parent{"series", "", "row of /river/series"};
  file.children("/river/series/time", "sample", parent, "times [s]",
                each(river.series, &RiverSeries::time));
  file.children("/river/series/concentration", "sample", parent,
                "concentrations [kg/m3]",
                each(river.series, &RiverSeries::concentration));
  file.table("/river/profiles", "profile", "along the river, every case and substance",
             river.profiles);
  const Label profile{"profile", "", "row of /river/profiles"};
  file.children("/river/profiles/distance", "point", profile,
                "along the river from the release [m]",
                each(river.profiles, &RiverProfile::distance));
  file.children("/river/profiles/peak", "point", profile, "highest [kg/m3]",
                each(river.profiles, &RiverProfile::peak));
  file.children("/river/profiles/peak_low", "point", profile,
                "low end of its band [kg/m3]",
                each(river.profiles, &RiverProfile::peak_low));
  file.children("/river/profiles/peak_high", "point", profile,
                "high end of its band [kg/m3]",
                each(river.profiles, &RiverProfile::peak_high));
  file.children("/river/profiles/arrival", "point", profile,
                "arrival [s]; NaN: not within the horizon",
                each(river.profiles, &RiverProfile::arrival));
}

namespace {

void check_river_series(const RiverField& river) {
  for (const RiverSeries& s : river.series) {
    checks::rows("/river/series/case", s.river_case, river.cases.size());
    checks::rows("/river/series/station", s.station, river.stations.size());
    checks::same_length("/river/series/concentration", s.concentration.size(),
                        s.time.size());
    checks::ascending("/river/series/time", s.time, 0, checks::latest);
  }
  for (const RiverProfile& p : river.profiles) {
    checks::rows("/river/profiles/case", p.river_case, river.cases.size());
    for (const auto* list : {&p.peak, &p.peak_low, &p.peak_high, &p.arrival})
      checks::same_length("/river/profiles", list->size(), p.distance.size());
    checks::ascending("/river/profiles/distance", p.distance, -checks::longest,
                      checks::longest);
  }
}

}  // namespace

void check_river(const Outcome& outcome) {
  const RiverField& river = outcome.part<RiverField>();
  for (const RiverStation& s : river.stations) {
    checks::within("/river/stations/distance", s.distance, -checks::longest,
                   checks::longest);
    checks::within("/river/stations/distance_error", s.distance_error, 0,
                   checks::longest);
    checks::place_if_any("/river/stations", s.place);
  }
  checks::same_length("/river/course_distance", river.course_distance.size(),
                      river.course.size());
  for (const GeoPoint& point : river.course) checks::place("/river/course", point);
  for (const double distance : river.course_distance)
    checks::within("/river/course_distance", distance, -checks::longest,
                   checks::longest);
  check_river_series(river);
}

}  // namespace farreach
