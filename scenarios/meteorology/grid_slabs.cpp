#include "scenarios/meteorology/grid_slabs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "solver/base/utc.hpp"

namespace farreach {
namespace {

bool same(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!(std::abs(a[i] - b[i]) < 1e-3)) return false;
  return true;
}

/// Values within the range of the quantity, and none missing on the ground.
void check_values(const GridVariable& variable, const Slab& slab, double time) {
  const QuantityRule& rule = rule_of(variable.quantity);
  std::size_t missing = 0;
  for (const float value : slab.values) {
    if (std::isnan(value)) {
      ++missing;
      continue;
    }
    if (value >= rule.low && value <= rule.high) continue;
    refuse_file(
        variable.file,
        fmt::format("variable \"{}\", {}, is {:.4g} at {}, outside [{:g}, {:g}] "
                    "in SI units",
                    variable.name, rule.name, value, utc_text(time), rule.low,
                    rule.high),
        "check its unit, packing and missing values");
  }
  if (missing == 0 || (rule.on_levels && missing < slab.values.size())) return;
  refuse_file(
      variable.file,
      fmt::format("variable \"{}\", {}, is missing at {} of {} places around the "
                  "site at {}",
                  variable.name, rule.name, missing, slab.values.size(),
                  utc_text(time)),
      "give weather without holes");
}

}  // namespace

GridSlabs::GridSlabs(std::vector<std::unique_ptr<GridFile>> files, double accumulation)
    : files_(std::move(files)), accumulation_(accumulation) {
  require_one_grid();
  const GridVariable& first = files_.front()->variables().front();
  latitude_ = first.latitude.value;
  longitude_ = first.longitude.value;
}

void GridSlabs::require_one_grid() const {
  const GridVariable& first = files_.front()->variables().front();
  for (const auto& file : files_)
    for (const GridVariable& other : file->variables())
      if (!same(first.latitude.value, other.latitude.value) ||
          !same(first.longitude.value, other.longitude.value))
        refuse_file(
            other.file,
            fmt::format("variable \"{}\" lies on {} x {} columns, variable "
                        "\"{}\" of {} on {} x {} others",
                        other.name, other.latitude.value.size(),
                        other.longitude.value.size(), first.name, first.file,
                        first.latitude.value.size(), first.longitude.value.size()),
            "give all files on one grid");
}

const GridVariable& GridSlabs::variable(const Part& part) const {
  return files_[part.file]->variables()[part.variable];
}

std::vector<GridSlabs::Part> GridSlabs::parts(GridQuantity quantity) const {
  std::vector<Part> found;
  for (std::size_t f = 0; f < files_.size(); ++f)
    for (std::size_t v = 0; v < files_[f]->variables().size(); ++v)
      if (files_[f]->variables()[v].quantity == quantity) found.push_back({f, v});
  return found;
}

bool GridSlabs::has(GridQuantity quantity) const {
  return !parts(quantity).empty();
}

std::string GridSlabs::described() const {
  std::string all;
  for (const auto& file : files_) {
    std::string names;
    for (const GridVariable& v : file->variables())
      names += (names.empty() ? "" : ", ") + v.name;
    const auto& path = file->variables().front().file;
    all += (all.empty() ? "" : "; ") + std::filesystem::path(path).filename().string() +
           " (" + names + ")";
  }
  return all;
}

std::vector<double> GridSlabs::times(GridQuantity quantity) const {
  std::vector<double> all;
  for (const Part& part : parts(quantity))
    all.insert(all.end(), variable(part).time.begin(), variable(part).time.end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

const GridVariable& GridSlabs::described(GridQuantity quantity) const {
  return variable(parts(quantity).front());
}

Slab GridSlabs::read(GridQuantity quantity, double time) {
  const auto found = parts(quantity);
  for (const Part& part : found) {
    const GridVariable& v = variable(part);
    const auto at = std::find_if(v.time.begin(), v.time.end(), [&](double known) {
      return std::abs(known - time) < 1;
    });
    if (!v.time.empty() && at == v.time.end()) continue;
    if (!same(v.level, described(quantity).level))
      refuse_file(v.file, "variable \"" + v.name + "\" has other levels than in " +
                              described(quantity).file);
    Slab slab{.values = files_[part.file]->read(
                  part.variable, static_cast<std::size_t>(at - v.time.begin())),
              .levels = std::max<std::size_t>(v.level.size(), 1)};
    if (v.unit.is_sum)
      for (float& value : slab.values)
        value = static_cast<float>(value / v.sum_time.value_or(accumulation_));
    check_values(v, slab, time);
    return slab;
  }
  const GridVariable& first = variable(found.front());
  refuse_file(first.file,
              fmt::format("variable \"{}\", {}, is not known at {}", first.name,
                          rule_of(quantity).name, utc_text(time)));
}

}  // namespace farreach
