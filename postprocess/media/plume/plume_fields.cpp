#include "postprocess/media/plume/plume_fields.hpp"

#include "postprocess/io/fields.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"

namespace farreach {

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

}  // namespace farreach
