/// A whole ensemble, by the program as users start it, from the scenario to the report.
///
///   ensemble/tengiz/threads/MEMBERS/T   one process of T threads
///   ensemble/tengiz/ranks/MEMBERS/R     R processes of one thread, by mpirun
/// Members of the library's tengiz_weathers_unlit, 20 000 particles and 72 h each.
/// `members_per_s` is that of the whole command, with its start, its report and the
/// second run of the member shown, which count the less the more members there are.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "tests/support/temporary_folder.hpp"

namespace farreach {
namespace {

void run_ensemble(benchmark::State& state, const std::string& start, int threads) {
  const testing::TemporaryFolder scratch;
  const std::string command =
      start + FARREACH_EXECUTABLE + " run " + FARREACH_SOURCE_DIR +
      "/scenarios/library/tengiz_weathers_unlit.toml --force --members " +
      std::to_string(state.range(0)) + " --threads " + std::to_string(threads) +
      " --out " + (scratch / "out").string() + " >" + (scratch / "log").string() +
      " 2>&1";
  for (auto _ : state)
    if (std::system(command.c_str()) != 0) state.SkipWithError(command.c_str());
  state.counters["members_per_s"] =
      benchmark::Counter(static_cast<double>(state.range(0)),
                         benchmark::Counter::kIsIterationInvariantRate);
}

void by_threads(benchmark::State& state) {
  run_ensemble(state, "", static_cast<int>(state.range(1)));
}

void by_ranks(benchmark::State& state) {
  const std::string root = geteuid() == 0 ? "--allow-run-as-root " : "";
  run_ensemble(state,
               "mpirun " + root + "--oversubscribe --bind-to none -n " +
                   std::to_string(state.range(1)) + " ",
               1);
}

void sizes(benchmark::internal::Benchmark* b) {
  b->Args({8, 1})->Args({8, 2})->Iterations(1)->UseRealTime()->Unit(benchmark::kSecond);
}

BENCHMARK(by_threads)->Name("ensemble/tengiz/threads")->Apply(sizes);
BENCHMARK(by_ranks)->Name("ensemble/tengiz/ranks")->Apply(sizes);

}  // namespace
}  // namespace farreach
