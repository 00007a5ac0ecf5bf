/// The last line of a result file: its length and checksum.
///
/// HDF5 does not check its own contents, and damaged metadata can lead its library
/// astray. So the line is checked before any other byte is believed. It stands behind
/// the end that HDF5 has noted for itself, so every HDF5 and netCDF program passes over
/// it. The checksum is CRC-64 (ECMA-182 polynomial, reflected, as in the xz format): it
/// finds accidents, it does not prove who wrote the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace farreach {

/// CRC-64/XZ of the bytes.
std::uint64_t crc64(std::string_view bytes);

/// The line that seals these bytes, always of the same length.
std::string seal_of(std::string_view bytes);

enum class SealState {
  whole,    ///< line found, length and checksum right
  changed,  ///< line found, but length or checksum differ
  missing,  ///< no such line at the end
};

SealState check_seal(std::string_view sealed);

/// The sealed bytes without their seal; only for SealState::whole.
std::string_view without_seal(std::string_view sealed);

}  // namespace farreach
