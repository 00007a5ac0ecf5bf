#include "scenarios/ensemble/distribution.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <cmath>

namespace farreach {
namespace {

using Kind = Distribution::Kind;

double normal_quantile(double u) {
  return boost::math::quantile(boost::math::normal(), u);
}

double log_spread(double factor) {
  return std::log(factor) / normal_quantile(0.95);
}

bool is_cut(const Distribution& d) {
  return d.kind == Kind::lognormal || d.kind == Kind::normal;
}

/// Share of the uncut distribution below x.
double share_below(const Distribution& d, double x) {
  const bool logarithmic = d.kind == Kind::lognormal;
  if (logarithmic && !(x > 0)) return 0;
  const double z = logarithmic ? std::log(x / d.middle) / log_spread(d.spread)
                               : (x - d.middle) / d.spread;
  if (std::isinf(z)) return z > 0 ? 1 : 0;
  return boost::math::cdf(boost::math::normal(), z);
}

double discrete_quantile(const Distribution& d, double u) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < d.values.size(); ++i) {
    sum += d.weights[i];
    if (u < sum) return d.values[i];
  }
  return d.values.back();
}

/// Lognormal and normal between their limits.
double cut_quantile(const Distribution& d, double u) {
  const double below = share_below(d, d.low), above = share_below(d, d.high);
  const double z = normal_quantile(below + u * (above - below));
  const double x = d.kind == Kind::lognormal
                       ? d.middle * std::exp(log_spread(d.spread) * z)
                       : d.middle + d.spread * z;
  return std::clamp(x, d.low, d.high);  // rounding at the limits
}

std::string with_unit(double value, const std::string& unit) {
  if (unit == "-" || unit.empty()) return fmt::format("{:.6g}", value);
  return fmt::format("{:.6g} {}", value, unit);
}

}  // namespace

double Distribution::quantile(double u) const {
  switch (kind) {
    case Kind::uniform:
      return from + u * (to - from);
    case Kind::loguniform:
      return from * std::pow(to / from, u);
    case Kind::triangular:
      return boost::math::quantile(boost::math::triangular(from, middle, to), u);
    case Kind::discrete:
      return discrete_quantile(*this, u);
    case Kind::lognormal:
    case Kind::normal:
      break;
  }
  return cut_quantile(*this, u);
}

double Distribution::share_cut_off() const {
  return is_cut(*this) ? 1 - share_below(*this, high) + share_below(*this, low) : 0;
}

std::string in_words(const Distribution& d, const std::string& unit) {
  const auto say = [&](double value) { return with_unit(value, unit); };
  switch (d.kind) {
    case Kind::lognormal:
      return fmt::format("lognormal, median {}, 90 % within a factor of {:.6g}",
                         say(d.middle), d.spread);
    case Kind::normal:
      return fmt::format("normal, mean {}, standard deviation {}", say(d.middle),
                         say(d.spread));
    case Kind::uniform:
      return fmt::format("uniform from {} to {}", say(d.from), say(d.to));
    case Kind::loguniform:
      return fmt::format("log-uniform from {} to {}", say(d.from), say(d.to));
    case Kind::triangular:
      return fmt::format("triangular from {} to {}, most often {}", say(d.from),
                         say(d.to), say(d.middle));
    case Kind::discrete:
      break;
  }
  std::string text = "one of";
  for (std::size_t i = 0; i < d.values.size(); ++i)
    text += fmt::format("{} {} ({:.4g} %)", i ? "," : "",
                        i < d.names.size() ? d.names[i] : say(d.values[i]),
                        100 * d.weights[i]);
  return text;
}

Distribution factor_about_one(double factor) {
  return {.kind = Kind::lognormal, .middle = 1, .spread = factor};
}

}  // namespace farreach
