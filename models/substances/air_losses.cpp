#include "models/substances/air_losses.hpp"

#include <cmath>

namespace farreach {
namespace {

constexpr double rain_top = 2000;  // [m], below which rain washes out

double gone(double rate, double dt) {
  return -std::expm1(-rate * dt);
}

}  // namespace

double oxidized_share(double dt, const LossRates& rates, double temperature) {
  return gone(6.1e-12 * std::exp(-75 / temperature) * rates.hydroxyl, dt);
}

std::array<double, far_species> deposited_share(double dt, const LossRates& rates,
                                                const LossPlace& place) {
  double h2s = 0, so2 = 0;  // [1/s]
  if (place.height < place.ground_depth) {
    h2s = rates.deposition_h2s / place.ground_depth;
    so2 = rates.deposition_so2 / place.ground_depth;
  }
  if (place.precipitation > 0 && place.height < rain_top)
    so2 += rates.washout_so2 * std::pow(place.precipitation * 3600, 0.62);
  return {gone(h2s, dt), gone(so2, dt)};
}

}  // namespace farreach
