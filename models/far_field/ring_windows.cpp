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

}  // namespace

LevelQuestion question_of(const Level& level, double exposure_time, double molar_volume,
                          const ProbitModel* drawn) {
  LevelQuestion q;
  for (std::size_t k = 0; k < far_species; ++k)
    if (level.substance == substance_of[k]) {
      q.asked = true;
      q.species = k;
    }
  if (level.quantity == "lethality") {
    const bool other = drawn && drawn->substance == level.substance;
    q.probit = other ? drawn : &probit_model(level.probit);
    q.windows = windows_of(exposure_time);
    q.load = load_for_fraction(*q.probit, level.value);
    q.amplification = fluctuation_amplification(far_intensity, q.probit->n);
    return q;
  }
  if (level.quantity != "concentration") q.asked = false;
  const double time = level.averaging_time > 0 ? level.averaging_time : exposure_time;
  q.means.push_back({windows_of(std::min(time, exposure_time)),
                     mole_fraction_of(level, level.value, molar_volume)});
  for (const ShorterMean& s : level.shorter)
    q.means.push_back(
        {windows_of(s.time), mole_fraction_of(level, s.value, molar_volume)});
  return q;
}

RingWindows::RingWindows(const RingGrid& grid, std::vector<LevelQuestion> questions,
                         double molar_volume, double model_factor)
    : multiple(questions.size() * grid.cells(), 0),
      arrival(questions.size() * grid.cells(), never),
      end(questions.size() * grid.cells(), never),
      grid_(grid),
      questions_(std::move(questions)),
      molar_volume_(molar_volume),
      factor_(model_factor),
      area_(plane_cell_areas(grid)) {
  for (const LevelQuestion& q : questions_) {
    kept_ = std::max(kept_, q.windows);
    for (const auto& m : q.means) kept_ = std::max(kept_, m.windows);
  }
  for (std::size_t k = 0; k < far_species; ++k) {
    present_[k].assign(grid.cells(), 0);
    memory_[k].assign(std::size_t(kept_), std::vector<float>(grid.cells(), 0));
    volume_per_mass_[k] = molar_volume / substance(substance_of[k]).molar_mass;
  }
  idle_.assign(grid.cells(), kept_ + 1);
}

int RingWindows::cell_of(double x, double y) const {
  return plane_cell(grid_, x, y);
}

void RingWindows::count(double x, double y, double depth, double dt,
                        const std::array<double, far_species>& mass) {
  const int cell = plane_cell(grid_, x, y);
  if (cell < 0) return;
  const double volume = area_[std::size_t(cell / grid_.sectors)] * depth;
  for (std::size_t k = 0; k < far_species; ++k)
    present_[k][std::size_t(cell)] +=
        mass[k] * volume_per_mass_[k] / volume * dt / window_length;
}

void RingWindows::add(std::size_t cell, std::size_t species, double mole_fraction,
                      double share) {
  present_[species][cell] += mole_fraction * share;
}

const std::vector<float>& RingWindows::last(std::size_t species) const {
  return memory_[species][std::size_t(newest_)];
}

double RingWindows::mean(std::size_t species, std::size_t cell, int windows) const {
  double sum = 0;
  for (int i = 0; i < windows; ++i)
    sum += memory_[species][std::size_t((newest_ + kept_ - i) % kept_)][cell];
  return sum / windows;
}

double RingWindows::ask(const LevelQuestion& q, std::size_t cell) const {
  double most = 0;
  for (const auto& m : q.means)
    most = std::max(most, mean(q.species, cell, m.windows) / m.value);
  if (!q.probit) return most;
  double load = 0;
  for (int i = 0; i < q.windows; ++i) {
    const float c =
        memory_[q.species][std::size_t((newest_ + kept_ - i) % kept_)][cell];
    if (c > 0)
      load += toxic_load(concentration_in_unit_of(*q.probit, double(c), molar_volume_),
                         window_length, q.probit->n);
  }
  return std::pow(load * q.amplification / q.load, 1 / q.probit->n);
}

void RingWindows::close(double begin) {
  newest_ = (newest_ + 1) % kept_;
  for (std::size_t c = 0; c < grid_.cells(); ++c) {
    bool held = false;
    for (std::size_t k = 0; k < far_species; ++k) {
      held |= present_[k][c] > 0;
      memory_[k][std::size_t(newest_)][c] = float(present_[k][c] * factor_);
      present_[k][c] = 0;
    }
    idle_[c] = held ? 0 : idle_[c] + 1;
    if (idle_[c] >= kept_) continue;  // nothing within any mean
    for (std::size_t q = 0; q < questions_.size(); ++q) {
      if (!questions_[q].asked) continue;
      const auto m = float(ask(questions_[q], c));
      const std::size_t at = q * grid_.cells() + c;
      multiple[at] = std::max(multiple[at], m);
      if (!(m >= 1)) continue;
      if (std::isnan(arrival[at])) arrival[at] = float(begin);
      end[at] = float(begin + window_length);
    }
  }
}

}  // namespace farreach
