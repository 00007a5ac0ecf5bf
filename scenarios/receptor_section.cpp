#include "scenarios/receptor_section.hpp"

#include <algorithm>

#include "scenarios/geography.hpp"
#include "solver/geo/geodesic.hpp"

namespace farreach {
namespace {

Receptor point_from(const Site& site, const Values& values, const std::string& in) {
  Receptor point;
  point.name = values.text(in + "name");
  point.place = {values.number(in + "latitude"), values.number(in + "longitude")};
  point.state = values.text_or(in + "state", "");
  if (point.state.empty()) point.state = state_at(point.place);
  point.population = values.number_or(in + "population", 0);
  point.height =
      values.number_or(in + "height", values.number_or("receptors.height", 1.5));
  point.kind = "user";
  const GeodesicLine line = geodesic(site.place, point.place);
  point.distance = line.distance;
  point.azimuth = line.azimuth;
  return point;
}

}  // namespace

void add_points(const Site& site, Checked& checked, Geography& geography) {
  for (auto& receptor : geography.receptors)
    receptor.height = checked.values.number_or("receptors.height", receptor.height);
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
}

}  // namespace farreach
