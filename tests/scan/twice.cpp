#include "tests/scan/twice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenarios/input_sections.hpp"
#include "scenarios/reading/check_values.hpp"
#include "scenarios/scenario.hpp"
#include "solver/base/utc.hpp"
#include "tests/scan/generated.hpp"
#include "tests/sweep/toml_text.hpp"

namespace farreach::scan {
namespace {

using sweep::set_value;
using sweep::toml_text;

class Doubler {
 public:
  Doubler(const TomlNode& scenario, const std::string& file)
      : once_(scenario), twice_(scenario) {
    const TomlDocument document = parse_toml(file, toml_text(scenario));
    const HazardType* hazard = find_hazard(scenario.find("hazard")->text);
    parameters_ = parameters_of(hazard);
    const Checked checked = check_values(document, parameters_);
    values_ = checked.values;
    // Times and sizes that a hazard takes where nothing is stated.
    if (hazard->takes("terrain") && !values_.has("numerics.flow_time"))
      values_.set("numerics.flow_time",
                  std::min(values_.number("horizon"), 6 * 3600.0));
  }

  Pair pair(const std::string& file) {
    begin_alike(file);
    for (const char* key : {"horizon", "numerics.flow_time", "numerics.max_distance",
                            "numerics.slices", "numerics.segments", "river.start"})
      if (values_.has(key)) set(key, 2 * values_.number(key));
    widen_map();
    if (values_.has("meteorology.kind")) widen_rings();
    return {once_, twice_};
  }

 private:
  double most(const std::string& key) const {
    for (const Parameter& p : parameters_)
      if (p.key == key) return p.high;
    return 0;
  }

  void set(const std::string& key, double value) {
    set_value(twice_, key, as_toml(std::min(value, most(key))));
  }

  /// About the origin, which is where formulas put the dam.
  void widen_map() {
    const auto window = values_.numbers("terrain.window");
    if (window.size() != 4) return;
    const bool around =
        window[0] <= 0 && window[1] <= 0 && window[2] >= 0 && window[3] >= 0;
    if (around)
      set_value(twice_, "terrain.window",
                fmt::format("[{}, {}, {}, {}]", 2 * window[0], 2 * window[1],
                            2 * window[2], 2 * window[3]));
  }

  /// More rings of the same growth.
  void widen_rings() {
    const double range = values_.number("far_field.range"),
                 inner = values_.number("far_field.inner"),
                 rings = values_.number("far_field.rings");
    const double wider = std::min(2 * range, most("far_field.range"));
    set("far_field.range", wider);
    set("far_field.rings",
        std::round(rings * std::log(wider / inner) / std::log(range / inner)));
  }

  void begin_alike(const std::string& file) {
    if (values_.text_or("meteorology.kind", "constant") == "constant" ||
        once_.find("ensemble") == nullptr)
      return;
    const WeatherFields weather =
        read_scenario_text(file, toml_text(once_)).input.meteorology;
    const auto zero = utc_seconds(weather.start_utc);
    if (!zero) return;
    const double last = *zero + weather.time.back() - 2 * values_.number("horizon");
    for (TomlNode* scenario : {&once_, &twice_})
      set_value(*scenario, "ensemble.start_to", '"' + utc_text(last) + '"');
  }

  TomlNode once_, twice_;
  Values values_;
  std::vector<Parameter> parameters_;
};

}  // namespace

Pair once_and_twice(const TomlNode& scenario, const std::string& file) {
  return Doubler(scenario, file).pair(file);
}

}  // namespace farreach::scan
