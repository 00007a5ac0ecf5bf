#include "models/far_field/ring_windows.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/far_field/ring_cells.hpp"
#include "models/substances/substance.hpp"
#include "solver/base/constants.hpp"

namespace farreach {
namespace {

constexpr const char* substance_of[far_species] = {"H2S", "SO2"};
constexpr float never = std::numeric_limits<float>::quiet_NaN();

int windows_of(double time) {
  return std::max(1, int(std::lround(time / window_length)));
}

double mole_fraction_of(const Level& level, double value, double molar_volume) {
  if (!level.unit.ends_with("/m3")) return value;
  return value / substance(level.substance).molar_mass * molar_volume;
}

/// The cell that a part of a sector belongs to.
std::size_t cell_of_part(std::size_t part, const RingGrid& grid) {
  const auto sectors = std::size_t(grid.sectors), all = sectors * parts_of_sector;
  const std::size_t along = (part % all + parts_of_sector / 2) % all;
  return part / all * sectors + along / parts_of_sector;
}

}  // namespace

LevelQuestion question_of(const Level& level, double exposure_time, double molar_volume,
                          const ProbitModel* drawn) {
  LevelQuestion q;
  for (std::size_t k = 0; k < far_species; ++k)
    if (level.substance == substance_of[k]) {
      q.asked = true;
      q.species = k;
    }
  if (level.quantity == quantity::lethality) {
    const bool other = drawn && drawn->substance == level.substance;
    q.probit = other ? drawn : &probit_model(level.probit);
    q.windows = windows_of(exposure_time);
    q.load = load_for_fraction(*q.probit, level.value);
    q.amplification = fluctuation_amplification(far_intensity, q.probit->n);
    return q;
  }
  if (level.quantity != quantity::concentration) q.asked = false;
  const double time = level.averaging_time > 0 ? level.averaging_time : exposure_time;
  q.means.push_back({windows_of(std::min(time, exposure_time)),
                     mole_fraction_of(level, level.value, molar_volume)});
  for (const ShorterMean& s : level.shorter)
    q.means.push_back(
        {windows_of(s.time), mole_fraction_of(level, s.value, molar_volume)});
  return q;
}

double followed_time(double horizon) {
  return window_length * std::ceil(horizon / window_length);
}

RingGrid finer(const RingGrid& grid) {
  return {grid.inner, grid.outer, grid.rings, grid.sectors * parts_of_sector};
}

RingWindows::RingWindows(const RingGrid& grid, std::vector<LevelQuestion> questions,
                         double molar_volume, double model_factor, int least_windows)
    : multiple(questions.size() * grid.cells(), 0),
      arrival(questions.size() * grid.cells(), never),
      end(questions.size() * grid.cells(), never),
      grid_(grid),
      finer_(finer(grid)),
      least_windows_(least_windows),
      questions_(std::move(questions)),
      molar_volume_(molar_volume),
      factor_(model_factor),
      area_(plane_cell_areas(finer_)) {
  kept_ = std::max(1, least_windows_);
  for (const LevelQuestion& q : questions_) {
    kept_ = std::max(kept_, q.windows);
    for (const auto& m : q.means) kept_ = std::max(kept_, m.windows);
  }
  const std::size_t parts = finer_.cells();
  for (std::size_t k = 0; k < far_species; ++k) {
    present_[k].assign(parts, 0);
    memory_[k].assign(std::size_t(kept_), std::vector<float>(parts, 0));
    volume_per_mass_[k] = molar_volume / substance(substance_of[k]).molar_mass;
  }
  idle_.assign(parts, kept_ + 1);
}

int RingWindows::cell_of(double x, double y) const {
  return plane_cell(grid_, x, y);
}

RingWindows::Slot RingWindows::slot_of(double x, double y) const {
  const int cell = plane_cell(finer_, x, y);
  if (cell < 0) return {};
  return {cell / finer_.sectors, std::atan2(x, y) / (2 * pi) * finer_.sectors};
}

void RingWindows::count(double x, double y, double depth, double dt,
                        const std::array<double, far_species>& mass) {
  count(RingPassage{.x = x, .y = y, .depth = depth, .dt = dt}, mass);
}

void RingWindows::count(const RingPassage& p,
                        const std::array<double, far_species>& mass) {
  // As many places along the way as there are rings, within reason.
  constexpr double most_places = 8;
  const double way = std::hypot(p.dx, p.dy);
  const double ring = std::hypot(p.x, p.y) *
                      (std::pow(grid_.outer / grid_.inner, 1.0 / grid_.rings) - 1);
  const int places = int(std::clamp(std::ceil(way / ring), 1.0, most_places));
  std::array<double, far_species> volume = {};
  for (std::size_t k = 0; k < far_species; ++k)
    volume[k] =
        mass[k] * volume_per_mass_[k] / p.depth * p.dt / (window_length * places);
  for (int i = 0; i < places; ++i) {
    const double share = (i + 0.5) / places - 0.5;
    const Slot slot = slot_of(p.x + share * p.dx, p.y + share * p.dy);
    if (slot.ring >= 0) count_at(slot, p, volume);
  }
}

/// Shares the volume [m2] out over the parts about a place of a ring.
void RingWindows::count_at(const Slot& slot, const RingPassage& p,
                           const std::array<double, far_species>& volume) {
  const double middle = std::sqrt(finer_.edge(slot.ring) * finer_.edge(slot.ring + 1));
  const double width = p.width / (2 * pi * middle) * finer_.sectors;  // in parts
  const int sectors = finer_.sectors;
  constexpr int most = 24;
  std::array<double, 2 * most + 1> weight = {};
  double sum = 0;
  int first = 0, last = 0;
  if (width > 0) {
    const int reach = std::min(int(std::ceil(3 * width)) + 1, most);
    first = int(std::lround(slot.place)) - reach;
    last = first + 2 * reach;
    for (int k = first; k <= last; ++k) {
      const double off = (k - slot.place) / width;
      sum += weight[std::size_t(k - first)] =
          (1.5 - 0.5 * off * off) * std::exp(-0.5 * off * off);
    }
  } else {  // evenly over the sector
    const int sector = int(std::lround(slot.place / parts_of_sector));
    first = sector * parts_of_sector - parts_of_sector / 2;
    last = first + parts_of_sector - 1;
    for (int k = first; k <= last; ++k) sum += weight[std::size_t(k - first)] = 1;
  }
  if (!(sum > 0)) {  // much narrower than a part
    first = last = int(std::lround(slot.place));
    weight[0] = sum = 1;
  }
  const double per = 1 / (sum * area_[std::size_t(slot.ring)]);
  for (int k = first; k <= last; ++k) {
    const auto part = std::size_t(slot.ring) * std::size_t(sectors) +
                      std::size_t(((k % sectors) + sectors) % sectors);
    for (std::size_t s = 0; s < far_species; ++s)
      present_[s][part] += volume[s] * per * weight[std::size_t(k - first)];
  }
}

void RingWindows::add_part(std::size_t part, std::size_t species, double mole_fraction,
                           double share) {
  present_[species][part] += mole_fraction * share;
}

void RingWindows::add(std::size_t cell, std::size_t species, double mole_fraction,
                      double share) {
  const auto sectors = std::size_t(grid_.sectors), all = std::size_t(finer_.sectors);
  const std::size_t ring = cell / sectors, sector = cell % sectors;
  for (int k = -(parts_of_sector / 2); k <= parts_of_sector / 2; ++k) {
    const auto part =
        (sector * parts_of_sector + all + std::size_t(k + int(all))) % all;
    add_part(ring * all + part, species, mole_fraction, share);
  }
}

std::vector<float> RingWindows::last(std::size_t species) const {
  const auto& parts = memory_[species][std::size_t(newest_)];
  std::vector<float> cells(grid_.cells(), 0);
  for (std::size_t p = 0; p < parts.size(); ++p)
    cells[cell_of_part(p, grid_)] += parts[p] / parts_of_sector;
  for (float& c : cells) c = std::max(c, 0.0f);  // the kernel has negative lobes
  return cells;
}

double RingWindows::mean(std::size_t species, std::size_t part, int windows) const {
  double sum = 0;
  for (int i = 0; i < windows; ++i)
    sum += memory_[species][std::size_t((newest_ + kept_ - i) % kept_)][part];
  return sum / windows;
}

double RingWindows::ask(const LevelQuestion& q, std::size_t part) const {
  double most = 0;
  for (const auto& m : q.means)
    most = std::max(
        most, mean(q.species, part, std::max(m.windows, least_windows_)) / m.value);
  if (!q.probit) return most;
  double load = 0;
  for (int i = 0; i < q.windows; ++i) {
    const float c =
        memory_[q.species][std::size_t((newest_ + kept_ - i) % kept_)][part];
    if (c > 0)
      load += toxic_load(concentration_in_unit_of(*q.probit, double(c), molar_volume_),
                         window_length, q.probit->n);
  }
  return std::pow(load * q.amplification / q.load, 1 / q.probit->n);
}

void RingWindows::close(double begin) {
  newest_ = (newest_ + 1) % kept_;
  for (std::size_t p = 0; p < finer_.cells(); ++p) {
    bool held = false;
    for (std::size_t k = 0; k < far_species; ++k) {
      held |= present_[k][p] != 0;
      memory_[k][std::size_t(newest_)][p] = float(present_[k][p] * factor_);
      present_[k][p] = 0;
    }
    idle_[p] = held ? 0 : idle_[p] + 1;
    if (idle_[p] >= kept_) continue;  // nothing within any mean
    const std::size_t cell = cell_of_part(p, grid_);
    for (std::size_t q = 0; q < questions_.size(); ++q)
      if (questions_[q].asked)
        keep(q * grid_.cells() + cell, float(ask(questions_[q], p)), begin);
  }
}

/// Takes up how many times a level is met in a window.
void RingWindows::keep(std::size_t at, float met, double begin) {
  multiple[at] = std::max(multiple[at], met);
  if (!(met >= 1)) return;
  if (std::isnan(arrival[at])) arrival[at] = float(begin);
  end[at] = float(begin + window_length);
}

}  // namespace farreach
