#include "models/river/river_run_store.hpp"

#include <array>
#include <sstream>

#include "solver/base/binary.hpp"

namespace farreach {
namespace {

/// Numbers of a probe in the order in which they are kept.
template <class Probe>
auto numbers_of(Probe& p) {
  return std::array{&p.arrival, &p.peak, &p.peak_time, &p.end, &p.mass};
}

}  // namespace

std::string bytes_of_river_run(const RiverRunResult& run) {
  std::ostringstream out;
  for (const double value : {run.step, run.worst_balance, run.worst_entry})
    binary::write(out, value);
  binary::write(out, run.reaches);
  binary::write(out, run.probes.size());
  for (const auto& probes : run.probes) {
    binary::write(out, probes.size());
    for (const ProbeResult& p : probes) {
      for (const double* value : numbers_of(p)) binary::write(out, *value);
      binary::write(out, p.series);
    }
  }
  return std::move(out).str();
}

RiverRunResult river_run_of(const std::string& bytes) {
  std::istringstream in(bytes);
  RiverRunResult run;
  for (double* value : {&run.step, &run.worst_balance, &run.worst_entry})
    *value = binary::read<double>(in);
  run.reaches = binary::read_vector<ReachPace>(in);
  for (auto k = binary::read<std::size_t>(in); k > 0; --k) {
    auto& probes = run.probes.emplace_back();
    for (auto p = binary::read<std::size_t>(in); p > 0; --p) {
      ProbeResult& probe = probes.emplace_back();
      for (double* value : numbers_of(probe)) *value = binary::read<double>(in);
      probe.series = binary::read_vector<float>(in);
    }
  }
  return run;
}

}  // namespace farreach
