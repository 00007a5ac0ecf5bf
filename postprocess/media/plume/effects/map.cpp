#include "postprocess/media/plume/effects/map.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "models/hazard/plumes.hpp"
#include "postprocess/media/plume/effects/exposure.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/parallel.hpp"
#include "solver/geo/geodesic.hpp"

namespace farreach {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double margin = 1.15;
constexpr double least_half_size = 2000;  // [m]

/// One substance on the map.
struct Subject {
  std::string substance;
  std::vector<std::optional<std::size_t>> species;  ///< per member
  double half_size = 0;                             ///< of the raster [m]
  std::size_t shown = 0;                            ///< member of the frames
};

/// Largest distance that counts for the size, and the member that has it. Limits on
/// odour and clean air reach far beyond what harms; they count only on their own.
void size_map(const Outcome& outcome, const std::vector<LevelReach>& reaches,
              Subject& subject) {
  for (const Severity least_severity : {Severity::disabling, Severity::none}) {
    double farthest = 0;
    for (const auto& r : reaches) {
      const Level& level = outcome.levels[r.level];
      if (level.substance != subject.substance || level.severity < least_severity)
        continue;
      if (!(r.distance > farthest)) continue;
      farthest = r.distance;
      subject.shown = r.found_in.index;
    }
    subject.half_size = std::max(least_half_size, margin * farthest);
    if (farthest > 0) return;
  }
}

std::vector<Subject> subjects(const Outcome& outcome,
                              const std::vector<LevelReach>& reaches) {
  std::vector<Subject> found;
  for (const auto& level : outcome.levels) {
    const auto same = [&](const Subject& s) { return s.substance == level.substance; };
    if (std::any_of(found.begin(), found.end(), same)) continue;
    Subject subject{.substance = level.substance, .species = {}};
    bool tracked = false;
    for (const auto& member : outcome.part<Plumes>().members) {
      const auto& names = member.plume.tracked;
      const auto at = std::find(names.begin(), names.end(), level.substance);
      const bool has =
          at != names.end() && followed(member.plume).end != PlumeEnd::failed;
      subject.species.push_back(
          has ? std::optional<std::size_t>(static_cast<std::size_t>(at - names.begin()))
              : std::nullopt);
      tracked = tracked || has;
    }
    if (!tracked) continue;
    size_map(outcome, reaches, subject);
    if (!subject.species[subject.shown])
      subject.shown = static_cast<std::size_t>(
          std::find_if(subject.species.begin(), subject.species.end(),
                       [](const auto& s) { return s.has_value(); }) -
          subject.species.begin());
    found.push_back(std::move(subject));
  }
  return found;
}

/// Where the example plume of the frames is drawn to.
double shown_direction(const Outcome& outcome, const Member& member) {
  if (member.weather.wind_from) return turned(*member.weather.wind_from, 180);
  if (!outcome.geography.borders.empty()) {
    const auto& b = outcome.geography.borders.front();
    return turned(b.azimuth, 0);
  }
  if (!outcome.geography.receptors.empty())
    return geodesic(outcome.site.place, outcome.geography.receptors.front().place)
        .azimuth;
  return 90;
}

/// From the release to the time the last of it leaves the raster.
std::vector<double> frame_times(const Outcome& outcome, const Subject& subject) {
  const PlumeTable& plume = outcome.part<Plumes>().members[subject.shown].plume;
  const double x = std::clamp(subject.half_size, table_begin(plume), table_end(plume));
  const Passage passage = passage_at(plume, *subject.species[subject.shown], x);
  const double last = passage.endless()
                          ? std::max(outcome.scenario.horizon, passage.first_front())
                          : passage.last_back();
  const int frames = outcome.scenario.map_frames;
  std::vector<double> times;
  for (int i = 1; i <= frames; ++i) times.push_back(last * i / frames);
  return times;
}

double lowest_level(const Outcome& outcome, const Subject& subject) {
  double lowest = std::numeric_limits<double>::infinity();
  for (const auto& level : outcome.levels) {
    if (level.substance != subject.substance ||
        level.quantity != quantity::concentration)
      continue;
    const double volume =
        outcome.part<Plumes>().members[subject.shown].plume.air_molar_volume;
    lowest = std::min(lowest, level_mole_fraction(level, volume));
  }
  return lowest;
}

std::vector<double> axis_of(double centre, double half, int count) {
  std::vector<double> values;
  for (int i = 0; i < count; ++i)
    values.push_back(centre + half * (2.0 * i / (count - 1) - 1));
  return values;
}

/// A plume on the map: its field and the direction it goes to.
struct Drawn {
  PlumeField field;
  bool all_directions = false;
  double towards = 0;  ///< [deg]
};

/// Downwind and crosswind of a place, (distance, 0) when every direction counts.
PlanePoint in_plume(const Drawn& drawn, PlanePoint p) {
  if (drawn.all_directions) return {std::hypot(p.east, p.north), 0};
  const double a = drawn.towards * pi / 180;
  return {p.east * std::sin(a) + p.north * std::cos(a),
          p.north * std::sin(a) - p.east * std::cos(a)};
}

/// Larger of two where either may be unknown: an unknown one makes it unknown unless
/// the other is there.
double larger(double a, double b) {
  if (std::isnan(a)) return b;
  return std::isnan(b) ? a : std::max(a, b);
}

double earlier(double a, double b) {
  if (std::isnan(a)) return b;
  return std::isnan(b) ? a : std::min(a, b);
}

std::vector<Drawn> peaks_of(const Outcome& outcome, const Subject& subject,
                            double lowest) {
  std::vector<Drawn> drawn;
  for (std::size_t m = 0; m < outcome.part<Plumes>().members.size(); ++m) {
    if (!subject.species[m]) continue;
    const Member& member = outcome.part<Plumes>().members[m];
    const bool all = !member.weather.wind_from;
    const FieldRequest request{.species = *subject.species[m],
                               .height = outcome.scenario.receptor_height,
                               .farthest = 1.5 * subject.half_size,
                               .lowest = lowest,
                               .axis_only = all,
                               .frame_times = {}};
    drawn.push_back(
        {PlumeField(member.plume, request), all, shown_direction(outcome, member)});
  }
  return drawn;
}

Drawn frames_of(const Outcome& outcome, const Subject& subject, double lowest) {
  const Member& member = outcome.part<Plumes>().members[subject.shown];
  const FieldRequest request{.species = *subject.species[subject.shown],
                             .height = outcome.scenario.receptor_height,
                             .farthest = 1.5 * subject.half_size,
                             .lowest = lowest,
                             .axis_only = false,
                             .frame_times = frame_times(outcome, subject)};
  return {PlumeField(member.plume, request), false, shown_direction(outcome, member)};
}

EffectMap empty_map(const Outcome& outcome, const Subject& subject) {
  const GeoPoint centre = outcome.site.place;
  const double north = destination(centre, 0, subject.half_size).lat - centre.lat;
  const double east = destination(centre, 90, subject.half_size).lon - centre.lon;
  EffectMap map;
  map.substance = subject.substance;
  map.lat = axis_of(centre.lat, north, outcome.scenario.map_cells);
  map.lon = axis_of(centre.lon, east, outcome.scenario.map_cells);
  map.frame_time = frame_times(outcome, subject);
  map.member = subject.shown;
  map.wind_to = shown_direction(outcome, outcome.part<Plumes>().members[subject.shown]);
  const std::size_t count = map.lat.size() * map.lon.size();
  map.peak.assign(count, not_a_number);
  map.arrival.assign(count, not_a_number);
  map.frames.assign(count * map.frame_time.size(), not_a_number);
  return map;
}

EffectMap map_of(const Outcome& outcome, const Subject& subject) {
  const double lowest = lowest_level(outcome, subject);
  const std::vector<Drawn> drawn = peaks_of(outcome, subject, lowest);
  const Drawn example = frames_of(outcome, subject, lowest);
  EffectMap map = empty_map(outcome, subject);
  map.all_directions = std::all_of(drawn.begin(), drawn.end(),
                                   [](const Drawn& d) { return d.all_directions; });
  const std::size_t columns = map.lon.size(), count = columns * map.lat.size();
  parallel_for("effects/map", map.lat.size(), [&](std::size_t row) {
    for (std::size_t column = 0; column < columns; ++column) {
      const std::size_t i = row * columns + column;
      const PlanePoint place =
          to_plane(outcome.site.place, {map.lat[row], map.lon[column]});
      for (const auto& d : drawn) {
        const PlanePoint p = in_plume(d, place);
        map.peak[i] = larger(map.peak[i], d.field.peak(p.east, p.north));
        map.arrival[i] = earlier(map.arrival[i], d.field.arrival(p.east, p.north));
      }
      const PlanePoint p = in_plume(example, place);
      for (std::size_t f = 0; f < map.frame_time.size(); ++f)
        map.frames[f * count + i] = example.field.frame(f, p.east, p.north);
    }
  });
  return map;
}

}  // namespace

std::vector<EffectMap> all_maps(const Outcome& outcome,
                                const std::vector<LevelReach>& reaches) {
  std::vector<EffectMap> maps;
  for (const auto& subject : subjects(outcome, reaches))
    maps.push_back(map_of(outcome, subject));
  return maps;
}

}  // namespace farreach
