#include "models/gas_plume/gas_plume.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/gas_plume/mixture.hpp"
#include "models/gas_plume/plume_notice.hpp"
#include "models/gas_plume/plume_path.hpp"
#include "models/substances/substance.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"

namespace farreach {

namespace {

/// The model's first distance [m]: nearer, the table has nothing to say.
constexpr double first_distance = 1;

/// Beyond it wind and stability change on the way [m].
constexpr double far_distance = 50e3;

std::vector<double> distances(const PlumeOptions& o) {
  std::vector<double> x(static_cast<std::size_t>(o.slices));
  const double span = std::log(o.max_distance / first_distance);
  for (std::size_t i = 0; i < x.size(); ++i)
    x[i] = first_distance *
           std::exp(span * static_cast<double>(i) / static_cast<double>(x.size() - 1));
  x.back() = o.max_distance;
  return x;
}

std::vector<double> molar_shares(const SourceSegment& source,
                                 const std::vector<std::string>& tracked) {
  std::vector<double> share(tracked.size(), 0);
  double moles = 0;
  for (const auto& c : source.components) {
    const double n = c.mass_fraction / substance(c.substance).molar_mass;
    moles += n;
    for (std::size_t i = 0; i < tracked.size(); ++i)
      if (tracked[i] == c.substance) share[i] += n;
  }
  for (double& s : share) s /= moles;
  return share;
}

void require_physical(const SourceSegment& s) {
  const bool good = s.mass_rate > 0 && s.area > 0 && s.end > s.start &&
                    std::isfinite(s.excess_enthalpy) && s.height >= 0 &&
                    std::isfinite(s.mass_rate) && s.temperature > 0 &&
                    (s.geometry == SourceGeometry::area || s.speed > 0);
  if (!good)
    throw RunError(fmt::format(
        "a gas source needs a positive rate, area, speed and duration; got {} kg/s, "
        "{} m2, {} m/s, {} s to {} s",
        s.mass_rate, s.area, s.speed, s.start, s.end));
}

void add_notice(PlumeTable& table, const PlumeNotice& notice) {
  for (auto& n : table.notices)
    if (n.key == notice.key) {
      n.from_distance = std::min(n.from_distance, notice.from_distance);
      return;
    }
  table.notices.push_back(notice);
}

void add_balance(PlumeTable& table, const PlumeBalance& balance) {
  for (auto& b : table.balances)
    if (b.quantity == balance.quantity) {
      b.worst_relative = std::max(b.worst_relative, balance.worst_relative);
      return;
    }
  table.balances.push_back(balance);
}

void note_direction(PlumeTable& table, const SourceSegment& s) {
  if (s.geometry == SourceGeometry::area || s.elevation > 80) return;
  const double turn = std::abs(std::remainder(s.azimuth_to_wind, 360.0));
  if (turn > 90)
    add_notice(table, plume_notice("plume.upwind_jet", 0));
  else if (turn > 15)
    add_notice(table, plume_notice("plume.crosswind_jet", 0));
}

}  // namespace

PlumeTrain::PlumeTrain(const Weather& weather, std::vector<std::string> tracked,
                       const PlumeOptions& options)
    : weather_(weather), options_(options) {
  if (!(options.max_distance > 10) || options.slices < 8 ||
      !(options.tolerance > 1e-10 && options.tolerance <= 1e-2))
    throw InputError(
        "the plume table needs more than 10 m, at least 8 slices and a tolerance "
        "between 1e-10 and 1e-2");
  auto understood = understand(weather);
  air_ = understood.air;
  table_.tracked = std::move(tracked);
  table_.air_molar_volume = gas_constant * weather.air_temperature / weather.pressure;
  for (const auto& r : understood.remarks) table_.notices.push_back({r.key, r.text, 0});
  table_.notices.push_back(plume_notice("plume.provisional", 0));
  if (options.max_distance > far_distance)
    table_.notices.push_back(plume_notice("plume.far", far_distance));
}

void PlumeTrain::emit(const SourceSegment& source) {
  require_physical(source);
  const Mixture mixture(source, air_);
  const PlumeSetting setting{air_, source, mixture, options_.closures};
  PlumePath path = follow_plume(setting, distances(options_), options_.tolerance);
  PlumeSegment segment;
  segment.start = source.start;
  segment.end = source.end;
  segment.molar_share = molar_shares(source, table_.tracked);
  segment.slices = std::move(path.slices);
  segment.followed = path.followed;
  segment.gone = path.gone;
  if (path.followed > worst_) table_.limiting.clear();  // the worst has the word
  worst_ = std::max(worst_, path.followed);
  if (table_.limiting.empty()) table_.limiting = path.limiting;
  table_.segments.push_back(std::move(segment));
  note_direction(table_, source);
  for (const auto& n : path.notices) add_notice(table_, n);
  for (const auto& b : path.balances) add_balance(table_, b);
}

}  // namespace farreach
