/// farreach run: from a scenario file to the verdict.
#include <fmt/format.h>

#include <iostream>

#include "models/phrase/message.hpp"
#include "postprocess/voice/voice.hpp"
#include "scenarios/app/command.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/app/runner/runner.hpp"
#include "scenarios/app/verdict_text.hpp"
#include "scenarios/ensemble/ensemble_memory.hpp"
#include "solver/base/interrupt.hpp"
#include "solver/base/ranks.hpp"

namespace farreach::app {
namespace {

void say_how_it_goes_on(Resumed how, double time) {
  if (how == Resumed::with_members)
    std::cerr << "Going on with the members of the ensemble that were kept.\n";
  else if (how == Resumed::from_checkpoint)
    std::cerr << "Going on from " << time << " s of simulated time.\n";
  else
    std::cerr << "There is no checkpoint yet; the run starts from the beginning.\n";
}

/// What computes the same again.
std::string same_command(const RunOptions& options) {
  std::string text =
      "farreach run " + options.scenario.string() + " --out " + options.out.string();
  if (options.members > 0) text += fmt::format(" --members {}", options.members);
  if (options.language != "en") text += " --lang " + options.language;
  return text;
}

void print_report(const RunReport& report, const RunOptions& options) {
  std::cout << verdict_text(report.outcome, report.written);
  for (const Notice& notice : report.outcome.notices)
    if (notice.key == "ensemble.first_members")
      std::cout << english(read_message(notice.text)) << '\n';
  if (report.outcome.complete) return;
  std::cout << "\n"
            << (report.kept ? "To go on from there" : "To compute it anew") << ":\n  "
            << same_command(options) << (report.kept ? " --resume\n" : " --force\n");
}

double checkpoint_interval(const po::variables_map& map) {
  const double value = map["checkpoint-every"].as<double>();
  if (!(value >= 0)) throw InputError("--checkpoint-every takes seconds, zero or more");
  return value;
}

}  // namespace

int run(const RunOptions& options) {
  Scenario scenario = read_scenario(options.scenario);
  watch_interrupts();  // reading is short: it may be ended at once
  take_first_members(options.members, scenario);
  require_memory(scenario.input);
  use_threads(options.threads);
  if (rank() > 0) {
    help_run(scenario, options.out);
    return interrupted_status();
  }
  std::cerr << format_diagnostics(scenario.warnings);
  Progress progress("computing");
  const RunReport report = run_scenario(
      std::move(scenario),
      {.out = options.out,
       .language = options.language,
       .force = options.force,
       .resume = options.resume,
       .checkpoint_every = options.checkpoint_every},
      {.resumes = say_how_it_goes_on, .warns = say_warning, .progress = &progress});
  print_report(report, options);
  return report.outcome.complete ? exit_status(report.written) : interrupted_status();
}

Command run_command() {
  auto made = new_command("run SCENARIO.toml --out DIR",
                          "Computes a scenario and writes result and report into DIR.",
                          "scenario");
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
                .language = language_of(map),
                .force = map.count("force") > 0,
                .resume = map.count("resume") > 0,
                .checkpoint_every = checkpoint_interval(map),
                .members = member_count(map)});
  };
  return made;
}

}  // namespace farreach::app
