#include "models/outflow/blowout.hpp"

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>

#include "models/hazard/notice.hpp"
#include "models/outflow/pipeline.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

double vogel_share(double ratio) {
  // Vogel (1968).
  return 1 - 0.2 * ratio - 0.8 * ratio * ratio;
}

double area_of(const Well& well) {
  return 0.25 * pi * well.tubing_diameter * well.tubing_diameter;
}

/// A point in the tubing with what the momentum equation needs there.
struct Point {
  FluidState state;
  double height = 0, volume = 0, resistance = 0;
};

/// Marches up: pressure is the independent variable, height follows.
class Tubing {
 public:
  Tubing(const Fluid& fluid, const Well& well, double rate)
      : fluid_(fluid), well_(well), flux_(rate / area_of(well)) {
    const FluidState reservoir =
        flash_pt(fluid, well.reservoir_pressure, well.reservoir_temperature);
    total_ = reservoir.enthalpy;
    guess_ = reservoir;
  }

  Point bottom(double pressure) { return point(pressure, 0); }

  Point step(const Point& from, double pressure) {
    // The height enters the enthalpy only weakly: one predictor and one corrector.
    Point to = point(pressure, from.height + slope_ * (pressure - from.state.pressure));
    for (int i = 0; i < 2; ++i) {
      const double height = from.height + rise(from, to);
      if (std::abs(height - to.height) * gravity < 0.01) {
        to.height = height;
        break;
      }
      to = point(pressure, height);
    }
    slope_ = (to.height - from.height) / (pressure - from.state.pressure);
    return to;
  }

  double speed(const Point& p) const { return flux_ * p.volume; }
  void forget_slope() { slope_ = 0; }

 private:
  Point point(double pressure, double height) {
    Point p;
    p.height = height;
    p.state =
        flash_flowing(fluid_, pressure, total_ - gravity * height, flux_, &guess_);
    guess_ = p.state;
    p.volume = 1 / p.state.density;
    p.resistance = gravity / p.volume + well_.friction * flux_ * flux_ * p.volume /
                                            (2 * well_.tubing_diameter);
    return p;
  }

  double rise(const Point& a, const Point& b) const {
    // dz = -(dp + G^2 dv)/resistance, by the trapezium rule in ln p.
    const double by_pressure =
        0.5 * (a.state.pressure / a.resistance + b.state.pressure / b.resistance) *
        std::log(a.state.pressure / b.state.pressure);
    const double by_speed = 0.5 * (1 / a.resistance + 1 / b.resistance) * flux_ *
                            flux_ * (b.volume - a.volume);
    return by_pressure - by_speed;
  }

  const Fluid& fluid_;
  const Well& well_;
  double flux_, total_ = 0, slope_ = 0;
  FluidState guess_;
};

}  // namespace

double bottom_pressure(const Well& well, double rate, double ambient) {
  const double pr = well.reservoir_pressure, share = rate / well.open_flow;
  if (well.vogel) {
    // Vogel, solved for the pressure at the bottom.
    const double drop = share * vogel_share(ambient / pr);
    const double ratio = (-0.2 + std::sqrt(0.04 + 3.2 * (1 - drop))) / 1.6;
    return pr * ratio;
  }
  // Rawlins and Schellhardt, likewise.
  const double squares =
      pr * pr - (pr * pr - ambient * ambient) * std::pow(share, 1 / well.exponent);
  return std::sqrt(squares);
}

Ascent ascend(const Fluid& fluid, const Well& well, double rate, double ambient,
              int steps) {
  // From the bottom up in even steps of the logarithm of the pressure; 50 times as many
  // steps are allowed before the flow counts as one that cannot be followed (own
  // estimate).
  Tubing tubing(fluid, well, rate);
  Point now = tubing.bottom(bottom_pressure(well, rate, ambient));
  const double whole = std::log(well.reservoir_pressure / ambient) / steps;  // in ln p
  double stride = whole;
  double fell_at = 0;  // pressure at which the height fell last [Pa]
  Ascent top;
  for (int left = 50 * steps; now.state.pressure > ambient; --left) {
    if (left == 0)
      throw InputError("release.open_flow: the flow up the tubing at " +
                       std::to_string(rate) + " kg/s cannot be followed above " +
                       std::to_string(now.state.pressure / 1e5) +
                       " bar; check tubing, depth and composition of the well");
    double p = now.state.pressure * std::exp(-stride);
    if (p < ambient * (1 + 1e-9)) p = ambient;
    const Point next = tubing.step(now, p);
    if (next.height > now.height) {
      now = next;
      if (p > fell_at) continue;
      // The place where it fell has been passed: no sonic point, a step too long.
      stride = whole;
      top.sonic = false;
      fell_at = 0;
      continue;
    }
    // Beyond the sonic point the height would fall: come closer to it.
    top.sonic = true;
    fell_at = p;
    stride *= 0.5;
    tubing.forget_slope();
    if (stride < 1e-5 * whole) break;
  }
  top.sonic = top.sonic && now.state.pressure > ambient * (1 + 1e-6);
  top.height = now.height;
  top.state = now.state;
  top.speed = tubing.speed(now);
  return top;
}

WellFlow solve_well(const Fluid& fluid, const Well& well, double ambient) {
  const auto excess = [&](double rate) {
    return ascend(fluid, well, rate, ambient).height - well.depth;
  };
  // The lift at a trial rate: how far above the top the flow would come.
  const double least = 1e-4 * well.open_flow, most = (1 - 1e-9) * well.open_flow;
  if (!(excess(least) > 0)) {
    throw InputError(
        "release.reservoir_pressure: the reservoir cannot lift its fluid over " +
        std::to_string(int(well.depth)) +
        " m; check pressure, depth and composition of the well");
  }
  // From below: far above what the tubing carries no state of the fluid exists.
  double low = least, high = std::min(4 * least, most);
  while (high < most && excess(high) > 0) {
    low = high;
    high = std::min(2 * high, most);
  }
  // The rate at which it just comes to the top, to 1e-7.
  std::uintmax_t iterations = 60;
  const auto bracket = boost::math::tools::toms748_solve(
      excess, low, high,
      [](double a, double b) { return std::abs(b - a) < 1e-7 * std::abs(b); },
      iterations);
  WellFlow flow;
  flow.rate = bracket.first;
  flow.bottom_pressure = bottom_pressure(well, flow.rate, ambient);
  flow.top = ascend(fluid, well, flow.rate, ambient);
  return flow;
}

Release blowout(const Fluid& fluid, const Values& values, const Surroundings& around) {
  // The well as the scenario states it.
  Well well;
  well.reservoir_pressure = values.number("release.reservoir_pressure");
  well.reservoir_temperature = values.number("release.reservoir_temperature");
  well.depth = values.number("release.depth");
  well.tubing_diameter = values.number("release.tubing_diameter");
  well.friction =
      rough_friction(values.number("release.roughness") / well.tubing_diameter);
  well.open_flow = values.number("release.open_flow");
  well.vogel = values.text("release.inflow_law") == "vogel";
  well.exponent = values.number_or("release.inflow_exponent", 1);
  // State at the top, which is the throat of the expansion into the air.
  const WellFlow flow = solve_well(fluid, well, around.pressure);
  const Ascent& top = flow.top;
  Throat throat;
  throat.state = top.state;
  throat.speed = top.speed;
  throat.mass_flux = flow.rate / area_of(well);
  throat.stagnation_enthalpy = top.state.enthalpy + 0.5 * top.speed * top.speed;
  throat.choked = top.sonic;
  // One steady stretch, as the reservoir does not tire.
  Stretch s;
  s.end = values.number("release.duration");
  s.stream = expand(fluid, throat, flow.rate, around.pressure);
  s.total_enthalpy = throat.stagnation_enthalpy;
  s.thrust =
      flow.rate * top.speed + (top.state.pressure - around.pressure) * area_of(well);
  Release r;
  r.mass = flow.rate * s.end;
  r.stretches = {s};
  r.facts = flow_facts(throat, s.stream);
  r.facts.push_back({"rate of the well", flow.rate, "kg/s"});
  r.facts.push_back({"pressure at the bottom of the well", flow.bottom_pressure, "Pa"});
  r.facts.push_back({"pressure at the wellhead", top.state.pressure, "Pa"});
  r.facts.push_back({"temperature at the wellhead", top.state.temperature, "K"});
  r.facts.push_back(
      {"liquid mass fraction at the wellhead", top.state.liquid_mass_fraction, "-"});
  r.notices.push_back(notice("release.blowout", "assumption"));
  return r;
}

}  // namespace farreach
