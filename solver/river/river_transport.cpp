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
/// Cells of which the greatest exchange is kept.
constexpr std::size_t block = 64;

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
  for (auto* v :
       {&mass_, &still_, &reservoir_, &kept_, &over_kept_, &exchange_face_, &right_,
        &value_, &reduced_.face, &reduced_.pivot, &reduced_.lower, &reduced_.upper})
    v->assign(n, 0.0);
  crossed_.assign(n + 1, 0.0);
  plain_.assign(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    if (grid.reservoir_time[i] > 0) {
      reservoirs_.push_back(i);
      emptied_.push_back(-std::expm1(-grid.step / grid.reservoir_time[i]));
    }
    plain_[i] = !(grid.pass_on[i] < 1) && !(grid.reservoir_time[i] > 0);
    kept_[i] = (i == 0 ? 1 : kept_[i - 1]) * grid.pass_on[i];
    over_kept_[i] = 1 / kept_[i];
    if (i == 0 || grid.reservoir_time[i] > 0) continue;
    exchange_face_[i] = kept_[i] * grid.spread[i] / (grid.step * grid.step);
  }
  lay_out_exchange();
  lay_out_losses();
}

/// What half a step exchanges between cells, and with still water.
void RiverTransport::lay_out_exchange() {
  const std::size_t n = grid_->size();
  const double half = 0.5 * grid_->step;
  exchanged_.resize(n);
  block_exchanged_.assign(n / block + 1, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    const double below = i + 1 < n ? exchange_face_[i + 1] : 0;
    exchanged_[i] = 0.5 * half * (exchange_face_[i] + below) / kept_[i];
    block_exchanged_[i / block] = std::max(block_exchanged_[i / block], exchanged_[i]);
  }
  still_kept_.assign(n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    const double share = grid_->still_share[i];
    if (!(share > 0)) continue;
    any_still_ = true;
    still_kept_[i] = std::exp(-(1 + share) / grid_->still_time[i] * half);
  }
}

void RiverTransport::lay_out_losses() {
  loses_ = loss_.decay > 0 || !loss_.deposit.empty();
  if (loses_)
    for (std::size_t i = 0; i < grid_->size(); ++i)
      losses_.push_back(loss_at(loss_.deposit.empty() ? 0 : loss_.deposit[i]));
  const auto& deposit = loss_.reservoir_deposit;
  for (const std::size_t r : reservoirs_)
    reservoir_losses_.push_back(loss_at(deposit.empty() ? 0 : deposit[r]));
}

RiverTransport::Loss RiverTransport::loss_at(double deposit) const {
  const double rate = loss_.decay + deposit;
  if (!(rate > 0)) return {};
  return {-std::expm1(-rate * (0.5 * grid_->step)), deposit / rate};
}

void RiverTransport::step(double entering, std::size_t at) {
  react();
  disperse();
  move(entering, at);
  widen();
  disperse();
  react();
  ++steps_;
}

/// Half a step of it.
void RiverTransport::react() {
  Lost lost;  // summed within the step first: small numbers are not lost in large ones
  if (any_still_) exchange();
  if (loses_)
    for (std::size_t i = first_; i < last_; ++i) {
      lose(mass_[i], losses_[i], lost);
      lose(still_[i], losses_[i], lost);
    }
  for (std::size_t k = 0; k < reservoirs_.size(); ++k)
    lose(reservoir_[reservoirs_[k]], reservoir_losses_[k], lost);
  decayed_ += lost.decayed;
  deposited_ += lost.deposited;
}

/// Exact over half a step: the two volumes approach their common concentration with
/// the rate (1 + b)/still_time.
void RiverTransport::exchange() {
  double* const mass = mass_.data();
  double* const still = still_.data();
  const double* const share = grid_->still_share.data();
  const double* const kept = still_kept_.data();
  for (std::size_t i = first_; i < last_; ++i) {
    const double sum = mass[i] + still[i];
    const double rest = sum * share[i] / (1 + share[i]);  // of still water, in the end
    still[i] = rest + (still[i] - rest) * kept[i];
    mass[i] = sum - still[i];
  }
}

void RiverTransport::lose(double& mass, const Loss& loss, Lost& sum) {
  const double lost = mass * loss.lost;
  mass -= lost;
  const double to_bed = lost * loss.to_bed;
  sum.deposited += to_bed;
  sum.decayed += lost - to_bed;
}

/// Mass that leaves the mixed reservoir at `face` while `entering` flows in evenly.
double RiverTransport::through_reservoir(std::size_t face, double entering) {
  const auto found = std::lower_bound(reservoirs_.begin(), reservoirs_.end(), face);
  const double emptied =
      emptied_[static_cast<std::size_t>(found - reservoirs_.begin())];
  const double turns = grid_->step / grid_->reservoir_time[face];
  const double out = reservoir_[face] * emptied + entering * (1 - emptied / turns);
  reservoir_[face] += entering - out;
  return out;
}

/// What goes on below a face that is not plain.
double RiverTransport::pass(std::size_t face, double arriving) {
  const double stays = arriving * grid_->pass_on[face];
  diverted_ += arriving - stays;
  return grid_->reservoir_time[face] > 0 ? through_reservoir(face, stays) : stays;
}

/// Every cell hands its mass to the next; what enters joins at its face.
void RiverTransport::move(double entering, std::size_t at) {
  const std::size_t n = grid_->size();
  entered_ += entering;
  std::fill(crossed_.begin(), crossed_.end(), 0.0);
  if (last_ == n) {
    crossed_[n] = mass_[n - 1];
    left_ += crossed_[n];
  }
  if (entering != 0) {
    first_ = std::min(first_, at);
    last_ = std::max(last_, at);
  }
  const std::size_t top = std::min(last_, n - 1);
  for (std::size_t face = top + 1; face-- > first_;) {
    double passed = face > first_ ? mass_[face - 1] : 0;
    if (face == at) passed += entering;
    if (!plain_[face]) passed = pass(face, passed);
    mass_[face] = crossed_[face] = passed;
  }
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

/// Greatest share of a cell in the window that half a step exchanges.
double RiverTransport::greatest_exchange() const {
  const auto of_end = [&](std::size_t i, double face) {
    return 0.5 * (0.5 * grid_->step) * face / kept_[i];
  };
  double worst = std::max(of_end(first_, exchange_face_[first_ + 1]),
                          of_end(last_ - 1, exchange_face_[last_ - 1]));
  for (std::size_t i = first_ + 1; i + 1 < last_;) {
    const bool whole = i % block == 0 && i + block < last_;
    worst = std::max(worst, whole ? block_exchanged_[i / block] : exchanged_[i]);
    i += whole ? block : 1;
  }
  return worst;
}

/// Half a step of it.
void RiverTransport::disperse() {
  if (last_ <= first_ + 1) return;
  const double worst = greatest_exchange();
  if (!(worst > 0)) return;
  const int substeps = std::max(1, static_cast<int>(std::ceil(worst)));
  for (int k = 0; k < substeps; ++k) solve(0.5 * grid_->step / substeps);
}

/// Lays out what the window needs: all cells for another substep, else from its upper
/// end until what follows is the same as before, bit for bit, and what is new below.
void RiverTransport::factor(double dt) {
  Reduced& r = reduced_;
  const std::size_t n = grid_->size();
  if (r.dt != dt) {
    r.dt = dt;
    r.first = r.last = first_;
    for (std::size_t i = 0; i < n; ++i) r.face[i] = 0.5 * dt * exchange_face_[i];
  }
  const auto lay_out = [&](std::size_t i, double above, double upper_before) {
    const double below = i + 1 < n ? r.face[i + 1] : 0;
    r.pivot[i] = 1 / (kept_[i] + above + below - above * upper_before);
    r.lower[i] = above * r.pivot[i];
    r.upper[i] = below * r.pivot[i];
  };
  std::size_t i = first_;
  for (bool same = false; i < last_ && !same; ++i) {
    const bool known = i >= r.first && i < r.last;
    const double before = r.upper[i];
    lay_out(i, i > first_ ? r.face[i] : 0, i > first_ ? r.upper[i - 1] : 0);
    same = known && i > r.first && i > first_ && r.upper[i] == before;
  }
  r.first = first_;
  if (i < last_) {
    for (i = r.last; i < last_; ++i) lay_out(i, r.face[i], r.upper[i - 1]);
    r.last = std::max(r.last, last_);
  } else {
    r.last = last_;
  }
}

/// Crank-Nicolson for the concentrations in the window, nothing through its ends;
/// masses change by the fluxes of the mean of old and new, so that the sum stays.
void RiverTransport::solve(double dt) {
  factor(dt);
  const std::size_t a = first_, b = last_ - 1;  // first and last cell
  const double* const face = reduced_.face.data();
  const double* const lower = reduced_.lower.data();
  const double* const upper = reduced_.upper.data();
  const double* const pivot = reduced_.pivot.data();
  const double* const over_kept = over_kept_.data();
  double* const mass = mass_.data();
  double* const value = value_.data();
  double* const right = right_.data();
  for (std::size_t i = a; i <= b; ++i) value[i] = mass[i] * over_kept[i];
  right[a] = (mass[a] + face[a + 1] * (value[a + 1] - value[a])) * pivot[a];
  for (std::size_t i = a + 1; i < b; ++i)
    right[i] = (mass[i] + face[i] * (value[i - 1] - value[i]) +
                face[i + 1] * (value[i + 1] - value[i])) *
               pivot[i];
  for (std::size_t i = a + 1; i < b; ++i) right[i] += lower[i] * right[i - 1];
  // Nothing crosses the lower end, so that its cell has a pivot of its own.
  const double before = upper[b - 1];
  right[b] = (mass[b] + face[b] * (value[b - 1] - value[b]) + face[b] * right[b - 1]) /
             (kept_[b] + face[b] - face[b] * before);
  for (std::size_t i = b; i-- > a;) right[i] += upper[i] * right[i + 1];
  for (std::size_t i = a; i <= b; ++i) value[i] += right[i];
  mass[a] -= face[a + 1] * (value[a] - value[a + 1]);
  for (std::size_t i = a + 1; i < b; ++i)
    mass[i] +=
        face[i] * (value[i - 1] - value[i]) - face[i + 1] * (value[i] - value[i + 1]);
  mass[b] += face[b] * (value[b - 1] - value[b]);
}

RiverBalance RiverTransport::balance() const {
  RiverBalance b{entered_, 0, left_, diverted_, decayed_, deposited_};
  for (std::size_t i = first_; i < last_; ++i)  // outside the window there is none
    b.in_river += mass_[i] + still_[i] + reservoir_[i];
  return b;
}

}  // namespace farreach
