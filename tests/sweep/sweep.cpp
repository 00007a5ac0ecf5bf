/// Everything that a user may write or leave lying about, at its ends and damaged: no
/// signal, no hang, no wrong exit status, bounded memory, a message for people.
///
///   sweep [--whole] [--everywhere] [--patience P] [--seconds S] [--seed N]
///         [--only PART] [--match TEXT]
///
/// Without --whole a sample is tried that takes at most S (18) seconds, drawn by the
/// seed. --everywhere tries each key in every scenario of the library that has it, not
/// in one. A run that is right is asked to stop after P seconds of its
/// processors (1; whole: 20). PART:
/// keys, pairs, damage, results, resume. Exit status 1 when there is a fault.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <map>

#include "tests/support/temporary_folder.hpp"
#include "tests/sweep/trial.hpp"

namespace farreach::sweep {
namespace {

struct Wish {
  bool whole = false, everywhere = false;
  double seconds = 18, patience = 0;
  std::uint64_t seed = 1;
  std::string only, match;
};

Wish wish_of(const std::vector<std::string>& words) {
  Wish wish;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "--whole") {
      wish.whole = true;
      continue;
    }
    if (words[i] == "--everywhere") {
      wish.everywhere = true;
      continue;
    }
    if (i + 1 == words.size()) throw std::runtime_error("what is " + words[i] + "?");
    const std::string& value = words[++i];
    const std::string& name = words[i - 1];
    if (name == "--seconds")
      wish.seconds = std::stod(value);
    else if (name == "--patience")
      wish.patience = std::stod(value);
    else if (name == "--seed")
      wish.seed = std::stoull(value);
    else if (name == "--only")
      wish.only = value;
    else if (name == "--match")
      wish.match = value;
    else
      throw std::runtime_error("what is " + name + "?");
  }
  if (wish.whole) wish.seconds = 1e9;
  if (wish.patience == 0) wish.patience = wish.whole ? 20 : 1;
  return wish;
}

/// The parts take turns, so that a sample has some of each.
std::vector<Trial> all_trials(Sweep& sweep, const Wish& wish) {
  std::vector<std::vector<Trial>> parts;
  const auto wants = [&](const char* part) {
    return wish.only.empty() || wish.only == part;
  };
  if (wants("keys")) parts.push_back(key_trials(sweep));
  if (wants("pairs")) parts.push_back(pair_trials(sweep, 2000));
  if (wants("damage")) parts.push_back(damage_trials(sweep, wish.whole ? 400 : 40));
  if (wants("results") && (wish.whole || !wish.only.empty()))
    parts.push_back(result_trials(sweep, 100));
  if (wants("resume") && (wish.whole || !wish.only.empty()))
    parts.push_back(resume_trials(sweep, 60));
  for (auto& part : parts) std::shuffle(part.begin(), part.end(), sweep.random);
  std::vector<Trial> trials;
  for (std::size_t n = 0, left = 1; left > 0; ++n) {
    left = 0;
    for (auto& part : parts) {
      if (n >= part.size()) continue;
      ++left;
      if (part[n].name.find(wish.match) != std::string::npos)
        trials.push_back(std::move(part[n]));
    }
  }
  return trials;
}

int sweep_all(const Wish& wish) {
  const testing::TemporaryFolder folder;
  Sweep sweep{.folder = folder.path(),
              .patience = wish.patience,
              .everywhere = wish.everywhere,
              .random = std::mt19937_64(wish.seed)};
  const auto begin = std::chrono::steady_clock::now();
  const auto elapsed = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin)
        .count();
  };
  const auto trials = all_trials(sweep, wish);
  std::size_t done = 0, faults = 0, highest = 0;
  std::map<int, std::size_t> statuses;
  std::size_t not_begun = 0;
  for (const Trial& trial : trials) {
    if (elapsed() > wish.seconds) break;
    const Ended ended = trial.start();
    ++done;
    ++statuses[ended.status];
    highest = std::max(highest, ended.peak);
    if (ended.asked && ended.signal == SIGINT) ++not_begun;
    const std::string fault = fault_of(trial, ended);
    if (fault.empty()) continue;
    ++faults;
    std::cout << "FAULT  " << trial.name << "\n       " << fault << ": "
              << ended.output.substr(0, 400) << "\n"
              << std::flush;
  }
  std::cout << fmt::format("{} of {} trials in {:.0f} s, {} faults, at most {} MiB\n",
                           done, trials.size(), elapsed(), faults, highest >> 20);
  for (const auto& [status, count] : statuses)
    std::cout << fmt::format("  exit status {}: {}\n", status, count);
  if (not_begun > 0)
    std::cout << fmt::format("  {} were asked to stop before they computed anything\n",
                             not_begun);
  return faults > 0 || done == 0 ? 1 : 0;
}

}  // namespace
}  // namespace farreach::sweep

int main(int argc, char** argv) {
  using namespace farreach::sweep;
  setenv("OMP_WAIT_POLICY", "passive", 1);
  try {
    return sweep_all(wish_of({argv, argv + argc}));
  } catch (const std::exception& failure) {
    std::cerr << "sweep: " << failure.what() << "\n";
    return 2;
  }
}
