/// Messages of a GRIB file as bytes, before any decoder sees them: where each begins
/// and ends, and the fields of a message of edition 2 as messages of one field.
/// Sources: WMO Manual on Codes, Vol. I.2, FM 92 GRIB (edition 1: sections 0 to 5;
/// edition 2: sections 2 to 7, 3 to 7 or 4 to 7 may repeat within a message).
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

namespace farreach {

struct GribPlace {
  std::uint64_t offset = 0, length = 0;  ///< [B]
};

using GribBytes = std::vector<unsigned char>;

/// Places of all messages; what stands between them is passed over. Throws InputError
/// when one goes on beyond the end of the file.
std::vector<GribPlace> grib_messages(std::FILE* file, const std::string& name);

/// The bytes of one message.
GribBytes grib_bytes(std::FILE* file, const GribPlace& place, const std::string& name);

/// A message for each field of a message; one of edition 1 or with one field is itself.
/// Throws InputError when its sections do not fit together, or when a grid declares
/// more values than are taken into memory.
std::vector<GribBytes> grib_fields(GribBytes message, const std::string& name,
                                   std::uint64_t offset);

}  // namespace farreach
