#include "solver/flow/finish_kernel.hpp"
#include "solver/flow/resistance.hpp"

namespace farreach {

template <class Real>
Finish<Real> frictionless() {
  return finish_with<Real>(Frictionless<Real>{});
}

template <class Real>
Finish<Real> manning(double n, double g) {
  return finish_with<Real>(Manning<Real>{static_cast<Real>(g * n * n)});
}

template <class Real>
Finish<Real> voellmy(double mu, double xi, double g) {
  return finish_with<Real>(
      Voellmy<Real>{static_cast<Real>(mu * g), static_cast<Real>(g / xi)});
}

template <class Real>
Finish<Real> coulomb(double tan_delta, double pore, double g) {
  return finish_with<Real>(
      Voellmy<Real>{static_cast<Real>((1 - pore) * tan_delta * g), Real(0)});
}

template Finish<float> frictionless();
template Finish<double> frictionless();
template Finish<float> manning(double, double);
template Finish<double> manning(double, double);
template Finish<float> voellmy(double, double, double);
template Finish<double> voellmy(double, double, double);
template Finish<float> coulomb(double, double, double);
template Finish<double> coulomb(double, double, double);

}  // namespace farreach
