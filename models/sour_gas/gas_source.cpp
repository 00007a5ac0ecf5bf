#include "models/sour_gas/gas_source.hpp"

#include <algorithm>
#include <cmath>

#include "models/sour_gas/rules.hpp"
#include "solver/base/worst.hpp"

namespace farreach {

void worsen(Departures& worst, const Departures& d) {
  worst.mass = worst_of(worst.mass, d.mass);
  worst.species = worst_of(worst.species, d.species);
  worst.enthalpy = worst_of(worst.enthalpy, d.enthalpy);
  worst.momentum = worst_of(worst.momentum, d.momentum);
}

std::optional<double> ignition_time(const Values& values) {
  const std::string when = values.text_or("release.ignition", "none");
  if (when == "immediate") return 0.0;
  if (when == "after") return values.number("release.ignition_delay");
  return std::nullopt;
}

Burning burning_of(const Values& values) {
  return {values.number("release.burn_efficiency"),
          values.number("release.radiant_fraction"),
          values.number("release.flame_air_ratio")};
}

std::vector<Stretch> cut_at(const std::vector<Stretch>& stretches,
                            std::optional<double> time) {
  std::vector<Stretch> result;
  for (const Stretch& s : stretches) {
    if (time && *time > s.start && *time < s.end) {
      result.push_back(s);
      result.back().end = *time;
      result.push_back(s);
      result.back().start = *time;
    } else {
      result.push_back(s);
    }
  }
  return result;
}

Entry entry_of(const Values& values) {
  Entry entry{.placement = placement_of(values), .lit_at = ignition_time(values)};
  if (entry.lit_at) entry.burning = burning_of(values);
  return entry;
}

SourceInAir source_in(const Fluid& fluid, const Release& release, const Entry& entry,
                      const Weather& weather) {
  const Placement& placement = entry.placement;
  SourceInAir air;
  for (const Stretch& s : release.stretches) {
    const HandOver h = hand_over(fluid, s, placement, weather.air_temperature);
    worsen(air.worst, departures(fluid, s, placement, h, weather.air_temperature));
    air.fallen_mass += h.fallen_rate * (s.end - s.start);
    if (entry.burning && s.start >= *entry.lit_at) {
      const Flame flame = ignite(h.segment, *entry.burning, weather);
      air.heat_release = std::max(air.heat_release, flame.heat_release);
      air.source.segments.push_back(flame.segment);
    } else {
      air.source.segments.push_back(h.segment);
    }
  }
  return air;
}

std::function<GasSource(const Weather&)> gas_source(const Values& values,
                                                    double pressure) {
  const Fluid fluid = fluid_of(values);
  const Entry entry = entry_of(values);
  Release release = make_release(fluid, values, {pressure});
  release.stretches = cut_at(release.stretches, entry.lit_at);
  return [=](const Weather& weather) {
    return source_in(fluid, release, entry, weather).source;
  };
}

}  // namespace farreach
