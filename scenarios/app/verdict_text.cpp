#include "scenarios/app/verdict_text.hpp"

#include <iostream>
#include <sstream>

#include "models/phrase/message.hpp"
#include "postprocess/io/side_files.hpp"
#include "postprocess/voice/voice.hpp"

namespace farreach::app {

std::string verdict_text(const Outcome& outcome, const Written& written) {
  std::ostringstream text;
  text << (outcome.scenario.mode == "real" ? "REAL: " : "EXERCISE: ")
       << outcome.scenario.title << "\n\n"
       << english(written.findings.headline) << "\n";
  if (!outcome.complete)
    text << "\nThe run was stopped early: the results hold only what was computed "
            "until then.\n";
  for (const Check& check : outcome.checks)
    if (!check.passed)
      text << "  FAILED CHECK  " << english(read_message(check.name)) << ": "
           << check.value << " (tolerance " << check.tolerance << ") "
           << english(read_message(check.detail)) << "\n";
  text << "\n";
  for (const auto& [name, file] : written.files)
    text << "  " << name << std::string(9 - name.size(), ' ') << file.string() << "\n";
  const std::string tables = screen_tables(outcome);
  if (!tables.empty()) text << "\n" << tables;
  return text.str();
}

int exit_status(const Written& written) {
  return written.sound ? 0 : 3;
}

void say_warning(const std::string& text) {
  std::cerr << "farreach: warning: " << text << "\n";
}

}  // namespace farreach::app
