/// Dam failures over formulas and rasters, and spills into rivers.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "solver/base/constants.hpp"
#include "tests/scan/generated.hpp"

namespace farreach::scan {
namespace {

const std::string root = FARREACH_SOURCE_DIR;

/// Above Uzbekistan on the Mailuu-Suu, or above Kazakhstan on the Kichi-Kemin.
struct Valley {
  std::string river;
  double latitude, longitude, heading, to_border;  ///< of the river [m]
};

Valley valley_of(Draw& draw) {
  if (draw.chance(0.6))
    return {"mailuu_suu", 41.04 + draw.log(500, 24e3) / 111e3, 72.44,
            draw.uniform(175, 215), 26e3};
  return {"kichi_kemin_chu", 42.86, 75.78 + draw.log(0.01, 0.4),
          std::fmod(draw.uniform(320, 420), 360), 46e3};
}

/// A box along a heading from behind the dam, at the origin, to `length` before it.
struct Window {
  double west, south, east, north;
};

Window box_along(double heading, double behind, double length, double half_width) {
  const double a = heading * pi / 180, sx = std::sin(a), sy = std::cos(a);
  Window w{1e9, 1e9, -1e9, -1e9};
  for (const double s : {-behind, length})
    for (const double n : {-half_width, half_width}) {
      const double x = s * sx + n * sy, y = s * sy - n * sx;
      w = {std::min(w.west, x), std::min(w.south, y), std::max(w.east, x),
           std::max(w.north, y)};
    }
  return w;
}

std::string as_toml(const Window& w) {
  return fmt::format("[{:.0f}, {:.0f}, {:.0f}, {:.0f}]", w.west, w.south, w.east,
                     w.north);
}

struct Shape {
  double heading, slope, width, depth, length, cell;
  Window window;
};

Shape shape_of(Draw& draw, const Valley& valley) {
  Shape s{.heading = valley.heading,
          .slope = draw.log(0.002, 0.06),
          .width = draw.log(80, 600),
          .depth = draw.log(8, 80),
          .length = draw.log(800, 5e3),
          .cell = 0,
          .window = {}};
  s.cell = std::round(std::clamp(s.width / 7, 12.0, 40.0));
  s.window = box_along(s.heading, 400, s.length, std::max(0.6 * s.width, 200.0));
  return s;
}

std::string formula(Draw& draw, const Shape& s) {
  std::string text = fmt::format(
      "[terrain]\nkind = \"valley\"\nelevation = 900\nheading = {:.1f}\n"
      "slope = {:.4g}\nvalley_width = {:.4g}\nvalley_depth = {:.4g}\ncell = {:g}\n"
      "window = {}\n",
      s.heading, s.slope, s.width, s.depth, s.cell, as_toml(s.window));
  if (draw.chance(0.5))
    text +=
        fmt::format("bend_amplitude = {:.4g}\nbend_length = {:.4g}\n",
                    draw.uniform(0.1, 0.4) * s.width, draw.uniform(5, 15) * s.width);
  return text;
}

/// Ground of a valley whose width and slope change on the way, twice as far as the
/// window, as an ASCII grid in metres of its own.
std::string grid_text(Draw& draw, const Shape& s) {
  const double gorge_at = draw.uniform(0.6, 1.6) * s.length;
  const double gorge = draw.chance(0.6) ? draw.log(0.2, 1) : draw.log(1, 4);
  const double steeper = draw.log(0.4, 2.5);
  const double a = s.heading * pi / 180, sx = std::sin(a), sy = std::cos(a);
  const int nx = int(2 * (s.window.east - s.window.west) / s.cell),
            ny = int(2 * (s.window.north - s.window.south) / s.cell);
  std::string text = fmt::format(
      "ncols {}\nnrows {}\nxllcorner {:.3f}\nyllcorner {:.3f}\ncellsize {:g}\n"
      "NODATA_value -9999\n",
      nx, ny, 2 * s.window.west, 2 * s.window.south, s.cell);
  for (int row = ny - 1; row >= 0; --row) {
    for (int i = 0; i < nx; ++i) {
      const double x = 2 * s.window.west + (i + 0.5) * s.cell,
                   y = 2 * s.window.south + (row + 0.5) * s.cell;
      const double along = x * sx + y * sy, across = x * sy - y * sx;
      const double share = std::clamp((along - gorge_at) / (0.3 * s.length), 0.0, 1.0);
      const double width = s.width * std::pow(gorge, share);
      const double fall =
          s.slope * (along + (steeper - 1) * std::max(along - gorge_at, 0.0));
      const double t = 2 * across / width;
      text += fmt::format("{:.2f} ", 900 - fall + s.depth * std::min(t * t, 4.0));
    }
    text += '\n';
  }
  return text;
}

std::string raster(const Shape& s) {
  return fmt::format(
      "[terrain]\nkind = \"raster\"\nfile = \"ground.asc\"\nprojection = \"local\"\n"
      "anchor_x = 0\nanchor_y = 0\nwindow = {}\n",
      as_toml(s.window));
}

std::string dam(Draw& draw, const std::string& material, double volume, double factor) {
  std::string text = fmt::format(
      "[release]\nmaterial = \"{}\"\nvolume_factor = {:.3g}\n", material, factor);
  if (draw.chance(0.3)) {
    const double time = draw.log(300, 7200), peak = 2 * volume / time;
    return text + fmt::format(
                      "kind = \"hydrograph\"\nhydrograph_time = [0, {0:.4g}, "
                      "{1:.4g}]\nhydrograph_discharge = [0, {2:.4g}, 0]\n",
                      0.2 * time, time, peak);
  }
  return text +
         fmt::format("kind = \"instantaneous\"\nvolume = {:.4g}\ndam_height = {:.3g}\n",
                     volume,
                     std::clamp(std::cbrt(volume) / draw.uniform(4, 9), 3.0, 60.0));
}

std::string pollutant(const std::string& substance, const std::string& how) {
  return "[[release.pollutant]]\nsubstance = \"" + substance + "\"\n" + how + "\n";
}

const std::vector<std::string>& substances_in_water() {
  static const std::vector<std::string> all = {"CN", "As", "Pb", "Cd",
                                               "Cu", "Zn", "U",  "Hg"};
  return all;
}

std::string head(const std::string& hazard, double horizon) {
  return fmt::format(
      "title = \"generated\"\nmode = \"exercise\"\nhazard = \"{}\"\nhorizon = {:.5g}\n",
      hazard, horizon);
}

}  // namespace

Generated dam_failure(Draw& draw, bool into_river) {
  const Valley valley = valley_of(draw);
  const Shape shape = shape_of(draw, valley);
  const bool on_raster = draw.chance(0.5);
  const double flow_time = draw.log(300, 3600.0);
  const double factor = draw.chance(0.5) ? draw.log(1, 4) : 1;
  const double volume = draw.log(1e4, 0.1 * shape.width * shape.depth * 3e3);
  std::string text =
      head("dam_failure", into_river ? draw.log(6, 480) * 3600 : flow_time);
  text += fmt::format(
      "[site]\nname = \"generated\"\nlatitude = {:.4f}\nlongitude = {:.4f}\n"
      "position_error = {:.4g}\nposition_quality = \"generated\"\nstate = \"KGZ\"\n"
      "activity = \"tailings_dam\"\n",
      valley.latitude, valley.longitude, draw.log(20, 500));
  static const std::vector<std::string> materials = {
      "water", "mud_flood", "fine_tailings", "sandy_tailings", "coarse_waste"};
  const std::string material = draw.of(materials);
  text += dam(draw, material, volume, factor);
  if (into_river)
    text +=
        pollutant(draw.of(substances_in_water()),
                  fmt::format("dissolved = {:.4g}\nsorbed = {:.4g}", draw.log(1e-5, 1),
                              material == "water" ? 0 : draw.log(1e-6, 1e-2)));
  text += on_raster ? raster(shape) : formula(draw, shape);
  text += fmt::format(
      "[numerics]\nflow_time = {:.5g}\nmembers = {}\nframes = 0\nsamples = 60\n",
      flow_time, draw.chance(0.5) ? 3 : 1);
  if (into_river)
    text += fmt::format("[river]\nnetwork = \"{}\"\nstart = {:.5g}\n", valley.river,
                        std::min(draw.uniform(0.9, 1.3) * shape.length, 13e3));
  else
    text += R"([thresholds]
systems = ["depth", "flood_hazard"]
[[thresholds.level]]
name = "ankle"
value = "0.15 m"
)";
  Generated g{.kind = into_river ? "dam_river" : "dam",
              .scenario = tree_of(text),
              .member = {},
              .files = {}};
  if (on_raster) g.files.emplace_back("ground.asc", grid_text(draw, shape));
  g.member = {{"numerics.members", draw.chance(0.5) ? "9" : "5"}};
  return g;
}

Generated spill_into_river(Draw& draw) {
  static const std::vector<std::string> rivers = {"ili",
                                                  "irtysh",
                                                  "ishim",
                                                  "kichi_kemin_chu",
                                                  "mailuu_suu",
                                                  "naryn_syr_darya",
                                                  "talas",
                                                  "tobol",
                                                  "ural",
                                                  "ulba_irtysh",
                                                  "szamos_tisza_danube"};
  const std::string river = draw.of(rivers);
  const TomlNode file =
      read_toml(root + "/scenarios/library/rivers/" + river + ".toml").root;
  const TomlNode& station = file.find("river")->find("station")->items.front();
  const double mass = draw.log(0.1, 3e6),
               factor = draw.chance(0.6) ? draw.log(1, 6) : 1;
  std::string text = head("river_spill", draw.log(3, 720) * 3600);
  text += fmt::format(
      "[site]\nname = \"generated\"\nlatitude = {}\nlongitude = {}\n"
      "position_error = {:.4g}\nposition_quality = \"generated\"\nstate = \"{}\"\n"
      "activity = \"tailings_dam\"\n",
      station.find("latitude")->number, station.find("longitude")->number,
      draw.log(50, 5e3), station.find("from_state")->text);
  text += fmt::format(
      "[release]\nduration = {:.4g}\nvolume = {:.4g}\nmass_factor = {:.3g}\n",
      draw.log(600, 5 * 86400.0), draw.chance(0.5) ? draw.log(10, 1e6) : 0, factor);
  std::string more = fmt::format("mass = {:.4g}", mass);
  if (draw.chance(0.3))
    more += fmt::format("\nhalf_life = {:.4g}", draw.log(3600, 3e6));
  if (draw.chance(0.3))
    more += fmt::format("\nsorbed_share = {:.2f}", draw.uniform(0, 1));
  text += pollutant(draw.of(substances_in_water()), more);
  static const std::vector<double> starts = {0, 0, 10e3, 40e3, 80e3};
  text += fmt::format("[river]\nnetwork = \"{}\"\nstart = {:.5g}\n", river,
                      river == "mailuu_suu" || river == "kichi_kemin_chu"
                          ? draw.uniform(0, 20e3)
                          : draw.of(starts));
  Generated g{.kind = "spill", .scenario = tree_of(text), .member = {}, .files = {}};
  // Nine of ten of the masses that the factor stands for are below this one.
  g.member = {{"release.mass_factor", "1"},
              {"release.pollutant[].mass", as_toml(mass * std::pow(factor, 0.65))}};
  return g;
}

}  // namespace farreach::scan
