#include "models/outflow/nozzle.hpp"

#include <algorithm>
#include <boost/math/tools/minima.hpp>
#include <cmath>

namespace farreach {
namespace {

/// Isentropic states from one reservoir, each started from the one before.
class Isentrope {
 public:
  Isentrope(const Fluid& fluid, const FluidState& reservoir)
      : fluid_(fluid), reservoir_(reservoir), last_(reservoir) {}

  FluidState at(double pressure) {
    last_ = flash_ps(fluid_, pressure, reservoir_.entropy, &last_);
    return last_;
  }

  double flux(double pressure) {
    const FluidState s = at(pressure);
    return s.density * std::sqrt(2 * std::max(0.0, reservoir_.enthalpy - s.enthalpy));
  }

 private:
  const Fluid& fluid_;
  const FluidState& reservoir_;
  FluidState last_;
};

/// A stretch of pressures around the largest flux.
struct Around {
  double low, high;
};

/// Walks down from the reservoir until the flux has clearly fallen again. Flux may have
/// a kink where the fluid starts to boil, so that its shape is looked at before any
/// search that takes one hump for granted.
Around walk_down(Isentrope& isentrope, double back_pressure, double start) {
  constexpr double step = 0.8, clearly = 0.85;
  Around around{start, start};
  double most = 0, last = start, above = start;
  while (last > back_pressure) {
    const double p = std::max(back_pressure, last * step);
    const double flux = isentrope.flux(p);
    if (flux > most) {
      most = flux;
      above = last;
      around = {std::max(back_pressure, p * step), above};
    } else if (flux < clearly * most) {
      break;
    }
    last = p;
  }
  return around;
}

/// Pressure of largest flux.
double most_flux_at(Isentrope& isentrope, const Around& around) {
  // Half of the digits of the pressure give all digits of the flux.
  constexpr int bits = 26;
  const auto loss = [&](double log_p) { return -isentrope.flux(std::exp(log_p)); };
  return std::exp(boost::math::tools::brent_find_minima(loss, std::log(around.low),
                                                        std::log(around.high), bits)
                      .first);
}

}  // namespace

Throat flow_through(const Fluid& fluid, const FluidState& reservoir,
                    double back_pressure) {
  Throat throat;
  throat.stagnation_enthalpy = reservoir.enthalpy;
  throat.state = reservoir;
  // Without a pressure difference nothing flows.
  const double p0 = reservoir.pressure;
  if (!(p0 > back_pressure)) return throat;
  // The narrowest section is where the flux along the isentrope is largest.
  Isentrope isentrope(fluid, reservoir);
  const double pressure =
      most_flux_at(isentrope, walk_down(isentrope, back_pressure, p0));
  // Choked: that lies clearly above the ambient pressure, and more flows there than
  // would at it; 1e-6 is an own estimate, far below the error of the state.
  throat.choked = pressure > back_pressure * (1 + 1e-6) &&
                  isentrope.flux(pressure) > isentrope.flux(back_pressure);
  throat.state = isentrope.at(throat.choked ? pressure : back_pressure);
  // Speed by the enthalpy that was turned into motion.
  throat.speed =
      std::sqrt(2 * std::max(0.0, reservoir.enthalpy - throat.state.enthalpy));
  throat.mass_flux = throat.state.density * throat.speed;
  return throat;
}

Stream expand(const Fluid& fluid, const Throat& throat, double mass_rate,
              double ambient) {
  Stream stream;
  stream.mass_rate = mass_rate;
  // Momentum: what pressure is left in the throat accelerates the stream, with no air
  // taken in yet.
  stream.speed = throat.speed + (throat.state.pressure - ambient) / throat.mass_flux;
  // Energy: the rest is the enthalpy of the expanded stream.
  const double enthalpy =
      throat.stagnation_enthalpy - 0.5 * stream.speed * stream.speed;
  stream.state = flash_ph(fluid, ambient, enthalpy, &throat.state);
  return stream;
}

}  // namespace farreach
