#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/hazard/notice.hpp"
#include "scenarios/terrain/places.hpp"
#include "scenarios/terrain/ponds.hpp"
#include "scenarios/terrain/terrain_fault.hpp"

namespace farreach {
namespace {

std::string volume_text(double volume) {
  return volume >= 1e6 ? fmt::format("{:.4g} million m3", volume / 1e6)
                       : fmt::format("{:.4g} m3", volume);
}

PhraseValue height(double metres) {
  return said::text(fmt::format("{:.2f}", metres));
}

class FluidReader {
 public:
  explicit FluidReader(TerrainWork& work)
      : work_(work),
        ground_{work.terrain.raster, work.terrain.bed, work.terrain.outside} {}

  void run() {
    each("terrain.initial", [&](const std::string& in) { put(in); });
    each("terrain.dry", [&](const std::string& in) { dry(in); });
  }

 private:
  template <class Work>
  void each(const std::string& list, const Work& take) {
    for (std::size_t n = 0; has_item(work_.checked, list, n); ++n) {
      item_ = list + "[" + std::to_string(n) + "]";
      try {
        take(item_ + ".");
      } catch (const TerrainFault& fault) {
        work_.checked.error(fault.key, fault.what(), fault.remedy);
      }
    }
  }

  void put(const std::string& in) {
    int stated = 0;
    for (const char* key : {"level", "depth", "volume", "depth_file"})
      stated += work_.checked.usable(in + key);
    if (stated != 1)
      throw TerrainFault(item_,
                         stated == 0 ? "how much fluid there is, is not said"
                                     : "how much fluid there is, is said twice",
                         "one of level, depth, volume or depth_file");
    if (work_.checked.usable(in + "depth_file")) return put_file(in);
    const bool dam = has_points(work_.checked, in + "dam_");
    if (dam && has_points(work_.checked, in))
      throw TerrainFault(item_, "fluid lies behind a dam or inside a polygon, not both",
                         "write two sections [[terrain.initial]]");
    if (dam) return put_behind_dam(in);
    put_inside(in);
  }

  void fill(const Pond& pond) {
    auto& depth = depths();
    for (const std::size_t c : pond.cells)
      depth[c] = std::max(depth[c], pond.level - ground_.bed[c]);
  }

  std::vector<double>& depths() {
    auto& depth = work_.terrain.initial_depth;
    if (depth.empty()) depth.assign(ground_.bed.size(), 0.0);
    return depth;
  }

  void put_file(const std::string& in) {
    const std::string key = in + "depth_file";
    if (has_points(work_.checked, in) || has_points(work_.checked, in + "dam_"))
      throw TerrainFault(key, "a raster of depths needs no polygon and no dam",
                         "leave them out");
    const auto found = read_layer(work_, key, Resampling::smooth,
                                  [](double d) { return !(d >= 0 && d <= 2000); });
    auto& depth = depths();
    double volume = 0;
    for (std::size_t c = 0; c < found.size(); ++c) {
      if (!(found[c] > 0 || found[c] == 0 || std::isnan(found[c])))
        throw TerrainFault(key,
                           fmt::format("{} holds the depth {:g} m, below zero",
                                       work_.checked.values.text(key), found[c]),
                           "depths are zero or more; no data stands for dry");
      if (!(found[c] > 0) || work_.outside(c)) continue;
      depth[c] = std::max(depth[c], found[c]);
      volume += found[c] * ground_.raster.cell_area();
    }
    say(message("terrain.initial.file",
                {{"volume", said::amount(volume, "m3")},
                 {"file", said::text(work_.checked.values.text(key))}}));
  }

  void put_inside(const std::string& in) {
    const auto level = work_.number(in + "level"), depth = work_.number(in + "depth");
    std::vector<std::size_t> cells;
    if (has_points(work_.checked, in)) {
      cells = cells_of(work_, read_shape(work_, in), item_);
    } else if (level) {
      cells.resize(ground_.bed.size());
      std::iota(cells.begin(), cells.end(), std::size_t{0});
    } else {
      throw TerrainFault(item_, "where the fluid lies is not said",
                         "a polygon (x and y, or latitude and longitude), a disc "
                         "(one point and radius) or a dam (dam_x and dam_y)");
    }
    if (depth) return put_layer(cells, *depth);
    const Pond pond = level
                          ? pond_of_level(ground_, cells, *level)
                          : pond_of_volume(ground_, cells,
                                           work_.checked.values.number(in + "volume"));
    if (pond.cells.empty())
      throw TerrainFault(
          level ? in + "level" : item_,
          level ? fmt::format("no ground lies below the level {:g} m", *level)
                : "there is no ground inside",
          "heights are those of the terrain file");
    fill(pond);
    say(message("terrain.initial.level", {{"volume", said::amount(pond.volume, "m3")},
                                          {"level", height(pond.level)}}));
  }

  void put_layer(const std::vector<std::size_t>& cells, double depth) {
    double volume = 0;
    auto& all = depths();
    for (const std::size_t c : cells) {
      if (work_.outside(c)) continue;
      all[c] = std::max(all[c], depth);
      volume += depth * ground_.raster.cell_area();
    }
    say(message("terrain.initial.depth", {{"volume", said::amount(volume, "m3")},
                                          {"depth", said::given(depth)}}));
  }

  Shape dam_line(const std::string& in) const {
    Shape line = read_points(work_, in + "dam_", 2);
    const Raster& r = ground_.raster;
    for (std::size_t k = 0; k < line.x.size(); ++k)
      if (!on_raster(r, line.x[k], line.y[k]))
        throw TerrainFault(
            in + (work_.checked.given(in + "dam_x") ? "dam_x" : "dam_longitude"),
            fmt::format("the dam line leaves the raster: x = {:.1f}, y = {:.1f}",
                        line.x[k], line.y[k]),
            fmt::format("the terrain reaches from x = {:.1f} to {:.1f} and from y = "
                        "{:.1f} to {:.1f}",
                        r.x0, r.x0 + r.nx * r.dx, r.y0, r.y0 + r.ny * r.dy));
    return line;
  }

  void put_behind_dam(const std::string& in) {
    const Shape line = dam_line(in);
    const Barrier dam = barrier_along(line, ground_.raster);
    if (dam.left.empty() || dam.right.empty())
      throw TerrainFault(in + "dam_x", "the dam line lies within one cell",
                         "choose smaller cells");
    const DamLoad load{work_.number(in + "level"), work_.number(in + "volume")};
    if (!load.level && !load.volume)
      throw TerrainFault(in + "depth", "a dam holds a level or a volume, not a depth",
                         "write level or volume");
    const std::string stated = work_.checked.values.text_or(in + "upstream", "");
    const DamPond held = stated.empty() ? closed_side(dam, load)
                                        : pond_behind(ground_, dam, stated, load);
    require_held(in, held, load);
    fill(held.pond);
    work_.terrain.dams.push_back(
        {.name = fmt::format("dam {}", work_.terrain.dams.size() + 1),
         .kind = "line",
         .x = line.x,
         .y = line.y});
    say(message("terrain.initial.dam",
                {{"volume", said::amount(held.pond.volume, "m3")},
                 {"level", height(held.pond.level)}}));
    if (held.at_rim)
      work_.notices.push_back(notice("terrain.pond_at_rim", "assumption"));
  }

  /// The side on which the fluid neither flows round the dam nor leaves the terrain.
  DamPond closed_side(const Barrier& dam, const DamLoad& load) const {
    const DamPond left = pond_behind(ground_, dam, "left", load);
    const DamPond right = pond_behind(ground_, dam, "right", load);
    const auto closed = [](const DamPond& p) {
      return !p.pond.cells.empty() && p.at_dam && !p.round_the_end && !p.at_rim;
    };
    if (closed(left) != closed(right)) return closed(left) ? left : right;
    throw TerrainFault(
        item_,
        fmt::format("{} sides of the dam can hold the fluid ({} left of its line, {} "
                    "right)",
                    closed(left) ? "both" : "none of the", held_text(left),
                    held_text(right)),
        "write upstream = \"left\" or \"right\", seen from the first point of the line "
        "to the last; a longer dam line or a lower level keeps the fluid from flowing "
        "round its ends");
  }

  static std::string held_text(const DamPond& p) {
    if (p.pond.cells.empty()) return "nothing";
    if (!p.at_dam) return "hollows away from it";
    return volume_text(p.pond.volume) + (p.round_the_end ? ", flowing round the dam"
                                         : p.at_rim      ? ", open to the rim"
                                                         : "");
  }

  void require_held(const std::string& in, const DamPond& held, const DamLoad& load) {
    const std::string key = in + (load.level ? "level" : "volume");
    if (held.pond.cells.empty())
      throw TerrainFault(key,
                         load.level
                             ? fmt::format("the level {:g} m lies below the ground at "
                                           "the dam, {:.1f} m at its lowest",
                                           *load.level, held.lowest_bed)
                             : "there is no ground beside the dam",
                         "heights are those of the terrain file");
    if (!held.at_dam)
      throw TerrainFault(
          key, "the fluid lies in hollows below the dam and does not reach it",
          "check the side (upstream), or ask for more");
    if (held.round_the_end)
      throw TerrainFault(
          key,
          fmt::format("at the level {:.2f} m the fluid flows round the dam, whose line "
                      "holds it up to {:.2f} m",
                      held.pond.level, held.end_level),
          "make the line of the dam longer at both ends, or ask for less");
  }

  void dry(const std::string& in) {
    auto& depth = depths();
    for (const std::size_t c : cells_of(work_, read_shape(work_, in), item_))
      depth[c] = 0;
  }

  void say(std::string told) {
    work_.notices.push_back({"terrain.initial", "info", std::move(told)});
  }

  TerrainWork& work_;
  const Ground ground_;
  std::string item_;
};

}  // namespace

void read_initial(TerrainWork& work) {
  FluidReader(work).run();
}

}  // namespace farreach
