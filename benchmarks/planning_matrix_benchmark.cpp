/// A planning matrix: 36 wind directions x 6 weathers x 5 release rates, from the
/// expanded source to distances, footprints and the directions that reach a border.
///
/// Flat ground is the same in every direction: the product computes 30 plumes and turns
/// their footprints, and so does this benchmark; it calls the same functions.
#include <benchmark/benchmark.h>

#include <cmath>
#include <string>
#include <utility>

#include "models/gas_plume/gas_plume.hpp"
#include "models/hazard/plumes.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/parallel.hpp"
#include "solver/geo/geodesic.hpp"

namespace farreach {
namespace {

constexpr double rates[] = {3, 10, 30, 100, 300};  // of sour gas [kg/s]

std::vector<Weather> planning_weathers() {
  const std::pair<char, double> classes[] = {{'B', 3}, {'C', 5},   {'D', 5},
                                             {'D', 9}, {'E', 3.5}, {'F', 2}};
  std::vector<Weather> weathers;
  for (const auto& [stability, speed] : classes) {
    Weather w;
    w.name.push_back(stability);
    w.wind_speed = speed;
    w.stability = stability;
    weathers.push_back(w);
  }
  return weathers;
}

/// Sour gas with 15 mol% H2S, molar mass 23.6 g/mol, expanded to 250 K at 200 m/s.
SourceSegment sour_jet(double mass_rate) {
  SourceSegment s;
  s.end = 3600;
  s.mass_rate = mass_rate;
  s.density = 0.0236 * standard_pressure / (gas_constant * 250);
  s.speed = 200;
  s.area = mass_rate / (s.density * s.speed);
  s.temperature = 250;
  s.excess_enthalpy = -1600.0 * 38;
  s.height = 2;
  s.components = {{"H2S", 0.217, 0}, {"C1", 0.578, 0}, {"CO2", 0.205, 0}};
  return s;
}

Level level_of(const char* key, double mole_fraction, double exposure) {
  Level level;
  level.key = std::string(key);
  level.name = level.key;
  level.substance = std::string("H2S");
  level.quantity = quantity::concentration;
  level.unit = std::string("ppm");
  level.value = mole_fraction;
  level.shown_value = mole_fraction * 1e6;
  level.exposure_time = exposure;
  return level;
}

std::vector<Level> planning_levels() {
  Level lethal = level_of("lethal", 0.01, 3600);
  lethal.quantity = quantity::lethality;
  lethal.probit = std::string("h2s_hse");
  return {lethal, level_of("aegl3", 50e-6, 3600), level_of("aegl2", 27e-6, 3600),
          level_of("aegl1", 0.51e-6, 3600)};
}

/// Land north of a wavy border 15 to 19 km away, in steps of about 250 m.
Geography border_to_the_north(GeoPoint site) {
  Territory land{
      .state = "RUS", .kind = BorderKind::land, .product = "made up", .rings = {{}}};
  for (int i = -300; i <= 300; ++i) {
    const double east = 250.0 * i;
    land.rings[0].push_back(
        from_plane(site, {east, 17e3 + 2e3 * std::cos(east / 3e3)}));
  }
  land.rings[0].push_back(from_plane(site, {75e3, 120e3}));
  land.rings[0].push_back(from_plane(site, {-75e3, 120e3}));
  const GeodesicLine nearest = geodesic(site, land.rings[0][300]);
  Geography geography;
  geography.borders = {{.state = "RUS",
                        .kind = BorderKind::land,
                        .nearest = land.rings[0][300],
                        .distance = nearest.distance,
                        .azimuth = nearest.azimuth}};
  geography.detailed = {std::move(land)};
  return geography;
}

/// The matrix as an outcome: one member per weather and rate.
Outcome planning_outcome() {
  Outcome outcome;
  outcome.site.place = {51.353, 53.211};
  outcome.geography = border_to_the_north(outcome.site.place);
  outcome.levels = planning_levels();
  for (const auto& weather : planning_weathers())
    for (std::size_t r = 0; r < std::size(rates); ++r) {
      outcome.part<Plumes>().members.emplace_back();
      outcome.part<Plumes>().members.back().weather = weather;
    }
  return outcome;
}

void fill_plumes(Outcome& outcome) {
  parallel_for("matrix/plumes", outcome.part<Plumes>().members.size(),
               [&](std::size_t i) {
                 Member& member = outcome.part<Plumes>().members[i];
                 PlumeTrain train(member.weather, {"H2S"}, PlumeOptions{});
                 train.emit(sour_jet(rates[i % std::size(rates)]));
                 member.plume = train.table();
               });
}

void planning_matrix(benchmark::State& state) {
  set_threads(static_cast<int>(state.range(0)));
  double reached = 0;
  for (auto _ : state) {
    Outcome outcome = planning_outcome();
    fill_plumes(outcome);
    const auto reaches = compute_reaches(outcome, 2);
    const auto directions = compute_probabilities(outcome, reaches);
    reached = directions.back().by_direction.at(18);  // wind from the south
  }
  state.counters["cases_per_s"] =
      benchmark::Counter(1080, benchmark::Counter::kIsIterationInvariantRate);
  state.counters["share_reached"] = reached;
  set_threads(0);
}
BENCHMARK(planning_matrix)
    ->Name("effects/planning_matrix/1080")
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

/// All effects of six weathers with histories and maps, each plume in 24 parts.
void all_effects(benchmark::State& state) {
  set_threads(static_cast<int>(state.range(0)));
  Outcome outcome = planning_outcome();
  outcome.part<Plumes>().members.resize(6);
  fill_plumes(outcome);
  constexpr int parts = 24;
  for (auto& member : outcome.part<Plumes>().members) {
    const PlumeSegment whole = member.plume.segments.front();
    member.plume.segments.clear();
    for (int k = 0; k < parts; ++k) {
      member.plume.segments.push_back(whole);
      member.plume.segments.back().start = 3600.0 * k / parts;
      member.plume.segments.back().end = 3600.0 * (k + 1) / parts;
    }
  }
  for (auto _ : state)
    benchmark::DoNotOptimize(compute_effects(outcome).part<PlumeEffects>().maps.size());
  set_threads(0);
}
BENCHMARK(all_effects)
    ->Name("effects/all/6x24")
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace farreach
