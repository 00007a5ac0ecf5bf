/// One plume from the source to 100 km, and the evaluation of its table.
/// Beside ours: SLAB takes 4 ms of wall time per case, its public code on one core.
#include <benchmark/benchmark.h>

#include <limits>

#include "models/gas_plume/gas_plume.hpp"
#include "models/gas_plume/mixture.hpp"
#include "solver/base/constants.hpp"

namespace farreach {
namespace {

Weather weather(char stability, double wind) {
  Weather w;
  w.stability = stability;
  w.wind_speed = wind;
  return w;
}

/// Fills in density, speed and enthalpy from the rest.
SourceSegment completed(SourceSegment s, const Weather& w) {
  s.end = std::numeric_limits<double>::infinity();
  const auto air = understand(w).air;
  const Mixture mixture(s, air);
  s.density = air.pressure / (mixture.released_moles() * gas_constant * s.temperature);
  s.speed = s.mass_rate / (s.density * s.area);
  s.excess_enthalpy = mixture.excess_enthalpy(1, s.temperature);
  return s;
}

/// Sour gas of a gathering line, 100 kg/s, expanded to the pressure of the air.
SourceSegment line_break(const Weather& w) {
  SourceSegment s;
  s.mass_rate = 100;
  s.area = 0.6;
  s.height = 2;
  s.temperature = 250;
  s.components = {{"H2S", 0.12, 0},
                  {"C1", 0.6, 0},
                  {"C3", 0.1, 0},
                  {"CO2", 0.13, 0},
                  {"NC7", 0.05, 0}};
  return completed(s, w);
}

/// The burnt gases of 100 kg/s of sour gas with the air of their flame.
SourceSegment fire(const Weather& w) {
  SourceSegment s;
  s.mass_rate = 1800;
  s.area = 300;
  s.height = 30;
  s.elevation = 90;
  s.temperature = 1400;
  s.components = {
      {"SO2", 0.013, 0}, {"CO2", 0.12, 0}, {"H2O", 0.11, 0}, {"N2", 0.757, 0}};
  return completed(s, w);
}

void one_plume(benchmark::State& state, char stability, double wind,
               SourceSegment (*made)(const Weather&), const char* substance) {
  const Weather w = weather(stability, wind);
  const SourceSegment source = made(w);
  for (auto _ : state) {
    PlumeTrain train(w, {substance}, {});
    train.emit(source);
    benchmark::DoNotOptimize(train.table().segments.front().slices.back());
  }
}

void table_lookup(benchmark::State& state) {
  const Weather w = weather('D', 5);
  PlumeTrain train(w, {"H2S"}, {});
  train.emit(line_break(w));
  double x = 10;
  for (auto _ : state) {
    x = x > 5e4 ? 10 : x * 1.001;
    benchmark::DoNotOptimize(
        mole_fraction(train.table(), 0, x, 0.1 * x, 1.5, 3600, 600));
  }
}

BENCHMARK_CAPTURE(one_plume, F2, 'F', 2.0, line_break, "H2S")
    ->Name("gas_plume/one_plume/F2/1")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(one_plume, D5, 'D', 5.0, line_break, "H2S")
    ->Name("gas_plume/one_plume/D5/1")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(one_plume, fire_F2, 'F', 2.0, fire, "SO2")
    ->Name("gas_plume/one_plume/fire_F2/1")
    ->Unit(benchmark::kMillisecond);
BENCHMARK(table_lookup)->Name("gas_plume/table_lookup/D5/1");

}  // namespace
}  // namespace farreach
