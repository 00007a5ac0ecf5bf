#include "solver/particles/births.hpp"

#include <gtest/gtest.h>

#include "solver/base/error.hpp"

namespace farreach {
namespace {

ParticleBirth birth_at(double time, double mass) {
  ParticleBirth b;
  b.time = time;
  b.mass = {mass};
  return b;
}

TEST(Births, ComeIntoTheSetByTheirTime) {
  Births births;
  births.add(std::vector{birth_at(0, 1), birth_at(5, 2), birth_at(5, 4)}, 0, 1);
  ParticleSet set;
  set.mass.resize(1);
  std::vector<float> drawn;
  EXPECT_EQ(births.be_born(5, set, drawn), 0U);
  EXPECT_EQ(set.size(), 1U);
  EXPECT_EQ(births.mass(1), std::vector{6.0});
  EXPECT_EQ(births.be_born(6, set, drawn), 1U);
  EXPECT_EQ(set.element, (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(drawn.size(), 2U);
}

TEST(Births, AreRefusedBeforeThePresent) {
  Births births;
  EXPECT_THROW(births.add(std::vector{birth_at(1, 1)}, 2, 1), RunError);
  EXPECT_THROW(births.add(std::vector{birth_at(3, 1), birth_at(2, 1)}, 2, 1), RunError);
  EXPECT_THROW(births.add(std::vector{birth_at(3, 1)}, 2, 2), RunError);
}

TEST(ParticleSet, KeepsTheOrderOfThoseThatStay) {
  Births births;
  births.add(std::vector{birth_at(0, 1), birth_at(0, 2), birth_at(0, 4)}, 0, 1);
  ParticleSet set;
  set.mass.resize(1);
  std::vector<float> drawn;
  births.be_born(1, set, drawn);
  std::vector<double> left = {0};
  set.take_out({0, 1, 0}, left);
  EXPECT_EQ(left, std::vector{2.0});
  EXPECT_EQ(set.element, (std::vector<std::uint32_t>{0, 2}));
  EXPECT_EQ(set.mass[0], (std::vector<float>{1, 4}));
}

}  // namespace
}  // namespace farreach
