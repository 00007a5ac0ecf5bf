#include "models/ground_flow/laws.hpp"

#include "solver/flow/finish_kernel.hpp"

namespace farreach {

template <class Real>
Finish<Real> quadratic_law(const QuadraticLaw<Real>& law) {
  return finish_with<Real>(law);
}

template <class Real>
Finish<Real> grain_law(const GrainLaw<Real>& law) {
  return finish_with<Real>(law);
}

template Finish<float> quadratic_law(const QuadraticLaw<float>&);
template Finish<double> quadratic_law(const QuadraticLaw<double>&);
template Finish<float> grain_law(const GrainLaw<float>&);
template Finish<double> grain_law(const GrainLaw<double>&);

}  // namespace farreach
