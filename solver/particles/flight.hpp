/// The random flight of a batch of particles over one leg, in any air.
///
/// Langevin equations of Thomson (1987), J. Fluid Mech. 180, 529-556, for Gaussian
/// turbulence whose components do not correlate, in scaled velocities W = w/sigma_w:
///   dW = -W dt/T_L + (d sigma_w/dz) dt + sqrt(2/T_L) dB
///   dU = -U dt/T_L + sqrt(2/T_L) dB
///   dz = (w_mean + sigma_w W) dt
///   dx = (u_mean + sigma_u U) dt
/// They keep a well-mixed tracer well mixed. One sub-step dt is split symmetrically:
/// half the way; half a push by the slope of sigma_w, all of memory and noise, half a
/// push; half the way (after Leimkuhler and Matthews 2013, Appl. Math. Res. Express
/// 2013, 34-56), all with the turbulence and the mean wind found at the place halfway.
/// The way is that of dz/ds = sigma_w to second order, s = W dt/2; its first half is
/// made with what the step before foresees and mended by what is found. With
/// q = dt/(2 T_L),
///   W <- (1 - q)/(1 + q) W + 2 sqrt(q)/(1 + q) B
/// keeps the variance and, with the trapezoidal way, the diffusivity sigma^2 T_L exact
/// for any dt in homogeneous turbulence.
///
/// Near the source dt = 1/(1/(c T_L) + 4 |d sigma_w/dz|), c the fraction of T_L,
/// without a floor. Steps that follow T_L, which grows with height, may unmix as they
/// grow; with half a million particles at c = 0.05 nothing of it is to be seen. Steps
/// that are the same at all heights do not, however T_L changes. So older particles
/// take even steps, which may be much longer than T_L near the ground: the diffusivity
/// there is kept, the correlation over times below dt is not.
///
/// At the floor and the lid of its layer a particle is reflected and W changes sign.
/// The column of air is that at the middle of the leg, with the mean wind: second order
/// in the length of the leg.
///
/// The air is a function object, called for whole batches:
///   foresee(batch)  wind at the start of the leg; where columns differ, dx and dy
///   after
///                 half of it with this wind (go_ahead)
///   place(batch)  column at (x + dx, y + dy) and height z: low, high, stretch, cell,
///                 own; `stretch` < 0 where there is no air any more
///   stir(batch)   sigma_u .. rate_w at z
///   blow(batch)   wind_east, wind_north, wind_up at z
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>

#include "solver/base/counter_random.hpp"
#include "solver/particles/particle_set.hpp"
#include "solver/simd/batch.hpp"

namespace farreach {

/// How long sub-steps are. A particle younger than `young` takes `fraction` of the
/// local T_L. An older one takes the same step everywhere during one leg:
/// `even_fraction` of the time that turbulence takes to cross its layer, and no more
/// than `age_fraction` of its age.
struct StepRule {
  float fraction = 0.05F;
  float even_fraction = 0.06F;
  float age_fraction = 0.01F;
  float young = 1800;      ///< [s]
  float shortest = 1e-3F;  ///< [s]
  float longest = 300;     ///< [s]
};

struct Leg {
  double start = 0, end = 0;  ///< [s]
  float range2 = 0;           ///< square of the distance where particles are gone [m2]
  RandomKey key;
  StepRule rule;
  VectorUnit unit = VectorUnit::baseline;  ///< for the random numbers
};

struct LegCounts {
  std::uint64_t steps = 0, shortest_limited = 0;
};

/// `count` particles of a set, from number `first` on; `gone` has one entry for each
/// particle of the set, `drawn` one for each from number `newborn` on: the share of the
/// horizontal turbulence that is drawn at birth.
struct ParticleRange {
  ParticleSet* set = nullptr;
  std::uint8_t* gone = nullptr;
  const float* drawn = nullptr;
  std::size_t newborn = 0;
  std::size_t first = 0;
  int count = 0;
  const std::int32_t* order = nullptr;  ///< in which they are taken; none: as they lie
};

/// Numbers of the particles that the batch takes from the range.
FARREACH_INLINE void enlist(const ParticleRange& range, int from, int count, Batch& b) {
  for (int i = 0; i < count; ++i)
    b.home[i] = range.order != nullptr ? range.order[from + i] : from + i;
  set_count(b, count);
  // What only fills the last vector is a copy, at rest.
  for (int i = count; i < b.width; ++i) b.home[i] = b.home[0];
}

/// From the set into the rows.
FARREACH_INLINE void load(const Leg& leg, const ParticleRange& range, Batch& b) {
  const ParticleSet& set = *range.set;
  const std::size_t first = range.first;
  const float *x = &set.x[first], *y = &set.y[first], *z = &set.z[first];
  const float *u = &set.u[first], *v = &set.v[first], *w = &set.w[first];
  const float *birth = &set.birth[first], *head_start = &set.head_start[first];
  const std::uint32_t *element = &set.element[first], *draw = &set.draw[first];
  const double start = leg.start, end = leg.end;
  const float young = leg.rule.young;
  BatchRows& r = b.rows;
  const int lanes = whole_vectors(b);
  FARREACH_INDEPENDENT
  for (int i = 0; i < lanes; ++i) {
    const std::int32_t home = b.home[i];
    const auto born = static_cast<double>(birth[home]);
    const double begin = born > start ? born : start;
    r.x[i] = x[home];
    r.y[i] = y[home];
    r.z[i] = z[home];
    r.along[i] = u[home];
    r.across[i] = v[home];
    r.up[i] = w[home];
    r.dx[i] = r.dy[i] = 0;
    r.left[i] = static_cast<float>(end - begin);
    r.age[i] = static_cast<float>(begin - born);
    r.travel[i] = r.age[i] + head_start[home] + 0.5F * r.left[i];
    r.aged[i] = r.age[i] >= young ? 1.0F : 0.0F;
    b.element[i] = element[home];
    b.draw[i] = draw[home];
    b.limited[i] = 0;
    b.drawn[i] = 1;
  }
  for (int i = b.count; i < b.width; ++i) r.left[i] = 0;
}

FARREACH_INLINE void draw_normals(const Leg& leg, Batch& b) {
  const int lanes = whole_vectors(b);
  random_rows(leg.unit, leg.key, {b.element, b.draw, lanes},
              {b.words[0], b.words[1], b.words[2], b.words[3]});
  FARREACH_INDEPENDENT
  for (int i = 0; i < lanes; ++i) {
    const NormalPair one = normal_pair(b.words[0][i], b.words[1][i]);
    const NormalPair two = normal_pair(b.words[2][i], b.words[3][i]);
    b.normal[0][i] = one.first;
    b.normal[1][i] = one.second;
    b.normal[2][i] = two.first;
  }
}

/// Velocities of the particles that begin in this leg, from their first draw.
FARREACH_INLINE void draw_newborn(const Leg& leg, const ParticleRange& range,
                                  Batch& b) {
  bool any = false;
  for (int i = 0; i < b.width; ++i) {
    any |= b.draw[i] == 0;
    const std::size_t home = range.first + static_cast<std::size_t>(b.home[i]);
    if (home >= range.newborn) b.drawn[i] = range.drawn[home - range.newborn];
  }
  if (any) draw_normals(leg, b);
}

struct Memory {
  float kept, fresh;
};

FARREACH_INLINE Memory memory_after(float step, float rate) {
  const float q = 0.5F * step * rate;
  const float per = 1.0F / (1.0F + q);
  return {(1.0F - q) * per, 2.0F * __builtin_sqrtf(q) * per};
}

struct Bounced {
  float z, up;
};

/// Reflection at the floor and the lid. The way beyond them was made as if sigma_w went
/// on changing; it changes back instead: `bend` is d ln sigma_w/dz.
FARREACH_INLINE Bounced bounce(float z, float up, float low, float high, float bend) {
  const float under = most(low - z, 0.0F), over = most(z - high, 0.0F);
  const float above = z < low ? low + under * (1.0F + bend * under) : z;
  const float within = above > high ? high - over * (1.0F - bend * over) : above;
  const bool turned = (z < low) != (above > high);
  return {least(most(within, low), high), turned ? -up : up};
}

/// First half of the way, with the turbulence foreseen for its start.
FARREACH_INLINE void approach(Batch& b) {
  BatchRows& r = b.rows;
  const int lanes = whole_vectors(b);
  FARREACH_INDEPENDENT
  for (int i = 0; i < lanes; ++i) {
    const float half = 0.5F * r.step[i], way = half * r.up[i];
    const float rise = r.sigma_w[i] * way * (1.0F + 0.5F * r.slope_w[i] * way);
    const float free = r.z[i] + rise + half * r.wind_up[i];
    const Bounced at =
        bounce(free, r.up[i], r.low[i], r.high[i], r.slope_w[i] / r.sigma_w[i]);
    const bool straight = free == at.z;
    b.way[i] = straight ? way : 0.0F;
    b.rise[i] = straight ? rise : 0.0F;
    r.z[i] = at.z;
    r.up[i] = at.up;
  }
}

/// Push, memory and noise, push and the second half of the way, in the air halfway. The
/// first half is mended first, so that it is what the turbulence found halfway makes.
FARREACH_INLINE void proceed(Batch& b) {
  BatchRows& r = b.rows;
  const int lanes = whole_vectors(b);
  FARREACH_INDEPENDENT
  for (int i = 0; i < lanes; ++i) {
    const float step = r.step[i], half = 0.5F * step;
    const Memory mu = memory_after(step, r.rate_u[i]);
    const Memory mv = memory_after(step, r.rate_v[i]);
    const Memory mw = memory_after(step, r.rate_w[i]);
    const float along = mu.kept * r.along[i] + mu.fresh * b.normal[0][i];
    const float across = mv.kept * r.across[i] + mv.fresh * b.normal[1][i];
    const float u = 0.5F * r.sigma_u[i] * (r.along[i] + along);
    const float v = 0.5F * r.sigma_v[i] * (r.across[i] + across);
    r.along[i] = along;
    r.across[i] = across;
    r.dx[i] +=
        step * r.stretch[i] * (r.wind_east[i] + (r.east[i] * u - r.north[i] * v));
    r.dy[i] += step * (r.wind_north[i] + (r.north[i] * u + r.east[i] * v));
    const float slope = r.slope_w[i], came = b.way[i];
    const float missed = r.sigma_w[i] * came * (1.0F - 0.5F * slope * came) - b.rise[i];
    const float sigma = r.sigma_w[i] + slope * missed;
    const float middle = r.z[i] + missed;
    const float pushed = r.up[i] + half * slope;
    const float up = mw.kept * pushed + mw.fresh * b.normal[2][i] + half * slope;
    const float way = half * up;
    const float rise = sigma * way * (1.0F + 0.5F * slope * way);
    const float free = middle + rise + half * r.wind_up[i];
    const Bounced at = bounce(free, up, r.low[i], r.high[i], slope / sigma);
    r.sigma_w[i] = sigma + slope * (at.z - middle);
    r.z[i] = at.z;
    r.up[i] = at.up;
  }
}

/// Ends the sub-step; returns how many particles go on. Velocities of those that arrive
/// become m/s again, and nothing changes them while they wait.
FARREACH_INLINE int finish(Batch& b) {
  BatchRows& r = b.rows;
  int on = 0;
  const int lanes = whole_vectors(b);
  FARREACH_INDEPENDENT
  for (int i = 0; i < lanes; ++i) {
    const float before = r.left[i], left = before - r.step[i];
    const bool arrives = (before > 0) & !(left > 0);
    b.draw[i] += before > 0 ? 1U : 0U;
    r.along[i] *= arrives ? r.sigma_u[i] : 1.0F;
    r.across[i] *= arrives ? r.sigma_v[i] : 1.0F;
    r.up[i] *= arrives ? r.sigma_w[i] : 1.0F;
    r.left[i] = left;
    on += left > 0 ? 1 : 0;
  }
  return on;
}

/// The even step of aged particles.
FARREACH_INLINE void choose_even_step(const StepRule& rule, Batch& b) {
  BatchRows& r = b.rows;
  const StepRule s = rule;
  const int lanes = whole_vectors(b);
  FARREACH_INDEPENDENT
  for (int i = 0; i < lanes; ++i) {
    const float even =
        least(s.even_fraction * r.layer_time[i], s.age_fraction * r.age[i]);
    r.even_step[i] = r.aged[i] * even;
  }
}

/// Length of the next sub-step.
FARREACH_INLINE void choose_step(const StepRule& rule, Batch& b) {
  BatchRows& r = b.rows;
  const StepRule s = rule;
  const int lanes = whole_vectors(b);
  FARREACH_INDEPENDENT
  for (int i = 0; i < lanes; ++i) {
    const float c = s.fraction, left = r.left[i];
    const float local = c / (r.rate_w[i] + 4.0F * c * magnitude(r.slope_w[i]));
    const float want = r.even_step[i] > 0 ? r.even_step[i] : local;
    const float step = least(most(want, s.shortest), s.longest);
    const float shared = left < 2.0F * step ? 0.5F * left : step;
    r.step[i] = left <= step ? left : shared;
    b.limited[i] += want < s.shortest && step < left ? 1U : 0U;
  }
}

/// Puts the lanes that have arrived back into the set.
FARREACH_INLINE void store(const Leg& leg, const ParticleRange& range, Batch& b,
                           LegCounts& counts) {
  ParticleSet& set = *range.set;
  const BatchRows& r = b.rows;
  for (int i = 0; i < b.count; ++i) {
    if (r.left[i] > 0) continue;
    const std::size_t home = range.first + static_cast<std::size_t>(b.home[i]);
    const float x = r.x[i] + r.dx[i], y = r.y[i] + r.dy[i];
    const float u = r.along[i], v = r.across[i];
    set.x[home] = x;
    set.y[home] = y;
    set.z[home] = r.z[i];
    set.u[home] = r.east[i] * u - r.north[i] * v;
    set.v[home] = r.north[i] * u + r.east[i] * v;
    set.w[home] = r.up[i];
    counts.steps += b.draw[i] - set.draw[home];
    counts.shortest_limited += b.limited[i];
    set.draw[home] = b.draw[i];
    range.gone[home] = !(x * x + y * y <= leg.range2) ? 1 : range.gone[home];
  }
}

/// Marks the particles that have no air any more; they make no way.
FARREACH_INLINE void drop_outside(const ParticleRange& range, Batch& b) {
  for (int i = 0; i < b.count; ++i) {
    const bool outside = !(b.rows.stretch[i] >= 0);
    if (outside) range.gone[range.first + static_cast<std::size_t>(b.home[i])] = 1;
    b.rows.left[i] = outside ? 0.0F : b.rows.left[i];
  }
}

/// Way at the present wind for a share of the time left, from the start of the leg.
FARREACH_INLINE void go_ahead(Batch& b, float share) {
  BatchRows& r = b.rows;
  const int lanes = whole_vectors(b);
  FARREACH_INDEPENDENT
  for (int i = 0; i < lanes; ++i) {
    const float span = r.stretch[i] >= 0 ? share * r.left[i] : 0.0F;
    r.dx[i] = span * r.stretch[i] * r.wind_east[i];
    r.dy[i] = span * r.wind_north[i];
  }
}

FARREACH_INLINE void stay(Batch& b) {
  BatchRows& r = b.rows;
  const int lanes = whole_vectors(b);
  FARREACH_INDEPENDENT
  for (int i = 0; i < lanes; ++i) r.dx[i] = r.dy[i] = 0;
}

/// Turns velocities [m/s] into scaled ones along the wind; a particle that has not
/// drawn yet adds those of the turbulence. Beyond five times the scatter the turbulence
/// of this layer did not make the velocity: it belongs to a layer the particle has
/// left, and five times is what it keeps.
FARREACH_INLINE void scale_velocities(Batch& b) {
  BatchRows& r = b.rows;
  const int lanes = whole_vectors(b);
  FARREACH_INDEPENDENT
  for (int i = 0; i < lanes; ++i) {
    const float speed2 =
        r.wind_east[i] * r.wind_east[i] + r.wind_north[i] * r.wind_north[i];
    const bool calm = speed2 < 1e-12F;
    const float per = 1.0F / __builtin_sqrtf(calm ? 1.0F : speed2);
    const float east = calm ? 1.0F : r.wind_east[i] * per;
    const float north = calm ? 0.0F : r.wind_north[i] * per;
    const float u = r.along[i], v = r.across[i];
    const bool newborn = b.draw[i] == 0;
    const float along = (east * u + north * v) / r.sigma_u[i];
    const float across = (east * v - north * u) / r.sigma_v[i];
    const float up = r.up[i] / r.sigma_w[i];
    const float held = least(most(up, -5.0F), 5.0F);
    r.along[i] = newborn ? along + b.drawn[i] * b.normal[0][i] : along;
    r.across[i] = newborn ? across + b.drawn[i] * b.normal[1][i] : across;
    r.up[i] = newborn ? up + b.normal[2][i] : held;
    b.draw[i] = newborn ? 1U : b.draw[i];
    r.east[i] = east;
    r.north[i] = north;
  }
}

/// The particles of a range during a leg: under way, ready to start, not yet looked at.
struct Crew {
  ParticleRange range;
  int taken = 0;
  Batch flying, waiting;
  LegCounts counts;
};

/// From the set to the first sub-step, for the next particles of the range.
template <class Air>
FARREACH_INLINE void take_off(const Air& air, const Leg& leg, Crew& crew, Batch& b) {
  const int rest = crew.range.count - crew.taken;
  enlist(crew.range, crew.taken, rest < batch_lanes ? rest : batch_lanes, b);
  crew.taken += b.count;
  load(leg, crew.range, b);
  air.foresee(b);
  air.place(b);
  drop_outside(crew.range, b);
  stay(b);
  air.stir(b);
  draw_newborn(leg, crew.range, b);
  scale_velocities(b);
  choose_even_step(leg.rule, b);
  choose_step(leg.rule, b);
  store(leg, crew.range, b, crew.counts);
  close_ranks(b);
}

/// Stores what has arrived and fills the batch from the rest of the range, through
/// `waiting` when some are still under way; returns how many are.
template <class Air>
FARREACH_INLINE int refill(const Air& air, const Leg& leg, Crew& crew) {
  Batch& b = crew.flying;
  store(leg, crew.range, b, crew.counts);
  close_ranks(b);
  while (b.count < batch_lanes) {
    const bool more = crew.taken < crew.range.count;
    if (crew.waiting.count > 0) {
      join(b, crew.waiting);
    } else if (more) {
      take_off(air, leg, crew, b.count == 0 ? b : crew.waiting);
    } else {
      break;
    }
  }
  return b.count;
}

/// Carries one range of particles over a leg. Lanes that arrive wait for the others
/// until a quarter of the batch is idle; then particles still waiting take their place,
/// so that a few that need many steps do not hold up a whole batch.
template <class Air>
FARREACH_INLINE LegCounts fly(const Air& air, const Leg& leg,
                              const ParticleRange& range) {
  Crew crew;
  crew.range = range;
  Batch& b = crew.flying;
  int on = 0;
  for (;;) {
    if (4 * on < 3 * b.count || on == 0) on = refill(air, leg, crew);
    if (on == 0) return crew.counts;
    draw_normals(leg, b);
    approach(b);
    air.stir(b);
    air.blow(b);
    proceed(b);
    on = finish(b);
    choose_step(leg.rule, b);
  }
}

}  // namespace farreach
