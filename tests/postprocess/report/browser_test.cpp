/// The page in a real browser without a network: no request, no error, all drawn.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "postprocess/media/plume/effects/plume_effects.hpp"
#include "postprocess/report/report.hpp"
#include "tests/postprocess/media/river/example_river_findings.hpp"
#include "tests/postprocess/report/example_effects.hpp"
#include "tests/support/example_far_field.hpp"

namespace farreach {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string text;
  std::array<char, 4096> part;
  while (pipe && std::fgets(part.data(), part.size(), pipe.get())) text += part.data();
  return text;
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

struct BrowserTest : ::testing::TestWithParam<const char*> {
  std::filesystem::path folder =
      std::filesystem::temp_directory_path() /
      ("farreach_report_" + std::to_string(getpid()) + "_" + GetParam());
  void SetUp() override {
    if (output_of("command -v chromium").empty())
      GTEST_SKIP() << "chromium is not installed: the page was not opened";
    std::filesystem::create_directories(folder);
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  /// Opens the page; the document as it stands after its scripts ran.
  std::string opened(const std::string& page) const {
    std::ofstream(folder / "report.html", std::ios::binary) << page;
    return output_of(
        "timeout 100 chromium --headless --no-sandbox --disable-gpu --no-first-run "
        "--host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1' "
        "--disable-background-networking --disable-component-update --disable-sync "
        "--user-data-dir=" +
        (folder / "profile").string() +
        " --virtual-time-budget=3000 --enable-logging=stderr --v=0 --log-net-log=" +
        (folder / "net.json").string() + " --dump-dom file://" +
        (folder / "report.html").string() + " 2>" + (folder / "log").string());
  }
};

/// Addresses asked for, without those of the browser's own upkeep.
std::vector<std::string> asked_for(const std::string& net_log) {
  std::vector<std::string> found;
  const std::string mark = "\"url\":\"";
  for (auto at = net_log.find(mark); at != std::string::npos;
       at = net_log.find(mark, at + 1)) {
    const auto begin = at + mark.size();
    const std::string url = net_log.substr(begin, net_log.find('"', begin) - begin);
    const std::string host = url.substr(0, url.find('/', 8));
    const bool upkeep = host.ends_with(".google.com") ||
                        host.ends_with(".googleapis.com") ||
                        host.ends_with("gstatic.com");
    if (url.starts_with("http") && !upkeep) found.push_back(url);
  }
  return found;
}

TEST_P(BrowserTest, OpensWithoutErrorAndWithoutNetwork) {
  const Outcome outcome = testing::example_outcome();
  const Effects effects = testing::example_effects(outcome);
  const Findings findings = testing::example_findings(outcome, effects);
  const std::string dom = opened(html_report(outcome, effects, findings, GetParam()));
  const std::string log = file_text(folder / "log");
  EXPECT_NE(dom.find("data-ready=\"yes\""), std::string::npos) << log.substr(0, 3000);
  EXPECT_NE(dom.find("leaflet-marks-pane"), std::string::npos);
  EXPECT_EQ(log.find("CONSOLE"), std::string::npos) << log.substr(0, 3000);
  const std::string net = file_text(folder / "net.json");
  ASSERT_NE(net.find("logEventTypes"), std::string::npos);
  EXPECT_THAT(asked_for(net), IsEmpty());
}

TEST_P(BrowserTest, SaysWhyAChartHasNoCurves) {
  const Outcome outcome = testing::example_outcome();
  Effects effects = testing::example_effects(outcome);
  const Findings findings = testing::example_findings(outcome, effects);
  const std::string said = "id=\"time-chart-none\">";
  EXPECT_EQ(opened(html_report(outcome, effects, findings, GetParam())).find(said),
            std::string::npos);
  effects.part<PlumeEffects>().histories.clear();
  const std::string dom = opened(html_report(outcome, effects, findings, GetParam()));
  EXPECT_NE(dom.find(said), std::string::npos);
  const std::string log = file_text(folder / "log");
  EXPECT_EQ(log.find("CONSOLE"), std::string::npos) << log.substr(0, 3000);
}

TEST_P(BrowserTest, DrawsTheRiverWithoutErrorAndWithoutNetwork) {
  const Outcome outcome = testing::example_river_outcome();
  const std::string dom = opened(
      html_report(outcome, {}, testing::example_river_findings(outcome), GetParam()));
  const std::string log = file_text(folder / "log");
  EXPECT_NE(dom.find("data-ready=\"yes\""), std::string::npos) << log.substr(0, 3000);
  EXPECT_EQ(log.find("CONSOLE"), std::string::npos) << log.substr(0, 3000);
  EXPECT_THAT(asked_for(file_text(folder / "net.json")), IsEmpty());
}

TEST_P(BrowserTest, DrawsAllWeathersWithoutErrorAndWithoutNetwork) {
  for (const bool plumes : {true, false}) {
    const Outcome outcome = testing::example_far_outcome(plumes);
    const Effects effects = compute_effects(outcome);
    const std::string dom =
        opened(html_report(outcome, effects, assess(outcome, effects), GetParam()));
    const std::string log = file_text(folder / "log");
    EXPECT_NE(dom.find("data-ready=\"yes\""), std::string::npos) << log.substr(0, 3000);
    EXPECT_EQ(log.find("CONSOLE"), std::string::npos) << log.substr(0, 3000);
    EXPECT_THAT(asked_for(file_text(folder / "net.json")), IsEmpty());
  }
}

/// The check above can fail: a page that asks and errs is caught.
TEST_P(BrowserTest, SeesRequestsAndErrorsOfAnotherPage) {
  const std::string dom = opened(
      "<body><img src='http://127.0.0.1:9/x.png'><script>no_such_thing()</script>");
  EXPECT_NE(file_text(folder / "log").find("CONSOLE"), std::string::npos);
  EXPECT_THAT(asked_for(file_text(folder / "net.json")),
              Contains("http://127.0.0.1:9/x.png"));
}

INSTANTIATE_TEST_SUITE_P(Languages, BrowserTest, ::testing::Values("en", "ru", "kk"));

}  // namespace
}  // namespace farreach
