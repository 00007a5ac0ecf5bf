#include "models/far_field/settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "solver/base/error.hpp"

namespace farreach {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

std::vector<std::string> complaints(const std::map<std::string, double>& given) {
  Values values;
  for (const auto& [key, value] : given) values.set("far_field." + key, value);
  std::vector<std::string> found;
  try {
    far_settings(values);
  } catch (const InputError& wrong) {
    for (const auto& d : wrong.diagnostics()) {
      found.push_back(d.message);
      EXPECT_FALSE(d.remedy.empty()) << d.message;
    }
  }
  return found;
}

TEST(FarSettings, StandardsAndSensibleDistancesPass) {
  EXPECT_THAT(complaints({}), IsEmpty());
  EXPECT_THAT(complaints({{"inner", 200}, {"range", 20e3}}), IsEmpty());
  EXPECT_THAT(complaints({{"earliest_hand_over", 3e3}, {"latest_hand_over", 3e3}}),
              IsEmpty())
      << "at one distance always";
}

TEST(FarSettings, TheInnermostRingLiesWithinTheRange) {
  const auto says =
      AllOf(StartsWith("far_field.inner: "), HasSubstr("far_field.inner = 30000 m"),
            HasSubstr("far_field.range = 30000 m"));
  EXPECT_THAT(complaints({{"inner", 30e3}, {"range", 30e3}}), ElementsAre(says));
}

TEST(FarSettings, TheEarliestHandOverIsNotBeyondTheLatest) {
  const auto says = AllOf(StartsWith("far_field.earliest_hand_over: "),
                          HasSubstr("= 5000 m"), HasSubstr("= 4000 m"));
  EXPECT_THAT(complaints({{"earliest_hand_over", 5e3}, {"latest_hand_over", 4e3}}),
              ElementsAre(says));
  EXPECT_THAT(complaints({{"earliest_hand_over", 12e3}}),
              ElementsAre(HasSubstr("latest_hand_over = 10000 m")))
      << "of which one is the standard";
}

TEST(FarSettings, TheHandOverLiesWithinTheRange) {
  EXPECT_THAT(complaints({{"latest_hand_over", 30e3}, {"range", 20e3}}),
              ElementsAre(StartsWith("far_field.latest_hand_over: ")));
}

TEST(FarSettings, AllThatIsWrongIsSaidAtOnce) {
  EXPECT_THAT(complaints({{"inner", 40e3},
                          {"range", 30e3},
                          {"earliest_hand_over", 50e3},
                          {"latest_hand_over", 40e3}}),
              ::testing::SizeIs(3));
}

}  // namespace
}  // namespace farreach
