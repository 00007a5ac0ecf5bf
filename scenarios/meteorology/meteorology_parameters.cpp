#include "models/parameter/declare.hpp"
#include "scenarios/meteorology/meteorology_section.hpp"

namespace farreach {
namespace {

using namespace declare;
using Table = std::vector<Parameter>;

constexpr double year = 365.25 * 86400;  // [s]

Parameter only(Parameter p, const char* kinds) {
  p.when = std::string("meteorology.kind = ") + kinds;
  return p;
}

void add_ground(Table& t) {
  t.push_back(only(number("meteorology.roughness", {"m", 1e-5, 3},
                          "roughness length of the ground around the place: 0.0002 m "
                          "open sea, 0.03 m steppe, 1 m town",
                          "0.03 m", "open grassland; WMO Guide No. 8 classes"),
                   "constant | station | generated | grid"));
  t.push_back(
      only(number("meteorology.albedo", {"-", 0, 0.95},
                  "share of sunlight that the ground sends back; fresh snow 0.8", "0.2",
                  "provisional: dry steppe"),
           "station | generated | grid"));
  t.push_back(only(number("meteorology.moisture", {"-", 0, 1},
                          "of the ground, which takes heat from the air: 1 wet grass, "
                          "0.2 bare and dry",
                          "0.5", "provisional: dry grass (de Bruin and Holtslag 1982)"),
                   "station | generated | grid"));
  t.push_back(only(number("meteorology.lid_gradient", {"K/m", 1e-3, 0.03},
                          "rise of potential temperature above the mixed layer, which "
                          "decides how fast the layer deepens by day",
                          "0.005", "provisional: usual morning sounding"),
                   "station | generated | grid"));
}

void add_constant(Table& t) {
  const auto add = [&](Parameter p) { t.push_back(only(std::move(p), "constant")); };
  add(needed(number("meteorology.wind_speed", {"m/s", 0.1, 60}, "at wind_height")));
  add(needed(number("meteorology.wind_from", {"deg", 0, 360},
                    "direction the wind comes from, clockwise from north")));
  add(choice("meteorology.stability", {"A", "B", "C", "D", "E", "F"}, "Pasquill class",
             "D", "assumption: neutral"));
  add(number("meteorology.obukhov_length", {"m", -1e6, 1e6},
             "Obukhov length, negative when the ground heats the air; in place of "
             "stability"));
  add(number("meteorology.mixing_height", {"m", 30, 4000},
             "height of the layer in which air is mixed; left out: from the "
             "stability"));
  add(number("meteorology.air_temperature", {"K", 213.15, 333.15}, "of the air at 2 m",
             "15 degC", "assumption: annual middle"));
  add(number("meteorology.relative_humidity", {"-", 0, 1}, "of the air", "50 %",
             "assumption"));
  add(number("meteorology.pressure", {"Pa", 5e4, 1.1e5}, "of the air at the ground",
             "101325 Pa", "standard atmosphere at sea level"));
  add(number("meteorology.precipitation", {"m/s", 0, 1e-4},
             "depth of rain in a time, \"2 mm/h\"", "0", "none"));
}

void add_files(Table& t) {
  t.push_back(only(text("meteorology.file", "file of the weather"), "station | grid"));
  t.push_back(only(texts("meteorology.files",
                         "files of the weather: of one station in order of time, or of "
                         "one grid, levels and surface or times apart"),
                   "station | grid"));
  t.push_back(
      only(choice("meteorology.format",
                  {"csv", "epw", "isd_lite", "metar", "iem", "rp5", "netcdf", "grib"},
                  "of the files; left out: seen from their content"),
           "station | grid"));
  t.push_back(only(text("meteorology.from", "first moment used, UTC; left out: all"),
                   "station | grid"));
  t.push_back(only(text("meteorology.until", "last moment used, UTC; left out: all"),
                   "station | grid"));
  t.push_back(only(number("meteorology.longest_gap", {"s", 3600, 86400},
                          "between two hours or times over which weather is "
                          "interpolated; a longer gap is an error; grids of even steps "
                          "may have longer ones",
                          "3 h", "assumption: weather keeps its sense so long"),
                   "station | grid"));
  t.push_back(only(number("meteorology.accumulation", {"s", 60, 86400},
                          "time over which sums in the files (J/m2, m of rain) were "
                          "formed, ending at each time",
                          "1 h", "ERA5: the hour before"),
                   "grid"));
  t.push_back(
      only(choice("meteorology.sums", {"each", "running"},
                  "how sums count whose files tell no time: each that of accumulation "
                  "before its time, or running on from 00 UTC as those of ERA5-Land; "
                  "left out: seen from their values"),
           "grid"));
  t.push_back(
      only(choice("meteorology.heat_flux_positive", {"up", "down"},
                  "which way the files count the sensible heat flux; left out: as the "
                  "centre does that made them, else by its name"),
           "grid"));
  t.push_back(only(text("meteorology.utc_offset",
                        "local time less UTC of hours whose file tells no zone, "
                        "\"+05:00\""),
                   "station"));
  t.push_back(only(text("meteorology.month",
                        "month of the first METAR of a file without dates, "
                        "\"2026-01\""),
                   "station"));
}

void add_station(Table& t) {
  const auto add = [&](Parameter p) { t.push_back(only(std::move(p), "station")); };
  add(text(
      "meteorology.station",
      "identifier of the station that counts, where files hold several, \"UATG\""));
  add(number("meteorology.latitude", {"deg", -89, 89},
             "of the station; left out: from the file, else that of the site"));
  add(number("meteorology.longitude", {"deg", -180, 180}, "likewise"));
  add(number("meteorology.elevation", {"m", -430, 6000},
             "of the station above the sea; left out: from the file, else 0, "
             "which is said"));
  add(number("meteorology.cloud_cover", {"-", 0, 1},
             "share of the sky that stands in for hours which tell none"));
}

void add_climate(Table& t) {
  const auto add = [&](Parameter p) { t.push_back(only(std::move(p), "generated")); };
  add(text("meteorology.climate",
           "climate of the library (scenarios/library/climates.csv); the keys below "
           "replace its figures in every month"));
  add(text("meteorology.start",
           "first moment of the weather, UTC; left out: start_time of the scenario, "
           "else 2026-01-01T00:00:00Z"));
  add(number("meteorology.duration", {"s", 3600, 10 * year}, "of the weather", "365 d",
             "a whole year holds every season"));
  add(number("meteorology.seed", {"-", 0, 9e15},
             "another whole number gives another "
             "weather of the same climate",
             "1", "any"));
  add(number("meteorology.mean_speed", {"m/s", 0.5, 20}, "mean hourly wind at 10 m"));
  add(number("meteorology.weibull_shape", {"-", 1, 5}, "of hourly wind speeds"));
  add(numbers("meteorology.rose", {"-", 0, 1},
              "how often the wind comes from each direction: north first, clockwise, "
              "at least 4 values that add up to 1"));
  add(number("meteorology.speed_persistence", {"s", 1800, 864000},
             "time in which the memory of the wind speed falls to 1/e"));
  add(number("meteorology.direction_persistence", {"s", 1800, 864000},
             "likewise of the direction"));
  add(number("meteorology.mean_temperature", {"K", 213.15, 333.15}, "at 2 m"));
  add(number("meteorology.mean_cloud", {"-", 0, 1}, "mean share of the sky"));
}

}  // namespace

std::span<const Parameter> meteorology_parameters() {
  static const std::vector<Parameter> table = [] {
    Table t;
    t.push_back(
        needed(choice("meteorology.kind", {"constant", "station", "grid", "generated"},
                      "where the weather that changes comes from")));
    t.push_back(only(number("meteorology.wind_height", {"m", 1, 200},
                            "height above ground at which the wind is told", "10 m",
                            "height of routine wind measurement"),
                     "constant | station"));
    add_constant(t);
    add_files(t);
    add_station(t);
    add_climate(t);
    add_ground(t);
    return t;
  }();
  return table;
}

}  // namespace farreach
