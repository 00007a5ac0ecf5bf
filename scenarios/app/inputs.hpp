/// What a scenario read, for the terminal and as a page.
#pragma once

#include "scenarios/app/commands.hpp"
#include "scenarios/scenario.hpp"

namespace farreach::app {

/// Prints every hour of weather, the terrain and the river; writes the page when one is
/// asked for. Throws InputError when it cannot be written.
void show_inputs(const Scenario& scenario, const CheckOptions& options);

}  // namespace farreach::app
