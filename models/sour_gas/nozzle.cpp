#include "models/sour_gas/nozzle.hpp"

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

/// ln of the pressure of largest flux between `low` and the reservoir.
double most_flux_at(Isentrope& isentrope, double low, double high) {
  // Half of the digits of the pressure give all digits of the flux.
  constexpr int bits = 26;
  const auto loss = [&](double log_p) { return -isentrope.flux(std::exp(log_p)); };
  return boost::math::tools::brent_find_minima(loss, std::log(low), std::log(high),
                                               bits)
      .first;
}

}  // namespace

Throat flow_through(const Fluid& fluid, const FluidState& reservoir,
                    double back_pressure) {
  Throat throat;
  throat.stagnation_enthalpy = reservoir.enthalpy;
  throat.state = reservoir;
  const double p0 = reservoir.pressure;
  if (!(p0 > back_pressure)) return throat;
  Isentrope isentrope(fluid, reservoir);
  // Gases choke at 0.3-0.6 of the pressure; only boiling liquids need to look lower.
  double low = std::max(back_pressure, 0.2 * p0), pressure = p0;
  for (;;) {
    pressure = std::exp(most_flux_at(isentrope, low, p0));
    if (low == back_pressure || pressure > 1.01 * low) break;
    low = std::max(back_pressure, 0.1 * low);
  }
  throat.choked = pressure > back_pressure * (1 + 1e-6) &&
                  isentrope.flux(pressure) > isentrope.flux(back_pressure);
  throat.state = isentrope.at(throat.choked ? pressure : back_pressure);
  throat.speed =
      std::sqrt(2 * std::max(0.0, reservoir.enthalpy - throat.state.enthalpy));
  throat.mass_flux = throat.state.density * throat.speed;
  return throat;
}

Stream expand(const Fluid& fluid, const Throat& throat, double mass_rate,
              double ambient) {
  Stream stream;
  stream.mass_rate = mass_rate;
  stream.speed = throat.speed + (throat.state.pressure - ambient) / throat.mass_flux;
  const double enthalpy =
      throat.stagnation_enthalpy - 0.5 * stream.speed * stream.speed;
  stream.state = flash_ph(fluid, ambient, enthalpy, &throat.state);
  return stream;
}

}  // namespace farreach
