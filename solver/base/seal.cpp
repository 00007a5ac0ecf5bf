#include "solver/base/seal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <vector>

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

void Crc64::add(std::string_view bytes) {
  static constexpr auto table = crc_table();
  for (const char byte : bytes)
    register_ =
        table[(register_ ^ static_cast<unsigned char>(byte)) & 0xFF] ^ (register_ >> 8);
  length_ += bytes.size();
}

std::uint64_t crc64(std::string_view bytes) {
  Crc64 sum;
  sum.add(bytes);
  return sum.value();
}

std::string seal_of(const Crc64& bytes) {
  return fmt::format("{}{:016x} {:016x}\n", seal_start, bytes.length(), bytes.value());
}

std::string seal_of(std::string_view bytes) {
  Crc64 sum;
  sum.add(bytes);
  return seal_of(sum);
}

SealState check_seal(std::string_view sealed) {
  if (sealed.size() < seal_length) return SealState::missing;
  const auto line = sealed.substr(sealed.size() - seal_length);
  if (!line.starts_with(seal_start) || line.back() != '\n') return SealState::missing;
  const auto content = sealed.substr(0, sealed.size() - seal_length);
  return line == seal_of(content) ? SealState::whole : SealState::changed;
}

SealState check_file_seal(const std::filesystem::path& file) {
  std::error_code failure;
  const auto size = std::filesystem::file_size(file, failure);
  std::ifstream in(file, std::ios::binary);
  if (failure || !in || size < seal_length) return SealState::missing;
  Crc64 sum;
  std::vector<char> block(std::size_t{1} << 20);
  for (auto left = size - seal_length; left > 0 && in;) {
    const auto part = std::min<std::uintmax_t>(left, block.size());
    in.read(block.data(), static_cast<std::streamsize>(part));
    sum.add({block.data(), static_cast<std::size_t>(in.gcount())});
    left -= part;
  }
  std::string line(seal_length, '\0');
  in.read(line.data(), static_cast<std::streamsize>(line.size()));
  if (!in || !line.starts_with(seal_start) || line.back() != '\n')
    return SealState::missing;
  return line == seal_of(sum) ? SealState::whole : SealState::changed;
}

std::string_view without_seal(std::string_view sealed) {
  return sealed.substr(0, sealed.size() - seal_length);
}

}  // namespace farreach
