#include "postprocess/io/fields.hpp"

#include <charconv>

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
  visit({"kind", "", "land or sector"}, t.kind);
  visit({"product", "", "data set of the border"}, t.product);
}

void visit_fields(BorderDistance& b, FieldVisitor& visit) {
  visit({"state", "", "ISO 3166 alpha-3"}, b.state);
  visit({"kind", "", "land or sector"}, b.kind);
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
  visit({"quantity", "", "concentration or lethality"}, l.quantity);
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
  visit({"severity", "1", "1 limit, 2 disabling, 3 life-threatening, 4 lethal"},
        l.severity);
}

void visit_fields(ShorterMean& m, FieldVisitor& visit) {
  visit({"time", "s", "time of the mean"}, m.time);
  visit({"value", "", "value for it, in the unit of the value of the level"}, m.value);
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

void visit_fields(Weather& w, FieldVisitor& visit) {
  visit({"name", "", "name of the weather"}, w.name);
  visit({"wind_speed", "m s-1", "wind speed at wind_height"}, w.wind_speed);
  visit({"wind_height", "m", "height of the wind speed"}, w.wind_height);
  visit({"wind_from", "degree", "direction the wind comes from; missing: every one"},
        w.wind_from);
  visit({"stability", "", "Pasquill class"}, w.stability);
  visit({"obukhov_length", "m", "Obukhov length; infinite: neutral; missing: by class"},
        w.obukhov_length);
  visit({"friction_velocity", "m s-1", "friction velocity; missing: by wind profile"},
        w.friction_velocity);
  visit({"mixing_height", "m", "mixing height; missing: by class"}, w.mixing_height);
  visit({"sigma_azimuth", "degree",
         "standard deviation of wind direction over 600 s; missing: by similarity"},
        w.sigma_azimuth);
  visit({"air_temperature", "K", "air temperature at 2 m"}, w.air_temperature);
  visit({"pressure", "Pa", "pressure at ground"}, w.pressure);
  visit({"relative_humidity", "1", "relative humidity"}, w.relative_humidity);
  visit({"roughness", "m", "roughness length"}, w.roughness);
  visit({"weight", "1", "share of this weather in the set"}, w.weight);
}

void visit_fields(Member& m, FieldVisitor& visit) {
  visit_fields(m.weather, visit);
  visit({"air_molar_volume", "m3 mol-1", "molar volume of the ambient air"},
        m.plume.air_molar_volume);
  visit({"limiting", "", "why the plume table ends where it does"}, m.plume.limiting);
}

void visit_fields(PlumeVariant& v, FieldVisitor& visit) {
  visit({"input", "", "what was changed: a key, closures, stability, wind, ..; none"},
        v.input);
  visit({"value", "", "its value, or its change"}, v.value);
  visit({"air_molar_volume", "m3 mol-1", "molar volume of the ambient air"},
        v.plume.air_molar_volume);
  visit({"limiting", "", "why the plume table ends where it does"}, v.plume.limiting);
}

void visit_fields(PlumeSegment& s, FieldVisitor& visit) {
  visit({"start", "s", "emission time of the first element"}, s.start);
  visit({"end", "s", "emission time of the last element; may be infinite"}, s.end);
  visit.choice(
      {"followed", "", "to the end of the table, to its last slice only, or not at all",
       "valid out_of_range failed"},
      s.followed);
  visit({"gone", "1", "share that went through the lid, not in the far slices"},
        s.gone);
}

void visit_fields(PlumeSlice& s, FieldVisitor& visit) {
  visit({"x", "m", "distance downwind"}, s.x);
  visit({"z_centre", "m", "height of the axis"}, s.z_centre);
  visit({"sigma_z", "m", "vertical scale"}, s.sigma_z);
  visit({"shape_z", "1", "exponent of the vertical profile"}, s.shape_z);
  visit({"half_width", "m", "half-width of the uniform core"}, s.half_width);
  visit({"sigma_y", "m", "Gaussian scale of the edge, without meander"}, s.sigma_y);
  visit({"sigma_meander", "m", "lateral scale of meander in a 600 s mean"},
        s.sigma_meander);
  visit({"mole_fraction", "mol mol-1", "released matter on the axis"}, s.mole_fraction);
  visit({"density", "kg m-3", "density on the axis"}, s.density);
  visit({"temperature", "K", "temperature on the axis"}, s.temperature);
  visit({"advection_speed", "m s-1", "speed of the slice"}, s.advection_speed);
  visit({"arrival", "s", "travel time from the source"}, s.arrival);
  visit({"sigma_t", "s", "along-wind spread, as time"}, s.sigma_t);
  visit({"intensity", "1", "standard deviation over mean of concentration, axis"},
        s.intensity);
  visit({"lid", "m", "height of the inversion; 0: none"}, s.lid);
}

void visit_fields(PlumeNotice& n, FieldVisitor& visit) {
  visit({"key", "", "key of the message"}, n.key);
  visit({"text", "", "English sentence"}, n.text);
  visit({"from_distance", "m", "distance from which it holds"}, n.from_distance);
}

void visit_fields(PlumeBalance& b, FieldVisitor& visit) {
  visit({"quantity", "", "conserved quantity"}, b.quantity);
  visit({"source", "", "flux at the source, in SI"}, b.source);
  visit({"worst_relative", "1", "largest relative departure along the path"},
        b.worst_relative);
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
  visit({"severity", "", "info, assumption, provisional or out_of_range"}, n.severity);
  visit({"text", "", "English sentence"}, n.text);
}

void visit_fields(FarField& f, FieldVisitor& visit) {
  visit({"inner", "m", "inner edge of the first ring"}, f.grid.inner);
  visit({"outer", "m", "outer edge of the last ring"}, f.grid.outer);
  visit({"rings", "1", "rings, wider with distance by a constant factor"},
        f.grid.rings);
  visit({"sectors", "1", "sectors of the circle, the first centred on north"},
        f.grid.sectors);
  std::string seed = std::to_string(f.plan.seed);  // more than a number holds
  visit({"seed", "", "of the members"}, seed);
  f.plan.seed = 0;
  std::from_chars(seed.data(), seed.data() + seed.size(), f.plan.seed);
  visit({"weather_kind", "", "constant, series, gridded or generated"}, f.weather_kind);
  visit({"weather_source", "", "what the weather is"}, f.weather_source);
  visit({"horizon", "s", "simulated after the accident"}, f.horizon);
  visit({"particles", "1", "of each member"}, f.particles);
  visit({"model_factor", "1", "concentration is right within this factor, 90 %"},
        f.model_factor);
  visit({"frames_member", "", "member shown, row of the members; -1: none"},
        f.frames.member);
  visit({"frames_substance", "", "substance shown"}, f.frames.substance);
}

void visit_fields(EnsembleInput& i, FieldVisitor& visit) {
  visit({"key", "", "key of the scenario, or start, model_factor, ..."}, i.key);
  visit({"meaning", "", "what it is"}, i.meaning);
  visit({"unit", "", "unit of its values"}, i.unit);
  visit({"distribution", "", "how it is varied"}, i.distribution);
}

void visit_fields(FarMember& m, FieldVisitor& visit) {
  visit({"number", "1", "number of the member"}, m.number);
  visit({"start_utc", "", "when its accident happens, ISO 8601"}, m.start_utc);
  visit({"weather_start", "s", "the same in time of the weather"}, m.weather_start);
  visit({"wind_from", "degree", "wind at the start, 10 m, comes from"}, m.wind_from);
  visit({"wind_speed", "m s-1", "wind at the start, 10 m"}, m.wind_speed);
  visit({"hand_over_from", "m", "least distance at which the plume hands over"},
        m.hand_over_from);
  visit({"hand_over_to", "m", "largest distance at which the plume hands over"},
        m.hand_over_to);
  visit(
      {"hand_over_gap", "1", "mass of the particles over that of the plume, less one"},
      m.hand_over_gap);
  visit({"hand_over_forced", "1", "share of the mass that was not passive yet"},
        m.hand_over_forced);
  visit({"momentum_left", "N s", "excess momentum given to the air there"},
        m.momentum_left);
  visit({"heat_left", "J", "excess enthalpy given to the air there"}, m.heat_left);
  visit({"released", "kg", "sulphur released, as H2S and SO2"}, m.released);
  visit({"airborne", "kg", "of it in the air at the end"}, m.airborne);
  visit({"deposited", "kg", "of it on the ground at the end"}, m.deposited);
  visit({"left", "kg", "of it beyond the last ring at the end"}, m.left);
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
  visit({"member", "", "row of /weather, from 0"}, r.member);
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

void visit_fields(ReceptorHistory& h, FieldVisitor& visit) {
  visit({"member", "", "row of /weather, from 0"}, h.member);
  visit({"receptor", "", "row of /geography/receptors, from 0; -1: none"}, h.receptor);
  visit({"border", "", "row of /geography/borders, from 0; -1: none"}, h.border);
  visit({"substance", "", "substance"}, h.substance);
  visit({"worst_direction", "", "whether the wind blows straight to the place"},
        h.worst_direction);
  visit({"state", "", "inside, upwind, near_source or beyond_table"}, h.state);
  visit({"lat", "degrees_north", "latitude of the place"}, h.place.lat);
  visit({"lon", "degrees_east", "longitude of the place"}, h.place.lon);
  visit({"largest_on_territory", "",
         "whether the place is that of the highest peak in the territory"},
        h.largest_on_territory);
  visit({"downwind", "m", "distance downwind"}, h.downwind);
  visit({"crosswind", "m", "distance from the axis, to the left"}, h.crosswind);
  visit({"averaging_time", "s", "averaging time of meander"}, h.averaging_time);
  visit({"peak", "mol mol-1", "highest mole fraction outdoors"}, h.peak);
  visit({"first_arrival", "s", "first time above one hundredth of the lowest level"},
        h.first_arrival);
  visit({"last", "s", "last time above one hundredth of the lowest level"}, h.last);
}

void visit_fields(LevelProbability& p, FieldVisitor& visit) {
  visit({"level", "", "row of /levels, from 0"}, p.level);
  visit({"border", "", "row of /geography/borders, from 0; -1: none"}, p.border);
  visit({"probability", "1", "that the level is reached there, given the release"},
        p.probability);
  visit({"lower_bound", "", "whether a level holds beyond the table in some weather"},
        p.lower_bound);
}

void visit_fields(Findings& f, FieldVisitor& visit) {
  visit({"headline", "", "the verdict in one sentence"}, f.headline);
  visit({"response_level", "", "level of the response"}, f.response_level);
  visit({"response_reason", "", "why"}, f.response_reason);
}

void visit_fields(BorderVerdict& v, FieldVisitor& visit) {
  visit({"state", "", "ISO 3166 alpha-3"}, v.state);
  visit({"kind", "", "land, sector or river"}, v.kind);
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
  visit({"member", "", "weather that gave it, row of /weather, from 0"}, v.member);
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
  visit({"reason_key", "", "why, as a key for translation"}, v.reason_key);
  visit({"reason", "", "English sentence with the numbers"}, v.reason);
  visit({"directed", "", "whether it holds for the given wind direction alone"},
        v.directed);
  visit({"out_of_range", "", "whether the model is outside its range where it matters"},
        v.out_of_range);
  visit({"deciding_horizon", "s",
         "horizon that would decide it, where the computed time was too short; NaN: "
         "none or not known"},
        v.deciding_horizon);
  visit({"favourable_member", "", "most favourable weather, row of /weather, from 0"},
        v.favourable_member);
  visit.choice({"favourable_verdict", "", "verdict in that weather",
                "reached not_reached undecided"},
               v.favourable_verdict);
  visit({"favourable_reach", "m", "reach in that weather"}, v.favourable_reach);
  visit({"model", "", "plume, far_field, ground or river, which of them decided"},
        v.model);
  visit({"reach_model", "", "plume or far_field, which of them found the reach"},
        v.reach_model);
  visit({"probability_low", "1", "low end of its 95 % interval; NaN: not sampled"},
        v.probability_low);
  visit({"probability_high", "1", "high end of its 95 % interval; NaN: not sampled"},
        v.probability_high);
  visit({"arrival_median", "s", "median over the members that reach"},
        v.arrival_median);
  visit({"arrival_late", "s", "95 % of the members that reach are earlier"},
        v.arrival_late);
  visit({"far_member", "", "least favourable, row of /far_field/members"},
        v.far_member);
  visit({"far_favourable", "", "most favourable, row of /far_field/members"},
        v.far_favourable);
}

void visit_fields(CriterionVerdict& c, FieldVisitor& visit) {
  visit({"criterion", "", "criterion of the Convention"}, c.criterion);
  visit({"state", "", "ISO 3166 alpha-3"}, c.state);
  visit({"verdict", "", "inside, outside or undecided"}, c.verdict);
  visit({"distance", "m", "site to border"}, c.distance);
  visit({"limit", "m", "limit of the criterion"}, c.limit);
  visit({"margin", "m", "distance minus limit"}, c.margin);
  visit({"uncertainty", "m", "of the distance"}, c.uncertainty);
  visit({"provisional", "", "whether the limit still has to be checked"},
        c.provisional);
  visit({"reason", "", "English sentence with the numbers"}, c.reason);
  visit({"flow_time", "s", "of water to the border at mean water; NaN: of the air"},
        c.flow_time);
  visit({"flow_time_early", "s", "earliest over all states of the river"},
        c.flow_time_early);
  visit({"flow_time_late", "s", "latest over all states of the river"},
        c.flow_time_late);
  visit({"flow_time_limit", "s", "limit of the criterion"}, c.flow_time_limit);
}

void visit_fields(LegalRoute& r, FieldVisitor& visit) {
  visit({"instrument", "", "legal instrument"}, r.instrument);
  visit({"reason", "", "why it applies"}, r.reason);
  visit({"status", "", "seen or provisional"}, r.status);
}

}  // namespace farreach
