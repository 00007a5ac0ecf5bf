#include "scenarios/receptor_section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "scenarios/geography.hpp"
#include "scenarios/library.hpp"
#include "scenarios/reading/places_file.hpp"
#include "solver/geo/geodesic.hpp"

namespace farreach {
namespace {

/// A place of the list farther away than this is a slip of the pen, most often latitude
/// and longitude exchanged [m].
constexpr double farthest_listed = 2000e3;
/// Two names this near to each other mean one settlement [m].
constexpr double same_place = 15e3;

void measure(const Site& site, Receptor& place) {
  const GeodesicLine line = geodesic(site.place, place.place);
  place.distance = line.distance;
  place.azimuth = line.azimuth;
}

Receptor point_from(const Site& site, const Values& values, const std::string& in) {
  Receptor point;
  point.name = values.text(in + "name");
  point.name_ru = values.text_or(in + "name_ru", "");
  point.name_kk = values.text_or(in + "name_kk", "");
  point.place = {values.number(in + "latitude"), values.number(in + "longitude")};
  point.state = values.text_or(in + "state", "");
  if (point.state.empty()) point.state = state_at(point.place);
  point.population = values.number_or(in + "population", 0);
  point.height =
      values.number_or(in + "height", values.number_or("receptors.height", 1.5));
  point.kind = "user";
  measure(site, point);
  return point;
}

void refuse_far(const std::string& file, const PlacesFile& list, Checked& checked) {
  for (std::size_t i = 0; i < list.places.size(); ++i)
    if (!(list.places[i].distance <= farthest_listed))
      checked.diagnostics.push_back(
          {.file = file,
           .line = list.lines[i],
           .column = 1,
           .message = fmt::format("\"{}\" lies {:.0f} km from the site",
                                  list.places[i].name, list.places[i].distance / 1e3),
           .remedy = "check whether latitude and longitude are exchanged; places that "
                     "far away are not looked at"});
}

/// The user knows better where it lies and who lives there.
void replace_known(const Receptor& place, std::vector<Receptor>& known) {
  std::erase_if(known, [&](const Receptor& r) {
    const bool named = r.name == place.name ||
                       (!r.name_ru.empty() && r.name_ru == place.name) ||
                       (!r.name_kk.empty() && r.name_kk == place.name);
    return named && geodesic(r.place, place.place).distance < same_place;
  });
}

std::string add_list(const Site& site, Checked& checked, Geography& geography) {
  if (!checked.usable("receptors.places")) return {};
  const auto file = std::filesystem::path(checked.document().file).parent_path() /
                    checked.values.text("receptors.places");
  std::string text;
  try {
    text = read_text_file(file);
  } catch (const std::runtime_error& wrong) {
    checked.error("receptors.places", wrong.what(),
                  "a CSV file, relative to the scenario; farreach explain "
                  "receptors.places");
    return {};
  }
  PlacesFile list = read_places(file.string(), text);
  for (Receptor& place : list.places) {
    measure(site, place);
    place.height = checked.values.number_or("receptors.height", 1.5);
    if (place.state.empty()) place.state = state_at(place.place);
  }
  if (list.errors.empty()) refuse_far(file.string(), list, checked);
  checked.diagnostics.insert(checked.diagnostics.end(), list.errors.begin(),
                             list.errors.end());
  for (Receptor& place : list.places) {
    replace_known(place, geography.receptors);
    geography.receptors.push_back(std::move(place));
  }
  return text;
}

bool is_known(const std::vector<Receptor>& known, const Receptor& place) {
  return std::any_of(known.begin(), known.end(), [&](const Receptor& r) {
    return r.name == place.name && geodesic(r.place, place.place).distance < same_place;
  });
}

}  // namespace

void add_river_places(const Site& site, const RiverNetwork& river,
                      Geography& geography) {
  std::vector<Receptor> places = towns_by_course(river.course, river.course_distance);
  for (const RiverStation& s : river.above) {
    if (!(s.population > 0) || std::isnan(s.place.lat)) continue;
    Receptor place;
    place.name = s.name;
    place.name_ru = s.name_ru;
    place.name_kk = s.name_kk;
    place.place = s.place;
    place.state = s.from_state;
    place.population = s.population;
    place.kind = "town";
    places.push_back(std::move(place));
  }
  for (Receptor& place : places) {
    measure(site, place);
    if (!is_known(geography.receptors, place))
      geography.receptors.push_back(std::move(place));
  }
}

std::string add_points(const Site& site, Checked& checked, Geography& geography) {
  for (auto& receptor : geography.receptors)
    receptor.height = checked.values.number_or("receptors.height", receptor.height);
  const std::string list = add_list(site, checked, geography);
  for (std::size_t i = 0; i < checked.values.count("receptors.point"); ++i) {
    const std::string in = "receptors.point[" + std::to_string(i) + "].";
    const Receptor point = point_from(site, checked.values, in);
    for (const auto& other : geography.receptors)
      if (other.name == point.name && other.kind == "user")
        checked.error(in + "name", "there are two points \"" + point.name + '"');
    geography.receptors.push_back(point);
  }
  std::stable_sort(geography.receptors.begin(), geography.receptors.end(),
                   [](auto& a, auto& b) { return a.distance < b.distance; });
  return list;
}

}  // namespace farreach
