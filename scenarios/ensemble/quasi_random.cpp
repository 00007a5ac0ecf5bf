#include "scenarios/ensemble/quasi_random.hpp"

#include <boost/random/sobol.hpp>
#include <random>

namespace farreach {
namespace {

/// The middle of the interval of width 2^-52 that the leading digits name.
double in_unit_interval(std::uint64_t digits) {
  return (static_cast<double>(digits >> 12) + 0.5) * 0x1p-52;
}

}  // namespace

std::vector<std::vector<double>> quasi_random_points(std::uint64_t seed,
                                                     std::size_t count,
                                                     std::size_t dimensions) {
  std::mt19937_64 random(seed);
  std::vector<std::uint64_t> shift(dimensions);
  for (auto& digits : shift) digits = random();
  boost::random::sobol sequence(dimensions);
  std::vector<std::vector<double>> points(count, std::vector<double>(dimensions));
  for (std::size_t k = 0; k < count; ++k)
    for (std::size_t j = 0; j < dimensions; ++j) {
      const std::uint64_t digits =
          k == 0 ? 0 : sequence();  // the library omits point 0
      points[k][j] = in_unit_interval(digits ^ shift[j]);
    }
  return points;
}

}  // namespace farreach
