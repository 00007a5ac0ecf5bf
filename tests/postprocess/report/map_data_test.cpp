/// What is packed for the map can be unpacked to the same thing.
#include "postprocess/report/map_data.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

namespace farreach {
namespace {

std::vector<unsigned> bytes_of(const std::string& text) {
  static const std::string letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::vector<unsigned> bytes;
  unsigned store = 0, bits = 0;
  for (const char c : text) {
    if (c == '=') break;
    store = store << 6 | static_cast<unsigned>(letters.find(c));
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(store >> bits & 255);
  }
  return bytes;
}

std::vector<unsigned> cells_of(const std::string& text) {
  const auto bytes = bytes_of(text);
  std::vector<unsigned> cells;
  for (std::size_t i = 0; i < bytes.size(); ++i)
    if (bytes[i] != 0)
      cells.push_back(bytes[i]);
    else
      cells.insert(cells.end(), bytes[++i], 0);
  return cells;
}

TEST(PackedConcentration, ComesBackWithinHalfAStep) {
  std::vector<double> field(1000, 0.0);
  for (std::size_t i = 300; i < 360; ++i)
    field[i] = std::pow(10.0, -8.9 + 0.15 * static_cast<double>(i - 300));
  const auto cells = cells_of(pack_concentration(field));
  ASSERT_EQ(cells.size(), field.size());
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] == 0) {
      EXPECT_EQ(cells[i], 0u);
      continue;
    }
    const double log10_c = (cells[i] - 1) * 9.0 / 254 - 9;
    EXPECT_NEAR(log10_c, std::log10(field[i]), 0.5 * 9 / 254 + 1e-12);
  }
}

TEST(PackedConcentration, HoldsOnlyWhatIsKnownAndInRange) {
  const std::vector<double> field = {std::numeric_limits<double>::quiet_NaN(), 1e-10,
                                     2.0, 1e-9};
  EXPECT_EQ(cells_of(pack_concentration(field)), (std::vector<unsigned>{0, 0, 255, 1}));
}

TEST(PackedRing, IsFirstPointThenDifferences) {
  const Ring ring = {{51.49, 52.5}, {51.49, 54.5}, {51.4901, 54.5001}, {52.5, 52.5}};
  EXPECT_EQ(pack_ring(ring, 1e-2), (std::vector<long>{5149, 5250, 0, 200, 101, -200}));
}

}  // namespace
}  // namespace farreach
