// No member of an outcome is left out of the file: each struct has as many members as
// its declaration of fields and the layout account for. Who adds a member finds the
// test failing and adds it to fields.cpp (or result_layout.hpp) and to FORMAT.md.

#include "postprocess/io/fields.hpp"
#include "postprocess/media/far_field/far_fields.hpp"
#include "postprocess/media/ground/ground_file.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"
#include "postprocess/media/plume/plume_fields.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace farreach {

/// Takes the place of a member of any type; what is never called is never defined.
struct Anything {
  template <class T>
  operator T() const;
};

namespace {

template <std::size_t>
using AnythingFor = Anything;

template <class T, std::size_t... I>
constexpr bool takes(std::index_sequence<I...>) {
  return requires {
    T{AnythingFor<I>{}...};
  };
}

/// Number of members of an aggregate without base classes or arrays.
template <class T, std::size_t N = 40>
constexpr std::size_t member_count() {
  if constexpr (N == 0) {
    return 0;
  } else if constexpr (takes<T>(std::make_index_sequence<N>{})) {
    return N;
  } else {
    return member_count<T, N - 1>();
  }
}

struct Account {
  std::size_t members;    ///< of the struct
  std::size_t fields;     ///< declared
  std::size_t elsewhere;  ///< members that are tables of their own
  std::size_t merged;     ///< fields beyond one per member, for nested structs
};

template <class T>
Account account(std::size_t elsewhere, std::size_t merged = 0) {
  return {member_count<T>(), declared_columns<T>().size(), elsewhere, merged};
}

TEST(Fields, AccountForEveryMember) {
  const std::pair<const char*, Account> accounts[] = {
      {"ScenarioRecord", account<ScenarioRecord>(2)},     // rose, titles
      {"Site", account<Site>(0, 1)},                      // place: lat, lon
      {"Territory", account<Territory>(1)},               // rings
      {"BorderDistance", account<BorderDistance>(0, 1)},  // nearest: lat, lon
      {"Receptor", account<Receptor>(0, 1)},              // place: lat, lon
      {"Level", account<Level>(1)},                       // shorter
      {"ShorterMean", account<ShorterMean>(0)},
      {"LawTable", account<LawTable>(0)},
      {"LawText", account<LawText>(0)},
      {"LawRoute", account<LawRoute>(0)},
      {"LawStanding", account<LawStanding>(0)},
      {"ResponseRung", account<ResponseRung>(0)},
      {"LawCriterion", account<LawCriterion>(0)},
      {"SourceSegment", account<SourceSegment>(1)},  // components
      {"SourceComponent", account<SourceComponent>(0)},
      {"SourceFact", account<SourceFact>(0)},
      {"Weather", account<Weather>(0)},
      {"PlumeSegment", account<PlumeSegment>(2)},  // molar_share, slices
      // plume.segments, tracked, notices, balances; molar volume and limiting with it
      {"PlumeVariant", account<PlumeVariant>(0, 1)},
      {"PlumeSlice", account<PlumeSlice>(0)},
      {"PlumeNotice", account<PlumeNotice>(0)},
      {"PlumeBalance", account<PlumeBalance>(0)},
      {"FlowMember", account<FlowMember>(1)},     // inputs
      {"FlowSeries", account<FlowSeries>(4, 1)},  // four lists; place: lat, lon
      // Grid, plan and frames: four of the grid, seed, two of the frames; members and
      // volume.
      {"FarField", account<FarField>(2, 4)},
      {"EnsembleInput", account<EnsembleInput>(0)},
      // near_reach, multiple, arrival, end, unreleased, release_end, drift, rest
      {"FarMember", account<FarMember>(8)},
      {"Check", account<Check>(0)},
      {"Notice", account<Notice>(0)},
      {"LevelReach", account<LevelReach>(2)},  // outline_x, outline_y
      // Eight lists; place: lat, lon.
      {"ReceptorHistory", account<ReceptorHistory>(8, 1)},
      {"LevelProbability", account<LevelProbability>(1)},  // by_direction
      {"BorderVerdict", account<BorderVerdict>(1, 2)},  // left_open_by, part of reason
      {"CriterionVerdict", account<CriterionVerdict>(1)},  // model
      {"LegalRoute", account<LegalRoute>(0)},
      // verdicts, criteria, routes, unknowns; places, people and extents, which the
      // summary holds.
      {"Findings", account<Findings>(7)},
  };
  for (const auto& [name, a] : accounts)
    EXPECT_EQ(a.members + a.merged, a.fields + a.elsewhere) << name;
  // Structs whose fields are declared with others.
  EXPECT_EQ(member_count<Provenance>() + 1, declared_columns<Outcome>().size());
  EXPECT_EQ(member_count<Outcome>(), 11U);
  EXPECT_EQ(member_count<Geography>(), 5U);
  EXPECT_EQ(member_count<GasSource>(), 1U);
  EXPECT_EQ(member_count<Member>(), 3U);
  EXPECT_EQ(declared_columns<Member>().size(), member_count<Weather>() + 2);
  EXPECT_EQ(member_count<PlumeTable>(), 6U);
  EXPECT_EQ(member_count<Plumes>(), 2U);
  EXPECT_EQ(member_count<Effects>(), 3U);
  EXPECT_EQ(member_count<PlumeEffects>(), 4U);
  EXPECT_EQ(member_count<FarVolume>(), 5U);
}

TEST(Fields, NamesAreUniqueAndExplained) {
  const auto check = [](const std::vector<Column>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      EXPECT_GT(std::string(columns[i].label.meaning).size(), 2U)
          << columns[i].label.name;
      for (std::size_t j = 0; j < i; ++j)
        EXPECT_STRNE(columns[i].label.name, columns[j].label.name);
    }
  };
  check(declared_columns<ScenarioRecord>());
  check(declared_columns<Member>());
  check(declared_columns<PlumeSlice>());
  check(declared_columns<BorderVerdict>());
  check(declared_columns<ReceptorHistory>());
}

}  // namespace
}  // namespace farreach
