/// The air that particles fly through: columns of PresentWeather with the turbulence of
/// hanna.hpp, as function object of solver/particles/flight.hpp.
///
/// A column is looked up twice per leg, bilinear; wind at the height of the particle is
/// looked up every sub-step. A particle below the mixing height stays below it for the
/// leg and one above stays above. The floor of the turbulence is z0; for aged particles
/// in unstable air 0.05 h, below which sigma_w changes too fast with height for their
/// steps. The time scale of the layer is h/sigma_w(h/4).
#pragma once

#include <cstring>

#include "models/atmosphere/hanna.hpp"
#include "models/atmosphere/present_weather.hpp"
#include "solver/particles/flight.hpp"

namespace farreach {

/// Which interval of levels a height lies in, from the upper bits of the number: at
/// most one level per bin.
struct LevelTable {
  std::vector<float> node;           ///< height of node k, node 0 is the ground [m]
  std::vector<float> per_node;       ///< 1/height [1/m]
  std::vector<float> per_step;       ///< 1/log2(node(k + 1)/node(k))
  std::vector<std::int32_t> lowest;  ///< interval of the lower end of the bin
  int shift = 0;
  std::int32_t first = 0;
};

/// Throws RunError when levels are not ascending or closer than 1 % to one another.
LevelTable level_table(const std::vector<double>& heights);

class BoundaryAir {
 public:
  BoundaryAir(const PresentWeather& weather, const LevelTable& levels, double latitude);

  /// An order of the particles of a range in which those of one regime come together,
  /// as they lie within each; empty where there is one column.
  std::vector<std::int32_t> by_regime(const ParticleRange& range) const;
  /// An order of all particles by regime, and by column within each.
  std::vector<std::uint32_t> by_regime_and_column(const ParticleSet& set) const;

  FARREACH_INLINE void foresee(Batch& b) const;
  FARREACH_INLINE void place(Batch& b) const;
  FARREACH_INLINE void stir(Batch& b) const;
  FARREACH_INLINE void blow(Batch& b) const;

 private:
  int column_near(float x, float y) const;
  int regime_class(int column, float z) const;
  /// Rows of Batch::own.
  enum Own {
    friction,
    per_friction,
    height,
    per_height,
    convective2,
    sigma_u,
    per_length,
    stable,
    unstable,
    floor,
    roughness,
    per_roughness,
    lowest_step,
    share_east,
    share_north,
    node_share,
    sideways,
    sideways_growth
  };
  FARREACH_INLINE void find_column(Batch& b) const;
  FARREACH_INLINE void read_column(Batch& b) const;
  FARREACH_INLINE void describe_roughness(Batch& b) const;
  FARREACH_INLINE void describe_column(Batch& b) const;
  FARREACH_INLINE static void find_regimes(Batch& b);
  template <unsigned regimes>
  FARREACH_INLINE static Turbulence turbulence(const BatchRows& r, int i, float z);
  template <unsigned regimes>
  FARREACH_INLINE void stir_in(Batch& b) const;
  FARREACH_INLINE void find_node(Batch& b, std::int32_t* node_at) const;
  FARREACH_INLINE void read_wind(Batch& b, const std::int32_t* node_at) const;

  const float* wind_;
  const float* ground_;
  const float *node_, *per_node_, *per_step_;
  const std::int32_t* lowest_;
  int shift_, last_bin_, levels_;
  std::int32_t first_bin_;
  int columns_east_, columns_north_;
  float gx0_, gx1_, gy0_, gy1_;
  float cosine_, latitude0_, latitude1_;  // cos(lat0); lat = latitude0 + latitude1 y,
                                          // in turns
};

/// Grid coordinates; marks what lies outside by a negative stretch.
FARREACH_INLINE void BoundaryAir::find_column(Batch& b) const {
  BatchRows& r = b.rows;
  const auto last_x = static_cast<float>(columns_east_ - 1);
  const auto last_y = static_cast<float>(columns_north_ - 1);
  const int most_x = columns_east_ > 1 ? columns_east_ - 2 : 0;
  const int most_y = columns_north_ > 1 ? columns_north_ - 2 : 0;
  const float gx0 = gx0_, gx1 = gx1_, gy0 = gy0_, gy1 = gy1_;
  const float cosine = cosine_, latitude0 = latitude0_, latitude1 = latitude1_;
  const int width = columns_east_;
  const int lanes = whole_vectors(b);
  FARREACH_INDEPENDENT
  for (int i = 0; i < lanes; ++i) {
    const float y = r.y[i] + r.dy[i];
    const float gx = gx0 + gx1 * (r.x[i] + r.dx[i]);
    const float gy = gy0 + gy1 * y;
    const bool inside = (gx >= 0) & (gx <= last_x) & (gy >= 0) & (gy <= last_y);
    const float cx = inside ? gx : 0.0F, cy = inside ? gy : 0.0F;
    const auto fx = static_cast<std::int32_t>(cx), fy = static_cast<std::int32_t>(cy);
    const std::int32_t ix = fx < most_x ? fx : most_x;
    const std::int32_t iy = fy < most_y ? fy : most_y;
    r.own[share_east][i] = cx - static_cast<float>(ix);
    r.own[share_north][i] = cy - static_cast<float>(iy);
    b.cell[i] = iy * width + ix;
    const float turn = least(magnitude(latitude0 + latitude1 * y), 0.2499F);
    r.stretch[i] = inside ? cosine / sine_turn(0.25F - turn) : -1.0F;
  }
}

/// Bilinear values on the ground into the first own rows.
FARREACH_INLINE void BoundaryAir::read_column(Batch& b) const {
  typedef float Values __attribute__((vector_size(32)));
  BatchRows& r = b.rows;
  const std::size_t east = columns_east_ > 1 ? ground_values : 0;
  const std::size_t north =
      columns_north_ > 1 ? static_cast<std::size_t>(columns_east_) * ground_values : 0;
  for (int i = 0; i < whole_vectors(b); ++i) {
    const float* corner = ground_ + static_cast<std::size_t>(b.cell[i]) * ground_values;
    Values sw, se, nw, ne;
    std::memcpy(&sw, corner, sizeof sw);
    std::memcpy(&se, corner + east, sizeof se);
    std::memcpy(&nw, corner + north, sizeof nw);
    std::memcpy(&ne, corner + north + east, sizeof ne);
    const float fx = r.own[share_east][i], fy = r.own[share_north][i];
    const Values south = sw + fx * (se - sw);
    const Values value = south + fy * ((nw + fx * (ne - nw)) - south);
    r.own[friction][i] = value[0];
    r.own[per_length][i] = value[1];
    r.own[height][i] = value[2];
    r.own[roughness][i] = value[3];
  }
}

/// Turbulence of the column of a lane at height z; `regimes` are those that occur.
template <unsigned regimes>
FARREACH_INLINE Turbulence BoundaryAir::turbulence(const BatchRows& r, int i, float z) {
  const float h = r.own[height][i], per_h = r.own[per_height][i];
  const float u = r.own[friction][i];
  const float inverse_length = r.own[per_length][i];
  const ConvectiveColumn column = {
      u * u, r.own[convective2][i],    r.own[sigma_u][i], h,
      per_h, magnitude(inverse_length)};
  const SidewaysLaw law = {r.own[sideways][i], r.own[sideways_growth][i]};
  Turbulence t;
  if constexpr ((regimes & neutral_air) != 0) {
    const float share = 1.0F - r.own[stable][i] - r.own[unstable][i];
    t = weighted(share, neutral_turbulence(z, u, r.own[per_friction][i], law));
  }
  if constexpr ((regimes & unstable_air) != 0)
    t = sum_of(t, weighted(r.own[unstable][i], unstable_turbulence(z, column)));
  if constexpr ((regimes & stable_air) != 0)
    t = sum_of(t, weighted(r.own[stable][i], stable_turbulence(z, u, h, per_h, law)));
  const float surface = surface_time(z, u, inverse_length, t.sigma_w);
  t.time_w = joined_time(z * per_h, r.own[stable][i], t.time_w, surface);
  return t;
}

/// What the wind near the ground needs, from z0.
FARREACH_INLINE void BoundaryAir::describe_roughness(Batch& b) const {
  BatchRows& r = b.rows;
  const float lowest_level = node_[1];
  const int lanes = whole_vectors(b);
  FARREACH_INDEPENDENT
  for (int i = 0; i < lanes; ++i) {
    const float z0 = least(most(r.own[roughness][i], 1e-5F), 0.2F * lowest_level);
    const float per = 1.0F / z0;
    r.own[roughness][i] = z0;
    r.own[per_roughness][i] = per;
    r.own[lowest_step][i] = 1.0F / log2_of((lowest_level + z0) * per);
  }
}

/// What the profiles need, from u*, 1/L, h and z0.
FARREACH_INLINE void BoundaryAir::describe_column(Batch& b) const {
  BatchRows& r = b.rows;
  constexpr float karman = 0.4F, far_up = 1e5F;
  const int lanes = whole_vectors(b);
  FARREACH_INDEPENDENT
  for (int i = 0; i < lanes; ++i) {
    const float u = most(r.own[friction][i], least_friction);
    const float h = most(r.own[height][i], least_mixing_height);
    const float steepness = h * r.own[per_length][i];
    const float size = most(magnitude(steepness), 1e-6F);
    const RegimeShares shares = regime_shares(steepness);
    const float per_root = inverse_cube_root(size / karman);
    const float per_root_u = inverse_cube_root(12.0F + 0.5F * size);
    const float per_h = 1.0F / h;
    const SidewaysLaw law = sideways_law(r.travel[i]);
    const float wind2 =
        r.wind_east[i] * r.wind_east[i] + r.wind_north[i] * r.wind_north[i];
    const float wider =
        wandering(wind2, u, r.own[per_length][i], r.own[per_roughness][i]);
    r.own[sideways][i] = wider * law.diffusivity;
    r.own[sideways_growth][i] = wider * law.growth;
    r.own[friction][i] = u;
    r.own[per_friction][i] = 1.0F / u;
    r.own[height][i] = h;
    r.own[per_height][i] = per_h;
    r.own[convective2][i] = u * u * (size / karman) * per_root;
    r.own[sigma_u][i] = u / per_root_u;
    r.own[per_length][i] = __builtin_copysignf(size * per_h, steepness);
    r.own[stable][i] = shares.stable;
    r.own[unstable][i] = shares.unstable;
    const float aged_floor = 0.05F * h * shares.unstable * r.aged[i];
    r.own[floor][i] = most(r.own[roughness][i], aged_floor);
    const bool in_layer = r.z[i] <= h;
    r.low[i] = in_layer ? 0.0F : h;
    r.high[i] = in_layer ? h : far_up;
    r.layer_time[i] =
        in_layer ? h / turbulence<all_air>(r, i, 0.25F * h).sigma_w : quiet_crossing;
  }
}

FARREACH_INLINE void BoundaryAir::foresee(Batch& b) const {
  find_column(b);
  read_column(b);
  describe_roughness(b);
  blow(b);
  if (columns_east_ * columns_north_ > 1) go_ahead(b, 0.5F);
}

FARREACH_INLINE void BoundaryAir::place(Batch& b) const {
  find_column(b);
  read_column(b);
  describe_roughness(b);
  describe_column(b);
  find_regimes(b);
}

/// The regimes that occur where each particle is below the lid.
FARREACH_INLINE void BoundaryAir::find_regimes(Batch& b) {
  const BatchRows& r = b.rows;
  const int lanes = whole_vectors(b);
  FARREACH_INDEPENDENT
  for (int i = 0; i < lanes; ++i) {
    const float ws = r.own[stable][i], wc = r.own[unstable][i];
    const unsigned here = (ws + wc < 1 ? neutral_air : 0U) |
                          (wc > 0 ? unstable_air : 0U) | (ws > 0 ? stable_air : 0U);
    b.regime[i] = r.low[i] > 0 ? 0U : here;
  }
}

FARREACH_INLINE void BoundaryAir::stir(Batch& b) const {
  switch (regimes_in(b)) {
    case 0:
      return stir_in<0>(b);
    case neutral_air:
      return stir_in<neutral_air>(b);
    case unstable_air:
      return stir_in<unstable_air>(b);
    case stable_air:
      return stir_in<stable_air>(b);
    case neutral_air | unstable_air:
      return stir_in<neutral_air | unstable_air>(b);
    case neutral_air | stable_air:
      return stir_in<neutral_air | stable_air>(b);
    default:
      return stir_in<all_air>(b);
  }
}

template <unsigned regimes>
FARREACH_INLINE void BoundaryAir::stir_in(Batch& b) const {
  BatchRows& r = b.rows;
  const int lanes = whole_vectors(b);
  FARREACH_INDEPENDENT
  for (int i = 0; i < lanes; ++i) {
    const float bottom = r.own[floor][i];
    const bool quiet = r.low[i] > 0, at_bottom = r.z[i] < bottom;
    const Turbulence t =
        turbulence<regimes>(r, i, least(most(r.z[i], bottom), r.own[height][i]));
    r.sigma_u[i] = quiet ? quiet_sigma : t.sigma_u;
    r.sigma_v[i] = quiet ? quiet_sigma : t.sigma_v;
    r.sigma_w[i] = quiet ? quiet_sigma_w : t.sigma_w;
    r.slope_w[i] = quiet | at_bottom ? 0.0F : t.slope_w;
    r.rate_u[i] = 1.0F / (quiet ? quiet_time : t.time_u);
    r.rate_v[i] = 1.0F / (quiet ? quiet_time : t.time_v);
    r.rate_w[i] = 1.0F / (quiet ? quiet_time_w : t.time_w);
  }
}

/// Where the lower node of the interval begins in the wind of the south-west corner,
/// and the share of the upper node.
FARREACH_INLINE void BoundaryAir::find_node(Batch& b, std::int32_t* node_at) const {
  BatchRows& r = b.rows;
  const int shift = shift_, last_bin = last_bin_;
  const std::int32_t first_bin = first_bin_;
  const float *node = node_, *per_node = per_node_, *per_step = per_step_;
  const std::int32_t* lowest = lowest_;
  const std::int32_t last = levels_ - 1, column = (levels_ + 1) * node_values;
  const int lanes = whole_vectors(b);
  FARREACH_INDEPENDENT
  for (int i = 0; i < lanes; ++i) {
    const float z = r.z[i], z0 = r.own[roughness][i];
    const std::int32_t free_bin = (std::bit_cast<std::int32_t>(z) >> shift) - first_bin;
    const std::int32_t from_below = free_bin > 0 ? free_bin : 0;
    const std::int32_t bin = from_below < last_bin ? from_below : last_bin;
    const std::int32_t at_least = lowest[bin];
    const std::int32_t raised = at_least + (z >= node[at_least + 1] ? 1 : 0);
    const std::int32_t k = raised < last ? raised : last;
    const float per_lower = per_node[k], per_interval = per_step[k];
    const float from_ground = (z + z0) * r.own[per_roughness][i];
    const float rise = k == 0 ? from_ground : z * per_lower;
    const float per = k == 0 ? r.own[lowest_step][i] : per_interval;
    r.own[node_share][i] = least(most(log2_of(rise) * per, 0.0F), 1.0F);
    node_at[i] = b.cell[i] * column + k * node_values;
  }
}

FARREACH_INLINE void BoundaryAir::read_wind(Batch& b,
                                            const std::int32_t* node_at) const {
  typedef float Nodes __attribute__((vector_size(32)));  // two, one above the other
  typedef float Node __attribute__((vector_size(16)));
  BatchRows& r = b.rows;
  const int column = (levels_ + 1) * node_values;
  const int east = columns_east_ > 1 ? column : 0;
  const int north = columns_north_ > 1 ? columns_east_ * column : 0;
  const bool one_column = east + north == 0;
  const int lanes = whole_vectors(b);
  for (int i = 0; i < lanes; ++i) {
    const float* corner = wind_ + node_at[i];
    Nodes sw;
    std::memcpy(&sw, corner, sizeof sw);
    if (!one_column) {
      Nodes se, nw, ne;
      std::memcpy(&se, corner + east, sizeof se);
      std::memcpy(&nw, corner + north, sizeof nw);
      std::memcpy(&ne, corner + north + east, sizeof ne);
      const float fx = r.own[share_east][i], fy = r.own[share_north][i];
      sw = sw + fx * (se - sw);
      sw = sw + fy * ((nw + fx * (ne - nw)) - sw);
    }
    const Node lower = __builtin_shufflevector(sw, sw, 0, 1, 2, 3);
    const Node upper = __builtin_shufflevector(sw, sw, 4, 5, 6, 7);
    const Node here = lower + r.own[node_share][i] * (upper - lower);
    r.wind_east[i] = here[0];
    r.wind_north[i] = here[1];
    r.wind_up[i] = here[2];
  }
}

FARREACH_INLINE void BoundaryAir::blow(Batch& b) const {
  alignas(64) std::int32_t node_at[batch_lanes];
  find_node(b, node_at);
  read_wind(b, node_at);
}

}  // namespace farreach
