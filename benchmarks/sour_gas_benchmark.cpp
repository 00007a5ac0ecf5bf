/// The release side: equilibrium, choked flow, whole sources.
#include <benchmark/benchmark.h>

#include "models/outflow/nozzle.hpp"
#include "models/outflow/release.hpp"
#include "models/sour_gas/rules.hpp"
#include "models/sour_gas/sour_gas.hpp"
#include "tests/support/sour_gas_cases.hpp"

namespace farreach {
namespace {

Fluid sour_gas_fluid() {
  return testing::make_fluid(testing::lean_sour_gas());
}

void flash_two_phases(benchmark::State& state) {
  const Fluid fluid = sour_gas_fluid();
  for (auto _ : state) benchmark::DoNotOptimize(flash_pt(fluid, 5e6, 250));
}
BENCHMARK(flash_two_phases)->Name("sour_gas/flash/two_phases/11_components/1");

void flash_one_phase(benchmark::State& state) {
  const Fluid fluid = sour_gas_fluid();
  for (auto _ : state) benchmark::DoNotOptimize(flash_pt(fluid, 5e6, 380));
}
BENCHMARK(flash_one_phase)->Name("sour_gas/flash/one_phase/11_components/1");

void flash_isentropic(benchmark::State& state) {
  const Fluid fluid = sour_gas_fluid();
  const FluidState start = flash_pt(fluid, 7e6, 300);
  for (auto _ : state) {
    benchmark::DoNotOptimize(flash_ps(fluid, 4e6, start.entropy, &start));
  }
}
BENCHMARK(flash_isentropic)->Name("sour_gas/flash/isentropic/11_components/1");

void choked_flow(benchmark::State& state) {
  const Fluid fluid = sour_gas_fluid();
  const FluidState start = flash_pt(fluid, 7e6, 300);
  for (auto _ : state) benchmark::DoNotOptimize(flow_through(fluid, start, 101325));
}
BENCHMARK(choked_flow)
    ->Name("sour_gas/choked_flow/two_phases/11_components/1")
    ->Unit(benchmark::kMillisecond);

void line_rupture_source(benchmark::State& state) {
  Values values;
  values.set("release.kind", std::string("line_rupture"));
  values.set("release.pressure", 6.5e6);
  values.set("release.temperature", 293.0);
  values.set("release.pipe_diameter", 0.7);
  values.set("release.length_upstream", 30e3);
  values.set("release.length_downstream", 15e3);
  for (const auto& [name, share] : testing::lean_sour_gas()) {
    values.set("release.composition." + name, share);
  }
  values = with_standards(sour_gas_parameters(), values);
  const Fluid fluid = fluid_of(values);
  for (auto _ : state) {
    benchmark::DoNotOptimize(make_release(fluid, values, {101325}));
  }
}
BENCHMARK(line_rupture_source)
    ->Name("sour_gas/source/line_rupture/12_segments/1")
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace farreach
