#include "postprocess/media/far_field/far_fields.hpp"

#include <charconv>

#include "postprocess/io/fields.hpp"

namespace farreach {

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

}  // namespace farreach
