#include "postprocess/media/far_field/effects/far_sensitivity.hpp"

#include <algorithm>
#include <cmath>

#include "models/hazard/far_field.hpp"
#include "solver/base/parallel.hpp"

namespace farreach {
namespace {

constexpr double radian = 3.14159265358979323846 / 180;
constexpr std::size_t fewest_members = 32;

/// Values of one input by member; of those planned some may not have been computed.
Sample column(const FarField& far, std::size_t input) {
  Sample values;
  for (const FarMember& m : far.members)
    values.push_back(far.plan.values.at(static_cast<std::size_t>(m.number)).at(input));
  return values;
}

bool is_weather(const EnsembleInput& input) {
  return input.key == "start";
}

/// What the start of each member is for a neighbour.
std::vector<Sample> wind_towards(const FarField& far, double azimuth) {
  std::vector<Sample> wind(3);
  for (const FarMember& m : far.members) {
    const double angle = (m.wind_from + 180 - azimuth) * radian;
    wind[0].push_back(std::cos(angle));
    wind[1].push_back(std::sin(angle));
    wind[2].push_back(m.wind_speed);
  }
  return wind;
}

/// ln of the multiples; what is nothing counts as the least of the others.
Sample log_of(const std::vector<double>& multiple) {
  double least = std::numeric_limits<double>::infinity();
  for (const double v : multiple)
    if (v > 0) least = std::min(least, v);
  Sample logs;
  for (const double v : multiple) logs.push_back(std::log(std::max(v, least)));
  return logs;
}

Index complement(const Index& i) {
  return {1 - i.value, 1 - i.high, 1 - i.low};
}

/// All inputs but one; the weather as its wind.
std::vector<Sample> others(const FarField& far, std::size_t input,
                           const std::vector<Sample>& wind) {
  std::vector<Sample> group;
  for (std::size_t i = 0; i < far.plan.inputs.size(); ++i) {
    if (i == input) continue;
    if (is_weather(far.plan.inputs[i]))
      group.insert(group.end(), wind.begin(), wind.end());
    else
      group.push_back(column(far, i));
  }
  return group;
}

InputShare share_of_input(const FarField& far, std::size_t input, const Sample& y,
                          const std::vector<Sample>& wind) {
  InputShare share{.input = input};
  share.weather = is_weather(far.plan.inputs[input]);
  share.total_is_bound =
      !share.weather && std::any_of(far.plan.inputs.begin(), far.plan.inputs.end(),
                                    [](const auto& i) { return is_weather(i); });
  share.first = share.weather ? complement(unexplained_with_interval(wind, y))
                              : first_order_with_interval(column(far, input), y);
  share.total = unexplained_with_interval(others(far, input, wind), y);
  return share;
}

/// The weather's total is also at most what is left of 1 by the first-order shares of
/// the others, which are independent.
void bound_weather(std::vector<InputShare>& inputs) {
  double sum = 0, error2 = 0;
  for (const InputShare& i : inputs) {
    if (i.weather || !std::isfinite(i.first.value)) continue;
    sum += i.first.value;
    error2 += std::pow(0.5 * (i.first.high - i.first.low), 2);
  }
  const double left = 1 - sum, error = std::sqrt(error2);
  const auto cut = [](double v) { return std::clamp(v, 0.0, 1.0); };
  for (InputShare& i : inputs)
    if (i.weather && left < i.total.value)
      i.total = {cut(std::max(left, i.first.value)), cut(left - error),
                 cut(left + error)};
}

/// The place of each border for the level that most members meet within the error of
/// the model: the multiples of the others are in proportion.
std::vector<const FarPlace*> places_asked(const Outcome& outcome,
                                          const std::vector<FarPlace>& places) {
  std::vector<const FarPlace*> asked;
  for (int b = 0; b < static_cast<int>(outcome.geography.borders.size()); ++b) {
    const FarPlace* chosen = nullptr;
    for (const FarPlace& p : places)
      if (p.border == b && !p.outside &&
          (!chosen || p.reached_high.hits > chosen->reached_high.hits))
        chosen = &p;
    if (chosen) asked.push_back(chosen);
  }
  return asked;
}

}  // namespace

std::vector<FarSensitivity> far_sensitivity(const Outcome& outcome,
                                            const std::vector<FarPlace>& places) {
  const FarField& far = outcome.part<FarField>();
  std::vector<FarSensitivity> all;
  if (far.plan.inputs.empty() || far.members.size() < fewest_members) return all;
  const std::size_t inputs = far.plan.inputs.size();
  for (const FarPlace* place : places_asked(outcome, places)) {
    const auto border = static_cast<std::size_t>(place->border);
    const auto wind = wind_towards(far, outcome.geography.borders[border].azimuth);
    const auto counted = std::count_if(place->multiple.begin(), place->multiple.end(),
                                       [](double v) { return v > 0; });
    const Sample y = log_of(place->multiple);
    if (counted == 0 ||
        *std::max_element(y.begin(), y.end()) == *std::min_element(y.begin(), y.end()))
      continue;
    FarSensitivity s{
        place->border, place->level, static_cast<std::size_t>(counted), {}};
    s.inputs.resize(inputs);
    parallel_for("effects/far_sensitivity", inputs,
                 [&](std::size_t i) { s.inputs[i] = share_of_input(far, i, y, wind); });
    bound_weather(s.inputs);
    const auto most = [](const InputShare& i) {
      return i.weather ? i.total.value : i.first.value;
    };
    std::stable_sort(s.inputs.begin(), s.inputs.end(),
                     [&](const auto& a, const auto& b) { return most(a) > most(b); });
    all.push_back(std::move(s));
  }
  return all;
}

}  // namespace farreach
