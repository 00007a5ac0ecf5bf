#include "models/atmosphere/random_flight.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "models/atmosphere/flight_kernel.hpp"
#include "solver/base/error.hpp"
#include "solver/base/parallel.hpp"

namespace farreach {

namespace {

/// Legs end at multiples of this, wherever callers stop in between [s]. Weather is
/// taken at the middle of a leg; it changes over hours and tens of kilometres.
constexpr double longest_leg = 600;
/// Particles are sorted at multiples of this [s], so that those that look up the same
/// lie together; in between they drift by about one column.
constexpr double sorting_interval = 3600;

WindChange change_of(const FlightOptions& o) {
  return {o.wind_speed_factor, o.wind_turn * std::numbers::pi / 180,
          o.mixing_height_factor, o.backward};
}

/// Particles that one thread takes at a time; what becomes of them does not depend on
/// it. Every thread takes equally often.
std::size_t range_size(std::size_t particles) {
  constexpr std::size_t longest = 16 * batch_lanes;
  const auto turns = 8 * static_cast<std::size_t>(threads());
  const std::size_t rounds = (particles + longest * turns - 1) / (longest * turns);
  const std::size_t ranges = std::max<std::size_t>(rounds, 1) * turns;
  return std::max<std::size_t>((particles + ranges - 1) / ranges, batch_lanes);
}

struct Extent {
  float west = 0, east = 0, south = 0, north = 0;
};

Extent extent_of(const ParticleSet& p) {
  if (p.size() == 0) return {};
  const auto x = std::minmax_element(p.x.begin(), p.x.end());
  const auto y = std::minmax_element(p.y.begin(), p.y.end());
  return {*x.first, *x.second, *y.first, *y.second};
}

}  // namespace

struct RandomFlight::State {
  FlightOptions options;
  GeoPoint origin;
  double weather_start = 0;
  PresentWeather weather;
  LevelTable levels;
  VectorUnit unit = widest_vector_unit();
  double time = 0;
  double fastest = 0;  ///< wind anywhere and at any time [m/s]
  ParticleSet set;
  Births births;
  std::vector<double> left;
  FlightCounts counts;
  std::vector<std::uint8_t> gone;
  std::vector<float> drawn;

  State(const WeatherFields& fields, GeoPoint at, const FlightOptions& o)
      : options(o),
        origin(at),
        weather(fields, at, change_of(o)),
        levels(level_table(weather.heights())) {}

  double weather_time(double t) const {
    return weather_start + (options.backward ? -t : t);
  }
  ColumnBox box(double span) const;
  void fly_leg(double end);
};

/// The columns that particles may look at within half a leg.
ColumnBox RandomFlight::State::box(double span) const {
  const Extent e = extent_of(set);
  const double reach = fastest * span;
  const auto lower = [&](const GridAxis& axis, double at) {
    return std::clamp(static_cast<int>(std::floor(axis.coordinate(at - 2 * reach))), 0,
                      axis.count - 1);
  };
  const auto upper = [&](const GridAxis& axis, double at) {
    return std::clamp(static_cast<int>(std::floor(axis.coordinate(at + 2 * reach))) + 1,
                      0, axis.count - 1);
  };
  // Lanes without air look at the column in the corner, which is always there.
  const double west = e.west, east = e.east, south = e.south, north = e.north;
  return {lower(weather.east(), west), upper(weather.east(), east),
          lower(weather.north(), south), upper(weather.north(), north)};
}

void RandomFlight::State::fly_leg(double end) {
  const std::size_t newborn = births.be_born(end, set, drawn);
  if (set.size() > 0) {
    weather.blend(weather_time(0.5 * (time + end)), box(end - time));
    const BoundaryAir air(weather, levels, origin.lat);
    StepRule rule;
    rule.fraction = static_cast<float>(options.step_fraction);
    rule.young = static_cast<float>(options.young);
    const auto range2 = static_cast<float>(options.range * options.range);
    const Leg leg = {time, end, range2, {options.seed, options.stream}, rule};
    gone.assign(set.size(), 0);
    const std::size_t share = range_size(set.size());
    std::vector<LegCounts> tally((set.size() + share - 1) / share);
    parallel_for("random flight", tally.size(), [&](std::size_t k) {
      const std::size_t first = k * share;
      const std::size_t count = std::min(share, set.size() - first);
      ParticleRange range = {&set,    gone.data(), drawn.data(),
                             newborn, first,       static_cast<int>(count)};
      const std::vector<std::int32_t> order = air.by_regime(range);
      if (!order.empty()) range.order = order.data();
      tally[k] = fly_boundary_layer(unit, air, leg, range);
    });
    for (const LegCounts& c : tally) {
      counts.steps += c.steps;
      counts.shortest_limited += c.shortest_limited;
    }
    set.take_out(gone, left);
    if (weather.fields().columns() > 1 && std::fmod(end, sorting_interval) == 0)
      set.reorder(air.by_regime_and_column(set));
  }
  time = end;
}

RandomFlight::RandomFlight(const WeatherFields& weather, GeoPoint origin,
                           double weather_start, std::size_t species,
                           const FlightOptions& options)
    : state_(std::make_unique<State>(weather, origin, options)) {
  if (!(options.step_fraction > 0 && options.step_fraction <= 1))
    throw RunError(
        "the step of the random flight must be a fraction of the time scale");
  state_->weather_start = weather_start;
  state_->set.mass.resize(species);
  state_->left.assign(species, 0);
  double fastest2 = 0;
  for (std::size_t i = 0; i < weather.wind_east.size(); ++i) {
    const auto u = static_cast<double>(weather.wind_east[i]);
    const auto v = static_cast<double>(weather.wind_north[i]);
    fastest2 = std::max(fastest2, u * u + v * v);
  }
  state_->fastest = std::sqrt(fastest2) * std::abs(options.wind_speed_factor);
}

RandomFlight::~RandomFlight() = default;
RandomFlight::RandomFlight(RandomFlight&&) noexcept = default;

void RandomFlight::add(std::span<const ParticleBirth> births) {
  state_->births.add(births, state_->time, state_->set.mass.size());
}

void RandomFlight::advance(double until) {
  if (!(until >= state_->time)) throw RunError("a random flight cannot turn back");
  while (state_->time < until) {
    const double next =
        (std::floor(state_->time / longest_leg + 1e-9) + 1) * longest_leg;
    state_->fly_leg(std::min(next, until));
  }
}

double RandomFlight::time() const {
  return state_->time;
}
ParticleSet& RandomFlight::particles() {
  return state_->set;
}
const ParticleSet& RandomFlight::particles() const {
  return state_->set;
}
const std::vector<double>& RandomFlight::left_mass() const {
  return state_->left;
}

std::vector<double> RandomFlight::unborn_mass() const {
  return state_->births.mass(state_->left.size());
}

FlightCounts RandomFlight::counts() const {
  return state_->counts;
}

ColumnAir RandomFlight::column(double x, double y) {
  return state_->weather.air_at(state_->weather_time(state_->time), x, y);
}

}  // namespace farreach
