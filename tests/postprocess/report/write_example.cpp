/// Writes the report of the hand-made outcome: write_example LANGUAGE FILE.
#include <fstream>
#include <iostream>

#include "postprocess/report/report.hpp"
#include "tests/postprocess/report/example_effects.hpp"

int main(int count, char** arguments) {
  using namespace farreach;
  if (count != 3) {
    std::cerr << "write_example LANGUAGE FILE\n";
    return 2;
  }
  const Outcome outcome = testing::example_outcome();
  const Effects effects = testing::example_effects(outcome);
  const Findings findings = testing::example_findings(outcome, effects);
  std::ofstream(arguments[2]) << html_report(outcome, effects, findings, arguments[1]);
  return 0;
}
