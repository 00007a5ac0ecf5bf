/// The flight as a whole: bits, restart, time reversal, mass, births, the lid.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/atmosphere/flight_kernel.hpp"
#include "solver/base/error.hpp"
#include "solver/base/parallel.hpp"
#include "tests/verification/particles/flight_fields.hpp"

namespace farreach {
namespace {

constexpr GeoPoint site = {46, 50};
const LayerCase neutral = {"D", 0.4F, 0, 800};

/// Wind that turns with place, height and time, on 9 x 9 columns of 0.5 deg.
WeatherFields turning_weather(const LayerCase& layer) {
  WeatherFields f;
  f.kind = "gridded";
  f.start_utc = "2026-01-01T00:00:00Z";
  f.time = {0, 3600, 7200, 10800, 14400, 18000, 21600, 25200, 28800};
  for (int i = 0; i < 9; ++i) {
    f.longitude.push_back(48 + 0.5 * i);
    f.latitude.push_back(44 + 0.5 * i);
  }
  f.height = {10, 50, 150, 400, 1000, 2500};
  fill_wind(f, [](double lon, double lat, double z, double t) {
    const double speed = 3 + std::log10(z / 10);
    const double angle = 0.3 * (lon - 50) + 0.2 * (lat - 46) + t / 20000 + z / 3000;
    return WindVector{speed * std::cos(angle), speed * std::sin(angle), 0};
  });
  fill_ground(f, layer);
  return f;
}

std::vector<ParticleBirth> puff(int count, double z, double span) {
  std::vector<ParticleBirth> births(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    births[i].time = span * i / count;
    births[i].z = z;
    births[i].mass = {1.0 / count, 0.3};
  }
  return births;
}

void expect_same(const ParticleSet& a, const ParticleSet& b) {
  EXPECT_EQ(a.x, b.x);
  EXPECT_EQ(a.y, b.y);
  EXPECT_EQ(a.z, b.z);
  EXPECT_EQ(a.u, b.u);
  EXPECT_EQ(a.v, b.v);
  EXPECT_EQ(a.w, b.w);
  EXPECT_EQ(a.draw, b.draw);
}

ParticleSet flown(const WeatherFields& f, double until, int threads_wanted) {
  set_threads(threads_wanted);
  RandomFlight flight(f, site, 0, 2, {});
  flight.add(puff(1500, 30, 200));
  flight.advance(until);
  set_threads(0);
  return flight.particles();
}

TEST(RandomFlight, gives_the_same_bits_with_one_thread_and_two) {
  const WeatherFields f = turning_weather(neutral);
  expect_same(flown(f, 4500, 1), flown(f, 4500, 2));
}

/// Every number of a particle, by which they are told apart whatever their order.
std::vector<std::vector<float>> particles_by_number(const ParticleSet& p,
                                                    std::uint32_t below) {
  std::vector<std::vector<float>> found(below);
  for (std::size_t i = 0; i < p.size(); ++i)
    if (p.element[i] < below)
      found[p.element[i]] = {
          p.x[i],       p.y[i],      p.z[i],     p.u[i],
          p.v[i],       p.w[i],      p.birth[i], static_cast<float>(p.draw[i]),
          p.mass[0][i], p.mass[1][i]};
  return found;
}

TEST(RandomFlight, a_particle_does_not_depend_on_its_company) {
  const WeatherFields f = turning_weather(neutral);
  const auto births = puff(1500, 30, 200);
  RandomFlight many(f, site, 0, 2, {}), few(f, site, 0, 2, {});
  many.add(births);
  few.add({births.data(), 100});
  many.advance(3.5 * 3600);
  few.advance(3.5 * 3600);
  ASSERT_EQ(many.particles().size(), 1500U);
  EXPECT_FALSE(
      std::is_sorted(many.particles().element.begin(), many.particles().element.end()))
      << "three hours over a grid must have sorted them by its columns";
  EXPECT_EQ(particles_by_number(many.particles(), 100),
            particles_by_number(few.particles(), 100));
}

TEST(RandomFlight, gives_the_same_bits_on_every_vector_unit) {
  for (const LayerCase& layer :
       {neutral, LayerCase{"B", 0.3F, -0.03F, 1000}, LayerCase{"F", 0.1F, 0.1F, 100}}) {
    const WeatherFields f = turning_weather(layer);
    PresentWeather weather(f, site, {});
    weather.blend(1000, {0, 8, 0, 8});
    const LevelTable levels = level_table(weather.heights());
    const BoundaryAir air(weather, levels, site.lat);
    std::vector<ParticleSet> results;
    const VectorUnit widest = widest_vector_unit();
    for (const VectorUnit unit :
         {VectorUnit::baseline, VectorUnit::avx2, VectorUnit::avx512}) {
      if (static_cast<int>(unit) > static_cast<int>(widest)) continue;
      RandomFlight born(f, site, 0, 0, {});
      std::vector<ParticleBirth> births = puff(300, 20, 1);
      for (auto& b : births) b.mass.clear();
      born.add(births);
      born.advance(5);
      ParticleSet p = born.particles();
      std::vector<std::uint8_t> gone(p.size(), 0);
      StepRule rule;
      rule.young = 2;
      fly_boundary_layer(unit, air, {5, 65, 1e12F, {3, 4}, rule},
                         {&p, gone.data(), nullptr, p.size(), 0, 300});
      results.push_back(p);
    }
    for (const auto& p : results) expect_same(results.front(), p);
  }
}

TEST(RandomFlight, goes_on_from_a_copied_state_with_the_same_bits) {
  const WeatherFields f = turning_weather(neutral);
  RandomFlight one(f, site, 0, 2, {}), other(f, site, 0, 2, {});
  one.add(puff(400, 30, 1));
  one.advance(600);
  other.advance(600);
  other.particles() = one.particles();
  one.advance(1000);
  other.advance(1000);
  expect_same(one.particles(), other.particles());
}

/// Where a cloud is in the mean [m].
struct Centre {
  double x = 0, y = 0;
};

Centre centre_of(const ParticleSet& p) {
  const auto n = static_cast<double>(p.size());
  return {std::accumulate(p.x.begin(), p.x.end(), 0.0) / n,
          std::accumulate(p.y.begin(), p.y.end(), 0.0) / n};
}

TEST(RandomFlight, returns_along_its_way_when_time_runs_backward) {
  // Turbulence as weak as it gets, so that the mean wind is all there is.
  const LayerCase still = {"still", 0.01F, 0, 60000};
  const WeatherFields f = turning_weather(still);
  FlightOptions options;
  options.young = 0;
  RandomFlight there(f, site, 1000, 2, options);
  there.add(puff(200, 120, 1));
  there.advance(14400);
  const Centre far = centre_of(there.particles());
  EXPECT_GT(std::hypot(far.x, far.y), 30000);
  options.backward = true;
  RandomFlight back(f, site, 15400, 2, options);
  std::vector<ParticleBirth> births;
  const ParticleSet& p = there.particles();
  for (std::size_t i = 0; i < p.size(); ++i) {
    ParticleBirth b;
    b.x = static_cast<double>(p.x[i]);
    b.y = static_cast<double>(p.y[i]);
    b.z = 120;
    b.mass = {1, 1};
    births.push_back(b);
  }
  back.add(births);
  back.advance(14400);
  const Centre home = centre_of(back.particles());
  EXPECT_LT(std::hypot(home.x, home.y), 0.01 * std::hypot(far.x, far.y));
}

TEST(RandomFlight, does_not_depend_on_where_callers_stop) {
  const WeatherFields f = turning_weather(neutral);
  RandomFlight whole(f, site, 0, 2, {}), parts(f, site, 0, 2, {});
  whole.add(puff(2000, 30, 100));
  parts.add(puff(2000, 30, 100));
  whole.advance(1200);
  for (int k = 1; k <= 20; ++k) parts.advance(60.0 * k);
  const Centre a = centre_of(whole.particles()), b = centre_of(parts.particles());
  double spread2 = 0;
  for (const float x : whole.particles().x)
    spread2 += std::pow(static_cast<double>(x) - a.x, 2);
  const double error = std::sqrt(2 * spread2 / 2000 / 2000);  // of the difference
  EXPECT_NEAR(a.x, b.x, 4 * error);
}

TEST(RandomFlight, accounts_for_every_kilogram) {
  const WeatherFields f = turning_weather(neutral);
  FlightOptions options;
  options.range = 3000;
  RandomFlight flight(f, site, 0, 2, options);
  const auto births = puff(1000, 50, 1500);
  flight.add(births);
  for (double t = 0; t <= 1800; t += 300) {
    flight.advance(t);
    for (std::size_t s = 0; s < 2; ++s) {
      double sum = flight.left_mass()[s] + flight.unborn_mass()[s], given = 0;
      for (const float m : flight.particles().mass[s]) sum += static_cast<double>(m);
      for (const auto& b : births)
        given += static_cast<double>(static_cast<float>(b.mass[s]));
      EXPECT_NEAR(sum / given, 1, 1e-12) << t;
    }
  }
  EXPECT_GT(flight.left_mass()[0], 0.1);
  EXPECT_GT(flight.particles().size(), 10U);
}

TEST(RandomFlight, lets_particles_go_that_leave_the_weather) {
  WeatherFields f = turning_weather(neutral);
  for (double& lon : f.longitude) lon = 50 + (lon - 50) / 40;  // 8 km across
  RandomFlight flight(f, site, 0, 2, {});
  flight.add(puff(100, 50, 1));
  flight.advance(3600);
  EXPECT_EQ(flight.particles().size(), 0U);
  EXPECT_NEAR(flight.left_mass()[0], 1, 1e-6);
}

TEST(RandomFlight, refuses_times_that_the_weather_does_not_cover) {
  const WeatherFields f = turning_weather(neutral);
  RandomFlight flight(f, site, 28000, 2, {});
  flight.add(puff(10, 50, 1));
  EXPECT_THROW(flight.advance(3600), RunError);
}

TEST(RandomFlight, keeps_the_share_of_turbulence_that_a_birth_brings) {
  const WeatherFields f = one_column(neutral, 5);
  RandomFlight flight(f, site, 0, 2, {});
  auto births = puff(500, 50, 0);
  for (auto& b : births) {
    b.drawn = 0;
    b.u = 2;
  }
  flight.add(births);
  flight.advance(1);
  for (std::size_t i = 0; i < 500; ++i) {
    EXPECT_NEAR(static_cast<double>(flight.particles().u[i]), 2, 1.2);
    EXPECT_NEAR(static_cast<double>(flight.particles().x[i]), 7, 1);
  }
}

TEST(RandomFlight, mixes_what_the_growing_layer_reaches_and_not_before) {
  WeatherFields f = one_column({"D", 0.4F, 0, 200}, 5);
  f.time = {0, 3600, 3601, 14400};
  const auto repeat = [](std::vector<float>& v) {
    const std::vector<float> once = v;
    for (int k = 0; k < 3; ++k) v.insert(v.end(), once.begin(), once.end());
  };
  for (auto* v : {&f.wind_east, &f.wind_north, &f.wind_up, &f.friction_velocity,
                  &f.inverse_length, &f.mixing_height, &f.roughness, &f.air_temperature,
                  &f.pressure, &f.relative_humidity, &f.precipitation})
    repeat(*v);
  f.mixing_height[2] = f.mixing_height[3] = 1000;
  RandomFlight flight(f, site, 0, 2, {});
  flight.add(puff(300, 500, 1));
  flight.advance(3600);
  for (const float z : flight.particles().z) EXPECT_GT(z, 199.0F);
  flight.advance(14400);
  int low = 0;
  for (const float z : flight.particles().z) low += z < 200 ? 1 : 0;
  EXPECT_GT(low, 20);  // 60 when well mixed
}

}  // namespace
}  // namespace farreach
