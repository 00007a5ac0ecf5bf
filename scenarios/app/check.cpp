/// farreach check: reads a scenario and says what it means; runs nothing.
#include <fmt/format.h>

#include <iostream>

#include "models/phrase/message.hpp"
#include "postprocess/voice/voice.hpp"
#include "scenarios/app/command.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/app/inputs.hpp"
#include "scenarios/ensemble/ensemble_memory.hpp"
#include "scenarios/scenario.hpp"

namespace farreach::app {
namespace {

void print_row(const char* name, const std::string& text) {
  std::cout << fmt::format("  {:<11} {}\n", name, text);
}

std::string place_text(const Site& site) {
  return fmt::format("{} ({:.4f} N, {:.4f} E, within {:g} km), {}", site.name,
                     site.place.lat, site.place.lon, site.position_error / 1000,
                     site.activity);
}

std::string weather_text(const Weather& w) {
  const std::string stability = w.obukhov_length
                                    ? fmt::format("L {:g} m", *w.obukhov_length)
                                    : fmt::format("class {}", w.stability);
  const std::string from = w.wind_from ? fmt::format("from {:g} deg", *w.wind_from)
                                       : std::string("all directions");
  return fmt::format("{}: {:g} m/s at {:g} m, {}, {}, {:.1f} degC, weight {:.3g}",
                     w.name, w.wind_speed, w.wind_height, stability, from,
                     w.air_temperature - 273.15, w.weight);
}

std::string level_text(const Level& level) {
  const bool share = level.quantity == quantity::lethality;
  return fmt::format("{} = {:.4g} {}{}", level.name,
                     share ? 100 * level.shown_value : level.shown_value,
                     share ? "%" : level.unit,
                     level.provisional ? " (provisional)" : "");
}

std::string border_text(const BorderDistance& border) {
  return fmt::format("{} {}: {:.1f} km, uncertain by {:.1f} km", border.state,
                     word_of(border.kind), border.distance / 1000,
                     border.uncertainty / 1000);
}

std::string receptor_text(const std::vector<Receptor>& receptors) {
  std::string text;
  for (const Receptor& r : receptors)
    text += fmt::format("{}{} ({:.0f} km)", text.empty() ? "" : ", ", r.name,
                        r.distance / 1000);
  return text.empty() ? "none" : text;
}

std::string time_text(double seconds) {
  return seconds < 172800 ? fmt::format("{:g} min", seconds / 60)
                          : fmt::format("{:g} days", seconds / 86400);
}

std::string gauge_text(const FlowGauge& gauge) {
  return fmt::format("{} {} at x = {:.1f}, y = {:.1f}", gauge.kind, gauge.name,
                     gauge.x.front(), gauge.y.front());
}

std::string reach_text(const RiverReach& reach) {
  return fmt::format("{}: {:.1f} km{}{}", reach.name, reach.length / 1000,
                     reach.quality.empty() ? "" : ", ", reach.quality);
}

template <typename T, typename Text>
void print_rows(const char* name, const std::vector<T>& items, Text text) {
  for (const T& item : items)
    print_row(&item == &items.front() ? name : "", text(item));
}

void print_summary(const Scenario& s) {
  print_row("title", s.record.title);
  print_row("mode", s.record.mode);
  const std::string kind = s.input.values.text_or("release.kind", "");
  print_row("hazard", s.record.hazard + (kind.empty() ? "" : ", ") + kind);
  print_row("site", place_text(s.site));
  print_rows("borders", s.geography.borders, border_text);
  print_row("receptors", receptor_text(s.geography.receptors));
  print_rows("weather", s.input.weathers, weather_text);
  if (!s.input.terrain.bed.empty()) print_row("terrain", s.input.terrain.source);
  print_rows("gauges", s.input.terrain.gauges, gauge_text);
  print_rows("river", s.input.river.reaches, reach_text);
  print_rows("levels", s.levels, level_text);
  print_row("horizon", time_text(s.record.horizon));
  print_rows("remarks", s.notices, [](const Notice& notice) {
    return notice.severity.word() + ": " + english(read_message(notice.text));
  });
  print_row("fingerprint", s.fingerprint);
}

}  // namespace

int check(const CheckOptions& options) {
  try {
    const Scenario scenario = read_scenario(options.scenario);
    require_memory(scenario.input);
    std::cout << format_diagnostics(scenario.warnings);
    std::cout << options.scenario.string() << ": ok\n";
    print_summary(scenario);
    if (options.inputs) show_inputs(scenario, options);
    return 0;
  } catch (const InputError& wrong) {
    const auto& found = wrong.diagnostics();
    std::cout << format_diagnostics(found);
    std::size_t errors = 0;
    for (const auto& d : found) errors += !d.is_warning;
    std::cout << fmt::format("{} {}, nothing was run\n", errors,
                             errors == 1 ? "error" : "errors");
    return 2;
  }
}

Command check_command() {
  auto made = new_command("check SCENARIO.toml [--inputs [FILE.html]]",
                          "Reads a scenario, says every error in it, runs nothing.",
                          "scenario");
  made.options.add_options()(
      "inputs", po::value<std::string>()->implicit_value(""),
      "say what was read from weather, terrain and river, hour by hour; draw it as a "
      "page when a file is named")("lang",
                                   po::value<std::string>()->default_value("en"),
                                   "language of the page: en, ru or kk");
  made.start = [](const po::variables_map& map) {
    return check({.scenario = needed(map, "scenario", "the scenario file"),
                  .inputs = map.count("inputs") > 0,
                  .inputs_page = text_of(map, "inputs"),
                  .language = language_of(map)});
  };
  return made;
}

}  // namespace farreach::app
