/// The page: everything on it, nothing that could break out of it, always the same.
#include "postprocess/report/report.hpp"
#include "models/hazard/plumes.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "postprocess/assess/headline.hpp"
#include "postprocess/media/air/air.hpp"
#include "postprocess/media/air/air_extents.hpp"
#include "postprocess/voice/messages.hpp"
#include "tests/postprocess/report/example_effects.hpp"
#include "tests/support/page_claims.hpp"

namespace farreach {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

struct ReportTest : ::testing::Test {
  Outcome outcome = testing::example_outcome();
  Effects effects = testing::example_effects(outcome);
  Findings findings = testing::example_findings(outcome, effects);
  std::string page(const std::string& language = "en") const {
    return html_report(outcome, effects, findings, language);
  }
};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++n;
  return n;
}

/// What a reader sees: no script, no style.
std::string visible(std::string page) {
  for (const char* tag : {"script", "style"}) {
    const std::string open = std::string("<") + tag, close = std::string("</") + tag;
    for (auto at = page.find(open); at != std::string::npos; at = page.find(open, at))
      page.erase(at, page.find(close, at) - at + close.size() + 1);
  }
  return page;
}

TEST_F(ReportTest, SaysThatALevelIsThereFromTheStart) {
  PlaceFinding here{.name = "Here",
                    .state = outcome.site.state,
                    .kind = "town",
                    .own = true,
                    .model = "plume",
                    .verdict = Reached::reached,
                    .level = 0,
                    .arrival = 0};
  findings.places = {here};
  findings.people = {.verdict = Reached::reached, .worst = 0, .reached = 1};
  const std::string text = visible(page());
  EXPECT_THAT(text, HasSubstr("from the start."));
  EXPECT_THAT(text, Not(HasSubstr("after 0")));
  findings.places[0].arrival = 120;
  EXPECT_THAT(visible(page()), HasSubstr("after 2\u00a0min at the earliest"));
}

TEST_F(ReportTest, TellsAValueThatALevelIsNamedByOnce) {
  outcome.levels.push_back({.name = "depth 2 m (massive buildings)",
                            .key = "depth_2",
                            .quantity = quantity::depth,
                            .value = 2,
                            .unit = "m",
                            .shown_value = 2,
                            .severity = Severity::life_threatening});
  findings.places = {{.name = "Here",
                      .state = outcome.site.state,
                      .kind = "town",
                      .own = true,
                      .model = "ground",
                      .verdict = Reached::reached,
                      .level = outcome.levels.size() - 1,
                      .arrival = 0}};
  findings.people = {.verdict = Reached::reached, .worst = 0, .reached = 1};
  EXPECT_THAT(visible(page()), HasSubstr("depth 2 m (massive buildings) (life"));
}

TEST_F(ReportTest, TellsThePartsInOrder) {
  const std::string text = visible(page());
  std::size_t last = 0;
  for (const char* part :
       {"EXERCISE", "Hole in a gathering line", "Karachaganak field centre",
        "Is the border reached?", "When does it arrive, and where?",
        "How far does each level reach?", "Suggested actions", "What we do not know",
        "Annexes", "Signatures"}) {
    const auto at = text.find(part, last);
    ASSERT_NE(at, std::string::npos) << part;
    last = at;
  }
}

TEST_F(ReportTest, GivesEveryVerdictAWordASymbolAndNumbers) {
  findings.verdicts[0].verdict = Reached::not_reached;
  findings.verdicts[0].margin = 4000;
  findings.verdicts[1].verdict = Reached::undecided;
  const std::string text = visible(page());
  EXPECT_THAT(text, HasSubstr("◆\u00a0undecided"));
  EXPECT_THAT(text, HasSubstr("○\u00a0not reached: AEGL-3 (60\u00a0min)"));
  EXPECT_THAT(text, HasSubstr("15.2 ± 5.0\u00a0km"));
  EXPECT_THAT(text, HasSubstr("Air criterion of the Convention, Russia: "
                              "undecided"));
}

TEST_F(ReportTest, PutsADisablingLevelInDoubtBeforeAReachedOdour) {
  outcome.levels[1].severity = Severity::limit;
  findings.verdicts[0].verdict = Reached::undecided;
  findings.verdicts[1].verdict = Reached::reached;
  EXPECT_THAT(visible(page()), HasSubstr("class=\"headline undecided\""));
  findings.verdicts[0].verdict = Reached::not_reached;
  const std::string text = visible(page());
  EXPECT_THAT(text, HasSubstr("class=\"headline not_reached\""));
  EXPECT_THAT(text, HasSubstr("No disabling or deadly level reaches a neighbour"));
  const auto milder = text.find("REACHED after");
  EXPECT_LT(milder, text.find("</p>", text.find("class=\"headline not_reached\"")));
}

// A lethality by a provisional model says more by its name, but not by its ground.
TEST_F(ReportTest, OpensWithLevelsThatRestOnCheckedValues) {
  findings.verdicts[0].verdict = findings.verdicts[1].verdict = Reached::reached;
  outcome.levels[findings.verdicts[0].level].provisional = true;
  const std::string text = visible(page());
  const auto headline = text.find("class=\"headline reached\"");
  const std::string leading = outcome.levels[findings.verdicts[1].level].name;
  EXPECT_NE(text.find(leading.substr(0, 6), headline), std::string::npos);
  EXPECT_LT(text.find(leading.substr(0, 6), headline), text.find("</p>", headline));
}

TEST_F(ReportTest, SaysInWordsWhatHasNoBound) {
  for (BorderVerdict& v : findings.verdicts) {
    v.reach_high = std::numeric_limits<double>::infinity();
    v.margin_uncertainty = v.peak = v.first_arrival = testing::nan;
  }
  for (const char* language : {"en", "ru", "kk"}) {
    const std::string text = visible(page(language));
    for (const char* word : {">nan", " nan", ">inf", " inf ", "undefined"})
      EXPECT_THAT(text, Not(HasSubstr(word))) << language;
  }
  EXPECT_THAT(visible(page()), HasSubstr("(open)"));
}

TEST_F(ReportTest, TellsTheSameReachAsTheEffects) {
  effects.reaches[3].distance = 12345;
  effects.reaches[3].distance_low = 7000;
  effects.reaches[3].distance_high = 40000;
  effects.reaches[2].distance = 100;
  effects.reaches[2].distance_low = 90;
  effects.reaches[2].distance_high = 110;
  findings.extents = level_extents(outcome, effects);
  EXPECT_THAT(visible(page()), HasSubstr("12 (7.0–40)\u00a0km"));
}

TEST_F(ReportTest, TellsOneNumberForOneQuantityOfOnePlaceAndLevel) {
  EXPECT_GE(testing::page_claims(page()).size(), 4u);
  for (const char* language : {"en", "ru", "kk"})
    EXPECT_EQ(testing::contradictions(page(language)), "");
  // The walk itself sees a second number.
  const std::string cell = "<td data-claim=\"reach||a|H2S\"><span>";
  EXPECT_EQ(testing::contradictions(cell + "1</span>" + cell + "1</span>"), "");
  EXPECT_NE(testing::contradictions(cell + "1</span>" + cell + "2</span>"), "");
}

// Title and names in the language of the reader; in Kazakh a Russian name rather than
// one in Latin letters.
TEST_F(ReportTest, GivesTitleAndNamesInTheLanguageOfTheReader) {
  outcome.scenario.titles = {"Отверстие в трубопроводе", "Құбырдағы тесік"};
  outcome.geography.receptors[0].name_ru = "Аксай";
  outcome.geography.receptors[0].name_kk = "";
  EXPECT_THAT(visible(page("ru")), HasSubstr("<h1>Отверстие в трубопроводе"));
  EXPECT_THAT(visible(page("kk")), HasSubstr("<h1>Құбырдағы тесік"));
  EXPECT_THAT(visible(page("kk")), HasSubstr("Аксай"));
  EXPECT_THAT(visible(page("en")), Not(HasSubstr("Құбырдағы")));
}

// What makes the band is told in the words of each language, beside the reach and among
// the unknowns.
TEST_F(ReportTest, SaysWhatMakesTheBandInEveryLanguage) {
  for (LevelReach& r : effects.reaches) r.driver = "release.temperature";
  findings = testing::example_findings(outcome, effects);
  tell_air_unknowns(outcome, effects, findings);
  for (const auto& [language, words] :
       {std::pair{"en", "the temperature of the gas, within 10 K"},
        {"ru", "температура газа, ± 10 К"},
        {"kk", "газ температурасы, ± 10 К"}}) {
    const std::string text = visible(page(language));
    EXPECT_GE(count(text, words), 2u) << language;
    EXPECT_THAT(text, Not(HasSubstr("release.temperature"))) << language;
  }
}

// Nothing comes to the border, but Aksai, of the State of origin, is reached.
TEST_F(ReportTest, OpensWithThePeopleHereAndIsNotGreenWhileTheyAreInDanger) {
  for (BorderVerdict& v : findings.verdicts) v.verdict = Reached::not_reached;
  findings.places = {{.name = "Aksai", .name_ru = "Аксай", .state = "KAZ"}};
  PlaceFinding& aksai = findings.places[0];
  aksai.kind = "town";
  aksai.own = true;
  aksai.population = 35000;
  aksai.distance = 25e3;
  aksai.azimuth = 216;
  aksai.model = "plume";
  aksai.verdict = Reached::reached;
  aksai.level = 1;
  aksai.substance = "H2S";
  aksai.arrival = 4140;
  aksai.peak = 60e-6;
  aksai.advice = Advice::shelter;
  findings.people = {.verdict = Reached::reached, .worst = 0, .reached = 1};
  findings.people.looked_at = 2;
  const std::string text = visible(page());
  const auto first = text.find("class=\"headline ");
  EXPECT_EQ(text.compare(first + 16, 7, "reached"), 0);
  for (const char* part :
       {"People in Kazakhstan", "IN DANGER: Aksai, 25\u00a0km away", "69\u00a0min",
        "town, 35\u00a0000 people, 25\u00a0km SW", "Go indoors now",
        "highest estimate 60\u00a0ppm", "mg/\u2060m³"})
    EXPECT_THAT(text, HasSubstr(part));
  EXPECT_LT(text.find("Go indoors now"), text.find("Is the border reached?"));
  EXPECT_THAT(visible(page("ru")), HasSubstr("В ОПАСНОСТИ: Аксай"));
  EXPECT_THAT(visible(page("kk")), HasSubstr("ҚАУІП БАР"));
}

// Ilek, on the other side, is reached: neither box is green.
TEST_F(ReportTest, IsNotGreenForTheNeighbourWhileItsPlacesAreInDanger) {
  for (BorderVerdict& v : findings.verdicts) v.verdict = Reached::not_reached;
  findings.places = {{.name = "Ilek", .state = "RUS"}};
  findings.places[0].kind = "town";
  findings.places[0].model = "plume";
  findings.places[0].verdict = Reached::undecided;
  findings.places[0].level = 1;
  EXPECT_THAT(visible(page()), Not(HasSubstr("class=\"headline not_reached\"")));
}

// What is said of deaths is what the verdicts on lethality say.
TEST_F(ReportTest, SaysNoDeathsWhereLethalityIsUndecided) {
  outcome.levels.push_back(outcome.levels[0]);
  outcome.levels.back().quantity = quantity::lethality;
  outcome.levels.back().name = "lethality 1 % (example)";
  outcome.levels.back().value = 0.01;
  outcome.levels.back().severity = Severity::lethal;
  for (BorderVerdict& v : findings.verdicts) v.verdict = Reached::reached;
  BorderVerdict deaths = findings.verdicts[0];
  deaths.level = 2;
  deaths.verdict = Reached::undecided;
  deaths.peak = 1;
  findings.verdicts.push_back(deaths);
  EXPECT_THAT(visible(page()), Not(HasSubstr("the gas kills")));
  EXPECT_THAT(visible(page()), HasSubstr("Not ruled out there"));
  findings.verdicts.back().verdict = Reached::reached;
  EXPECT_THAT(visible(page()), HasSubstr("the gas kills some people outdoors"));
  EXPECT_THAT(visible(page()), HasSubstr("compared with the mean"));
}

TEST_F(ReportTest, SaysRealWhenItIsReal) {
  EXPECT_THAT(visible(page()), Not(HasSubstr(">REAL<")));
  outcome.scenario.mode = "real";
  EXPECT_THAT(visible(page()), HasSubstr("<b>REAL</b>"));
  EXPECT_THAT(visible(page()), Not(HasSubstr("EXERCISE")));
}

TEST_F(ReportTest, PutsFailedChecksAndStoppedRunsOnTop) {
  EXPECT_THAT(visible(page()), Not(HasSubstr("role=\"alert\"")));
  outcome.complete = false;
  outcome.checks[0].passed = false;
  outcome.checks[0].value = 0.25;
  const std::string text = visible(page());
  const auto stopped = text.find("The run was stopped");
  const auto failed = text.find("mass balance of the plume, worst is 0.25");
  const auto verdict = text.find("Is the border reached?");
  EXPECT_LT(stopped, verdict);
  EXPECT_LT(failed, verdict);
}

/// Checks are keys; those of older files are English words, and find their texts too.
TEST_F(ReportTest, NamesChecksInTheLanguageOfTheReader) {
  outcome.checks[0].passed = false;
  for (const char* name : {"check.mass_at_the_hand_over_to_the_plume",
                           "mass at the hand-over to the plume"}) {
    outcome.checks[0].name = name;
    outcome.checks[0].detail = "check.relative_worst";
    EXPECT_THAT(
        visible(html_report(outcome, effects, findings, "ru")),
        AllOf(HasSubstr(Messages("ru")("check.mass_at_the_hand_over_to_the_plume")),
              HasSubstr(Messages("ru")("check.relative_worst"))));
    EXPECT_THAT(visible(page()), HasSubstr("mass at the hand-over to the plume"));
  }
  outcome.checks[0].name = "a check nobody knows";
  EXPECT_THAT(visible(html_report(outcome, effects, findings, "kk")),
              HasSubstr("a check nobody knows"));
}

TEST_F(ReportTest, LetsNoTextOfTheScenarioBecomeMarkup) {
  const std::string nasty = "<b>x</b></script><script>alert(1)</script>\"'&";
  outcome.scenario.title = outcome.scenario.description = outcome.scenario.text = nasty;
  outcome.site.name = outcome.geography.receptors[0].name = nasty;
  outcome.levels[0].name = outcome.part<Plumes>().members[0].weather.name = nasty;
  outcome.notices[0].text = outcome.checks[0].name = nasty;
  findings.headline = findings.verdicts[0].reason = {as_written(nasty)};
  findings.unknowns[0] = as_written(nasty);
  outcome.provenance.scenario_fingerprint = nasty;
  const std::string clean =
      html_report(testing::example_outcome(), effects,
                  testing::example_findings(testing::example_outcome(), effects), "en");
  const std::string text = page();
  EXPECT_EQ(count(text, "<script"), count(clean, "<script"));
  EXPECT_EQ(count(text, "</script"), count(clean, "</script"));
  EXPECT_THAT(text, Not(HasSubstr("<b>x")));
  EXPECT_THAT(text, HasSubstr("&lt;b&gt;x"));
}

TEST_F(ReportTest, AsksForNothingFromOutside) {
  const std::string text = page();
  for (const char* part : {"<link rel=\"stylesheet", "@import", "url(images",
                           "sourceMappingURL", "fetch(", "XMLHttpRequest"})
    EXPECT_EQ(count(text, part), 0u) << part;
  EXPECT_EQ(count(visible(text), "src="), 0u);
}

TEST_F(ReportTest, IsTheSameEveryTimeAndSmall) {
  EXPECT_EQ(page(), page());
  EXPECT_LT(page().size(), 2'500'000u);
}

TEST_F(ReportTest, StaysSmallWithLargeMaps) {
  EffectMap& map = effects.part<PlumeEffects>().maps[0];
  map.frame_time.clear();
  map.frames.clear();
  for (int i = 0; i < 120; ++i) {
    map.frame_time.push_back(60.0 * i);
    map.frames.insert(map.frames.end(), map.peak.size(), 1e-5 * (1 + i));
  }
  EXPECT_LT(page().size(), 2'500'000u);
}

TEST_F(ReportTest, SpeaksRussianAndKazakh) {
  EXPECT_THAT(visible(page("ru")), HasSubstr("Достигнута ли граница?"));
  EXPECT_THAT(visible(page("ru")), HasSubstr("УЧЕНИЕ"));
  EXPECT_THAT(visible(page("ru")), HasSubstr("Илек"));
  EXPECT_THAT(visible(page("kk")), HasSubstr("Шекараға жетті ме?"));
  EXPECT_THAT(visible(page("kk")), HasSubstr("ЖАТТЫҒУ"));
}

TEST_F(ReportTest, WorksWithNothingFound) {
  const Effects no_effects;
  const Findings no_findings;
  const std::string text = html_report(outcome, no_effects, no_findings, "en");
  EXPECT_THAT(visible(text), HasSubstr("No verdict"));
}

TEST_F(ReportTest, SaysWhereTheModelDoesNotKnow) {
  for (auto& h : effects.part<PlumeEffects>().histories) {
    h.state = "beyond_table";
    h.peak = testing::nan;
    h.time.clear();
    h.outdoor.clear();
    h.indoor.clear();
    h.first_arrival = testing::nan;
  }
  findings.places.clear();  // no model decides there
  EXPECT_THAT(visible(page()), HasSubstr("not known: beyond the range of the model"));
}

}  // namespace
}  // namespace farreach
