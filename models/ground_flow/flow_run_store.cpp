#include "models/ground_flow/flow_run_store.hpp"

#include <sstream>

#include "solver/base/binary.hpp"

namespace farreach {
namespace {

using binary::read;
using binary::read_vector;
using binary::write;

void write_text(std::ostream& out, const std::string& text) {
  write(out, std::vector<char>(text.begin(), text.end()));
}

std::string read_text(std::istream& in) {
  const auto letters = read_vector<char>(in);
  return {letters.begin(), letters.end()};
}

void save_series(std::ostream& out, const FlowSeries& s) {
  write_text(out, s.name);
  write_text(out, s.kind);
  for (const double v : {s.x, s.y, s.bed, s.arrival, s.peak, s.peak_time})
    write(out, v);
  for (const auto* v : {&s.time, &s.depth, &s.speed, &s.discharge}) write(out, *v);
}

FlowSeries restore_series(std::istream& in) {
  FlowSeries s;
  s.name = read_text(in);
  s.kind = read_text(in);
  for (double* v : {&s.x, &s.y, &s.bed, &s.arrival, &s.peak, &s.peak_time})
    *v = read<double>(in);
  for (auto* v : {&s.time, &s.depth, &s.speed, &s.discharge})
    *v = read_vector<double>(in);
  return s;
}

void save_one(std::ostream& out, const FlowRunResult& r) {
  for (const auto* v : {&r.depth, &r.speed, &r.depth_speed, &r.arrival, &r.duration,
                        &r.end_depth, &r.frames})
    write(out, *v);
  for (const auto* v :
       {&r.frame_time, &r.river.time, &r.river.volume, &r.river.share, &r.river.solids})
    write(out, *v);
  write(out, r.frame_stride);
  write(out, r.series.size());
  for (const FlowSeries& s : r.series) save_series(out, s);
  write(out, r.balance);
  write(out, r.onward);
  write(out, r.worst);
  for (const double v : {r.tracer_gap, r.settled_solids, r.end}) write(out, v);
  write(out, static_cast<char>(r.stopped));
  write_text(out, r.limiting_cell);
  write(out, r.counters);
}

FlowRunResult restore_one(std::istream& in) {
  FlowRunResult r;
  for (auto* v : {&r.depth, &r.speed, &r.depth_speed, &r.arrival, &r.duration,
                  &r.end_depth, &r.frames})
    *v = read_vector<float>(in);
  for (auto* v :
       {&r.frame_time, &r.river.time, &r.river.volume, &r.river.share, &r.river.solids})
    *v = read_vector<double>(in);
  r.frame_stride = read<int>(in);
  r.series.resize(std::min<std::size_t>(read<std::size_t>(in), 1'000'000));
  for (FlowSeries& s : r.series) s = restore_series(in);
  r.balance = read<FlowBalance>(in);
  r.onward = read<Onward>(in);
  r.worst = read<WorstBalance>(in);
  for (double* v : {&r.tracer_gap, &r.settled_solids, &r.end}) *v = read<double>(in);
  r.stopped = read<char>(in) != 0;
  r.limiting_cell = read_text(in);
  r.counters = read<FlowCounters>(in);
  return r;
}

constexpr std::uint64_t mark = 0x46524644414D3033;  // "FRFDAM03"

}  // namespace

std::string bytes_of_flow(const FlowRunResult& result) {
  std::ostringstream out;
  write(out, mark);
  save_one(out, result);
  return std::move(out).str();
}

FlowRunResult flow_of(const std::string& bytes) {
  std::istringstream in(bytes);
  if (read<std::uint64_t>(in) != mark)
    throw RunError("this is no kept run of a flow over the ground");
  return restore_one(in);
}

}  // namespace farreach
