/// Adaptive integration of a small system of ordinary differential equations with
/// dense output and events.
///
///   dy/dx = f(x, y),   y in R^N
///
/// Method: the embedded pair of order 5(4) of Dormand and Prince (1980), J. Comput.
/// Appl. Math. 6, 19-26, with the continuous extension of order 4 of Hairer, Norsett
/// and Wanner, Solving Ordinary Differential Equations I, 2nd ed., section II.6.
/// Step control: the elementary controller of the same book, section II.4.
///
/// The integrator never fails silently: it returns why it stopped.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>

namespace farreach {

template <std::size_t N>
using OdeState = std::array<double, N>;

struct OdeOptions {
  double tolerance = 1e-4;   ///< relative, of one step [-]
  double first_step = 1e-3;  ///< [unit of x]
  int max_steps = 20000;     ///< accepted and rejected
};

enum class OdeEnd { reached, event, step_too_small, too_many_steps, not_finite };

/// One accepted step with its continuous extension.
template <std::size_t N>
struct DenseStep {
  double x0 = 0, x1 = 0;
  std::array<OdeState<N>, 5> r;  ///< coefficients of the extension

  OdeState<N> at(double x) const {
    const double t = (x - x0) / (x1 - x0);
    const double u = 1 - t;
    OdeState<N> y;
    for (std::size_t i = 0; i < N; ++i)
      y[i] = r[0][i] + t * (r[1][i] + u * (r[2][i] + t * (r[3][i] + u * r[4][i])));
    return y;
  }
};

template <std::size_t N>
struct OdeResult {
  OdeEnd end = OdeEnd::reached;
  double x = 0;
  OdeState<N> y{};
  double next_step = 0;  ///< what the controller would try next
  int steps = 0;         ///< accepted
};

namespace detail {

/// The seven stages of one trial step of Dormand and Prince.
template <std::size_t N>
struct DormandPrince {
  std::array<OdeState<N>, 7> k;
  OdeState<N> y1;
  double error = 0;  ///< scaled by the tolerance; accepted when <= 1

  template <class Rhs>
  void trial(const Rhs& f, double x, const OdeState<N>& y, double h,
             const OdeState<N>& scale, double tolerance) {
    static constexpr double c[7] = {0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1, 1};
    static constexpr double a[7][6] = {
        {},
        {1.0 / 5},
        {3.0 / 40, 9.0 / 40},
        {44.0 / 45, -56.0 / 15, 32.0 / 9},
        {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729},
        {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656},
        {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84}};
    static constexpr double e[7] = {
        71.0 / 57600,      0,          -71.0 / 16695, 71.0 / 1920,
        -17253.0 / 339200, 22.0 / 525, -1.0 / 40};
    for (std::size_t s = 1; s < 7; ++s) {
      for (std::size_t i = 0; i < N; ++i) {
        double sum = 0;
        for (std::size_t j = 0; j < s; ++j) sum += a[s][j] * k[j][i];
        y1[i] = y[i] + h * sum;
      }
      k[s] = f(x + c[s] * h, y1);
    }
    double sum = 0;
    for (std::size_t i = 0; i < N; ++i) {
      double d = 0;
      for (std::size_t s = 0; s < 7; ++s) d += e[s] * k[s][i];
      const double size = std::max(std::abs(y[i]), std::abs(y1[i]));
      d *= h / (tolerance * (size + scale[i]));
      sum += d * d;
    }
    error = std::sqrt(sum / static_cast<double>(N));
  }

  DenseStep<N> dense(double x, const OdeState<N>& y, double h) const {
    static constexpr double d[7] = {
        -12715105075.0 / 11282082432.0,  0,
        87487479700.0 / 32700410799.0,   -10690763975.0 / 1880347072.0,
        701980252875.0 / 199316789632.0, -1453857185.0 / 822651844.0,
        69997945.0 / 29380423.0};
    DenseStep<N> out;
    out.x0 = x;
    out.x1 = x + h;
    for (std::size_t i = 0; i < N; ++i) {
      const double dy = y1[i] - y[i];
      double last = 0;
      for (std::size_t s = 0; s < 7; ++s) last += d[s] * k[s][i];
      out.r[0][i] = y[i];
      out.r[1][i] = dy;
      out.r[2][i] = h * k[0][i] - dy;
      out.r[3][i] = dy - h * k[6][i] - out.r[2][i];
      out.r[4][i] = h * last;
    }
    return out;
  }
};

/// Root of `event` inside a step whose ends have opposite signs: x just beyond it.
template <std::size_t N, class Event>
double event_place(const DenseStep<N>& step, const Event& event) {
  double before = step.x0, after = step.x1;
  for (int i = 0; i < 60 && after - before > 1e-12 * std::abs(after); ++i) {
    const double middle = 0.5 * (before + after);
    (event(middle, step.at(middle)) > 0 ? before : after) = middle;
  }
  return after;
}

template <std::size_t N>
bool all_finite(const OdeState<N>& y) {
  return std::all_of(y.begin(), y.end(), [](double v) { return std::isfinite(v); });
}

}  // namespace detail

/// Integrates from x to x_end. `scale`: size below which a component needs no relative
/// accuracy. `event(x, y)` positive means: go on; the integration ends where it ceases
/// to be positive. `observe(step, x_to)` sees every accepted step, up to x_to.
template <std::size_t N, class Rhs, class Event, class Observe>
OdeResult<N> integrate_ode(const Rhs& f, double x, OdeState<N> y, double x_end,
                           const OdeState<N>& scale, const OdeOptions& options,
                           const Event& event, const Observe& observe) {
  OdeResult<N> result;
  detail::DormandPrince<N> pair;
  double h = std::min(options.first_step, x_end - x);
  pair.k[0] = f(x, y);
  bool sought = false;  // an event was seen beyond the end of this step
  for (int trials = 0; x < x_end; ++trials) {
    const auto stop = [&](OdeEnd end) {
      return OdeResult<N>{end, x, y, h, result.steps};
    };
    if (trials >= options.max_steps) return stop(OdeEnd::too_many_steps);
    if (!detail::all_finite(y) || !detail::all_finite(pair.k[0]))
      return stop(OdeEnd::not_finite);
    h = std::min(h, x_end - x);
    pair.trial(f, x, y, h, scale, options.tolerance);
    if (!std::isfinite(pair.error) || pair.error > 1) {
      const double shrink =
          std::isfinite(pair.error) ? 0.9 * std::pow(pair.error, -0.2) : 0.1;
      h *= std::clamp(shrink, 0.1, 0.9);
      if (h < 1e-14 * std::max(std::abs(x), 1e-3)) return stop(OdeEnd::step_too_small);
      continue;
    }
    ++result.steps;
    const DenseStep<N> step = pair.dense(x, y, h);
    if (!(event(step.x1, pair.y1) > 0)) {
      const double place = detail::event_place(step, event);
      // Beyond the event the equations may change their form, as at a lid: a step that
      // goes far beyond it is taken anew to where it seems to be.
      if (place - x < 0.99 * h && place - x > 1e-12 * std::max(std::abs(x), 1e-3)) {
        h = place - x;
        sought = true;
        continue;
      }
      observe(step, place);
      return {OdeEnd::event, place, step.at(place), h, result.steps};
    }
    observe(step, step.x1);
    x = (x_end - step.x1 <= 1e-14 * std::abs(x_end)) ? x_end : step.x1;
    y = pair.y1;
    pair.k[0] = pair.k[6];
    // Just before an event that was seen: so short a step cannot pass over it again.
    h *= sought
             ? 1e-3
             : std::clamp(0.9 * std::pow(std::max(pair.error, 1e-10), -0.2), 0.3, 4.0);
    sought = false;
  }
  return {OdeEnd::reached, x, y, h, result.steps};
}

}  // namespace farreach
