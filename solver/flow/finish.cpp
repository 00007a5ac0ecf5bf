#include "solver/flow/finish_kernel.hpp"
#include "solver/flow/resistance.hpp"

namespace farreach {

/// The root t of velocity(t) + dt t/h = u lies in (yield, u h/dt]; the left side is
/// convex for n <= 1, so Newton's method from the right end comes down to it; bisection
/// where a step would leave the bracket.
template <class Real>
Real HerschelBulkley<Real>::operator()(Real depth, Real fast, Real step) const {
  const double h = static_cast<double>(depth), u = static_cast<double>(fast);
  const double dt = static_cast<double>(step);
  if (!(u > 0) || !(h > 0) || !(u * h > dt * yield)) return 0;
  double low = yield, high = u * h / dt, t = high;
  for (int k = 0; k < 200 && high - low > 1e-14 * high; ++k) {
    const double excess = velocity(h, t) + dt * t / h - u;
    (excess > 0 ? high : low) = t;
    const double width = 1e-6 * t;
    const double slope = (velocity(h, t + width) - velocity(h, t)) / width + dt / h;
    const double next = t - excess / slope;
    if (std::abs(next - t) <= 1e-14 * t) break;
    t = next > low && next < high ? next : 0.5 * (low + high);
  }
  return static_cast<Real>((u - dt * t / h) / u);
}

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

template <class Real>
Finish<Real> herschel_bulkley(double yield_stress, double consistency, double index,
                              double density) {
  return finish_with<Real>(
      HerschelBulkley<Real>{yield_stress / density, consistency / density, index});
}

template struct HerschelBulkley<float>;
template struct HerschelBulkley<double>;
template Finish<float> herschel_bulkley(double, double, double, double);
template Finish<double> herschel_bulkley(double, double, double, double);
template Finish<float> frictionless();
template Finish<double> frictionless();
template Finish<float> manning(double, double);
template Finish<double> manning(double, double);
template Finish<float> voellmy(double, double, double);
template Finish<double> voellmy(double, double, double);
template Finish<float> coulomb(double, double, double);
template Finish<double> coulomb(double, double, double);

}  // namespace farreach
