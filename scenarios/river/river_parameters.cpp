#include "scenarios/river/river_parameters.hpp"

#include "models/parameter/declare.hpp"

namespace farreach {
namespace {

using namespace declare;
using Table = std::vector<Parameter>;

void add_cases(Table& t) {
  t.push_back(needed(choice("river.case[].name", {"mean", "low", "flood"},
                            "state of the river; \"mean\" comes first")));
  t.push_back(text("river.case[].meaning", "one sentence: when, how much, from where"));
  t.push_back(number("river.case[].share", {"-", 0, 1},
                     "of the year in which the river is so"));
}

void add_reaches(Table& t) {
  t.push_back(needed(text("river.reach[].name", "of the reach, in order downstream")));
  t.push_back(
      needed(number("river.reach[].length", {"m", 10, 5e6}, "along the river")));
  t.push_back(
      number("river.reach[].length_error", {"m", 0, 5e6}, "how wrong that may be"));
  t.push_back(number("river.reach[].upper_elevation", {"m", -500, 9000},
                     "of the water at its upper end"));
  t.push_back(number("river.reach[].lower_elevation", {"m", -500, 9000},
                     "of the water at its lower end"));
  t.push_back(number("river.reach[].slope", {"-", 0, 1},
                     "in place of the two elevations; without either the travel-time "
                     "regression that needs no slope is used"));
  t.push_back(needed(numbers("river.reach[].discharge", {"m3/s", 1e-3, 5e5},
                             "one for each state of the river, in their order; more "
                             "than above is a tributary, less is a diversion")));
  t.push_back(numbers("river.reach[].velocity", {"m/s", 1e-3, 20},
                      "of the water, one for each state of the river"));
  t.push_back(numbers("river.reach[].width", {"m", 0.1, 1e5},
                      "one for each state of the river; left out: from the discharge"));
  t.push_back(number("river.reach[].drainage_area", {"m2", 1e4, 1e13},
                     "of the river there, for travel times"));
  t.push_back(number("river.reach[].mean_discharge", {"m3/s", 1e-3, 5e5},
                     "mean of the years; left out: that of the first state"));
  t.push_back(number("river.reach[].reservoir_volume", {"m3", 1, 1e12},
                     "makes the reach a reservoir, fully mixed"));
  t.push_back(number("river.reach[].reservoir_depth", {"m", 0.1, 500},
                     "mean depth, for settling"));
  t.push_back(text("river.reach[].quality",
                   "how it is known: \"measured\", \"computed\", \"provisional\", "
                   "\"assumption\""));
  t.push_back(text("river.reach[].source", "where it is known from"));
}

void add_stations(Table& t) {
  t.push_back(needed(text("river.station[].name", "of the place")));
  t.push_back(text("river.station[].name_ru", "in Russian"));
  t.push_back(text("river.station[].name_kk", "in Kazakh"));
  t.push_back(
      needed(choice("river.station[].kind",
                    {"border", "town", "intake", "gauge", "reservoir", "mouth", "end"},
                    "what it is; a border names the states on both sides")));
  t.push_back(needed(number("river.station[].distance", {"m", 0, 1e7},
                            "along the river from its upper end")));
  t.push_back(number("river.station[].distance_error", {"m", 0, 1e6},
                     "how wrong that may be, besides the reaches"));
  t.push_back(number("river.station[].latitude", {"deg", -89, 89}, "WGS84"));
  t.push_back(number("river.station[].longitude", {"deg", -180, 180}, "WGS84"));
  t.push_back(
      text("river.station[].from_state",
           "state upstream of a border, ISO 3166 alpha-3; of a town its state"));
  t.push_back(text("river.station[].to_state", "state downstream of a border"));
  t.push_back(number("river.station[].population", {"-", 0, 1e8}, "of a town"));
  t.push_back(text("river.station[].quality", "how the place is known"));
}

}  // namespace

std::vector<Parameter> river_geometry_parameters() {
  Table t;
  t.push_back(text("river.name", "as shown"));
  t.push_back(text("river.name_ru", "in Russian"));
  t.push_back(text("river.name_kk", "in Kazakh"));
  add_cases(t);
  add_reaches(t);
  add_stations(t);
  t.push_back(numbers("river.course_latitude", {"deg", -89, 89},
                      "of points along the river, downstream, for the map"));
  t.push_back(numbers("river.course_longitude", {"deg", -180, 180}, "likewise"));
  return t;
}

std::vector<Parameter> river_choice_parameters() {
  return {
      text("river.network",
           "a river of the library (farreach list rivers), in place of reaches and "
           "stations of your own"),
      text("river.from",
           "station at which the release gets into the river; left out: its upper end"),
      number("river.start", {"m", 0, 1e7},
             "in place of it the distance along the river"),
  };
}

}  // namespace farreach
