#include "scenarios/ensemble/ensemble_section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

#include "models/hazard/notice.hpp"
#include "scenarios/ensemble/distribution.hpp"
#include "scenarios/ensemble/quasi_random.hpp"
#include "scenarios/ensemble/start_times.hpp"
#include "scenarios/ensemble/varied_inputs.hpp"
#include "solver/base/utc.hpp"

namespace farreach {
namespace {

constexpr double hour = 3600;  // [s]

/// An input with the coordinate of the sequence that it is drawn with.
struct Drawn {
  EnsembleInput input;
  std::size_t coordinate = 0;
  std::function<double(double)> quantile;
};

/// Coordinates of the inputs; those of the keys varied follow.
enum Coordinate : std::size_t { start, model, wind_speed, wind_turn, mixing, varied };

double whole(Checked& checked, const std::string& key, double otherwise) {
  const double value = checked.values.number_or(key, otherwise);
  if (value != std::floor(value))
    checked.error(key, key + " is not a whole number", "write it without decimals");
  return value;
}

/// A moment the user wrote; nullopt when there is none or it is wrong.
std::optional<double> moment(Checked& checked, const std::string& key) {
  if (!checked.usable(key)) return std::nullopt;
  const auto time = utc_seconds(checked.values.text(key));
  if (!time)
    checked.error(key,
                  key + " = \"" + checked.values.text(key) + "\" is not a time in UTC",
                  "write \"2026-11-20T03:00:00Z\"; Z says UTC");
  return time;
}

void read_months(Checked& checked, StartRules& rules) {
  for (const double month : checked.values.numbers("ensemble.months")) {
    if (month != std::floor(month))
      checked.error("ensemble.months",
                    "ensemble.months holds a number that is no month",
                    "write 1 for January to 12 for December");
    rules.months.push_back(static_cast<int>(month));
  }
}

void read_hours(Checked& checked, StartRules& rules) {
  if (!checked.usable("ensemble.hours")) return;
  const auto hours = checked.values.numbers("ensemble.hours");
  if (hours.size() != 2 || hours[0] == hours[1])
    return checked.error("ensemble.hours",
                         "ensemble.hours must be two different hours of the day",
                         "[8, 18] is the day, [22, 6] the night");
  rules.first_hour = hours[0];
  rules.last_hour = hours[1];
}

/// "+05:00" in seconds; a wrong one has been said where the scenario is read.
double local_time_ahead(const Values& values) {
  const std::string text = values.text_or("utc_offset", "+00:00");
  if (text.size() != 6) return 0;
  const double size = std::atof(text.substr(1, 2).c_str()) * hour +
                      std::atof(text.substr(4, 2).c_str()) * hour / 60;
  return text[0] == '-' ? -size : size;
}

/// The window of the weather that leaves room for the horizon [s] since 1970.
StartRules window(const WeatherFields& weather, double zero, double horizon) {
  StartRules rules;
  rules.from = zero + weather.time.front();
  rules.to = zero + weather.time.back() - horizon;
  return rules;
}

std::string span_of(const WeatherFields& weather, double zero) {
  return "the weather reaches from " + utc_text(zero + weather.time.front()) + " to " +
         utc_text(zero + weather.time.back());
}

/// One time for all members; nullopt after an error.
std::optional<double> fixed_start(Checked& checked, const WeatherFields& weather,
                                  double zero, double horizon) {
  const StartRules rules = window(weather, zero, horizon);
  if (!checked.given("start_time")) {
    checked.error("ensemble.start", "ensemble.start = \"fixed\" needs start_time",
                  "state start_time before the first section");
    return std::nullopt;
  }
  const auto time = moment(checked, "start_time");
  if (!time) return std::nullopt;
  if (*time >= rules.from && *time <= rules.to) return *time - zero;
  checked.error("start_time",
                fmt::format("the weather does not hold the {:g} h after start_time",
                            horizon / hour),
                span_of(weather, zero));
  return std::nullopt;
}

/// Every allowed time, as a distribution; empty after an error.
StartTimes any_start(Checked& checked, const WeatherFields& weather, double zero,
                     double horizon) {
  StartRules rules = window(weather, zero, horizon);
  if (const auto from = moment(checked, "ensemble.start_from"))
    rules.from = std::max(rules.from, *from);
  if (const auto to = moment(checked, "ensemble.start_to"))
    rules.to = std::min(rules.to, *to);
  read_months(checked, rules);
  read_hours(checked, rules);
  rules.local_time_ahead = local_time_ahead(checked.values);
  if (checked.has_errors()) return StartTimes({});
  StartTimes times(rules);
  if (times.empty())
    checked.error("ensemble",
                  fmt::format("no time of the weather is left for an accident that is "
                              "followed for {:g} h",
                              horizon / hour),
                  span_of(weather, zero));
  return times;
}

EnsembleInput start_input(std::string distribution) {
  return {"start", "time of the accident in the weather", "s", std::move(distribution)};
}

/// Weather of a single time goes on for ever, so that every start is alike.
bool lasts_for_ever(const WeatherFields& weather) {
  return weather.time.size() == 1;
}

void add_start(Checked& checked, const WeatherFields& weather, double horizon,
               std::vector<Drawn>& inputs) {
  if (weather.empty()) return;  // said by its own section
  if (lasts_for_ever(weather)) {
    const double at = weather.time.front();
    inputs.push_back({start_input("the same for all: the weather does not change"),
                      start, [at](double) { return at; }});
    return;
  }
  const auto zero = utc_seconds(weather.start_utc);
  if (!zero) throw RunError("the weather does not say when it begins");
  if (checked.values.text_or("ensemble.start", "any") == "fixed") {
    const auto at = fixed_start(checked, weather, *zero, horizon);
    if (at)
      inputs.push_back({start_input("fixed, " + utc_text(*zero + *at)), start,
                        [time = *at](double) { return time; }});
    return;
  }
  const StartTimes times = any_start(checked, weather, *zero, horizon);
  if (times.empty()) return;
  const std::string words = fmt::format(
      "uniform over {:.6g} h of the weather from {} to {}", times.total() / hour,
      utc_text(times.quantile(0)), utc_text(times.quantile(1)));
  inputs.push_back({start_input(words), start, [times, from = *zero](double u) {
                      return times.quantile(u) - from;
                    }});
}

void add_factor(const Values& values, const std::string& name, std::string meaning,
                Coordinate coordinate, std::vector<Drawn>& inputs) {
  const double factor = values.number_or("ensemble." + name, 1);
  if (!(factor > 1)) return;
  const Distribution d = factor_about_one(factor);
  inputs.push_back({{name, std::move(meaning), "-", in_words(d, "-")},
                    coordinate,
                    [d](double u) { return d.quantile(u); }});
}

void add_errors(const Values& values, std::vector<Drawn>& inputs) {
  add_factor(values, "model_factor", "true over computed concentration", model, inputs);
  add_factor(values, "wind_speed_factor", "true wind speed over that of the weather",
             wind_speed, inputs);
  const double turn = values.number_or("ensemble.wind_turn", 0);
  if (turn > 0) {
    const Distribution d{
        .kind = Distribution::Kind::normal, .spread = turn, .low = -180, .high = 180};
    inputs.push_back(
        {{"wind_turn", "true wind direction less that of the weather, clockwise", "deg",
          in_words(d, "deg")},
         wind_turn,
         [d](double u) { return d.quantile(u); }});
  }
  add_factor(values, "mixing_height_factor",
             "true mixing height over that of the weather", mixing, inputs);
}

EnsemblePlan drawn(const std::vector<Drawn>& inputs, std::uint64_t seed,
                   std::size_t members) {
  EnsemblePlan plan{.seed = seed};
  std::size_t dimensions = 1;
  for (const auto& drawn : inputs) {
    plan.inputs.push_back(drawn.input);
    dimensions = std::max(dimensions, drawn.coordinate + 1);
  }
  for (const auto& point : quasi_random_points(seed, members, dimensions)) {
    auto& values = plan.values.emplace_back();
    for (const auto& drawn : inputs)
      values.push_back(drawn.quantile(point[drawn.coordinate]));
  }
  return plan;
}

void say_what_is_varied(const EnsemblePlan& plan, std::vector<Notice>& notices) {
  std::string inputs;
  for (const auto& input : plan.inputs)
    inputs += fmt::format("{}{} ({}, {})", inputs.empty() ? "" : "; ", input.key,
                          input.meaning, input.distribution);
  notices.push_back(notice(
      "ensemble.plan", "info",
      {{"members", said::count(plan.values.size())}, {"inputs", said::text(inputs)}}));
}

}  // namespace

EnsemblePlan read_ensemble(Checked& checked, std::span<const Parameter> table,
                           const WeatherFields& meteorology, double horizon,
                           std::vector<Notice>& notices) {
  const double members = whole(checked, "ensemble.members", 200);
  const double seed = whole(checked, "ensemble.seed", 1);
  std::vector<Drawn> inputs;
  add_start(checked, meteorology, horizon, inputs);
  add_errors(checked.values, inputs);
  std::size_t coordinate = Coordinate::varied;
  for (auto& one : varied_inputs(checked, table)) {
    const Distribution d = one.distribution;
    inputs.push_back({{one.key, one.meaning, one.unit, in_words(d, one.unit)},
                      coordinate++,
                      [d](double u) { return d.quantile(u); }});
  }
  if (checked.has_errors() || inputs.empty()) return {};
  auto plan = drawn(inputs, static_cast<std::uint64_t>(seed),
                    static_cast<std::size_t>(members));
  say_what_is_varied(plan, notices);
  return plan;
}

}  // namespace farreach
