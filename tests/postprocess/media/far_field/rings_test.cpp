/// Cells of rings: where they lie and which hold part of a territory.
#include "postprocess/media/far_field/effects/rings.hpp"
#include "models/hazard/far_field.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "solver/geo/geodesic.hpp"
#include "solver/geo/polygon.hpp"
#include "tests/support/example_far_field.hpp"

namespace farreach {
namespace {

constexpr double pi = 3.14159265358979323846;

TEST(RingGridCells, AreFoundByDistanceAndAzimuth) {
  const RingGrid g{1e3, 1e6, 30, 36};
  for (int i = 0; i < g.rings; ++i)
    EXPECT_EQ(ring_of(g, 0.5 * (g.edge(i) + g.edge(i + 1))), i);
  EXPECT_FALSE(ring_of(g, 999));
  EXPECT_FALSE(ring_of(g, 1e6));
  EXPECT_FALSE(ring_of(g, std::nan("")));
  EXPECT_EQ(sector_of(g, 4.9), 0);
  EXPECT_EQ(sector_of(g, 5.1), 1);
  EXPECT_EQ(sector_of(g, 355.1), 0);
  EXPECT_EQ(sector_of(g, -10), 35);
  EXPECT_EQ(sector_of(g, 364), 0);
}

TEST(RingGridCells, TogetherCoverTheCap) {
  const RingGrid g{1e3, 1e6, 30, 36};
  double sum = 0;
  for (int i = 0; i < g.rings; ++i) sum += g.sectors * cell_area(g, i);
  const double r = 6371007;
  EXPECT_NEAR(sum / (2 * pi * r * r * (std::cos(1e3 / r) - std::cos(1e6 / r))), 1,
              1e-9);
}

/// Whether any of a lattice of points in the cell is inside.
bool holds_part(const Outcome& o, const Territory& t, int ring, int sector, int fine) {
  const RingGrid& g = o.part<FarField>().grid;
  for (int a = 0; a < fine; ++a)
    for (int b = 0; b < fine; ++b) {
      const double share = (a + 0.5) / fine;
      const double r = g.edge(ring) + share * (g.edge(ring + 1) - g.edge(ring));
      const double azimuth = 360.0 / g.sectors * (sector - 0.5 + (b + 0.5) / fine);
      if (inside(t.rings, destination(o.site.place, azimuth, r))) return true;
    }
  return false;
}

TEST(TerritoryCells, AreThoseWithPointsInsideThePolygon) {
  const Outcome o = testing::example_far_outcome(true, 1);
  const RingGrid& g = o.part<FarField>().grid;
  for (const std::size_t b : {0u, 1u}) {
    const TerritoryCells found = territory_cells(o, o.geography.borders[b]);
    ASSERT_FALSE(found.cells.empty());
    std::size_t missed = 0, empty = 0;
    for (int ring = 0; ring < g.rings; ++ring)
      for (int sector = 0; sector < g.sectors; ++sector) {
        const auto cell = static_cast<std::size_t>(ring * g.sectors + sector);
        const bool in =
            std::binary_search(found.cells.begin(), found.cells.end(), cell);
        const Territory& t = o.geography.overview[b];
        if (!in && holds_part(o, t, ring, sector, 3)) ++missed;
        if (in && !holds_part(o, t, ring, sector, 12)) ++empty;
      }
    EXPECT_EQ(missed, 0u);
    EXPECT_LE(empty, 1u);  // the nearest point may be all that a cell holds
    const double nearest = *std::min_element(found.first.begin(), found.first.end());
    EXPECT_NEAR(nearest, o.geography.borders[b].distance, 1);
  }
}

TEST(TerritoryCells, FollowTheDetailedBorderNearTheSite) {
  Outcome o = testing::example_far_outcome(true, 1);
  o.geography.overview = {
      {"RUS", BorderKind::land, "", {{{46, 53}, {46, 57}, {50, 57}, {50, 53}}}}};
  o.geography.detailed = {
      {"RUS", BorderKind::land, "", {{{46.6, 54}, {46.6, 54.5}, {47, 54.5}, {47, 54}}}},
      {"KAZ", BorderKind::land, "", {{{45, 52}, {45, 55}, {47, 55}, {47, 52}}}}};
  o.geography.borders = {{.state = "RUS",
                          .kind = BorderKind::land,
                          .distance = geodesic(o.site.place, {46.6, 54}).distance,
                          .azimuth = geodesic(o.site.place, {46.6, 54}).azimuth}};
  const TerritoryCells found = territory_cells(o, o.geography.borders[0]);
  const auto holds = [&](GeoPoint p) {
    const GeodesicLine line = geodesic(o.site.place, p);
    return std::binary_search(
        found.cells.begin(), found.cells.end(),
        *cell_of(o.part<FarField>().grid, line.distance, line.azimuth));
  };
  EXPECT_TRUE(holds({46.8, 54.2}));   // detailed
  EXPECT_FALSE(holds({46.2, 53.6}));  // overview alone, where the detailed one holds
  EXPECT_TRUE(holds({49.0, 55.0}));   // overview, beyond the detailed box
}

}  // namespace
}  // namespace farreach
