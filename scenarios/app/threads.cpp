#include <fmt/format.h>

#include <iostream>

#include "scenarios/app/commands.hpp"
#include "solver/base/parallel.hpp"
#include "solver/base/ranks.hpp"

namespace farreach::app {

void use_threads(int wanted) {
  set_threads(wanted);
  if (rank() > 0) return;
  const auto counted = [](int n, const char* what) {
    return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
  };
  std::cerr << "Computing on " << counted(threads(), "thread")
            << (ranks() > 1 ? fmt::format(" in each of {} processes", ranks()) : "")
            << "; this process may use " << counted(processors(), "processor") << ".\n";
}

}  // namespace farreach::app
