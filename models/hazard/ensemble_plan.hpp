/// The members of an ensemble: what is varied, how, and the value of each input in each
/// member.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace farreach {

/// One thing that differs between the members.
struct EnsembleInput {
  /// "start": time of the accident in the weather, after its first time [s]. A key of
  /// the scenario ("release.open_flow"): its value, SI. "wind_speed_factor",
  /// "wind_turn" [deg, clockwise], "mixing_height_factor": error of the weather.
  /// "model_factor": multiplies every computed concentration.
  std::string key;
  std::string meaning;       ///< one sentence
  std::string unit;          ///< SI, "-" for factors
  std::string distribution;  ///< "lognormal, median 36 kg/s, 90 % within a factor of 2"
};

struct EnsemblePlan {
  std::uint64_t seed = 0;
  std::vector<EnsembleInput> inputs;
  std::vector<std::vector<double>> values;  ///< per member, then per input
  bool empty() const { return values.empty(); }
};

}  // namespace farreach
