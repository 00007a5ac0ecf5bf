#include "models/fluid/fluid.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "models/substances/substance.hpp"
#include "solver/base/constants.hpp"

namespace farreach {
namespace {

constexpr double gas_r = gas_constant;
constexpr double root2 = 1.41421356237309504880;
constexpr double delta1 = 1 + root2, delta2 = 1 - root2;
// Omega_a and Omega_b of Peng and Robinson, carried to full precision.
constexpr double omega_a = 0.45723552892138218, omega_b = 0.07779607390388846;
constexpr double reference_temperature = 298.15;
// Critical volume of the equation in units of b: Z_c/Omega_b with Z_c = 0.30740.
constexpr double critical_volume_ratio = 3.9513730355914394;

/// Real roots of Z^3 + a2 Z^2 + a1 Z + a0, smallest and largest.
struct Roots {
  double low, high;
};

double polish(double z, double a2, double a1, double a0) {
  for (int i = 0; i < 3; ++i) {
    const double f = ((z + a2) * z + a1) * z + a0;
    const double slope = (3 * z + 2 * a2) * z + a1;
    if (slope == 0) break;
    const double step = f / slope;
    if (!(std::abs(step) < 0.1 * std::abs(z))) break;
    z -= step;
  }
  return z;
}

Roots solve_cubic(double a2, double a1, double a0) {
  const double q = (a2 * a2 - 3 * a1) / 9;
  const double r = (2 * a2 * a2 * a2 - 9 * a2 * a1 + 27 * a0) / 54;
  if (r * r < q * q * q) {
    const double theta = std::acos(std::clamp(r / std::sqrt(q * q * q), -1.0, 1.0));
    const double scale = -2 * std::sqrt(q);
    const double first = scale * std::cos(theta / 3) - a2 / 3;
    const double last = scale * std::cos((theta + 2 * pi) / 3) - a2 / 3;
    return {polish(first, a2, a1, a0), polish(last, a2, a1, a0)};
  }
  const double root = std::cbrt(std::abs(r) + std::sqrt(r * r - q * q * q));
  const double signed_root = r > 0 ? -root : root;
  const double z = signed_root + (signed_root == 0 ? 0 : q / signed_root) - a2 / 3;
  const double only = polish(z, a2, a1, a0);
  return {only, only};
}

double log_term(double v, double b) {
  return std::log((v + delta1 * b) / (v + delta2 * b)) / (2 * root2 * b);
}

}  // namespace

struct Fluid::Mixing {
  Amounts root_a = {};  // sqrt(a_i)
  Amounts pull = {};    // sum_j x_j (1 - k_ij) sqrt(a_j)
  double a = 0, a_slope = 0, b = 0, c = 0;
};

Fluid::Fluid(std::span<const std::string> names, std::span<const double> fractions) {
  if (names.size() != fractions.size()) throw std::invalid_argument("sizes differ");
  double sum = 0;
  for (std::size_t k = 0; k < names.size(); ++k) {
    if (!(fractions[k] >= 0)) throw std::invalid_argument("negative mole fraction");
    if (fractions[k] == 0) continue;
    if (size_ == most_components) throw std::invalid_argument("too many components");
    const Substance& s = substance(names[k]);
    const int i = size_++;
    names_.push_back(names[k]);
    composition_[i] = fractions[k];
    sum += fractions[k];
    molar_mass_[i] = s.molar_mass;
    const double tc = s.critical_temperature, w = s.acentric_factor;
    critical_temperature_[i] = tc;
    critical_pressure_[i] = s.critical_pressure;
    acentric_[i] = w;
    const double m = 0.37464 + 1.54226 * w - 0.26992 * w * w;
    const double root = gas_r * tc * std::sqrt(omega_a / s.critical_pressure);
    root_constant_[i] = root * (1 + m);
    root_slope_[i] = root * m / std::sqrt(tc);
    covolume_[i] = omega_b * gas_r * tc / s.critical_pressure;
    translation_[i] = s.volume_shift * covolume_[i];
    ideal_cp_[i] = s.ideal_cp;
  }
  if (!(std::abs(sum - 1) <= 1e-9)) {
    throw std::invalid_argument("mole fractions do not add up to 1");
  }
  for (int i = 0; i < size_; ++i) {
    composition_[i] /= sum;
    mean_molar_mass_ += composition_[i] * molar_mass_[i];
    for (int j = 0; j < size_; ++j) {
      attraction_[i * most_components + j] =
          i == j ? 1 : 1 - interaction(names_[i], names_[j]);
    }
  }
}

Fluid::Mixing Fluid::mix(double temperature, const Amounts& x) const {
  Mixing m;
  const double root_t = std::sqrt(temperature);
  Amounts weighted = {};
  for (int i = 0; i < size_; ++i) {
    m.root_a[i] = root_constant_[i] - root_slope_[i] * root_t;
    weighted[i] = x[i] * m.root_a[i];
    m.b += x[i] * covolume_[i];
    m.c += x[i] * translation_[i];
  }
  for (int i = 0; i < size_; ++i) {
    double sum = 0;
    for (int j = 0; j < size_; ++j) {
      sum += attraction_[i * most_components + j] * weighted[j];
    }
    m.pull[i] = sum;
    m.a += weighted[i] * sum;
    m.a_slope -= x[i] * root_slope_[i] * sum;
  }
  m.a_slope /= root_t;
  return m;
}

double Fluid::ideal_enthalpy(double temperature, const Amounts& x) const {
  double sum = 0;
  for (int i = 0; i < size_; ++i) {
    double t = 1, t0 = 1;
    for (int k = 0; k < 5; ++k) {
      t *= temperature;
      t0 *= reference_temperature;
      sum += x[i] * ideal_cp_[i][k] * (t - t0) / (k + 1);
    }
  }
  return gas_r * sum;
}

double Fluid::ideal_heat_capacity(double temperature, const Amounts& x) const {
  double sum = 0;
  for (int i = 0; i < size_; ++i) {
    double cp = 0;
    for (int k = 4; k >= 0; --k) cp = cp * temperature + ideal_cp_[i][k];
    sum += x[i] * cp;
  }
  return gas_r * sum;
}

namespace {

/// Integral of cp/T from the reference temperature, for one component over R.
double ideal_entropy(const std::array<double, 5>& cp, double temperature) {
  double sum = cp[0] * std::log(temperature / reference_temperature);
  double t = 1, t0 = 1;
  for (int k = 1; k < 5; ++k) {
    t *= temperature;
    t0 *= reference_temperature;
    sum += cp[k] * (t - t0) / k;
  }
  return sum;
}

}  // namespace

Phase Fluid::phase(double temperature, double pressure, const Amounts& x,
                   Root root) const {
  const Mixing m = mix(temperature, x);
  const double rt = gas_r * temperature;
  const double ra = m.a * pressure / (rt * rt), rb = m.b * pressure / rt;
  const Roots z =
      solve_cubic(rb - 1, ra - 3 * rb * rb - 2 * rb, -rb * (ra - rb - rb * rb));
  const auto residual_gibbs = [&](double f) {  // over RT, without translation
    return f - 1 - std::log(f - rb) -
           ra / (2 * root2 * rb) * std::log((f + delta1 * rb) / (f + delta2 * rb));
  };
  double factor = root == Root::liquid && z.low > rb ? z.low : z.high;
  if (root == Root::stable && z.low > rb && z.low < z.high &&
      residual_gibbs(z.low) < residual_gibbs(z.high)) {
    factor = z.low;
  }
  Phase result;
  const double v = factor * rt / pressure;
  const double logs = log_term(v, m.b);
  result.untranslated = v;
  result.volume = v - m.c;
  result.is_vapour_like = v > critical_volume_ratio * m.b;
  const double log_gap = std::log(factor - rb);
  double mixing = 0, ideal_s = 0;
  for (int i = 0; i < size_; ++i) {
    const double share = covolume_[i] / m.b;
    result.log_fugacity[i] = share * (factor - 1) - log_gap -
                             logs / rt * (2 * m.root_a[i] * m.pull[i] - m.a * share) -
                             translation_[i] * pressure / rt;
    if (x[i] > 0) mixing += x[i] * std::log(x[i]);
    ideal_s += x[i] * ideal_entropy(ideal_cp_[i], temperature);
  }
  result.enthalpy = ideal_enthalpy(temperature, x) + rt * (factor - 1) +
                    (temperature * m.a_slope - m.a) * logs - m.c * pressure;
  result.entropy =
      gas_r * (ideal_s - mixing - std::log(pressure / standard_pressure) + log_gap) +
      m.a_slope * logs;
  return result;
}

PhaseDerivatives Fluid::derivatives(double temperature, const Amounts& x,
                                    const Phase& phase) const {
  const Mixing m = mix(temperature, x);
  const double v = phase.untranslated;
  // a'' = sum of x_i x_j (1 - k_ij) s_i s_j/(2 T) + pull_i x_i s_i/(2 T^1.5), with
  // sqrt(a_i) = r_i - s_i sqrt(T).
  double a_curve = 0;
  for (int i = 0; i < size_; ++i) {
    double sum = 0;
    for (int j = 0; j < size_; ++j) {
      sum += attraction_[i * most_components + j] * x[j] * root_slope_[j];
    }
    a_curve += x[i] * root_slope_[i] * (sum + m.pull[i] / std::sqrt(temperature)) /
               (2 * temperature);
  }
  const double poly = v * v + 2 * m.b * v - m.b * m.b;
  const double p_by_t = gas_r / (v - m.b) - m.a_slope / poly;
  const double p_by_v = -gas_r * temperature / ((v - m.b) * (v - m.b)) +
                        2 * m.a * (v + m.b) / (poly * poly);
  const double cv = ideal_heat_capacity(temperature, x) - gas_r +
                    temperature * a_curve * log_term(v, m.b);
  PhaseDerivatives d;
  d.heat_capacity = cv - temperature * p_by_t * p_by_t / p_by_v;
  d.volume_by_pressure = 1 / p_by_v;
  d.volume_by_temperature = -p_by_t / p_by_v;
  double mass = 0;
  for (int i = 0; i < size_; ++i) mass += x[i] * molar_mass_[i];
  d.speed_of_sound = phase.volume * std::sqrt(-p_by_v * d.heat_capacity / (cv * mass));
  return d;
}

AmountsMatrix Fluid::fugacity_derivatives(double temperature, const Amounts& x,
                                          const Phase& phase) const {
  // Michelsen and Mollerup: F = n g(V, B) - D f(V, B)/(R T) with g = -ln(1 - B/V).
  const Mixing m = mix(temperature, x);
  const double rt = gas_r * temperature, v = phase.untranslated, b = m.b;
  const double gap = v - b, f = log_term(v, b);
  const double f_v = -1 / ((v + delta1 * b) * (v + delta2 * b));
  const double f_vv = f_v * f_v * (2 * v + (delta1 + delta2) * b);
  const double f_b = -(f + v * f_v) / b;
  const double f_vb = -(2 * f_v + v * f_vv) / b;
  const double f_bb = -(2 * f_b + v * f_vb) / b;
  const double d_rt = m.a / rt;
  const double big_bb = 1 / (gap * gap) - d_rt * f_bb;
  const double big_bv = -1 / (gap * gap) - d_rt * f_vb;
  const double p_by_v = -rt * (1 / (gap * gap) - d_rt * f_vv);
  Amounts d_i = {}, p_by_n = {};
  for (int i = 0; i < size_; ++i) {
    d_i[i] = 2 * m.root_a[i] * m.pull[i];
    p_by_n[i] = rt * (1 / gap - big_bv * covolume_[i]) + f_v * d_i[i];
  }
  AmountsMatrix result = {};
  for (int i = 0; i < size_; ++i) {
    for (int j = 0; j < size_; ++j) {
      const int ij = i * most_components + j;
      const double bi = covolume_[i], bj = covolume_[j];
      const double d_ij = 2 * m.root_a[i] * m.root_a[j] * attraction_[ij];
      result[ij] = (bi + bj) / gap - f_b / rt * (bi * d_i[j] + bj * d_i[i]) +
                   big_bb * bi * bj - f / rt * d_ij + 1 +
                   p_by_n[i] * p_by_n[j] / (rt * p_by_v);
    }
  }
  return result;
}

Amounts Fluid::estimate_log_k(double temperature, double pressure) const {
  // G. M. Wilson's correlation; Michelsen and Mollerup, 2007, eq. 10.26.
  Amounts k = {};
  for (int i = 0; i < size_; ++i) {
    k[i] = std::log(critical_pressure_[i] / pressure) +
           5.373 * (1 + acentric_[i]) * (1 - critical_temperature_[i] / temperature);
  }
  return k;
}

}  // namespace farreach
