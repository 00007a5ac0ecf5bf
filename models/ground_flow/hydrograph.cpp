#include "models/ground_flow/hydrograph.hpp"

#include <algorithm>

namespace farreach {

double Hydrograph::at(double t) const {
  if (time.empty() || t < time.front() || t > time.back()) return 0;
  const auto next = std::upper_bound(time.begin(), time.end(), t);
  if (next == time.end()) return discharge.back();
  const std::size_t k = static_cast<std::size_t>(next - time.begin());
  const double share = (t - time[k - 1]) / (time[k] - time[k - 1]);
  return discharge[k - 1] + share * (discharge[k] - discharge[k - 1]);
}

double Hydrograph::volume() const {
  double sum = 0;
  for (std::size_t k = 1; k < time.size(); ++k)
    sum += 0.5 * (discharge[k] + discharge[k - 1]) * (time[k] - time[k - 1]);
  return sum;
}

double Hydrograph::peak() const {
  return discharge.empty() ? 0 : *std::max_element(discharge.begin(), discharge.end());
}

}  // namespace farreach
