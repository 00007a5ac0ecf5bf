/// The random flight in the boundary layer with gridded, changing winds.
///
///   particles/random_flight/N/threads             a plume of N particles, 10 to 30 km
///                                                 long, two hours old
///   particles/random_flight/plume/N/threads       the same
///   particles/random_flight/everywhere/N/threads  N particles spread over 2000 km
///   particles/random_flight/near/N/threads        the plume with the steps of young
///                                                 particles, 0.1 T_L
///
/// Near the source a flight takes as many steps as the vertical time scale asks for:
/// T_L is K/sigma_w^2 = k z/(1.7 u* phi) in the surface layer, 3 s at 4 m in a wind of
/// u* = 0.3 m/s, so that steps of 0.1 T_L are tenths of a second there and hundreds to
/// the minute; away from it one step follows the time to cross the whole layer. The
/// hours flown per second differ by that, not the cost of a step. Steps of 0.1 T_L are
/// what the error asks for (far_field_long, PlumeBias): with 0.025 T_L concentrations
/// are the same within their noise of 3 %, with 0.2 T_L still.
///
/// Grid 81 x 81 columns of 0.25 deg, 12 levels, hourly; the boundary layer is stable to
/// convective over the grid. All particles are below the mixing height at the start.
/// `particle_steps_per_s` counts every sub-step; `bytes_per_particle` is the growth of
/// the memory the program holds over the number of particles; `step_s` is the mean
/// sub-step. The machine's own limits: flow/machine/fma and flow/machine/triad.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <chrono>
#include <cmath>
#include <memory>
#include <string>

#include "models/atmosphere/random_flight.hpp"
#include "solver/base/parallel.hpp"

namespace farreach {
namespace {

constexpr int columns = 81;
constexpr double leg = 600, hour = 3600, age = 7200;  // [s]

/// Fields of one time and level or ground, from a law of the column.
template <class Law>
void fill(std::vector<float>& values, std::size_t layers, const Law& law) {
  for (std::size_t k = 0; k < layers; ++k)
    for (int j = 0; j < columns; ++j)
      for (int i = 0; i < columns; ++i)
        values.push_back(
            static_cast<float>(law(0.1 * i + 0.05 * j + 0.3 * static_cast<double>(k))));
}

WeatherFields gridded_weather() {
  WeatherFields f;
  f.kind = "gridded";
  f.start_utc = "2026-01-01T00:00:00Z";
  for (int t = 0; t <= 12; ++t) f.time.push_back(3600 * t);
  for (int i = 0; i < columns; ++i) {
    f.longitude.push_back(40 + 0.25 * i);
    f.latitude.push_back(36 + 0.25 * i);
  }
  f.height = {10, 30, 60, 100, 160, 250, 400, 600, 900, 1300, 2000, 3000};
  const std::size_t times = f.time.size(), layers = times * f.height.size();
  fill(f.wind_east, layers, [](double a) { return 5 + 3 * std::sin(a); });
  fill(f.wind_north, layers, [](double a) { return 3 * std::cos(1.3 * a); });
  fill(f.wind_up, layers, [](double a) { return 0.002 * std::sin(2 * a); });
  fill(f.friction_velocity, times, [](double a) { return 0.3 + 0.1 * std::sin(a); });
  fill(f.inverse_length, times, [](double a) { return 0.02 * std::sin(a + 1); });
  fill(f.mixing_height, times, [](double a) { return 800 - 500 * std::sin(a + 1); });
  fill(f.roughness, times, [](double) { return 0.05; });
  fill(f.air_temperature, times, [](double) { return 288; });
  fill(f.pressure, times, [](double) { return 101325; });
  fill(f.relative_humidity, times, [](double) { return 0.5; });
  fill(f.precipitation, times, [](double) { return 0; });
  return f;
}

const WeatherFields& weather() {
  static const WeatherFields fields = gridded_weather();
  return fields;
}

/// Memory that this program has asked for and holds [B].
double held() {
  const auto info = mallinfo2();
  return static_cast<double>(info.uordblks) + static_cast<double>(info.hblkhd);
}

/// A number in [0, 1) from a counter, evenly spread (golden ratio and its powers).
double spread(std::size_t i, double step) {
  const double x = static_cast<double>(i) * step;
  return x - std::floor(x);
}

struct Cloud {
  double length, width;
};

/// Particles below the mixing height, without the detour over births.
void place(ParticleSet& p, std::size_t count, const Cloud& cloud,
           RandomFlight& flight) {
  for (auto* v : {&p.x, &p.y, &p.z, &p.u, &p.v, &p.w, &p.birth, &p.head_start})
    v->resize(count);
  p.element.resize(count);
  p.draw.assign(count, 0);
  p.mass.front().assign(count, 1);
  const float depth = flight.column(0, 0).mixing_height;
  for (std::size_t i = 0; i < count; ++i) {
    p.x[i] = static_cast<float>(cloud.length * (spread(i, 0.6180339887) - 0.5));
    p.y[i] = static_cast<float>(cloud.width * (spread(i, 0.7548776662) - 0.5));
    const float h = cloud.length > 1e5 ? 250.0F : depth;
    p.z[i] = static_cast<float>(spread(i, 0.5698402910)) * h;
    p.element[i] = static_cast<std::uint32_t>(i);
  }
}

double seconds() {
  using Clock = std::chrono::steady_clock;
  return std::chrono::duration<double>(Clock::now().time_since_epoch()).count();
}

/// Every run of the clock is an hour of flight of particles that are two hours old, the
/// same for any number of them.
void random_flight(benchmark::State& state, Cloud cloud, double young) {
  const auto count = static_cast<std::size_t>(state.range(0));
  set_threads(static_cast<int>(state.range(1)));
  weather();
  const double before = held();
  FlightOptions options;
  options.range = 1.5e6;
  options.young = young;
  options.step_fraction = 0.1;  // as far_field.step_fraction
  double time = 0, steps = 0, flown = 0, bytes = 0;
  for (auto _ : state) {
    RandomFlight flight(weather(), {46, 50}, 0, 1, options);
    flight.advance(age - leg);
    place(flight.particles(), count, cloud, flight);
    flight.advance(age);
    const auto steps_before = static_cast<double>(flight.counts().steps);
    const double start = seconds();
    flight.advance(age + hour);
    const double took = seconds() - start;
    state.SetIterationTime(took);
    time += took;
    steps += static_cast<double>(flight.counts().steps) - steps_before;
    flown += hour * static_cast<double>(flight.particles().size());
    bytes = held() - before;
  }
  state.counters["particle_steps_per_s"] = steps / time;
  state.counters["ns_per_step"] = time / steps * 1e9;
  state.counters["bytes_per_particle"] = bytes / static_cast<double>(count);
  state.counters["step_s"] = flown / steps;
}

void register_all() {
  const Cloud plume = {30e3, 10e3}, everywhere = {1.4e6, 1.4e6};
  struct Variant {
    std::string name;
    Cloud cloud;
    double young;
  };
  for (const Variant& v :
       {Variant{"", plume, 1800}, Variant{"/plume", plume, 1800},
        Variant{"/everywhere", everywhere, 1800}, Variant{"/near", plume, 1e9}})
    for (const std::int64_t count : {100000, 1000000, 10000000})
      for (const std::int64_t threads_used : {1, 2}) {
        if (v.name == "/near" && count > 100000) continue;
        const std::string name = "particles/random_flight" + v.name;
        benchmark::RegisterBenchmark(name.c_str(), random_flight, v.cloud, v.young)
            ->Args({count, threads_used})
            ->UseManualTime()
            ->Unit(benchmark::kMillisecond)
            ->MinTime(0.5);
      }
}

const bool registered = (register_all(), true);

}  // namespace
}  // namespace farreach
