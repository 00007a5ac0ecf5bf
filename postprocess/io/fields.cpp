#include "postprocess/io/fields.hpp"

#include <fmt/format.h>

#include <charconv>

#include "postprocess/media/medium.hpp"
#include "postprocess/voice/voice.hpp"

namespace farreach {

void visit_fields(double& value, FieldVisitor& visit) {
  visit({"value", "1", "value"}, value);
}

void visit_fields(std::string& text, FieldVisitor& visit) {
  visit({"text", "", "text"}, text);
}

void visit_fields(Ring&, FieldVisitor&) {}

void visit_fields(ScenarioTitles& t, FieldVisitor& visit) {
  visit({"ru", "", "title in Russian"}, t.ru);
  visit({"kk", "", "title in Kazakh"}, t.kk);
}

void visit_fields(ScenarioRecord& s, FieldVisitor& visit) {
  visit({"title", "", "title"}, s.title);
  visit({"mode", "", "exercise or real"}, s.mode);
  visit({"description", "", "description"}, s.description);
  visit({"hazard", "", "kind of hazard"}, s.hazard);
  visit({"file_name", "", "name of the scenario file"}, s.file_name);
  visit({"text", "", "scenario file, byte for byte"}, s.text);
  visit({"start_utc", "", "time of the accident, ISO 8601; empty: not given"},
        s.start_utc);
  visit({"utc_offset_hours", "h", "local time of the site minus UTC"},
        s.utc_offset_hours);
  visit({"horizon", "s", "end of the simulated time"}, s.horizon);
  visit({"exposure_time", "s", "longest stay of people"}, s.exposure_time);
  visit({"receptor_height", "m", "height at which air is breathed"}, s.receptor_height);
  visit({"infiltration_rate", "s-1", "air changes indoors"}, s.infiltration_rate);
  visit({"lethality_model", "", "probit used for the verdict"}, s.lethality_model);
  visit({"map_cells", "1", "cells of the map, each way"}, s.map_cells);
  visit({"map_frames", "1", "frames of the map in time"}, s.map_frames);
}

void visit_fields(Site& s, FieldVisitor& visit) {
  visit({"id", "", "key in the library of sites"}, s.id);
  visit({"name", "", "name"}, s.name);
  visit({"name_ru", "", "name in Russian"}, s.name_ru);
  visit({"name_kk", "", "name in Kazakh"}, s.name_kk);
  visit({"lat", "degrees_north", "latitude, WGS84"}, s.place.lat);
  visit({"lon", "degrees_east", "longitude, WGS84"}, s.place.lon);
  visit({"position_error", "m", "uncertainty of the position"}, s.position_error);
  visit({"position_quality", "", "what the position stands for"}, s.position_quality);
  visit({"state", "", "state of origin, ISO 3166 alpha-3"}, s.state);
  visit({"activity", "", "kind of installation"}, s.activity);
  visit({"source", "", "source of the coordinates"}, s.source);
}

void visit_fields(GeoPoint& p, FieldVisitor& visit) {
  visit({"lat", "degrees_north", "latitude, WGS84"}, p.lat);
  visit({"lon", "degrees_east", "longitude, WGS84"}, p.lon);
}

void visit_fields(Territory& t, FieldVisitor& visit) {
  visit({"state", "", "ISO 3166 alpha-3"}, t.state);
  visit.word({"kind", "", "land or sector"}, t.kind);
  visit({"product", "", "data set of the border"}, t.product);
}

void visit_fields(BorderDistance& b, FieldVisitor& visit) {
  visit({"state", "", "ISO 3166 alpha-3"}, b.state);
  visit.word({"kind", "", "land or sector"}, b.kind);
  visit({"nearest_lat", "degrees_north", "latitude of the nearest point"},
        b.nearest.lat);
  visit({"nearest_lon", "degrees_east", "longitude of the nearest point"},
        b.nearest.lon);
  visit({"distance", "m", "geodesic distance from the site; 0 inside"}, b.distance);
  visit({"azimuth", "degree", "direction from the site, clockwise from north"},
        b.azimuth);
  visit({"uncertainty", "m", "combined uncertainty of the distance"}, b.uncertainty);
  visit({"other_product_distance", "m", "distance by the second border product"},
        b.other_product_distance);
  visit({"site_share", "m", "uncertainty by the position of the site"}, b.site_share);
  visit({"product_share", "m", "uncertainty by the border product"}, b.product_share);
  visit({"resolution_share", "m", "uncertainty by the resolution of the border"},
        b.resolution_share);
}

void visit_fields(Receptor& r, FieldVisitor& visit) {
  visit({"name", "", "name"}, r.name);
  visit({"name_ru", "", "name in Russian"}, r.name_ru);
  visit({"name_kk", "", "name in Kazakh"}, r.name_kk);
  visit({"lat", "degrees_north", "latitude, WGS84"}, r.place.lat);
  visit({"lon", "degrees_east", "longitude, WGS84"}, r.place.lon);
  visit({"state", "", "state in which it lies, ISO 3166 alpha-3"}, r.state);
  visit({"population", "1", "inhabitants; 0: unknown"}, r.population);
  visit({"height", "m", "height above ground"}, r.height);
  visit({"kind", "", "town, border or user"}, r.kind);
  visit({"distance", "m", "geodesic distance from the site"}, r.distance);
  visit({"azimuth", "degree", "direction from the site, clockwise from north"},
        r.azimuth);
}

void visit_fields(Level& l, FieldVisitor& visit) {
  visit({"name", "", "name"}, l.name);
  visit({"key", "", "short name"}, l.key);
  visit({"substance", "", "substance"}, l.substance);
  std::string quantity = l.quantity.word();
  visit({"quantity", "", "concentration or lethality"}, quantity);
  l.quantity = LevelQuantity::from_file(quantity);
  visit({"value", "1", "mole fraction, or kg m-3, or share killed, see unit"}, l.value);
  visit({"unit", "", "unit of shown_value"}, l.unit);
  visit({"shown_value", "", "value in the unit of the variable unit"}, l.shown_value);
  visit({"averaging_time", "s", "averaging time; 0: the exposure time"},
        l.averaging_time);
  visit({"exposure_time", "s", "exposure the level was defined for"}, l.exposure_time);
  visit({"comparison", "", "what is compared, one sentence"}, l.comparison);
  visit({"probit", "", "probit model of a lethality level"}, l.probit);
  visit({"source", "", "source"}, l.source);
  visit({"provisional", "", "whether the value still has to be checked"},
        l.provisional);
  int severity = number_of(l.severity);
  visit({"severity", "1", "1 limit, 2 disabling, 3 life-threatening, 4 lethal"},
        severity);
  if (severity < 0 || severity > number_of(Severity::lethal))
    throw ColumnError(fmt::format("severity = {} is none of 0 to 4", severity));
  l.severity = severity_numbered(severity);
}

void visit_fields(ShorterMean& m, FieldVisitor& visit) {
  visit({"time", "s", "time of the mean"}, m.time);
  visit({"value", "", "value for it, in the unit of the value of the level"}, m.value);
}

void visit_fields(LawTable& t, FieldVisitor& visit) {
  visit({"name", "", "file of the library"}, t.name);
  visit({"version", "", "which one it says it is"}, t.version);
}

void visit_fields(LawText& t, FieldVisitor& visit) {
  visit({"key", "", "what other tables name it by"}, t.key);
  visit({"text_en", "", "in English"}, t.en);
  visit({"text_ru", "", "in Russian"}, t.ru);
  visit({"text_kk", "", "in Kazakh"}, t.kk);
}

void visit_fields(LawRoute& r, FieldVisitor& visit) {
  visit({"activity", "", "of a site; *: what no other row names"}, r.activity);
  visit({"marine", "", "1 in the marine environment"}, r.marine);
  visit({"instrument", "", "legal instrument, key of a text"}, r.instrument);
  visit({"reason", "", "why it applies, key of a text"}, r.reason);
  visit({"status", "", "seen or provisional"}, r.status);
}

void visit_fields(LawStanding& s, FieldVisitor& visit) {
  visit({"state", "", "ISO 3166 alpha-3"}, s.state);
  visit({"standing", "", "under the Industrial Accidents Convention, key of a text"},
        s.standing);
  visit({"status", "", "seen or provisional"}, s.status);
}

void visit_fields(ResponseRung& r, FieldVisitor& visit) {
  visit({"level", "", "level of the response"}, r.level);
  visit({"reach", "m", "it holds from this reach of a disabling level on"}, r.reach);
  visit({"town", "", "and with a town of so many people within it; 0: with none"},
        r.town);
  visit({"status", "", "seen or provisional"}, r.status);
}

void visit_fields(LawCriterion& c, FieldVisitor& visit) {
  visit({"name", "", "air_15_km or water_two_days"}, c.name);
  visit({"limit", "", "in the unit of the row"}, c.limit);
  visit({"unit", "", "m or s"}, c.unit);
  visit({"status", "", "seen or provisional"}, c.status);
  visit({"source", "", "where the limit comes from"}, c.source);
}

void visit_fields(SourceSegment& s, FieldVisitor& visit) {
  visit({"start", "s", "begin after the accident"}, s.start);
  visit({"end", "s", "end after the accident; may be infinite"}, s.end);
  visit({"mass_rate", "kg s-1", "mass flux"}, s.mass_rate);
  visit.choice({"geometry", "", "kind of source", "jet area"}, s.geometry);
  visit({"area", "m2", "area of the expanded stream"}, s.area);
  visit({"speed", "m s-1", "speed through the area"}, s.speed);
  visit({"density", "kg m-3", "density of the expanded stream"}, s.density);
  visit({"temperature", "K", "temperature of the expanded stream"}, s.temperature);
  visit({"excess_enthalpy", "J kg-1",
         "specific enthalpy relative to ideal gases at air temperature"},
        s.excess_enthalpy);
  visit({"height", "m", "height above ground"}, s.height);
  visit({"elevation", "degree", "axis of the jet above the horizon"}, s.elevation);
  visit({"azimuth_to_wind", "degree", "horizontal angle between jet and downwind"},
        s.azimuth_to_wind);
}

void visit_fields(SourceComponent& c, FieldVisitor& visit) {
  visit({"substance", "", "substance"}, c.substance);
  visit({"mass_fraction", "1", "share of the mass flux"}, c.mass_fraction);
  visit({"liquid_mass_fraction", "1", "share of the mass flux that is drops"},
        c.liquid_mass_fraction);
}

void visit_fields(SourceFact& f, FieldVisitor& visit) {
  visit({"name", "", "what"}, f.name);
  visit({"value", "", "value in the unit of the variable unit"}, f.value);
  visit({"unit", "", "unit of value"}, f.unit);
}

void visit_fields(Check& c, FieldVisitor& visit) {
  visit({"name", "", "what is checked"}, c.name);
  visit({"value", "", "value found"}, c.value);
  visit({"tolerance", "", "largest value allowed"}, c.tolerance);
  visit({"passed", "", "whether it passed"}, c.passed);
  visit({"detail", "", "detail"}, c.detail);
}

void visit_fields(Notice& n, FieldVisitor& visit) {
  visit({"key", "", "key of the message"}, n.key);
  NoticeSeverity::Value severity = n.severity;
  visit.word({"severity", "", "info, assumption, provisional or out_of_range"},
             severity);
  n.severity = severity;
  visit({"text", "", "message with its values, or an English sentence"}, n.text);
}

void visit_fields(Outcome& o, FieldVisitor& visit) {
  visit({"complete", "", "no: the run was stopped early"}, o.complete);
  visit({"program_version", "", "version of the program"},
        o.provenance.program_version);
  visit({"format_version", "", "format version known to the program that ran"},
        o.provenance.format_version);
  visit({"created", "", "date of the run, where one was given"}, o.provenance.created);
  visit({"compiler", "", "compiler of the program"}, o.provenance.compiler);
  visit({"scenario_fingerprint", "", "of the scenario text and library data"},
        o.provenance.scenario_fingerprint);
}

void visit_fields(Effects& e, FieldVisitor& visit) {
  visit({"model_factor", "1", "concentration is right within this factor, 90 %"},
        e.model_factor);
}

void visit_fields(LevelReach& r, FieldVisitor& visit) {
  visit({"level", "", "row of /levels, from 0"}, r.level);
  visit({"member", "", "row of /weather, from 0"}, r.found_in.index);
  visit({"distance", "m", "farthest point at the level; 0: nowhere"}, r.distance);
  visit({"distance_low", "m", "the same, low end of its band"}, r.distance_low);
  visit({"distance_high", "m", "the same, high end of its band"}, r.distance_high);
  visit({"beyond_range", "", "whether the level holds at the end of the table"},
        r.beyond_range);
  visit({"high_beyond_range", "", "whether distance_high is the end of the table"},
        r.high_beyond_range);
  visit({"nearest", "m", "begin of the zone"}, r.nearest);
  visit({"area", "m2", "area of the footprint"}, r.area);
  visit({"arrival", "s", "arrival at distance; NaN: not reached"}, r.arrival);
  visit({"duration", "s", "longest time above the level at a point"}, r.duration);
  visit({"averaging_time", "s", "averaging time that decides at distance"},
        r.averaging_time);
  visit({"value", "1", "value for it: mole fraction, or kg m-3, or share killed"},
        r.value);
  visit({"multiple_at_end", "1",
         "multiple of the level in the strongest air at the end of the table"},
        r.multiple_at_end);
  visit({"tracked", "", "whether the release holds the substance"}, r.tracked);
  visit({"driver", "", "what widens the band most beside the model; empty: nothing"},
        r.driver);
  visit({"resolution", "1",
         "ln of the factor that segments, slices and tolerance leave at distance"},
        r.resolution);
  visit({"outlasts", "", "whether stable air must last over 3 h for the distance"},
        r.outlasts);
  visit({"range_end", "m", "farthest that was followed; a higher end is a bound"},
        r.range_end);
  visit({"scan_distance", "m", "farthest over winds of 1 to 15 m/s in this class"},
        r.scan_distance);
  visit({"scan_wind", "m s-1", "wind of scan_distance"}, r.scan_wind);
}

void visit_fields(Findings& f, FieldVisitor& visit) {
  std::string headline = english(f.headline), reason = english(f.response_reason);
  visit({"headline", "", "the verdict in a few sentences"}, headline);
  visit({"response_level", "", "level of the response"}, f.response_level);
  visit({"response_reason", "", "why"}, reason);
}

/// Of a verdict over all the weathers that were followed, which names rows of another
/// table.
static void visit_sample(BorderVerdict& v, FieldVisitor& visit) {
  std::size_t nowhere = 0;
  const bool own = medium_named(v.model).over_weathers;
  visit({"probability_low", "1", "low end of its 95 % interval; NaN: not sampled"},
        v.probability_low);
  visit({"probability_high", "1", "high end of its 95 % interval; NaN: not sampled"},
        v.probability_high);
  visit({"arrival_median", "s", "median over the members that reach"},
        v.arrival_median);
  visit({"arrival_late", "s", "95 % of the members that reach are earlier"},
        v.arrival_late);
  visit({"far_member", "", "least favourable, row of /far_field/members"},
        own ? v.unfavourable_case.index : nowhere);
  visit({"far_favourable", "", "most favourable, row of /far_field/members"},
        own ? v.favourable_case.index : nowhere);
}

void visit_fields(BorderVerdict& v, FieldVisitor& visit) {
  visit({"state", "", "ISO 3166 alpha-3"}, v.state);
  visit.word({"kind", "", "land, sector or river"}, v.kind);
  visit({"level", "", "row of /levels, from 0"}, v.level);
  visit.choice({"verdict", "", "whether the level is reached there",
                "reached not_reached undecided"},
               v.verdict);
  visit({"distance", "m", "site to border"}, v.distance);
  visit({"distance_uncertainty", "m", "its uncertainty"}, v.distance_uncertainty);
  visit({"reach", "m", "of the level, in whatever direction"}, v.reach);
  visit({"reach_low", "m", "the same, low end of its band"}, v.reach_low);
  visit({"reach_high", "m", "the same, high end of its band"}, v.reach_high);
  visit({"range_end", "m", "farthest that was followed; a higher end is a bound"},
        v.range_end);
  visit({"margin", "m", "distance minus reach; negative: crosses"}, v.margin);
  visit({"margin_uncertainty", "m", "its uncertainty"}, v.margin_uncertainty);
  std::size_t nowhere = 0;
  const bool own = !medium_named(v.model).over_weathers;
  visit({"member", "", "weather that gave it, row of /weather, from 0"},
        own ? v.unfavourable_case.index : nowhere);
  visit({"first_arrival", "s", "first arrival at the border; NaN: never"},
        v.first_arrival);
  visit({"peak_time", "s", "time of the peak at the border; NaN: never"}, v.peak_time);
  visit({"end", "s", "end at the border; NaN: never"}, v.end);
  visit({"peak", "", "peak at the border, in the unit of peak_unit"}, v.peak);
  visit({"peak_unit", "", "unit of peak"}, v.peak_unit);
  visit({"worst_wind_from", "degree", "wind direction that carries it there"},
        v.worst_wind_from);
  visit({"probability", "1", "over weathers and directions; NaN: no weights"},
        v.probability);
  visit({"reason_key", "", "why, as a key"}, v.reason_key);
  std::string reason = english(v.reason);
  visit({"reason", "", "English sentences with the numbers"}, reason);
  visit({"directed", "", "whether it holds for the given wind direction alone"},
        v.directed);
  visit({"out_of_range", "", "whether the model is outside its range where it matters"},
        v.out_of_range);
  visit({"deciding_horizon", "s",
         "horizon that would decide it, where the computed time was too short; NaN: "
         "none or not known"},
        v.deciding_horizon);
  visit({"favourable_member", "", "most favourable weather, row of /weather, from 0"},
        own ? v.favourable_case.index : nowhere);
  visit.choice({"favourable_verdict", "", "verdict in that weather",
                "reached not_reached undecided"},
               v.favourable_verdict);
  visit({"favourable_reach", "m", "reach in that weather"}, v.favourable_reach);
  visit({"model", "", "name of the medium that decided"}, v.model);
  visit({"reach_model", "", "name of the medium that found the reach"}, v.reach_model);
  visit_sample(v, visit);
}

void visit_fields(CriterionVerdict& c, FieldVisitor& visit) {
  visit({"criterion", "", "criterion of the Convention"}, c.criterion);
  visit({"state", "", "ISO 3166 alpha-3"}, c.state);
  visit.word({"verdict", "", "inside, outside or undecided"}, c.verdict);
  visit({"distance", "m", "site to border"}, c.distance);
  visit({"limit", "m", "limit of the criterion"}, c.limit);
  visit({"margin", "m", "distance minus limit"}, c.margin);
  visit({"uncertainty", "m", "of the distance"}, c.uncertainty);
  visit({"provisional", "", "whether the limit still has to be checked"},
        c.provisional);
  std::string reason = english(c.reason);
  visit({"reason", "", "English sentences with the numbers"}, reason);
  visit({"flow_time", "s", "of water to the border at mean water; NaN: of the air"},
        c.flow_time);
  visit({"flow_time_early", "s", "earliest"}, c.flow_time_early);
  visit({"flow_time_late", "s", "latest"}, c.flow_time_late);
  visit({"flow_time_limit", "s", "limit of the criterion"}, c.flow_time_limit);
}

void visit_fields(LegalRoute& r, FieldVisitor& visit) {
  std::string instrument = english(r.instrument), reason = english(r.reason);
  visit({"instrument", "", "legal instrument"}, instrument);
  visit({"reason", "", "why it applies"}, reason);
  visit({"status", "", "seen or provisional"}, r.status);
}

}  // namespace farreach
