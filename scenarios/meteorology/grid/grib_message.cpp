#include "scenarios/meteorology/grid/grib_message.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

#include "scenarios/meteorology/grid/grid_source.hpp"

namespace farreach {
namespace {

constexpr std::size_t head_size = 16;  // section 0 of edition 2; edition 1 has 8
constexpr std::size_t tail_size = 4;   // "7777"
constexpr std::uint64_t most_message = 500'000'000;  // [B]

std::uint64_t whole(const unsigned char* at, std::size_t bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) value = 256 * value + at[i];
  return value;
}

using Head = std::array<unsigned char, head_size>;

/// Sections of edition 1 beyond the first: length in 3 bytes each, sections 2 and 3
/// when bits of octet 8 of section 1 say so. Beyond 8 MB the length of the message
/// counts 120 bytes, less the length that section 4 tells (ECMWF).
std::uint64_t long_first_edition(std::FILE* file, std::uint64_t offset,
                                 std::uint64_t told) {
  std::uint64_t at = offset + 8;
  std::array<unsigned char, 8> section{};
  const auto read = [&] {
    return std::fseek(file, static_cast<long>(at), SEEK_SET) == 0 &&
           std::fread(section.data(), 1, section.size(), file) == section.size();
  };
  if (!read()) return 0;
  const unsigned flags = section[7];
  at += whole(section.data(), 3);
  for (const unsigned flag : {0x80U, 0x40U}) {
    if ((flags & flag) == 0) continue;
    if (!read()) return 0;
    at += whole(section.data(), 3);
  }
  if (!read()) return 0;
  const std::uint64_t data = whole(section.data(), 3);
  if (data >= 120) return told;
  return (told & 0x7fffff) * 120 - data + tail_size;
}

std::uint64_t length_of(std::FILE* file, std::uint64_t offset, const Head& head) {
  if (head[7] == 2) return whole(&head[8], 8);
  const std::uint64_t told = whole(&head[4], 3);
  return head[7] == 1 && told >= 0x800000 ? long_first_edition(file, offset, told)
                                          : told;
}

/// The next "GRIB" at or after a place; `size` when there is none.
std::uint64_t next_start(std::FILE* file, std::uint64_t from, std::uint64_t size) {
  std::string buffer(1 << 16, '\0');
  while (from < size) {
    if (std::fseek(file, static_cast<long>(from), SEEK_SET) != 0) return size;
    const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file);
    const auto found = std::string_view(buffer.data(), got).find("GRIB");
    if (found != std::string_view::npos) return from + found;
    if (got < tail_size) return size;
    from += got - (tail_size - 1);
  }
  return size;
}

[[noreturn]] void refuse_sections(const std::string& name, std::uint64_t offset,
                                  const std::string& why) {
  refuse_file(name, fmt::format("the message at byte {}: {}", offset, why),
              "the file may have been damaged");
}

/// The number of values that a section declares `at` must fit into memory.
void require_size(const GribBytes& section, std::size_t at, const std::string& name,
                  std::uint64_t offset) {
  if (section.size() < at + 4) refuse_sections(name, offset, "a section is too short");
  const std::uint64_t points = whole(&section[at], 4);
  if (points > most_field_values)
    refuse_sections(name, offset,
                    fmt::format("its grid declares {} values; at most {} are read",
                                points, most_field_values));
}

/// Values of the picture that section 7 holds by a template of section 5: JPEG 2000
/// (40) tells width and height in its marker SIZ (ISO 15444-1, A.5.1), PNG (41) in
/// IHDR. 0: no picture.
double picture_size(const GribBytes& how, const GribBytes& data) {
  constexpr std::size_t head = 5;  // of section 7 [B]
  const std::uint64_t template_number = how.size() > 10 ? whole(&how[9], 2) : 0;
  if (data.size() < head + 24) return 0;
  const auto side = [&](std::size_t at) {
    return static_cast<double>(whole(&data[head + at], 4));
  };
  if (template_number == 40) return (side(8) - side(16)) * (side(12) - side(20));
  if (template_number == 41) return side(16) * side(20);
  return 0;
}

/// Sections of a message of edition 2, gathered until one more field is whole.
class Gatherer {
 public:
  Gatherer(const GribBytes& message, const std::string& name, std::uint64_t offset)
      : message_(message), name_(name), offset_(offset) {}

  std::vector<GribBytes> fields() {
    std::size_t at = head_size;
    while (at + tail_size < message_.size()) {
      if (std::memcmp(&message_[at], "7777", tail_size) == 0) break;
      at += take(at);
    }
    if (fields_.empty()) refuse_sections(name_, offset_, "it holds no field");
    return std::move(fields_);
  }

 private:
  /// The section at a place; its length.
  std::size_t take(std::size_t at) {
    const std::uint64_t left = message_.size() - at;
    const std::uint64_t length = left > 5 ? whole(&message_[at], 4) : 0;
    const unsigned number = left > 5 ? message_[at + 4] : 0;
    if (length < 5 || length > left || number < 1 || number > 7)
      refuse_sections(name_, offset_,
                      fmt::format("what stands at its byte {} is no section", at));
    const GribBytes section(message_.begin() + static_cast<long>(at),
                            message_.begin() + static_cast<long>(at + length));
    if (number == 3 || number == 5)
      require_size(section, number == 3 ? 6 : 5, name_, offset_);
    // Bit map "as before" (254): the last one told stays.
    const bool same_map = number == 6 && length >= 6 && section[5] == 254;
    if (same_map && sections_[6].empty())
      refuse_sections(name_, offset_, "a bit map is used before it is told");
    if (!same_map) sections_[number] = section;
    if (number == 7) finish();
    return length;
  }

  void finish() {
    for (const std::size_t needed : {1U, 3U, 4U, 5U, 6U})
      if (sections_[needed].empty())
        refuse_sections(name_, offset_, fmt::format("it lacks section {}", needed));
    const double picture = picture_size(sections_[5], sections_[7]);
    if (!(picture <= static_cast<double>(most_field_values)))
      refuse_sections(name_, offset_,
                      fmt::format("its picture declares {:.6g} values; at most {} are "
                                  "read",
                                  picture, most_field_values));
    GribBytes field(message_.begin(), message_.begin() + head_size);
    for (const GribBytes& section : sections_)
      field.insert(field.end(), section.begin(), section.end());
    field.insert(field.end(), tail_size, '7');
    std::uint64_t length = field.size();
    for (std::size_t i = head_size; i-- > 8; length /= 256)
      field[i] = static_cast<unsigned char>(length % 256);
    fields_.push_back(std::move(field));
  }

  const GribBytes& message_;
  const std::string& name_;
  std::uint64_t offset_;
  std::array<GribBytes, 8> sections_;
  std::vector<GribBytes> fields_;
};

/// Edition 1: the grid of section 2 declares Ni x Nj values.
void require_first_edition(const GribBytes& message, const std::string& name,
                           std::uint64_t offset) {
  if (message.size() < 8 + 28) refuse_sections(name, offset, "it is too short");
  if ((message[8 + 7] & 0x80U) == 0) return;
  const std::uint64_t at = 8 + whole(&message[8], 3);
  if (at + 10 > message.size())
    refuse_sections(name, offset, "section 2 goes on beyond its end");
  const std::uint64_t ni = whole(&message[at + 6], 2), nj = whole(&message[at + 8], 2);
  const bool reduced = ni == 0xffff;  // so many in each row that the data tell
  if (!reduced && ni * nj > most_field_values)
    refuse_sections(name, offset,
                    fmt::format("its grid declares {} x {} values; at most {} are read",
                                ni, nj, most_field_values));
}

}  // namespace

std::vector<GribPlace> grib_messages(std::FILE* file, const std::string& name) {
  std::fseek(file, 0, SEEK_END);
  const std::uint64_t size = static_cast<std::uint64_t>(std::max(std::ftell(file), 0L));
  std::vector<GribPlace> places;
  std::uint64_t at = 0;
  while ((at = next_start(file, at, size)) < size) {
    Head head{};
    std::fseek(file, static_cast<long>(at), SEEK_SET);
    const std::size_t got = std::fread(head.data(), 1, head.size(), file);
    const std::uint64_t length =
        got == head.size() ? length_of(file, at, head) : size + 1;
    if (at + length > size || length > size)
      refuse_file(name,
                  fmt::format("the message at byte {} goes on beyond the end", at),
                  "the file may have been cut off");
    if (length < head_size + tail_size || length > most_message)
      refuse_sections(name, at, fmt::format("it cannot be {} bytes long", length));
    places.push_back({at, length});
    at += length;
  }
  return places;
}

GribBytes grib_bytes(std::FILE* file, const GribPlace& place, const std::string& name) {
  GribBytes bytes(place.length);
  if (std::fseek(file, static_cast<long>(place.offset), SEEK_SET) != 0 ||
      std::fread(bytes.data(), 1, bytes.size(), file) != bytes.size())
    refuse_file(name, fmt::format("cannot read the message at byte {}", place.offset));
  return bytes;
}

std::vector<GribBytes> grib_fields(GribBytes message, const std::string& name,
                                   std::uint64_t offset) {
  if (message[7] == 2) return Gatherer(message, name, offset).fields();
  if (message[7] != 1)
    refuse_sections(name, offset,
                    fmt::format("edition {} is not known here", int{message[7]}));
  require_first_edition(message, name, offset);
  std::vector<GribBytes> all;
  all.push_back(std::move(message));
  return all;
}

}  // namespace farreach
