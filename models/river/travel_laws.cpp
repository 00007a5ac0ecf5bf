#include "models/river/travel_laws.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

#include "solver/base/constants.hpp"

namespace farreach {

PeakVelocity jobson_velocity(const JobsonInput& in) {
  if (!(in.discharge > 0) || !(in.mean_discharge > 0) || !(in.drainage_area > 0))
    throw std::domain_error("travel time needs discharges and a drainage area above 0");
  const double area =
      std::pow(in.drainage_area, 1.25) * std::sqrt(gravity) / in.mean_discharge;
  const double relative = in.discharge / in.mean_discharge;
  const double yield = in.discharge / in.drainage_area;
  if (!(in.slope > 0)) {
    const double x = std::pow(area, 0.821) * std::pow(relative, -0.465) * yield;
    return {0.020 + 0.051 * x, 0.20 + 0.093 * x};
  }
  const double x = std::pow(area, 0.919) * std::pow(relative, -0.469) *
                   std::pow(in.slope, 0.159) * yield;
  return {0.094 + 0.0143 * x, 0.25 + 0.02 * x};
}

double jobson_unit_peak(double time, double relative) {
  return 857 * std::pow(time / 3600, -0.760 * std::pow(relative, -0.079));
}

double jobson_variance(double time, double relative) {
  if (!(time > 0)) return 0;
  const double s = 1e6 / (std::sqrt(2 * pi) * jobson_unit_peak(time, relative));
  return s * s;
}

double ReachHydraulics::shear_velocity() const {
  return slope > 0 ? std::sqrt(gravity * depth * slope) : velocity / 10;
}

double dispersion_by(const char* law, const ReachHydraulics& r) {
  const std::string name = law;
  const double u = r.shear_velocity();
  if (name == "fischer")
    return 0.011 * r.velocity * r.velocity * r.width * r.width / (r.depth * u);
  if (name == "seo_cheong")
    return 5.915 * r.depth * u * std::pow(r.width / r.depth, 0.620) *
           std::pow(r.velocity / u, 1.428);
  if (name == "iwasa_aya") return 2 * r.depth * u * std::pow(r.width / r.depth, 1.5);
  if (name == "mcquivey_keefer" && r.slope > 0)
    return 0.058 * r.velocity * r.depth / r.slope;
  throw std::invalid_argument("no dispersion by \"" + name + "\" here");
}

double normal_velocity(double discharge, double width, double slope, double manning) {
  const double depth =
      std::pow(discharge * manning / (width * std::sqrt(slope)), 3.0 / 5);
  return discharge / (width * depth);
}

double usual_width(double discharge) {
  return 7.2 * std::sqrt(discharge);
}

}  // namespace farreach
