/// farreach origins: from a place, where could its air have come from, and which
/// registered sites can reach it.
#include "models/far_field/origins.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <iostream>
#include <optional>

#include "postprocess/io/side_files.hpp"
#include "scenarios/app/command.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/app/origin_table.hpp"
#include "scenarios/library.hpp"
#include "scenarios/scenario.hpp"
#include "solver/base/error.hpp"
#include "solver/base/interrupt.hpp"
#include "solver/base/parallel.hpp"
#include "solver/stepping/progress.hpp"

namespace farreach::app {
namespace {

constexpr double hour = 3600;
constexpr std::size_t without_ensemble = 100;  // weathers

/// Within the columns of the weather; one column is everywhere.
void require_covered(const WeatherFields& weather, GeoPoint place) {
  if (weather.homogeneous()) return;
  const double half_turns =
      std::floor((place.lon - weather.longitude.front()) / 360) * 360;
  const double lon = place.lon - half_turns;
  if (place.lat >= weather.latitude.front() && place.lat <= weather.latitude.back() &&
      lon >= weather.longitude.front() && lon <= weather.longitude.back())
    return;
  throw InputError(
      {{.message = fmt::format("the place {:g},{:g} lies outside the gridded weather",
                               place.lat, place.lon),
        .remedy = fmt::format("the grid holds latitudes {:g} to {:g} and longitudes "
                              "{:g} to {:g}",
                              weather.latitude.front(), weather.latitude.back(),
                              weather.longitude.front(), weather.longitude.back())}});
}

/// Times of observation spread evenly over the weather, for scenarios without
/// [ensemble].
EnsemblePlan even_times(const WeatherFields& weather, double horizon,
                        std::size_t count) {
  EnsemblePlan plan;
  plan.inputs = {{"start", "begin of the observation", "s", "evenly over the weather"}};
  const double from = weather.time.front() + horizon;
  const double to = std::max(weather.time.back() - observation_time, from);
  if (weather.time.size() == 1) {
    plan.values = {{weather.time.front()}};
    return plan;
  }
  for (std::size_t i = 0; i < count; ++i)
    plan.values.push_back({from + (to - from) * (double(i) + 0.5) / double(count)});
  return plan;
}

OriginTask task_of(const Scenario& scenario, const OriginsOptions& options) {
  const WeatherFields& weather = scenario.input.meteorology;
  if (weather.empty())
    throw InputError(
        {{.file = options.scenario.string(),
          .message = "the scenario has no section [meteorology]",
          .remedy =
              "origins needs weather that changes: farreach explain meteorology"}});
  require_covered(weather, options.place);
  OriginTask task;
  task.settings = far_settings(scenario.input.values);
  if (options.hours > 0) task.settings.horizon = options.hours * hour;
  task.weather = &weather;
  task.place = options.place;
  task.plan = scenario.input.ensemble;
  if (task.plan.empty())
    task.plan = even_times(
        weather, task.settings.horizon,
        options.members > 0 ? std::size_t(options.members) : without_ensemble);
  return task;
}

/// Members that the weather reaches back far enough for; says how many do not.
std::vector<int> members_with_room(const OriginTask& task, int most) {
  std::vector<int> chosen;
  const std::size_t all = task.plan.values.size();
  for (std::size_t i = 0; i < all; ++i)
    if (weather_reaches_back(task, int(i))) chosen.push_back(int(i));
  const double hours = task.settings.horizon / hour;
  if (chosen.empty())
    throw InputError(
        {{.message = fmt::format(
              "no start time has {:g} h of weather before it and 1 h after it", hours),
          .remedy = fmt::format(
              "the weather lasts {:g} h; take fewer --hours, longer "
              "weather or later start times",
              (task.weather->time.back() - task.weather->time.front()) / hour)}});
  if (chosen.size() < all)
    std::cout << fmt::format(
        "{} of {} start times lie within {:g} h of an end of the weather and are left "
        "out.\n",
        all - chosen.size(), all, hours);
  if (most > 0 && std::size_t(most) < chosen.size()) chosen.resize(std::size_t(most));
  return chosen;
}

/// Those that were done when the user asked to stop, in the order of their numbers.
std::vector<OriginMember> compute(const OriginTask& task,
                                  const std::vector<int>& numbers) {
  std::vector<OriginMember> made(numbers.size());
  std::vector<char> done(numbers.size(), 0);
  std::atomic<std::size_t> count = 0;
  Progress progress("weathers");
  parallel_for("origins", numbers.size(), [&](std::size_t i) {
    if (interrupted()) return;
    made[i] = run_origin_member(task, numbers[i]);
    done[i] = 1;
    progress.update(double(++count) / double(numbers.size()));
  });
  progress.finish();
  std::vector<OriginMember> members;
  for (std::size_t i = 0; i < made.size(); ++i)
    if (done[i]) members.push_back(std::move(made[i]));
  return members;
}

/// The library's, and that of the scenario when it is another.
std::vector<Site> all_sites(const Scenario& scenario) {
  std::vector<Site> sites = library_sites();
  const bool known = std::any_of(sites.begin(), sites.end(), [&](const Site& s) {
    return s.id == scenario.site.id && !s.id.empty();
  });
  if (!known) sites.push_back(scenario.site);
  return sites;
}

/// The level of H2S in air that is reached first when a release grows: the lowest.
std::optional<Level> first_level(const std::vector<Level>& levels) {
  constexpr double mass_per_mole_fraction = 1.42;  // H2S at 15 degC [kg/m3], to compare
  const auto size = [](const Level& l) {
    return l.unit.ends_with("/m3") ? l.value : l.value * mass_per_mole_fraction;
  };
  std::optional<Level> first;
  for (const Level& level : levels)
    if (level.substance == "H2S" && level.quantity == quantity::concentration &&
        (!first || size(level) < size(*first)))
      first = level;
  return first;
}

struct OriginPaths {
  std::filesystem::path csv, map;
};

OriginPaths prepare(const OriginsOptions& options) {
  OriginPaths paths{options.out / "origins.csv", options.out / "origins.geojson"};
  if (options.out.empty()) return paths;
  std::error_code error;
  std::filesystem::create_directories(options.out, error);
  if (error || !std::filesystem::is_directory(options.out))
    throw InputError("cannot make the folder " + options.out.string());
  for (const auto& file : {paths.csv, paths.map})
    if (!options.force && std::filesystem::exists(file))
      throw InputError(file.string() +
                       " exists already; give --force to overwrite it, or another "
                       "--out DIR");
  return paths;
}

void print_head(const Scenario& scenario, const OriginTask& task, std::size_t members) {
  std::cout << (scenario.record.mode == "real" ? "REAL: " : "EXERCISE: ")
            << fmt::format(
                   "air of {:.4f}, {:.4f} over 1 h, followed back {:g} h in {} "
                   "weather{}\nWeather: {}\n",
                   task.place.lat, task.place.lon, task.settings.horizon / hour,
                   members, members == 1 ? "" : "s", task.weather->source);
  if (task.weather->homogeneous())
    std::cout << "This is the weather of one place: beyond about 50 km give gridded "
                 "winds before you rely on it.\n";
  std::cout << "\n";
}

void print_notes(const OriginTask& task) {
  std::cout << fmt::format(
      "\nbrings air: weathers with c/q of at least {:g} s/m3. c/q: mean over 1 h here "
      "of a steady\nrelease on the ground there over its rate, losses of H2S counted. "
      "Rates of H2S: 0.01 ppm\n(smelt) or the lowest level is reached here as 1 h mean "
      "in 5 % "
      "of weathers; -: in fewer. Ways longer than the time followed back do not\n"
      "count. Provisional: deposition and OH; 90 % of far "
      "concentrations are thought to be within a factor of {:g}.\n",
      least_dilution, task.settings.model_factor);
}

}  // namespace

int origins(const OriginsOptions& options) {
  use_threads(options.threads);
  const OriginPaths paths = prepare(options);
  const Scenario scenario = read_scenario(options.scenario);
  std::cerr << format_diagnostics(scenario.warnings);
  watch_interrupts();
  const OriginTask task = task_of(scenario, options);
  const auto numbers = members_with_room(task, options.members);
  const auto members = compute(task, numbers);
  if (members.empty())
    throw StoppedError("stopped before any weather was done; nothing was written");
  const auto level = first_level(scenario.levels);
  const auto rows = origin_rows(task, members, all_sites(scenario), level);
  print_head(scenario, task, members.size());
  std::cout << origin_text(rows, task, level);
  print_notes(task);
  if (!options.out.empty()) {
    write_text_atomically(paths.csv, origin_csv(rows));
    write_text_atomically(paths.map, origin_geojson(task, members, rows, level));
    std::cout << "\n  table  " << paths.csv.string() << "\n  map    "
              << paths.map.string() << "\n";
  }
  if (members.size() == numbers.size()) return 0;
  std::cout << fmt::format("\nStopped early: {} of {} weathers.\n", members.size(),
                           numbers.size());
  return interrupted_status();
}

namespace {

/// "46.5,52.1", degrees north and east.
GeoPoint place(const po::variables_map& map) {
  const std::string value = needed(map, "at", "--at LAT,LON");
  GeoPoint p;
  int read = 0;
  const int fields = std::sscanf(value.c_str(), "%lf,%lf%n", &p.lat, &p.lon, &read);
  if (fields != 2 || static_cast<std::size_t>(read) != value.size() ||
      !(std::abs(p.lat) <= 89 && std::abs(p.lon) <= 360))
    throw InputError("--at " + value +
                     " is not a place; write latitude,longitude in degrees: 46.5,52.1");
  return p;
}

double hour_count(const po::variables_map& map) {
  const double value = map["hours"].as<double>();
  if (!(value == 0 || (value >= 1 && value <= 1000)))
    throw InputError("--hours takes 1 to 1000 hours; 0 takes the scenario's horizon");
  return value;
}

}  // namespace

Command origins_command() {
  auto made =
      new_command("origins SCENARIO.toml --at LAT,LON [--hours H] [--out DIR]",
                  "Flies the air of a place back in the scenario's weathers: where "
                  "it came from, which sites can reach it.",
                  "scenario");
  made.options.add_options()("at", po::value<std::string>(),
                             "the place, degrees north and east: 46.5,52.1")(
      "hours", po::value<double>()->default_value(0),
      "hours that air is followed back; 0 takes the scenario's horizon")(
      "out", po::value<std::string>(), "folder for origins.csv and origins.geojson")(
      "members", po::value<int>()->default_value(0),
      "only the first N weathers; 0 takes all (100 without [ensemble])")(
      "threads", po::value<int>()->default_value(0), "threads; 0 takes every core")(
      "force", "overwrite files that exist already");
  made.start = [](const po::variables_map& map) {
    return origins({.scenario = needed(map, "scenario", "the scenario file"),
                    .place = place(map),
                    .hours = hour_count(map),
                    .out = text_of(map, "out"),
                    .members = member_count(map),
                    .threads = thread_count(map),
                    .force = map.count("force") > 0});
  };
  return made;
}

}  // namespace farreach::app
