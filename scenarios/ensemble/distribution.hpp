/// How one input of an ensemble is distributed, by its inverse: the value below which
/// a share u of all values lies.
///
///   lognormal   x = m exp(s z),  s = ln(f)/z95   m median, 90 % lie in [m/f, m f]
///   normal      x = m + d z                      m mean, d standard deviation
///   uniform     x = a + u (b - a)
///   loguniform  x = a (b/a)^u
///   triangular  between a and b, most often c
///   discrete    one of the values, by their weights
///
/// z = Phi^-1(u); Phi the standard normal distribution; z95 = Phi^-1(0.95). Lognormal
/// and normal are cut off at the limits low and high: u runs over [F(low), F(high)].
#pragma once

#include <limits>
#include <string>
#include <vector>

namespace farreach {

struct Distribution {
  enum class Kind { lognormal, normal, uniform, loguniform, triangular, discrete };
  Kind kind = Kind::uniform;
  double middle = 0;               ///< m, or the mode c
  double spread = 0;               ///< f or d
  double from = 0, to = 0;         ///< a, b
  std::vector<double> values;      ///< of discrete
  std::vector<double> weights;     ///< adding up to 1
  std::vector<std::string> names;  ///< of the values, where they stand for something
  double low = -std::numeric_limits<double>::infinity();  ///< what x may be at all
  double high = std::numeric_limits<double>::infinity();

  double quantile(double u) const;  ///< for 0 < u < 1
  /// Share of the lognormal or normal beyond the limits, 0 for the others.
  double share_cut_off() const;
};

/// "lognormal, median 36 kg/s, 90 % within a factor of 2".
std::string in_words(const Distribution& distribution, const std::string& unit);

/// Lognormal about 1 with 90 % within `factor`.
Distribution factor_about_one(double factor);

}  // namespace farreach
