/// Random choices of one generated scenario: the same from one seed on every machine.
#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

namespace farreach::scan {

class Draw {
 public:
  explicit Draw(std::uint64_t seed) : bits_(seed) { bits_.discard(16); }

  double uniform(double from, double to) {
    return from + (to - from) * static_cast<double>(bits_() >> 11) * 0x1p-53;
  }
  /// Evenly in the logarithm.
  double log(double from, double to) {
    return std::exp(uniform(std::log(from), std::log(to)));
  }
  bool chance(double share) { return uniform(0, 1) < share; }
  int whole(int from, int to) {
    return static_cast<int>(std::floor(uniform(from, to + 1)));
  }
  template <class T>
  const T& of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(whole(0, static_cast<int>(all.size()) - 1))];
  }

 private:
  std::mt19937_64 bits_;
};

}  // namespace farreach::scan
