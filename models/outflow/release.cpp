#include "models/outflow/release.hpp"

#include <fmt/format.h>

#include <cmath>

#include "models/outflow/blowout.hpp"
#include "models/outflow/pipeline.hpp"
#include "models/outflow/vessel.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

/// A flat source lets its gas rise slowly; what blows faster is a jet [m/s].
constexpr double fastest_flat = 30;

/// The area must let the stream out at a speed that its kind of source can have.
void require_area(double rate, double density, double area, bool flat) {
  const double speed = rate / (density * area);
  const double least = flat ? 0 : slowest_jet;
  const double most = flat ? fastest_flat : fastest_stream;
  if (speed >= least && speed <= most) return;
  const double low = rate / (density * most);
  const std::string range =
      flat ? fmt::format("at least {:.3g} m2", low)
           : fmt::format("{:.3g} to {:.3g} m2", low, rate / (density * least));
  throw InputError(std::vector<Diagnostic>{
      {.message =
           fmt::format("release.area: {:g} m2 would let {:g} kg/s out at {:.3g} m/s; "
                       "for this rate the area is {}",
                       area, rate, speed, range),
       .remedy = speed < least ? "a wide slow source is release.geometry = \"area\""
                               : "check rate and area; a fast stream is "
                                 "release.geometry = \"jet\""}});
}

}  // namespace

Stretch steady_stretch(const Fluid& fluid, const FluidState& reservoir, double area,
                       double ambient) {
  const Throat throat = flow_through(fluid, reservoir, ambient);
  const double rate = throat.mass_flux * area;
  Stretch s;
  s.total_enthalpy = reservoir.enthalpy;
  s.thrust = rate * throat.speed + (throat.state.pressure - ambient) * area;
  if (rate > 0) s.stream = expand(fluid, throat, rate, ambient);
  return s;
}

std::vector<SourceFact> flow_facts(const Throat& throat, const Stream& stream) {
  return {
      {"mass flux in the opening", throat.mass_flux, "kg/(m2 s)"},
      {"flow is choked (1: yes)", throat.choked ? 1.0 : 0.0, "-"},
      {"pressure in the opening", throat.state.pressure, "Pa"},
      {"temperature in the opening", throat.state.temperature, "K"},
      {"speed in the opening", throat.speed, "m/s"},
      {"temperature after expansion", stream.state.temperature, "K"},
      {"speed after expansion", stream.speed, "m/s"},
      {"area after expansion", stream.area(), "m2"},
      {"liquid mass fraction after expansion", stream.state.liquid_mass_fraction, "-"}};
}

std::vector<double> cut_times(const std::function<double(double)>& mass, double end,
                              int count) {
  const double all = mass(end);
  // Most cuts follow the mass; some follow time, so that a long tail is seen too.
  const auto progress = [&](double t) {
    return 0.75 * (all > 0 ? mass(t) / all : t / end) + 0.25 * t / end;
  };
  std::vector<double> times{0};
  for (int k = 1; k < count; ++k) {
    double low = times.back(), high = end;
    for (int i = 0; i < 60; ++i) {
      const double middle = 0.5 * (low + high);
      (progress(middle) < double(k) / count ? low : high) = middle;
    }
    times.push_back(high);
  }
  times.push_back(end);
  return times;
}

Release stated_release(const Fluid& fluid, const Values& values,
                       const Surroundings& around) {
  Stretch s;
  s.end = values.number("release.duration");
  const double rate = values.number("release.mass_rate");
  s.stream.mass_rate = rate;
  s.stream.state =
      flash_pt(fluid, around.pressure, values.number("release.temperature"));
  if (values.has("release.area"))
    require_area(rate, s.stream.state.density, values.number("release.area"),
                 values.text_or("release.geometry", "jet") == "area");
  s.stream.speed =
      values.has("release.speed")
          ? values.number("release.speed")
          : rate / (s.stream.state.density * values.number("release.area"));
  s.total_enthalpy = s.stream.state.enthalpy + 0.5 * s.stream.speed * s.stream.speed;
  s.thrust = rate * s.stream.speed;
  Release r;
  r.mass = rate * s.end;
  r.stretches = {s};
  r.facts = {
      {"temperature of the stream", s.stream.state.temperature, "K"},
      {"speed of the stream", s.stream.speed, "m/s"},
      {"liquid mass fraction of the stream", s.stream.state.liquid_mass_fraction, "-"}};
  return r;
}

Release make_release(const Fluid& fluid, const Values& values,
                     const Surroundings& around) {
  const std::string& kind = values.text("release.kind");
  if (kind == "rate") return stated_release(fluid, values, around);
  if (kind == "hole") return hole_release(fluid, values, around);
  if (kind == "line_rupture") return line_rupture(fluid, values, around);
  return blowout(fluid, values, around);
}

}  // namespace farreach
