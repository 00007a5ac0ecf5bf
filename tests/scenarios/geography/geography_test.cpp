#include "scenarios/geography.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "scenarios/library.hpp"
#include "solver/base/error.hpp"
#include "solver/geo/geodesic.hpp"
#include "solver/geo/polygon.hpp"

namespace farreach {
namespace {

Site site_at(double lat, double lon, double error = 0) {
  Site site;
  site.place = {lat, lon};
  site.state = "KAZ";
  site.position_error = error;
  return site;
}

const BorderDistance& border_of(const Geography& g, const std::string& state,
                                BorderKind kind) {
  for (const BorderDistance& b : g.borders)
    if (b.state == state && b.kind == kind) return b;
  throw std::runtime_error("no border of " + state + " " + word_of(kind));
}

struct Reference {
  double lat, lon;
  const char* state;
  double osm_km, other_km;
};

// Distances computed independently from the same two public products, rounded to
// 0.1 km there; the tables here add rounding to 1e-3 deg, at most 0.1 km.
class Distances : public ::testing::TestWithParam<Reference> {};

TEST_P(Distances, AreThoseOfBothProducts) {
  const Reference r = GetParam();
  Site site = site_at(r.lat, r.lon);
  site.state = "";
  const Geography g = geography_around(site, 0);
  const BorderDistance& b = border_of(g, r.state, BorderKind::land);
  EXPECT_NEAR(b.distance / 1e3, r.osm_km, 0.15);
  EXPECT_NEAR(b.other_product_distance / 1e3, r.other_km, 0.15);
}

INSTANTIATE_TEST_SUITE_P(
    Places, Distances,
    ::testing::Values(Reference{46.1, 53.4, "RUS", 302.5, 316.6},
                      Reference{46.1, 53.4, "UZB", 236.9, 235.7},
                      Reference{46.4, 51.9, "RUS", 187.4, 200.3},
                      Reference{51.3, 53.2, "RUS", 20.9, 21.0},
                      Reference{42.883, 76.117, "KAZ", 4.3, 5.0},
                      Reference{41.27, 72.45, "UZB", 24.8, 24.0},
                      Reference{51.353452, 53.211079, "RUS", 15.0, 15.3},
                      Reference{50.6316, 81.90496, "RUS", 17.4, 14.9},
                      Reference{50.93112, 81.3615, "RUS", 3.7, 2.8},
                      Reference{43.62319, 51.2365, "TKM", 219.5, 218.7},
                      Reference{51.23333, 51.36667, "RUS", 27.0, 26.0}));

TEST(Geography, KaraghanakCentreCannotDecideFifteenKilometres) {
  const Geography g = geography_around(site_at(51.353452, 53.211079, 5000), 0);
  const BorderDistance& b = border_of(g, "RUS", BorderKind::land);
  EXPECT_EQ(g.borders.front().state, "RUS");
  EXPECT_NEAR(b.distance, 15000, 100);
  EXPECT_NEAR(b.site_share, 5000, 1e-9);
  EXPECT_NEAR(
      b.uncertainty,
      std::sqrt(b.site_share * b.site_share + b.product_share * b.product_share +
                b.resolution_share * b.resolution_share),
      1e-6);
  EXPECT_GT(b.uncertainty, std::abs(b.distance - 15000));
  EXPECT_NEAR(geodesic({51.353452, 53.211079}, b.nearest).distance, b.distance, 1e-3);
  EXPECT_NEAR(geodesic({51.353452, 53.211079}, b.nearest).azimuth, b.azimuth, 1e-6);
}

TEST(Geography, HasEveryNeighbourNearestFirst) {
  const Geography g = geography_around(site_at(46.15278, 53.38333), 100e3);
  for (const char* state : {"RUS", "UZB", "TKM", "KGZ", "AZE", "IRN", "TJK"})
    EXPECT_GT(border_of(g, state, BorderKind::land).distance, 0) << state;
  EXPECT_THROW(border_of(g, "CHN", BorderKind::land),
               std::runtime_error);  // beyond 1500 km
  for (const char* state : {"RUS", "AZE", "TKM", "IRN"})
    EXPECT_GT(border_of(g, state, BorderKind::sector).distance, 0) << state;
  EXPECT_THROW(border_of(g, "KAZ", BorderKind::sector), std::runtime_error);
  EXPECT_TRUE(std::is_sorted(g.borders.begin(), g.borders.end(),
                             [](auto& a, auto& b) { return a.distance < b.distance; }));
}

TEST(Geography, SectorsAreLabelledAndUncertainBy21Kilometres) {
  const Geography g = geography_around(site_at(46.44, 52.20), 0);
  const BorderDistance& b = border_of(g, "RUS", BorderKind::sector);
  EXPECT_GE(b.uncertainty, 21e3);
  EXPECT_TRUE(std::isnan(b.other_product_distance));
  int sectors = 0;
  for (const Territory& t : g.overview)
    if (t.kind == BorderKind::sector) {
      ++sectors;
      EXPECT_EQ(t.product, "computed equidistance line, not the treaty line");
    }
  EXPECT_EQ(sectors, 5);
}

TEST(Geography, ShoreOfTheNorthCaspianIsUncertainByItsShift) {
  const Geography g = geography_around(site_at(46.4, 51.9), 0);
  EXPECT_GE(border_of(g, "RUS", BorderKind::land).resolution_share, 10e3);
  const Geography inland = geography_around(site_at(51.35, 53.21), 0);
  EXPECT_LT(border_of(inland, "RUS", BorderKind::land).resolution_share, 300);
}

TEST(Geography, KnowsWhoseAPlaceIs) {
  EXPECT_EQ(state_at({46.1528, 53.3833}), "KAZ");  // Tengiz
  EXPECT_EQ(state_at({51.78, 55.11}), "RUS");      // Orenburg
  EXPECT_EQ(state_at({46.44, 52.20}), "KAZ");      // Kashagan, by its sector
  EXPECT_TRUE(at_sea({46.44, 52.20}));
  EXPECT_FALSE(at_sea({46.1528, 53.3833}));
  EXPECT_EQ(state_at({39.97, 71.80}).empty(), false);
  EXPECT_EQ(state_at({30, 60}), "");
}

TEST(Geography, InsideANeighbourTheDistanceIsZero) {
  Site site = site_at(51.78, 55.11);  // Orenburg, of a Kazakh line
  const Geography g = geography_around(site, 0);
  EXPECT_EQ(g.borders.front().state, "RUS");
  EXPECT_EQ(g.borders.front().distance, 0);
}

/// A place in an enclave: the state around it begins at the rim.
struct Enclave {
  const char* name;
  double lat, lon;
  const char* state;
  const char* around;
  double km;  ///< to the nearest point of the rim
};

class Enclaves : public ::testing::TestWithParam<Enclave> {};

// Distances to the rings of the table, on the ellipsoid, by another program.
TEST_P(Enclaves, AreHolesOfTheStateAround) {
  const Enclave e = GetParam();
  Site site = site_at(e.lat, e.lon);
  site.state = e.state;
  EXPECT_EQ(state_at(site.place), e.state) << e.name;
  const double distance =
      border_of(geography_around(site, 0), e.around, BorderKind::land).distance;
  EXPECT_NEAR(distance / 1e3, e.km, 0.005) << e.name;
}

INSTANTIATE_TEST_SUITE_P(
    Places, Enclaves,
    ::testing::Values(Enclave{"Sokh", 39.967, 71.131, "UZB", "KGZ", 0.99},
                      Enclave{"Vorukh", 39.85125, 70.58012, "TJK", "KGZ", 0.97},
                      Enclave{"Shohimardon", 39.983, 71.800, "UZB", "KGZ", 1.43},
                      Enclave{"Chong-Kara", 40.247, 71.036, "UZB", "KGZ", 0.534},
                      Enclave{"Jangy-Ayyl", 40.203, 71.666, "UZB", "KGZ", 0.206},
                      Enclave{"Sarvan", 40.997, 70.562, "TJK", "UZB", 0.685},
                      Enclave{"Barak", 40.669, 72.767, "KGZ", "UZB", 0.676}));

TEST(Geography, AroundAnEnclaveBothStatesAreNear) {
  // Between Sokh and the rest of Uzbekistan: in Kyrgyzstan, a few kilometres from Sokh.
  const GeoPoint place{40.02, 71.25};
  EXPECT_EQ(state_at(place), "KGZ");
  Site site = site_at(place.lat, place.lon);
  site.state = "KGZ";
  EXPECT_LT(border_of(geography_around(site, 0), "UZB", BorderKind::land).distance,
            10e3);
}

TEST(Geography, BothDirections) {
  Site site = site_at(51.78, 55.11);
  site.state = "RUS";
  const Geography g = geography_around(site, 0);
  EXPECT_EQ(g.borders.front().state, "KAZ");
  EXPECT_GT(g.borders.front().distance, 30e3);
}

TEST(Geography, CutLinesAreNoBorders) {
  // 20 km south of the northern side of the table, deep in Russia: the nearest other
  // state is Kazakhstan, hundreds of kilometres away.
  Site site = site_at(56.8, 60.6);
  site.state = "";
  const Geography g = geography_around(site, 0);
  EXPECT_EQ(g.borders.front().state, "KAZ");
  EXPECT_GT(g.borders.front().distance, 250e3);
}

TEST(Geography, TownsOnBothSides) {
  const Geography g = geography_around(site_at(51.353452, 53.211079), 150e3);
  const auto town = [&](const std::string& name) {
    const auto found = std::find_if(g.receptors.begin(), g.receptors.end(),
                                    [&](const Receptor& r) { return r.name == name; });
    return found == g.receptors.end() ? Receptor{} : *found;
  };
  EXPECT_EQ(town("Aksay").state, "KAZ");
  EXPECT_EQ(town("Aksay").name_ru, "Аксай");
  EXPECT_EQ(town("Ilek").state, "RUS");
  EXPECT_NEAR(town("Ilek").distance, 22.4e3, 500);
  EXPECT_EQ(town("Orenburg").state, "RUS");
  for (const Receptor& r : g.receptors) EXPECT_LE(r.distance, 150e3);
  EXPECT_GT(library_towns().size(), 400u);
}

TEST(Geography, DetailedPartAgreesWithTheWholeNearTheSite) {
  const GeoPoint place{51.353452, 53.211079};
  const Geography g = geography_around(site_at(place.lat, place.lon), 0);
  std::size_t points = 0;
  for (const Territory& t : g.detailed) {
    EXPECT_TRUE(t.state == "KAZ" || t.state == "RUS") << t.state;
    for (const Ring& r : t.rings) points += r.size();
    for (double azimuth = 0; azimuth < 360; azimuth += 11)
      for (double d = 2e3; d < 149e3; d += 9e3) {
        const GeoPoint p = destination(place, azimuth, d);
        if (state_at(p).empty()) continue;
        EXPECT_EQ(inside(t.rings, p), state_at(p) == t.state)
            << t.state << azimuth << " " << d;
      }
  }
  EXPECT_LT(points, 2000u);
}

TEST(Geography, RefusesPlacesItDoesNotCover) {
  EXPECT_THROW(geography_around(site_at(10, 10), 0), InputError);
  EXPECT_THROW(geography_around(site_at(std::nan(""), 53), 0), InputError);
  EXPECT_THROW(geography_around(site_at(51, 53, -1), 0), InputError);
  EXPECT_THROW(geography_around(site_at(51, 53, std::nan("")), 0), InputError);
}

TEST(Geography, IsFastAndModest) {
  geography_around(site_at(51.353452, 53.211079), 150e3);
  const auto start = std::chrono::steady_clock::now();
  const Geography g = geography_around(site_at(46.15, 53.38), 150e3);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  EXPECT_LT(took.count(), 0.5);  // 0.1 s aimed at; room for a loaded machine
  std::size_t points = 0;
  for (const Territory& t : g.overview)
    for (const Ring& r : t.rings) points += r.size();
  EXPECT_LT(points, 20000u);
  RecordProperty("overview_points", static_cast<int>(points));
  EXPECT_FALSE(g.attributions.empty());
}

}  // namespace
}  // namespace farreach
