/// What an ensemble of particle runs says over all its weathers, from the Outcome
/// alone.
///
/// A member reaches a level at a place when the largest multiple of the level in any
/// cell of that place is 1 or more. With N members, of which k reach,
///
///   probability = k / N    given that the accident happens, with its 95 % interval
///
/// (statistics.hpp). The model's own error is kept apart from the chance of the
/// weather: the same share is also told for concentrations divided and multiplied by
/// FarField::model_factor; where the members draw a factor of their own it is taken
/// out of these two.
///
/// The rings hold the particles and, up to the hand-over, the plume of the near field,
/// both in the wind of every hour. Nearer than the first ring a member counts as
/// reaching a place when the plume of its near field extends that far and the wind at
/// the start blows into the place's sector. Such shares are lower bounds, as the wind
/// may turn while the release lasts; they are marked `near`.
///
/// Distances are those of the outer edges of the farthest ring in which the level is
/// met anywhere: too far by less than the width of a ring.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/effects/statistics.hpp"
#include "postprocess/media/far_field/effects/sensitivity.hpp"

namespace farreach {

/// One level over the whole region.
struct FarLevel {
  std::size_t level = 0;  ///< index into Outcome::levels
  bool carried = false;   ///< the particles hold its substance; else nothing is known
  // By (ring, sector):
  std::vector<float> probability;                        ///< that the level is met [-]
  std::vector<float> probability_low, probability_high;  ///< by the model's error [-]
  std::vector<float> median_arrival;  ///< of members that meet it [s]; NaN: none
  std::vector<float> median_multiple, largest_multiple;  ///< of the level [-]
  std::vector<double> reach;                   ///< per member, farthest [m]; 0: nowhere
  Spread distance;                             ///< of it [m]
  double farthest_low = 0, farthest_high = 0;  ///< largest, by the model's error [m]
  /// What is airborne at the end, or not yet released, as the largest multiple of the
  /// level that it may still bring to the ground in any member, with the factor of the
  /// model [-]; infinite: not known.
  double rest = 0;
  double rest_drift = 0;  ///< slowest of what is above the level there [m/s]
  double rest_until = 0;  ///< end of the release of those members [s]
  double at_edge = 0;  ///< in the last ring, likewise: what leaves may bring it on [-]
  Spread area;         ///< where the level is met, on the rings [m2]
  Spread population;   ///< of known places that it meets [-]
};

/// One level at one neighbour or one town.
struct FarPlace {
  std::size_t level = 0;
  int border = -1;       ///< index into Geography::borders, or -1
  int receptor = -1;     ///< index into Geography::receptors, or -1
  bool near = false;     ///< nearer than the first ring: the share is a lower bound
  bool outside = false;  ///< beyond the last ring: nothing is known
  bool goes_on = false;  ///< a part of it lies beyond the last ring
  Share reached;
  Share reached_low, reached_high;     ///< with the model's factor against and for it
  Spread arrival;                      ///< among the members that reach [s]
  std::vector<double> multiple;        ///< per member, largest [-]
  std::vector<double> member_arrival;  ///< per member [s]; NaN: not or not known
  std::size_t unfavourable = 0;        ///< member with the largest multiple
  std::size_t favourable = 0;          ///< and with the least
};

/// The share of one input in the spread of an answer.
struct InputShare {
  std::size_t input = 0;  ///< index into EnsemblePlan::inputs
  Index first, total;
  /// The weather: `first` is what wind and speed at the start explain, a lower bound;
  /// `total` what all the other inputs leave unexplained, an upper bound.
  bool weather = false;
  /// `total` still holds what of the weather the wind at the start does not explain.
  bool total_is_bound = false;
};

/// Of the logarithm of the largest multiple at a neighbour; members to which nothing
/// comes count as the least that any other gets.
struct FarSensitivity {
  int border = -1;
  std::size_t level = 0;
  std::size_t counted = 0;         ///< members with anything at the neighbour
  std::vector<InputShare> inputs;  ///< the largest first-order share, of the
                                   ///< weather the total, first
};

struct FarEffects {
  std::vector<FarLevel> levels;  ///< one per level
  std::vector<FarPlace> places;  ///< borders then receptors, levels in their order
  std::vector<FarSensitivity> sensitivity;  ///< one per neighbour on the rings
};

/// Empty without a far field. Deterministic.
FarEffects far_effects(const Outcome& outcome);

/// The estimate of a place after the first 1, 2, ... members.
std::vector<Share> convergence(const FarPlace& place);

/// The place of that border and level; null: there is none.
const FarPlace* far_place(const FarEffects& far, int border, std::size_t level);

}  // namespace farreach
