/// What a subcommand of `farreach` accepts, and how it starts. Each stands with its
/// options in the file of its name.
#pragma once

#include <boost/program_options.hpp>
#include <functional>
#include <string>

namespace farreach::app {

namespace po = boost::program_options;

struct Command {
  std::string usage;    ///< after the program's name
  std::string meaning;  ///< one sentence
  po::options_description options;
  po::positional_options_description positional;
  std::function<int(const po::variables_map&)> start;  ///< returns the exit status
};

Command run_command();
Command report_command();
Command export_command();
Command origins_command();
Command check_command();
Command explain_command();
Command list_command();
Command validate_command();

/// With its help and, unless it is null, one word that needs no option.
Command new_command(std::string usage, std::string meaning, const char* positional);

/// Empty when it was not given.
std::string text_of(const po::variables_map& map, const char* key);
/// The same; throws InputError when it was not given. `what`: "the scenario file".
std::string needed(const po::variables_map& map, const char* key, const char* what);
/// Of --lang, --threads, --members; each throws InputError for what it cannot be.
std::string language_of(const po::variables_map& map);
int thread_count(const po::variables_map& map);
int member_count(const po::variables_map& map);

}  // namespace farreach::app
