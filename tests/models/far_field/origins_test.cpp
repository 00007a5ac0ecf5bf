#include "models/far_field/origins.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "models/atmosphere/random_flight.hpp"
#include "models/far_field/ring_cells.hpp"
#include "solver/base/error.hpp"
#include "solver/base/parallel.hpp"
#include "solver/particles/ground_depth.hpp"
#include "tests/support/far_field_cases.hpp"

namespace farreach {
namespace {

/// Air of a place of the far-field cases, without losses; it is watched from `start`.
OriginTask origin_task(const WeatherFields& fields, double start, double horizon,
                       int particles) {
  OriginTask task;
  task.settings = test::far_task(fields, 3600, horizon, particles).settings;
  task.weather = &fields;
  task.plan.seed = 5;
  task.plan.inputs = {{"start", "", "s", ""}};
  task.plan.values = {{start}};
  task.place = {.lat = 46, .lon = 53};
  return task;
}

/// Wind that turns by 60 degrees and doubles over ten hours.
WeatherFields turning(const Weather& weather) {
  WeatherFields f = test::constant_fields(weather, 10);
  const std::size_t levels = f.height.size();
  for (std::size_t k = 0; k < levels; ++k) {
    const double u = double(f.wind_east[k]), v = double(f.wind_north[k]);
    f.wind_east[levels + k] = float(2 * (u * 0.5 - v * 0.8660254));
    f.wind_north[levels + k] = float(2 * (u * 0.8660254 + v * 0.5));
  }
  return f;
}

/// Mean over the hour of observation of c/q at the places that see the source from the
/// cells of the rings: in weather that is the same everywhere, turning a way about by
/// half a circle swaps source and place. Per ring, summed over its sectors.
std::vector<double> forward_rings(const OriginTask& task, double start) {
  FlightOptions o;
  o.seed = task.plan.seed + 90;
  o.young = task.settings.young;
  o.step_fraction = task.settings.step_fraction;
  o.range = task.settings.grid.outer;
  const double until = task.settings.horizon + observation_time;
  RandomFlight flight(*task.weather, task.place, start - task.settings.horizon, 1, o);
  const int n = 6 * task.settings.particles;
  std::vector<ParticleBirth> births;
  for (int i = 0; i < n; ++i) {
    ParticleBirth b;
    b.time = (i + 0.5) / n * until;
    b.z = task.settings.receptor_height;
    b.mass = {until / n};  // 1 kg/s
    births.push_back(b);
  }
  flight.add(births);
  const RingGrid& grid = task.settings.grid;
  const auto area = plane_cell_areas(grid);
  std::vector<double> rings(std::size_t(grid.rings), 0);
  flight.advance(task.settings.horizon);
  GroundDepth depth;
  constexpr double step = 120;
  while (flight.time() < until) {
    flight.advance(flight.time() + step);
    const ParticleSet& p = flight.particles();
    depth.look(p, flight.time());
    for (std::size_t i = 0; i < p.size(); ++i) {
      const double d = GroundDepth::below(double(flight.column(0, 0).mixing_height),
                                          depth.of(p, i, flight.time()));
      const int cell = plane_cell(grid, double(p.x[i]), double(p.y[i]));
      if (cell < 0 || double(p.z[i]) >= d) continue;
      const auto ring = std::size_t(cell / grid.sectors);
      rings[ring] += double(p.mass[0][i]) * step / (area[ring] * d * observation_time);
    }
  }
  return rings;
}

std::vector<double> backward_rings(const OriginTask& task) {
  const OriginMember m = run_origin_member(task, 0);
  std::vector<double> rings(std::size_t(task.settings.grid.rings), 0);
  for (std::size_t c = 0; c < m.dilution.size(); ++c)
    rings[c / std::size_t(task.settings.grid.sectors)] += double(m.dilution[c]);
  return rings;
}

/// Backward over forward, c/q summed from 20 to 50 km.
double reciprocity(const WeatherFields& fields, double start, double horizon,
                   std::uint64_t seed) {
  OriginTask task = origin_task(fields, start, horizon, 1000);
  task.plan.seed = seed;
  task.settings.young = 60;  // for both ways
  const auto there = forward_rings(task, start), back = backward_rings(task);
  const RingGrid& grid = task.settings.grid;
  double forward = 0, backward = 0;
  for (int r = 0; r < grid.rings; ++r) {
    if (grid.edge(r) < 20e3 || grid.edge(r + 1) > 50e3) continue;
    forward += grid.edge(r) * there[std::size_t(r)];
    backward += grid.edge(r) * back[std::size_t(r)];
  }
  return backward / forward;
}

/// Scatter of the ratio from seed to seed, by forty and sixty of them [-].
constexpr double scatter_of_ratio = 0.045;

/// Within three standard errors of the mean of six seeds.
void expect_reciprocal(const WeatherFields& fields, double start, double horizon) {
  constexpr int seeds = 6;
  double mean = 0;
  for (int seed = 1; seed <= seeds; ++seed)
    mean += reciprocity(fields, start, horizon, std::uint64_t(seed)) / seeds;
  EXPECT_NEAR(mean, 1, 3 * scatter_of_ratio / std::sqrt(double(seeds)));
}

TEST(Origins, AreReciprocalInSteadyWeather) {
  expect_reciprocal(test::constant_fields(test::steady_weather('C', 6)), 2.5 * 3600,
                    2.5 * 3600);
}

TEST(Origins, AreReciprocalInTurningWind) {
  expect_reciprocal(turning(test::steady_weather('D', 4)), 5 * 3600, 3 * 3600);
}

TEST(Origins, AgreeWithAMemberFromTheSource) {
  const WeatherFields fields = test::constant_fields(test::steady_weather('D', 5));
  FarTask release = test::far_task(fields, 4 * 3600, 4 * 3600, 60000);
  // Sectors so narrow that the highest value of one is its mean, with as many particles
  // as the highest of some hours then asks for.
  release.settings.grid = {1e3, 100e3, 15, 1440};
  release.levels = {test::h2s_level(1e-9, 3600)};
  release.source = [](const Values&, double) {
    return [](const Weather&) { return GasSource{{test::seep(4 * 3600)}}; };
  };
  const FarMember there = run_member(release, 0);
  OriginTask task = origin_task(fields, 4 * 3600, 4 * 3600, 4000);
  task.settings.grid = release.settings.grid;
  const OriginMember back = run_origin_member(task, 0);
  const double per_rate = 1e-9 * 0.0340809 / back.molar_volume / (0.85 * 2);
  const RingGrid& grid = task.settings.grid;
  double forward = 0, backward = 0;
  for (std::size_t c = 0; c < grid.cells(); ++c) {
    const double r = grid.edge(int(c) / grid.sectors);
    if (r < 20e3 || r > 50e3) continue;
    forward += r * double(there.multiple[c]) * per_rate;
    backward += r * double(back.dilution[c]);
  }
  std::printf("backward over member: %.4f\n", backward / forward);
  // The largest of some hourly means in a cell lies some per cent above their mean.
  EXPECT_NEAR(backward / forward, 1, 0.10);
}

TEST(Origins, LieUpwindAtTheTimeTheWindTakes) {
  const WeatherFields fields = test::constant_fields(test::steady_weather('D', 6));
  const OriginTask task = origin_task(fields, 5 * 3600, 5 * 3600, 1000);
  const OriginMember m = run_origin_member(task, 0);
  const double from = 250 * pi / 180;  // of steady_weather
  const auto cell_at = [&](double r, double azimuth) {
    return std::size_t(
        plane_cell(task.settings.grid, r * std::sin(azimuth), r * std::cos(azimuth)));
  };
  EXPECT_GT(m.dilution[cell_at(30e3, from)], 0);
  EXPECT_EQ(m.dilution[cell_at(30e3, from + pi)], 0);
  EXPECT_TRUE(std::isnan(m.travel_time[cell_at(30e3, from + pi)]));
  const double time = double(m.travel_time[cell_at(30e3, from)]);
  EXPECT_GT(time, 30e3 / 12);
  EXPECT_LT(time, 30e3 / 5);
  EXPECT_LT(m.error[cell_at(30e3, from)], 0.5);
}

TEST(Origins, LossesTakeTheirShare) {
  const WeatherFields fields = test::constant_fields(test::steady_weather('D', 6));
  OriginTask task = origin_task(fields, 5 * 3600, 5 * 3600, 500);
  const OriginMember clean = run_origin_member(task, 0);
  task.settings.losses.hydroxyl = 1e7;
  const OriginMember lossy = run_origin_member(task, 0);
  const double rate = -std::log(1 - oxidized_share(1, task.settings.losses, 288.15));
  int met = 0;
  for (std::size_t c = 0; c < clean.dilution.size(); ++c) {
    if (!(clean.dilution[c] > 0)) continue;
    const double time = double(clean.travel_time[c]);
    EXPECT_NEAR(double(lossy.dilution[c] / clean.dilution[c]), std::exp(-rate * time),
                0.02);
    ++met;
  }
  EXPECT_GT(met, 20);
}

TEST(Origins, AreTheSameBitsForAnyNumberOfThreads) {
  const WeatherFields fields = test::constant_fields(test::steady_weather('C', 4));
  const OriginTask task = origin_task(fields, 4 * 3600, 3 * 3600, 300);
  set_threads(1);
  const OriginMember one = run_origin_member(task, 0);
  set_threads(2);
  const OriginMember two = run_origin_member(task, 0);
  set_threads(0);
  EXPECT_EQ(one.dilution, two.dilution);
}

TEST(Origins, NeedWeatherBeforeTheObservation) {
  const WeatherFields fields = test::constant_fields(test::steady_weather('C', 4), 24);
  EXPECT_TRUE(weather_reaches_back(origin_task(fields, 6 * 3600, 6 * 3600, 100), 0));
  const OriginTask early = origin_task(fields, 5 * 3600, 6 * 3600, 100);
  EXPECT_FALSE(weather_reaches_back(early, 0));
  EXPECT_THROW(run_origin_member(early, 0), RunError);
  EXPECT_FALSE(
      weather_reaches_back(origin_task(fields, 23.5 * 3600, 6 * 3600, 100), 0));
}

TEST(Origins, FindTheCellOfASite) {
  const WeatherFields fields = test::constant_fields(test::steady_weather('C', 4));
  const OriginTask task = origin_task(fields, 4 * 3600, 3 * 3600, 300);
  const GeoPoint place = plane_to_geo(task.place, 30e3, -40e3);
  EXPECT_EQ(origin_cell(task, place), plane_cell(task.settings.grid, 30e3, -40e3));
  EXPECT_EQ(origin_cell(task, {place.lat, place.lon + 360}),
            plane_cell(task.settings.grid, 30e3, -40e3));
  EXPECT_EQ(origin_cell(task, task.place), -1);
  EXPECT_EQ(origin_cell(task, {50, 53}), -1);
}

}  // namespace
}  // namespace farreach
