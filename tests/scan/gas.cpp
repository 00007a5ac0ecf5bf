/// Releases of sour gas: plumes near a border, and particles over far ways.
#include <fmt/format.h>

#include <algorithm>

#include "tests/scan/generated.hpp"

namespace farreach::scan {
namespace {

const std::string root = FARREACH_SOURCE_DIR;

/// Where it happens, and which way the nearest border lies.
struct Place {
  double latitude, longitude, bearing;
};

/// South of the border with Russia at Karachaganak, or west of the meridian that is the
/// border with Uzbekistan, so many km from it.
Place place_near_border(Draw& draw, double km) {
  if (draw.chance(0.5)) return {51.4297 - km / 111.2, 53.4209, 0};
  return {43.5, 56 - km / 80.8, 90};
}

std::string site(const Place& place, double error) {
  return fmt::format(
      "[site]\nname = \"generated\"\nlatitude = {:.4f}\nlongitude = {:.4f}\n"
      "position_error = {:.4g}\nposition_quality = \"generated\"\nstate = \"KAZ\"\n"
      "activity = \"pipeline\"\n",
      place.latitude, place.longitude, error);
}

/// The section [release] with what of it is assumed.
struct Release {
  std::string text;
  double duration = 0;
  bool obstructed = false, lit = false;
  double temperature = 0;  ///< 0: not a key of this kind
};

std::string composition(Draw& draw) {
  const double h2s = draw.log(0.002, 1), co2 = draw.uniform(0, 0.4) * (1 - h2s);
  if (h2s > 0.98) return "[release.composition]\nH2S = 1.0\n";
  return fmt::format("[release.composition]\nH2S = {:.5f}\nCO2 = {:.5f}\nC1 = {:.5f}\n",
                     h2s, co2, 1 - h2s - co2);
}

void add_rate(Draw& draw, Release& r) {
  const double rate = draw.log(0.02, 2000);
  r.temperature = draw.uniform(250, 340);
  r.text += fmt::format("kind = \"rate\"\nmass_rate = {:.4g}\ntemperature = {:.4g}\n",
                        rate, r.temperature);
  if (draw.chance(0.25))
    r.text +=
        fmt::format("geometry = \"area\"\narea = {:.4g}\n", rate * draw.log(5, 100));
  else
    r.text += fmt::format("speed = {:.4g}\n", draw.log(5, 300));
}

void add_hole(Draw& draw, Release& r) {
  r.temperature = draw.uniform(270, 350);
  r.text += fmt::format(
      "kind = \"hole\"\npressure = {:.4g}\ntemperature = {:.4g}\n"
      "hole_diameter = {:.4g}\n",
      draw.log(5e5, 2e7), r.temperature, draw.log(0.005, 0.3));
  if (draw.chance(0.7))
    r.text += fmt::format("inventory_volume = {:.4g}\nvalve_closure_time = {:.4g}\n",
                          draw.log(5, 5000), draw.uniform(0, 3600));
}

void add_line(Draw& draw, Release& r) {
  r.temperature = draw.uniform(275, 320);
  r.text += fmt::format(
      "kind = \"line_rupture\"\npressure = {:.4g}\ntemperature = {:.4g}\n"
      "pipe_diameter = {:.4g}\nlength_upstream = {:.4g}\nlength_downstream = {:.4g}\n"
      "feed_rate = {:.4g}\nvalve_closure_time = {:.4g}\n",
      draw.log(2e6, 1.2e7), r.temperature, draw.log(0.1, 1), draw.log(500, 8e4),
      draw.log(500, 5e4), draw.uniform(0, 300), draw.log(60, 7200));
}

void add_blowout(Draw& draw, Release& r) {
  r.text += fmt::format(
      "kind = \"blowout\"\nreservoir_pressure = {:.4g}\n"
      "reservoir_temperature = {:.4g}\ndepth = {:.4g}\ntubing_diameter = {:.4g}\n"
      "open_flow = {:.4g}\n",
      draw.log(2e7, 9e7), draw.uniform(330, 410), draw.uniform(1500, 5000),
      draw.uniform(0.05, 0.2), draw.log(1, 200));
}

void add_direction(Draw& draw, Release& r) {
  if (draw.chance(0.7))
    r.text += draw.chance(0.5) ? "direction = \"vertical\"\n"
                               : "direction = \"horizontal\"\n";
  r.obstructed = draw.chance(0.3);
  if (r.obstructed) r.text += "obstructed = true\n";
  r.text += fmt::format("height = {:.3g}\nduration = {:.4g}\n", draw.log(0.5, 60),
                        r.duration);
  r.lit = draw.chance(0.25);
  if (r.lit)
    r.text += fmt::format("ignition = \"after\"\nignition_delay = {:.4g}\n",
                          r.duration * draw.uniform(0.05, 0.9));
}

Release release(Draw& draw, double shortest, double longest) {
  Release r{.text = "[release]\n", .duration = draw.log(shortest, longest)};
  switch (draw.whole(0, 4)) {
    case 0:
    case 1:
      add_rate(draw, r);
      break;
    case 2:
      add_hole(draw, r);
      break;
    case 3:
      add_line(draw, r);
      break;
    default:
      add_blowout(draw, r);
  }
  add_direction(draw, r);
  static const std::vector<std::string> fluids = {
      "karachaganak_gas", "karachaganak_gas_high_h2s", "tengiz_gas", "kashagan_gas"};
  if (draw.chance(0.5))
    r.text += "fluid = \"" + draw.of(fluids) + "\"\n";
  else
    r.text += composition(draw);
  return r;
}

/// A class with a wind that occurs in it.
struct Condition {
  char stability;
  double wind;
};

Condition condition(Draw& draw) {
  static const std::vector<std::tuple<char, double, double>> classes = {
      {'A', 1, 3},  {'B', 1.5, 5}, {'C', 2, 8}, {'D', 2, 15},
      {'D', 3, 10}, {'E', 2, 5},   {'F', 1, 3}, {'F', 1.5, 3}};
  const auto& [stability, least, most] = draw.of(classes);
  return {stability, std::round(10 * draw.uniform(least, most)) / 10};
}

std::string in_short(const Condition& c) {
  return fmt::format("\"{}{:g}\"", c.stability, c.wind);
}

std::string thresholds(Draw& draw) {
  static const std::vector<std::string> choices = {
      R"(["aegl"])", R"(["aegl", "pdk"])", R"(["erpg", "idlh", "lethality"])",
      R"(["aegl", "erpg", "idlh", "pdk", "lethality"])"};
  return "[thresholds]\nsystems = " + draw.of(choices) +
         fmt::format("\nexposure_time = {:.4g}\n", draw.log(600, 8 * 3600.0));
}

constexpr const char* small_output =
    "[output]\nmap_cells = 21\nmap_frames = 1\n[receptors]\ntowns_within = 20000\n";

std::string head(double horizon) {
  return fmt::format(
      "title = \"generated\"\nmode = \"exercise\"\nhazard = \"sour_gas\"\n"
      "horizon = {:.5g}\n",
      horizon);
}

/// Another end of one thing that the band of a distance allows for.
std::vector<Setting> other_input(Draw& draw, const Release& r) {
  std::vector<Setting> possible;
  if (r.temperature > 0 && !r.lit)
    possible.push_back({"release.temperature",
                        as_toml(r.temperature + (draw.chance(0.5) ? -10 : 10))});
  if (r.obstructed)
    possible.push_back({"release.momentum_kept", as_toml(draw.log(0.02, 0.4))});
  if (r.lit) {
    possible.push_back({"release.burn_efficiency", as_toml(draw.uniform(0.93, 0.99))});
    possible.push_back({"release.radiant_fraction", as_toml(draw.uniform(0.15, 0.35))});
  }
  if (!r.lit)
    possible.push_back({"release.drops_airborne", as_toml(draw.uniform(0.3, 1))});
  return {draw.of(possible)};
}

}  // namespace

Generated plume_near_a_border(Draw& draw) {
  const Place place = place_near_border(draw, draw.log(0.6, 150));
  const Release r = release(draw, 60, 12 * 3600.0);
  std::vector<Condition> conditions;
  for (int n = draw.whole(1, 3); n > 0; --n) conditions.push_back(condition(draw));
  std::string names;
  for (const Condition& c : conditions)
    if (names.find(in_short(c)) == names.npos)
      names += (names.empty() ? "" : ", ") + in_short(c);
  std::string weather = fmt::format(
      "[weather]\nconditions = [{}]\nair_temperature = {:.4g}\n"
      "relative_humidity = {:.2f}\nroughness = {:.3g}\n",
      names, draw.uniform(243, 313), draw.uniform(0.1, 0.95), draw.log(2e-4, 0.5));
  const bool directed = draw.chance(0.3);
  if (directed)
    weather += fmt::format(
        "wind_from = {:.1f}\n",
        std::fmod(place.bearing + 540 + draw.uniform(-1, 1) * draw.log(1, 180), 360));
  if (draw.chance(0.1))
    weather += fmt::format("mixing_height = {:.4g}\n", draw.log(50, 2000));
  const std::string numerics =
      fmt::format("[numerics]\nmax_distance = {:.4g}\nslices = {}\nsegments = {}\n",
                  draw.log(3e3, 2e5), draw.whole(24, 200), draw.whole(1, 16));
  Generated g{.kind = "plume", .scenario = {}, .member = {}, .files = {}};
  g.scenario = tree_of(head(draw.log(600, 86400)) + site(place, draw.log(20, 5e3)) +
                       r.text + weather + thresholds(draw) + numerics + small_output);
  // "So in every wind from 1 to 15 m/s in the classes computed."
  if (!directed && draw.chance(0.6))
    g.member = {
        {"weather.conditions", "[" +
                                   in_short({draw.of(conditions).stability,
                                             std::round(10 * draw.log(1, 15)) / 10}) +
                                   "]"}};
  else
    g.member = other_input(draw, r);
  return g;
}

namespace {

std::string constant_weather(Draw& draw, const Place& place) {
  const Condition c = condition(draw);
  return fmt::format(
      "kind = \"constant\"\nwind_speed = {:g}\nstability = \"{}\"\nwind_from = "
      "{:.1f}\n",
      c.wind, c.stability, std::fmod(place.bearing + 540 + draw.uniform(-40, 40), 360));
}

std::string any_weather(Draw& draw, const Place& place, double horizon) {
  const std::string ground = fmt::format("roughness = {:.3g}\n", draw.log(1e-3, 0.3));
  switch (draw.whole(0, 2)) {
    case 0:
      return "[meteorology]\n" + constant_weather(draw, place) + ground;
    case 1:
      return "[meteorology]\nkind = \"station\"\nfile = \"" + root +
             "/scenarios/library/weather/exercise_month.csv\"\n" + ground;
    default:
      return fmt::format(
          "[meteorology]\nkind = \"generated\"\nclimate = \"{}\"\nduration = {:.0f}\n"
          "seed = {}\n{}",
          draw.chance(0.5) ? "karachaganak" : "caspian_north_east",
          horizon + draw.log(3, 60) * 86400, draw.whole(1, 1000), ground);
  }
}

}  // namespace

Generated far_field(Draw& draw) {
  const Place place = place_near_border(draw, draw.log(8, 400));
  const double horizon = draw.log(1800, 48 * 3600.0);
  const Release r = release(draw, 300, 24 * 3600.0);
  const double range = draw.log(40e3, 1.2e6), inner = draw.log(500, 8e3);
  const double growth = draw.uniform(1.1, 1.35);
  const int rings = std::clamp(int(std::log(range / inner) / std::log(growth)), 8, 60);
  const std::string rest = fmt::format(
      "[weather]\nconditions = [\"D5\"]\n{}[far_field]\nparticles = {}\n"
      "range = {:.5g}\ninner = {:.5g}\nrings = {}\nsectors = {}\nframes = 1\n"
      "[ensemble]\nmembers = {}\nseed = {}\n",
      any_weather(draw, place, horizon), int(draw.log(100, 300)), range, inner, rings,
      draw.whole(18, 90), draw.chance(0.9) ? 20 : draw.whole(2, 19),
      draw.whole(1, 1000));
  Generated g{.kind = "far", .scenario = {}, .member = {}, .files = {}};
  g.scenario = tree_of(head(horizon) + site(place, draw.log(50, 5e3)) + r.text + rest +
                       thresholds(draw) + small_output);
  g.member = {{"far_field.particles", "900"}};
  return g;
}

}  // namespace farreach::scan
