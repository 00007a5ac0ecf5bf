/// The end of a run in words: verdict, failed checks, files, gauges.
#pragma once

#include <string>

#include "scenarios/app/runner/products.hpp"

namespace farreach::app {

std::string verdict_text(const Outcome& outcome, const Written& written);

/// 0, or 3 when a check of the outcome failed.
int exit_status(const Written& written);

/// "farreach: warning: ..." on the console.
void say_warning(const std::string& text);

}  // namespace farreach::app
