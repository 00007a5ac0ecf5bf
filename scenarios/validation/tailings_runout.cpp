// Failures of tailings dams: how well release and run-out are told by regressions, by
// the two fits of the product when the event itself is left out of the fit, and by the
// flow solver on an even valley. Nothing is fitted to the run-outs but those two, and
// the factors around the runs, which are derived on one half of the events and tried on
// the other.
//
//   error = log10(told / stated), bias its mean, rms its root mean square
//   factor 95 %: 10^(t s), s the standard deviation of the errors, t Student's
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>

#include "models/dam_failure/ensemble.hpp"
#include "models/dam_failure/quick_runout.hpp"
#include "models/dam_failure/volume_laws.hpp"
#include "scenarios/library.hpp"
#include "scenarios/reading/csv_table.hpp"
#include "scenarios/reading/toml_document.hpp"
#include "scenarios/validation/coverage_table.hpp"
#include "scenarios/validation/flow_case_list.hpp"
#include "scenarios/validation/trials.hpp"
#include "solver/base/error.hpp"
#include "solver/base/parallel.hpp"
#include "solver/stepping/progress.hpp"

namespace farreach {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double slope = 0.02;  // of the even valley: the standard of quick_runout
constexpr std::array materials = {"mud_flood", "fine_tailings", "sandy_tailings",
                                  "coarse_waste"};

struct Event {
  std::string name;
  double height = none, stored = none, released = none, run_out = none;  ///< [m], [m3]
};

std::vector<Event> read_events(const std::filesystem::path& file) {
  const CsvTable table(file.string(), read_text_file(file));
  const auto number = [&](std::size_t row, const char* column) {
    return optional_number(table, row, column).value_or(none);
  };
  std::vector<Event> events;
  for (std::size_t row = 0; row < table.rows(); ++row)
    events.push_back({table.text(row, "name"), number(row, "height_m"),
                      number(row, "storage_m3"), table.number(row, "release_m3"),
                      1000 * table.number(row, "runout_km")});
  return events;
}

/// log10 told - log10 stated, NaN where one of them is missing or zero.
double log_error(double told, double stated) {
  return told > 0 && stated > 0 ? std::log10(told / stated) : none;
}

std::vector<Figure> score(const std::string& name, const std::vector<double>& errors) {
  double n = 0, sum = 0, squares = 0;
  for (const double e : errors) {
    if (!std::isfinite(e)) continue;
    n += 1;
    sum += e;
    squares += e * e;
  }
  if (!(n > 2)) return {name, n, none, none, none};
  const double bias = sum / n;
  const double s = std::sqrt((squares - n * bias * bias) / (n - 1));
  const double t = boost::math::quantile(boost::math::students_t(n - 1), 0.975);
  return {name, n, bias, std::sqrt(squares / n), std::pow(10.0, t * s)};
}

using Told = std::function<double(const Event&)>;

/// Errors of a law over all events for which it can say something.
std::vector<double> errors_of(const std::vector<Event>& events, const Told& told,
                              double Event::*stated) {
  std::vector<double> errors;
  for (const Event& e : events) errors.push_back(log_error(told(e), e.*stated));
  return errors;
}

/// Straight line of log10 y over log10 x through the points but those left out, at the
/// last of them [log10].
double line_without(const std::vector<double>& x, const std::vector<double>& y,
                    std::initializer_list<std::size_t> left_out) {
  double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::find(left_out.begin(), left_out.end(), i) != left_out.end()) continue;
    if (!(x[i] > 0 && y[i] > 0)) continue;
    const double a = std::log10(x[i]), b = std::log10(y[i]);
    n += 1;
    sx += a;
    sy += b;
    sxx += a * a;
    sxy += a * b;
  }
  const double rise = (n * sxy - sx * sy) / (n * sxx - sx * sx);
  return (sy - rise * sx) / n + rise * std::log10(x[*(left_out.end() - 1)]);
}

/// A straight line fitted without one point and tried on it.
std::vector<double> errors_left_out(const std::vector<double>& x,
                                    const std::vector<double>& y) {
  std::vector<double> errors(x.size(), none);
  for (std::size_t out = 0; out < x.size(); ++out)
    if (x[out] > 0 && y[out] > 0)
      errors[out] = line_without(x, y, {out}) - std::log10(y[out]);
  return errors;
}

/// What the product would say of one event had it never known of it: the distribution
/// it prints, its line and scatter told by the others, each of those again left out.
std::optional<LogStudent> held_out(LogStudent printed, const std::vector<double>& x,
                                   const std::vector<double>& y, std::size_t out) {
  if (!(x[out] > 0 && y[out] > 0)) return {};
  printed.log_middle = line_without(x, y, {out});
  double n = 0, squares = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (i == out || !(x[i] > 0 && y[i] > 0)) continue;
    n += 1;
    squares += std::pow(line_without(x, y, {out, i}) - std::log10(y[i]), 2);
  }
  printed.scatter = std::sqrt(squares / n);
  printed.freedom = n - 2;
  return printed;
}

template <class Take>
std::vector<double> each(const std::vector<Event>& events, const Take& take) {
  std::vector<double> values;
  for (const Event& e : events) values.push_back(take(e));
  return values;
}

double released_by(const VolumeLaw& law, const Event& e) {
  if (!(e.stored > 0) || (law.c != 0 && !(e.height > 0))) return none;
  return released_volume(law, e.stored, e.height).middle();
}

double runout_by(const std::string& law, const Event& e) {
  if (!(e.released > 0 && e.stored >= e.released && e.height > 0)) return none;
  return runout_estimate({law, e.released, e.stored, e.height}).middle();
}

/// Potential energy of the release, as in volume_laws.hpp.
double fall_of(const Event& e) {
  return e.height * (e.released / e.stored) * e.released;
}

/// Run-out of one event by the flow solver if it were of one material: the likely run,
/// and the range of the runs that the product makes where the volume is known.
struct Ran {
  double likely = none, least = none, most = none;
  bool left = false;  ///< the likely run passed the end of the valley
};

Ran ran(const Event& e, const char* material) {
  Ran r;
  if (!(e.height > 0 && e.released > 0)) return r;
  Values values;
  values.set("release.material", std::string(material));
  QuickFailure failure;
  failure.volume = e.released;
  failure.height = e.height;
  failure.slope = slope;
  failure.material = material_of(values);
  const LogStudent known{.log_middle = std::log10(e.released)};
  const auto plans = ensemble_of(3, known, failure.material);
  for (const MemberPlan& plan : plans) {
    failure.material.rheology = plan.rheology;
    const QuickRunout out = quick_runout(failure);
    if (&plan == &plans.front()) r = {out.distance, none, none, out.left};
    r.least = std::fmin(r.least, out.distance);
    r.most = std::fmax(r.most, out.distance);
  }
  return r;
}

/// For each of the materials, of which none is known to be the right one.
struct Computed {
  std::array<Ran, materials.size()> by;
  double middle = none;              ///< geometric mean of the likely runs
  double least = none, most = none;  ///< over all runs
  bool left = false;

  void sum_up() {
    double logs = 0;
    for (const Ran& r : by) {
      logs += std::log10(r.likely);
      least = std::fmin(least, r.least);
      most = std::fmax(most, r.most);
      left = left || r.left;
    }
    middle = std::pow(10.0, logs / double(by.size()));
  }
};

/// Several at a time, so that progress can be told between.
std::vector<Computed> compute_all(const std::vector<Event>& events) {
  std::vector<Computed> computed(events.size());
  const std::size_t kinds = materials.size(), all = kinds * events.size();
  const std::size_t at_once = 8 * static_cast<std::size_t>(threads());
  Progress progress("computing");
  for (std::size_t first = 0; first < all; first += at_once) {
    const std::size_t count = std::min(at_once, all - first);
    parallel_for("run-outs", count, [&](std::size_t k) {
      const std::size_t i = (first + k) / kinds, m = (first + k) % kinds;
      computed[i].by[m] = ran(events[i], materials[m]);
    });
    progress.update(double(first + count) / double(all));
  }
  progress.finish();
  for (Computed& c : computed) c.sum_up();
  return computed;
}

FigureTable score_table(const std::string& title) {
  return {title,
          {{"by", "", 0},
           {"n", "", 0},
           {"bias", "log10", 2},
           {"rms", "log10", 2},
           {"factor 95 %", "", 0}},
          {}};
}

/// Failures without a stated run-out, beside those with one.
std::vector<Event> with_releases(std::vector<Event> events) {
  const auto file = library_folder() / "observations" / "tailings_releases.csv";
  const CsvTable table(file.string(), read_text_file(file));
  for (std::size_t row = 0; row < table.rows(); ++row)
    events.push_back({table.text(row, "name"),
                      optional_number(table, row, "height_m").value_or(none),
                      table.number(row, "storage_m3"), table.number(row, "release_m3"),
                      none});
  return events;
}

/// How far what was stated lies beyond a range [log10]; 0: within it.
double beyond(double least, double most, double stated) {
  if (!(least > 0 && stated > 0)) return none;
  return std::max({0.0, std::log10(least / stated), std::log10(stated / most)});
}

/// What an interval is derived from and tried on: the known ones among the events
/// `first`, `first + step`, ..; several of one event where the material is unknown.
std::vector<double> part_of(const std::vector<std::vector<double>>& by_event,
                            std::size_t first, std::size_t step) {
  std::vector<double> part;
  for (std::size_t i = first; i < by_event.size(); i += step)
    for (const double b : by_event[i])
      if (std::isfinite(b)) part.push_back(b);
  return part;
}

/// The smallest factor that holds 90 of 100 new events, whatever their distribution: of
/// n events the one of rank 0.9 (n + 1) (Vovk, Gammerman and Shafer, Algorithmic
/// Learning in a Random World, 2005) [log10].
double factor_from(std::vector<double> beyonds) {
  if (beyonds.empty()) return none;
  std::sort(beyonds.begin(), beyonds.end());
  const auto rank =
      static_cast<std::size_t>(std::ceil(0.9 * (double(beyonds.size()) + 1)));
  return beyonds[std::min(rank, beyonds.size()) - 1];
}

double share_within(const std::vector<double>& beyonds, double factor) {
  const auto held = std::count_if(beyonds.begin(), beyonds.end(),
                                  [&](double b) { return b <= factor; });
  return beyonds.empty() ? none : 100.0 * double(held) / double(beyonds.size());
}

/// By event: beyond the range of the runs of each material alone.
std::vector<std::vector<double>> beyond_one(const std::vector<Event>& events,
                                            const std::vector<Computed>& computed) {
  std::vector<std::vector<double>> by_event(events.size());
  for (std::size_t i = 0; i < events.size(); ++i)
    for (const Ran& r : computed[i].by)
      by_event[i].push_back(beyond(r.least, r.most, events[i].run_out));
  return by_event;
}

/// By event: beyond the range of all runs of the four materials.
std::vector<std::vector<double>> beyond_all(const std::vector<Event>& events,
                                            const std::vector<Computed>& computed) {
  std::vector<std::vector<double>> by_event(events.size());
  for (std::size_t i = 0; i < events.size(); ++i)
    by_event[i] = {beyond(computed[i].least, computed[i].most, events[i].run_out)};
  return by_event;
}

/// Where the factors around the runs come from: derived on one half of the events,
/// tried on the other.
FigureTable factor_table(const std::vector<Event>& events,
                         const std::vector<Computed>& computed) {
  FigureTable t{"Factor either way around the runs that holds 90 % of the run-outs",
                {{"range", "", 0},
                 {"derived on", "", 0},
                 {"events", "", 0},
                 {"factor", "", 1},
                 {"held of the others", "%", 0}},
                {}};
  const auto add = [&](const char* range, const auto& by_event, double per_event) {
    const auto one = part_of(by_event, 0, 2), other = part_of(by_event, 1, 2);
    const auto all = part_of(by_event, 0, 1);
    const double f = factor_from(one), g = factor_from(other);
    const auto row = [&](const char* on, const auto& part, double log, double held) {
      t.rows.push_back({std::string(range), std::string(on),
                        double(part.size()) / per_event, std::pow(10.0, log), held});
    };
    row("first, third, ..", one, f, share_within(other, f));
    row("second, fourth, ..", other, g, share_within(one, g));
    row("all", all, factor_from(all), none);
  };
  add("runs of one material chosen blindly", beyond_one(events, computed),
      double(materials.size()));
  add("runs of all four materials", beyond_all(events, computed), 1);
  return t;
}

void add_releases(const std::vector<Event>& releases, FigureTable& t) {
  const auto stored = each(releases, [](const Event& e) { return e.stored; });
  const auto released = each(releases, [](const Event& e) { return e.released; });
  for (const VolumeLaw& law : volume_laws()) {
    Coverage c;
    for (std::size_t i = 0; i < releases.size(); ++i) {
      const Event& e = releases[i];
      if (!(e.stored > 0 && e.released > 0) || (law.c != 0 && !(e.height > 0)))
        continue;
      std::optional<LogStudent> said = released_volume(law, e.stored, e.height);
      if (law.name == "own_fit") said = held_out(*said, stored, released, i);
      if (said) c.add(said->quantile(0.05), said->quantile(0.95), e.released);
    }
    t.rows.push_back(coverage_row("released volume, " + law.name, c));
  }
}

void add_regressions(const std::vector<Event>& events, FigureTable& t) {
  const auto falls = each(events, fall_of);
  const auto stated = each(events, [](const Event& e) { return e.run_out; });
  for (const char* law : {"own_fit", "larrauri_lall_2018", "rico_2008"}) {
    Coverage c;
    for (std::size_t i = 0; i < events.size(); ++i) {
      const Event& e = events[i];
      if (!(e.released > 0 && e.stored >= e.released && e.height > 0 && e.run_out > 0))
        continue;
      std::optional<LogStudent> said =
          runout_estimate({law, e.released, e.stored, e.height});
      if (std::string(law) == "own_fit") said = held_out(*said, falls, stated, i);
      if (said) c.add(said->quantile(0.05), said->quantile(0.95), e.run_out);
    }
    t.rows.push_back(coverage_row(std::string("run-out, ") + law, c));
  }
}

/// By the flow solver, as the product prints it over a terrain that is a formula.
void add_flows(const std::vector<Event>& events, const std::vector<Computed>& computed,
               FigureTable& t) {
  Coverage blind, together;
  std::array<Coverage, materials.size()> by;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const double stated = events[i].run_out;
    const Computed& c = computed[i];
    if (!(c.least > 0 && stated > 0)) continue;
    const Event& e = events[i];
    const double others =
        e.stored >= e.released
            ? runout_estimate({"own_fit", e.released, e.stored, e.height})
                  .quantile(0.95)
            : std::numeric_limits<double>::infinity();
    for (std::size_t m = 0; m < materials.size(); ++m) {
      const double f = run_out_factor(materials[m], true, 3);
      const double low = c.by[m].least / f,
                   high = high_run_out(c.by[m].most, f, others);
      by[m].add(low, high, stated);
      blind.add(low, high, stated);
    }
    together.add(c.least / even_valley_factor, c.most * even_valley_factor, stated);
  }
  t.rows.push_back(
      coverage_row("run-out, flow, one material chosen blindly (four tries)", blind));
  for (std::size_t m = 0; m < materials.size(); ++m)
    t.rows.push_back(
        coverage_row(std::string("run-out, flow, ") + materials[m], by[m]));
  t.rows.push_back(coverage_row("run-out, flow, all four materials", together));
}

/// The printed 90 % intervals on the events, each told by the others where fitted.
FigureTable coverage_table(const std::vector<Event>& events,
                           const std::vector<Event>& releases,
                           const std::vector<Computed>& computed) {
  FigureTable t = coverage_figures();
  add_releases(releases, t);
  add_regressions(events, t);
  add_flows(events, computed, t);
  return t;
}

FigureTable release_table(const std::vector<Event>& events) {
  FigureTable t = score_table("Released volume from the stored volume");
  for (const VolumeLaw& law : volume_laws())
    t.rows.push_back(
        score(law.name, errors_of(
                            events, [&](const Event& e) { return released_by(law, e); },
                            &Event::released)));
  t.rows.push_back(
      score("own fit, each event left out",
            errors_left_out(each(events, [](const Event& e) { return e.stored; }),
                            each(events, [](const Event& e) { return e.released; }))));
  return t;
}

FigureTable runout_table(const std::vector<Event>& events,
                         const std::vector<Computed>& computed) {
  FigureTable t = score_table("Run-out from the released volume");
  for (const char* law : {"rico_2008", "larrauri_lall_2018", "own_fit"})
    t.rows.push_back(
        score(law, errors_of(
                       events, [&](const Event& e) { return runout_by(law, e); },
                       &Event::run_out)));
  const auto stated = each(events, [](const Event& e) { return e.run_out; });
  t.rows.push_back(score("own fit, each event left out",
                         errors_left_out(each(events, fall_of), stated)));
  const auto add = [&](const std::string& name, const auto& told) {
    std::vector<double> errors;
    for (std::size_t i = 0; i < events.size(); ++i)
      errors.push_back(log_error(told(computed[i]), events[i].run_out));
    t.rows.push_back(score(name, errors));
  };
  for (std::size_t m = 0; m < materials.size(); ++m)
    add(std::string("flow, ") + materials[m],
        [m](const Computed& c) { return c.by[m].likely; });
  add("flow, middle of the four materials", [](const Computed& c) { return c.middle; });
  std::vector<double> middle;
  for (const Computed& c : computed) middle.push_back(c.middle);
  t.rows.push_back(score("flow, line through its middle, each event left out",
                         errors_left_out(middle, stated)));
  return t;
}

FigureTable event_table(const std::vector<Event>& events,
                        const std::vector<Computed>& computed) {
  FigureTable t{"Events",
                {{"event", "", 0},
                 {"height", "m", 0},
                 {"stored", "million m3", 2},
                 {"released", "million m3", 3},
                 {"run-out", "km", 1},
                 {"own fit", "km", 1},
                 {"flow, middle", "km", 1},
                 {"least", "km", 1},
                 {"most", "km", 1},
                 {"left the valley", "", 0}},
                {}};
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Event& e = events[i];
    const Computed& c = computed[i];
    t.rows.push_back({e.name, e.height, 1e-6 * e.stored, 1e-6 * e.released,
                      1e-3 * e.run_out, 1e-3 * runout_by("own_fit", e), 1e-3 * c.middle,
                      1e-3 * c.least, 1e-3 * c.most, std::string(c.left ? "yes" : "")});
  }
  return t;
}

}  // namespace

FigureReport run_tailings_runout(const FlowCaseRequest& request) {
  const auto file = request.observations.empty()
                        ? library_folder() / "observations" / "tailings_runout.csv"
                        : request.observations;
  const auto events = read_events(file);
  if (events.size() < 5)
    throw InputError(file.string() + " holds fewer than five events to compare with");
  const auto computed = compute_all(events);
  FigureReport report{"tailings-runout",
                      fmt::format("{} failures of tailings dams", events.size()),
                      {},
                      {}};
  const auto releases = request.observations.empty() ? with_releases(events) : events;
  report.tables = {release_table(releases), runout_table(events, computed),
                   coverage_table(events, releases, computed),
                   factor_table(events, computed), event_table(events, computed)};
  report.notes = {
      "error is log10(told / stated); an event counts where its height, storage and "
      "run-out are stated as the law needs them",
      "run-outs as compiled: mud that stopped and water-borne travel down rivers are "
      "mixed, which no law of volume and height can tell apart",
      "numbers of rico_2008 and larrauri_lall_2018 for run-out are provisional; the "
      "fits of the product were made on this same table, so read them where each event "
      "is left out",
      fmt::format("flow: quick run-out on an even valley of slope {:g}, which was not "
                  "fitted; where fluid left the valley or still moved after 6 h the "
                  "run-out is a lower bound",
                  slope)};
  return report;
}

}  // namespace farreach
