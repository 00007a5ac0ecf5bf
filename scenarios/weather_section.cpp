/// Pasquill classes by wind speed at 10 m are doubted by the table of Pasquill 1961
/// (Meteorol. Mag. 90): A below 3, B below 5, C from 2 on, E 2 to 5, F below 3 m/s.
#include "scenarios/weather_section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "models/hazard/notice.hpp"
#include "scenarios/reading/diagnostics.hpp"
#include "solver/base/units.hpp"

namespace farreach {
namespace {

constexpr double sum_tolerance = 1e-3;  // of shares as people round them

/// Removes rounding of stated shares, so that they add up to one exactly enough.
std::vector<double> normalized(std::vector<double> shares) {
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares) share /= sum;
  return shares;
}

class WeatherReader {
 public:
  WeatherReader(Checked& checked, std::vector<Notice>& notices)
      : checked_(checked), values_(checked.values), notices_(notices) {}

  WeatherSection read() {
    refuse_mixed_forms();
    const bool cases = checked_.headers.contains("weather.case[0]");
    if (cases)
      read_cases();
    else if (single() && !checked_.given("weather.conditions"))
      section_.weathers.push_back(condition("weather.", ""));
    else
      read_short_forms();
    read_rose();
    if (section_.weathers.size() > 1) read_weights(cases);
    if (section_.weathers.size() == 1) section_.weathers[0].weight = 1;
    say_directions();
    return std::move(section_);
  }

 private:
  bool single() const {
    return checked_.given("weather.wind_speed") ||
           checked_.given("weather.stability") ||
           checked_.given("weather.obukhov_length");
  }

  void refuse_mixed_forms() {
    const bool cases = checked_.headers.contains("weather.case[0]");
    const bool set = checked_.given("weather.conditions");
    for (const char* key :
         {"weather.wind_speed", "weather.stability", "weather.obukhov_length"})
      if (checked_.given(key) && (cases || set))
        checked_.error(
            key,
            std::string(key) + " does not go together with " +
                (cases ? "[[weather.case]]" : "weather.conditions"),
            "it describes one condition; leave it out or write a case for it");
    if (cases && set)
      checked_.error("weather.conditions",
                     "weather.conditions and [[weather.case]] are two ways to say the "
                     "same; keep one of them");
  }

  /// A number of the case, else of [weather] (where its default is).
  std::optional<double> air(const std::string& in, const char* name) const {
    if (values_.has(in + name)) return values_.number(in + name);
    const std::string shared = std::string("weather.") + name;
    if (values_.has(shared)) return values_.number(shared);
    return std::nullopt;
  }

  Weather surroundings(const std::string& in) const {
    Weather w;
    w.wind_height = air(in, "wind_height").value_or(w.wind_height);
    w.wind_from = air(in, "wind_from");
    w.mixing_height = air(in, "mixing_height");
    w.sigma_azimuth = air(in, "sigma_azimuth");
    w.air_temperature = air(in, "air_temperature").value_or(w.air_temperature);
    w.pressure = air(in, "pressure").value_or(w.pressure);
    w.relative_humidity = air(in, "relative_humidity").value_or(w.relative_humidity);
    w.roughness = air(in, "roughness").value_or(w.roughness);
    return w;
  }

  Weather condition(const std::string& in, const std::string& name) {
    Weather w = surroundings(in);
    if (checked_.usable(in + "wind_speed"))
      w.wind_speed = values_.number(in + "wind_speed");
    else if (!checked_.given(in + "wind_speed"))
      checked_.error(
          in.substr(0, in.size() - 1),
          "missing key \"wind_speed\" in [" + in.substr(0, in.size() - 1) + "]",
          "wind speed at wind_height [m/s], required for a condition");
    read_stability(in, w);
    doubt(in + "wind_speed", w);
    w.name = !name.empty() ? name : label(w);
    return w;
  }

  void read_stability(const std::string& in, Weather& w) {
    const bool cls = checked_.given(in + "stability");
    const bool length = checked_.given(in + "obukhov_length");
    if (cls && length)
      checked_.error(
          in + "obukhov_length",
          in + "stability and obukhov_length say the same; keep one of them");
    if (!cls && !length)
      checked_.error(
          in.substr(0, in.size() - 1),
          "missing key \"stability\" in [" + in.substr(0, in.size() - 1) + "]",
          "Pasquill class A to F, or obukhov_length, is required for a "
          "condition");
    if (values_.has(in + "stability")) w.stability = values_.text(in + "stability")[0];
    if (!values_.has(in + "obukhov_length")) return;
    const std::string text = values_.text(in + "obukhov_length");
    const auto quantity = parse_quantity(text);
    if (text == "neutral" || text == "infinite")
      w.obukhov_length = std::numeric_limits<double>::infinity();
    else if (!quantity || quantity->si_unit != "m" || !(std::abs(quantity->value) >= 1))
      checked_.error(in + "obukhov_length",
                     in + "obukhov_length = \"" + text +
                         "\" is not a length of 1 m or "
                         "more",
                     "write \"40 m\", \"-25 m\" or \"neutral\"");
    else
      w.obukhov_length = quantity->value;
  }

  static std::string label(const Weather& w) {
    if (w.obukhov_length)
      return fmt::format("L {:g} m, {:g} m/s", *w.obukhov_length, w.wind_speed);
    return fmt::format("{}{:g}", w.stability, w.wind_speed);
  }

  void doubt(const std::string& key, const Weather& w) {
    if (w.obukhov_length || !(w.wind_speed > 0)) return;
    const double most = w.stability == 'A'   ? 3
                        : w.stability == 'B' ? 5
                        : w.stability == 'E' ? 5
                        : w.stability == 'F' ? 3
                                             : 60;
    if (w.wind_speed > most)
      checked_.warn(key,
                    fmt::format("class {} hardly occurs at {:g} m/s: Pasquill's table "
                                "has it up to {:g} m/s",
                                w.stability, w.wind_speed, most));
  }

  void read_short_forms() {
    std::vector<std::string> names = values_.texts("weather.conditions");
    if (!checked_.given("weather.conditions")) {
      names = {"F2", "D5"};
      notices_.push_back(notice("weather.standard", "assumption"));
    }
    if (names.empty() && checked_.usable("weather.conditions"))
      checked_.error("weather.conditions", "weather.conditions is empty",
                     "write [\"F2\", \"D5\"] or leave the key out");
    for (const auto& name : names) read_short_form(name);
  }

  void read_short_form(const std::string& name) {
    const auto speed = parse_quantity(name.size() > 1 ? name.substr(1) : "");
    if (name.empty() || name[0] < 'A' || name[0] > 'F' || !speed ||
        !speed->si_unit.empty() || !(speed->value >= 0.1 && speed->value <= 60)) {
      checked_.error("weather.conditions",
                     "weather.conditions: \"" + name + "\" is not a condition",
                     "a class A to F and a wind speed of 0.1 to 60 m/s: \"F2\", "
                     "\"D5\", \"B1.5\"");
      return;
    }
    for (const auto& other : section_.weathers)
      if (other.name == name)
        checked_.error("weather.conditions",
                       "weather.conditions names \"" + name + "\" twice");
    Weather w = surroundings("weather.");
    w.stability = name[0];
    w.wind_speed = speed->value;
    w.name = name;
    doubt("weather.conditions", w);
    section_.weathers.push_back(std::move(w));
  }

  void read_cases() {
    for (std::size_t i = 0;; ++i) {
      const std::string item = "weather.case[" + std::to_string(i) + "]";
      if (!checked_.headers.contains(item)) return;
      section_.weathers.push_back(
          condition(item + ".", values_.text_or(item + ".name", "")));
    }
  }

  void read_weights(bool cases) {
    const std::string key = cases ? "weather.case" : "weather.weights";
    std::vector<double> weights = values_.numbers("weather.weights");
    std::size_t stated = weights.size();
    if (cases) {
      refuse_weights_of_cases();
      weights.clear(), stated = 0;
      for (std::size_t i = 0; i < section_.weathers.size(); ++i) {
        const std::string w = "weather.case[" + std::to_string(i) + "].weight";
        stated += values_.has(w);
        weights.push_back(values_.number_or(w, 0));
      }
    }
    const std::size_t count = section_.weathers.size();
    if (stated == 0) return assume_equal_weights();
    if (stated != count)
      return checked_.error(
          key, fmt::format("there are {} weights for {} conditions", stated, count),
          "give every condition its weight, or none");
    if (!adds_up(key, weights)) return;
    weights = normalized(std::move(weights));
    for (std::size_t i = 0; i < count; ++i) section_.weathers[i].weight = weights[i];
  }

  void refuse_weights_of_cases() {
    if (checked_.given("weather.weights"))
      checked_.error("weather.weights",
                     "weather.weights does not go together with [[weather.case]]",
                     "write weight in each case");
  }

  bool adds_up(const std::string& key, const std::vector<double>& shares) {
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    if (std::abs(sum - 1) <= sum_tolerance) return true;
    checked_.error(key,
                   fmt::format("the shares of {} add up to {:.4g}, not 1", key, sum),
                   "shares of all conditions or directions must add up to 1");
    return false;
  }

  void assume_equal_weights() {
    const double share = 1.0 / static_cast<double>(section_.weathers.size());
    for (auto& weather : section_.weathers) weather.weight = share;
    notices_.push_back(notice("weather.equal_weights", "assumption"));
  }

  void read_rose() {
    if (!checked_.usable("weather.rose")) return;
    const auto rose = values_.numbers("weather.rose");
    if (rose.size() < 4 || rose.size() > 360)
      return checked_.error("weather.rose",
                            fmt::format("weather.rose has {} values, but 4 to 360 are "
                                        "needed",
                                        rose.size()),
                            "north first, clockwise, one frequency per direction");
    for (const auto& weather : section_.weathers)
      if (weather.wind_from)
        return checked_.error("weather.rose",
                              "weather.rose and wind_from do not go together",
                              "a rose is for scenarios without a stated direction");
    if (adds_up("weather.rose", rose)) section_.rose = normalized(rose);
  }

  void say_directions() {
    const auto& all = section_.weathers;
    const auto stated = std::count_if(
        all.begin(), all.end(), [](const auto& w) { return w.wind_from.has_value(); });
    if (stated == 0 && section_.rose.empty())
      notices_.push_back(notice("weather.all_directions", "info"));
  }

  Checked& checked_;
  const Values& values_;
  std::vector<Notice>& notices_;
  WeatherSection section_;
};

}  // namespace

WeatherSection read_weather(Checked& checked, std::vector<Notice>& notices) {
  return WeatherReader(checked, notices).read();
}

}  // namespace farreach
