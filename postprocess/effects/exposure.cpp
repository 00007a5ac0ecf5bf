#include "postprocess/effects/exposure.hpp"

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

/// Window of the mean a concentration level is compared with; see effects.hpp.
double compared_time(const Level& level) {
  const bool by_exposure =
      level.key.starts_with("aegl") || level.key.starts_with("pac");
  if (by_exposure || !(level.averaging_time > 0)) return level.exposure_time;
  return level.averaging_time;
}

void require_level(const Level& level, bool holds, const char* what) {
  if (!holds) throw RunError(fmt::format("level \"{}\": {}", level.name, what));
}

}  // namespace

double level_mole_fraction(const Level& level, double air_molar_volume) {
  if (!is_mass_per_volume(level.unit)) return level.value;
  require_level(level, air_molar_volume > 0,
                "a mass concentration needs the molar volume of the air");
  return level.value * air_molar_volume / substance(level.substance).molar_mass;
}

Exposure exposure_to(const Outcome& outcome, const Level& level,
                     const PlumeTable& plume) {
  Exposure e;
  const auto found =
      std::find(plume.tracked.begin(), plume.tracked.end(), level.substance);
  e.tracked = found != plume.tracked.end();
  e.species = static_cast<std::size_t>(found - plume.tracked.begin());
  e.air_molar_volume = plume.air_molar_volume;
  if (level.quantity == "concentration") {
    e.mole_fraction = level_mole_fraction(level, plume.air_molar_volume);
    e.averaging_time = compared_time(level);
    e.meander_time = e.averaging_time;
    require_level(level, e.mole_fraction > 0, "its value is not positive");
  } else if (level.quantity == "lethality") {
    e.probit = &probit_of(level);
    e.averaging_time = outcome.scenario.exposure_time;
    e.meander_time = level.averaging_time;
    require_level(level, level.value > 0 && level.value < 1,
                  "the share killed is not between 0 and 1");
    e.load = load_for_fraction(*e.probit, level.value);
  } else {
    require_level(level, false, "its quantity is neither concentration nor lethality");
  }
  require_level(level, e.averaging_time > 0 && std::isfinite(e.averaging_time),
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
  const auto steady = steady_mole_fractions(
      passage, 0, height, meander_time(passage, exposure.meander_time));
  double sum = 0;
  for (std::size_t k = 0; k < steady.size(); ++k)
    sum += exposure.probit
               ? load_equivalent_concentration(
                     concentration_in_unit_of(*exposure.probit, steady[k],
                                              exposure.air_molar_volume),
                     passage.segments[k].slice.intensity, exposure.probit->n)
               : steady[k];
  if (!exposure.probit) return 1.001 * sum / exposure.mole_fraction;  // above rounding
  const double load = toxic_load(sum, exposure.averaging_time, exposure.probit->n);
  return 1.001 * std::pow(load / exposure.load, 1 / exposure.probit->n);
}

ExposureAt::ExposureAt(const Exposure& exposure, const PlumeTable& plume, double x,
                       double height)
    : exposure_(&exposure),
      height_(height),
      passage_(passage_at(plume, exposure.species, x)),
      meander_time_(farreach::meander_time(passage_, exposure.meander_time)) {
  if (exposure.probit) {
    times_ = passage_times(passage_, exposure.averaging_time);
    shares_ = ShareTable(passage_, times_);
  } else {
    shares_ = ShareTable(passage_, exposure.averaging_time);
  }
  if (passage_.segments.size() == 1) single_ = multiple_of({1.0});
}

std::vector<double> ExposureAt::steady(double y) const {
  return steady_mole_fractions(passage_, y, height_, meander_time_);
}

double ExposureAt::multiple(double y) const {
  if (passage_.segments.size() == 1)
    return single_ *
           steady_mole_fraction(passage_.segments.front(), y, height_, meander_time_);
  return multiple_of(steady(y));
}

double ExposureAt::multiple_of(const std::vector<double>& steady) const {
  if (!exposure_->probit) {
    double largest = 0;
    for (std::size_t j = 0; j < shares_.rows(); ++j)
      largest = std::max(largest, shares_.sum(j, steady));
    return largest / exposure_->mole_fraction;
  }
  const ProbitModel& probit = *exposure_->probit;
  std::vector<double> equivalent(steady.size()), felt(times_.size());
  for (std::size_t k = 0; k < steady.size(); ++k)
    equivalent[k] = load_equivalent_concentration(
        concentration_in_unit_of(probit, steady[k], exposure_->air_molar_volume),
        passage_.segments[k].slice.intensity, probit.n);
  for (std::size_t j = 0; j < times_.size(); ++j) felt[j] = shares_.sum(j, equivalent);
  const double load = largest_load(times_, felt, probit.n, exposure_->averaging_time);
  return std::pow(load / exposure_->load, 1 / probit.n);
}

}  // namespace farreach
