/// The last line of a file that is to be believed: its length and checksum.
///
/// The line is checked before any other byte is believed: HDF5 does not check its own
/// contents, and damaged metadata can lead its library astray; a damaged number in a
/// checkpoint would be gone on with. In a result file it stands behind the end that
/// HDF5 has noted for itself, so every HDF5 and netCDF program passes over it. The
/// checksum is CRC-64 (ECMA-182 polynomial, reflected, as in the xz format): it finds
/// accidents, it does not prove who wrote the file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace farreach {

/// Length and CRC-64/XZ of bytes that come piece by piece.
class Crc64 {
 public:
  void add(std::string_view bytes);
  std::uint64_t length() const { return length_; }
  std::uint64_t value() const { return ~register_; }

 private:
  std::uint64_t length_ = 0, register_ = ~std::uint64_t{0};
};

/// CRC-64/XZ of the bytes.
std::uint64_t crc64(std::string_view bytes);

/// The line that seals these bytes, always of the same length.
std::string seal_of(std::string_view bytes);
std::string seal_of(const Crc64& bytes);

enum class SealState {
  whole,    ///< line found, length and checksum right
  changed,  ///< line found, but length or checksum differ
  missing,  ///< no such line at the end
};

SealState check_seal(std::string_view sealed);
/// The same for a file that need not fit into memory; `missing` when it cannot be read.
SealState check_file_seal(const std::filesystem::path& file);

/// The sealed bytes without their seal; only for SealState::whole.
std::string_view without_seal(std::string_view sealed);

}  // namespace farreach
