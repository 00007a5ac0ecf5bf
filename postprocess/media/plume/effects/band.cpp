#include "postprocess/media/plume/effects/band.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "models/atmosphere/surface_layer.hpp"
#include "models/hazard/plumes.hpp"
#include "postprocess/media/plume/effects/exposure.hpp"
#include "postprocess/media/plume/effects/passage.hpp"
#include "postprocess/media/plume/effects/reach.hpp"

namespace farreach {

namespace {

constexpr double without_bound = std::numeric_limits<double>::infinity();

/// Departures of one input in ln d, both as positive numbers.
struct Departure {
  double down = 0, up = 0;
};

/// How far the level reaches in a variant; nothing where it could not be followed.
struct VariantReach {
  Crossing at;
  bool known = false;
  double multiple = std::numeric_limits<double>::quiet_NaN();  ///< of it at `distance`
};

/// Between the two slices around x, in ln m over ln x.
double multiple_at(AxisProfile& profile, double x) {
  std::size_t i = 0;
  while (i + 2 < profile.size() && profile.x(i + 1) < x) ++i;
  const double share =
      std::log(x / profile.x(i)) / std::log(profile.x(i + 1) / profile.x(i));
  return std::exp((1 - share) * std::log(profile.multiple(i)) +
                  share * std::log(profile.multiple(i + 1)));
}

/// `distance` [m] within the table is where its multiple is asked for; 0: nowhere.
VariantReach reach_in(const Outcome& outcome, const Level& level,
                      const PlumeTable& plume, double distance) {
  if (followed(plume).end != PlumeEnd::valid) return {};
  const Exposure exposure = exposure_to(outcome, level, plume);
  AxisProfile profile(exposure, plume, outcome.scenario.receptor_height);
  VariantReach there{outermost(profile, 1), true};
  if (distance > 0 && distance < table_end(plume))
    there.multiple = multiple_at(profile, distance);
  return there;
}

double squared(double v) {
  return v * v;
}

/// Band in ln d of all inputs together, and what makes it.
class Band {
 public:
  Band(double distance, double base) : distance_(distance), base_(base) {}

  void add(const std::string& input, const VariantReach& variant) {
    Departure& s = inputs_[input];
    if (!variant.known) {
      s.up = without_bound;
      return;
    }
    const double d = variant.at.distance;
    farthest_ = std::max(farthest_, d);
    beyond_ = beyond_ || variant.at.beyond_range;
    const double from = base_ > 0 ? base_ : distance_;
    double change = 0;  // nowhere in either
    if (d > 0)
      change = from > 0 ? std::log(d / from) : without_bound;
    else if (from > 0)
      change = -without_bound;
    s.up = std::max(s.up, change);
    s.down = std::max(s.down, -change);
  }

  void add_known(const std::string& input, double down, double up) {
    Departure& s = inputs_[input];
    s.down = std::max(s.down, down);
    s.up = std::max(s.up, up);
  }

  double sum_down() const { return sum(&Departure::down); }
  double sum_up() const { return sum(&Departure::up); }
  double farthest() const { return farthest_; }
  bool beyond() const { return beyond_; }

  std::string driver() const {
    std::string name;
    double widest = 0.01;  // one per cent is nothing to speak of
    for (const auto& [input, s] : inputs_) {
      if (!(std::max(s.down, s.up) > widest)) continue;
      widest = std::max(s.down, s.up);
      name = input;
    }
    return name;
  }

 private:
  double sum(double Departure::*side) const {
    double squares = 0;
    for (const auto& [input, s] : inputs_) squares += squared(s.*side);
    return squares;
  }

  double distance_, base_;
  std::map<std::string, Departure> inputs_;
  double farthest_ = 0;
  bool beyond_ = false;
};

bool is_stable(const Weather& weather) {
  if (const auto& length = weather.obukhov_length)
    return std::isfinite(*length) && *length > 0;
  return weather.stability == 'E' || weather.stability == 'F';
}

/// Share of the distance that stable air lasts for; 1: all of it.
double lasting_share(const Member& member, const LevelReach& reach) {
  if (!is_stable(member.weather) || !(reach.distance > 0)) return 1;
  const double lasting = distance_after(member.plume, stable_persistence);
  return std::min(lasting / reach.distance, 1.0);
}

/// The band of the model, widened; `end` is that of the table [m].
void apply(const Band& band, double end, LevelReach& reach) {
  reach.driver = band.driver();
  const double d = reach.distance;
  if (!(d > 0)) {
    reach.distance_high = std::max(reach.distance_high, band.farthest());
  } else {
    const double low = std::log(d / reach.distance_low);
    const double high = std::log(reach.distance_high / d);
    reach.distance_low = reach.distance_low > 0
                             ? d * std::exp(-std::sqrt(squared(low) + band.sum_down()))
                             : 0;
    reach.distance_high = d * std::exp(std::sqrt(squared(high) + band.sum_up()));
  }
  if (reach.distance_high < end && !band.beyond()) return;
  reach.distance_high = end;
  reach.high_beyond_range = true;
}

}  // namespace

Check resolution_check(const std::vector<LevelReach>& reaches) {
  constexpr double allowed = 0.231;  // ln 2 / 3
  double worst = 0;
  for (const LevelReach& r : reaches)
    if (!std::isnan(r.resolution)) worst = std::max(worst, r.resolution);
  return {"check.concentrations_where_levels_end_segments_slices_and_tolerance", worst,
          allowed, worst <= allowed, "check.ln_of_the_factor_left_worst"};
}

double distance_after(const PlumeTable& plume, double time) {
  double farthest = 0;
  for (const PlumeSegment& segment : plume.segments) {
    double x = without_bound;
    for (const PlumeSlice& s : segment.slices) {
      if (!(s.arrival > time)) continue;
      x = s.x;
      break;
    }
    farthest = std::max(farthest, x);
  }
  return farthest;
}

void widen_band(const Outcome& outcome, std::size_t level, std::size_t member,
                LevelReach& reach) {
  const Member& m = outcome.part<Plumes>().members[member];
  const Level& asked = outcome.levels[level];
  if (m.variants.empty()) return;
  double base = 0;
  Band band(reach.distance, base);
  for (const PlumeVariant& v : m.variants) {
    const bool unvaried = v.input == "none";
    const VariantReach there =
        reach_in(outcome, asked, v.plume, unvaried ? reach.distance : 0);
    if (unvaried) {
      base = there.known ? there.at.distance : 0;
      reach.resolution = 0.5 * std::abs(std::log(there.multiple));
      band = Band(reach.distance, base);
      if (base > 0 && reach.distance > 0) {
        const double left = 0.5 * std::log(reach.distance / base);
        band.add_known("resolution", std::max(-left, 0.0), std::max(left, 0.0));
      }
    } else if (v.input == "wind") {
      const double d = there.known ? there.at.distance : without_bound;
      if (!(d <= reach.scan_distance)) {
        reach.scan_distance = there.known && there.at.beyond_range ? without_bound : d;
        reach.scan_wind = v.value;
      }
    } else {
      band.add(v.input, there);
    }
  }
  apply(band, table_end(m.plume), reach);
  const double share = lasting_share(m, reach);
  reach.distance_low *= share;
  reach.outlasts = share < 1;
}

}  // namespace farreach
