/// Laws that every hazard of the catalogue obeys, each tried with every case of it. A
/// law that a case says nothing about is skipped with the reason.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "postprocess/io/result_file.hpp"
#include "solver/base/atomic_file.hpp"
#include "solver/base/error.hpp"
#include "solver/base/parallel.hpp"
#include "solver/base/units.hpp"
#include "solver/stepping/clock.hpp"
#include "tests/laws/law_cases.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach {
namespace {

using testing::Changed;
using testing::LawCase;
using testing::TemporaryFolder;

std::unique_ptr<Hazard> made(const LawCase& c, const HazardInput& input) {
  return find_hazard(c.hazard)->make(input);
}

/// Goes on to the end in steps of at most `longest` [s], or as long as they may be.
Outcome finished(const HazardInput& input, Hazard& hazard, double time = 0,
                 double longest = 1e99) {
  Clock clock(hazard.end_time());
  if (time > 0) clock.skip_to(time);
  while (!clock.finished())
    clock.tick(hazard.advance(clock.time(), std::min(longest, clock.longest_step())));
  Outcome outcome;
  outcome.levels = input.levels;
  hazard.finish(outcome);
  return outcome;
}

Outcome outcome_of(const LawCase& c, const HazardInput& input) {
  return finished(input, *made(c, input));
}

/// All that an outcome holds: the bytes of its result file.
std::string bytes_of_all(const Outcome& outcome) {
  const TemporaryFolder folder;
  write_result(folder / "result.h5", outcome, {}, {});
  return read_whole_file(folder / "result.h5");
}

/// Whether a number lies outside the range that its key declares, so that the check of
/// a scenario refuses it before the hazard sees it.
bool is_refused_at_the_door(const LawCase& c, const Values& values) {
  const auto table = find_hazard(c.hazard)->parameters();
  return std::any_of(table.begin(), table.end(), [&](const Parameter& p) {
    if (p.kind != ValueKind::number || !values.has(p.key)) return false;
    const double value = values.number(p.key);
    return !(value >= p.low && value <= p.high);
  });
}

class CatalogLaws : public ::testing::TestWithParam<std::size_t> {
 protected:
  const LawCase& the() const { return testing::law_cases()[GetParam()]; }
  void TearDown() override { set_threads(0); }
};

#define SKIP_UNLESS(changed) \
  if (!(changed).input) GTEST_SKIP() << the().name << ": " << (changed).why_not

TEST_P(CatalogLaws, MassIsAccountedForAtEveryStep) {
  const auto hazard = made(the(), the().input);
  Clock clock(hazard->end_time());
  bool told = false;
  while (!clock.finished()) {
    clock.tick(hazard->advance(clock.time(), std::min(300.0, clock.longest_step())));
    const Snapshot now = hazard->snapshot(clock.time());
    if (!(now.mass_released > 0)) continue;
    told = true;
    ASSERT_NEAR(now.mass_accounted / now.mass_released, 1, now.mass_tolerance)
        << clock.time() << " s";
  }
  if (!told) GTEST_SKIP() << "states its mass at the end alone, in its checks";
}

TEST_P(CatalogLaws, EveryCheckPasses) {
  const Outcome outcome = outcome_of(the(), the().input);
  ASSERT_FALSE(outcome.checks.empty());
  for (const Check& check : outcome.checks) {
    EXPECT_TRUE(check.passed) << check.name;
    EXPECT_LE(std::abs(check.value), check.tolerance) << check.name;
  }
}

TEST_P(CatalogLaws, NothingIsNegativeOrUndefined) {
  const auto amounts = the().amounts(outcome_of(the(), the().input));
  ASSERT_FALSE(amounts.empty());
  for (const double amount : amounts)
    ASSERT_TRUE(amount >= 0 && std::isfinite(amount)) << amount;
  EXPECT_GT(*std::max_element(amounts.begin(), amounts.end()), 0);
}

TEST_P(CatalogLaws, NoReleaseIsRefused) {
  SKIP_UNLESS(the().nothing);
  const HazardInput& nothing = *the().nothing.input;
  if (is_refused_at_the_door(the(), nothing.values)) return;
  EXPECT_THROW(made(the(), nothing), InputError);
}

TEST_P(CatalogLaws, AnyNumberOfThreadsGivesTheSameBytes) {
  set_threads(1);
  const std::string one = bytes_of_all(outcome_of(the(), the().input));
  for (const int threads : {2, 3}) {
    set_threads(threads);
    EXPECT_TRUE(one == bytes_of_all(outcome_of(the(), the().input))) << threads;
  }
}

TEST_P(CatalogLaws, ShortAndLongStepsGiveTheSameBytes) {
  SKIP_UNLESS(the().steps);
  const auto hazard = made(the(), *the().steps.input);
  EXPECT_TRUE(bytes_of_all(finished(*the().steps.input, *hazard, 0, 17)) ==
              bytes_of_all(outcome_of(the(), the().input)));
}

// Stopped half way on one thread, gone on with on two.
TEST_P(CatalogLaws, AStoppedRunGoesOnWithTheSameBytes) {
  const std::string whole = bytes_of_all(outcome_of(the(), the().input));
  const TemporaryFolder folder;
  std::stringstream state;
  set_threads(1);
  auto hazard = made(the(), the().input);
  const bool keeps = hazard->keep_members_in(folder.path() / "members");
  Clock clock(hazard->end_time());
  while (clock.time() < 0.5 * clock.end())
    clock.tick(hazard->advance(clock.time(), clock.longest_step()));
  const bool saves = hazard->save(state);
  if (!keeps && !saves) GTEST_SKIP() << "done so soon that nothing is kept";
  set_threads(2);
  hazard = made(the(), the().input);
  if (keeps) hazard->keep_members_in(folder.path() / "members");
  if (saves) hazard->restore(state);
  EXPECT_TRUE(whole ==
              bytes_of_all(finished(the().input, *hazard, saves ? clock.time() : 0)));
}

TEST_P(CatalogLaws, TheResultFileGivesBackTheSameBytes) {
  const Outcome outcome = outcome_of(the(), the().input);
  const TemporaryFolder folder;
  write_result(folder / "result.h5", outcome, {}, {});
  write_result(folder / "again.h5", read_result(folder / "result.h5"), {}, {});
  EXPECT_TRUE(read_whole_file(folder / "result.h5") ==
              read_whole_file(folder / "again.h5"));
}

TEST_P(CatalogLaws, AMuchLargerReleaseReachesNoLess) {
  SKIP_UNLESS(the().more);
  const auto reach = the().reach(outcome_of(the(), the().input));
  const auto farther = the().reach(outcome_of(the(), *the().more.input));
  ASSERT_EQ(reach.size(), farther.size());
  ASSERT_FALSE(reach.empty());
  EXPECT_GT(*std::max_element(reach.begin(), reach.end()), 0);
  for (std::size_t k = 0; k < reach.size(); ++k) EXPECT_GE(farther[k], reach[k]) << k;
}

TEST_P(CatalogLaws, TurnedByARightAngleAllIsTurned) {
  SKIP_UNLESS(the().turned);
  const auto field = the().field(outcome_of(the(), the().input));
  const auto turned = the().turned_field(outcome_of(the(), *the().turned.input));
  ASSERT_EQ(field.size(), turned.size());
  ASSERT_FALSE(field.empty());
  const double largest = *std::max_element(field.begin(), field.end());
  for (std::size_t k = 0; k < field.size(); ++k)
    ASSERT_NEAR(field[k], turned[k], the().turned_tolerance * largest) << k;
}

TEST_P(CatalogLaws, AtAnotherPlaceAllIsTheSame) {
  SKIP_UNLESS(the().moved);
  const auto field = the().field(outcome_of(the(), the().input));
  ASSERT_FALSE(field.empty());
  EXPECT_EQ(field, the().field(outcome_of(the(), *the().moved.input)));
}

INSTANTIATE_TEST_SUITE_P(All, CatalogLaws,
                         ::testing::Range<std::size_t>(0, testing::law_cases().size()),
                         [](const auto& info) {
                           return testing::law_cases()[info.param].name;
                         });

TEST(Catalog, EveryHazardMeetsTheLaws) {
  for (const HazardType& type : hazard_catalog())
    EXPECT_TRUE(std::any_of(testing::law_cases().begin(), testing::law_cases().end(),
                            [&](const LawCase& c) { return c.hazard == type.name; }))
        << type.name << " has no case in tests/laws/law_cases.cpp";
  for (const LawCase& c : testing::law_cases())
    EXPECT_TRUE(find_hazard(c.hazard)) << c.name;
}

// What a user writes in another unit of the same dimension is the same number inside.
TEST(Catalog, EveryDeclaredNumberHasAUnitAndItsDefaultLiesInItsRange) {
  for (const HazardType& type : hazard_catalog())
    for (const Parameter& p : type.parameters()) {
      if (p.kind != ValueKind::number && p.kind != ValueKind::numbers) continue;
      EXPECT_TRUE(p.unit == "-" || known_unit(p.unit)) << p.key << ": " << p.unit;
      EXPECT_LE(p.low, p.high) << p.key;
      if (p.standard.empty() || p.kind == ValueKind::numbers) continue;
      const auto standard = parse_quantity(p.standard);
      if (!standard) continue;  // a word, such as "none"
      EXPECT_GE(standard->value, p.low) << p.key;
      EXPECT_LE(standard->value, p.high) << p.key;
      if (!standard->si_unit.empty() && p.unit != "-") {
        EXPECT_TRUE(same_dimension(standard->si_unit, p.unit)) << p.key;
      }
    }
}

}  // namespace
}  // namespace farreach
