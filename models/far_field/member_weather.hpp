/// When a member of an ensemble happens, and what it changes in the weather.
#pragma once

#include <string>

#include "models/hazard/ensemble_plan.hpp"

namespace farreach {

struct MemberWeather {
  double start = 0;                        ///< in time of the weather [s]
  double speed = 1, turn = 0, mixing = 1;  ///< factor, clockwise [deg], factor

  /// Takes an input of the plan; false when it does not concern the weather.
  bool take(const std::string& key, double value);
};

/// Of member `number`; its other inputs are left out.
MemberWeather member_weather(const EnsemblePlan& plan, int number);

}  // namespace farreach
