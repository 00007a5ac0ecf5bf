/// Writes the report of a hand-made outcome: write_example LANGUAGE FILE [river|far].
/// FILE may end in .h5 for the result file of the far field.
#include <fstream>
#include <iostream>
#include <string>

#include "postprocess/io/result_file.hpp"
#include "postprocess/report/report.hpp"
#include "tests/postprocess/media/river/example_river_findings.hpp"
#include "tests/postprocess/report/example_effects.hpp"
#include "tests/support/example_far_field.hpp"

int main(int count, char** arguments) {
  using namespace farreach;
  if (count < 3) {
    std::cerr << "write_example LANGUAGE FILE [river]\n";
    return 2;
  }
  if (count > 3 && std::string(arguments[3]).starts_with("far")) {
    const bool plumes = std::string(arguments[3]) == "far";
    const Outcome outcome = testing::example_far_outcome(plumes, 200);
    const Effects effects = compute_effects(outcome);
    const Findings findings = assess(outcome, effects);
    if (std::string(arguments[2]).ends_with(".h5"))
      write_result(arguments[2], outcome, effects, findings);
    else
      std::ofstream(arguments[2])
          << html_report(outcome, effects, findings, arguments[1]);
    return 0;
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
