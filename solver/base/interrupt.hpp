/// Ctrl-C and termination: a flag that loops look at between steps.
#pragma once

namespace farreach {

/// From now on SIGINT and SIGTERM only set the flag; a second one ends the program.
void watch_interrupts();

/// True once the user asked to stop.
bool interrupted() noexcept;

}  // namespace farreach
