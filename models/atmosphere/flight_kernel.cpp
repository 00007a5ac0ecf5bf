#include "models/atmosphere/flight_kernel.hpp"

#include <cmath>
#include <numbers>

#include "solver/base/error.hpp"

namespace farreach {

namespace {

/// Bins of 1/8 octave, or finer where levels are closer; 0 when they are too close.
int shift_for(const std::vector<float>& node) {
  for (int shift = 20; shift >= 15; --shift) {
    bool apart = true;
    for (std::size_t k = 2; k < node.size(); ++k)
      apart = apart && (std::bit_cast<std::int32_t>(node[k]) >> shift) >
                           (std::bit_cast<std::int32_t>(node[k - 1]) >> shift);
    if (apart) return shift;
  }
  return 0;
}

constexpr int regime_classes = 6;

FARREACH_AVX512 LegCounts fly_avx512(const BoundaryAir& air, const Leg& leg,
                                     const ParticleRange& range) {
  return fly(air, leg, range);
}

FARREACH_AVX2 LegCounts fly_avx2(const BoundaryAir& air, const Leg& leg,
                                 const ParticleRange& range) {
  return fly(air, leg, range);
}

LegCounts fly_baseline(const BoundaryAir& air, const Leg& leg,
                       const ParticleRange& range) {
  return fly(air, leg, range);
}

}  // namespace

LevelTable level_table(const std::vector<double>& heights) {
  LevelTable t;
  t.node.push_back(0);
  for (const double z : heights) {
    if (!(z > t.node.back()))
      throw RunError("the heights of the weather do not ascend from above the ground");
    t.node.push_back(static_cast<float>(z));
  }
  t.shift = shift_for(t.node);
  if (t.shift == 0)
    throw RunError("two heights of the weather are closer than 1 % to one another");
  const std::size_t levels = heights.size();
  t.per_node.assign(levels + 1, 0);
  t.per_step.assign(levels + 1, 0);
  for (std::size_t k = 1; k <= levels; ++k) {
    t.per_node[k] = 1 / t.node[k];
    if (k < levels) t.per_step[k] = 1 / std::log2(t.node[k + 1] / t.node[k]);
  }
  t.first = std::bit_cast<std::int32_t>(t.node[1]) >> t.shift;
  const std::int32_t last = std::bit_cast<std::int32_t>(t.node[levels]) >> t.shift;
  // Bin 0 also holds all below, the last bin all above.
  std::int32_t k = 0;
  for (std::int32_t bin = t.first; bin <= last; ++bin) {
    while (k < static_cast<std::int32_t>(levels) &&
           (std::bit_cast<std::int32_t>(t.node[k + 1]) >> t.shift) < bin)
      ++k;
    t.lowest.push_back(k);
  }
  return t;
}

BoundaryAir::BoundaryAir(const PresentWeather& weather, const LevelTable& levels,
                         double latitude)
    : wind_(weather.wind()),
      ground_(weather.ground()),
      node_(levels.node.data()),
      per_node_(levels.per_node.data()),
      per_step_(levels.per_step.data()),
      lowest_(levels.lowest.data()),
      shift_(levels.shift),
      last_bin_(static_cast<int>(levels.lowest.size()) - 1),
      levels_(weather.levels()),
      first_bin_(levels.first),
      columns_east_(weather.east().count),
      columns_north_(weather.north().count),
      gx0_(static_cast<float>(weather.east().at_origin)),
      gx1_(static_cast<float>(weather.east().per_metre)),
      gy0_(static_cast<float>(weather.north().at_origin)),
      gy1_(static_cast<float>(weather.north().per_metre)),
      cosine_(static_cast<float>(std::cos(latitude * std::numbers::pi / 180))),
      latitude0_(static_cast<float>(latitude / 360)),
      latitude1_(static_cast<float>(1 / (360 * metres_north_per_degree(latitude)))) {}

/// South-west column of the cell that a place lies in or is nearest to.
int BoundaryAir::column_near(float x, float y) const {
  const auto last_x = static_cast<float>(columns_east_ - 1);
  const auto last_y = static_cast<float>(columns_north_ - 1);
  const float gx = least(most(gx0_ + gx1_ * x, 0.0F), last_x);
  const float gy = least(most(gy0_ + gy1_ * y, 0.0F), last_y);
  return static_cast<int>(gy) * columns_east_ + static_cast<int>(gx);
}

/// 0 convective .. 4 stable, 5 above the lid.
int BoundaryAir::regime_class(int column, float z) const {
  const float* air = ground_ + static_cast<std::size_t>(column) * ground_values;
  const float steepness = air[1] * air[2];
  const int size = (steepness > -1.5F) + (steepness > -0.5F) + (steepness > 0.5F) +
                   (steepness > 1.5F);
  return z > air[2] ? regime_classes - 1 : size;
}

std::vector<std::int32_t> BoundaryAir::by_regime(const ParticleRange& range) const {
  std::vector<std::int32_t> order;
  if (columns_east_ * columns_north_ == 1) return order;
  const float *x = &range.set->x[range.first], *y = &range.set->y[range.first];
  const float* z = &range.set->z[range.first];
  std::vector<std::uint8_t> kind(static_cast<std::size_t>(range.count));
  for (std::size_t i = 0; i < kind.size(); ++i)
    kind[i] = static_cast<std::uint8_t>(regime_class(column_near(x[i], y[i]), z[i]));
  return counting_order<std::int32_t>(kind, regime_classes);
}

std::vector<std::uint32_t> BoundaryAir::by_regime_and_column(
    const ParticleSet& set) const {
  const int columns = columns_east_ * columns_north_;
  std::vector<std::uint32_t> kind(set.size());
  for (std::size_t i = 0; i < kind.size(); ++i) {
    const int column = column_near(set.x[i], set.y[i]);
    kind[i] =
        static_cast<std::uint32_t>(regime_class(column, set.z[i]) * columns + column);
  }
  return counting_order<std::uint32_t>(kind, regime_classes * columns);
}

LegCounts fly_boundary_layer(VectorUnit unit, const BoundaryAir& air, const Leg& given,
                             const ParticleRange& range) {
  Leg leg = given;
  leg.unit = unit;
  switch (unit) {
    case VectorUnit::avx512:
      return fly_avx512(air, leg, range);
    case VectorUnit::avx2:
      return fly_avx2(air, leg, range);
    case VectorUnit::baseline:
      break;
  }
  return fly_baseline(air, leg, range);
}

}  // namespace farreach
