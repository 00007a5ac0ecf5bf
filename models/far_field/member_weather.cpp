#include "models/far_field/member_weather.hpp"

namespace farreach {

bool MemberWeather::take(const std::string& key, double value) {
  if (key == "start")
    start = value;
  else if (key == "wind_speed_factor")
    speed = value;
  else if (key == "wind_turn")
    turn = value;
  else if (key == "mixing_height_factor")
    mixing = value;
  else
    return false;
  return true;
}

MemberWeather member_weather(const EnsemblePlan& plan, int number) {
  MemberWeather weather;
  const auto& row = plan.values.at(std::size_t(number));
  for (std::size_t i = 0; i < row.size(); ++i) weather.take(plan.inputs[i].key, row[i]);
  return weather;
}

}  // namespace farreach
