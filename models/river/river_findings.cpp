#include "models/river/river_findings.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/hazard/notice.hpp"
#include "models/hazard/river_field.hpp"
#include "models/river/river_run_store.hpp"

namespace farreach {
namespace {

constexpr double never = std::numeric_limits<double>::quiet_NaN();
constexpr int profile_points = 240;
constexpr std::size_t series_points = 400;
/// Discharges and slopes of the rivers that the regressions were fitted on;
/// provisional.
constexpr double largest_fitted_discharge = 7000;  // [m3/s]

double length_of(const RiverNetwork& network) {
  double sum = 0;
  for (const RiverReach& reach : network.reaches) sum += reach.length;
  return sum;
}

/// Of the river from the release to `distance`, errors of the reaches added up.
double length_error(const RiverNetwork& network, double distance) {
  double sum = 0, at = 0;
  for (const RiverReach& reach : network.reaches) {
    const double within = std::clamp(distance - at, 0.0, reach.length);
    if (reach.length > 0) sum += reach.length_error * within / reach.length;
    at += reach.length;
  }
  return sum;
}

}  // namespace

/// Turns the runs of a study into the outcome.
class RiverReporter {
 public:
  RiverReporter(RiverStudy& study, Outcome& outcome)
      : task_(study.task_),
        probes_(study.probes_),
        runs_(study.sorted()),
        field_(outcome.part<RiverField>()),
        outcome_(outcome) {}

  void make() {
    begin();
    for (std::size_t c = 0; c < runs_.size(); ++c)
      for (std::size_t k = 0; k < task_.substances.size(); ++k) {
        for (std::size_t s = 0; s < field_.stations.size(); ++s) add_series(c, k, s);
        add_profile(c, k);
      }
    add_facts();
    add_check();
    add_notices();
  }

 private:
  using CaseRuns = RiverStudy::CaseRuns;

  void begin() {
    const RiverNetwork& network = task_.network;
    field_.name = network.name;
    field_.name_ru = network.name_ru;
    field_.name_kk = network.name_kk;
    field_.course = network.course;
    field_.course_distance = network.course_distance;
    field_.stations = network.stations;
    for (RiverStation& s : field_.stations)
      s.distance_error =
          std::hypot(s.distance_error, length_error(network, s.distance));
    field_.cases = network.cases;
    for (const auto& substance : task_.substances)
      field_.substances.push_back(substance.name);
  }

  struct Band {
    double low = 0, high = 0;
  };

  Band peak_band(std::size_t c, std::size_t k, std::size_t p) const {
    const CaseRuns& runs = runs_[c];
    const double likely = runs.probable.probes[k][p].peak;
    if (!(likely > 0)) return {};
    double up = std::pow(std::log(task_.settings.peak_factor), 2), down = up;
    const auto widen = [&](const std::vector<double>& peaks) {
      double most = 0, least = 0;
      for (const double peak : peaks) {
        most = std::max(most, peak > 0 ? std::log(peak / likely) : 0.0);
        least = std::min(least, peak > 0 ? std::log(peak / likely) : 0.0);
      }
      up += most * most;
      down += least * least;
    };
    widen({runs.slow.probes[k][p].peak, runs.fast.probes[k][p].peak});
    std::vector<double> others;
    for (const RiverRunResult& other : runs.others)
      others.push_back(other.probes[k][p].peak);
    widen(others);
    const double high = likely * std::exp(std::sqrt(up));
    return {likely * std::exp(-std::sqrt(down)), std::min(high, strongest(k))};
  }

  /// No water can hold more than what was released.
  double strongest(std::size_t k) const {
    double most = 0;
    for (const RiverRelease& r : task_.releases)
      for (std::size_t i = 0; i < r.volume.size(); ++i) {
        const double mass = r.loads[k].dissolved[i] + r.loads[k].sorbed[i];
        if (mass > 0 && !(r.volume[i] > 0)) return std::numeric_limits<double>::max();
        if (mass > 0) most = std::max(most, mass / r.volume[i]);
      }
    return most > 0 ? most : std::numeric_limits<double>::max();
  }

  Band arrival_band(std::size_t c, std::size_t k, std::size_t p) const {
    const double likely = runs_[c].probable.probes[k][p].arrival;
    const double early = runs_[c].fast.probes[k][p].arrival;
    const double late = runs_[c].slow.probes[k][p].arrival;
    const double at = probes_[p].distance;
    const double share = at > 0 ? error_at(p) / at : 0;
    if (std::isnan(likely)) return {early, late};
    const double of_way = share * likely;
    return {
        std::max(0.0, likely - std::hypot(likely - early, of_way)),
        likely + std::hypot(late - likely, of_way)};  // NaN when too late to be seen
  }

  double error_at(std::size_t p) const {
    return p < field_.stations.size()
               ? field_.stations[p].distance_error
               : length_error(task_.network, probes_[p].distance);
  }

  double discharge_at(std::size_t c, double distance) const {
    double at = 0;
    for (const RiverReach& reach : task_.network.reaches) {
      at += reach.length;
      if (distance < at || &reach == &task_.network.reaches.back())
        return reach.flows[c].discharge;
    }
    return 0;
  }

  void add_series(std::size_t c, std::size_t k, std::size_t station) {
    const ProbeResult& found = runs_[c].probable.probes[k][station];
    RiverSeries s;
    s.river_case = c;
    s.station = station;
    s.substance = field_.substances[k];
    s.discharge = discharge_at(c, field_.stations[station].distance);
    s.arrival = found.arrival;
    const Band arrival = arrival_band(c, k, station);
    s.arrival_early = arrival.low;
    s.arrival_late = arrival.high;
    s.peak = found.peak;
    const Band peak = peak_band(c, k, station);
    s.peak_low = peak.low;
    s.peak_high = peak.high;
    s.peak_time = found.peak_time;
    s.end = found.end;
    s.mass = found.mass;
    thin_out(found.series, runs_[c].probable.step, s);
    field_.series.push_back(std::move(s));
  }

  /// From just before the first trace to just after the last, at most so many points
  /// and the peak among them.
  void thin_out(const std::vector<float>& c, double step, RiverSeries& s) const {
    const auto trace = static_cast<float>(1e-6 * s.peak);
    std::size_t from = 0, to = c.size();
    if (!(s.peak > 0)) return;
    while (from < to && c[from] <= trace) ++from;
    while (to > from && c[to - 1] <= trace) --to;
    from -= std::min<std::size_t>(from, 1);
    to = std::min(c.size(), to + 1);
    const std::size_t stride = std::max<std::size_t>(1, (to - from) / series_points);
    for (std::size_t n = from; n < to; n += stride) {
      std::size_t top = n;  // of each stretch its highest sample
      for (std::size_t m = n; m < std::min(to, n + stride); ++m)
        if (c[m] > c[top]) top = m;
      s.time.push_back(static_cast<double>(top + 1) * step);
      s.concentration.push_back(c[top]);
    }
  }

  void add_profile(std::size_t c, std::size_t k) {
    RiverProfile profile;
    profile.river_case = c;
    profile.substance = field_.substances[k];
    for (std::size_t p = field_.stations.size(); p < probes_.size(); ++p) {
      profile.distance.push_back(probes_[p].distance);
      profile.peak.push_back(runs_[c].probable.probes[k][p].peak);
      const Band band = peak_band(c, k, p);
      profile.peak_low.push_back(band.low);
      profile.peak_high.push_back(band.high);
      profile.arrival.push_back(runs_[c].probable.probes[k][p].arrival);
    }
    field_.profiles.push_back(std::move(profile));
  }

  void fact(const std::string& name, double value, const std::string& unit) {
    field_.facts.push_back({name, value, unit});
  }

  void add_facts() {
    fact("length of the river looked at", length_of(task_.network), "m");
    for (std::size_t k = 0; k < task_.substances.size(); ++k) {
      double low = std::numeric_limits<double>::max(), high = 0;
      for (const RiverRelease& r : task_.releases) {
        low = std::min(low, r.loads[k].mass());
        high = std::max(high, r.loads[k].mass());
      }
      const std::string& name = task_.substances[k].name;
      fact(name + " into the river", task_.releases[0].loads[k].mass(), "kg");
      if (high > low) {
        fact(name + " into the river, least of the runs", low, "kg");
        fact(name + " into the river, most of the runs", high, "kg");
      }
    }
    if (task_.releases[0].total_volume() > 0)
      fact("volume into the river", task_.releases[0].total_volume(), "m3");
    for (std::size_t c = 0; c < field_.cases.size(); ++c) {
      const std::string in = ", " + field_.cases[c].name + " water";
      double slowest = std::numeric_limits<double>::max(), fastest = 0;
      for (const ReachPace& pace : runs_[c].probable.reaches)
        if (pace.velocity > 0) {
          slowest = std::min(slowest, pace.velocity);
          fastest = std::max(fastest, pace.velocity);
        }
      fact("slowest velocity of a reach" + in, slowest, "m/s");
      fact("fastest velocity of a reach" + in, fastest, "m/s");
      fact("greatest dispersion" + in, greatest_dispersion(c), "m2/s");
    }
  }

  double greatest_dispersion(std::size_t c) const {
    double most = 0;
    for (const ReachPace& pace : runs_[c].probable.reaches)
      most = std::max(most, pace.dispersion);
    return most;
  }

  void add_check() {
    double worst = 0, entry = 0;
    const auto look = [&](const RiverRunResult& run) {
      worst = std::max(worst, run.worst_balance);
      entry = std::max(entry, run.worst_entry);
    };
    for (const CaseRuns& runs : runs_) {
      look(runs.probable);
      look(runs.slow);
      look(runs.fast);
      for (const RiverRunResult& other : runs.others) look(other);
    }
    outcome_.checks.push_back(
        {"check.mass_into_the_river_in_it_passed_on_lost_at_every_step", worst, 1e-12,
         worst <= 1e-12,
         "check.largest_relative_difference_over_all_runs_and_substances"});
    outcome_.checks.push_back(
        {"check.mass_let_into_the_river_mass_released_into_it", entry, 1e-12,
         entry <= 1e-12,
         "check.largest_relative_difference_over_all_runs_and_substances"});
  }

  void add_notices() {
    notice_quality();
    notice_wave();
    notice_range();
    notice_horizon();
    notice_reservoirs();
    outcome_.notices.push_back(notice("river.steady", "info"));
  }

  void notice_quality() {
    std::string uncertain;
    for (const RiverReach& reach : task_.network.reaches)
      if (reach.quality.find("provisional") != std::string::npos ||
          reach.quality.find("assumption") != std::string::npos ||
          reach.quality.empty())
        uncertain += (uncertain.empty() ? "" : ", ") + reach.name;
    if (!uncertain.empty())
      outcome_.notices.push_back(notice("river.provisional", "provisional",
                                        {{"reaches", said::text(uncertain)}}));
    outcome_.notices.push_back(notice("river.estimates", "provisional"));
  }

  /// A release that is large beside the river makes a wave of its own.
  void notice_wave() {
    double worst = 0;
    std::string where;
    for (std::size_t r = 0; r < task_.network.reaches.size(); ++r)
      for (std::size_t c = 0; c < runs_.size(); ++c) {
        const double flow = task_.network.reaches[r].flows[c].discharge;
        const double ratio = runs_[c].probable.reaches[r].released_flow / flow;
        if (ratio > worst) {
          worst = ratio;
          where = task_.network.reaches[r].name;
        }
      }
    if (worst > 1)
      outcome_.notices.push_back(
          notice("river.flood_wave", "out_of_range",
                 {{"times", said::number(worst)}, {"reach", said::text(where)}}));
  }

  void notice_range() {
    if (!task_.settings.velocity_law.empty() && task_.settings.velocity_law != "jobson")
      return;
    std::string beyond;
    for (const RiverReach& reach : task_.network.reaches)
      for (const RiverFlow& flow : reach.flows)
        if (flow.discharge > largest_fitted_discharge &&
            beyond.find(reach.name) == beyond.npos)
          beyond += (beyond.empty() ? "" : ", ") + reach.name;
    if (!beyond.empty())
      outcome_.notices.push_back(notice("river.beyond_regression", "out_of_range",
                                        {{"reaches", said::text(beyond)}}));
  }

  void notice_horizon() {
    std::string late;
    for (const RiverSeries& s : field_.series) {
      const RiverStation& station = field_.stations[s.station];
      const bool never_came = std::isnan(s.arrival);
      if (!never_came && !std::isnan(s.end)) continue;
      const std::string words =
          station.name + " (" + field_.cases[s.river_case].name + ")";
      if (late.find(words) == late.npos) late += (late.empty() ? "" : ", ") + words;
    }
    if (!late.empty())
      outcome_.notices.push_back(notice("river.horizon", "out_of_range",
                                        {{"time", said::time(task_.settings.horizon)},
                                         {"places", said::text(late)}}));
  }

  void notice_reservoirs() {
    std::string names;
    for (const RiverReach& reach : task_.network.reaches)
      if (reach.reservoir_volume > 0) names += (names.empty() ? "" : ", ") + reach.name;
    if (!names.empty())
      outcome_.notices.push_back(
          notice("river.reservoirs", "assumption", {{"reaches", said::text(names)}}));
  }

  const RiverTask& task_;
  const std::vector<RiverProbe>& probes_;
  const std::vector<CaseRuns> runs_;
  RiverField& field_;
  Outcome& outcome_;
};

RiverStudy::RiverStudy(RiverTask task)
    : task_(std::move(task)),
      steady_({.name = "river",
               .count = cases() * runs_of_case(),
               .run = [this](std::size_t i) { return run_steady(i); },
               .bytes = bytes_of_river_run,
               .of_bytes = river_run_of}),
      fast_({.name = "river",
             .count = cases(),
             .run = [this](std::size_t c) { return run_fast(c); },
             .bytes = bytes_of_river_run,
             .of_bytes = river_run_of}) {
  if (cases() == 0) return;
  for (const RiverStation& station : task_.network.stations)
    probes_.push_back({station.distance, true});
  const double length = length_of(task_.network);
  for (int i = 0; i <= profile_points; ++i)
    probes_.push_back({length * i / profile_points, false});
}

/// States of the river that are computed.
std::size_t RiverStudy::cases() const {
  const bool nothing = task_.network.reaches.empty() || task_.substances.empty() ||
                       task_.releases.empty();
  return nothing ? 0 : task_.network.cases.size();
}

/// Fast runs are few, and whoever computes them needs the others: the first process
/// alone.
void RiverStudy::keep_in(const std::filesystem::path& folder) {
  if (cases() > 0) steady_.keep_in(folder);
}

RiverRunPlan RiverStudy::plan(std::size_t river_case, std::size_t release,
                              RiverPace pace) const {
  return {&task_.network,
          &task_.settings,
          &task_.substances,
          &task_.releases[release],
          river_case,
          pace,
          {}};
}

bool RiverStudy::advance() {
  if (!steady_.finished()) {
    const bool more = steady_.advance();
    return more || (steady_.finished() && !fast_.finished());
  }
  return !fast_.finished() && fast_.advance();
}

/// Of each state: the likely release at the probable velocity and at the slow one, then
/// the further releases.
RiverRunResult RiverStudy::run_steady(std::size_t run) const {
  const std::size_t c = run / runs_of_case(), what = run % runs_of_case();
  if (what == 1) return run_river(plan(c, 0, RiverPace::slow), probes_);
  return run_river(plan(c, what == 0 ? 0 : what - 1, RiverPace::probable), probes_);
}

RiverRunResult RiverStudy::run_fast(std::size_t c) const {
  RiverRunPlan fast = plan(c, 0, RiverPace::fast);
  for (const ReachPace& pace : steady_.member(c * runs_of_case())->reaches)
    fast.extra_flow.push_back(pace.released_flow);
  return run_river(fast, probes_);
}

/// All runs by the state of the river, moved out of the ensembles.
std::vector<RiverStudy::CaseRuns> RiverStudy::sorted() {
  std::vector<CaseRuns> all(cases());
  for (std::size_t c = 0; c < all.size(); ++c) {
    const std::size_t first = c * runs_of_case();
    all[c].probable = steady_.take(first);
    all[c].slow = steady_.take(first + 1);
    for (std::size_t k = 2; k < runs_of_case(); ++k)
      all[c].others.push_back(steady_.take(first + k));
    all[c].fast = fast_.take(c);
  }
  return all;
}

void RiverStudy::finish(Outcome& outcome) {
  steady_.run_all();
  fast_.run_all();
  if (runs() > 0) RiverReporter(*this, outcome).make();
}

void require_velocities(const RiverNetwork& network, const RiverSettings& settings) {
  for (const RiverReach& reach : network.reaches)
    for (std::size_t c = 0; c < network.cases.size(); ++c)
      if (!(reach.reservoir_volume > 0))
        reach_velocity(reach, c, settings, RiverPace::probable);
}

}  // namespace farreach
