#include "models/far_field/hand_over.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "models/gas_plume/closures.hpp"
#include "models/gas_plume/profile.hpp"
#include "models/substances/substance.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

constexpr double passive_richardson = 0.25, passive_rise = 0.25, passive_speed = 0.1;

/// Height at which the wind carries the slice [m].
double carrying_height(const PlumeSlice& s) {
  return std::max(s.z_centre, mean_wind_height(s.shape_z) * s.sigma_z);
}

/// Neither its weight nor its rise moves it more than the turbulence does.
bool passive(const PlumeSlice& s, const PlumeSlice& next, const SurfaceLayer& air) {
  const double z = carrying_height(s);
  const double wind = air.wind(z);
  const double rise =
      std::abs(next.z_centre - s.z_centre) / (next.x - s.x) * s.advection_speed;
  const double height = vertical_content(s.z_centre, s.sigma_z, s.shape_z);
  const double weight = s.z_centre > 0.5 * s.sigma_z
                            ? 0  // aloft it shows in the rise
                            : gravity * (s.density / air.air_density - 1) * height /
                                  (air.friction_velocity * air.friction_velocity);
  return weight < passive_richardson && rise < passive_rise * air.sigma_w() &&
         std::abs(s.advection_speed - wind) < passive_speed * wind;
}

/// Heights by the flux F(z) u(z), by inverting its running sum over cells that are
/// finer towards the ground.
class HeightSampler {
 public:
  HeightSampler(const PlumeSlice& s, const SurfaceLayer& air) {
    const double top = s.z_centre + s.sigma_z * std::pow(9.0, 1 / s.shape_z);
    double sum = 0;
    for (std::size_t i = 0; i < cells; ++i) {
      edge_[i + 1] = top * std::pow(double(i + 1) / cells, 3);
      const double z = 0.5 * (edge_[i] + edge_[i + 1]);
      sum += relative_concentration(s, 0, z, 600) * air.wind(z) *
             (edge_[i + 1] - edge_[i]);
      running_[i + 1] = sum;
    }
    if (!(sum > 0)) throw RunError("a plume without a profile cannot be handed over");
  }
  double height(double share) const {
    const double target = share * running_.back();
    const auto above =
        std::upper_bound(running_.begin() + 1, running_.end() - 1, target);
    const auto i = std::size_t(above - running_.begin());
    const double part = (target - running_[i - 1]) / (running_[i] - running_[i - 1]);
    return edge_[i - 1] + std::clamp(part, 0.0, 1.0) * (edge_[i] - edge_[i - 1]);
  }

 private:
  static constexpr std::size_t cells = 512;
  std::array<double, cells + 1> edge_ = {}, running_ = {};
};

/// Mean vertical speed of the matter at z, which is what its flux along the gradient
/// takes: -K d ln F/dz, not faster than the turbulence is [m/s].
double mean_rise(const PlumeSlice& s, const SurfaceLayer& air, double z) {
  const double step = 0.01 * s.sigma_z;
  const double low = std::max(z - step, 0.0), high = z + step;
  const double below = relative_concentration(s, 0, low, 600);
  const double above = relative_concentration(s, 0, high, 600);
  if (!(below > 0 && above > 0)) return 0;
  const double gradient = std::log(above / below) / (high - low);
  const double bound = air.sigma_w();
  return std::clamp(-air.diffusivity(z) * gradient, -bound, bound);
}

/// Standard deviation across the wind of a 600 s mean [m].
double spread(const PlumeSlice& s) {
  return std::sqrt(s.half_width * s.half_width / 3 + s.sigma_y * s.sigma_y +
                   s.sigma_meander * s.sigma_meander);
}

double uniform(std::mt19937_64& random) {
  return (double(random() >> 11) + 0.5) * 0x1p-53;
}

double gaussian(std::mt19937_64& random) {
  const double r = std::sqrt(-2 * std::log(uniform(random)));
  return r * std::cos(2 * pi * uniform(random));
}

/// Mass of a species that the stretch releases [kg].
double released(const SourceSegment& s, const char* substance) {
  double share = 0;
  for (const auto& c : s.components)
    if (c.substance == substance) share += c.mass_fraction;
  return share * s.mass_rate * (s.end - s.start);
}

/// Equal float masses of `n` particles add up to the mass but for rounding; the last
/// takes the rest.
void take_rest(ParticleBirth& last, double n, HandOverBalance& balance) {
  for (std::size_t k = 0; k < far_species; ++k) {
    const double mass = double(last.mass[k]), sum = mass * n;
    last.mass[k] += balance.plume[k] - sum;
    balance.particles[k] = sum + double(float(last.mass[k])) - mass;
  }
}

}  // namespace

std::size_t hand_over_slice(const HandOverTask& task, bool& forced) {
  const auto& slices = task.plume->slices;
  forced = false;
  std::size_t i = 1;
  for (; i + 1 < slices.size(); ++i) {
    if (slices[i].x >= task.latest) break;
    if (slices[i].x < task.earliest) continue;
    if (passive(slices[i], slices[i + 1], *task.air)) return i;
  }
  forced = true;
  return std::min(i, slices.size() - 2);
}

HandOverBalance hand_over_to_particles(const HandOverTask& task,
                                       std::vector<ParticleBirth>& births) {
  HandOverBalance balance;
  const SourceSegment& source = *task.source;
  if (task.plume->followed == PlumeEnd::failed || task.plume->slices.size() < 3)
    throw RunError(
        "the plume that should hand its gas to the particles could not be followed");
  const std::size_t at = hand_over_slice(task, balance.forced);
  const PlumeSlice& s = task.plume->slices[at];
  const PlumeSlice& next = task.plume->slices[at + 1];
  balance.distance = s.x;
  balance.plume = {released(source, "H2S"), released(source, "SO2")};
  const double speed = task.air->wind(carrying_height(s));
  balance.momentum =
      source.mass_rate * (s.advection_speed - speed) * (source.end - source.start);
  balance.heat =
      source.mass_rate * source.excess_enthalpy * (source.end - source.start);

  const HeightSampler heights(s, *task.air);
  const double sigma = spread(s);
  const double growth = (spread(next) - sigma) / (next.arrival - s.arrival);
  const double sigma_v = std::max(task.air->sigma_v_600, growth);
  const double correlation = std::min(growth / sigma_v, 1.0);
  // The spread goes on by its size: a wide source has been under way for longer.
  const double under_way = time_of_spread(task.air->sigma_v_600, sigma);
  const double edge =
      std::sqrt(s.sigma_y * s.sigma_y + s.sigma_meander * s.sigma_meander);
  const double from = task.wind_from * pi / 180;
  const double east = -std::sin(from), north = -std::cos(from);  // downwind
  std::mt19937_64 random(task.seed);
  const auto n = double(task.particles);
  std::array<float, far_species> mass = {};
  for (std::size_t k = 0; k < far_species; ++k) mass[k] = float(balance.plume[k] / n);
  for (std::size_t i = 0; i < task.particles; ++i) {
    ParticleBirth b;
    b.time = source.start +
             (double(i) + uniform(random)) / n * (source.end - source.start) +
             std::max(0.0, s.arrival + s.sigma_t * gaussian(random));
    const double across =
        s.half_width * (2 * uniform(random) - 1) + edge * gaussian(random);
    b.x = s.x * east - across * north;
    b.y = s.x * north + across * east;
    b.z = heights.height(uniform(random));
    b.w = mean_rise(s, *task.air, b.z);
    const double drift = correlation * sigma_v * across / sigma;
    b.u = -drift * north;
    b.v = drift * east;
    b.drawn = std::sqrt(1 - correlation * correlation);
    b.head_start = under_way;
    b.mass.assign(mass.begin(), mass.end());
    births.push_back(b);
  }
  if (!births.empty()) take_rest(births.back(), n, balance);
  return balance;
}

}  // namespace farreach
