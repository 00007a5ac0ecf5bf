/// Every scenario of the library, end to end, against a stored digest.
///
/// Of an ensemble, the first members.
///
/// The digest is the numbers of summary.json; they may move by one per cent before this
/// test asks whether that was meant. The page of each is walked: one quantity of one
/// place and level has one value on it. To accept new numbers:
///   FARREACH_UPDATE_DIGESTS=1 build/release/bin/regression
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "tests/support/page_claims.hpp"
#include "tests/support/process.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::read_file;

const fs::path library = FARREACH_SOURCE_DIR "/scenarios/library";
const fs::path references = FARREACH_SOURCE_DIR "/tests/regression/reference";
constexpr double tolerance = 0.01;

bool is_ensemble(const fs::path& scenario) {
  return read_file(scenario).find("\n[ensemble]") != std::string::npos;
}

std::vector<std::string> scenario_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(library)) {
    if (entry.path().extension() != ".toml") continue;
    if (read_file(entry.path()).find("\nhazard") != std::string::npos)
      names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

json digest(const json& summary) {
  json result;
  for (const auto& level : summary.at("levels"))
    result["levels"].push_back({{"name", level.at("name")},
                                {"distance_m", level.at("distance_m")},
                                {"arrival_s", level.at("arrival_s")}});
  for (const auto& verdict : summary.at("verdicts"))
    result["verdicts"].push_back({{"state", verdict.at("state")},
                                  {"kind", verdict.at("kind")},
                                  {"level", verdict.at("level")},
                                  {"verdict", verdict.at("verdict")},
                                  {"distance_m", verdict.at("distance_m")},
                                  {"first_arrival_s", verdict.at("first_arrival_s")},
                                  {"peak", verdict.at("peak")}});
  return result;
}

/// Where `now` departs from `before` by more than the tolerance; empty: nowhere.
std::string difference(const json& now, const json& before, const std::string& at) {
  if (now.is_number() && before.is_number()) {
    const double a = now.get<double>(), b = before.get<double>();
    const bool close =
        std::abs(a - b) <= tolerance * std::max(std::abs(a), std::abs(b));
    return close ? "" : at + ": " + now.dump() + ", was " + before.dump();
  }
  if (now.type() != before.type() ||
      (now.is_structured() && now.size() != before.size()))
    return at + ": " + now.dump() + ", was " + before.dump();
  if (!now.is_structured())
    return now == before ? "" : at + ": " + now.dump() + ", was " + before.dump();
  for (auto item = now.items().begin(); item != now.items().end(); ++item) {
    const auto& other = before.is_array() ? before.at(std::stoul(item.key()))
                                          : before.value(item.key(), json());
    const auto found = difference(item.value(), other, at + "/" + item.key());
    if (!found.empty()) return found;
  }
  return "";
}

class Library : public ::testing::TestWithParam<std::string> {};

TEST_P(Library, gives_the_numbers_it_gave) {
  const testing::TemporaryFolder folder;
  const auto scenario = library / (GetParam() + ".toml");
  const auto finished = testing::shell(
      std::string(FARREACH_EXECUTABLE) + " run " + scenario.string() + " --out " +
      folder.path().string() + (is_ensemble(scenario) ? " --members 2" : ""));
  ASSERT_EQ(finished.status, 0) << finished.output;
  EXPECT_EQ(testing::contradictions(read_file(folder.path() / "report.html")), "");
  const json summary = json::parse(read_file(folder.path() / "summary.json"));
  EXPECT_EQ(testing::disagreements(summary), "");
  const json now = digest(summary);
  const auto reference = references / (GetParam() + ".json");
  if (std::getenv("FARREACH_UPDATE_DIGESTS")) {
    fs::create_directories(references);
    testing::write_file(reference, now.dump(1) + "\n");
    GTEST_SKIP() << "digest written";
  }
  EXPECT_EQ(difference(now, json::parse(read_file(reference)), ""), "");
}

INSTANTIATE_TEST_SUITE_P(scenarios, Library, ::testing::ValuesIn(scenario_names()),
                         [](const auto& scenario) { return scenario.param; });

}  // namespace
}  // namespace farreach
