#include "scenarios/geography.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/river/river_course.hpp"
#include "scenarios/geography_tables.hpp"
#include "scenarios/library.hpp"
#include "solver/base/error.hpp"
#include "solver/geo/geodesic.hpp"
#include "solver/geo/nearest.hpp"
#include "solver/geo/polygon.hpp"

namespace farreach {
namespace {

/// Neighbours and sectors farther than this are left out [m].
constexpr double farthest_border = 1500e3;
/// Half the width of the window of detailed territories [m]: three times the 50 km to
/// which the plume models are valid.
constexpr double detail_radius = 150e3;
/// Lines drawn in the overview may leave out points nearer than this to them [deg].
constexpr double drawing_tolerance = 0.005;

/// Generalization of the OpenStreetMap land set, 250 m by its name, and rounding to
/// 1e-3 deg, at most 70 m [m].
constexpr double land_resolution = 260;
/// Second product against the first, 95 % of the border points, worst stretch [m];
/// taken where the second product does not know the state.
constexpr double unknown_product_error = 7700;
/// Computed equidistance line against the two published points of the sea-bed lines:
/// 0.7 to 21 km [m].
constexpr double sector_error = 21e3;
/// Natural Earth 1:10m coast, from which the sectors were computed [m].
constexpr double sector_resolution = 2600;
/// Shore of the North Caspian: 31 000 km2 fell dry for 1.85 m of sea level between 2005
/// and 2023, over some 1 500 km of shore; the coast shown is of about 2018, 1.2 m
/// higher than 2025: 13 km. Elsewhere the shore is steep. Own estimate, provisional.
constexpr double north_shore_error = 13e3;
constexpr double other_shore_error = 2e3;
constexpr double north_caspian_from = 44.5;  // [deg N]
/// A nearest point this close to the coast of the second product is on the shore [m].
constexpr double shore_width = 20e3;

/// A point stands for a settlement that may reach so far beyond it [m].
constexpr double town_radius = 1e3;

struct Tables {
  TerritoryTable land, other_land, sectors;
  std::vector<Ring> caspian;
  std::vector<Receptor> towns;
};

Tables read_tables() {
  const std::filesystem::path folder = library_folder() / "geo";
  return {read_territories(folder / "land_osm_250m.txt"),
          read_territories(folder / "land_natural_earth_10m.txt"),
          read_territories(folder / "caspian_sectors_computed.txt"),
          read_territories(folder / "caspian_coast_natural_earth_10m.txt")
              .rings.at("CASPIAN"),
          read_towns(folder / "towns.csv")};
}

const Tables& tables() {
  static const Tables read = read_tables();
  return read;
}

/// The state one of whose rings holds the place; of several the one whose ring is
/// smallest by its box.
std::string holder(const TerritoryTable& table, GeoPoint place) {
  std::string found;
  double smallest = std::numeric_limits<double>::infinity();
  for (const auto& [state, rings] : table.rings) {
    if (!inside(rings, place)) continue;
    for (const Ring& ring : rings) {
      const std::span<const Ring> one(&ring, 1);
      if (!inside(one, place)) continue;
      const GeoBox box = bounds(one);
      const double size = (box.east - box.west) * (box.north - box.south);
      if (size < smallest) smallest = size, found = state;
    }
  }
  return found;
}

/// Nearest point of a territory; the place itself, at no distance, when inside.
std::optional<NearestPoint> approach(const TerritoryTable& table,
                                     const std::string& state, GeoPoint from) {
  const auto entry = table.rings.find(state);
  if (entry == table.rings.end()) return {};
  if (inside(entry->second, from)) return NearestPoint{from, 0, 0};
  return nearest_on_rim(entry->second, from, table.cut);
}

bool on_caspian_shore(GeoPoint place) {
  if (inside(tables().caspian, place)) return true;
  const auto coast = nearest_on_rim(tables().caspian, place);
  return coast && coast->distance < shore_width;
}

double resolution_of_land(GeoPoint nearest) {
  if (!on_caspian_shore(nearest)) return land_resolution;
  const bool north = nearest.lat >= north_caspian_from;
  return std::hypot(land_resolution, north ? north_shore_error : other_shore_error);
}

BorderDistance measured(const Site& site, const std::string& state,
                        const NearestPoint& nearest) {
  BorderDistance border;
  border.state = state;
  border.nearest = nearest.place;
  border.distance = nearest.distance;
  border.azimuth = nearest.azimuth;
  border.site_share = site.position_error;
  border.other_product_distance = std::numeric_limits<double>::quiet_NaN();
  return border;
}

void combine(BorderDistance& border) {
  border.uncertainty =
      std::hypot(border.site_share, border.product_share, border.resolution_share);
}

void add_land(const Site& site, const std::string& origin, Geography& geography) {
  for (const auto& [state, rings] : tables().land.rings) {
    if (state == origin) continue;
    const auto nearest = approach(tables().land, state, site.place);
    if (!nearest || nearest->distance > farthest_border) continue;
    BorderDistance border = measured(site, state, *nearest);
    border.kind = BorderKind::land;
    border.product_share = unknown_product_error;
    if (const auto other = approach(tables().other_land, state, site.place)) {
      border.other_product_distance = other->distance;
      border.product_share = std::abs(other->distance - border.distance);
    }
    border.resolution_share = resolution_of_land(nearest->place);
    combine(border);
    geography.borders.push_back(border);
  }
}

void add_sectors(const Site& site, const std::string& origin, Geography& geography) {
  for (const auto& [state, rings] : tables().sectors.rings) {
    if (state == origin) continue;
    const auto nearest = approach(tables().sectors, state, site.place);
    if (!nearest || nearest->distance > farthest_border) continue;
    BorderDistance border = measured(site, state, *nearest);
    border.kind = BorderKind::sector;
    border.product_share = sector_error;
    border.resolution_share = sector_resolution;
    combine(border);
    geography.borders.push_back(border);
  }
}

/// A box that holds everything within `radius` [m] of a place.
GeoBox window(GeoPoint place, double radius) {
  const GeoPoint north = destination(place, 0, radius),
                 south = destination(place, 180, radius);
  const double widest =
      std::abs(destination({north.lat, place.lon}, 90, radius).lon - place.lon);
  return {place.lon - widest, place.lon + widest, south.lat, north.lat};
}

void add_detail(GeoPoint place, const TerritoryTable& table, const Territory& label,
                Geography& geography) {
  const GeoBox box = window(place, detail_radius);
  for (const auto& [state, rings] : table.rings) {
    Territory territory = label;
    territory.state = state;
    territory.rings = clipped(rings, box);
    if (!territory.rings.empty()) geography.detailed.push_back(std::move(territory));
  }
}

void add_overview(GeoPoint place, const TerritoryTable& table, const Territory& label,
                  Geography& geography) {
  for (const auto& [state, rings] : table.rings) {
    const auto nearest = approach(table, state, place);
    if (!nearest || nearest->distance > farthest_border) continue;
    Territory territory = label;
    territory.state = state;
    territory.rings = thinned(rings, drawing_tolerance);
    geography.overview.push_back(std::move(territory));
  }
}

void add_towns(GeoPoint place, double radius, Geography& geography) {
  for (Receptor town : tables().towns) {
    const GeodesicLine line = geodesic(place, town.place);
    if (line.distance > radius) continue;
    town.distance = line.distance;
    town.azimuth = line.azimuth;
    if (const std::string state = holder(tables().land, town.place); !state.empty())
      town.state = state;
    geography.receptors.push_back(std::move(town));
  }
  std::stable_sort(
      geography.receptors.begin(), geography.receptors.end(),
      [](const Receptor& a, const Receptor& b) { return a.distance < b.distance; });
}

void require_covered(GeoPoint place) {
  if (borders_known_at(place)) return;
  const GeoBox box = *tables().land.cut;
  throw InputError(fmt::format(
      "the place {:.4f} N, {:.4f} E is outside the borders of the library, which cover "
      "{:g}-{:g} N and {:g}-{:g} E",
      place.lat, place.lon, box.south, box.north, box.west, box.east));
}

}  // namespace

std::string state_at(GeoPoint place) {
  const std::string on_land = holder(tables().land, place);
  return on_land.empty() ? holder(tables().sectors, place) : on_land;
}

bool borders_known_at(GeoPoint place) {
  return contains(*tables().land.cut, place);
}

bool at_sea(GeoPoint place) {
  return holder(tables().land, place).empty() &&
         !holder(tables().sectors, place).empty();
}

std::vector<Receptor> towns_by_course(const std::vector<GeoPoint>& course,
                                      const std::vector<double>& distance) {
  std::vector<Receptor> found;
  if (course.empty()) return found;
  const auto [south, north] = std::minmax_element(
      course.begin(), course.end(), [](auto& a, auto& b) { return a.lat < b.lat; });
  const auto [west, east] = std::minmax_element(
      course.begin(), course.end(), [](auto& a, auto& b) { return a.lon < b.lon; });
  constexpr double rim = 0.3;  // [deg], more than a strip is wide
  const GeoBox box{west->lon - rim, east->lon + rim, south->lat - rim,
                   north->lat + rim};
  for (Receptor town : tables().towns) {
    if (!contains(box, town.place)) continue;
    const auto by = place_by_course(course, distance, town.place);
    if (!by || by->off > by->half_width + town_radius) continue;
    if (const std::string state = holder(tables().land, town.place); !state.empty())
      town.state = state;
    found.push_back(std::move(town));
  }
  return found;
}

std::vector<Receptor> library_towns() {
  return tables().towns;
}

Geography geography_around(const Site& site, double radius) {
  require_covered(site.place);
  if (!(site.position_error >= 0) || !(radius >= 0))
    throw InputError(
        fmt::format("position error {} m and radius {} m must not be negative",
                    site.position_error, radius));
  const std::string origin = site.state.empty() ? state_at(site.place) : site.state;
  Geography geography;
  add_land(site, origin, geography);
  add_sectors(site, origin, geography);
  std::stable_sort(geography.borders.begin(), geography.borders.end(),
                   [](const BorderDistance& a, const BorderDistance& b) {
                     return a.distance < b.distance;
                   });
  const Territory sector{
      "", BorderKind::sector, "computed equidistance line, not the treaty line", {}};
  add_detail(site.place, tables().land, {"", BorderKind::land, "osm_250m", {}},
             geography);
  add_detail(site.place, tables().sectors, sector, geography);
  add_overview(site.place, tables().other_land,
               {"", BorderKind::land, "natural_earth_10m", {}}, geography);
  add_overview(site.place, tables().sectors, sector, geography);
  add_towns(site.place, radius, geography);
  geography.attributions = {
      "Borders for distances: © OpenStreetMap contributors, ODbL 1.0 "
      "(openstreetmap.org/copyright)",
      "Drawing and coast: made with Natural Earth, public domain",
      "Towns and villages: GeoNames (geonames.org), CC BY 4.0, and Natural Earth, "
      "public domain",
      "Caspian sectors: computed equidistance line, not the treaty line"};
  return geography;
}

}  // namespace farreach
