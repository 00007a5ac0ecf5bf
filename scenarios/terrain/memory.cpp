#include "scenarios/terrain/memory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <string>

#include "scenarios/terrain/terrain_fault.hpp"

namespace farreach {
namespace {

double number_in(const char* file) {
  std::ifstream in(file);
  double value = 0;
  return in >> value ? value : 0;
}

double free_in_system() {
  std::ifstream in("/proc/meminfo");
  std::string name, unit;
  for (double value = 0; in >> name >> value; std::getline(in, unit))
    if (name == "MemAvailable:") return value * 1024;
  return 0;
}

/// Limit of the control group less what it uses; 0: none is set.
double free_in_group() {
  const double limit = number_in("/sys/fs/cgroup/memory.max");
  return limit > 0 ? std::max(1.0, limit - number_in("/sys/fs/cgroup/memory.current"))
                   : 0;
}

}  // namespace

double available_memory() {
  const double system = free_in_system(), group = free_in_group();
  return group > 0 && system > 0 ? std::min(system, group) : std::max(system, group);
}

void require_memory(double columns, double rows, double cell, double available) {
  constexpr double gib = 1024.0 * 1024 * 1024;
  const double cells = columns * rows, needed = cells * memory_per_cell;
  const bool countable = cells < std::numeric_limits<int>::max();
  if (countable && (!(available > 0) || needed <= available)) return;
  const double room = available > 0 ? std::min(available / memory_per_cell,
                                               1.0 * std::numeric_limits<int>::max())
                                    : 1.0 * std::numeric_limits<int>::max();
  const double coarser = cell * std::sqrt(cells / room) * 1.05;
  throw TerrainFault(
      "terrain.cell",
      fmt::format("the terrain has {:.0f} x {:.0f} cells of {:g} m, which need about "
                  "{:.1f} GiB of memory; {:.1f} GiB can be had",
                  columns, rows, cell, needed / gib, available / gib),
      fmt::format("choose a terrain.cell of {:.2g} m or more, or a smaller "
                  "terrain.window",
                  coarser));
}

}  // namespace farreach
