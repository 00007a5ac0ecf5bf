/// Benchmarks of kernels and of whole cases, named folder/case/size/threads.
#include <benchmark/benchmark.h>

BENCHMARK_MAIN();
