#include "models/far_field/far_study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/far_field/height_layers.hpp"
#include "models/far_field/member_store.hpp"
#include "solver/base/interrupt.hpp"
#include "solver/base/parallel.hpp"
#include "solver/base/ranks.hpp"
#include "solver/base/worst.hpp"

namespace farreach {

namespace {

double found(const FarMember& m) {
  return m.airborne + m.deposited + m.left;
}

/// Share of the released sulphur that is not accounted for [-].
double unclosed(const FarMember& m) {
  return m.released > 0 ? found(m) / m.released - 1 : found(m);
}

}  // namespace

FarStudy::FarStudy(FarTask task, const std::filesystem::path& folder)
    : task_(std::move(task)),
      done_(task_.plan.values.size()),
      is_done_(task_.plan.values.size(), 0) {
  if (folder.empty()) return;
  files_.emplace(folder, members(), folder.filename().string(),
                 rank() == 0 ? MemberFiles::Role::leader : MemberFiles::Role::helper);
  if (rank() == 0) take_up();
}

void FarStudy::keep(FarMember member) {
  const auto i = std::size_t(member.number);
  if (done_count_ == 0 || worse(unclosed(member), closed_)) {
    released_ = member.released;
    accounted_ = found(member);
    closed_ = unclosed(member);
  }
  handed_ = worst_of(handed_, member.hand_over_gap);
  done_[i] = std::move(member);
  is_done_[i] = 1;
  ++done_count_;
}

bool FarStudy::advance() {
  return files_ ? run_in_files() : run_in_memory();
}

bool FarStudy::run_in_memory() {
  std::vector<int> batch;
  for (std::size_t i = 0; i < members() && int(batch.size()) < threads(); ++i)
    if (!is_done_[i]) batch.push_back(int(i));
  std::vector<FarMember> run(batch.size());
  parallel_for("far field members", batch.size(),
               [&](std::size_t i) { run[i] = run_member(task_, batch[i]); });
  for (FarMember& member : run) keep(std::move(member));
  return !finished();
}

/// Comes back when something was done, by whomever; a helper also when all is taken.
bool FarStudy::run_in_files() {
  for (const std::size_t before = done_count_;;) {
    const bool worked = run_claimed();
    if (rank() > 0) return worked;
    take_up();
    if (done_count_ > before || finished() || interrupted()) return !finished();
    MemberFiles::wait();
  }
}

/// Some members for each thread, one of them until the first are done, as far as there
/// are any; no new one after an interrupt. Whether there was one.
bool FarStudy::run_claimed() {
  constexpr std::size_t turns = 3;  // so that threads seldom wait for one another
  const auto each = done_count_ == 0 ? 1 : turns;
  std::vector<char> worked(std::size_t(threads()) * each, 0);
  parallel_for("far field members", worked.size(), [&](std::size_t i) {
    const auto member = interrupted() ? std::nullopt : files_->claim();
    if (!member) return;
    try {
      files_->keep(*member, bytes_of(run_member(task_, int(*member))));
    } catch (...) {
      files_->give_up(*member);
      throw;
    }
    worked[i] = 1;
  });
  return std::find(worked.begin(), worked.end(), 1) != worked.end();
}

/// Reads members that any process has done.
void FarStudy::take_up() {
  for (std::size_t i = 0; i < members(); ++i) {
    if (is_done_[i]) continue;
    if (const auto bytes = files_->load(i)) keep(member_of(*bytes));
  }
}

/// The member whose most severe reached level reaches farthest; the first where no
/// level is reached.
int FarStudy::shown_member() const {
  const std::size_t cells = task_.settings.grid.cells();
  const auto sectors = std::size_t(task_.settings.grid.sectors);
  int best = int(std::find(is_done_.begin(), is_done_.end(), 1) - is_done_.begin());
  double most = -1;
  for (std::size_t m = 0; m < done_.size(); ++m) {
    if (!is_done_[m]) continue;
    for (std::size_t l = 0; l < task_.levels.size(); ++l)
      for (std::size_t c = 0; c < cells; ++c) {
        if (!(done_[m].multiple[l * cells + c] >= 1)) continue;
        const double score = 1000.0 * task_.levels[l].severity + double(c / sectors);
        if (score > most) {
          most = score;
          best = int(m);
        }
      }
  }
  return best;
}

void FarStudy::add_checks(Outcome& outcome) const {
  const double handed = std::abs(handed_), closed = std::abs(closed_);
  outcome.checks.push_back({"mass and species handed from plume to particles", handed,
                            1e-9, handed <= 1e-9, "relative, worst member"});
  outcome.checks.push_back(
      {"sulphur released = in the air + on the ground + beyond the range", closed, 1e-6,
       closed <= 1e-6, "relative, worst member"});
}

/// Says how much of the release the end of the computed time cuts off.
void FarStudy::add_cut_notice(Outcome& outcome) const {
  std::size_t cut = 0;
  double most = 0, end = 0;
  for (std::size_t m = 0; m < done_.size(); ++m) {
    if (!is_done_[m] || !(done_[m].unreleased > 0)) continue;
    ++cut;
    const double all = done_[m].released + done_[m].unreleased;
    most = std::max(most, std::isfinite(all) ? done_[m].unreleased / all : 1.0);
    end = std::max(end, done_[m].release_end);
  }
  if (cut == 0) return;
  outcome.notices.push_back(
      {"far_field.release_cut", "out_of_range",
       fmt::format(
           "In {} of {} members the release lasts longer than the computed time "
           "of {:.3g} h: up to {:.2g} % of it, which comes out until {:.3g} h, "
           "is not in the far field, and nothing is excluded there.",
           cut, done_count_, task_.settings.horizon / 3600, 100 * most, end / 3600)});
}

void FarStudy::add_notices(Outcome& outcome) const {
  double forced = 0;
  for (std::size_t m = 0; m < done_.size(); ++m)
    if (is_done_[m]) forced = std::max(forced, done_[m].hand_over_forced);
  if (forced > 0.01)
    outcome.notices.push_back(
        {"far_field.forced", "assumption",
         "In some member " + std::to_string(int(std::lround(100 * forced))) +
             " % of the gas was handed over to particles at " +
             std::to_string(int(task_.settings.latest_hand_over / 1000)) +
             " km before its plume had become passive; its remaining momentum and heat "
             "were given to the air."});
  add_cut_notice(outcome);
  if (task_.weather->homogeneous())
    outcome.notices.push_back(
        {"far_field.one_column", "out_of_range",
         "Beyond about 50 km the weather is expected to differ from place to place; "
         "this run knows the weather of one place only. Give gridded winds for a "
         "decision."});
  if (done_count_ < members())
    outcome.notices.push_back({"far_field.incomplete", "out_of_range",
                               std::to_string(done_count_) + " of " +
                                   std::to_string(members()) +
                                   " members of the ensemble were computed."});
  outcome.notices.push_back(
      {"far_field.provisional", "provisional",
       "Provisional in the far field: OH, the deposition of H2S and SO2, rain from "
       "2 km up, a fluctuation intensity of 0.7 beyond the hand-over, sideways "
       "turbulence of 300 s in neutral and stable air, the quiet air above the mixed "
       "layer (0.5 m/s sideways, 0.05 m/s upwards), and the model's factor."});
  for (const WeatherRemark& r : task_.weather->remarks)
    outcome.notices.push_back({r.key, "info", r.text});
}

void FarStudy::finish(Outcome& outcome) {
  FarField& far = outcome.far_field;
  far.grid = task_.settings.grid;
  far.plan = task_.plan;
  far.weather_kind = task_.weather->kind;
  far.weather_source = task_.weather->source;
  far.horizon = task_.settings.horizon;
  far.particles = task_.settings.particles;
  far.model_factor = task_.settings.model_factor;
  add_checks(outcome);
  add_notices(outcome);
  if (done_count_ == 0) return;
  const int shown = shown_member();
  const bool burns = std::any_of(task_.levels.begin(), task_.levels.end(),
                                 [](const Level& l) { return l.substance == "SO2"; });
  far.frames.substance = burns ? "SO2" : "H2S";
  run_member(task_, shown, &far.frames, &far.volume);
  const double gap = volume_gap(far.grid, far.volume);
  outcome.checks.push_back({"mass in the layers = mass on the particles", gap, 1e-6,
                            gap <= 1e-6, "relative, worst time of the shown member"});
  for (std::size_t m = 0; m < done_.size(); ++m) {
    if (!is_done_[m]) continue;
    if (int(m) == shown) far.frames.member = int(far.members.size());
    far.members.push_back(std::move(done_[m]));
  }
}

}  // namespace farreach
