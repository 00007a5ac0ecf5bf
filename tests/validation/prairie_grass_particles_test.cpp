// Project Prairie Grass through the particle engine; nothing is tuned to it.
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>

#include "postprocess/validation/score_sets.hpp"
#include "scenarios/validation/particle_plume.hpp"
#include "scenarios/validation/validation.hpp"

namespace farreach {
namespace {

const std::filesystem::path observations =
    FARREACH_SOURCE_DIR "/scenarios/library/observations/prairie_grass.csv";

Score score_named(const ValidationResult& result, const std::string& scope) {
  for (const auto& set : score_sets(result))
    if (set.scope == scope) return set.score;
  ADD_FAILURE() << "no score named " << scope;
  return {};
}

TEST(PrairieGrassParticles, AreAsGoodAsAsked) {
  const auto result = run_validation("prairie-grass-particles", observations);
  const Score s = score_named(result, "Prairie Grass, particles");
  EXPECT_EQ(s.n, 135);
  EXPECT_GE(s.fac2, 0.90);  // SLAB 0.875, AERMOD 0.906
  EXPECT_LE(s.vg, 1.25);    // SLAB 1.26, AERMOD 1.28
  EXPECT_EQ(score_named(result, "Prairie Grass, integral plume").n, 135);
  for (const auto& note : result.notes) std::cout << note << "\n";
  for (const auto& set : score_sets(result))
    std::cout << set.scope << ": n " << set.score.n << ", FAC2 " << set.score.fac2
              << ", MG " << set.score.mg << ", VG " << set.score.vg << "\n";
}

}  // namespace
}  // namespace farreach
