#include "models/dam_failure/dam_failure.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "models/dam_failure/ensemble.hpp"
#include "models/dam_failure/release.hpp"
#include "models/dam_failure/report.hpp"
#include "models/ensemble/ensemble_runner.hpp"
#include "models/ground_flow/flow_run.hpp"
#include "models/ground_flow/flow_run_store.hpp"
#include "models/ground_flow/settling.hpp"
#include "models/river/river_findings.hpp"
#include "solver/base/binary.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

constexpr double longest_default_flow = 6 * 3600.0;

FlowPlan plan_of(const HazardInput& input, const Values& values) {
  FlowPlan plan;
  plan.terrain = &input.terrain;
  plan.material = material_of(values);
  plan.wet_depth = values.number("numerics.wet_depth");
  plan.thin = values.number("numerics.thin_depth");
  plan.courant = values.number("numerics.courant");
  plan.theta = values.number("numerics.theta");
  plan.flow_time = values.number_or(
      "numerics.flow_time", std::min(values.number_or("horizon", longest_default_flow),
                                     longest_default_flow));
  plan.sample_interval = plan.flow_time / values.number("numerics.samples");
  plan.frames = int(values.number("numerics.frames"));
  // Without other water and without settling the fluid is the same everywhere.
  const bool mixes = values.text("release.kind") != "initial" &&
                     !input.terrain.initial_depth.empty() &&
                     values.count("release.pollutant") > 0;
  plan.tracers = mixes || values.flag("release.settles");
  plan.settles = values.flag("release.settles");
  plan.settling_speed = grain_fall_speed(values.number("release.grain_diameter"),
                                         plan.material.solids_density);
  plan.deposition_stress = values.number_or("release.deposition_stress", 0);
  const bool river = !input.river.reaches.empty();
  plan.rim = values.text_or("numerics.rim", plan.tracers || river ? "outfall" : "open");
  return plan;
}

/// A discharge that lasts repeats the same rounding step after step, which in single
/// precision adds up to more than a millionth of the volume.
bool in_double(const Values& values) {
  const std::string& kind = values.text("release.kind");
  const bool lasting = kind == "hydrograph" || kind == "breach";
  return values.text_or("numerics.precision", lasting ? "double" : "single") ==
         "double";
}

/// Of all but the first member only what the ensemble needs is kept.
FlowRunResult result_of(const FlowRun& run, const WorstBalance& worst,
                        std::size_t member) {
  FlowRunResult result = run.result();
  result.worst = worst;
  if (member == 0) return result;
  for (auto* map : {&result.speed, &result.duration, &result.end_depth, &result.frames})
    *map = {};
  result.frame_time = {};
  return result;
}

class DamFailure final : public Hazard {
 public:
  explicit DamFailure(const HazardInput& input)
      : input_((check_dam_failure(input), input)),
        values_(with_standards(dam_failure_parameters(), input_.values)),
        plan_(plan_of(input_, values_)),
        volume_(volume_of(input_, values_)),
        members_(ensemble_of(int(values_.number("numerics.members")), volume_,
                             plan_.material)),
        double_precision_(in_double(values_)),
        runner_({.name = "dam failures",
                 .count = members_.size(),
                 .run = [this](std::size_t i) { return run_whole(i); },
                 .bytes = bytes_of_flow,
                 .of_bytes = flow_of,
                 .look = [this](const auto& r) { done_worst_.look(r.worst); }}) {
    require_velocities(input_.river, river_settings(values_));
  }

  /// A member counts as the time that its flow is followed; the river as one more.
  double end_time() const override {
    const double river = follows_river() ? 1 : 0;
    return plan_.flow_time * (static_cast<double>(members_.size()) + river);
  }

  double advance(double time, double longest_step) override {
    while (!runner_.finished()) {
      if (!run_ && !begin())
        return interrupted() ? to_share(time, longest_step) : longest_step;
      if (!run_ended()) {
        run_->advance(time_left());
        worst_.look(run_->balance());
        return to_share(time, longest_step);
      }
      close();
    }
    if (rank() > 0 || !follows_river()) return longest_step;
    begin_river();
    return river_->advance() ? to_share(time, longest_step) : longest_step;
  }

  /// The state that closed worst so far, of whichever member and process.
  Snapshot snapshot(double time) const override {
    const WorstBalance worst = worst_balance();
    return {time, worst.released * plan_.material.density,
            worst.accounted * plan_.material.density, tolerance()};
  }

  void finish(Outcome& outcome) override {
    while (!interrupted() && !runner_.finished()) advance(0, end_time());
    if (follows_river() && runner_.finished()) begin_river();
    std::vector<FlowRunResult> results;
    while (results.size() < members_.size() && runner_.member(results.size()))
      results.push_back(runner_.take(results.size()));
    if (run_ && current_ == results.size())
      results.push_back(result_of(*run_, worst_, current_));
    report_dam_failure(findings(results), outcome);
    if (river_) river_->finish(outcome);
  }

  bool keep_members_in(const std::filesystem::path& folder) override {
    if (members_.size() < 2) return false;
    runner_.keep_in(folder);
    return true;
  }

  bool save(std::ostream& out) const override {
    const auto done = runner_.bytes_of_done();
    binary::write(out, done.size());
    for (const std::string& bytes : done)
      binary::write(out, std::vector<char>(bytes.begin(), bytes.end()));
    binary::write(out, worst_);
    binary::write(out, run_ ? current_ : members_.size());
    if (run_) run_->save(out);
    return true;
  }

  void restore(std::istream& in) override {
    std::vector<std::string> done(binary::read<std::size_t>(in));
    if (done.size() > members_.size())
      throw RunError("the checkpoint belongs to another ensemble");
    for (std::string& bytes : done) {
      const auto letters = binary::read_vector<char>(in);
      bytes.assign(letters.begin(), letters.end());
    }
    runner_.restore(done);
    const auto worst = binary::read<WorstBalance>(in);
    run_.reset();
    const auto member = binary::read<std::size_t>(in);
    if (member == members_.size()) return;
    if (member > members_.size())
      throw RunError("the checkpoint belongs to another ensemble");
    if (begin() && current_ == member) {
      run_->restore(in);
      worst_ = worst;
    } else {
      run_of(member)->restore(in);  // done since the checkpoint: only read over
    }
  }

 private:
  double tolerance() const { return double_precision_ ? 1e-13 : 1e-6; }

  std::unique_ptr<FlowRun> run_of(std::size_t member) const {
    const MemberPlan& plan = members_[member];
    return make_flow_run(plan_, plan, start_of(input_.terrain, values_, plan.volume),
                         double_precision_);
  }

  FlowRunResult run_whole(std::size_t member) const {
    const auto run = run_of(member);
    WorstBalance worst;
    while (!run->over() && plan_.flow_time - run->time() > 1e-9 * plan_.flow_time) {
      run->advance(plan_.flow_time - run->time());
      worst.look(run->balance());
    }
    return result_of(*run, worst, member);
  }

  WorstBalance worst_balance() const {
    WorstBalance worst = done_worst_;
    if (run_) worst.look(worst_);
    return worst;
  }

  /// False when there is no member left to run here, or the user asks to stop.
  bool begin() {
    const auto member = runner_.claim();
    if (!member) return false;
    current_ = *member;
    run_ = run_of(current_);
    worst_ = {};
    return true;
  }

  double time_left() const { return plan_.flow_time - run_->time(); }
  bool run_ended() const {
    return run_->over() || !(time_left() > 1e-9 * plan_.flow_time);
  }

  void close() {
    runner_.keep(current_, result_of(*run_, worst_, current_));
    run_.reset();
  }

  /// From `time` to where the clock of all members stands now, as far as it may go; a
  /// little at least, as others may have been faster [s].
  double to_share(double time, double longest_step) const {
    double share = static_cast<double>(runner_.done());
    if (run_) share += run_->time() / plan_.flow_time;
    if (river_)
      share +=
          static_cast<double>(river_->done()) / static_cast<double>(river_->runs());
    return std::min(longest_step,
                    std::max(plan_.flow_time * share - time, 1e-9 * plan_.flow_time));
  }

  DamFailureFindings findings(std::vector<FlowRunResult>& results) const {
    return {input_,     values_, plan_, volume_, members_, results, worst_balance().gap,
            tolerance()};
  }

  bool follows_river() const {
    return !input_.river.reaches.empty() && values_.count("release.pollutant") > 0;
  }

  /// All members are done: what they handed to the river is carried on.
  void begin_river() {
    if (river_) return;
    std::vector<FlowRunResult> handed(members_.size());
    for (std::size_t i = 0; i < handed.size(); ++i)
      handed[i].river = runner_.member(i)->river;
    river_.emplace(river_task(findings(handed)));
  }

  HazardInput input_;
  Values values_;
  FlowPlan plan_;
  LogStudent volume_;
  std::vector<MemberPlan> members_;
  bool double_precision_;
  WorstBalance done_worst_;  // of the members that are done
  EnsembleRunner<FlowRunResult> runner_;
  std::unique_ptr<FlowRun> run_;
  std::size_t current_ = 0;  // member of run_
  WorstBalance worst_;       // of run_
  std::optional<RiverStudy> river_;
};

}  // namespace

std::unique_ptr<Hazard> make_dam_failure(const HazardInput& input) {
  return std::make_unique<DamFailure>(input);
}

}  // namespace farreach
