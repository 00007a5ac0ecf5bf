/// Ctrl-C and termination: a flag that loops look at between steps.
#pragma once

namespace farreach {

/// From now on SIGINT and SIGTERM only set the flag; a second one ends the program.
/// Only for who looks at the flag soon and often: before, either ends the program.
void watch_interrupts();

/// True once the user asked to stop.
bool interrupted() noexcept;

/// Exit status of a program that was asked to stop, 128 + the signal, as shells show
/// it: 130 for Ctrl-C, 143 for SIGTERM. 0 when nobody asked.
int interrupted_status() noexcept;

/// Writing beyond the allowed size of a file is from now on an error like any other
/// (EFBIG), not the end of the program.
void report_large_files_as_errors();

}  // namespace farreach
