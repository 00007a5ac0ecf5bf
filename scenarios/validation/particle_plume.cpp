#include "scenarios/validation/particle_plume.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/atmosphere/random_flight.hpp"
#include "models/gas_plume/closures.hpp"
#include "solver/base/constants.hpp"

namespace farreach {
namespace {

constexpr double half_width = 0.04;     // a
constexpr double slab_share = 0.3;      // of the mean height
constexpr double kernel_share = 0.2;    // of the scatter across
constexpr double longest_look = 4;      // [s]
constexpr double end_of_flight = 1800;  // [s], the age from which the flight takes wide
                                        // steps near the ground
constexpr std::size_t groups = 10;

/// A particle seen near an arc.
struct Seen {
  std::size_t group = 0;
  double z = 0, weight = 0;  ///< [m], m dt [s]
  double lateral = 0;        ///< G [1/m]
  double across = 0;         ///< y [m]
};

class Watch {
 public:
  Watch(const Trial& trial, const ParticlePlumeOptions& options)
      : trial_(trial),
        options_(options),
        air_(understand(trial.weather).air),
        column_(steady_column(air_)),
        left_(options.particles, 1.0),
        seen_(trial.arcs.size()) {
    for (const Arc& arc : trial.arcs) {
      nearest_ = std::min(nearest_, arc.distance);
      farthest_ = std::max(farthest_, arc.distance);
    }
  }

  ParticlePlume run() {
    RandomFlight flight(column_, {0, 0}, 0, 1,
                        {.seed = options_.seed,
                         .step_fraction = options_.step_fraction,
                         .range = 1.5 * farthest_});
    std::vector<ParticleBirth> births(options_.particles);
    for (auto& birth : births) {
      birth.z = trial_.source.height;
      birth.mass = {1};
    }
    flight.add(births);
    while (flight.time() < end_of_flight) {
      const double dt = next_look(flight.time());
      flight.advance(flight.time() + dt);
      if (flight.particles().size() == 0) break;
      deposit(flight.particles(), dt);
      look(flight.particles(), flight.time(), dt);
    }
    ParticlePlume plume;
    for (std::size_t k = 0; k < seen_.size(); ++k) plume.arcs.push_back(mean_of(k));
    plume.not_past = not_past(flight.particles());
    return plume;
  }

 private:
  /// Short enough to see every particle on the nearest arc, longer as the cloud moves
  /// on and the windows widen [s].
  double next_look(double time) const {
    const double speed = air_.wind(2);
    const double dt = 2 * half_width * nearest_ / speed *
                      std::max(1.0, 0.3 * time * speed / nearest_);
    return std::min({dt, longest_look, end_of_flight - time});
  }

  void deposit(const ParticleSet& p, double dt) {
    double sum = 0;
    for (const float z : p.z) sum += static_cast<double>(z);
    const double depth = slab_share * sum / static_cast<double>(p.size());
    const double kept = std::exp(-options_.deposition * dt / depth);
    for (std::size_t i = 0; i < p.size(); ++i)
      if (static_cast<double>(p.z[i]) < depth) left_[p.element[i]] *= kept;
  }

  void look(const ParticleSet& p, double time, double dt) {
    const double lateral =
        1 / (std::sqrt(2 * pi) * lateral_spread(air_.sigma_v_600, time));
    for (std::size_t i = 0; i < p.size(); ++i) {
      const auto x = static_cast<double>(p.x[i]);
      for (std::size_t k = 0; k < seen_.size(); ++k) {
        const double away = std::abs(x / trial_.arcs[k].distance - 1);
        if (away < half_width)
          seen_[k].push_back({p.element[i] % groups, static_cast<double>(p.z[i]),
                              left_[p.element[i]] * dt, lateral,
                              static_cast<double>(p.y[i])});
      }
    }
  }

  ArcMean mean_of(std::size_t k) const {
    double weight = 0, moment = 0;
    for (const Seen& s : seen_[k]) {
      weight += s.weight;
      moment += s.weight * s.z;
    }
    if (!(weight > 0)) return {0, 1, 0, 0};
    const Arc& arc = trial_.arcs[k];
    const double depth = slab_share * moment / weight;
    const double low = std::max(arc.sensor_height - depth, 0.0);
    const double high = arc.sensor_height + depth;
    std::vector<Seen> inside;
    for (const Seen& s : seen_[k])
      if (s.z >= low && s.z < high) inside.push_back(s);
    const double per =
        trial_.source.mass_rate / (static_cast<double>(options_.particles) * 2 *
                                   half_width * arc.distance * (high - low));
    return mean_of(inside, per);
  }

  /// From what was seen in the slab; `per` turns residence into concentration.
  static ArcMean mean_of(const std::vector<Seen>& inside, double per) {
    std::array<double, groups> sums = {};
    double through = 0, square_across = 0;
    for (const Seen& s : inside) {
      sums[s.group] += s.weight * s.lateral;
      through += s.weight;
      square_across += s.weight * s.across * s.across;
    }
    if (!(through > 0)) return {0, 1, 0, 0};
    double sum = 0, square = 0, alone = 0;
    for (const double x : sums) sum += x;
    for (const double x : sums) square += std::pow(x * groups / sum - 1, 2);
    const double width = kernel_share * std::sqrt(square_across / through);
    for (const Seen& s : inside)
      alone += s.weight * std::exp(-0.5 * std::pow(s.across / width, 2));
    alone /= std::sqrt(2 * pi) * width;
    return {per * sum, std::sqrt(square / (groups * (groups - 1))), per * through,
            per * alone};
  }

  double not_past(const ParticleSet& p) const {
    double count = 0;
    for (const float x : p.x) count += static_cast<double>(x) < farthest_;
    return count / static_cast<double>(options_.particles);
  }

  const Trial& trial_;
  ParticlePlumeOptions options_;
  SurfaceLayer air_;
  WeatherFields column_;
  double nearest_ = INFINITY, farthest_ = 0;
  std::vector<double> left_;  // share of the mass of each particle
  std::vector<std::vector<Seen>> seen_;
};

}  // namespace

WeatherFields steady_column(const SurfaceLayer& air) {
  WeatherFields f;
  f.kind = "constant";
  f.source = "steady surface layer";
  f.start_utc = "1970-01-01T00:00:00Z";
  f.time = {0, 86400};
  f.longitude = {0};
  f.latitude = {0};
  const double lowest = 12 * air.roughness;
  for (double z = lowest; z < 3000; z *= 1.2) f.height.push_back(z);
  const auto put = [&](std::vector<float>& values, double value) {
    values.push_back(static_cast<float>(value));
  };
  for (std::size_t t = 0; t < f.time.size(); ++t) {
    for (const double z : f.height) {
      put(f.wind_east, air.wind(std::min(z, air.mixing_height)));
      put(f.wind_north, 0);
      put(f.wind_up, 0);
    }
    put(f.friction_velocity, air.friction_velocity);
    put(f.inverse_length, air.inverse_length);
    put(f.mixing_height, air.mixing_height);
    put(f.roughness, air.roughness);
    put(f.air_temperature, air.air_temperature);
    put(f.pressure, air.pressure);
    put(f.relative_humidity, air.relative_humidity);
    put(f.precipitation, 0);
  }
  return f;
}

ParticlePlume particle_plume(const Trial& trial, const ParticlePlumeOptions& options) {
  return Watch(trial, options).run();
}

}  // namespace farreach
