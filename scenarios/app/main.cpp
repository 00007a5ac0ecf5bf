/// farreach: reads the command line and hands over to one subcommand.
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <system_error>
#include <vector>

#include "scenarios/app/command.hpp"
#include "scenarios/scenario.hpp"
#include "solver/base/error.hpp"
#include "solver/base/interrupt.hpp"
#include "solver/base/version.hpp"

namespace farreach::app {
namespace {

using Arguments = std::vector<std::string>;

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
