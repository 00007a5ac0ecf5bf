/// The flow solver on a circular dam break, beside the machine's own limits.
///
///   flow/dam_break/N/precision/threads       N x N cells of 10 m on an uneven bed,
///                                            water everywhere, Manning 0.03
///   flow/dam_break_tracer/N/precision/threads  the same with one tracer
///   flow/dam_break_r1/N/precision/threads    flat dry bed, 120 s: 12.6 % wet at first,
///                                            25.5 % at the end; `awake_over_asleep` is
///                                            the time with all tiles at work over the
///                                            time with the wet ones alone
///   flow/machine/triad/threads               a = b + s c in double, arrays of 64 MB
///   flow/machine/fma/threads                 sums of products on registers, float
/// `triad_bytes_per_s` and `triad_fraction` belong to the same run: cell-steps times 80
/// B in float, 160 B in double (20 words, the traffic of a two-sweep scheme of equal
/// order), over what the triad moves. Bind threads: OMP_PROC_BIND=true.
#include <benchmark/benchmark.h>
#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

#include <chrono>
#include <cmath>
#include <string>
#include <vector>

#include "solver/base/parallel.hpp"
#include "solver/flow/flow_solver.hpp"
#include "solver/flow/resistance.hpp"

namespace farreach {
namespace {

double seconds() {
  using Clock = std::chrono::steady_clock;
  return std::chrono::duration<double>(Clock::now().time_since_epoch()).count();
}

/// Bytes per second of the triad, best of five.
double triad(int threads_wanted) {
  set_threads(threads_wanted);
  constexpr std::size_t count = std::size_t{8} << 20;
  constexpr std::size_t parts = 16;
  std::vector<double> a(count, 0), b(count, 1), c(count, 2);
  double best = 0;
  for (int trial = 0; trial < 5; ++trial) {
    const double start = seconds();
    parallel_for("triad", parts, [&](std::size_t part) {
      double* __restrict to = a.data();
      for (std::size_t i = part * count / parts; i < (part + 1) * count / parts; ++i)
        to[i] = b[i] + 3.0 * c[i];
    });
    best = std::max(best, 3.0 * count * sizeof(double) / (seconds() - start));
    benchmark::DoNotOptimize(a.data());
  }
  return best;
}

void machine_triad(benchmark::State& state) {
  double rate = 0;
  for (auto _ : state) rate = triad(static_cast<int>(state.range(0)));
  state.counters["triad_bytes_per_s"] = rate;
}

/// Sums of products by one kind of register, `operations` for each round.
struct MultiplyAdd {
  float (*sum)(int rounds);
  double operations;
};

/// Twelve registers hide the time that one sum takes (4 to 5 cycles, two a cycle) and,
/// with two for the constants, fit into the 16 of AVX2: more would go by the memory.
constexpr int registers = 12;

float first_value(int i) {
  return 1.0F + 1e-3F * static_cast<float>(i);
}

#if defined(__x86_64__) && defined(__GNUC__)
#define FARREACH_MULTIPLY_ADD(name, features, Register, set, multiply_add, reduce) \
  __attribute__((target(features))) float name(int rounds) {                       \
    const Register factor = set(0.999F), more = set(1e-3F);                        \
    Register x[registers];                                                         \
    for (int i = 0; i < registers; ++i) x[i] = set(first_value(i));                \
    for (int k = 0; k < rounds; ++k)                                               \
      _Pragma("GCC unroll 12") for (int i = 0; i < registers; ++i) x[i] =          \
          multiply_add(x[i], factor, more);                                        \
    float sum = 0;                                                                 \
    for (int i = 0; i < registers; ++i) sum += reduce(x[i]);                       \
    return sum;                                                                    \
  }

FARREACH_MULTIPLY_ADD(by_avx512, "avx512f", __m512, _mm512_set1_ps, _mm512_fmadd_ps,
                      _mm512_cvtss_f32)
FARREACH_MULTIPLY_ADD(by_avx2, "avx2,fma", __m256, _mm256_set1_ps, _mm256_fmadd_ps,
                      _mm256_cvtss_f32)
#undef FARREACH_MULTIPLY_ADD
#endif

/// By whatever vectors the compiler takes by itself, multiplied and added in two steps.
float by_plain_vectors(int rounds) {
  constexpr int lanes = 4 * registers;
  alignas(64) float x[lanes];
  for (int i = 0; i < lanes; ++i) x[i] = first_value(i);
  for (int k = 0; k < rounds; ++k)
    for (int i = 0; i < lanes; ++i) x[i] = x[i] * 0.999F + 1e-3F;
  float sum = 0;
  for (const float value : x) sum += value;
  return sum;
}

MultiplyAdd multiply_add() {
#if defined(__x86_64__) && defined(__GNUC__)
  if (__builtin_cpu_supports("avx512f")) return {by_avx512, 2.0 * 16 * registers};
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    return {by_avx2, 2.0 * 8 * registers};
#endif
  return {by_plain_vectors, 2.0 * 4 * registers};
}

void machine_multiply_add(benchmark::State& state) {
  set_threads(static_cast<int>(state.range(0)));
  constexpr int rounds = 1000000;
  const MultiplyAdd fastest = multiply_add();
  double done = 0;
  for (auto _ : state) {
    parallel_for("multiply and add", static_cast<std::size_t>(state.range(0)),
                 [&](std::size_t) {
                   float sum = fastest.sum(rounds);
                   benchmark::DoNotOptimize(sum);
                 });
    done += fastest.operations * rounds * static_cast<double>(state.range(0));
  }
  state.counters["flop_per_s"] = benchmark::Counter(done, benchmark::Counter::kIsRate);
}

template <class Real>
FlowSolver<Real> dam_break(int n, bool all_wet, int tracers = 0,
                           bool all_awake = false) {
  FlowSetup<Real> setup;
  setup.settings.all_awake = all_awake;
  setup.tracers = tracers;
  setup.raster = {n, n, 10, 10, -5.0 * n, -5.0 * n};
  const Raster raster = setup.raster;
  setup.bed = [=](int i, int j) {
    return all_wet ? std::sin(raster.x(i) / 300) * std::cos(raster.y(j) / 300) : 0.0;
  };
  setup.resistance = manning<Real>(0.03, setup.settings.gravity);
  FlowSolver<Real> flow(setup);
  const double radius = 2 * n;
  flow.set_state([&](int i, int j) {
    const bool inside = std::hypot(raster.x(i), raster.y(j)) < radius;
    return FlowState{inside ? 10.0 : all_wet ? 2.0 : 0.0, 0, 0};
  });
  for (int k = 0; k < tracers; ++k)
    flow.set_tracer(k, [&](int i, int) { return raster.x(i) < 0 ? 1.0 : 0.5; });
  return flow;
}

struct Size {
  int cells;  ///< along a side
  int threads;
  int tracers = 0;
};

template <class Real>
void report(benchmark::State& state, const FlowSolver<Real>& flow, Size size,
            double cell_steps) {
  const double rate = triad(size.threads);
  auto& counters = state.counters;
  counters["cell_steps_per_s"] =
      benchmark::Counter(cell_steps, benchmark::Counter::kIsRate);
  counters["triad_bytes_per_s"] = rate;
  counters["triad_fraction"] = benchmark::Counter(cell_steps * 20 * sizeof(Real) / rate,
                                                  benchmark::Counter::kIsRate);
  counters["bytes_per_cell"] =
      static_cast<double>(flow.bytes()) /
      (static_cast<double>(flow.tiles().active().size()) * tile_cells);
}

template <class Real>
void whole(benchmark::State& state, Size size) {
  const int n = size.cells;
  set_threads(size.threads);
  auto flow = dam_break<Real>(n, true, size.tracers);
  const int steps = std::max(2, static_cast<int>(2e7 / (1.0 * n * n)));
  for (auto _ : state)
    for (int k = 0; k < steps; ++k) flow.advance(1e9);
  report(state, flow, size, static_cast<double>(state.iterations()) * steps * n * n);
}

/// Seconds of problem R1, without making it ready.
template <class Real>
double seconds_of_r1(FlowSolver<Real>& flow, int n) {
  const double end = 120.0 * n / 1000;
  const double start = seconds();
  while (flow.time() < end) flow.advance(end - flow.time());
  return seconds() - start;
}

/// Asleep and awake in turn, so that both meet the same machine.
template <class Real>
void r1(benchmark::State& state, Size size) {
  const int n = size.cells;
  set_threads(size.threads);
  double steps = 0, asleep = 0, awake = 0;
  auto flow = dam_break<Real>(n, false);
  for (auto _ : state) {
    flow = dam_break<Real>(n, false);
    const double seconds_asleep = seconds_of_r1(flow, n);
    state.SetIterationTime(seconds_asleep);
    asleep += seconds_asleep;
    auto all = dam_break<Real>(n, false, 0, true);
    awake += seconds_of_r1(all, n);
    steps += static_cast<double>(flow.counters().steps);
  }
  report(state, flow, size, steps * n * n);
  const double rounds = static_cast<double>(state.iterations());
  state.counters["seconds_asleep"] = asleep / rounds;
  state.counters["seconds_awake"] = awake / rounds;
  state.counters["awake_over_asleep"] = awake / asleep;
}

template <class Real>
void add(const std::string& precision) {
  const auto name = [&](const char* kind, int n, int threads) {
    return std::string("flow/") + kind + "/" + std::to_string(n) + "/" + precision +
           "/" + std::to_string(threads);
  };
  for (const int n : {316, 1000, 3162, 4000})
    for (const int t : {1, 2})
      benchmark::RegisterBenchmark(name("dam_break", n, t).c_str(), whole<Real>,
                                   Size{n, t})
          ->UseRealTime()
          ->Unit(benchmark::kMillisecond);
  for (const int n : {1000, 4000})
    for (const int t : {1, 2})
      benchmark::RegisterBenchmark(name("dam_break_tracer", n, t).c_str(), whole<Real>,
                                   Size{n, t, 1})
          ->UseRealTime()
          ->Unit(benchmark::kMillisecond);
  for (const int t : {1, 2})
    benchmark::RegisterBenchmark(name("dam_break_r1", 1000, t).c_str(), r1<Real>,
                                 Size{1000, t})
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
}

const bool registered = [] {
  for (const int t : {1, 2}) {
    benchmark::RegisterBenchmark("flow/machine/triad", machine_triad)
        ->Arg(t)
        ->UseRealTime()
        ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("flow/machine/fma", machine_multiply_add)
        ->Arg(t)
        ->UseRealTime()
        ->Unit(benchmark::kMillisecond);
  }
  add<float>("float");
  add<double>("double");
  return true;
}();

}  // namespace
}  // namespace farreach
