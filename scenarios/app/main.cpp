/// farreach: reads the command line and hands over to one subcommand.
#include <fcntl.h>
#include <unistd.h>

#include <boost/program_options.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <span>
#include <system_error>

#include "scenarios/app/commands.hpp"
#include "scenarios/scenario.hpp"
#include "solver/base/error.hpp"
#include "solver/base/interrupt.hpp"
#include "solver/base/version.hpp"

namespace po = boost::program_options;

namespace farreach::app {
namespace {

using Arguments = std::vector<std::string>;

/// What a subcommand accepts, and how it starts.
struct Command {
  std::string usage;    ///< after the program's name
  std::string meaning;  ///< one sentence
  po::options_description options;
  po::positional_options_description positional;
  std::function<int(const po::variables_map&)> start;
};

Command command(std::string usage, std::string meaning, const char* positional) {
  Command made{.usage = std::move(usage),
               .meaning = std::move(meaning),
               .options = po::options_description("Options"),
               .positional = {},
               .start = {}};
  if (positional) {
    made.positional.add(positional, 1);
    made.options.add_options()(positional, po::value<std::string>(), "");
  }
  made.options.add_options()("help,h", "say what this command does");
  return made;
}

std::string text(const po::variables_map& map, const char* key) {
  return map.count(key) ? map[key].as<std::string>() : std::string();
}

std::string needed(const po::variables_map& map, const char* key, const char* what) {
  const std::string value = text(map, key);
  if (value.empty()) throw InputError(std::string("missing ") + what + "; see --help");
  return value;
}

std::string language(const po::variables_map& map) {
  const std::string value = map["lang"].as<std::string>();
  if (value != "en" && value != "ru" && value != "kk")
    throw InputError("--lang " + value + " is not one of en, ru, kk");
  return value;
}

int thread_count(const po::variables_map& map) {
  const int value = map["threads"].as<int>();
  if (!(value >= 0 && value <= 4096))
    throw InputError("--threads " + std::to_string(value) +
                     " is outside [0, 4096]; 0 takes every core");
  return value;
}

double checkpoint_interval(const po::variables_map& map) {
  const double value = map["checkpoint-every"].as<double>();
  if (!(value >= 0)) throw InputError("--checkpoint-every takes seconds, zero or more");
  return value;
}

int member_count(const po::variables_map& map) {
  const int value = map["members"].as<int>();
  if (!(value >= 0)) throw InputError("--members takes a number, zero or more");
  return value;
}

Command run_command() {
  auto made =
      command("run SCENARIO.toml --out DIR",
              "Computes a scenario and writes result and report into DIR.", "scenario");
  made.options.add_options()("out", po::value<std::string>(), "folder for the results")(
      "threads", po::value<int>()->default_value(0), "threads; 0 takes every core")(
      "lang", po::value<std::string>()->default_value("en"),
      "language of the report: en, ru or kk")("force",
                                              "overwrite results that exist already")(
      "resume", "go on with a run that was stopped, from its checkpoint in DIR")(
      "checkpoint-every", po::value<double>()->default_value(20),
      "seconds of computing between checkpoints")(
      "members", po::value<int>()->default_value(0),
      "only the first N members of an ensemble, for a trial; 0 takes all");
  made.start = [](const po::variables_map& map) {
    return run({.scenario = needed(map, "scenario", "the scenario file"),
                .out = needed(map, "out", "--out DIR"),
                .threads = thread_count(map),
                .language = language(map),
                .force = map.count("force") > 0,
                .resume = map.count("resume") > 0,
                .checkpoint_every = checkpoint_interval(map),
                .members = member_count(map)});
  };
  return made;
}

Command report_command() {
  auto made =
      command("report DIR/result.h5",
              "Redoes effects, verdict and report from a result file alone.", "result");
  made.options.add_options()("out", po::value<std::string>(),
                             "folder for the files; default: beside the result")(
      "lang", po::value<std::string>()->default_value("en"),
      "language of the report: en, ru or kk");
  made.start = [](const po::variables_map& map) {
    return report({.result = needed(map, "result", "the result file"),
                   .out = text(map, "out"),
                   .language = language(map)});
  };
  return made;
}

Command export_command() {
  auto made = command("export DIR/result.h5 [--map NAME --out FILE.tif|FILE.kml]",
                      "Writes one map of a result as GeoTIFF or KML; lists the maps "
                      "without --map.",
                      "result");
  made.options.add_options()("map", po::value<std::string>(),
                             "name of the map, as listed")(
      "out", po::value<std::string>(), "file to write, .tif or .kml");
  made.start = [](const po::variables_map& map) {
    const bool named = map.count("map") > 0;
    return export_map({.result = needed(map, "result", "the result file"),
                       .map = text(map, "map"),
                       .file = named ? needed(map, "out", "--out FILE") : ""});
  };
  return made;
}

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

Command origins_command() {
  auto made = command("origins SCENARIO.toml --at LAT,LON [--hours H] [--out DIR]",
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
                    .out = text(map, "out"),
                    .members = member_count(map),
                    .threads = thread_count(map),
                    .force = map.count("force") > 0});
  };
  return made;
}

Command check_command() {
  auto made =
      command("check SCENARIO.toml [--inputs [FILE.html]]",
              "Reads a scenario, says every error in it, runs nothing.", "scenario");
  made.options.add_options()(
      "inputs", po::value<std::string>()->implicit_value(""),
      "say what was read from weather, terrain and river, hour by hour; draw it as a "
      "page when a file is named")("lang",
                                   po::value<std::string>()->default_value("en"),
                                   "language of the page: en, ru or kk");
  made.start = [](const po::variables_map& map) {
    return check({.scenario = needed(map, "scenario", "the scenario file"),
                  .inputs = map.count("inputs") > 0,
                  .inputs_page = text(map, "inputs"),
                  .language = language(map)});
  };
  return made;
}

Command explain_command() {
  auto made = command(
      "explain [HAZARD|KEY]",
      "Says what a scenario may contain: units, ranges, defaults, sources.", "subject");
  made.start = [](const po::variables_map& map) {
    return explain({.subject = text(map, "subject")});
  };
  return made;
}

Command list_command() {
  auto made = command("list sites|scenarios|rivers|substances|thresholds",
                      "Lists what the library holds.", "what");
  made.start = [](const po::variables_map& map) {
    return list({.what = needed(map, "what",
                                "sites, scenarios, rivers, substances or thresholds")});
  };
  return made;
}

std::string dataset_names() {
  std::string all;
  for (const auto& name : all_datasets()) all += (all.empty() ? "" : ", ") + name;
  return all;
}

Command validate_command() {
  auto made = command("validate DATASET [--observations FILE.csv] [--terrain FILE]",
                      "Compares the models with measurements: " + dataset_names() + ".",
                      "dataset");
  made.options.add_options()("observations", po::value<std::string>(),
                             "table of observations or points (CSV)")(
      "terrain", po::value<std::string>(),
      "raster of heights, for floods over a terrain that does not come with the "
      "program")("threads", po::value<int>()->default_value(0),
                 "threads; 0 takes every core")("json", po::value<std::string>(),
                                                "write the figures to this file")(
      "html", po::value<std::string>(),
      "write the page to this file (default: farreach-validate-DATASET.html)");
  made.start = [](const po::variables_map& map) {
    return validate({.dataset = needed(map, "dataset", "the data set"),
                     .terrain = text(map, "terrain"),
                     .observations = text(map, "observations"),
                     .json = text(map, "json"),
                     .html = text(map, "html"),
                     .threads = thread_count(map)});
  };
  return made;
}

const std::map<std::string, Command (*)()>& commands() {
  static const std::map<std::string, Command (*)()> all = {
      {"run", run_command},           {"report", report_command},
      {"check", check_command},       {"explain", explain_command},
      {"export", export_command},     {"list", list_command},
      {"validate", validate_command}, {"origins", origins_command}};
  return all;
}

int print_overview(std::ostream& out, int status) {
  out << "farreach " << version
      << " - how far does an accident reach, and does it cross the border?\n\n";
  for (const auto& [name, make] : commands()) {
    const Command made = make();
    out << "  farreach " << made.usage << "\n      " << made.meaning << "\n";
  }
  out << "\nfarreach COMMAND --help says more. Exit status: 0 done, 1 failed, 2 wrong "
         "input,\n3 done but a check failed, 130 or 143 stopped by Ctrl-C or SIGTERM "
         "(what was "
         "written is partial).\n";
  return status;
}

int print_help(const Command& made) {
  std::cout << "farreach " << made.usage << "\n"
            << made.meaning << "\n\n"
            << made.options;
  return 0;
}

/// "--inputs FILE.html" is one word to the library only with "=" between; a scenario
/// after "--inputs" is no page, and is put before it.
Arguments with_page(Arguments arguments) {
  for (std::size_t n = 0; n + 1 < arguments.size(); ++n) {
    const std::filesystem::path next = arguments[n + 1];
    if (arguments[n] != "--inputs" || arguments[n + 1].starts_with('-')) continue;
    if (next.extension() == ".toml") {
      std::swap(arguments[n], arguments[n + 1]);
      continue;
    }
    arguments[n] += "=" + arguments[n + 1];
    arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(n) + 1);
  }
  return arguments;
}

int start(const std::string& name, const Arguments& arguments) {
  const auto found = commands().find(name);
  if (found == commands().end()) {
    std::cerr << "farreach: error: unknown command \"" << name << "\"\n\n";
    return print_overview(std::cerr, 2);
  }
  const Command made = found->second();
  po::variables_map map;
  po::store(po::command_line_parser(with_page(arguments))
                .options(made.options)
                .positional(made.positional)
                .run(),
            map);
  po::notify(map);
  return map.count("help") ? print_help(made) : made.start(map);
}

int guarded(const std::string& name, const Arguments& arguments) {
  try {
    return start(name, arguments);
  } catch (const InputError& wrong) {
    std::cerr << format_diagnostics(wrong.diagnostics());
    return 2;
  } catch (const po::error& wrong) {
    std::cerr << "farreach: error: " << wrong.what() << "; see farreach " << name
              << " --help\n";
    return 2;
  } catch (const StoppedError& stopped) {
    std::cerr << "farreach: " << stopped.what() << "\n";
    return interrupted_status();
  } catch (const std::bad_alloc&) {
    std::cerr << "farreach: error: out of memory; allow more (ulimit -v), or ask for "
                 "fewer slices, cells, members, frames or --threads\n";
    return 1;
  } catch (const std::system_error& failure) {
    std::cerr << "farreach: error: " << failure.what()
              << "; allow more memory (ulimit -v) or processes (ulimit -u), or ask for "
                 "fewer --threads\n";
    return 1;
  } catch (const std::exception& failure) {
    std::cerr << "farreach: error: " << failure.what() << "\n";
    return 1;
  }
}

/// A standard stream that was closed must not become the next file that is opened.
void keep_standard_streams() {
  for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream)
    if (fcntl(stream, F_GETFD) < 0) open("/dev/null", O_RDONLY);  // writing fails
}

/// The exit status, once all that was said has arrived: who reads it from a file on a
/// full disk must not take half of it for the whole.
int delivered(int status) {
  if (std::cout.flush()) return status;
  std::cerr << "farreach: error: what was to be printed could not be written to the "
               "standard output; is its disk full?\n";
  return status == 0 || status == 3 ? 1 : status;
}

/// Ends the program. After a failure the libraries do not tidy up: where memory has run
/// out, some of them go round in circles doing so.
[[noreturn]] void end(int status) {
  if (status != 1) std::exit(status);
  std::cerr.flush();
  std::_Exit(status);
}

int started(const Arguments& words) {
  if (words.empty()) return print_overview(std::cerr, 2);
  if (words[0] == "--help" || words[0] == "-h") return print_overview(std::cout, 0);
  if (words[0] == "--version") {
    std::cout << "farreach " << version << "\n";
    return 0;
  }
  return guarded(words[0], {words.begin() + 1, words.end()});
}

}  // namespace
}  // namespace farreach::app

int main(int argc, char** argv) {
  using namespace farreach;
  app::keep_standard_streams();
  report_large_files_as_errors();
  app::end(app::delivered(app::started({argv + 1, argv + argc})));
}
