#include "postprocess/report/map_data.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace farreach {
namespace {

std::string base64(const std::vector<std::uint8_t>& bytes) {
  static constexpr char letters[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve(bytes.size() * 4 / 3 + 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
    unsigned triple = unsigned{bytes[i]} << 16;
    if (left > 1) triple |= unsigned{bytes[i + 1]} << 8;
    if (left > 2) triple |= bytes[i + 2];
    for (std::size_t k = 0; k < 4; ++k)
      text += k <= left ? letters[triple >> (18 - 6 * k) & 63] : '=';
  }
  return text;
}

std::uint8_t concentration_byte(double c) {
  if (!(c >= 1e-9)) return 0;
  const double step = 254 * (std::log10(std::min(c, 1.0)) + 9) / 9;
  return static_cast<std::uint8_t>(1 + std::lround(step));
}

}  // namespace

std::string pack_concentration(std::span<const double> mole_fraction) {
  std::vector<std::uint8_t> bytes;
  for (std::size_t i = 0; i < mole_fraction.size();) {
    const std::uint8_t byte = concentration_byte(mole_fraction[i]);
    bytes.push_back(byte);
    ++i;
    if (byte != 0) continue;
    std::uint8_t run = 1;
    for (; run < 255 && i < mole_fraction.size(); ++run, ++i)
      if (concentration_byte(mole_fraction[i]) != 0) break;
    bytes.push_back(run);
  }
  return base64(bytes);
}

std::vector<long> pack_ring(const Ring& ring, double step) {
  std::vector<long> packed;
  long lat = 0, lon = 0;
  for (const GeoPoint& p : ring) {
    const long next_lat = std::lround(p.lat / step);
    const long next_lon = std::lround(p.lon / step);
    if (!packed.empty() && next_lat == lat && next_lon == lon) continue;
    packed.push_back(next_lat - lat);
    packed.push_back(next_lon - lon);
    lat = next_lat;
    lon = next_lon;
  }
  return packed;
}

}  // namespace farreach
