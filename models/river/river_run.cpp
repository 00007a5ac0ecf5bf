#include "models/river/river_run.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "models/river/river_line.hpp"

namespace farreach {
namespace {

constexpr double never = std::numeric_limits<double>::quiet_NaN();
constexpr double share_of_peak = 0.01;

double sum_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// What of an amount by interval falls into [from, to], spread evenly over each
/// interval.
double part_within(const RiverRelease& release, const std::vector<double>& amount,
                   double from, double to) {
  double sum = 0;
  for (std::size_t k = 0; k < amount.size(); ++k) {
    const double a = release.from[k], b = release.to[k];
    const double common = std::min(b, to) - std::max(a, from);
    if (common > 0) sum += amount[k] * (b > a ? common / (b - a) : 1.0);
  }
  return sum;
}

/// One phase of one substance, or the volume of the release.
struct Constituent {
  RiverTransport transport;
  std::vector<double> entering;  // by time step
  double concentration_at(const RiverGrid& grid, double place) const;
};

/// By the two nearest cells, but not across a confluence or a reservoir.
double Constituent::concentration_at(const RiverGrid& grid, double place) const {
  const double n = static_cast<double>(grid.size());
  const auto inside = static_cast<std::size_t>(std::min(place, n - 1));
  const double left = std::clamp(place - 0.5, 0.0, n - 1);
  const auto i = static_cast<std::size_t>(left);
  const std::size_t j = std::min(i + 1, grid.size() - 1);
  if (grid.discharge[i] != grid.discharge[j] || grid.reservoir_time[j] > 0)
    return transport.concentration(inside);
  const double share = left - static_cast<double>(i);
  return (1 - share) * transport.concentration(i) + share * transport.concentration(j);
}

class Run {
 public:
  Run(const RiverRunPlan& plan, const std::vector<RiverProbe>& probes)
      : plan_(plan), probes_(probes), line_(lay_out(plan)) {
    steps_ = static_cast<std::size_t>(
        std::ceil(plan.settings->horizon / line_.grid.step - 1e-9));
    for (const RiverProbe& p : probes) places_.push_back(line_.place(p.distance));
    add_constituents();
  }

  RiverRunResult make() {
    const std::size_t substances = plan_.substances->size();
    series_.assign(substances, std::vector<std::vector<float>>(probes_.size()));
    passed_.assign(substances, std::vector<double>(probes_.size(), 0.0));
    for (std::size_t n = 0; n < steps_ && !over(n); ++n) {
      for (Constituent& c : parts_) c.transport.step(c.entering[n]);
      watch();
      look();
    }
    return result();
  }

 private:
  std::vector<double> by_step(const std::vector<double>& amount) const {
    std::vector<double> made(steps_);
    const double dt = line_.grid.step;
    for (std::size_t n = 0; n < steps_; ++n)
      made[n] = part_within(*plan_.release, amount, static_cast<double>(n) * dt,
                            static_cast<double>(n + 1) * dt);
    return made;
  }

  void add(const std::vector<double>& amount, const RiverLoss& loss) {
    parts_.push_back({RiverTransport(line_.grid, loss), by_step(amount)});
  }

  /// First the volume of the release, then what of each substance there is.
  void add_constituents() {
    add(plan_.release->volume, {});
    for (std::size_t k = 0; k < plan_.substances->size(); ++k) {
      first_part_.push_back(parts_.size());
      add_substance((*plan_.substances)[k], plan_.release->loads[k]);
    }
    first_part_.push_back(parts_.size());
  }

  RiverLoss settling(double decay, double share) const {
    RiverLoss loss{decay, line_.deposit, line_.reservoir_deposit};
    for (auto* rates : {&loss.deposit, &loss.reservoir_deposit})
      for (double& rate : *rates) rate *= share;
    return loss;
  }

  void add_substance(const RiverSubstance& substance, const RiverLoad& load) {
    if (substance.partition >= 0) {
      const double on = substance.partition * plan_.settings->suspended_solids;
      std::vector<double> all(load.dissolved);
      for (std::size_t i = 0; i < all.size(); ++i) all[i] += load.sorbed[i];
      return add(all, settling(substance.decay, on / (1 + on)));
    }
    if (sum_of(load.dissolved) > 0) add(load.dissolved, {substance.decay, {}, {}});
    if (sum_of(load.sorbed) > 0) add(load.sorbed, settling(substance.decay, 1));
  }

  /// Nothing more enters, and what is left is less than rounding.
  bool over(std::size_t step) const {
    if (step % 64 != 0 || static_cast<double>(step) * line_.grid.step <
                              plan_.release->to.back() + line_.grid.step)
      return false;
    return std::all_of(parts_.begin(), parts_.end(), [](const Constituent& c) {
      const RiverBalance b = c.transport.balance();
      return b.in_river <= 1e-12 * b.entered;
    });
  }

  void watch() {
    for (const Constituent& c : parts_) {
      const RiverBalance b = c.transport.balance();
      if (b.entered > 0)
        worst_ = std::max(worst_, std::abs(b.accounted() / b.entered - 1));
    }
  }

  /// What was let into the grid, step by step, against the masses released.
  double entry_gap() const {
    double worst = 0;
    for (std::size_t k = 0; k < plan_.substances->size(); ++k) {
      const RiverLoad& load = plan_.release->loads[k];
      const double horizon = static_cast<double>(steps_) * line_.grid.step;
      const double released = part_within(*plan_.release, load.dissolved, 0, horizon) +
                              part_within(*plan_.release, load.sorbed, 0, horizon);
      double entered = 0;
      for (std::size_t q = first_part_[k]; q < first_part_[k + 1]; ++q)
        entered += parts_[q].transport.balance().entered;
      if (released > 0) worst = std::max(worst, std::abs(entered / released - 1));
    }
    return worst;
  }

  void look() {
    for (std::size_t p = 0; p < probes_.size(); ++p) {
      const double wave = parts_[0].concentration_at(line_.grid, places_[p]);
      const auto face = static_cast<std::size_t>(std::lround(places_[p]));
      for (std::size_t k = 0; k < series_.size(); ++k) {
        double c = 0;
        for (std::size_t q = first_part_[k]; q < first_part_[k + 1]; ++q) {
          c += parts_[q].concentration_at(line_.grid, places_[p]);
          passed_[k][p] += parts_[q].transport.crossed(face);
        }
        series_[k][p].push_back(static_cast<float>(c / (1 + wave)));
      }
    }
    for (std::size_t r = 0; r < line_.reaches.size(); ++r) {
      const double flow =
          parts_[0].transport.mass(line_.reach_start[r]) / line_.grid.step;
      line_.reaches[r].released_flow = std::max(line_.reaches[r].released_flow, flow);
    }
  }

  /// Time at which the series crosses `level` between samples n-1 and n.
  double crossing(const std::vector<float>& c, std::size_t n, double level) const {
    const double before = n == 0 ? 0.0 : c[n - 1], after = c[n];
    const double share = after != before ? (level - before) / (after - before) : 1.0;
    return (static_cast<double>(n) + share) * line_.grid.step;
  }

  ProbeResult judge(std::size_t k, std::size_t p) {
    std::vector<float>& c = series_[k][p];
    ProbeResult r{never, 0, never, never, passed_[k][p], {}};
    const auto top = std::max_element(c.begin(), c.end());
    if (top != c.end() && *top > 0) {
      const auto at = static_cast<std::size_t>(top - c.begin());
      r.peak = *top;
      r.peak_time = static_cast<double>(at + 1) * line_.grid.step;
      const double level = share_of_peak * r.peak;
      std::size_t n = 0;
      while (c[n] < level) ++n;
      r.arrival = crossing(c, n, level);
      std::size_t m = c.size();
      while (c[m - 1] < level) --m;
      if (m < c.size()) r.end = crossing(c, m, level);
    }
    if (probes_[p].keeps_series) r.series = std::move(c);
    return r;
  }

  RiverRunResult result() {
    RiverRunResult made;
    made.step = line_.grid.step;
    made.reaches = line_.reaches;
    made.worst_balance = worst_;
    made.worst_entry = entry_gap();
    made.probes.resize(series_.size());
    for (std::size_t k = 0; k < series_.size(); ++k)
      for (std::size_t p = 0; p < probes_.size(); ++p)
        made.probes[k].push_back(judge(k, p));
    return made;
  }

  const RiverRunPlan& plan_;
  const std::vector<RiverProbe>& probes_;
  RiverLine line_;
  std::size_t steps_ = 0;
  std::vector<double> places_;
  std::vector<Constituent> parts_;
  std::vector<std::size_t> first_part_;
  std::vector<std::vector<std::vector<float>>> series_;
  std::vector<std::vector<double>> passed_;
  double worst_ = 0;
};

}  // namespace

double RiverLoad::mass() const {
  return sum_of(dissolved) + sum_of(sorbed);
}

double RiverRelease::total_volume() const {
  return sum_of(volume);
}

RiverRunResult run_river(const RiverRunPlan& plan,
                         const std::vector<RiverProbe>& probes) {
  return Run(plan, probes).make();
}

}  // namespace farreach
