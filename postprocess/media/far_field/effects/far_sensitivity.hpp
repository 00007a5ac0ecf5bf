/// Which inputs of an ensemble decide what comes to a neighbour.
///
/// The weather enters as the time of the accident, which is no quantity that an answer
/// follows smoothly: hours next to each other are alike, but members are days apart.
/// So its first-order share is estimated from what it is for the neighbour, the wind at
/// the start as (cosine, sine) of the angle between where it blows to and the
/// neighbour, and its speed: a lower bound, as the wind of later hours is left out. Its
/// total is what all the other inputs together leave unexplained, which needs no
/// likeness of weathers: U of them, or one less the sum of their first-order shares
/// where that is smaller, as many inputs lie thin; a bound from above. So the share of
/// the weather lies between the two. First-order shares of the other inputs are not
/// touched by it; their totals are, and are bounds from above, as members of the same
/// wind at the start still have different weathers.
#pragma once

#include <vector>

#include "postprocess/media/far_field/effects/far_field.hpp"

namespace farreach {

std::vector<FarSensitivity> far_sensitivity(const Outcome& outcome,
                                            const std::vector<FarPlace>& places);

}  // namespace farreach
