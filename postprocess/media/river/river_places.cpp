#include "postprocess/media/river/river_places.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

#include "models/hazard/flow_field.hpp"
#include "models/hazard/river_field.hpp"
#include "postprocess/assess/openness.hpp"
#include "postprocess/media/river/place_course.hpp"
#include "postprocess/media/river/river_levels.hpp"

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

}  // namespace

bool ruled_out_above(const RiverField& river, std::size_t river_case,
                     const std::string& substance, double at, double value) {
  return std::any_of(river.series.begin(), river.series.end(), [&](const auto& up) {
    return up.river_case == river_case && up.substance == substance &&
           river.stations[up.station].distance < at && !std::isnan(up.end) &&
           up.peak > 0 && up.peak_high < value;
  });
}

PlaceFinding station_place(const Outcome& outcome, std::size_t station) {
  constexpr std::array<std::string_view, 5> kinds{"town", "village", "intake", "post",
                                                  "reservoir"};
  const RiverStation& s = outcome.part<RiverField>().stations[station];
  PlaceFinding place;
  const bool told =
      s.population > 0 || std::find(kinds.begin(), kinds.end(), s.kind) != kinds.end();
  if (!told && !is_crossing(s)) return place;
  constexpr double town = 1e4;  // people
  place.kind = is_crossing(s) ? "border" : s.kind;
  if (place.kind == "gauge") place.kind = s.population >= town ? "town" : "village";
  place.name = s.name;
  place.name_ru = s.name_ru;
  place.name_kk = s.name_kk;
  place.state = s.to_state.empty() ? s.from_state : s.to_state;
  if (place.state.empty()) place.state = outcome.site.state;
  if (is_crossing(s)) place.from_state = s.from_state;
  place.own = place.state == outcome.site.state;
  place.population = s.population;
  place.distance = s.distance;
  if (!is_crossing(s)) place.where = s.place;
  place.named_by = "river";
  place.own_place = static_cast<int>(station);
  return place;
}

std::vector<PlaceFinding> station_places(const Outcome& outcome) {
  std::vector<PlaceFinding> places;
  for (std::size_t s = 0; s < outcome.part<RiverField>().stations.size(); ++s)
    if (PlaceFinding place = station_place(outcome, s); !place.kind.empty())
      places.push_back(std::move(place));
  return places;
}

std::vector<LevelThere> levels_in_river(const Outcome& outcome, std::size_t station) {
  std::vector<LevelThere> levels;
  for (std::size_t l = 0; l < outcome.levels.size(); ++l) {
    const Level& level = outcome.levels[l];
    if (!is_water_level(level)) continue;
    LevelThere there;
    there.level = l;
    there.model = "river";
    there.verdict = Reached::not_reached;
    there.peak = there.indoor = there.probability = there.end = nan;
    there.arrival = earliest_in_river(outcome.part<RiverField>(), station,
                                      level.substance, level.value);
    bool any = false, cut = false;
    for (std::size_t c = 0; c < outcome.part<RiverField>().cases.size(); ++c) {
      const RiverSeries* s =
          series_of(outcome.part<RiverField>(), c, station, level.substance);
      if (!s) continue;
      any = true;
      cut = cut ||
            may_still_meet(outcome.part<FlowField>(), s->peak_high, level.value) ||
            (std::isnan(s->end) &&
             !ruled_out_above(outcome.part<RiverField>(), c, level.substance,
                              outcome.part<RiverField>().stations[station].distance,
                              level.value));
      if (s->peak_low >= level.value)
        there.verdict = Reached::reached;
      else if (s->peak_high >= level.value && there.verdict != Reached::reached)
        there.verdict = Reached::undecided;
      if (s->peak >= level.value)
        there.end = std::fmax(there.end, time_above(*s, level.value).last);
      if (s->peak <= there.peak) continue;
      there.peak = s->peak;
      there.member = c;
    }
    if (!any) continue;
    if (there.verdict == Reached::not_reached && (cut || !is_trusted(outcome)))
      there.verdict = Reached::undecided;
    levels.push_back(there);
  }
  return levels;
}

std::vector<LevelThere> levels_by_river(const Outcome& outcome, const Effects&,
                                        const PlaceFinding& place) {
  if (place.receptor >= 0)
    return levels_beside_river(outcome, static_cast<std::size_t>(place.receptor));
  if (place.named_by != "river") return {};
  return levels_in_river(outcome, static_cast<std::size_t>(place.own_place));
}

}  // namespace farreach
