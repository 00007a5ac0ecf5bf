/// Writes the report of a hand-made outcome: write_example LANGUAGE FILE [river].
#include <fstream>
#include <iostream>
#include <string>

#include "postprocess/report/report.hpp"
#include "tests/postprocess/report/example_effects.hpp"
#include "tests/postprocess/report/example_river_findings.hpp"

int main(int count, char** arguments) {
  using namespace farreach;
  if (count < 3) {
    std::cerr << "write_example LANGUAGE FILE [river]\n";
    return 2;
  }
  std::ofstream file(arguments[2]);
  if (count > 3 && std::string(arguments[3]) == "river") {
    const Outcome outcome = testing::example_river_outcome();
    file << html_report(outcome, {}, testing::example_river_findings(outcome),
                        arguments[1]);
    return 0;
  }
  const Outcome outcome = testing::example_outcome();
  const Effects effects = testing::example_effects(outcome);
  const Findings findings = testing::example_findings(outcome, effects);
  file << html_report(outcome, effects, findings, arguments[1]);
  return 0;
}
