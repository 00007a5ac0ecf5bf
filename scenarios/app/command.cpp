#include "scenarios/app/command.hpp"

#include "solver/base/error.hpp"

namespace farreach::app {

Command new_command(std::string usage, std::string meaning, const char* positional) {
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

std::string text_of(const po::variables_map& map, const char* key) {
  return map.count(key) ? map[key].as<std::string>() : std::string();
}

std::string needed(const po::variables_map& map, const char* key, const char* what) {
  const std::string value = text_of(map, key);
  if (value.empty()) throw InputError(std::string("missing ") + what + "; see --help");
  return value;
}

std::string language_of(const po::variables_map& map) {
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

int member_count(const po::variables_map& map) {
  const int value = map["members"].as<int>();
  if (!(value >= 0)) throw InputError("--members takes a number, zero or more");
  return value;
}

}  // namespace farreach::app
