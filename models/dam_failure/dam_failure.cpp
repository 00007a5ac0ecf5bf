#include "models/dam_failure/dam_failure.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "models/dam_failure/ensemble.hpp"
#include "models/dam_failure/release.hpp"
#include "models/dam_failure/report.hpp"
#include "models/ground_flow/checkpoint.hpp"
#include "models/ground_flow/flow_run.hpp"
#include "models/ground_flow/settling.hpp"
#include "models/river/river_findings.hpp"
#include "solver/base/error.hpp"
#include "solver/base/worst.hpp"

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

class DamFailure final : public Hazard {
 public:
  explicit DamFailure(const HazardInput& input)
      : input_((check_dam_failure(input), input)),
        values_(with_standards(dam_failure_parameters(), input_.values)),
        plan_(plan_of(input_, values_)),
        volume_(volume_of(input_, values_)),
        members_(ensemble_of(int(values_.number("numerics.members")), volume_,
                             plan_.material)),
        double_precision_(in_double(values_)) {
    require_velocities(input_.river, river_settings(values_));
  }

  double end_time() const override {
    const double river = follows_river() ? 1 : 0;  // shown as one more run
    return plan_.flow_time * (static_cast<double>(members_.size()) + river);
  }

  double advance(double time, double longest_step) override {
    while (done_.size() < members_.size()) {
      if (!run_) begin();
      const double left =
          plan_.flow_time * static_cast<double>(done_.size() + 1) - time;
      const bool at_end = !(left > 1e-9 * plan_.flow_time);
      if (!at_end && !run_->over()) {
        const double dt = run_->advance(std::min(longest_step, left));
        watch_mass();
        return dt;
      }
      close();
      if (!at_end) return std::min(longest_step, left);
    }
    return follows_river() ? down_the_river(time, longest_step) : longest_step;
  }

  Snapshot snapshot(double time) const override {
    const FlowBalance b = run_            ? run_->balance()
                          : done_.empty() ? FlowBalance{}
                                          : done_.back().balance;
    return {time, b.released * plan_.material.density,
            b.accounted() * plan_.material.density, tolerance()};
  }

  void finish(Outcome& outcome) override {
    if (run_) close();
    const DamFailureFindings found = findings();
    if (follows_river() && done_.size() == members_.size()) begin_river();
    report_dam_failure(found, outcome);
    if (river_) river_->finish(outcome);
  }

  bool save(std::ostream& out) const override {
    save_results(out, done_);
    binary::write(out, worst_mass_);
    binary::write(out, static_cast<char>(run_ != nullptr));
    if (run_) run_->save(out);
    return true;
  }

  void restore(std::istream& in) override {
    done_ = restore_results(in);
    if (done_.size() > members_.size())
      throw RunError("the checkpoint belongs to another ensemble");
    worst_mass_ = binary::read<double>(in);
    run_.reset();
    if (!binary::read<char>(in)) return;
    begin();
    run_->restore(in);
  }

 private:
  double tolerance() const { return double_precision_ ? 1e-13 : 1e-6; }

  void begin() {
    const MemberPlan& member = members_[done_.size()];
    run_ =
        make_flow_run(plan_, member, start_of(input_.terrain, values_, member.volume),
                      double_precision_);
  }

  DamFailureFindings findings() {
    return {input_, values_, plan_, volume_, members_, done_, worst_mass_, tolerance()};
  }

  bool follows_river() const {
    return !input_.river.reaches.empty() && values_.count("release.pollutant") > 0;
  }

  void begin_river() {
    if (!river_) river_.emplace(river_task(findings()));
  }

  /// Batches of runs of the river, over the time of one more run.
  double down_the_river(double time, double longest_step) {
    begin_river();
    const double begin = plan_.flow_time * static_cast<double>(members_.size());
    const double due = begin + plan_.flow_time *
                                   static_cast<double>(river_->batches_done() + 1) /
                                   static_cast<double>(river_->batches());
    const double step = std::min(longest_step, std::max(0.0, due - time));
    if (!(time + step < due * (1 - 1e-12))) river_->advance();
    return step > 0 ? step : longest_step;
  }

  /// Of all but the first member only what the ensemble needs is kept.
  void close() {
    FlowRunResult result = run_->result();
    run_.reset();
    if (!done_.empty()) {
      for (auto* map :
           {&result.speed, &result.duration, &result.end_depth, &result.frames})
        *map = {};
      result.frame_time = {};
    }
    done_.push_back(std::move(result));
  }

  void watch_mass() {
    const FlowBalance b = run_->balance();
    if (!(b.released > 0)) return;
    const double gap = std::abs(b.accounted() - b.released) / b.released;
    worst_mass_ = worst_of(worst_mass_, gap);
  }

  HazardInput input_;
  Values values_;
  FlowPlan plan_;
  LogStudent volume_;
  std::vector<MemberPlan> members_;
  bool double_precision_;
  std::vector<FlowRunResult> done_;
  std::unique_ptr<FlowRun> run_;
  double worst_mass_ = 0;
  std::optional<RiverStudy> river_;
};

}  // namespace

std::unique_ptr<Hazard> make_dam_failure(const HazardInput& input) {
  return std::make_unique<DamFailure>(input);
}

}  // namespace farreach
