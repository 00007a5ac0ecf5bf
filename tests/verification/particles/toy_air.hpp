/// Air with exact solutions, for the engine alone.
#pragma once

#include <cstdint>
#include <vector>

#include "solver/particles/flight.hpp"

namespace farreach {

/// Homogeneous turbulence between two walls; solid rotation of the mean wind.
struct ToyAir {
  float sigma = 1, time = 100;           ///< [m/s], T_L [s]
  float low = -1e9F, high = 1e9F;        ///< [m]
  float wind = 0, rotation = 0, up = 0;  ///< [m/s], [1/s], [m/s]

  void foresee(Batch& b) const {
    place(b);
    blow(b);
    go_ahead(b, 0.5F);
  }
  void place(Batch& b) const {
    for (int i = 0; i < b.count; ++i) {
      b.rows.low[i] = low;
      b.rows.high[i] = high;
      b.rows.stretch[i] = 1;
      b.rows.layer_time[i] = 1;
      b.rows.own[0][i] = b.rows.x[i] + b.rows.dx[i];
      b.rows.own[1][i] = b.rows.y[i] + b.rows.dy[i];
    }
  }
  void stir(Batch& b) const {
    for (int i = 0; i < b.count; ++i) {
      b.rows.sigma_u[i] = b.rows.sigma_v[i] = b.rows.sigma_w[i] = sigma;
      b.rows.slope_w[i] = 0;
      b.rows.rate_u[i] = b.rows.rate_v[i] = b.rows.rate_w[i] = 1 / time;
    }
  }
  void blow(Batch& b) const {
    for (int i = 0; i < b.count; ++i) {
      b.rows.wind_east[i] = wind - rotation * b.rows.own[1][i];
      b.rows.wind_north[i] = rotation * b.rows.own[0][i];
      b.rows.wind_up[i] = up;
    }
  }
};

/// `count` particles at one place, their velocities not yet drawn.
inline ParticleSet particles_at(float x, float y, float z, int count) {
  ParticleSet p;
  const auto n = static_cast<std::size_t>(count);
  p.x.assign(n, x);
  p.y.assign(n, y);
  p.z.assign(n, z);
  p.u.assign(n, 0);
  p.v.assign(n, 0);
  p.w.assign(n, 0);
  p.birth.assign(n, 0);
  p.head_start.assign(n, 0);
  p.draw.assign(n, 0);
  for (std::uint32_t i = 0; i < n; ++i) p.element.push_back(i);
  return p;
}

/// Carries a set from `start` to `end` in legs of one length.
inline LegCounts carry(const ToyAir& air, ParticleSet& p, StepRule rule, double end,
                       double length) {
  std::vector<std::uint8_t> gone(p.size(), 0);
  LegCounts total;
  for (double t = 0; t < end - 1e-9; t += length) {
    const Leg leg = {t, t + length, 1e20F, {11, 3}, rule};
    const LegCounts c = fly(
        air, leg, {&p, gone.data(), nullptr, p.size(), 0, static_cast<int>(p.size())});
    total.steps += c.steps;
    total.shortest_limited += c.shortest_limited;
  }
  return total;
}

}  // namespace farreach
