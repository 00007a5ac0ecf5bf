#include "scenarios/app/runner/runner.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <ctime>

#include "models/hazard/hazard.hpp"
#include "models/hazard/notice.hpp"
#include "postprocess/io/result_file.hpp"
#include "scenarios/app/runner/checkpoint.hpp"
#include "scenarios/app/runner/folder_lock.hpp"
#include "solver/base/interrupt.hpp"
#include "solver/base/version.hpp"
#include "solver/base/worst.hpp"
#include "solver/stepping/loop.hpp"

namespace farreach::app {
namespace {

const HazardType& hazard_type(const std::string& name) {
  if (const HazardType* type = find_hazard(name)) return *type;
  throw InputError("unknown hazard \"" + name + "\"");
}

/// Day of the run in UTC. Only the day, so that runs of one day give the same bytes;
/// $SOURCE_DATE_EPOCH sets it for reproducible results.
std::string today() {
  const char* fixed = std::getenv("SOURCE_DATE_EPOCH");
  const std::time_t now =
      fixed ? static_cast<std::time_t>(std::atoll(fixed))
            : std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%d", &utc);
  return text;
}

/// What the scenario contributes to the outcome, before anything is computed.
Outcome opened(Scenario& scenario) {
  Outcome outcome;
  outcome.scenario = std::move(scenario.record);
  outcome.site = std::move(scenario.site);
  outcome.geography = std::move(scenario.geography);
  outcome.levels = std::move(scenario.levels);
  outcome.law = std::move(scenario.law);
  outcome.notices = std::move(scenario.notices);
  outcome.provenance = {.program_version = std::string(version),
                        .format_version = std::to_string(result_format_major) + "." +
                                          std::to_string(result_format_minor),
                        .created = today(),
                        .compiler = std::string(compiler),
                        .scenario_fingerprint = scenario.fingerprint};
  return outcome;
}

/// Mass released against mass found in the field, after every step.
class MassWatch {
 public:
  explicit MassWatch(double worst) : worst_(worst) {}
  void look(const Snapshot& now) {
    tolerance_ = now.mass_tolerance;
    const double missing = std::abs(now.mass_accounted - now.mass_released);
    const double part = missing / now.mass_released;
    if (now.mass_released > 0) worst_ = worst_of(worst_, part);
  }
  double worst() const { return worst_; }
  Check check() const {
    return {.name = "check.mass_released_mass_accounted_for_at_every_step",
            .value = worst_,
            .tolerance = tolerance_,
            .passed = worst_ <= tolerance_,
            .detail = "check.largest_relative_difference"};
  }

 private:
  double tolerance_ = 1e-9;
  double worst_ = 0;
};

/// Where the run begins: at zero, or where the checkpoint stands when it is to go on.
RunState begin(Hazard& hazard, const Checkpoint& checkpoint, const RunPlan& plan,
               bool members_kept, const RunListener& listener) {
  if (!plan.resume) {
    checkpoint.remove();
    return {};
  }
  const bool kept = checkpoint.exists();
  const RunState state = kept ? checkpoint.restore(hazard) : RunState{};
  if (listener.resumes)
    listener.resumes(members_kept ? Resumed::with_members
                     : kept       ? Resumed::from_checkpoint
                                  : Resumed::from_nothing,
                     state.time);
  return state;
}

/// Folder in which an ensemble keeps its members while it runs.
std::filesystem::path member_folder(const std::filesystem::path& out,
                                    const std::string& fingerprint) {
  return out / ("members-" + fingerprint);
}

/// Takes away members of runs that nobody goes on with.
void remove_members(const std::filesystem::path& out) {
  std::error_code ignored;
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(out, ignored))
    if (entry.path().filename().string().starts_with("members-"))
      found.push_back(entry.path());
  for (const auto& folder : found) std::filesystem::remove_all(folder, ignored);
}

/// The hazard of the input: the one that the check built, where nothing has changed.
std::shared_ptr<Hazard> hazard_of(const Scenario& scenario, const std::string& name) {
  if (scenario.hazard) return scenario.hazard;
  return hazard_type(name).make(scenario.input);
}

/// Runs the hazard to its end and moves what it found into the outcome. Returns whether
/// a checkpoint is left to go on from.
bool compute(const Scenario& scenario, const Checkpoint& checkpoint,
             const RunPlan& plan, const RunListener& listener, Outcome& outcome) {
  const auto hazard = hazard_of(scenario, outcome.scenario.hazard);
  const auto members = member_folder(plan.out, scenario.fingerprint);
  const bool members_kept = plan.resume && std::filesystem::exists(members);
  hazard->keep_members_in(members);
  const RunState start = begin(*hazard, checkpoint, plan, members_kept, listener);
  MassWatch mass(start.worst_balance);
  if (start.time > 0) mass.look(hazard->snapshot(start.time));  // perhaps the last one
  CheckpointKeeper keeper(
      checkpoint, std::chrono::duration<double>(plan.checkpoint_every), listener.warns);
  const auto observe = [&](const Snapshot& now) {
    mass.look(now);
    if (now.time > start.time) keeper.look(*hazard, {now.time, mass.worst()});
  };
  const LoopEnd end = run_loop<Snapshot>(*hazard, {{.observe = observe, .times = {}}},
                                         listener.progress, start.time);
  const bool kept =
      end.interrupted && end.steps > 0
          ? keeper.write_now(*hazard, {end.time, mass.worst()})
          : end.interrupted && start.time > 0;  // the one that was taken up
  if (end.interrupted && end.steps == 0 && !kept)
    throw StoppedError("stopped before anything was computed; no file was written");
  hazard->finish(outcome);
  outcome.checks.push_back(mass.check());
  outcome.complete = !end.interrupted;
  return kept;
}

/// Whether the results that are there already may be overwritten, as they are those of
/// the run to go on with. Throws InputError when an unfinished run would be lost.
bool unfinished_allows(const std::filesystem::path& kept, const RunPlan& plan) {
  if (!std::filesystem::exists(kept)) return false;
  if (plan.resume) return true;
  if (!plan.force)
    throw InputError(kept.string() +
                     " is there from a run that was not finished; give --resume to go "
                     "on with it, or --force to start anew");
  return false;
}

}  // namespace

void take_first_members(int count, Scenario& scenario) {
  auto& members = scenario.input.ensemble.values;
  if (count == 0 || std::size_t(count) >= members.size()) return;
  scenario.notices.push_back(notice("ensemble.first_members", "assumption",
                                    {{"count", said::count(std::size_t(count))},
                                     {"members", said::count(members.size())}}));
  // What a member is does not depend on how many there are.
  members.resize(std::size_t(count));
  scenario.hazard.reset();
  scenario.fingerprint += fmt::format("-{}", count);
}

void help_run(const Scenario& scenario, const std::filesystem::path& out) {
  const auto hazard = hazard_of(scenario, scenario.record.hazard);
  if (!hazard->keep_members_in(member_folder(out, scenario.fingerprint)))
    return;  // nothing to share
  const double end = hazard->end_time();
  for (double time = 0; time < end * (1 - 1e-12) && !interrupted();)
    time += hazard->advance(time, end - time);
}

RunReport run_scenario(Scenario scenario, const RunPlan& plan,
                       const RunListener& listener) {
  const FolderLock lock(plan.out);
  if (!lock.warning().empty() && listener.warns) listener.warns(lock.warning());
  const ProductPaths paths(plan.out);
  const Checkpoint checkpoint(plan.out / "checkpoint", scenario.fingerprint);
  const auto members = member_folder(plan.out, scenario.fingerprint);
  prepare_products(paths, plan.force || unfinished_allows(checkpoint.file(), plan) ||
                              unfinished_allows(members, plan));
  if (!plan.resume) remove_members(plan.out);
  RunReport report;
  report.outcome = opened(scenario);
  report.kept = compute(scenario, checkpoint, plan, listener, report.outcome);
  report.written = write_products(report.outcome, paths, Products::all, plan.language);
  if (!report.kept) {
    checkpoint.remove();
    remove_members(plan.out);
  }
  return report;
}

}  // namespace farreach::app
