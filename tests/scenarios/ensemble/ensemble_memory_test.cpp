#include "scenarios/ensemble/ensemble_memory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/far_field/member_store.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;

constexpr double gib = 1024.0 * 1024 * 1024;

const EnsembleSize some{.members = 200, .levels = 10, .rings = 72, .sectors = 90};

Diagnostic refusal(const EnsembleSize& size, double available) {
  try {
    require_memory(size, available);
  } catch (const InputError& wrong) {
    return wrong.diagnostics().front();
  }
  return {};
}

/// A member takes as much as in its file, once kept and once in the result file.
TEST(EnsembleMemory, IsThatOfTheMembersAndOfTheResultFile) {
  FarMember member;
  const std::size_t cells = 72 * 90, levels = 10;
  for (auto* field : {&member.multiple, &member.arrival, &member.end})
    field->assign(levels * cells, 1);
  const double of_fields = double(bytes_of(member).size());
  EXPECT_NEAR(memory_of(some) / (200 * (2 * of_fields + 4.0 * cells)), 1, 1e-3);
}

TEST(EnsembleMemory, GrowsWithEachOfItsNumbers) {
  const double before = memory_of(some);
  EnsembleSize more = some;
  more.members *= 3;
  EXPECT_DOUBLE_EQ(memory_of(more), 3 * before);
  more = some;
  more.rings *= 2;
  more.sectors *= 2;
  EXPECT_DOUBLE_EQ(memory_of(more), 4 * before);
  more = some;
  more.levels += 1;
  EXPECT_DOUBLE_EQ(memory_of(more) - before, 200 * 72 * 90 * 24.0);
}

TEST(EnsembleMemory, RefusesWhatDoesNotFitAndSaysWhatWould) {
  const EnsembleSize huge{.members = 1e5, .levels = 9, .rings = 400, .sectors = 720};
  const Diagnostic wrong = refusal(huge, 16 * gib);
  EXPECT_THAT(wrong.message, HasSubstr("ensemble.members = 100000"));
  EXPECT_THAT(wrong.message, HasSubstr("far_field.rings = 400"));
  EXPECT_THAT(wrong.message, HasSubstr("far_field.sectors = 720"));
  EXPECT_THAT(wrong.message, HasSubstr("5900.9 GiB"));  // 1e5 * 288000 * 220 B
  EXPECT_THAT(wrong.message, HasSubstr("16.0 GiB can be had"));
  EXPECT_THAT(wrong.remedy, HasSubstr("at most ensemble.members = 271 would fit"));
  EnsembleSize fits = huge;
  fits.members = 271;
  EXPECT_NO_THROW(require_memory(fits, 16 * gib));
  fits.members = 272;
  EXPECT_THROW(require_memory(fits, 16 * gib), InputError);
}

TEST(EnsembleMemory, OffersEachNumberThatAloneWouldDo) {
  const Diagnostic wrong = refusal(some, 0.5 * memory_of(some));
  EXPECT_THAT(wrong.remedy,
              HasSubstr("ensemble.members = 100, or far_field.rings = 36, "
                        "or far_field.sectors = 45 would fit"));
  EXPECT_THAT(refusal(some, 1e3).remedy, HasSubstr("less of each"));
}

TEST(EnsembleMemory, RefusesNothingWhereItIsNotKnown) {
  EXPECT_NO_THROW(require_memory({1e5, 9, 400, 720}, 0));
}

TEST(EnsembleMemory, CountsTheScenario) {
  HazardInput input;
  input.values.set("far_field.rings", 24.0);
  input.values.set("far_field.sectors", 36.0);
  input.levels.resize(3);
  EXPECT_DOUBLE_EQ(memory_of(ensemble_size(input)), 24 * 36 * (3 * 24.0 + 4));
  input.ensemble.values.resize(12);
  EXPECT_DOUBLE_EQ(memory_of(ensemble_size(input)), 12 * 24 * 36 * (3 * 24.0 + 4));
}

}  // namespace
}  // namespace farreach
