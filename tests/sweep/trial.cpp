#include "tests/sweep/trial.hpp"

#include <algorithm>
#include <csignal>
#include <iostream>

#include "scenarios/ensemble/ensemble_memory.hpp"
#include "scenarios/reading/diagnostics.hpp"
#include "scenarios/scenario.hpp"
#include "solver/base/error.hpp"

namespace farreach::sweep {
namespace {

constexpr std::size_t largest_peak = std::size_t{2} << 30;  // [bytes]

/// What only a programmer understands.
constexpr const char* raw_words[] = {
    "std::", "basic_string", "vector::",  "map::at",  "stoi",
    "stod",  "bad optional", "bad_alloc", "Assertion"};

int read_one(const std::filesystem::path& scenario) {
  try {
    const Scenario read = read_scenario(scenario);
    require_memory(read.input);
    return 0;
  } catch (const InputError& wrong) {
    std::cout << format_diagnostics(wrong.diagnostics());
    return 2;
  } catch (const std::exception& failure) {
    std::cout << "error: " << failure.what() << "\n";
    return 1;
  }
}

}  // namespace

std::string fault_of(const Trial& trial, const Ended& ended) {
  if (ended.too_long) return "did not end in its time";
  if (ended.asked && ended.signal == SIGINT) return "";  // before it had begun
  if (ended.signal) return "ended by signal " + std::to_string(ended.signal);
  if (ended.peak > largest_peak)
    return "took " + std::to_string(ended.peak >> 20) + " MiB";
  const auto& allowed = trial.allowed;
  const bool stopped = ended.asked && ended.status == 130;
  if (!stopped &&
      std::find(allowed.begin(), allowed.end(), ended.status) == allowed.end())
    return "exit status " + std::to_string(ended.status);
  if (ended.status != 1 && ended.status != 2) return "";
  if (ended.output.find("error") == ended.output.npos) return "no message";
  for (const char* word : raw_words)
    if (ended.output.find(word) != ended.output.npos)
      return std::string("a message with \"") + word + '"';
  return "";
}

Ended check(const std::filesystem::path& scenario) {
  return bounded([&] { return read_one(scenario); });
}

Ended run(const std::vector<std::string>& arguments, const Bounds& bounds) {
  std::vector<std::string> words = {FARREACH_EXECUTABLE};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return bounded_program(words, bounds);
}

}  // namespace farreach::sweep
