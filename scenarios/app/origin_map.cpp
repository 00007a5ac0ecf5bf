/// The map of origins as GeoJSON (RFC 7946): cells with shares and dilutions.
#include <fmt/format.h>

#include <cmath>

#include "scenarios/app/origin_table.hpp"
#include "solver/base/constants.hpp"

namespace farreach::app {
namespace {

std::string number(double value) {
  return std::isfinite(value) ? fmt::format("{:.6g}", value) : "null";
}

std::string quoted(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return fmt::format("\"{}\"", out);
}

std::string position(GeoPoint p) {
  return fmt::format("[{:.5f},{:.5f}]", std::remainder(p.lon, 360.0), p.lat);
}

/// A closed line around a cell, counter-clockwise; its arcs in pieces.
std::string outline(const OriginTask& task, int ring, int sector) {
  constexpr int pieces = 4;
  const RingGrid& grid = task.settings.grid;
  std::string text, first;
  const auto add = [&](double r, double place) {
    const double turn = 2 * pi * (sector + place) / grid.sectors;
    const auto p =
        position(plane_to_geo(task.place, r * std::sin(turn), r * std::cos(turn)));
    if (first.empty()) first = p;
    text += p;
    text += ',';
  };
  for (int i = 0; i <= pieces; ++i) add(grid.edge(ring), -0.5 + double(i) / pieces);
  for (int i = pieces; i >= 0; --i) add(grid.edge(ring + 1), -0.5 + double(i) / pieces);
  return fmt::format("[[{}{}]]", text, first);
}

std::string cell_properties(const OriginCell& c) {
  return fmt::format(
      R"("probability":{},"probability_low":{},"probability_high":{},)"
      R"("travel_time_h":{},"dilution_median_s_m3":{},"dilution_95_s_m3":{},)"
      R"("sampling_error":{},"h2s_smelt_kg_s":{},"h2s_level_kg_s":{})",
      number(c.share.probability), number(c.share.low), number(c.share.high),
      number(c.travel.median / 3600), number(c.dilution_median),
      number(c.dilution_high), number(c.error), number(c.odour_rate),
      number(c.level_rate));
}

std::string feature(const std::string& kind, const std::string& geometry,
                    const std::string& properties) {
  return fmt::format(R"({{"type":"Feature","properties":{{"kind":"{}"{}{}}},)"
                     R"("geometry":{}}})",
                     kind, properties.empty() ? "" : ",", properties, geometry);
}

std::string point(GeoPoint place) {
  return fmt::format(R"({{"type":"Point","coordinates":{}}})", position(place));
}

}  // namespace

std::string origin_geojson(const OriginTask& task,
                           const std::vector<OriginMember>& members,
                           const std::vector<OriginRow>& rows,
                           const std::optional<Level>& level) {
  const RingGrid& grid = task.settings.grid;
  std::string text = "{\"type\":\"FeatureCollection\",\"features\":[\n" +
                     feature("place", point(task.place), "");
  for (int ring = 0; ring < grid.rings; ++ring)
    for (int sector = 0; sector < grid.sectors; ++sector) {
      const OriginCell c =
          origin_cell_of(members, std::size_t(ring * grid.sectors + sector), level);
      if (c.share.hits == 0) continue;
      const std::string shape = fmt::format(R"({{"type":"Polygon","coordinates":{}}})",
                                            outline(task, ring, sector));
      text += fmt::format(",\n{}", feature("cell", shape, cell_properties(c)));
    }
  for (const OriginRow& r : rows) {
    const std::string known =
        fmt::format(R"("name":{}{}{})", quoted(r.site.name), r.cell ? "," : "",
                    r.cell ? cell_properties(*r.cell) : "");
    text += fmt::format(",\n{}", feature("site", point(r.site.place), known));
  }
  return text + "\n]}\n";
}

}  // namespace farreach::app
