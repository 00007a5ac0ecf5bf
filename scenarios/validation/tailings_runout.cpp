// Failures of tailings dams: how well release and run-out are told by regressions, by
// the two fits of the product when the event itself is left out of the fit, and by the
// flow solver on an even valley. Nothing is fitted to the run-outs but those two.
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

#include "models/tailings/quick_runout.hpp"
#include "models/tailings/volume_laws.hpp"
#include "scenarios/library.hpp"
#include "scenarios/reading/csv_table.hpp"
#include "scenarios/reading/toml_document.hpp"
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

/// Straight line of log10 y over log10 x, fitted without one point and tried on it.
std::vector<double> errors_left_out(const std::vector<double>& x,
                                    const std::vector<double>& y) {
  std::vector<double> errors(x.size(), none);
  for (std::size_t out = 0; out < x.size(); ++out) {
    if (!(x[out] > 0 && y[out] > 0)) continue;
    double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (i == out || !(x[i] > 0 && y[i] > 0)) continue;
      const double a = std::log10(x[i]), b = std::log10(y[i]);
      n += 1;
      sx += a;
      sy += b;
      sxx += a * a;
      sxy += a * b;
    }
    const double rise = (n * sxy - sx * sy) / (n * sxx - sx * sx);
    const double told = (sy - rise * sx) / n + rise * std::log10(x[out]);
    errors[out] = told - std::log10(y[out]);
  }
  return errors;
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

/// Run-out of one event by the flow solver, for each of the materials.
struct Computed {
  std::array<double, materials.size()> distance{};
  double middle = none;  ///< geometric mean over the materials
  bool left = false;     ///< one of them passed the end of the valley
};

Computed compute(const Event& e) {
  Computed c;
  c.distance.fill(none);
  if (!(e.height > 0 && e.released > 0)) return c;
  double logs = 0;
  for (std::size_t m = 0; m < materials.size(); ++m) {
    Values values;
    values.set("release.material", std::string(materials[m]));
    QuickFailure failure;
    failure.volume = e.released;
    failure.height = e.height;
    failure.slope = slope;
    failure.material = material_of(values);
    const QuickRunout r = quick_runout(failure);
    c.distance[m] = r.distance;
    c.left = c.left || r.left;
    logs += std::log10(r.distance);
  }
  c.middle = std::pow(10.0, logs / double(materials.size()));
  return c;
}

/// Several at a time, so that progress can be told between.
std::vector<Computed> compute_all(const std::vector<Event>& events) {
  std::vector<Computed> computed(events.size());
  const std::size_t at_once = 4 * static_cast<std::size_t>(threads());
  Progress progress("computing");
  for (std::size_t first = 0; first < events.size(); first += at_once) {
    const std::size_t count = std::min(at_once, events.size() - first);
    parallel_for("run-outs", count, [&](std::size_t i) {
      computed[first + i] = compute(events[first + i]);
    });
    progress.update(double(first + count) / double(events.size()));
  }
  progress.finish();
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

/// Share of the events that a 90 % interval of half width `half` [log10] holds.
std::vector<Figure> held(const std::string& what, const std::vector<double>& errors,
                         double half) {
  double n = 0, inside = 0;
  for (const double e : errors) {
    if (!std::isfinite(e)) continue;
    n += 1;
    inside += std::abs(e) <= half;
  }
  return {what, n, 100 * inside / n, std::pow(10.0, half)};
}

/// How far a run-out lies beyond the range of the materials [log10]; 0: within it.
double beyond_range(const Computed& c, double stated) {
  const auto [least, most] = std::minmax_element(c.distance.begin(), c.distance.end());
  if (!(*least > 0 && stated > 0)) return none;
  return std::max({0.0, std::log10(*least / stated), std::log10(stated / *most)});
}

/// The printed 90 % intervals on the events, each told by the others where fitted.
FigureTable coverage_table(const std::vector<Event>& events,
                           const std::vector<Event>& releases,
                           const std::vector<Computed>& computed) {
  FigureTable t{"Printed 90 % intervals: how many events they hold",
                {{"interval", "", 0},
                 {"n", "", 0},
                 {"held", "%", 0},
                 {"factor either way", "", 1}},
                {}};
  const auto t95 = [](double freedom) {
    return boost::math::quantile(boost::math::students_t(freedom), 0.95);
  };
  for (const VolumeLaw& law : volume_laws()) {
    const bool fitted = law.name == "own_fit";
    const auto errors =
        fitted
            ? errors_left_out(each(releases, [](const Event& e) { return e.stored; }),
                              each(releases, [](const Event& e) { return e.released; }))
            : errors_of(
                  releases, [&](const Event& e) { return released_by(law, e); },
                  &Event::released);
    t.rows.push_back(
        held("release, " + law.name, errors, t95(law.rows - 2) * law.scatter));
  }
  const auto stated = each(events, [](const Event& e) { return e.run_out; });
  const LogStudent run_out = runout_estimate({"own_fit", 1e6, 4e6, 40});
  t.rows.push_back(held("run-out, own_fit",
                        errors_left_out(each(events, fall_of), stated),
                        t95(run_out.freedom) * run_out.scatter));
  std::vector<double> beyond;
  for (std::size_t i = 0; i < events.size(); ++i)
    beyond.push_back(beyond_range(computed[i], events[i].run_out));
  t.rows.push_back(held("run-out, flow, range of the four materials", beyond,
                        std::log10(even_valley_factor)));
  for (std::size_t m = 0; m < materials.size(); ++m) {
    std::vector<double> errors;
    for (std::size_t i = 0; i < events.size(); ++i)
      errors.push_back(log_error(computed[i].distance[m], events[i].run_out));
    t.rows.push_back(held(std::string("run-out, flow, ") + materials[m], errors,
                          std::log10(one_material_factor)));
  }
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
        [m](const Computed& c) { return c.distance[m]; });
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
    const auto [least, most] =
        std::minmax_element(c.distance.begin(), c.distance.end());
    t.rows.push_back({e.name, e.height, 1e-6 * e.stored, 1e-6 * e.released,
                      1e-3 * e.run_out, 1e-3 * runout_by("own_fit", e), 1e-3 * c.middle,
                      1e-3 * *least, 1e-3 * *most, std::string(c.left ? "yes" : "")});
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
                   event_table(events, computed)};
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
