#include "postprocess/inputs/relief.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "postprocess/inputs/chart.hpp"
#include "postprocess/io/markup.hpp"

namespace farreach {
namespace {

constexpr double no_height = std::numeric_limits<double>::quiet_NaN();

void append_number(std::string& bytes, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8)
    bytes += static_cast<char>((value >> shift) & 0xffU);
}

void append_chunk(std::string& png, const std::string& name, const std::string& body) {
  append_number(png, static_cast<std::uint32_t>(body.size()));
  const std::string both = name + body;
  png += both;
  append_number(png, static_cast<std::uint32_t>(
                         crc32(0, reinterpret_cast<const Bytef*>(both.data()),
                               static_cast<uInt>(both.size()))));
}

/// Means over blocks of cells, rows from the north; NaN: no data.
struct Blocks {
  int nx = 0, ny = 0;
  std::vector<double> height, depth;

  std::size_t at(int i, int j) const {
    return static_cast<std::size_t>(j) * static_cast<std::size_t>(nx) +
           static_cast<std::size_t>(i);
  }
};

Blocks blocks_of(const Terrain& t, int stride) {
  Blocks b{
      (t.raster.nx + stride - 1) / stride, (t.raster.ny + stride - 1) / stride, {}, {}};
  const auto size = static_cast<std::size_t>(b.nx) * static_cast<std::size_t>(b.ny);
  b.depth.assign(size, 0);
  b.height.assign(size, 0);
  std::vector<int> count(size, 0);
  for (int j = 0; j < t.raster.ny; ++j)
    for (int i = 0; i < t.raster.nx; ++i) {
      const auto cell =
          static_cast<std::size_t>(j) * static_cast<std::size_t>(t.raster.nx) +
          static_cast<std::size_t>(i);
      if (!t.outside.empty() && t.outside[cell]) continue;
      const auto k = b.at(i / stride, b.ny - 1 - j / stride);
      b.height[k] += t.bed[cell];
      if (!t.initial_depth.empty()) b.depth[k] += t.initial_depth[cell];
      ++count[k];
    }
  for (std::size_t k = 0; k < size; ++k) {
    b.height[k] = count[k] > 0 ? b.height[k] / count[k] : no_height;
    if (count[k] > 0) b.depth[k] /= count[k];
  }
  return b;
}

using Colour = std::array<double, 3>;

/// Low ground green, then yellow, brown, white.
Colour colour_of(double share) {
  constexpr std::array<Colour, 5> ramp = {{{126, 170, 120},
                                           {205, 210, 150},
                                           {214, 178, 120},
                                           {168, 126, 96},
                                           {245, 243, 240}}};
  const double at = std::clamp(share, 0.0, 1.0) * (ramp.size() - 1);
  const auto below =
      std::min<std::size_t>(static_cast<std::size_t>(at), ramp.size() - 2);
  const double part = at - static_cast<double>(below);
  Colour c{};
  for (std::size_t k = 0; k < 3; ++k)
    c[k] = ramp[below][k] + part * (ramp[below + 1][k] - ramp[below][k]);
  return c;
}

/// Light on a slope, the sun in the north-west 45 degrees high [0..1]; slopes are
/// steepened so that flat ground shows, too.
double light(const Blocks& b, int i, int j, double cell_x, double cell_y,
             double steepen) {
  const auto height = [&](int x, int y) {
    const double z =
        b.height[b.at(std::clamp(x, 0, b.nx - 1), std::clamp(y, 0, b.ny - 1))];
    return std::isnan(z) ? b.height[b.at(i, j)] : z;
  };
  const double east = steepen * (height(i + 1, j) - height(i - 1, j)) / (2 * cell_x);
  const double south = steepen * (height(i, j + 1) - height(i, j - 1)) / (2 * cell_y);
  // Normal (-east, -south, 1) times the direction to the light (-1, -1, sqrt 2)/2.
  const double length = std::sqrt(east * east + south * south + 1);
  return std::clamp((east + south + std::sqrt(2.0)) / (2 * length), 0.0, 1.0);
}

/// A contour line passes between the cell and its east or south neighbour.
bool on_contour(const Blocks& b, int i, int j, double step) {
  const double own = std::floor(b.height[b.at(i, j)] / step);
  const auto other = [&](int x, int y) {
    if (x >= b.nx || y >= b.ny) return own;
    const double z = b.height[b.at(x, y)];
    return std::isnan(z) ? own : std::floor(z / step);
  };
  return other(i + 1, j) != own || other(i, j + 1) != own;
}

void paint(const Blocks& b, const Relief& relief, double cell_x, double cell_y,
           Picture& picture) {
  const double range = std::max(relief.high - relief.low, 1e-6);
  const double across = cell_x * b.nx;
  const double steepen = std::clamp(0.08 * across / range, 1.0, 40.0);
  for (int j = 0; j < b.ny; ++j)
    for (int i = 0; i < b.nx; ++i) {
      const auto k = b.at(i, j);
      Colour c{205, 205, 205};  // no data: grey, striped
      if (std::isnan(b.height[k])) {
        if ((i + j) % 6 < 2) c = {160, 160, 160};
      } else {
        c = colour_of((b.height[k] - relief.low) / range);
        const double shade = 0.45 + 0.78 * light(b, i, j, cell_x, cell_y, steepen);
        for (double& part : c) part *= shade;
        if (on_contour(b, i, j, relief.contour_step))
          for (double& part : c) part = 0.62 * part + 20;
        if (b.depth[k] > 0.01) c = {40 + 0.25 * c[0], 90 + 0.25 * c[1], 190};
      }
      for (std::size_t part = 0; part < 3; ++part)
        picture.bytes[3 * k + part] =
            static_cast<unsigned char>(std::clamp(c[part], 0.0, 255.0));
    }
}

/// A mark with its name on the side where there is room, white behind it.
std::string marked(double x, double y, double width, const std::string& shape,
                   const std::string& name) {
  const bool right = x > 0.6 * width;
  return fmt::format(
      "<g transform='translate({:.1f} {:.1f})'>{}<text x='{}' y='-7' class='name{}'>{}"
      "</text></g>\n",
      x, y, shape, right ? -9 : 9, right ? " end" : "", escaped(name));
}

}  // namespace

std::string png_of(const Picture& picture) {
  std::string rows;
  const auto row = static_cast<std::size_t>(picture.width) * 3;
  for (std::size_t j = 0; j < static_cast<std::size_t>(picture.height); ++j) {
    rows += '\0';
    rows.append(reinterpret_cast<const char*>(picture.bytes.data()) + j * row, row);
  }
  uLongf size = compressBound(static_cast<uLong>(rows.size()));
  std::string packed(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                reinterpret_cast<const Bytef*>(rows.data()),
                static_cast<uLong>(rows.size()), 6) != Z_OK)
    throw std::runtime_error("a picture could not be packed");
  packed.resize(size);
  std::string head;
  append_number(head, static_cast<std::uint32_t>(picture.width));
  append_number(head, static_cast<std::uint32_t>(picture.height));
  head += {8, 2, 0, 0, 0};  // bits, RGB, deflate, no filter, not interlaced
  std::string png = "\x89PNG\r\n\x1a\n";
  append_chunk(png, "IHDR", head);
  append_chunk(png, "IDAT", packed);
  append_chunk(png, "IEND", "");
  return png;
}

std::string data_address(const std::string& png) {
  constexpr const char* letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out = "data:image/png;base64,";
  for (std::size_t n = 0; n < png.size(); n += 3) {
    std::uint32_t three = 0;
    for (std::size_t k = 0; k < 3; ++k)
      three = three << 8 |
              (n + k < png.size() ? static_cast<unsigned char>(png[n + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k)
      out += n + k > png.size() ? '=' : letters[(three >> (18 - 6 * k)) & 63U];
  }
  return out;
}

Relief relief_of(const Terrain& terrain, int most) {
  const int longer = std::max(terrain.raster.nx, terrain.raster.ny);
  const int stride = std::max(1, (longer + most - 1) / most);
  const Blocks b = blocks_of(terrain, stride);
  Relief relief;
  relief.low = std::numeric_limits<double>::infinity(), relief.high = -relief.low;
  for (const double z : b.height) {
    if (std::isnan(z)) continue;
    relief.low = std::min(relief.low, z);
    relief.high = std::max(relief.high, z);
  }
  if (!(relief.high >= relief.low)) relief.low = relief.high = 0;
  const auto steps = round_steps(relief.low, relief.high, 12);
  relief.contour_step = steps.size() > 1 ? steps[1] - steps[0] : 1;
  for (const auto outside : terrain.outside) relief.voids += outside != 0;
  for (const double depth : terrain.initial_depth)
    relief.fluid += depth * terrain.raster.cell_area();
  relief.picture = {b.nx, b.ny, std::vector<unsigned char>(3 * b.height.size())};
  paint(b, relief, terrain.raster.dx * stride, terrain.raster.dy * stride,
        relief.picture);
  return relief;
}

std::string relief_drawing(const Terrain& terrain, const Relief& relief,
                           const std::string& site_name) {
  const Raster& r = terrain.raster;
  const double wide = r.nx * r.dx, tall = r.ny * r.dy;
  const double scale = std::min(900 / wide, 760 / tall);  // [px/m]
  const double width = wide * scale, height = tall * scale;
  const auto x = [&](double metres) { return (metres - r.x0) * scale; };
  const auto y = [&](double metres) { return height - (metres - r.y0) * scale; };
  std::string out = fmt::format(
      "<svg viewBox='0 0 {0:.0f} {1:.0f}' width='{0:.0f}' height='{1:.0f}' "
      "role='img'>\n"
      "<image href='{2}' width='{3:.1f}' height='{4:.1f}' "
      "preserveAspectRatio='none'/>\n",
      width, height + 40, data_address(png_of(relief.picture)), width, height);
  for (const FlowGauge& dam : terrain.dams) {
    std::string corners;
    for (std::size_t n = 0; n < dam.x.size(); ++n)
      corners += fmt::format("{:.1f},{:.1f} ", x(dam.x[n]), y(dam.y[n]));
    out += fmt::format("<polyline points='{}' class='dam'/>\n", corners);
  }
  for (const FlowGauge& gauge : terrain.gauges) {
    if (gauge.x.empty()) continue;
    std::string corners;
    for (std::size_t n = 0; n < gauge.x.size(); ++n)
      corners += fmt::format("{:.1f},{:.1f} ", x(gauge.x[n]), y(gauge.y[n]));
    if (gauge.x.size() > 1)
      out += fmt::format("<polyline points='{}' class='line-gauge'/>\n", corners);
    out += marked(x(gauge.x[0]), y(gauge.y[0]), width, "<circle r='4' class='gauge'/>",
                  gauge.name);
  }
  out += marked(x(terrain.site_x), y(terrain.site_y), width,
                "<path d='M0-9L8 6H-8Z' class='site'/>", site_name);
  const auto bars = round_steps(0, wide / 4, 2);
  const double bar = bars.size() > 1 ? bars.back() : wide / 4;
  return out +
         fmt::format(
             "<path d='M10 {0:.1f}v8h{1:.1f}v-8' class='scale'/>"
             "<text x='{2:.1f}' y='{3:.1f}' class='tick'>{4}</text></svg>\n",
             height + 10, bar * scale, 18 + bar * scale, height + 20,
             bar >= 1000 ? chart_number(bar / 1000) + " km" : chart_number(bar) + " m");
}

}  // namespace farreach
