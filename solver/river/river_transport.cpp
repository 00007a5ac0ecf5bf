#include "solver/river/river_transport.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace farreach {
namespace {

/// Below this share of what entered, mass at an end of the window is moved into the
/// next cell inside, so that the window follows the cloud.
constexpr double negligible = 1e-15;
/// Cells by which dispersion may widen the window in one step.
constexpr std::size_t reach_of_dispersion = 6;

}  // namespace

void RiverGrid::add_cell(double q, double spread_of_face, double share, double time) {
  discharge.push_back(q);
  spread.push_back(spread_of_face);
  still_share.push_back(share);
  still_time.push_back(time);
  pass_on.push_back(1);
  reservoir_time.push_back(0);
}

RiverTransport::RiverTransport(const RiverGrid& grid, RiverLoss loss)
    : grid_(&grid), loss_(std::move(loss)) {
  const std::size_t n = grid.size();
  const auto fits = [&](const std::vector<double>& v) { return v.size() == n; };
  const auto fits_or_none = [&](const std::vector<double>& v) {
    return v.empty() || v.size() == n;
  };
  if (n == 0 || !(grid.step > 0) || !fits(grid.spread) || !fits(grid.still_share) ||
      !fits(grid.still_time) || !fits(grid.pass_on) || !fits(grid.reservoir_time) ||
      !fits_or_none(loss_.deposit) || !fits_or_none(loss_.reservoir_deposit))
    throw std::invalid_argument("river grid with arrays of different lengths");
  for (auto* v : {&mass_, &still_, &reservoir_, &kept_, &exchange_face_, &upper_,
                  &right_, &value_})
    v->assign(n, 0.0);
  crossed_.assign(n + 1, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    if (grid.reservoir_time[i] > 0) reservoirs_.push_back(i);
    if (grid.still_share[i] > 0) any_still_ = true;
    kept_[i] = (i == 0 ? 1 : kept_[i - 1]) * grid.pass_on[i];
    if (i == 0 || grid.reservoir_time[i] > 0) continue;
    exchange_face_[i] = kept_[i] * grid.spread[i] / (grid.step * grid.step);
  }
}

void RiverTransport::step(double entering, std::size_t at) {
  const double half = 0.5 * grid_->step;
  react(half);
  disperse(half);
  move(entering, at);
  widen();
  disperse(half);
  react(half);
  ++steps_;
}

void RiverTransport::react(double dt) {
  const bool loses = loss_.decay > 0 || !loss_.deposit.empty();
  Lost lost;  // summed within the step first: small numbers are not lost in large ones
  if (any_still_)
    for (std::size_t i = first_; i < last_; ++i) exchange(i, dt);
  if (loses)
    for (std::size_t i = first_; i < last_; ++i) {
      const double deposit = loss_.deposit.empty() ? 0 : loss_.deposit[i];
      lose(mass_[i], deposit, dt, lost);
      lose(still_[i], deposit, dt, lost);
    }
  for (const std::size_t r : reservoirs_)
    lose(reservoir_[r],
         loss_.reservoir_deposit.empty() ? 0 : loss_.reservoir_deposit[r], dt, lost);
  decayed_ += lost.decayed;
  deposited_ += lost.deposited;
}

/// Exact over dt: the two volumes approach their common concentration with the rate
/// (1 + b)/still_time.
void RiverTransport::exchange(std::size_t i, double dt) {
  const double share = grid_->still_share[i];
  if (!(share > 0)) return;
  const double sum = mass_[i] + still_[i];
  const double rest = sum * share / (1 + share);  // of the still water in the end
  const double kept = std::exp(-(1 + share) / grid_->still_time[i] * dt);
  still_[i] = rest + (still_[i] - rest) * kept;
  mass_[i] = sum - still_[i];
}

void RiverTransport::lose(double& mass, double deposit, double dt, Lost& sum) const {
  const double rate = loss_.decay + deposit;
  if (!(rate > 0) || mass == 0) return;
  const double lost = -mass * std::expm1(-rate * dt);
  mass -= lost;
  const double to_bed = lost * (deposit / rate);
  sum.deposited += to_bed;
  sum.decayed += lost - to_bed;
}

/// Mass that leaves the mixed reservoir at `face` while `entering` flows in evenly.
double RiverTransport::through_reservoir(std::size_t face, double entering) {
  const double turns = grid_->step / grid_->reservoir_time[face];
  const double emptied = -std::expm1(-turns);
  const double out = reservoir_[face] * emptied + entering * (1 - emptied / turns);
  reservoir_[face] += entering - out;
  return out;
}

/// Every cell hands its mass to the next; what enters joins at its face.
void RiverTransport::move(double entering, std::size_t at) {
  const std::size_t n = grid_->size();
  const auto pass = [&](std::size_t face, double arriving) {
    double passed = arriving + (face == at ? entering : 0);
    if (face < n && grid_->pass_on[face] < 1) {
      const double stays = passed * grid_->pass_on[face];
      diverted_ += passed - stays;
      passed = stays;
    }
    if (face < n && grid_->reservoir_time[face] > 0)
      passed = through_reservoir(face, passed);
    return crossed_[face] = passed;
  };
  entered_ += entering;
  std::fill(crossed_.begin(), crossed_.end(), 0.0);
  if (last_ == n) left_ += pass(n, mass_[n - 1]);
  first_ = std::min(first_, at);
  const std::size_t top = std::max(std::min(last_, n - 1), at);
  for (std::size_t face = top; face > first_; --face)
    mass_[face] = pass(face, mass_[face - 1]);
  mass_[first_] = pass(first_, 0);
  last_ = std::max(last_, top + 1);
}

/// The window lets go what is negligible and grows by what dispersion may reach.
void RiverTransport::widen() {
  const double least = negligible * entered_;
  const auto idle = [&](std::size_t i) {
    return mass_[i] + still_[i] <= least && reservoir_[i] == 0;
  };
  const auto hand = [&](std::size_t from, std::size_t to) {
    mass_[to] += mass_[from] + still_[from];
    mass_[from] = still_[from] = 0;
  };
  for (; first_ + 1 < last_ && idle(first_); ++first_) hand(first_, first_ + 1);
  for (; first_ + 1 < last_ && idle(last_ - 1); --last_) hand(last_ - 1, last_ - 2);
  first_ -= std::min(first_, reach_of_dispersion);
  last_ = std::min(grid_->size(), last_ + reach_of_dispersion);
}

void RiverTransport::disperse(double dt) {
  if (last_ <= first_ + 1) return;
  double worst = 0;
  for (std::size_t i = first_; i < last_; ++i) {
    const double above = i > first_ ? exchange_face_[i] : 0;
    const double below = i + 1 < last_ ? exchange_face_[i + 1] : 0;
    worst = std::max(worst, 0.5 * dt * (above + below) / kept_[i]);
  }
  if (!(worst > 0)) return;
  const int substeps = std::max(1, static_cast<int>(std::ceil(worst)));
  for (int k = 0; k < substeps; ++k) solve(dt / substeps);
}

/// Crank-Nicolson for the concentrations in the window, nothing through its ends;
/// masses change by the fluxes of the mean of old and new, so that the sum stays.
void RiverTransport::solve(double dt) {
  const std::size_t a = first_, b = last_;
  const auto face = [&](std::size_t i) {
    return i > a && i < b ? 0.5 * dt * exchange_face_[i] : 0.0;
  };
  for (std::size_t i = a; i < b; ++i) value_[i] = mass_[i] / kept_[i];
  double above = 0, before = 0, right_before = 0;
  for (std::size_t i = a; i < b; ++i) {
    const double below = face(i + 1);
    double right = mass_[i];
    if (i > a) right += above * (value_[i - 1] - value_[i]);
    if (i + 1 < b) right += below * (value_[i + 1] - value_[i]);
    const double pivot = kept_[i] + above + below - above * before;
    upper_[i] = below / pivot;
    right_[i] = (right + above * right_before) / pivot;
    before = upper_[i];
    right_before = right_[i];
    above = below;
  }
  for (std::size_t i = b - 1; i-- > a;) right_[i] += upper_[i] * right_[i + 1];
  double through = 0;
  for (std::size_t i = a; i < b; ++i) {
    double next = 0;
    if (i + 1 < b)
      next = face(i + 1) * (value_[i] + right_[i] - value_[i + 1] - right_[i + 1]);
    mass_[i] += through - next;
    through = next;
  }
}

RiverBalance RiverTransport::balance() const {
  RiverBalance b{entered_, 0, left_, diverted_, decayed_, deposited_};
  for (std::size_t i = first_; i < last_; ++i)  // outside the window there is none
    b.in_river += mass_[i] + still_[i] + reservoir_[i];
  return b;
}

}  // namespace farreach
