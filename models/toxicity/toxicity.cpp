#include "models/toxicity/toxicity.hpp"

#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <stdexcept>
#include <string>

#include "models/substances/substance.hpp"
#include "solver/base/constants.hpp"

namespace farreach {
namespace {

constexpr double seconds_per_minute = 60;

void require(bool holds, const char* what) {
  if (!holds) throw std::invalid_argument(what);
}

void require_history(std::span<const double> time_s, std::span<const double> values) {
  require(time_s.size() == values.size(),
          "toxicity: times and values differ in number");
  for (std::size_t i = 0; i < values.size(); ++i) {
    require(values[i] >= 0 && std::isfinite(values[i]),
            "toxicity: concentration is negative or not finite");
    require(std::isfinite(time_s[i]) && (i == 0 || time_s[i] >= time_s[i - 1]),
            "toxicity: times do not ascend");
  }
}

/// int over one step of C^n dt, C linear from c0 to c1. The closed form loses digits
/// where c0 and c1 are close; there the even series about the middle is exact to 1e-16.
double power_integral(double c0, double c1, double duration, double n) {
  const double middle = 0.5 * (c0 + c1);
  if (!(middle > 0)) return 0;
  const double r = 0.5 * (c1 - c0) / middle;
  if (std::abs(r) < 1e-3) {
    const double r2 = r * r;
    const double second = n * (n - 1) / 6;
    const double fourth = n * (n - 1) * (n - 2) * (n - 3) / 120;
    return duration * std::pow(middle, n) * (1 + r2 * (second + r2 * fourth));
  }
  return duration * (std::pow(c1, n + 1) - std::pow(c0, n + 1)) / ((n + 1) * (c1 - c0));
}

/// Air of one house during a stretch in which its rates are constant and the outdoor
/// concentration is linear.
struct IndoorStretch {
  double indoor_start;   ///< at its beginning
  double outdoor_start;  ///< at its beginning
  double outdoor_slope;  ///< [1/s]
  double exchange;       ///< lam [1/s]
  double total;          ///< lam + kd [1/s]

  double at(double t) const {
    const double x = total * t;
    const double filled = total > 0 ? -std::expm1(-x) / total : t;
    double ramp = 0;  // (t - filled) / total
    if (x < 1e-2) {
      ramp = t * t *
             (1.0 / 2 - x / 6 + x * x / 24 - x * x * x / 120 + x * x * x * x / 720 -
              x * x * x * x * x / 5040);
    } else {
      ramp = (t - filled) / total;
    }
    return indoor_start * std::exp(-x) +
           exchange * (outdoor_start * filled + outdoor_slope * ramp);
  }

  double load(double duration, double n) const {
    const int parts = 4 + static_cast<int>(std::ceil(2 * total * duration));
    const double step = duration / parts;
    const auto power = [&](double t) { return std::pow(std::max(0.0, at(t)), n); };
    double sum = 0;
    for (int i = 0; i < parts; ++i)
      sum += boost::math::quadrature::gauss<double, 10>::integrate(power, i * step,
                                                                   (i + 1) * step);
    return sum;
  }
};

void require_shelter(const Shelter& shelter) {
  require(shelter.infiltration_rate >= 0 && shelter.removal_rate >= 0 &&
              shelter.venting_rate >= 0 && !std::isnan(shelter.venting_start),
          "toxicity: rates of a shelter must not be negative");
}

/// Calls visit(stretch, duration, end_of_sample) for every stretch of the history;
/// a sample interval is cut in two where venting begins inside it.
template <class Visit>
void walk_indoors(std::span<const double> time_s, std::span<const double> outdoor,
                  const Shelter& shelter, Visit visit) {
  double indoor = 0;
  for (std::size_t i = 0; i + 1 < time_s.size(); ++i) {
    const double whole = time_s[i + 1] - time_s[i];
    const double slope = whole > 0 ? (outdoor[i + 1] - outdoor[i]) / whole : 0;
    const double closed =
        std::min(whole, std::max(0.0, shelter.venting_start - time_s[i]));
    for (const bool venting : {false, true}) {
      const double begin = venting ? closed : 0;
      const double duration = venting ? whole - closed : closed;
      const double exchange =
          venting ? shelter.venting_rate : shelter.infiltration_rate;
      const IndoorStretch stretch{indoor, outdoor[i] + slope * begin, slope, exchange,
                                  exchange + shelter.removal_rate};
      if (duration > 0) indoor = std::max(0.0, stretch.at(duration));
      visit(stretch, duration, indoor, venting);
    }
  }
}

}  // namespace

double molar_volume(double temperature_kelvin, double pressure_pa) {
  require(temperature_kelvin > 0 && pressure_pa > 0,
          "toxicity: temperature and pressure must be positive");
  return gas_constant * temperature_kelvin / pressure_pa;
}

double mg_per_m3_from_ppm(double ppm, double molar_mass, double air_molar_volume) {
  require(molar_mass > 0 && air_molar_volume > 0,
          "toxicity: molar volume not positive");
  return ppm * molar_mass / air_molar_volume;  // 1e-6 of ppm and 1e6 mg/kg cancel
}

double ppm_from_mg_per_m3(double mg_per_m3, double molar_mass,
                          double air_molar_volume) {
  require(molar_mass > 0 && air_molar_volume > 0,
          "toxicity: molar volume not positive");
  return mg_per_m3 * air_molar_volume / molar_mass;
}

double concentration_in_unit_of(const ProbitModel& model, double mole_fraction,
                                double air_molar_volume) {
  const double ppm = mole_fraction * 1e6;
  if (model.unit == ConcentrationUnit::ppm) return ppm;
  return mg_per_m3_from_ppm(ppm, substance(model.substance).molar_mass,
                            air_molar_volume);
}

double mole_fraction_from_unit_of(const ProbitModel& model, double concentration,
                                  double air_molar_volume) {
  if (model.unit == ConcentrationUnit::ppm) return concentration * 1e-6;
  return 1e-6 * ppm_from_mg_per_m3(concentration, substance(model.substance).molar_mass,
                                   air_molar_volume);
}

double fluctuation_amplification(double intensity, double n) {
  require(intensity >= 0 && std::isfinite(intensity),
          "toxicity: intensity is negative");
  require(n > 0 && std::isfinite(n), "toxicity: load exponent must be positive");
  const double i2 = intensity * intensity;
  if (intensity < 1e-4) return 1 + n * (n - 1) / 2 * i2;  // rest is O(i^4)
  return std::pow(i2, n) / boost::math::tgamma_delta_ratio(1 / i2, n);
}

double load_equivalent_concentration(double mean, double intensity, double n) {
  return mean * std::pow(fluctuation_amplification(intensity, n), 1 / n);
}

double toxic_load(std::span<const double> time_s, std::span<const double> concentration,
                  double n) {
  require_history(time_s, concentration);
  require(n > 0 && std::isfinite(n), "toxicity: load exponent must be positive");
  double sum = 0;
  for (std::size_t i = 0; i + 1 < time_s.size(); ++i)
    sum += power_integral(concentration[i], concentration[i + 1],
                          time_s[i + 1] - time_s[i], n);
  return sum / seconds_per_minute;
}

double toxic_load(double concentration, double duration_s, double n) {
  require(concentration >= 0 && duration_s >= 0 && n > 0,
          "toxicity: concentration, duration or exponent is negative");
  return std::pow(concentration, n) * duration_s / seconds_per_minute;
}

double probit(const ProbitModel& model, double load) {
  require(load >= 0, "toxicity: load is negative");
  return model.a + model.b * std::log(load);  // log(0) is minus infinity, as it should
}

double fraction_killed(const ProbitModel& model, double load) {
  return 0.5 * std::erfc(-(probit(model, load) - 5) / std::sqrt(2.0));
}

double load_for_fraction(const ProbitModel& model, double fraction) {
  require(fraction > 0 && fraction < 1, "toxicity: fraction must lie between 0 and 1");
  const double wanted = 5 - std::sqrt(2.0) * boost::math::erfc_inv(2 * fraction);
  return std::exp((wanted - model.a) / model.b);
}

double concentration_for_fraction(const ProbitModel& model, double fraction,
                                  double exposure_s) {
  require(exposure_s > 0, "toxicity: exposure time must be positive");
  const double load = load_for_fraction(model, fraction);
  return std::pow(load / (exposure_s / seconds_per_minute), 1 / model.n);
}

std::vector<double> indoor_concentration(std::span<const double> time_s,
                                         std::span<const double> outdoor,
                                         const Shelter& shelter) {
  require_history(time_s, outdoor);
  require_shelter(shelter);
  std::vector<double> indoor;
  indoor.reserve(time_s.size());
  if (!time_s.empty()) indoor.push_back(0);
  walk_indoors(time_s, outdoor, shelter,
               [&](const IndoorStretch&, double, double end, bool is_last) {
                 if (is_last) indoor.push_back(end);
               });
  return indoor;
}

double indoor_load(std::span<const double> time_s, std::span<const double> outdoor,
                   const Shelter& shelter, double n) {
  require_history(time_s, outdoor);
  require_shelter(shelter);
  require(n > 0 && std::isfinite(n), "toxicity: load exponent must be positive");
  double sum = 0;
  walk_indoors(time_s, outdoor, shelter,
               [&](const IndoorStretch& stretch, double duration, double, bool) {
                 if (duration > 0) sum += stretch.load(duration, n);
               });
  return sum / seconds_per_minute;
}

double indoor_load_after(double indoor_end, double end_s, const Shelter& shelter,
                         double n) {
  require(indoor_end >= 0 && n > 0, "toxicity: concentration or exponent is negative");
  require_shelter(shelter);
  if (indoor_end == 0) return 0;
  const double closed = std::max(0.0, shelter.venting_start - end_s);
  const double slow = n * (shelter.infiltration_rate + shelter.removal_rate);
  const double fast = n * (shelter.venting_rate + shelter.removal_rate);
  const double power = std::pow(indoor_end, n);
  double during = 0;  // until venting
  if (closed > 0) during = slow > 0 ? -std::expm1(-slow * closed) / slow : closed;
  double after = 0;
  if (std::isfinite(closed))
    after = std::exp(-slow * closed) / fast;  // may be infinite
  return power * (during + after) / seconds_per_minute;
}

}  // namespace farreach
