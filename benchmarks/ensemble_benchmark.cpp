/// A whole ensemble, by the program as users start it, from the scenario to the report.
///
///   ensemble/tengiz/threads/MEMBERS/T   one process of T threads
///   ensemble/tengiz/ranks/MEMBERS/R     R processes of one thread, by mpirun
/// Members of the library's tengiz_weathers_unlit, 20 000 particles and 72 h each.
/// `members_per_s` holds the start of the program and its report; at 200 members these
/// are a hundredth of the whole. Both pairs of a run are side by side for the scaling.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace farreach {
namespace {

namespace fs = std::filesystem;

/// The folder is taken away at the end.
struct Scratch {
  fs::path path =
      fs::temp_directory_path() / ("farreach_benchmark_" + std::to_string(getpid()));
  Scratch() { fs::create_directories(path); }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
};

void run_ensemble(benchmark::State& state, const std::string& start, int threads) {
  const Scratch scratch;
  const std::string command =
      start + FARREACH_EXECUTABLE + " run " + FARREACH_SOURCE_DIR +
      "/scenarios/library/tengiz_weathers_unlit.toml --force --members " +
      std::to_string(state.range(0)) + " --threads " + std::to_string(threads) +
      " --out " + (scratch.path / "out").string() + " >" +
      (scratch.path / "log").string() + " 2>&1";
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
