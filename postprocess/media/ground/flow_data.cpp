#include "postprocess/media/ground/flow_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "models/hazard/flow_field.hpp"
#include "postprocess/media/ground/ground_levels.hpp"
#include "postprocess/report/map_data.hpp"

namespace farreach {
namespace {

using Json = nlohmann::ordered_json;

/// Rounded to so many significant digits; null when not finite.
Json rounded(double value, int digits = 4) {
  if (!std::isfinite(value)) return nullptr;
  return std::stod(fmt::format("{:.{}e}", value, digits - 1));
}

constexpr int longest_side = 240;  // pixels

/// Point of the plane at a place, by Newton's method on the lattice of the frame.
class PlaneFinder {
 public:
  explicit PlaneFinder(const PlaneFrame& frame) : frame_(frame) {
    x_ = frame.x0 + 0.5 * (frame.columns - 1) * frame.step_x;
    y_ = frame.y0 + 0.5 * (frame.rows - 1) * frame.step_y;
  }

  struct Point {
    double x = 0, y = 0;
  };
  Point find(GeoPoint place) const {
    Point p{x_, y_};
    const double hx = frame_.step_x, hy = frame_.step_y;
    for (int k = 0; k < 6; ++k) {
      const GeoPoint here = place_on_earth(frame_, p.x, p.y);
      const GeoPoint east = place_on_earth(frame_, p.x + hx, p.y);
      const GeoPoint north = place_on_earth(frame_, p.x, p.y + hy);
      const double a = (east.lon - here.lon) / hx, b = (north.lon - here.lon) / hy;
      const double c = (east.lat - here.lat) / hx, d = (north.lat - here.lat) / hy;
      const double e = place.lon - here.lon, f = place.lat - here.lat;
      const double det = a * d - b * c;
      p.x += (e * d - b * f) / det;
      p.y += (a * f - e * c) / det;
    }
    return p;
  }

 private:
  const PlaneFrame& frame_;
  double x_, y_;
};

/// Box around the wetted cells, a tenth wider.
void frame_wetted(const FlowField& flow, FlowPicture& p) {
  p.west = p.south = 1e9;
  p.east = p.north = -1e9;
  for (int j = 0; j < flow.raster.ny; ++j)
    for (int i = 0; i < flow.raster.nx; ++i) {
      const std::size_t k = static_cast<std::size_t>(j) * flow.raster.nx + i;
      if (!(static_cast<double>(flow.max_depth[k]) > flow.wet_depth)) continue;
      const GeoPoint place =
          place_on_earth(flow.frame, flow.raster.x(i), flow.raster.y(j));
      p.west = std::min(p.west, place.lon);
      p.east = std::max(p.east, place.lon);
      p.south = std::min(p.south, place.lat);
      p.north = std::max(p.north, place.lat);
    }
  const double wider = 0.05 * std::max({p.east - p.west, p.north - p.south, 1e-4});
  p.west -= wider;
  p.east += wider;
  p.south -= wider;
  p.north += wider;
}

}  // namespace

FlowPicture picture_of(const FlowField& flow) {
  FlowPicture p;
  if (flow.frame.lat.empty()) return p;
  frame_wetted(flow, p);
  if (!(p.west < p.east)) return {};
  const double shape = (p.east - p.west) * std::cos(p.south * 3.14159265358979 / 180) /
                       (p.north - p.south);
  p.columns = shape >= 1 ? longest_side : std::max(8, int(longest_side * shape));
  p.rows = shape >= 1 ? std::max(8, int(longest_side / shape)) : longest_side;
  const PlaneFinder plane(flow.frame);
  std::vector<double> largest;
  std::vector<std::vector<double>> frames(flow.frame_time.size());
  const int stride = flow.frame_stride;
  const int across = (flow.raster.nx + stride - 1) / stride;
  const std::size_t per_frame =
      static_cast<std::size_t>(across) * ((flow.raster.ny + stride - 1) / stride);
  for (int row = 0; row < p.rows; ++row)
    for (int column = 0; column < p.columns; ++column) {
      const GeoPoint place{p.north - (row + 0.5) / p.rows * (p.north - p.south),
                           p.west + (column + 0.5) / p.columns * (p.east - p.west)};
      const auto at = plane.find(place);
      const int i = int(std::floor((at.x - flow.raster.x0) / flow.raster.dx));
      const int j = int(std::floor((at.y - flow.raster.y0) / flow.raster.dy));
      const bool on = i >= 0 && j >= 0 && i < flow.raster.nx && j < flow.raster.ny;
      const auto shown = [&](float depth) {
        const auto d = static_cast<double>(depth);
        return d > flow.wet_depth ? d / 1000 : 0.0;
      };
      largest.push_back(
          on ? shown(flow.max_depth[static_cast<std::size_t>(j) * flow.raster.nx + i])
             : 0);
      for (std::size_t f = 0; f < frames.size(); ++f)
        frames[f].push_back(
            on ? shown(flow.frames[f * per_frame +
                                   static_cast<std::size_t>(j / stride) * across +
                                   i / stride])
               : 0);
    }
  p.largest = pack_concentration(largest);
  for (const auto& frame : frames) p.frames.push_back(pack_concentration(frame));
  return p;
}

namespace {

/// How far a level that disables is met, else any [m].
double farthest_of(const Story& story) {
  double any = 0, disabling = 0;
  for (const LevelReach& r : story.effects.reaches) {
    const Level& level = story.outcome.levels.at(r.level);
    if (!is_ground_level(level) || !(r.distance > 0)) continue;
    any = std::max(any, r.distance);
    if (level.severity >= Severity::disabling)
      disabling = std::max(disabling, r.distance);
  }
  return disabling > 0 ? disabling : any;
}

}  // namespace

void draw_flow(const Story& story, Json& data) {
  const FlowField& flow = story.outcome.part<FlowField>();
  const FlowPicture picture = picture_of(flow);
  Json frames = Json::array(), series = Json::array();
  for (std::size_t i = 0; i < picture.frames.size(); ++i)
    frames.push_back({{"t", rounded(flow.frame_time[i], 6)}, {"d", picture.frames[i]}});
  for (const FlowSeries& s : flow.series) {
    if (s.member != 0) continue;
    Json t = Json::array(), v = Json::array();
    const auto& values = s.kind == "line" ? s.discharge : s.depth;
    const std::size_t stride = 1 + values.size() / 500;
    for (std::size_t i = 0; i < values.size(); i += stride) {
      t.push_back(rounded(s.time[i], 6));
      v.push_back(rounded(std::abs(values[i]), 4));
    }
    series.push_back({{"name", s.name},
                      {"line", s.kind == "line"},
                      {"t", t},
                      {"v", v},
                      {"lat", rounded(s.place.lat, 8)},
                      {"lon", rounded(s.place.lon, 8)}});
  }
  data["flow"] = {{"box", {picture.south, picture.west, picture.north, picture.east}},
                  {"columns", picture.columns},
                  {"rows", picture.rows},
                  {"largest", picture.largest},
                  {"frames", frames},
                  {"series", series},
                  {"farthest", rounded(farthest_of(story))}};
}

}  // namespace farreach
