#include "models/gas_plume/along_wind.hpp"

#include <algorithm>
#include <cmath>

#include "solver/base/constants.hpp"

namespace farreach {
namespace {

/// exp(x^2) erfc(x), x >= 0 [-]; relative error below 1e-12.
double scaled_erfc(double x) {
  if (x < 25) return std::exp(x * x) * std::erfc(x);
  const double q = 1 / (x * x);
  return (1 - q * (0.5 - q * (0.75 - 1.875 * q))) / (x * std::sqrt(pi));
}

/// |a| from which on F is 0 or 1 to rounding.
constexpr double settled = 9;

/// The two terms of F, or of 1 - F beyond the mean, from one exponential: with
/// exp(2 lambda/T) Phi(-b) = exp(-a^2/2) scaled_erfc(b/sqrt2)/2.
struct Terms {
  double a = 0;      ///< [-]
  double near = 0;   ///< Phi(-|a|) [-]
  double image = 0;  ///< exp(2 lambda/T) Phi(-b) [-]
};

Terms terms(double t, double mean, double deviation) {
  // a and b of the header; beyond |a| = 9 the share is settled.
  const double root = mean / deviation * std::sqrt(mean / t);  // sqrt(lambda/t)
  const double a = root * (t / mean - 1), b = root * (t / mean + 1);
  if (std::abs(a) > settled) return {a, 0, 0};
  const double half = 0.5 * std::exp(-0.5 * a * a);
  return {a, half * scaled_erfc(std::abs(a) / std::sqrt(2.0)),
          half * scaled_erfc(b / std::sqrt(2.0))};
}

double present(double since_front, double since_back, const Passing& p) {
  if (!(p.spread > 0))
    return since_front >= p.travel_front && !(since_back >= p.travel_back);
  // The difference is formed of the tails that are small.
  if (since_back > p.travel_back)
    return still_to_come(since_back, p.travel_back, p.spread) -
           still_to_come(since_front, p.travel_front, p.spread);
  const double gone =
      since_back > 0 ? passed_share(since_back, p.travel_back, p.spread) : 0;
  return passed_share(since_front, p.travel_front, p.spread) - gone;
}

}  // namespace

void keep_in_touch(std::vector<Passing>& train) {
  // Where two segments touch at the source and part on the way, both are drawn to the
  // middle.
  for (std::size_t k = 1; k < train.size(); ++k) {
    Passing &before = train[k - 1], &after = train[k];
    const bool touch = std::abs(after.start - before.end) <= 1e-9 * after.start;
    const double gap = after.travel_front - before.travel_back;
    if (!touch || !(gap > 0)) continue;
    before.travel_back += 0.5 * gap;
    after.travel_front -= 0.5 * gap;
  }
  // What passes for longer than it was emitted is thinner by that.
  for (Passing& p : train)
    if (p.travel_back > p.travel_front)
      p.dilution = (p.end - p.start) / (p.back() - p.front());
}

double present_share(const Passing& passing, double t) {
  const double share = present(t - passing.start, t - passing.end, passing);
  return passing.dilution * std::max(share, 0.0);  // rounding of a difference
}

double passed_share(double t, double mean, double deviation) {
  if (!(t > 0)) return 0;
  if (!(mean > 0)) return 1;
  const Terms p = terms(t, mean, deviation);
  return p.a < 0 ? p.near + p.image : 1 - p.near + p.image;
}

double still_to_come(double t, double mean, double deviation) {
  if (!(t > 0)) return 1;
  if (!(mean > 0)) return 0;
  const Terms p = terms(t, mean, deviation);
  return p.a < 0 ? 1 - p.near - p.image : p.near - p.image;
}

double passed_integral(double t, double mean, double deviation) {
  if (!(t > 0)) return 0;
  if (!(mean > 0)) return t;
  const Terms p = terms(t, mean, deviation);
  const double phi = p.a < 0 ? p.near : 1 - p.near;
  return (t - mean) * phi + (t + mean) * p.image;
}

}  // namespace farreach
