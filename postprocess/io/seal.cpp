#include "postprocess/io/seal.hpp"

#include <fmt/format.h>

#include <array>

namespace farreach {
namespace {

constexpr std::string_view seal_start = "\nFARREACH-SEAL ";
constexpr std::size_t seal_length = seal_start.size() + 16 + 1 + 16 + 1;

constexpr std::array<std::uint64_t, 256> crc_table() {
  std::array<std::uint64_t, 256> table{};
  for (std::uint64_t byte = 0; byte < 256; ++byte) {
    std::uint64_t value = byte;
    for (int bit = 0; bit < 8; ++bit)
      value = (value >> 1) ^ ((value & 1) != 0 ? 0xC96C5795D7870F42ULL : 0);
    table[byte] = value;
  }
  return table;
}

}  // namespace

std::uint64_t crc64(std::string_view bytes) {
  static constexpr auto table = crc_table();
  std::uint64_t value = ~std::uint64_t{0};
  for (const char byte : bytes)
    value = table[(value ^ static_cast<unsigned char>(byte)) & 0xFF] ^ (value >> 8);
  return ~value;
}

std::string seal_of(std::string_view bytes) {
  return fmt::format("{}{:016x} {:016x}\n", seal_start, bytes.size(), crc64(bytes));
}

SealState check_seal(std::string_view sealed) {
  if (sealed.size() < seal_length) return SealState::missing;
  const auto line = sealed.substr(sealed.size() - seal_length);
  if (!line.starts_with(seal_start) || line.back() != '\n') return SealState::missing;
  const auto content = sealed.substr(0, sealed.size() - seal_length);
  return line == seal_of(content) ? SealState::whole : SealState::changed;
}

std::string_view without_seal(std::string_view sealed) {
  return sealed.substr(0, sealed.size() - seal_length);
}

}  // namespace farreach
