// When the first gas may come somewhere, by plumes whose wind is known exactly.
#include "postprocess/media/air/arrival.hpp"
#include "models/hazard/plumes.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/postprocess/media/plume/plumes.hpp"

namespace farreach {
namespace {

using testing::concentration_level;
using testing::gaussian_plume;
using testing::outcome_of;
using testing::PlumeShape;

PlumeTable plume_in(double wind) {
  PlumeShape shape;
  shape.wind = wind;
  return gaussian_plume(shape);
}

Outcome outcome_in(double wind) {
  PlumeShape shape;
  shape.wind = wind;
  return outcome_of(shape, {concentration_level(20e-6)});
}

TEST(FrontArrival, IsTheDistanceOverTheWind) {
  const Outcome o = outcome_in(4);
  for (const double distance : {3e3, 40e3, 250e3})  // the last beyond the table
    EXPECT_NEAR(front_arrival(o.part<Plumes>().members.front(), distance), distance / 4,
                0.03 * distance / 4);
}

TEST(FrontArrival, IsThatOfTheFastestVariationButNoWindOfTheScan) {
  Outcome o = outcome_in(4);
  o.part<Plumes>().members.front().variants = {{"stability", 0, plume_in(5)},
                                               {"wind", 10, plume_in(10)}};
  EXPECT_NEAR(front_arrival(o.part<Plumes>().members.front(), 20e3), 4000, 120);
  EXPECT_NEAR(front_arrival(plume_in(10), 20e3), 2000, 60);
}

TEST(FrontArrival, IsNotKnownWithoutAPlume) {
  Outcome o = outcome_in(4);
  o.part<Plumes>().members.front().plume.segments.clear();
  EXPECT_TRUE(std::isnan(front_arrival(o.part<Plumes>().members.front(), 20e3)));
}

}  // namespace
}  // namespace farreach
