#include "solver/base/counter_random.hpp"

#include <Random123/philox.h>
#include <gmock/gmock.h>

#include <array>
#include <cmath>
#include <set>
#include <vector>

namespace farreach {
namespace {

using Words = std::array<std::uint32_t, 4>;

Words words_of(const RandomWords& w) {
  return {w.a, w.b, w.c, w.d};
}

TEST(Philox, gives_the_published_answers) {
  // Known answers that the authors publish with Random123, Philox-4x32-10.
  EXPECT_EQ(words_of(philox({0, 0, 0, 0}, 0, 0)),
            (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(words_of(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
                            0xffffffff, 0xffffffff)),
            (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(words_of(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
                            0xa4093822, 0x299f31d0)),
            (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Philox, agrees_with_the_authors_own_code) {
  r123::Philox4x32 reference;
  for (std::uint32_t i = 0; i < 2000; ++i) {
    const RandomKey key = {0x123456789abcdef0U + i * 977U, i / 7};
    r123::Philox4x32::ctr_type counter = {{i * 31, i, key.stream, 0}};
    r123::Philox4x32::key_type k = {{static_cast<std::uint32_t>(key.seed),
                                     static_cast<std::uint32_t>(key.seed >> 32)}};
    const auto expected = reference(counter, k);
    const RandomWords got = random_words(key, i, i * 31);
    EXPECT_EQ(words_of(got),
              (Words{expected[0], expected[1], expected[2], expected[3]}));
  }
}

TEST(RandomRows, are_the_same_on_every_vector_unit) {
  std::array<std::uint32_t, 32> element = {}, draw = {}, a = {}, b = {}, c = {}, d = {};
  for (std::uint32_t i = 0; i < 32; ++i) {
    element[i] = 0x9e3779b9U * i;
    draw[i] = 77 + i * i;
  }
  const RandomKey key = {0xfedcba9876543210U, 5};
  for (const VectorUnit unit : {VectorUnit::baseline, widest_vector_unit()}) {
    random_rows(unit, key, {element.data(), draw.data(), 32},
                {a.data(), b.data(), c.data(), d.data()});
    for (std::size_t i = 0; i < 32; ++i)
      EXPECT_EQ(words_of(random_words(key, element[i], draw[i])),
                (Words{a[i], b[i], c[i], d[i]}));
  }
}

/// Moments of the two numbers of a pair over many draws.
struct Moments {
  std::array<double, 5> power = {};
  double cross = 0, count = 0;
  void add(double first, double second) {
    for (const double x : {first, second})
      for (int p = 1; p <= 4; ++p) power[p] += std::pow(x, p);
    cross += first * second;
    count += 1;
  }
};

TEST(NormalPair, is_standard_normal_to_the_error_of_sampling) {
  constexpr int n = 200000;
  Moments m;
  for (std::uint32_t i = 0; i < n; ++i) {
    const RandomWords w = random_words({42, 7}, i % 1000, i / 1000);
    const NormalPair p = normal_pair(w.a, w.b);
    m.add(static_cast<double>(p.first), static_cast<double>(p.second));
  }
  // Variances of x, x^2, x^3, x^4 and of the product: 1, 2, 15, 96, 1. Four deviations.
  const double per = 4 / std::sqrt(2.0 * n);
  EXPECT_NEAR(m.power[1] / (2 * n), 0, per);
  EXPECT_NEAR(m.power[2] / (2 * n), 1, per * std::sqrt(2.0));
  EXPECT_NEAR(m.power[3] / (2 * n), 0, per * std::sqrt(15.0));
  EXPECT_NEAR(m.power[4] / (2 * n), 3, per * std::sqrt(96.0));
  EXPECT_NEAR(m.cross / n, 0, 4 / std::sqrt(1.0 * n));
}

TEST(NormalPair, is_the_transformation_of_box_and_muller_to_the_stated_error) {
  double worst = 0;
  for (std::uint32_t i = 0; i < 100000; ++i) {
    const RandomWords w = random_words({1, 1}, i, 0);
    const NormalPair p = normal_pair(w.a, w.b);
    const double radius =
        std::sqrt(-2 * std::log(static_cast<double>(uniform_of(w.a))));
    const double turn = 2 * M_PI * (static_cast<double>(uniform_of(w.b)) - 0.5);
    worst = std::max(worst,
                     std::abs(static_cast<double>(p.first) - radius * std::cos(turn)));
    worst = std::max(worst,
                     std::abs(static_cast<double>(p.second) - radius * std::sin(turn)));
  }
  EXPECT_LT(worst, 2e-6);
}

TEST(NormalPair, stays_finite_for_every_corner_of_the_words) {
  for (const std::uint32_t one :
       {0U, 1U, 255U, 256U, 0x7fffffffU, 0xfffffeffU, 0xffffffffU})
    for (const std::uint32_t two :
         {0U, 1U, 0x3fffffffU, 0x80000000U, 0xc0000000U, 0xffffffffU}) {
      const NormalPair p = normal_pair(one, two);
      EXPECT_TRUE(std::isfinite(p.first) && std::isfinite(p.second))
          << one << ' ' << two;
      EXPECT_LT(std::hypot(p.first, p.second), 6);
    }
}

TEST(RandomWords, differ_between_seeds_streams_elements_and_draws) {
  std::set<Words> seen;
  for (std::uint64_t seed : {0UL, 1UL, 1UL << 32})
    for (std::uint32_t stream = 0; stream < 3; ++stream)
      for (std::uint32_t element = 0; element < 10; ++element)
        for (std::uint32_t draw = 0; draw < 10; ++draw)
          seen.insert(words_of(random_words({seed, stream}, element, draw)));
  EXPECT_EQ(seen.size(), 3U * 3 * 10 * 10);
}

}  // namespace
}  // namespace farreach
