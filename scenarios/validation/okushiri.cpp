// Monai valley, Okushiri, in a tank at 1:400: the measured incident wave comes in
// through the seaward edge as a level, the other edges are walls, and the surface is
// compared at three gauges in front of the valley.
//
//   rms error  root mean square of computed - measured over the time measured
//   share      of it in the greatest measured elevation
//   peak       greatest elevation, and when it came
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "scenarios/library.hpp"
#include "scenarios/reading/csv_table.hpp"
#include "scenarios/reading/toml_document.hpp"
#include "scenarios/terrain/raster_file.hpp"
#include "scenarios/terrain/terrain_fault.hpp"
#include "scenarios/validation/flow_case_list.hpp"
#include "solver/base/error.hpp"
#include "solver/flow/flow_solver.hpp"
#include "solver/flow/resistance.hpp"
#include "solver/stepping/progress.hpp"

namespace farreach {

namespace {

constexpr double smooth_wall = 0.01;  // Manning n of glass and plastic [s/m^(1/3)],
                                      // Chow, Open-Channel Hydraulics (1959), table 5-6
constexpr double before_wave = 10;    // the gauges stand still until then [s]
constexpr double gauge_x = 4.521;     // [m]
constexpr std::array gauge_y = {1.196, 1.696, 2.196};  // [m]
constexpr std::array gauge_names = {"gauge 5", "gauge 7", "gauge 9"};
constexpr std::array gauge_columns = {"gauge_5_mm", "gauge_7_mm", "gauge_9_mm"};

struct Records {
  std::vector<double> time;                   ///< [s]
  std::vector<double> incident;               ///< [m]
  std::array<std::vector<double>, 3> gauges;  ///< above their level before the wave [m]
};

Records read_records(const std::filesystem::path& file) {
  const CsvTable table(file.string(), read_text_file(file));
  Records r;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    r.time.push_back(table.number(row, "time_s"));
    r.incident.push_back(1e-3 * table.number(row, "incident_mm"));
    for (std::size_t g = 0; g < 3; ++g)
      r.gauges[g].push_back(1e-3 * table.number(row, gauge_columns[g]));
  }
  if (r.time.size() < 3) throw InputError(file.string() + " holds no record");
  for (auto& gauge : r.gauges) {
    double n = 0, sum = 0;
    for (std::size_t k = 0; k < r.time.size() && r.time[k] < before_wave; ++k) {
      n += 1;
      sum += gauge[k];
    }
    for (double& level : gauge) level -= sum / n;
  }
  return r;
}

double between(const std::vector<double>& time, const std::vector<double>& value,
               double t) {
  const auto after = std::upper_bound(time.begin(), time.end(), t);
  if (after == time.begin()) return value.front();
  if (after == time.end()) return value.back();
  const auto k = static_cast<std::size_t>(after - time.begin());
  const double share = (t - time[k - 1]) / (time[k] - time[k - 1]);
  return value[k - 1] + share * (value[k] - value[k - 1]);
}

struct Tank {
  Raster raster;
  std::vector<double> bed;  ///< above still water [m]
};

Tank read_tank(const std::filesystem::path& file) {
  try {
    const RasterFile raster({.key = "terrain",
                             .file = file,
                             .projection = "local",
                             .otherwise = "local",
                             .no_data_value = {}});
    Tank tank{raster.cells("local", {}, {}), {}};
    tank.bed = raster.values("local", tank.raster, Resampling::smooth);
    for (const double z : tank.bed)
      if (!std::isfinite(z)) throw InputError(file.string() + " has holes");
    return tank;
  } catch (const TerrainFault& fault) {
    throw InputError(file.string() + ": " + fault.what());
  }
}

FlowSolver<float> still_water(const Tank& tank, const Records& records) {
  FlowSetup<float> setup;
  setup.raster = tank.raster;
  setup.settings.thin = 1e-4;  // a thousandth of the depth, as in full size
  setup.settings.dry = 1e-6;
  setup.bed = [&tank](int i, int j) {
    return tank.bed[static_cast<std::size_t>(j) * tank.raster.nx + i];
  };
  setup.resistance = manning<float>(smooth_wall, gravity);
  setup.rims.push_back(
      {.side = Side::west, .kind = RimKind::level, .level = [&records](double t) {
         return between(records.time, records.incident, t);
       }});
  FlowSolver<float> solver(std::move(setup));
  solver.set_state([&](int i, int j) {
    return FlowState{std::max(0.0, -solver.bed(i, j)), 0, 0};
  });
  return solver;
}

struct Computed {
  std::array<std::vector<double>, 3> gauges;  ///< above still water, as recorded [m]
  double worst_mass = 0;                      ///< relative to the water [-]
  double run_up = 0;                          ///< highest bed that got wet [m]
};

/// Level of the water at a point, between the four cells around it [m].
double level_at(const FlowSolver<float>& solver, const Raster& r, double x, double y) {
  const double fi = (x - r.x0) / r.dx - 0.5, fj = (y - r.y0) / r.dy - 0.5;
  const int i = static_cast<int>(std::floor(fi)), j = static_cast<int>(std::floor(fj));
  const double a = fi - i, b = fj - j;
  const auto level = [&](int k, int l) { return solver.at(k, l).h + solver.bed(k, l); };
  return (1 - b) * ((1 - a) * level(i, j) + a * level(i + 1, j)) +
         b * ((1 - a) * level(i, j + 1) + a * level(i + 1, j + 1));
}

double highest_wet(const FlowSolver<float>& solver, const Raster& r) {
  double highest = -1e30;
  for (int j = 0; j < r.ny; ++j)
    for (int i = 0; i < r.nx; ++i)
      if (solver.at(i, j).h > 1e-3) highest = std::max(highest, solver.bed(i, j));
  return highest;
}

Computed compute(const Tank& tank, const Records& records) {
  auto solver = still_water(tank, records);
  const double start = solver.volume();
  Computed found;
  Progress progress("computing");
  for (const double when : records.time) {
    while (solver.time() < when) solver.advance(when - solver.time());
    for (std::size_t g = 0; g < 3; ++g)
      found.gauges[g].push_back(level_at(solver, tank.raster, gauge_x, gauge_y[g]));
    const double gap = solver.volume() - start - solver.counters().through_rim;
    found.worst_mass = std::max(found.worst_mass, std::abs(gap) / start);
    found.run_up = std::max(found.run_up, highest_wet(solver, tank.raster));
    progress.update(when / records.time.back());
  }
  progress.finish();
  return found;
}

struct Peak {
  double level = 0, time = 0;  ///< [m], [s]
};

Peak peak_of(const std::vector<double>& time, const std::vector<double>& level) {
  const auto top = std::max_element(level.begin(), level.end());
  return {*top, time[static_cast<std::size_t>(top - level.begin())]};
}

FigureTable gauge_table(const Records& records, const Computed& computed) {
  FigureTable t{"Gauges",
                {{"gauge", "", 0},
                 {"rms error", "mm", 2},
                 {"share", "%", 1},
                 {"peak", "mm", 1},
                 {"measured peak", "mm", 1},
                 {"peak error", "%", 1},
                 {"peak at", "s", 2},
                 {"measured peak at", "s", 2}},
                {}};
  for (std::size_t g = 0; g < 3; ++g) {
    const auto &a = computed.gauges[g], &b = records.gauges[g];
    double squares = 0;
    for (std::size_t k = 0; k < a.size(); ++k) squares += (a[k] - b[k]) * (a[k] - b[k]);
    const double rms = std::sqrt(squares / double(a.size()));
    const Peak ours = peak_of(records.time, a), theirs = peak_of(records.time, b);
    t.rows.push_back({std::string(gauge_names[g]), 1e3 * rms, 100 * rms / theirs.level,
                      1e3 * ours.level, 1e3 * theirs.level,
                      100 * (ours.level / theirs.level - 1), ours.time, theirs.time});
  }
  return t;
}

}  // namespace

FigureReport run_okushiri(const FlowCaseRequest& request) {
  const auto folder = library_folder() / "observations";
  const Records records = read_records(
      request.observations.empty() ? folder / "okushiri.csv" : request.observations);
  const Tank tank = read_tank(request.terrain.empty() ? folder / "okushiri_bed.tif"
                                                      : request.terrain);
  const Computed computed = compute(tank, records);
  FigureReport report{"okushiri", "Monai valley, Okushiri, in a tank at 1:400", {}, {}};
  report.tables.push_back(gauge_table(records, computed));
  report.tables.push_back(
      {"The run",
       {{"what", "", 0}, {"value", "", 1}, {"unit", "", 0}},
       {{std::string("mass not closed, worst"),
         fmt::format("{:.1e}", computed.worst_mass), std::string("of the water")},
        {std::string("highest ground deeper than 1 mm"), 1e3 * computed.run_up,
         std::string("mm")}}});
  report.notes = {
      fmt::format("cells of {:g} mm, single precision, Manning n {:g} (provisional), "
                  "{:g} s; nothing "
                  "was fitted",
                  1e3 * tank.raster.dx, smooth_wall, records.time.back()),
      fmt::format("each record counts from its mean over the first {:g} s, before the "
                  "wave came",
                  before_wave)};
  return report;
}

}  // namespace farreach
