#include "scenarios/meteorology/grid/grid_slabs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "scenarios/meteorology/grid/running_sums.hpp"
#include "solver/base/utc.hpp"

namespace farreach {
namespace {

using Q = GridQuantity;

constexpr double top_pressure = 25000, top_height = 6000;    // [Pa], [m]
constexpr double lift_pressure = 50000, lift_height = 5500;  // [Pa], [m]
constexpr std::size_t most_seen_times = 73;                  // three days of hours
constexpr std::size_t most_seen_columns = 500;
constexpr double negligible_rain = 0.01;  // [kg/m2], of packed files that know no rain
// A mean over the window that sums of one time do not reach: 350 W/m2 of sensible heat,
// 20 mm/h of rain.
constexpr double implausible_heat = 350, implausible_rain = 20.0 / 3600;
constexpr double day_of_sums = 86400;   // after which sums of ERA5-Land begin again [s]
constexpr double rounded_cloud = 0.25;  // beyond 0 and 1, of means told apart

bool same(const std::vector<double>& a, const std::vector<double>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!(std::abs(a[i] - b[i]) < 1e-3)) return false;
  return true;
}

std::optional<std::size_t> place_in(const std::vector<double>& levels, double level) {
  for (std::size_t k = 0; k < levels.size(); ++k)
    if (std::abs(levels[k] - level) <= 1e-4 * std::abs(level)) return k;
  return std::nullopt;
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

std::string level_text(double level, bool on_pressure) {
  return on_pressure ? fmt::format("{:g} hPa", level / 100)
                     : fmt::format("{:g} m", level);
}

}  // namespace

GridSlabs::GridSlabs(std::vector<std::unique_ptr<GridFile>> files,
                     const SumOptions& sums)
    : files_(std::move(files)), sums_(sums) {
  require_one_grid();
  const GridVariable& first = files_.front()->variables().front();
  latitude_ = first.latitude.value;
  longitude_ = first.longitude.value;
  for (const QuantityRule& rule : quantity_rules())
    if (has(rule.quantity)) entries_[rule.quantity] = gathered(rule.quantity);
  if (has(Q::wind_east) && has(Q::wind_north)) set_levels();
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
  for (const Entry& entry : entries(quantity)) all.push_back(entry.time);
  return all;
}

const GridVariable& GridSlabs::described(GridQuantity quantity) const {
  return variable(parts(quantity).front());
}

/// Those of the levels on which a quantity is told in all files.
std::vector<double> GridSlabs::common(std::vector<double> levels,
                                      GridQuantity quantity) const {
  for (const Part& part : parts(quantity)) {
    const GridVariable& v = variable(part);
    if (v.kind != described(Q::wind_east).kind)
      refuse_file(v.file,
                  "variable \"" + v.name + "\" lies on other levels than \"" +
                      described(Q::wind_east).name +
                      "\": one has pressures, the other heights",
                  "give all on levels of one kind");
    std::erase_if(levels, [&](double level) { return !place_in(v.level, level); });
  }
  return levels;
}

/// "u on 26 levels, 1000 to 10 hPa; ..."
std::string GridSlabs::spans_of_levels(
    const std::vector<GridQuantity>& quantities) const {
  std::string all;
  for (const GridQuantity quantity : quantities)
    for (const Part& part : parts(quantity)) {
      const GridVariable& v = variable(part);
      const auto [low, high] = std::minmax_element(v.level.begin(), v.level.end());
      all += fmt::format("{}\"{}\" on {} levels, {} to {}", all.empty() ? "" : "; ",
                         v.name, v.level.size(), level_text(*high, on_pressure_),
                         level_text(*low, on_pressure_));
    }
  return all;
}

void GridSlabs::set_levels() {
  const GridVariable& wind = described(Q::wind_east);
  on_pressure_ = wind.kind == GridVariable::Level::pressure;
  // Up to the top, and the first level above it.
  double next = on_pressure_ ? 0 : 1e9;
  const auto beyond = [&](double level) {
    return on_pressure_ ? level < top_pressure : level > top_height;
  };
  for (const double level : wind.level)
    if (beyond(level))
      next = on_pressure_ ? std::max(next, level) : std::min(next, level);
  std::vector<double> wanted = wind.level;
  std::erase_if(wanted, [&](double level) { return beyond(level) && level != next; });

  std::vector<Q> used = {Q::wind_east, Q::wind_north};
  if (on_pressure_)
    for (const Q height : {Q::geopotential, Q::geopotential_height, Q::temperature})
      if (used.size() == 2 && has(height)) used.push_back(height);
  std::vector<double> needed = wanted;
  for (const Q quantity : used) needed = common(std::move(needed), quantity);
  if (needed.empty())
    refuse_file(wind.file,
                "wind and height have no level in common: " + spans_of_levels(used),
                "give them on the same levels");
  std::string left_out;
  for (const double level : wanted)
    if (!place_in(needed, level))
      left_out += (left_out.empty() ? "" : ", ") + level_text(level, on_pressure_);
  if (!left_out.empty())
    remarks_.push_back("Left out, for not all of wind and height are told there: " +
                       left_out + " (" + spans_of_levels(used) + ").");
  set_lift(needed);
}

void GridSlabs::set_lift(const std::vector<double>& needed) {
  levels_ = needed;
  const bool speed = has(Q::pressure_speed) && on_pressure_ && has(Q::temperature);
  if (!speed && !has(Q::wind_up)) return;
  const Q lifting = speed ? Q::pressure_speed : Q::wind_up;
  auto lifted = common(needed, lifting);
  if (speed) lifted = common(std::move(lifted), Q::temperature);
  for (const double level : needed) {
    const bool low = on_pressure_ ? level >= lift_pressure : level <= lift_height;
    if (!low || place_in(lifted, level)) continue;
    remarks_.push_back(
        fmt::format("The vertical wind is not used, for it is not told at {} ({}).",
                    level_text(level, on_pressure_), spans_of_levels({lifting})));
    return;
  }
  lift_ = speed ? Lift::pressure_speed : Lift::wind_up;
  levels_ = lifted;
}

std::vector<std::size_t> GridSlabs::places_of_levels(const GridVariable& v) const {
  std::vector<std::size_t> places;
  if (v.level.empty()) return places;
  for (const double level : levels_)
    if (const auto place = place_in(v.level, level)) places.push_back(*place);
  return places;
}

/// By time, of two files with one time the first.
std::vector<GridSlabs::Entry> GridSlabs::gathered(GridQuantity quantity) {
  std::vector<Entry> all;
  for (const Part& part : parts(quantity)) {
    const GridVariable& v = variable(part);
    for (std::size_t n = 0; n < v.time.size(); ++n)
      all.push_back({part, n, v.time[n], v.begin.empty() ? v.time[n] : v.begin[n]});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Entry& a, const Entry& b) { return a.time < b.time; });
  const auto same_time = [](const Entry& a, const Entry& b) {
    return b.time - a.time < 1;
  };
  const auto end = std::unique(all.begin(), all.end(), same_time);
  if (end != all.end() && quantity == Q::wind_east_10m)
    remarks_.push_back(
        fmt::format("{} times are told by more than one file; the first named counts.",
                    all.end() - end));
  all.erase(end, all.end());
  return all;
}

const std::vector<GridSlabs::Entry>& GridSlabs::entries(GridQuantity quantity) const {
  static const std::vector<Entry> none;
  const auto known = entries_.find(quantity);
  return known == entries_.end() ? none : known->second;
}

std::vector<float> GridSlabs::raw(const Entry& entry) {
  return files_[entry.part.file]->read(entry.part.variable, entry.n,
                                       places_of_levels(variable(entry.part)));
}

/// The sum since `begin`, of a mean too.
std::vector<float> GridSlabs::amount(const Entry& entry) {
  auto values = raw(entry);
  if (!variable(entry.part).unit.is_sum)
    for (float& value : values)
      value = static_cast<float>(value * (entry.time - entry.begin));
  return values;
}

const GridSlabs::Entry* GridSlabs::earlier_of_one_begin(const std::vector<Entry>& all,
                                                        const Entry& entry) const {
  const Entry* found = nullptr;
  for (const Entry& other : all)
    if (other.time < entry.time - 1 && std::abs(other.begin - entry.begin) < 1 &&
        other.time > other.begin + 1 &&
        variable(other.part).unit.is_sum == variable(entry.part).unit.is_sum)
      found = &other;
  return found;
}

/// How the sums of a quantity seem to be formed, from the first of them.
SumsSeen GridSlabs::seen(const std::vector<Entry>& all) {
  const Q quantity = variable(all.front().part).quantity;
  const bool rain = quantity == Q::precipitation;
  SumSeries series{
      .never_negative = rain,
      .negligible = rain ? negligible_rain : 0,
      .implausible = sums_.accumulation * (rain ? implausible_rain : implausible_heat)};
  const std::size_t step = 1 + columns() / most_seen_columns;
  for (std::size_t n = 0; n < std::min(all.size(), most_seen_times); ++n) {
    const auto values = raw(all[n]);
    std::vector<float> some;
    for (std::size_t c = 0; c < values.size(); c += step)
      some.push_back(std::isfinite(values[c]) ? values[c] : 0);
    series.time.push_back(all[n].time);
    series.sums.push_back(std::move(some));
  }
  return sums_seen(series);
}

/// Whether sums that tell no time go on from time to time. One file forms all its sums
/// alike: what one of them shows counts for the others, as heat for rain that never
/// fell.
bool GridSlabs::runs_on(const std::vector<Entry>& all) {
  const Part& part = all.front().part;
  const Q quantity = variable(part).quantity;
  if (sums_.rule != SumRule::seen) return sums_.rule == SumRule::running;
  if (const auto known = running_.find(quantity); known != running_.end())
    return known->second;
  bool running = false;
  std::optional<Q> doubtful;
  for (const Q other : {Q::heat_flux_up, Q::heat_flux_down, Q::precipitation}) {
    const auto& its = entries(other);
    if (its.empty() || its.front().part.file != part.file) continue;
    const GridVariable& v = variable(its.front().part);
    if (!v.unit.is_sum || !v.begin.empty()) continue;
    const SumsSeen found = seen(its);
    running = running || found == SumsSeen::running;
    if (found == SumsSeen::doubtful) doubtful = other;
  }
  if (!running && doubtful)
    refuse_file(described(*doubtful).file,
                fmt::format("variable \"{}\", {}: its sums seem to run on from time to "
                            "time, as those of ERA5-Land and of forecasts do, and do "
                            "not say since when",
                            described(*doubtful).name, rule_of(*doubtful).name),
                "write meteorology.sums = \"running\" for sums since 00 UTC, or "
                "\"each\" when every one is that of meteorology.accumulation before "
                "its time");
  return running_[quantity] = running;
}

/// Sums that run on, less what the time before tells; the first is known when it begins
/// the day.
std::vector<float> GridSlabs::running_rate(const std::vector<Entry>& all,
                                           std::size_t n) {
  if (all.size() < 2) refuse_time(variable(all[0].part).quantity, all[0].time);
  const std::size_t last = std::max<std::size_t>(n, 1);
  const double span = all[last].time - all[last - 1].time;
  if (n == 0 && std::abs(std::remainder(all[0].time - span, day_of_sums)) >= 1)
    return running_rate(all, 1);
  auto values = raw(all[n]);
  if (n > 0) {
    const auto before = raw(all[n - 1]);
    const bool anew =
        sums_.rule == SumRule::running
            ? starts_at_midnight(all[n - 1].time, before, all[n].time, values)
            : starts_again(all[n - 1].time, before, all[n].time, values);
    for (std::size_t c = 0; !anew && c < values.size(); ++c) values[c] -= before[c];
  }
  for (float& value : values) value = static_cast<float>(value / span);
  return values;
}

std::vector<float> GridSlabs::untold_rate(const std::vector<Entry>& all,
                                          std::size_t n) {
  if (runs_on(all)) return running_rate(all, n);
  auto values = raw(all[n]);
  for (float& value : values) value = static_cast<float>(value / sums_.accumulation);
  return values;
}

/// The n-th of a quantity as a value, or a rate over the time before it.
Slab GridSlabs::rate(const std::vector<Entry>& all, std::size_t n) {
  const Entry& entry = all[n];
  const GridVariable& v = variable(entry.part);
  Slab slab{.levels = v.level.empty() ? 1 : levels_.size()};
  if (v.begin.empty()) {
    slab.values = v.unit.is_sum ? untold_rate(all, n) : raw(entry);
    return slab;
  }
  slab.values = amount(entry);
  double begin = entry.begin;
  if (const Entry* earlier = earlier_of_one_begin(all, entry)) {
    const auto before = amount(*earlier);
    for (std::size_t c = 0; c < slab.values.size(); ++c) slab.values[c] -= before[c];
    begin = earlier->time;
  }
  for (float& value : slab.values) {
    value = static_cast<float>(value / (entry.time - begin));
    const bool rounded =
        v.quantity == Q::cloud && value > -rounded_cloud && value < 1 + rounded_cloud;
    if (rounded) value = std::clamp(value, 0.0F, 1.0F);
  }
  return slab;
}

void GridSlabs::refuse_time(GridQuantity quantity, double time) const {
  const GridVariable& first = described(quantity);
  refuse_file(first.file,
              fmt::format("variable \"{}\", {}, is not known at {}", first.name,
                          rule_of(quantity).name, utc_text(time)));
}

Slab GridSlabs::read(GridQuantity quantity, double time) {
  for (const Part& part : parts(quantity)) {
    const GridVariable& v = variable(part);
    if (!v.time.empty()) continue;
    const auto places = places_of_levels(v);
    Slab slab{.values = files_[part.file]->read(part.variable, 0, places),
              .levels = v.level.empty() ? 1 : levels_.size()};
    check_values(v, slab, time);
    return slab;
  }
  // At the time itself; a sum or mean that begins at it or before stands in for it.
  const auto& all = entries(quantity);
  const auto first = std::lower_bound(
      all.begin(), all.end(), time - 1,
      [](const Entry& entry, double wanted) { return entry.time <= wanted; });
  for (auto n = static_cast<std::size_t>(first - all.begin()); n < all.size(); ++n) {
    const bool at = std::abs(all[n].time - time) < 1;
    const bool over = all[n].begin < time + 1 && all[n].time > time - 1;
    const bool nothing_summed =
        !variable(all[n].part).begin.empty() && all[n].time - all[n].begin < 1;
    if (nothing_summed || !(at || over)) continue;
    const Slab slab = rate(all, n);
    check_values(variable(all[n].part), slab, time);
    return slab;
  }
  refuse_time(quantity, time);
}

bool GridSlabs::runs_on(GridQuantity quantity) const {
  if (sums_.rule != SumRule::seen) return sums_.rule == SumRule::running;
  const auto known = running_.find(quantity);
  return known != running_.end() && known->second;
}

std::vector<std::string> GridSlabs::remarks() const {
  std::vector<std::string> all = remarks_;
  for (const auto& file : files_)
    for (const std::string& said : file->remarks())
      if (std::find(all.begin(), all.end(), said) == all.end()) all.push_back(said);
  return all;
}

}  // namespace farreach
