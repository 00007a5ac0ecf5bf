/// Points that fill the unit cube more evenly than random ones: the sequence of Sobol
/// with the direction numbers of Joe and Kuo (2008), SIAM J. Sci. Comput. 30,
/// 2635-2654, each coordinate shifted by the digits of a random number drawn from the
/// seed (digital shift), which keeps the evenness and makes every point uniform.
///
/// Point k depends on the seed and k alone, its coordinate j not on how many
/// coordinates there are.
#pragma once

#include <cstdint>
#include <vector>

namespace farreach {

/// The first `count` points with `dimensions` coordinates in (0, 1).
std::vector<std::vector<double>> quasi_random_points(std::uint64_t seed,
                                                     std::size_t count,
                                                     std::size_t dimensions);

}  // namespace farreach
