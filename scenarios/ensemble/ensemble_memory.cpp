#include "scenarios/ensemble/ensemble_memory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/far_field/settings.hpp"
#include "scenarios/terrain/memory.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

constexpr double kept = 3 * sizeof(float);     // per member, level and cell
constexpr double in_file = 3 * sizeof(float);  // likewise, at most
constexpr double written =
    sizeof(double) - sizeof(float);  // per member and cell: the last field, not yet in

double per_member(const EnsembleSize& size) {
  return size.rings * size.sectors * (size.levels * (kept + in_file) + written);
}

/// Which of the three numbers alone would make it fit, as far as it may be so small.
std::string remedy(const EnsembleSize& size, double available) {
  const double share = available / memory_of(size);
  std::string choices;
  const auto offer = [&](const char* key, double number, double least) {
    const double most = std::floor(number * share);
    if (most >= least)
      choices +=
          fmt::format("{}{} = {:.0f}", choices.empty() ? "" : ", or ", key, most);
  };
  offer("ensemble.members", size.members, 2);
  offer("far_field.rings", size.rings, 8);
  offer("far_field.sectors", size.sectors, 12);
  return (choices.empty() ? std::string("choose less of each")
                          : "at most " + choices + " would fit") +
         "; fewer levels in [thresholds] need less too";
}

}  // namespace

EnsembleSize ensemble_size(const HazardInput& input) {
  const RingGrid grid = far_settings(input.values).grid;
  return {.members = std::max(1.0, static_cast<double>(input.ensemble.values.size())),
          .levels = static_cast<double>(input.levels.size()),
          .rings = static_cast<double>(grid.rings),
          .sectors = static_cast<double>(grid.sectors)};
}

double memory_of(const EnsembleSize& size) {
  return size.members * per_member(size);
}

void require_memory(const EnsembleSize& size, double available) {
  constexpr double gib = 1024.0 * 1024 * 1024;
  const double needed = memory_of(size);
  if (!(available > 0) || needed <= available) return;
  throw InputError(
      {{.message = fmt::format(
            "ensemble.members = {:.0f} with far_field.rings = {:.0f}, "
            "far_field.sectors = {:.0f} and {:.0f} levels need about {:.1f} GiB of "
            "memory; {:.1f} GiB can be had",
            size.members, size.rings, size.sectors, size.levels, needed / gib,
            available / gib),
        .remedy = remedy(size, available)}});
}

void require_memory(const HazardInput& input) {
  if (!input.meteorology.empty())
    require_memory(ensemble_size(input), available_memory());
}

}  // namespace farreach
