#include "models/fluid/flash.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

constexpr double lowest_temperature = 60, highest_temperature = 1500;
constexpr double fugacity_tolerance = 1e-11;

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, 0, most_components,
                             most_components>;
using Vector = Eigen::Matrix<double, Eigen::Dynamic, 1, 0, most_components, 1>;

struct Conditions {
  const Fluid& fluid;
  double pressure, temperature;
  Phase phase(const Amounts& x, Root root = Root::stable) const {
    return fluid.phase(temperature, pressure, x, root);
  }
};

// --- stability -----------------------------------------------------------------

/// ln of the trial over the feed, where a second phase lowers the Gibbs energy.
struct Instability {
  bool found = false;
  Amounts log_ratio = {};
};

Instability search_trial(const Conditions& at, const Phase& feed,
                         const Amounts& first_log_ratio) {
  const int n = at.fluid.size();
  const Amounts& z = at.fluid.composition();
  Amounts ratio = first_log_ratio, last_step = {};
  for (int iteration = 0; iteration < 100; ++iteration) {
    Amounts w = {};
    double sum = 0, departure = 0;
    for (int i = 0; i < n; ++i) {
      w[i] = z[i] * std::exp(ratio[i]);
      sum += w[i];
      departure += w[i] * ratio[i] * ratio[i];
    }
    if (departure < 1e-8 * sum) return {};  // the trial fell back to the feed
    for (int i = 0; i < n; ++i) w[i] /= sum;
    const Phase trial = at.phase(w);
    Amounts step = {};
    double distance = 1 - sum, largest = 0, product = 0, square = 0;
    for (int i = 0; i < n; ++i) {
      step[i] = feed.log_fugacity[i] - trial.log_fugacity[i] - ratio[i];
      distance -= sum * w[i] * step[i];
      largest = std::max(largest, std::abs(step[i]));
      product += step[i] * last_step[i];
      square += last_step[i] * last_step[i];
    }
    // Close enough to a minimum to start a split from.
    if (distance < -1e-9 && largest < 1e-2) return {true, ratio};
    if (largest < 1e-9) return {};
    // Every fourth step runs ahead along the slowest mode.
    double ahead = 1;
    if (iteration % 4 == 3 && square > 0) {
      const double mode = product / square;
      if (mode > 0 && mode < 0.95) ahead = 1 / (1 - mode);
    }
    for (int i = 0; i < n; ++i) ratio[i] += ahead * step[i];
    last_step = ahead == 1 ? step : Amounts{};
  }
  return {};
}

/// Starts for a split: ln K of every trial that shows the feed to be unstable.
std::vector<Amounts> test_stability(const Conditions& at, const Phase& feed) {
  std::vector<Amounts> starts;
  const Amounts estimate = at.fluid.estimate_log_k(at.temperature, at.pressure);
  Amounts as_liquid = {};
  for (int i = 0; i < at.fluid.size(); ++i) as_liquid[i] = -estimate[i];
  for (const bool dense : {feed.is_vapour_like, !feed.is_vapour_like}) {
    Instability found = search_trial(at, feed, dense ? as_liquid : estimate);
    if (!found.found) continue;
    if (dense) {
      for (double& k : found.log_ratio) k = -k;
    }
    starts.push_back(found.log_ratio);
  }
  if (!starts.empty()) starts.push_back(estimate);
  return starts;
}

// --- split ---------------------------------------------------------------------

struct Split {
  bool valid = false;
  double beta = 0;
  Amounts log_k = {}, x = {}, y = {};
  Phase liquid, vapour;
  Amounts residual = {};
  double error = 0;

  bool boils() const { return vapour.is_vapour_like && !liquid.is_vapour_like; }
  /// Gibbs energy of the pair over R T, up to what all pairs share.
  double gibbs(int n) const {
    double sum = 0;
    for (int i = 0; i < n; ++i) {
      sum += beta * y[i] * (std::log(y[i]) + vapour.log_fugacity[i]) +
             (1 - beta) * x[i] * (std::log(x[i]) + liquid.log_fugacity[i]);
    }
    return sum;
  }
};

/// Rachford-Rice, between the poles that keep x and y positive.
double vapour_fraction(const Amounts& z, const Amounts& k, int n) {
  double least = k[0], most = k[0];
  for (int i = 1; i < n; ++i) {
    least = std::min(least, k[i]);
    most = std::max(most, k[i]);
  }
  if (!(most > 1 && least < 1)) return std::numeric_limits<double>::quiet_NaN();
  double low = 1 / (1 - most), high = 1 / (1 - least);
  double beta = std::clamp(0.5, low, high);
  if (!(beta > low && beta < high)) beta = 0.5 * (low + high);
  for (int iteration = 0; iteration < 100; ++iteration) {
    double f = 0, slope = 0;
    for (int i = 0; i < n; ++i) {
      const double t = (k[i] - 1) / (1 + beta * (k[i] - 1));
      f += z[i] * t;
      slope -= z[i] * t * t;
    }
    (f > 0 ? low : high) = beta;
    double next = beta - f / slope;
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    if (std::abs(next - beta) <= 1e-15 * std::max(1.0, std::abs(beta))) return next;
    beta = next;
  }
  return beta;
}

Split evaluate_split(const Conditions& at, const Amounts& log_k) {
  Split s;
  s.log_k = log_k;
  const int n = at.fluid.size();
  const Amounts& z = at.fluid.composition();
  Amounts k = {};
  for (int i = 0; i < n; ++i) k[i] = std::exp(log_k[i]);
  s.beta = vapour_fraction(z, k, n);
  if (!std::isfinite(s.beta)) return s;
  for (int i = 0; i < n; ++i) {
    s.x[i] = z[i] / (1 + s.beta * (k[i] - 1));
    s.y[i] = k[i] * s.x[i];
    if (!(s.x[i] > 0 && std::isfinite(s.y[i]))) return s;
  }
  s.liquid = at.phase(s.x);
  s.vapour = at.phase(s.y);
  for (int i = 0; i < n; ++i) {
    s.residual[i] = s.liquid.log_fugacity[i] - s.vapour.log_fugacity[i] - log_k[i];
    s.error = std::max(s.error, std::abs(s.residual[i]));
  }
  s.valid = std::isfinite(s.error);
  return s;
}

/// One Newton step on the vapour amounts; an invalid split where it cannot be taken.
Split newton_step(const Conditions& at, const Split& now) {
  const int n = at.fluid.size();
  const Amounts& z = at.fluid.composition();
  const double beta = now.beta;
  if (!(beta > 1e-12 && beta < 1 - 1e-12)) return {};
  const AmountsMatrix of_x =
      at.fluid.fugacity_derivatives(at.temperature, now.x, now.liquid);
  const AmountsMatrix of_y =
      at.fluid.fugacity_derivatives(at.temperature, now.y, now.vapour);
  Matrix jacobian(n, n);
  Vector rhs(n);
  for (int i = 0; i < n; ++i) {
    rhs[i] = now.residual[i];
    for (int j = 0; j < n; ++j) {
      const int ij = i * most_components + j;
      jacobian(i, j) = (of_y[ij] - 1) / beta + (of_x[ij] - 1) / (1 - beta);
    }
    jacobian(i, i) += 1 / (beta * now.y[i]) + 1 / ((1 - beta) * now.x[i]);
  }
  const Vector step = jacobian.partialPivLu().solve(rhs);
  if (!step.allFinite()) return {};
  double length = 1;
  for (int i = 0; i < n; ++i) {
    const double v = beta * now.y[i], l = z[i] - v;
    if (step[i] > 0) length = std::min(length, 0.9 * l / step[i]);
    if (step[i] < 0) length = std::min(length, -0.9 * v / step[i]);
  }
  Amounts v = {}, log_k = {};
  double sum = 0;
  for (int i = 0; i < n; ++i) sum += v[i] = beta * now.y[i] + length * step[i];
  for (int i = 0; i < n; ++i) {
    const double l = z[i] - v[i];
    if (!(v[i] > 0 && l > 0)) return {};
    log_k[i] = std::log(v[i] / sum) - std::log(l / (1 - sum));
  }
  return evaluate_split(at, log_k);
}

bool is_trivial(const Split& s, int n) {
  double sum = 0;
  for (int i = 0; i < n; ++i) sum += std::abs(s.log_k[i]);
  return sum < 1e-6 * n;
}

/// Iterates ln K to equality of fugacities; invalid if it ends in one phase.
Split solve_split(const Conditions& at, const Amounts& first_log_k) {
  const int n = at.fluid.size();
  Split s = evaluate_split(at, first_log_k);
  for (int iteration = 0; s.valid && iteration < 300; ++iteration) {
    if (is_trivial(s, n)) return {};
    if (s.error < fugacity_tolerance) {
      if (!(s.beta > 0 && s.beta < 1)) return {};
      if (s.liquid.untranslated > s.vapour.untranslated) {
        std::swap(s.x, s.y);
        std::swap(s.liquid, s.vapour);
        s.beta = 1 - s.beta;
      }
      return s;
    }
    if (iteration >= 2 && s.error < 1) {
      Split next = newton_step(at, s);
      if (next.valid && next.error < 0.5 * s.error) {
        s = next;
        continue;
      }
    }
    Amounts log_k = s.log_k;
    for (int i = 0; i < n; ++i) log_k[i] += s.residual[i];
    s = evaluate_split(at, log_k);
  }
  // Rounding may keep a nearly critical pair just above the tolerance.
  if (s.valid && s.error < 1e-9 && s.beta > 0 && s.beta < 1) return s;
  return {};
}

// --- states --------------------------------------------------------------------

double mean_mass(const Fluid& fluid, const Amounts& x) {
  double mass = 0;
  for (int i = 0; i < fluid.size(); ++i) mass += x[i] * fluid.molar_mass(i);
  return mass;
}

FluidState one_phase(const Conditions& at, const Phase& p) {
  FluidState s;
  const double mass = at.fluid.molar_mass();
  s.pressure = at.pressure;
  s.temperature = at.temperature;
  s.density = mass / p.volume;
  s.enthalpy = p.enthalpy / mass;
  s.entropy = p.entropy / mass;
  if (p.is_vapour_like) {
    s.vapour = at.fluid.composition();
  } else {
    s.vapour_fraction = 0;
    s.liquid = at.fluid.composition();
    s.liquid_mass_fraction = 1;
    s.liquid_enthalpy = s.enthalpy;
    s.liquid_density = s.density;
  }
  return s;
}

FluidState combine(const Conditions& at, double beta, const Amounts& x,
                   const Amounts& y, const Phase& liquid, const Phase& vapour) {
  FluidState s;
  const double mass = at.fluid.molar_mass(), liquid_mass = mean_mass(at.fluid, x);
  s.pressure = at.pressure;
  s.temperature = at.temperature;
  s.vapour_fraction = beta;
  s.liquid = x;
  s.vapour = y;
  s.density = mass / ((1 - beta) * liquid.volume + beta * vapour.volume);
  s.enthalpy = ((1 - beta) * liquid.enthalpy + beta * vapour.enthalpy) / mass;
  s.entropy = ((1 - beta) * liquid.entropy + beta * vapour.entropy) / mass;
  s.liquid_mass_fraction = (1 - beta) * liquid_mass / mass;
  s.liquid_enthalpy = liquid.enthalpy / liquid_mass;
  s.liquid_density = liquid_mass / liquid.volume;
  return s;
}

Amounts log_k_of(const FluidState& s, int n) {
  Amounts k = {};
  for (int i = 0; i < n; ++i) k[i] = std::log(s.vapour[i] / s.liquid[i]);
  return k;
}

/// What a temperature is sought for. With a mass flux the enthalpy is that of the
/// stream, kinetic energy included.
struct Property {
  bool is_entropy = false;
  double flux = 0;
  double of(const FluidState& s) const {
    if (is_entropy) return s.entropy;
    const double speed = flux / s.density;
    return s.enthalpy + 0.5 * speed * speed;
  }
};

/// A pure fluid on its boiling line, or nothing where it has one phase.
bool boils_at(const Fluid& fluid, double pressure, Property property, double target,
              FluidState& state) {
  const double t = boiling_temperature(fluid, pressure);
  if (!std::isfinite(t)) return false;
  const Conditions at{fluid, pressure, t};
  const Amounts& z = fluid.composition();
  const Phase liquid = at.phase(z, Root::liquid), vapour = at.phase(z, Root::vapour);
  const auto mixed = [&](double beta) {
    return combine(at, beta, z, z, liquid, vapour);
  };
  double low = 0, high = 1;
  const double f_low = property.of(mixed(low)) - target;
  const double f_high = property.of(mixed(high)) - target;
  if (!(f_low < 0 && f_high > 0)) return false;
  // Linear in the vapour share but for the kinetic energy of a stream.
  double beta = f_low / (f_low - f_high);
  for (int i = 0; i < 200 && property.flux > 0; ++i) {
    const double f = property.of(mixed(beta)) - target;
    if (f == 0 || high - low < 1e-15) break;
    (f < 0 ? low : high) = beta;
    beta = 0.5 * (low + high);
  }
  state = mixed(beta);
  return true;
}

/// Two states on both sides of a jump at one temperature share the target.
FluidState between(const Conditions& at, const FluidState& low, const FluidState& high,
                   Property property, double target) {
  const double a = property.of(low), b = property.of(high);
  const double share = std::clamp((target - a) / (b - a), 0.0, 1.0);
  FluidState s = share < 0.5 ? low : high;
  s.temperature = at.temperature;
  s.enthalpy = low.enthalpy + share * (high.enthalpy - low.enthalpy);
  s.entropy = low.entropy + share * (high.entropy - low.entropy);
  s.density = 1 / ((1 - share) / low.density + share / high.density);
  return s;
}

double slope_guess(const Fluid& fluid, const FluidState& s, Property property) {
  const double cp =
      s.two_phase()
          ? 3 * fluid.ideal_heat_capacity(s.temperature, s.vapour) / fluid.molar_mass()
          : heat_capacity(fluid, s);
  if (property.is_entropy) return cp / s.temperature;
  // A gas expands in proportion to T at constant pressure; so does its speed.
  const double speed = property.flux / s.density;
  return cp + speed * speed / s.temperature;
}

/// Temperature at which the property meets its target: Newton and secant in a bracket.
FluidState solve_temperature(const Fluid& fluid, double pressure, Property property,
                             double target, const FluidState* near) {
  FluidState s;
  if (fluid.size() == 1 && boils_at(fluid, pressure, property, target, s)) return s;
  double low = lowest_temperature, high = highest_temperature;
  FluidState at_low, at_high;
  double t = near != nullptr ? std::clamp(near->temperature, low, high) : 300;
  double last_t = 0, last_f = 0, slope = 0, last_width = 1e9;
  bool was_two_phase = false;
  const double unit = property.is_entropy ? 1 : 300;
  const double tolerance = 1e-10 * gas_constant * unit / fluid.molar_mass();
  const FluidState* start = near;
  for (int iteration = 0; iteration < 200; ++iteration) {
    s = flash_pt(fluid, pressure, t, start);
    start = &s;
    const double f = property.of(s) - target;
    if (std::abs(f) <= tolerance) return s;
    (f > 0 ? high : low) = t;
    (f > 0 ? at_high : at_low) = s;
    if (high - low <= 4e-14 * t) break;
    // One phase has an exact slope; in two phases the secant serves, but not across
    // the boundary between them.
    const bool secant = s.two_phase() && was_two_phase;
    if (secant) slope = (f - last_f) / (t - last_t);
    if (!secant || !(slope > 0)) slope = slope_guess(fluid, s, property);
    was_two_phase = s.two_phase();
    double next = t - f / slope;
    next = std::clamp(next, t - 80, t + 80);
    const bool slow = iteration % 3 == 2 && high - low > 0.5 * last_width;
    if (iteration % 3 == 2) last_width = high - low;
    if (slow || !(next > low && next < high)) next = 0.5 * (low + high);
    last_t = t;
    last_f = f;
    t = next;
  }
  if (at_low.pressure > 0 && at_high.pressure > 0) {
    return between({fluid, pressure, t}, at_low, at_high, property, target);
  }
  throw RunError("the fluid has no temperature between 60 and 1500 K with the wanted " +
                 std::string(property.is_entropy ? "entropy" : "enthalpy") + " at " +
                 std::to_string(pressure) + " Pa; check its composition");
}

}  // namespace

double boiling_temperature(const Fluid& pure, double pressure) {
  const Amounts& z = pure.composition();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  // Wilson's estimate inverted; then Newton on equal Gibbs energies, whose slope by
  // temperature is minus the entropies.
  const double log_k = pure.estimate_log_k(pure.critical_temperature(0), pressure)[0];
  const double decay =
      pure.estimate_log_k(0.5 * pure.critical_temperature(0), pressure)[0] - log_k;
  if (!(log_k > 0)) return nan;
  double t = pure.critical_temperature(0) / (1 - log_k / decay);
  for (int iteration = 0; iteration < 60; ++iteration) {
    const Phase liquid = pure.phase(t, pressure, z, Root::liquid);
    const Phase vapour = pure.phase(t, pressure, z, Root::vapour);
    if (liquid.untranslated == vapour.untranslated) {
      t *= liquid.is_vapour_like ? 0.99 : 1.01;
      continue;
    }
    const double gap =
        gas_constant * t * (vapour.log_fugacity[0] - liquid.log_fugacity[0]);
    const double step = gap / (vapour.entropy - liquid.entropy);
    t += std::clamp(step, -0.05 * t, 0.05 * t);
    if (std::abs(step) < 1e-12 * t) return t;
  }
  return nan;
}

FluidState flash_pt(const Fluid& fluid, double pressure, double temperature,
                    const FluidState* near) {
  const Conditions at{fluid, pressure, temperature};
  if (fluid.size() > 1 && near != nullptr && near->two_phase()) {
    const Split s = solve_split(at, log_k_of(*near, fluid.size()));
    if (s.valid && s.boils()) {
      return combine(at, s.beta, s.x, s.y, s.liquid, s.vapour);
    }
  }
  const Phase feed = at.phase(fluid.composition());
  if (fluid.size() == 1) return one_phase(at, feed);
  // With water there may be two liquids as well: a liquid and a gas are taken at once,
  // among anything else the pair with the least Gibbs energy.
  Split best;
  for (const Amounts& start : test_stability(at, feed)) {
    const Split s = solve_split(at, start);
    if (!s.valid) continue;
    if (!best.valid || s.gibbs(fluid.size()) < best.gibbs(fluid.size())) best = s;
    if (s.boils()) break;
  }
  if (!best.valid) return one_phase(at, feed);
  return combine(at, best.beta, best.x, best.y, best.liquid, best.vapour);
}

FluidState flash_ph(const Fluid& fluid, double pressure, double enthalpy,
                    const FluidState* near) {
  return solve_temperature(fluid, pressure, {}, enthalpy, near);
}

FluidState flash_ps(const Fluid& fluid, double pressure, double entropy,
                    const FluidState* near) {
  return solve_temperature(fluid, pressure, {.is_entropy = true}, entropy, near);
}

FluidState flash_flowing(const Fluid& fluid, double pressure, double total, double flux,
                         const FluidState* near) {
  return solve_temperature(fluid, pressure, {.flux = flux}, total, near);
}

double heat_capacity(const Fluid& fluid, const FluidState& state) {
  const bool gas = state.vapour_fraction > 0;
  const Amounts& x = gas ? state.vapour : state.liquid;
  const Phase p = fluid.phase(state.temperature, state.pressure, x, Root::stable);
  return fluid.derivatives(state.temperature, x, p).heat_capacity / fluid.molar_mass();
}

double speed_of_sound(const Fluid& fluid, const FluidState& state) {
  if (!state.two_phase()) {
    const Amounts& z = fluid.composition();
    const Phase p = fluid.phase(state.temperature, state.pressure, z, Root::stable);
    return fluid.derivatives(state.temperature, z, p).speed_of_sound;
  }
  const double step = 1e-4 * state.pressure;
  const FluidState up = flash_ps(fluid, state.pressure + step, state.entropy, &state);
  const FluidState down = flash_ps(fluid, state.pressure - step, state.entropy, &state);
  return std::sqrt(2 * step / (up.density - down.density));
}

double liquid_mass_fraction(const Fluid& fluid, const FluidState& state, int i) {
  if (!(state.vapour_fraction < 1)) return 0;
  return (1 - state.vapour_fraction) * state.liquid[i] * fluid.molar_mass(i) /
         fluid.molar_mass();
}

}  // namespace farreach
