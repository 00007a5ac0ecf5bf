/// Particles against the integral plume, quickly; the whole way is in the long tests.
#include "tests/support/plume_bias.hpp"

namespace farreach::test {
namespace {

TEST(PlumeBias, ParticlesReadWhatThePlumeDoesNearTheSource) {
  expect_no_bias({.particles = 2000, .farthest = 8e3}, 0.4, 0.25);
}

}  // namespace
}  // namespace farreach::test
