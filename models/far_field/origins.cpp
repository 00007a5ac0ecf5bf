#include "models/far_field/origins.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "models/atmosphere/present_weather.hpp"
#include "models/atmosphere/random_flight.hpp"
#include "models/far_field/member_weather.hpp"
#include "models/far_field/ring_cells.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/utc.hpp"
#include "solver/particles/ground_depth.hpp"

namespace farreach {
namespace {

constexpr double recent = 3600;  // particles of this age are counted more often [s]
constexpr double often = 120, seldom = 300;  // [s]
constexpr std::size_t parts = 8;             // for the error
constexpr float none = std::numeric_limits<float>::quiet_NaN();

double cosine(double latitude) {
  return std::cos(latitude * pi / 180);
}

FlightOptions flight_options(const OriginTask& task, const MemberWeather& weather,
                             int number) {
  FlightOptions o;
  o.seed = task.plan.seed;
  o.stream = std::uint32_t(number);
  o.young = task.settings.young;
  o.step_fraction = task.settings.step_fraction;
  o.range = task.settings.grid.outer;
  o.wind_speed_factor = weather.speed;
  o.wind_turn = weather.turn;
  o.mixing_height_factor = weather.mixing;
  o.backward = true;
  return o;
}

class OriginRun {
 public:
  OriginRun(const OriginTask& task, int number)
      : task_(task),
        weather_(member_weather(task.plan, number)),
        flight_(*task.weather, task.place, weather_.start + observation_time, 1,
                flight_options(task, weather_, number)),
        area_(plane_cell_areas(task.settings.grid)),
        age_(task.settings.grid.cells(), 0) {
    for (auto& sum : sums_) sum.assign(task.settings.grid.cells(), 0);
    member_.number = number;
    member_.observed_utc =
        utc_text(utc_seconds(task.weather->start_utc).value_or(0) + weather_.start);
    const ColumnAir here = flight_.column(0, 0);
    member_.molar_volume =
        gas_constant * double(here.air_temperature) / double(here.pressure);
    release();
  }

  OriginMember run() {
    const double end = observation_time + task_.settings.horizon;
    while (flight_.time() < end) {
      const double step = flight_.time() < observation_time + recent ? often : seldom;
      const double before = flight_.time();
      flight_.advance(std::min(before + step, end));
      count(flight_.time() - before);
      if (flight_.particles().size() == 0 && flight_.time() > observation_time) break;
    }
    finish();
    return std::move(member_);
  }

 private:
  void release();
  void count(double dt);
  void count_one(std::size_t i, double dt, double oxidized, const ColumnAir& air);
  double area(int cell, double y) const;
  void finish();

  const OriginTask& task_;
  MemberWeather weather_;
  RandomFlight flight_;
  OriginMember member_;
  GroundDepth depth_;
  std::vector<double> area_;                     // of a cell of each ring [m2]
  std::array<std::vector<double>, parts> sums_;  // c/q times N [s/m3]
  std::vector<double> age_;                      // the same times age
};

void OriginRun::release() {
  const int n = task_.settings.particles;
  std::vector<ParticleBirth> births;
  for (int i = 0; i < n; ++i) {
    ParticleBirth b;
    b.time = (i + 0.5) / n * observation_time;
    b.z = task_.settings.receptor_height;
    b.mass = {1};
    births.push_back(std::move(b));
  }
  flight_.add(births);
}

void OriginRun::count(double dt) {
  depth_.look(flight_.particles(), flight_.time());
  const bool same = task_.weather->homogeneous();
  const ColumnAir here = flight_.column(0, 0);
  const double oxidized =
      oxidized_share(dt, task_.settings.losses, double(here.air_temperature));
  for (std::size_t i = 0; i < flight_.particles().size(); ++i) {
    const ParticleSet& p = flight_.particles();
    count_one(i, dt, oxidized, same ? here : flight_.column(p.x[i], p.y[i]));
  }
}

void OriginRun::count_one(std::size_t i, double dt, double oxidized,
                          const ColumnAir& air) {
  ParticleSet& p = flight_.particles();
  const double time = flight_.time();
  const double depth =
      GroundDepth::below(double(air.mixing_height), depth_.of(p, i, time));
  const double left = double(p.mass[0][i]), z = double(p.z[i]);
  const int cell =
      z < depth ? plane_cell(task_.settings.grid, double(p.x[i]), double(p.y[i])) : -1;
  if (cell >= 0) {
    const double add = left * dt / (area(cell, double(p.y[i])) * depth);
    sums_[p.element[i] % parts][std::size_t(cell)] += add;
    age_[std::size_t(cell)] += add * (time - double(p.birth[i]));
  }
  const LossRates& rates = task_.settings.losses;
  const auto lost = deposited_share(dt, rates, {z, depth, double(air.precipitation)});
  p.mass[0][i] = float(left * (1 - lost[far_h2s]) * (1 - oxidized));
}

double OriginRun::area(int cell, double y) const {
  const double plane = area_[std::size_t(cell / task_.settings.grid.sectors)];
  if (task_.weather->homogeneous()) return plane;
  const double latitude = plane_to_geo(task_.place, 0, y).lat;
  return plane * cosine(latitude) / cosine(task_.place.lat);
}

void OriginRun::finish() {
  const double n = task_.settings.particles;
  for (std::size_t c = 0; c < age_.size(); ++c) {
    double sum = 0, squares = 0;
    for (const auto& part : sums_) sum += part[c];
    for (const auto& part : sums_)
      squares += (part[c] - sum / parts) * (part[c] - sum / parts);
    member_.dilution.push_back(float(sum / n));
    member_.travel_time.push_back(sum > 0 ? float(age_[c] / sum) : none);
    member_.error.push_back(
        sum > 0 ? float(std::sqrt(squares * parts / (parts - 1)) / sum) : none);
  }
  member_.steps = flight_.counts().steps;
}

}  // namespace

OriginMember run_origin_member(const OriginTask& task, int number) {
  return OriginRun(task, number).run();
}

bool weather_reaches_back(const OriginTask& task, int number) {
  const auto& times = task.weather->time;
  if (times.size() == 1) return true;  // it goes on for ever
  const double start = member_weather(task.plan, number).start;
  return start - task.settings.horizon >= times.front() &&
         start + observation_time <= times.back();
}

GeoPoint plane_to_geo(GeoPoint place, double x, double y) {
  return {place.lat + y / metres_north_per_degree(place.lat),
          place.lon + x / metres_east_per_degree(place.lat)};
}

int origin_cell(const OriginTask& task, GeoPoint source) {
  const double east = std::remainder(source.lon - task.place.lon, 360.0);
  const double north = source.lat - task.place.lat;
  return plane_cell(task.settings.grid, east * metres_east_per_degree(task.place.lat),
                    north * metres_north_per_degree(task.place.lat));
}

}  // namespace farreach
