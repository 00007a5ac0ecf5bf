#include "scenarios/terrain/terrain_section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <memory>

#include "models/hazard/notice.hpp"
#include "scenarios/terrain/formulas.hpp"
#include "scenarios/terrain/holes.hpp"
#include "scenarios/terrain/memory.hpp"
#include "scenarios/terrain/places.hpp"
#include "scenarios/terrain/terrain_fault.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;

class TerrainReader {
 public:
  TerrainReader(Checked& checked, const Site& site, std::vector<Notice>& notices)
      : checked_(checked),
        values_(checked.values),
        site_(site),
        notices_(notices),
        folder_(fs::path(checked.document().file).parent_path()) {}

  Terrain read() {
    if (!guarded([&] {
          values_.text("terrain.kind") == "raster" ? read_raster() : read_formula();
        }))
      return {};
    place_on_map();
    TerrainWork work{checked_, notices_, *plane_, terrain_, folder_};
    guarded([&] { read_raised(work); });
    guarded([&] { read_roughness(work); });
    read_initial(work);
    read_gauges(work);
    return std::move(terrain_);
  }

 private:
  template <class Work>
  bool guarded(const Work& work) {
    try {
      work();
      return true;
    } catch (const TerrainFault& fault) {
      checked_.error(fault.key, fault.what(), fault.remedy);
      return false;
    }
  }

  std::optional<double> number(const std::string& key) const {
    if (!values_.has(key)) return std::nullopt;
    return values_.number(key);
  }

  /// West, south, east, north.
  std::optional<std::array<double, 4>> window() const {
    const auto w = values_.numbers("terrain.window");
    if (w.empty()) return std::nullopt;
    if (w.size() != 4 || !(w[0] < w[2] && w[1] < w[3]))
      throw TerrainFault("terrain.window",
                         "terrain.window is not a list of four edges in their order",
                         "[west, south, east, north] in metres of the plane");
    return std::array<double, 4>{w[0], w[1], w[2], w[3]};
  }

  void read_raster() {
    RasterRequest request{.key = "terrain.file",
                          .file = folder_ / values_.text("terrain.file"),
                          .band = whole_band(),
                          .projection = values_.text_or("terrain.projection", ""),
                          .no_data_value = number("terrain.no_data_value")};
    const RasterFile file(request);
    settle_plane(file);
    const std::string& definition = plane_->definition();
    terrain_.raster = file.cells(definition, number("terrain.cell"), window());
    const Raster& r = terrain_.raster;
    require_memory(r.nx, r.ny, r.dx, available_memory());
    refuse_odd_heights(file);
    terrain_.bed = file.values(definition, r, Resampling::smooth);
    terrain_.source = file.description();
    if (definition != "local" && definition != file.natural_plane(site_.place))
      terrain_.source += ", brought into " + definition;
    terrain_.source += fmt::format("; {} x {} cells of {:g} m", r.nx, r.ny, r.dx);
    settle_holes();
  }

  int whole_band() const {
    const double band = values_.number_or("terrain.band", 1);
    if (band != std::floor(band))
      throw TerrainFault("terrain.band", "terrain.band is not a whole number",
                         "bands are counted from 1");
    return static_cast<int>(band);
  }

  void settle_plane(const RasterFile& file) {
    const auto x = number("terrain.anchor_x"), y = number("terrain.anchor_y");
    if (!file.local()) {
      if (x || y)
        throw TerrainFault(x ? "terrain.anchor_x" : "terrain.anchor_y",
                           "the file says where it lies; an anchor has no meaning",
                           "leave out anchor_x and anchor_y");
      const std::string stated = values_.text_or("terrain.plane", "");
      const std::string own = file.natural_plane(site_.place);
      plane_ =
          std::make_unique<Plane>(stated.empty() ? own : stated,
                                  stated.empty() ? "terrain.file" : "terrain.plane");
      if (!stated.empty()) require_scale();
      if (stated.empty() && file.metric() && !file.is_in(own)) say_brought(file, own);
      return;
    }
    if (checked_.given("terrain.plane"))
      throw TerrainFault("terrain.plane",
                         "metres of a file's own cannot be brought into another plane",
                         "leave it out");
    if (!x || !y)
      throw TerrainFault("terrain.projection",
                         "a local terrain must say where the site lies in it",
                         "write terrain.anchor_x and terrain.anchor_y, the coordinates "
                         "of the site in the file");
    plane_ = std::make_unique<Plane>(site_.place, *x, *y);
    notices_.push_back(notice("terrain.local", "assumption",
                              {{"x", said::text(fmt::format("{:g}", *x))},
                               {"y", said::text(fmt::format("{:g}", *y))}}));
  }

  /// Metres of the plane that are no metres on the ground falsify every slope.
  void require_scale() const {
    if (plane_->true_to_scale(site_.place) || !plane_->point(site_.place)) return;
    throw TerrainFault(
        "terrain.plane",
        "a metre of " + plane_->definition() +
            " differs by more than 1 % from a metre on the ground at the "
            "site",
        "leave terrain.plane out (the UTM zone is taken), or name that of "
        "the place");
  }

  void say_brought(const RasterFile& file, const std::string& plane) {
    notices_.push_back(notice(
        "terrain.plane", "assumption",
        {{"file", said::text(file.description())}, {"plane", said::text(plane)}}));
  }

  /// Numbers of the file that look like a no-data value that nobody declared, before
  /// they are mixed with heights.
  void refuse_odd_heights(const RasterFile& file) const {
    const auto odd = [](double z) { return !(z > -12000 && z < 9000) || z == -9999; };
    const auto z = file.first_value(plane_->definition(), terrain_.raster, odd);
    if (!z) return;
    throw TerrainFault(
        "terrain.file",
        "the height " + file.written(*z) + " m is none on Earth, or stands for no data",
        "write terrain.no_data_value = " + file.written(*z) + ", if it does");
  }

  void settle_holes() {
    const Raster& r = terrain_.raster;
    const Holes holes = find_holes(r, terrain_.bed);
    const std::string stated = values_.text_or("terrain.no_data", "");
    if (holes.cells_at_rim == terrain_.bed.size())
      throw TerrainFault("terrain.file", "there is not one height in the terrain",
                         "check terrain.band and terrain.window");
    if (holes.count > 0 && stated.empty())
      throw TerrainFault(
          "terrain.file",
          fmt::format(
              "the terrain has {} hole{} inside, {} cells without a height; the "
              "largest, {} cells, is at x = {:.1f}, y = {:.1f}",
              holes.count, holes.count == 1 ? "" : "s", holes.cells_inside,
              holes.largest_cells, r.x(holes.largest.i), r.y(holes.largest.j)),
          "write terrain.no_data = \"wall\" (nothing flows through them) or \"fill\" "
          "(heights from around them)");
    if (stated == "fill") fill_holes(r, holes, terrain_.bed);
    wall_off(holes);
    say_no_data(holes, stated);
  }

  void wall_off(const Holes& holes) {
    double highest = -1e9;
    bool any = false;
    for (const double z : terrain_.bed) {
      any = any || std::isnan(z);
      highest = std::fmax(highest, z);
    }
    if (!any) return;
    terrain_.outside.assign(terrain_.bed.size(), Terrain::inside);
    for (std::size_t c = 0; c < terrain_.bed.size(); ++c) {
      if (!std::isnan(terrain_.bed[c])) continue;
      const bool hole = !holes.inside.empty() && holes.inside[c];
      terrain_.outside[c] = hole || closed_rim() ? Terrain::wall : Terrain::beyond;
      terrain_.bed[c] = highest;
    }
  }

  /// The user wants a wall where the terrain ends.
  bool closed_rim() const { return values_.text_or("numerics.rim", "") == "wall"; }

  void say_no_data(const Holes& holes, const std::string& stated) {
    if (holes.cells_at_rim > 0)
      notices_.push_back(
          {"terrain.rim", "assumption",
           message(closed_rim() ? "terrain.rim.wall" : "terrain.rim.open",
                   {{"cells", said::count(std::size_t(holes.cells_at_rim))}})});
    const bool filled = stated == "fill";
    if (holes.count > 0)
      notices_.push_back(
          {"terrain.holes", "assumption",
           message(filled ? "terrain.holes.filled" : "terrain.holes.walls",
                   {{"holes", said::count(std::size_t(holes.count))},
                    {"cells", said::count(std::size_t(holes.cells_inside))}})});
  }

  void read_formula() {
    const auto box = window();
    const auto cell = number("terrain.cell");
    if (!box || !cell)
      throw TerrainFault("terrain.kind",
                         std::string("a terrain from a formula needs ") +
                             (box ? "terrain.cell" : "terrain.window") +
                             (box || cell ? "" : " and terrain.cell"),
                         "window = [west, south, east, north], cell = \"10 m\"");
    const double nx = std::round(((*box)[2] - (*box)[0]) / *cell);
    const double ny = std::round(((*box)[3] - (*box)[1]) / *cell);
    if (!(nx >= 3 && ny >= 3))
      throw TerrainFault("terrain.cell",
                         fmt::format("the window has {:g} x {:g} cells", nx, ny),
                         "at least 3 x 3 are needed");
    require_memory(nx, ny, *cell, available_memory());
    terrain_.raster = {.nx = static_cast<int>(nx),
                       .ny = static_cast<int>(ny),
                       .dx = *cell,
                       .dy = *cell,
                       .x0 = (*box)[0],
                       .y0 = (*box)[1]};
    const GroundFormula formula = read_words();
    terrain_.bed = heights_of(formula, terrain_.raster);
    terrain_.analytic = true;
    terrain_.source = fmt::format("a formula ({}), {:g} x {:g} cells of {:g} m",
                                  formula.kind, nx, ny, *cell);
    plane_ =
        std::make_unique<Plane>(site_.place, values_.number_or("terrain.anchor_x", 0),
                                values_.number_or("terrain.anchor_y", 0));
    notices_.push_back(notice("terrain.analytic", "assumption",
                              {{"formula", said::text(formula.kind)}}));
  }

  GroundFormula read_words() const {
    GroundFormula f{.kind = values_.text("terrain.kind"),
                    .elevation = values_.number_or("terrain.elevation", 0),
                    .slope = values_.number_or("terrain.slope", 0),
                    .heading = values_.number_or("terrain.heading", 90),
                    .distance = values_.numbers("terrain.profile_distance"),
                    .height = values_.numbers("terrain.profile_elevation"),
                    .valley_width = values_.number_or("terrain.valley_width", 1),
                    .valley_depth = values_.number_or("terrain.valley_depth", 0),
                    .bend_amplitude = values_.number_or("terrain.bend_amplitude", 0),
                    .bend_length = values_.number_or("terrain.bend_length", 1),
                    .bowl_radius = values_.number_or("terrain.bowl_radius", 1),
                    .bowl_depth = values_.number_or("terrain.bowl_depth", 0)};
    f.side_slope =
        values_.number_or("terrain.side_slope", 4 * f.valley_depth / f.valley_width);
    require_profile(f);
    return f;
  }

  void require_profile(const GroundFormula& f) const {
    const bool sloping = f.kind == "plane" || f.kind == "valley";
    const bool profile = !f.distance.empty() || !f.height.empty();
    if (sloping && profile == checked_.given("terrain.slope"))
      throw TerrainFault(profile ? "terrain.slope" : "terrain.kind",
                         profile ? "terrain.slope and a profile say the same"
                                 : "how the ground falls is not said",
                         "write terrain.slope, or terrain.profile_distance and "
                         "terrain.profile_elevation");
    if (profile && (f.distance.size() != f.height.size() || f.distance.size() < 2))
      throw TerrainFault(
          "terrain.profile_distance",
          "terrain.profile_distance and terrain.profile_elevation do not "
          "pair up",
          "one of each per point, at least two points");
    if (std::adjacent_find(f.distance.begin(), f.distance.end(),
                           std::greater_equal<>()) != f.distance.end())
      throw TerrainFault("terrain.profile_distance",
                         "terrain.profile_distance does not rise",
                         "from the upper to the lower end, no distance twice");
  }

  void place_on_map() {
    terrain_.frame = plane_->frame(terrain_.raster);
    const auto at = plane_->point(site_.place);
    if (!at) {
      checked_.error("site", "the site does not lie in the plane of the terrain",
                     "check its latitude and longitude");
      return;
    }
    terrain_.site_x = at->x;
    terrain_.site_y = at->y;
    if (!on_raster(terrain_.raster, at->x, at->y))
      checked_.warn("terrain.kind",
                    fmt::format("the site lies off the terrain, at x = {:.0f}, y = "
                                "{:.0f}",
                                at->x, at->y),
                    "check the place of the site and the projection");
  }

  void read_raised(TerrainWork& work) {
    for (std::size_t n = 0; has_item(checked_, "terrain.raise", n); ++n) {
      const std::string item = "terrain.raise[" + std::to_string(n) + "]";
      const auto by = number(item + ".by"), to = number(item + ".to");
      if (by.has_value() == to.has_value())
        throw TerrainFault(item, by ? "by and to say the same" : "by or to is missing",
                           "by adds to the ground, to sets its height");
      for (const std::size_t c : cells_of(work, read_shape(work, item + "."), item))
        terrain_.bed[c] = to ? *to : terrain_.bed[c] + *by;
    }
  }

  void read_roughness(TerrainWork& work) {
    const bool given = checked_.usable("terrain.roughness_file");
    const bool cover = checked_.usable("terrain.land_cover_file");
    if (given && cover)
      throw TerrainFault("terrain.land_cover_file",
                         "terrain.roughness_file and terrain.land_cover_file say the "
                         "same",
                         "leave out one of them");
    if (given)
      terrain_.roughness =
          read_layer(work, "terrain.roughness_file", Resampling::smooth,
                     [](double n) { return !(n >= 0.001 && n <= 1); });
    if (cover) read_land_cover(work);
    for (std::size_t c = 0; c < terrain_.roughness.size(); ++c)
      require_roughness(work, c,
                        given ? "terrain.roughness_file" : "terrain.land_cover_file");
  }

  void require_roughness(const TerrainWork& work, std::size_t c,
                         const std::string& key) {
    double& n = terrain_.roughness[c];
    if (work.outside(c)) n = 0.03;  // never used: a wall
    if (n >= 0.001 && n <= 1) return;
    const Raster& r = terrain_.raster;
    throw TerrainFault(
        key,
        fmt::format("Manning's n is {} at x = {:.1f}, y = {:.1f}",
                    std::isnan(n) ? "missing" : fmt::format("{:g}", n),
                    r.x(static_cast<int>(c % r.nx)), r.y(static_cast<int>(c / r.nx))),
        "it must be from 0.001 to 1 s/m^(1/3) wherever there is ground");
  }

  void read_land_cover(TerrainWork& work) {
    const auto classes = values_.numbers("terrain.land_cover_classes");
    const auto manning = values_.numbers("terrain.land_cover_manning");
    if (classes.size() != manning.size() || classes.empty())
      throw TerrainFault("terrain.land_cover_file",
                         "land_cover_classes and land_cover_manning do not pair up",
                         "one Manning's n per class of the file");
    terrain_.roughness =
        read_layer(work, "terrain.land_cover_file", Resampling::nearest);
    for (std::size_t c = 0; c < terrain_.roughness.size(); ++c) {
      double& value = terrain_.roughness[c];
      if (std::isnan(value)) continue;
      const auto found = std::find(classes.begin(), classes.end(), value);
      if (found == classes.end() && !work.outside(c))
        throw TerrainFault("terrain.land_cover_file",
                           fmt::format("the class {:g} of the file is not in "
                                       "land_cover_classes",
                                       value),
                           "add it with its Manning's n");
      if (found != classes.end())
        value = manning[static_cast<std::size_t>(found - classes.begin())];
    }
  }

  Checked& checked_;
  const Values& values_;
  const Site& site_;
  std::vector<Notice>& notices_;
  const fs::path folder_;
  Terrain terrain_;
  std::unique_ptr<Plane> plane_;
};

/// Mixes bytes into a hash (FNV-1a, 64 bit, eight bytes at a time).
class Mixer {
 public:
  template <class T>
  void take(const std::vector<T>& values) {
    bytes(values.data(), values.size() * sizeof(T));
  }
  void take(const std::string& text) { bytes(text.data(), text.size()); }
  std::string digits() const { return fmt::format("{:016x}", hash_); }

 private:
  void bytes(const void* data, std::size_t size) {
    const auto* at = static_cast<const unsigned char*>(data);
    mix(size);
    for (; size >= 8; at += 8, size -= 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, at, 8);
      mix(word);
    }
    for (; size > 0; ++at, --size) mix(*at);
  }
  void mix(std::uint64_t word) {
    hash_ = (hash_ ^ word) * 0x100000001b3ULL;
    hash_ ^= hash_ >> 29;
  }
  std::uint64_t hash_ = 0xcbf29ce484222325ULL;
};

}  // namespace

Terrain read_terrain(Checked& checked, const Site& site, std::vector<Notice>& notices) {
  return TerrainReader(checked, site, notices).read();
}

std::string terrain_digest(const Terrain& terrain) {
  if (terrain.bed.empty()) return {};
  const Raster& r = terrain.raster;
  Mixer mixer;
  mixer.take(std::vector<double>{1.0 * r.nx, 1.0 * r.ny, r.dx, r.dy, r.x0, r.y0});
  mixer.take(terrain.bed);
  mixer.take(terrain.outside);
  mixer.take(terrain.roughness);
  mixer.take(terrain.initial_depth);
  for (const auto& gauge : terrain.gauges) {
    mixer.take(gauge.name + '\n' + gauge.kind);
    mixer.take(gauge.x);
    mixer.take(gauge.y);
  }
  return mixer.digits();
}

}  // namespace farreach
