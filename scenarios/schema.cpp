/// One entry per key: kind, unit, range, default, meaning, source.
#include "scenarios/schema.hpp"

#include <algorithm>

#include "models/parameter/declare.hpp"

namespace farreach {
namespace {

using namespace declare;
using Table = std::vector<Parameter>;

constexpr double day = 86400;  // [s]
constexpr double longest_in_air = 7 * day, longest_in_rivers = 60 * day;

void add_root(Table& t) {
  t.push_back(needed(text("title", "what this scenario is, in one line")));
  t.push_back(text("title_ru", "the same in Russian, for the report in that language"));
  t.push_back(text("title_kk", "the same in Kazakh"));
  t.push_back(text("description", "more about it, for the report"));
  t.push_back(needed(choice("mode", {"exercise", "real"},
                            "stands on every page and in every message; an exercise "
                            "must never be taken for an accident")));
  std::vector<std::string> names, former;
  std::string meaning = "kind of accident; farreach explain lists them";
  for (const auto& type : hazard_catalog()) {
    names.push_back(type.name);
    if (type.former_name.empty()) continue;
    former.push_back(type.former_name);
    meaning += "; " + type.former_name + " is the former name of " + type.name;
  }
  names.insert(names.end(), former.begin(), former.end());
  t.push_back(needed(choice("hazard", names, meaning)));
  t.push_back(text("start_time",
                   "UTC time of the accident, \"2026-11-20T03:00:00Z\"; with it the "
                   "report shows clock times"));
  t.push_back(text("utc_offset", "local time at the site less UTC, \"+05:00\"",
                   "+05:00", "Kazakhstan keeps UTC+5 everywhere since 1 March 2024"));
  t.push_back(number("horizon", {"s", 60, longest_in_air},
                     "end of the time that is looked at, after the accident", "3 h",
                     "assumption: at 2 m/s the air is 20 km away by then"));
}

void add_site(Table& t) {
  t.push_back(text("site.id",
                   "a site of the library (farreach list sites), in place of name, "
                   "latitude, longitude and state"));
  t.push_back(text("site.name", "name of the place as shown"));
  t.push_back(text("site.name_ru", "the same in Russian"));
  t.push_back(text("site.name_kk", "the same in Kazakh"));
  t.push_back(
      number("site.latitude", {"deg", -89, 89}, "WGS84 latitude, north positive"));
  t.push_back(
      number("site.longitude", {"deg", -180, 180}, "WGS84 longitude, east positive"));
  t.push_back(number("site.position_error", {"m", 0, 1e5},
                     "how far the true place may lie from the stated one; widens every "
                     "border verdict"));
  t.push_back(text("site.position_quality",
                   "how the place is known: \"surveyed\", \"map\", \"assumption\""));
  t.push_back(text("site.state", "state of origin, ISO 3166 alpha-3, \"KAZ\""));
  t.push_back(choice(
      "site.activity",
      {"onshore_plant", "pipeline", "well", "offshore_island", "offshore_platform",
       "subsea_pipeline", "storage", "tailings_dam", "water_dam"},
      "what stands there; decides which law applies"));
}

void add_air(Table& t, const std::string& in, bool defaults) {
  const auto otherwise = [&](const char* value) {
    return std::string(defaults ? value : "");
  };
  t.push_back(number(in + "wind_height", {"m", 1, 200},
                     "height above ground of the stated wind speed", otherwise("10 m"),
                     "height of routine wind measurement"));
  t.push_back(number(in + "wind_from", {"deg", 0, 360},
                     "direction the wind comes from, clockwise from north; left out: "
                     "every direction counts"));
  t.push_back(number(in + "air_temperature", {"K", 213.15, 333.15}, "of the air at 2 m",
                     otherwise("15 degC"),
                     "assumption: annual middle; give the value of the day"));
  t.push_back(number(in + "relative_humidity", {"-", 0, 1}, "of the air",
                     otherwise("50 %"), "assumption"));
  t.push_back(number(in + "pressure", {"Pa", 5e4, 1.1e5}, "of the air at the ground",
                     otherwise("101325 Pa"), "standard atmosphere at sea level"));
  t.push_back(
      number(in + "roughness", {"m", 1e-5, 3},
             "roughness length of the ground: 0.0002 m open sea, 0.03 m steppe, "
             "1 m town",
             otherwise("0.03 m"), "open grassland; WMO Guide No. 8 classes"));
  t.push_back(number(in + "mixing_height", {"m", 10, 5000},
                     "height of the layer in which air is mixed; left out: from the "
                     "stability"));
  t.push_back(number(in + "sigma_azimuth", {"deg", 0.1, 90},
                     "standard deviation of the wind direction over 10 min; left out: "
                     "from the stability"));
}

void add_condition(Table& t, const std::string& in) {
  t.push_back(number(in + "wind_speed", {"m/s", 0.1, 60},
                     "wind speed at wind_height; for one weather condition"));
  t.push_back(choice(in + "stability", {"A", "B", "C", "D", "E", "F"},
                     "Pasquill class, A very unstable to F very stable"));
  t.push_back(text(in + "obukhov_length",
                   "Obukhov length with unit, \"40 m\", negative when the ground heats "
                   "the air, \"neutral\" for none; in place of stability"));
}

void add_weather(Table& t) {
  t.push_back(
      texts("weather.conditions",
            "a set of conditions in short: class and wind speed in m/s, [\"F2\", "
            "\"D5\"]",
            "", "F2 and D5 are used when nothing is stated"));
  t.push_back(numbers("weather.weights", {"-", 0, 1},
                      "share of each of the conditions, in their order; adds up to 1"));
  add_condition(t, "weather.");
  add_air(t, "weather.", true);
  t.push_back(numbers("weather.rose", {"-", 0, 1},
                      "how often the wind comes from each direction: north first, "
                      "clockwise, at least 4 values that add up to 1"));
  t.push_back(text("weather.case[].name", "name of the condition as shown"));
  add_condition(t, "weather.case[].");
  add_air(t, "weather.case[].", false);
  t.push_back(number("weather.case[].weight", {"-", 0, 1},
                     "share of this condition; all of them add up to 1"));
}

void add_receptors(Table& t) {
  t.push_back(
      number("receptors.towns_within", {"m", 0, 1e6},
             "towns and villages of the library up to this distance are looked at, and "
             "those along the river, if there is one, at any; 0: none of them",
             "100 km", "assumption: the range of the plume model"));
  t.push_back(text("receptors.places",
                   "CSV file with places of your own, relative to the scenario; first "
                   "row: name, latitude, longitude and, if known, kind (town, village, "
                   "intake, post), people, state, name_ru, name_kk"));
  t.push_back(number("receptors.height", {"m", 0, 100},
                     "height above ground at which people breathe", "1.5 m",
                     "breathing height of a standing person"));
  t.push_back(number("receptors.infiltration", {"1/s", 0, 0.01},
                     "air changes of a closed house, \"1 1/h\"", "1 1/h",
                     "provisional: 0.3 to 2 per hour for houses"));
  t.push_back(needed(text("receptors.point[].name", "name of the point as shown")));
  t.push_back(text("receptors.point[].name_ru", "the same in Russian"));
  t.push_back(text("receptors.point[].name_kk", "the same in Kazakh"));
  t.push_back(needed(number("receptors.point[].latitude", {"deg", -89, 89},
                            "WGS84 latitude, north positive")));
  t.push_back(needed(number("receptors.point[].longitude", {"deg", -180, 180},
                            "WGS84 longitude, east positive")));
  t.push_back(text("receptors.point[].state", "where it lies, ISO 3166 alpha-3"));
  t.push_back(number("receptors.point[].height", {"m", 0, 500},
                     "above ground; left out: receptors.height"));
  t.push_back(number("receptors.point[].population", {"-", 0, 1e8},
                     "people there; left out: unknown"));
}

void add_thresholds(Table& t) {
  t.push_back(
      texts("thresholds.systems",
            "systems of levels (farreach list thresholds): aegl, erpg, idlh, "
            "pdk, pac, lethality in air; drinking_water, sanitary, fishery in rivers; "
            "depth, flood_hazard over ground",
            "aegl, erpg, idlh, pdk, lethality", "what the two sides of a border use"));
  t.push_back(texts("thresholds.substances",
                    "whose levels are shown; left out: those of all harmful substances "
                    "that the release puts into the air"));
  t.push_back(number("thresholds.exposure_time", {"s", 60, 8 * 3600.0},
                     "how long people stay in the gas at most; AEGL are taken for it",
                     "60 min", "planning value of the AEGL and ERPG systems"));
  t.push_back(number("thresholds.averaging_time", {"s", 1, 3600.0},
                     "time over which the meander of the plume is averaged for "
                     "lethality, and the concentration for levels of your own; all "
                     "other levels are averaged over the time they are stated for",
                     "10 min", "shortest time for which AEGL are defined"));
  t.push_back(text("thresholds.probit",
                   "relation between exposure and death used for the verdict (farreach "
                   "list thresholds); all others are computed beside it; an "
                   "ensemble may draw one for each member",
                   "", "the relation named first in the list for the substance"));
  t.push_back(numbers("thresholds.lethality", {"-", 1e-4, 0.999},
                      "shares of the exposed killed that are shown as levels",
                      "1 %, 50 %", "1 % and 50 % are usual in planning"));
  t.push_back(needed(text("thresholds.level[].name", "name of a level of your own")));
  t.push_back(
      text("thresholds.level[].substance",
           "what is measured, H2S or SO2 in air; left out in air: H2S; depths have "
           "none"));
  t.push_back(
      needed(text("thresholds.level[].value",
                  "with its unit: \"5 ppm\" or \"10 mg/m3\" in air, \"0.1 mg/L\" "
                  "in rivers, \"0.5 m\" or \"1 m2/s\" (depth times speed) over "
                  "ground")));
  t.push_back(number("thresholds.level[].averaging_time", {"s", 1, 3600.0},
                     "left out: thresholds.averaging_time"));
  const auto& severities = words_of<Severity>;
  t.push_back(choice("thresholds.level[].severity",
                     {severities.begin() + 1, severities.end()},  // without "none"
                     "how bad it is; decides colour and order", "disabling"));
}

void add_output(Table& t) {
  t.push_back(number("output.map_cells", {"-", 21, 1001},
                     "cells of the map of concentrations, each way", "161",
                     "assumption: finer than a screen shows on a phone"));
  t.push_back(number("output.map_frames", {"-", 1, 200},
                     "steps of the time slider of the map", "16",
                     "assumption: a report of some megabytes"));
}

/// Keys that only mean something for what people breathe.
void leave_out_air(Table& t) {
  constexpr std::string_view breathed[] = {"thresholds.exposure_time",
                                           "thresholds.averaging_time",
                                           "thresholds.probit",
                                           "thresholds.lethality",
                                           "thresholds.level[].averaging_time",
                                           "receptors.height",
                                           "receptors.infiltration",
                                           "receptors.point[].height",
                                           "output.map_cells"};
  std::erase_if(t, [&](const Parameter& p) {
    return p.key.starts_with("weather.") ||
           std::find(std::begin(breathed), std::end(breathed), p.key) !=
               std::end(breathed);
  });
}

/// Levels that are looked for and the time that is looked at, unless stated.
void suit(Table& t, const HazardType& hazard) {
  for (Parameter& p : t) {
    if (p.key == "thresholds.systems" && !hazard.takes("weather")) {
      p.standard = hazard.takes("terrain") ? "depth, flood_hazard" : "";
      if (hazard.takes("river"))
        p.standard += p.standard.empty() ? "drinking_water, sanitary, fishery"
                                         : ", drinking_water, sanitary, fishery";
      p.source = "what people and water users are judged by";
    }
    if (p.key == "horizon" && hazard.takes("river")) {
      p.high = longest_in_rivers;
      p.standard = "10 day";
      p.source = "assumption: at 0.8 m/s the river is 700 km away by then";
    }
  }
}

}  // namespace

std::span<const Parameter> general_parameters() {
  static const Table table = [] {
    Table t;
    add_root(t);
    add_site(t);
    add_weather(t);
    add_receptors(t);
    add_thresholds(t);
    add_output(t);
    return t;
  }();
  return table;
}

std::vector<Parameter> general_parameters_for(const HazardType* hazard) {
  const auto general = general_parameters();
  Table all(general.begin(), general.end());
  if (!hazard) return all;
  if (!hazard->takes("weather")) leave_out_air(all);
  suit(all, *hazard);
  return all;
}

std::string section_of(const std::string& key) {
  const auto dot = key.find('.');
  return dot == key.npos ? std::string() : key.substr(0, dot);
}

}  // namespace farreach
