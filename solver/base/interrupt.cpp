#include "solver/base/interrupt.hpp"

#include <csignal>

namespace farreach {
namespace {

volatile std::sig_atomic_t signal_to_stop = 0;

void on_signal(int signal) {
  signal_to_stop = signal;
  std::signal(signal, SIG_DFL);
}

}  // namespace

void watch_interrupts() {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
}

bool interrupted() noexcept {
  return signal_to_stop != 0;
}

int interrupted_status() noexcept {
  return interrupted() ? 128 + static_cast<int>(signal_to_stop) : 0;
}

void report_large_files_as_errors() {
  std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace farreach
