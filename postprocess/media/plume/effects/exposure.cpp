#include "postprocess/media/plume/effects/exposure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <stdexcept>

#include "models/substances/substance.hpp"
#include "solver/base/error.hpp"

namespace farreach {

namespace {

bool is_mass_per_volume(const std::string& unit) {
  return unit.ends_with("/m3");
}

const ProbitModel& probit_of(const Level& level) {
  try {
    return probit_model(level.probit);
  } catch (const std::out_of_range&) {
    throw RunError(fmt::format("level \"{}\" names the unknown lethality model \"{}\"",
                               level.name, level.probit));
  }
}

void require_level(const Level& level, bool holds, const char* what) {
  if (!holds) throw RunError(fmt::format("level \"{}\": {}", level.name, what));
}

double mole_fraction_of(const Level& level, double value, double air_molar_volume) {
  if (!is_mass_per_volume(level.unit)) return value;
  require_level(level, air_molar_volume > 0,
                "a mass concentration needs the molar volume of the air");
  return value * air_molar_volume / substance(level.substance).molar_mass;
}

/// The means a concentration level is compared with, the longest first.
std::vector<Window> windows_of(const Level& level, double air_molar_volume) {
  const double own =
      level.averaging_time == 0 ? level.exposure_time : level.averaging_time;
  std::vector<Window> windows{
      {own, own, mole_fraction_of(level, level.value, air_molar_volume)}};
  for (std::size_t i = level.shorter.size(); i-- > 0;) {
    const auto& [time, value] = level.shorter[i];
    require_level(level, time < windows.back().length,
                  "its shorter times are not ascending up to its own");
    windows.push_back({time, time, mole_fraction_of(level, value, air_molar_volume)});
  }
  for (const Window& w : windows)
    require_level(level, w.mole_fraction > 0, "its value is not positive");
  return windows;
}

}  // namespace

double level_mole_fraction(const Level& level, double air_molar_volume) {
  return mole_fraction_of(level, level.value, air_molar_volume);
}

Exposure exposure_to(const Outcome& outcome, const Level& level,
                     const PlumeTable& plume) {
  Exposure e;
  const auto found =
      std::find(plume.tracked.begin(), plume.tracked.end(), level.substance);
  e.tracked = found != plume.tracked.end();
  e.species = static_cast<std::size_t>(found - plume.tracked.begin());
  e.air_molar_volume = plume.air_molar_volume;
  if (level.quantity == quantity::concentration) {
    e.windows = windows_of(level, plume.air_molar_volume);
  } else if (level.quantity == quantity::lethality) {
    e.probit = &probit_of(level);
    e.windows = {{outcome.scenario.exposure_time, level.averaging_time, 0}};
    require_level(level, level.value > 0 && level.value < 1,
                  "the share killed is not between 0 and 1");
    e.load = load_for_fraction(*e.probit, level.value);
  } else {
    require_level(level, false, "its quantity is neither concentration nor lethality");
  }
  for (const Window& w : e.windows)
    require_level(level, w.length > 0 && std::isfinite(w.length),
                  "its averaging time is not positive");
  return e;
}

double meander_time(const Passage& passage, double averaging_time) {
  return std::min(averaging_time, passage.length());
}

double steady_mole_fraction(const PassingSegment& segment, double y, double z,
                            double averaging_time) {
  const double axis = segment.slice.mole_fraction * segment.molar_share;
  const double value =
      axis == 0 ? 0
                : axis * relative_concentration(segment.slice, y, z, averaging_time);
  if (!(value >= 0))
    throw RunError(
        fmt::format("the plume table gives a mole fraction of {} at {} m downwind",
                    value, segment.slice.x));
  return value;
}

std::vector<double> steady_mole_fractions(const Passage& passage, double y, double z,
                                          double averaging_time) {
  std::vector<double> steady;
  steady.reserve(passage.segments.size());
  for (const auto& s : passage.segments) {
    steady.push_back(steady_mole_fraction(s, y, z, averaging_time));
  }
  return steady;
}

double largest_load(const std::vector<double>& time,
                    const std::vector<double>& concentration, double n, double window) {
  const std::size_t count = time.size();
  if (count < 2) return 0;
  // Load from the first sample to each, and to any time between two.
  std::vector<double> until(count, 0.0);
  const auto part = [&](std::size_t i, double t) {
    const double f = (t - time[i]) / (time[i + 1] - time[i]);
    const double end = concentration[i] + f * (concentration[i + 1] - concentration[i]);
    const std::array<double, 2> ts{time[i], t};
    const std::array<double, 2> cs{concentration[i], std::max(0.0, end)};
    return toxic_load(std::span<const double>(ts), std::span<const double>(cs), n);
  };
  for (std::size_t i = 0; i + 1 < count; ++i)
    until[i + 1] = until[i] + part(i, time[i + 1]);
  if (!(time.back() - time.front() > window)) return until.back();
  double largest = 0;
  std::size_t end = 0, begin = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double stop = time[i] + window;  // window that begins at sample i
    while (end + 2 < count && time[end + 1] <= stop) ++end;
    const double at_stop =
        stop >= time.back() ? until.back() : until[end] + part(end, stop);
    largest = std::max(largest, at_stop - until[i]);
    const double start = time[i] - window;  // window that ends at sample i
    if (start < time.front()) continue;
    while (begin + 2 < count && time[begin + 1] <= start) ++begin;
    largest = std::max(largest, until[i] - until[begin] - part(begin, start));
  }
  return largest;
}

double largest_multiple(const Exposure& exposure, const PlumeTable& plume, double x,
                        double height) {
  const Passage passage = passage_at(plume, exposure.species, x);
  double largest = 0;
  for (const Window& w : exposure.windows) {
    const auto steady = steady_mole_fractions(passage, 0, height,
                                              meander_time(passage, w.meander_time));
    double sum = 0;
    for (std::size_t k = 0; k < steady.size(); ++k)
      sum += exposure.probit
                 ? load_equivalent_concentration(
                       concentration_in_unit_of(*exposure.probit, steady[k],
                                                exposure.air_molar_volume),
                       passage.segments[k].slice.intensity, exposure.probit->n)
                 : steady[k];
    const double multiple =
        exposure.probit
            ? std::pow(toxic_load(sum, w.length, exposure.probit->n) / exposure.load,
                       1 / exposure.probit->n)
            : sum / w.mole_fraction;
    largest = std::max(largest, multiple);
  }
  return 1.001 * largest;  // above rounding
}

ExposureAt::ExposureAt(const Exposure& exposure, const PlumeTable& plume, double x,
                       double height)
    : exposure_(&exposure),
      height_(height),
      passage_(passage_at(plume, exposure.species, x)) {
  if (exposure.probit)
    times_ = passage_times(passage_, exposure.windows.front().length);
  for (std::size_t w = 0; w < exposure.windows.size(); ++w) {
    const Window& window = exposure.windows[w];
    Seen seen{.meander_time = meander_time(passage_, window.meander_time),
              .shares = {}};
    seen.shares = exposure.probit ? ShareTable(passage_, times_)
                                  : ShareTable(passage_, window.length);
    seen_.push_back(std::move(seen));
    if (passage_.segments.size() == 1) seen_[w].single = multiple_in(w, {1.0});
  }
}

std::vector<double> ExposureAt::steady(double y, std::size_t window) const {
  return steady_mole_fractions(passage_, y, height_, seen_[window].meander_time);
}

ExposureAt::Decision ExposureAt::decide(double y) const {
  Decision decision;
  for (std::size_t w = 0; w < seen_.size(); ++w) {
    const double multiple =
        passage_.segments.size() == 1
            ? seen_[w].single * steady_mole_fraction(passage_.segments.front(), y,
                                                     height_, seen_[w].meander_time)
            : multiple_in(w, steady(y, w));
    if (w == 0 || multiple > decision.multiple) decision = {multiple, w};
  }
  return decision;
}

double ExposureAt::strongest_multiple() const {
  double largest = 0;
  for (std::size_t w = 0; w < seen_.size(); ++w) {
    std::vector<double> strongest;
    for (const auto& s : passage_.segments) {
      double most = 0;
      for (const double z : {0.0, height_, s.slice.z_centre})
        most = std::max(most, steady_mole_fraction(s, 0, z, seen_[w].meander_time));
      strongest.push_back(most);
    }
    largest = std::max(largest, multiple_in(w, strongest));
  }
  return largest;
}

double ExposureAt::multiple_in(std::size_t window,
                               const std::vector<double>& steady) const {
  if (exposure_->probit) return load_multiple(steady);
  const ShareTable& shares = seen_[window].shares;
  double largest = 0;
  for (std::size_t j = 0; j < shares.rows(); ++j)
    largest = std::max(largest, shares.sum(j, steady));
  return largest / exposure_->windows[window].mole_fraction;
}

double ExposureAt::load_multiple(const std::vector<double>& steady) const {
  const ProbitModel& probit = *exposure_->probit;
  std::vector<double> equivalent(steady.size()), felt(times_.size());
  for (std::size_t k = 0; k < steady.size(); ++k)
    equivalent[k] = load_equivalent_concentration(
        concentration_in_unit_of(probit, steady[k], exposure_->air_molar_volume),
        passage_.segments[k].slice.intensity, probit.n);
  const Seen& seen = seen_.front();
  for (std::size_t j = 0; j < times_.size(); ++j)
    felt[j] = seen.shares.sum(j, equivalent);
  const double load =
      largest_load(times_, felt, probit.n, exposure_->windows.front().length);
  return std::pow(load / exposure_->load, 1 / probit.n);
}

}  // namespace farreach
