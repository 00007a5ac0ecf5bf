#include "models/far_field/far_study.hpp"

#include <algorithm>
#include <cmath>

#include "models/far_field/height_layers.hpp"
#include "models/far_field/member_store.hpp"
#include "models/hazard/far_field.hpp"
#include "models/hazard/notice.hpp"
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

FarStudy::FarStudy(FarTask task)
    : task_(std::move(task)),
      runner_({.name = "far field members",
               .count = task_.plan.values.size(),
               .run = [this](std::size_t i) { return run_member(task_, int(i)); },
               .bytes = bytes_of,
               .of_bytes = member_of,
               .look = [this](const FarMember& member) { look(member); }}) {}

void FarStudy::look(const FarMember& member) {
  if (done() == 0 || worse(unclosed(member), closed_)) {
    released_ = member.released;
    accounted_ = found(member);
    closed_ = unclosed(member);
  }
  handed_ = worst_of(handed_, member.hand_over_gap);
}

/// The member whose most severe reached level reaches farthest; the first where no
/// level is reached.
int FarStudy::shown_member() const {
  const std::size_t cells = task_.settings.grid.cells();
  const auto sectors = std::size_t(task_.settings.grid.sectors);
  int best = -1;
  double most = -1;
  for (std::size_t m = 0; m < members(); ++m) {
    const FarMember* done = runner_.member(m);
    if (!done) continue;
    if (best < 0) best = int(m);
    for (std::size_t l = 0; l < task_.levels.size(); ++l)
      for (std::size_t c = 0; c < cells; ++c) {
        if (!(done->multiple[l * cells + c] >= 1)) continue;
        const double score =
            1000.0 * number_of(task_.levels[l].severity) + double(c / sectors);
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
  outcome.checks.push_back({"check.mass_and_species_handed_from_plume_to_particles",
                            handed, 1e-9, handed <= 1e-9,
                            "check.relative_worst_member"});
  outcome.checks.push_back(
      {"check.sulphur_released_in_the_air_on_the_ground_beyond_the_range", closed, 1e-6,
       closed <= 1e-6, "check.relative_worst_member"});
}

/// Says how much of the release the end of the computed time cuts off.
void FarStudy::add_cut_notice(Outcome& outcome) const {
  std::size_t cut = 0;
  double most = 0, end = 0;
  for (std::size_t m = 0; m < members(); ++m) {
    const FarMember* done = runner_.member(m);
    if (!done || !(done->unreleased > 0)) continue;
    ++cut;
    const double all = done->released + done->unreleased;
    most = std::max(most, std::isfinite(all) ? done->unreleased / all : 1.0);
    end = std::max(end, done->release_end);
  }
  if (cut == 0) return;
  outcome.notices.push_back(notice("far_field.release_cut", "out_of_range",
                                   {{"cut", said::count(cut)},
                                    {"members", said::count(done())},
                                    {"horizon", said::time(task_.settings.horizon)},
                                    {"share", said::share(most)},
                                    {"end", said::time(end)}}));
}

void FarStudy::add_notices(Outcome& outcome) const {
  double forced = 0;
  for (std::size_t m = 0; m < members(); ++m)
    if (const FarMember* done = runner_.member(m))
      forced = std::max(forced, done->hand_over_forced);
  if (forced > 0.01)
    outcome.notices.push_back(
        notice("far_field.forced", "assumption",
               {{"share", said::share(forced)},
                {"distance", said::length(task_.settings.latest_hand_over)}}));
  add_cut_notice(outcome);
  if (task_.weather->homogeneous())
    outcome.notices.push_back(notice("far_field.one_column", "out_of_range"));
  if (done() < members())
    outcome.notices.push_back(
        notice("far_field.incomplete", "out_of_range",
               {{"done", said::count(done())}, {"members", said::count(members())}}));
  outcome.notices.push_back(notice("far_field.provisional", "provisional"));
  for (const WeatherRemark& r : task_.weather->remarks)
    outcome.notices.push_back({r.key, "info", r.text});
}

void FarStudy::finish(Outcome& outcome) {
  FarField& far = outcome.part<FarField>();
  far.grid = task_.settings.grid;
  far.plan = task_.plan;
  far.weather_kind = task_.weather->kind;
  far.weather_source = task_.weather->source;
  far.horizon = task_.settings.horizon;
  far.particles = task_.settings.particles;
  far.model_factor = task_.settings.model_factor;
  add_checks(outcome);
  add_notices(outcome);
  if (done() == 0) return;
  const int shown = shown_member();
  const bool burns = std::any_of(task_.levels.begin(), task_.levels.end(),
                                 [](const Level& l) { return l.substance == "SO2"; });
  far.frames.substance = burns ? "SO2" : "H2S";
  run_member(task_, shown, &far.frames, &far.volume);
  const double gap = volume_gap(far.grid, far.volume);
  outcome.checks.push_back({"check.mass_in_the_layers_mass_on_the_particles", gap, 1e-6,
                            gap <= 1e-6,
                            "check.relative_worst_time_of_the_shown_member"});
  for (std::size_t m = 0; m < members(); ++m) {
    if (!runner_.member(m)) continue;
    if (int(m) == shown) far.frames.member = int(far.members.size());
    far.members.push_back(runner_.take(m));
  }
}

}  // namespace farreach
