/// Territories as the plume sees them: which wind directions carry a level there, and
/// where on a territory the plume is strongest.
///
/// A footprint is turned about the source, as flat ground is the same in every
/// direction. Per azimuth a, r(a) is the distance at which the territory begins and,
/// at the angle f from the axis, R(f) the outer radius of the footprint. Wind towards b
/// makes the level reach the territory when R(|a - b|) >= r(a) for some a. Azimuths and
/// directions are resolved to a quarter of a degree.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/effects/effects.hpp"
#include "postprocess/media/plume/effects/history.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"

namespace farreach {

inline constexpr int directions_of_circle = 1440;

/// r(a) [m]; infinite where the territory does not lie within the range asked for.
using DistanceByAzimuth = std::array<double, directions_of_circle>;

/// The rim of the territory of a border within `range` [m], in pieces shorter than
/// 200 m or one hundredth of the distance.
struct TerritoryBoundary {
  std::vector<GeoPoint> places;
  std::vector<double> distance, azimuth;  ///< from the site [m], [deg]
  std::vector<bool> joined;  ///< whether a piece of rim leads on to the next place
};
TerritoryBoundary rim_of(const Outcome& outcome, const BorderDistance& border,
                         double range);

DistanceByAzimuth distance_by_azimuth(const TerritoryBoundary& rim,
                                      const BorderDistance& border);

/// Outer radius of a footprint by angle from its axis, quarter degrees [m].
std::vector<double> outer_radius(const LevelReach& reach);

/// For wind *to* each of the directions, whether the footprint reaches the territory.
std::array<bool, directions_of_circle> reached_towards(
    const DistanceByAzimuth& territory, const std::vector<double>& footprint);

/// Level by border, over weathers and directions.
std::vector<LevelProbability> all_probabilities(const Outcome& outcome,
                                                const std::vector<LevelReach>& reaches);

/// Where on the territory of a border the given wind brings the highest concentration
/// of `species`; nothing when no part of it lies downwind inside the table.
std::optional<PlaceSeen> most_exposed_place(const Outcome& outcome, std::size_t member,
                                            std::size_t species, std::size_t border);

}  // namespace farreach
