#include "scenarios/meteorology/grid/netcdf_header.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <vector>

#include "scenarios/meteorology/grid/grid_source.hpp"

namespace farreach {
namespace {

constexpr std::uint64_t longest_name = 256;  // NC_MAX_NAME
constexpr std::uint64_t most_parts = 32768;  // dimensions, attributes or variables
constexpr std::uint64_t most_rank = 1024;    // NC_MAX_VAR_DIMS
// Tags of lists.
constexpr std::uint64_t of_dimensions = 10, of_variables = 11, of_attributes = 12;

struct ClassicDimension {
  std::string name;
  std::uint64_t length = 0;  ///< 0: of records
};

/// Bytes of a value of each type; 0: no type of the format.
std::uint64_t bytes_of(std::uint64_t type) {
  constexpr std::array<std::uint64_t, 12> bytes = {0, 1, 1, 2, 4, 4, 8, 1, 2, 4, 8, 8};
  return type < bytes.size() ? bytes[type] : 0;
}

std::uint64_t padded(std::uint64_t bytes) {
  return (bytes + 3) / 4 * 4;
}

class ClassicHead {
 public:
  ClassicHead(const std::filesystem::path& file, std::string shown)
      : in_(file, std::ios::binary), shown_(std::move(shown)) {
    in_.seekg(0, std::ios::end);
    size_ = static_cast<std::uint64_t>(std::max<std::int64_t>(in_.tellg(), 0));
    in_.seekg(0);
  }

  void check();

 private:
  std::uint64_t whole(std::size_t bytes);
  std::uint64_t count() { return whole(version_ == 5 ? 8 : 4); }
  std::string name();
  void skip(std::uint64_t bytes, const std::string& what);
  /// Items of a list with this tag, each of at least so many bytes.
  std::uint64_t list(std::uint64_t tag, std::uint64_t least, const std::string& what);
  void attributes(const std::string& of);
  void variable();
  void check_records() const;
  [[noreturn]] void refuse(const std::string& why) const {
    refuse_file(shown_, "the head of the file is wrong: " + why,
                "the file may have been cut off or damaged");
  }
  std::uint64_t left() { return size_ - static_cast<std::uint64_t>(in_.tellg()); }

  std::ifstream in_;
  std::string shown_;
  std::uint64_t size_ = 0, records_ = 0, record_size_ = 0;
  unsigned version_ = 0;
  bool streaming_ = false;
  std::vector<ClassicDimension> dimensions_;
};

std::uint64_t ClassicHead::whole(std::size_t bytes) {
  std::array<unsigned char, 8> read{};
  in_.read(reinterpret_cast<char*>(read.data()), static_cast<std::streamsize>(bytes));
  if (!in_) refuse("the file ends within it");
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) value = 256 * value + read[i];
  return value;
}

std::string ClassicHead::name() {
  const std::uint64_t length = count();
  if (length > longest_name) refuse(fmt::format("a name of {} letters", length));
  std::string text(length, '\0');
  in_.read(text.data(), static_cast<std::streamsize>(length));
  if (!in_) refuse("the file ends within it");
  skip(padded(length) - length, "name");
  return text;
}

void ClassicHead::skip(std::uint64_t bytes, const std::string& what) {
  if (bytes > left())
    refuse(fmt::format("{} declares {} bytes, the file has {}", what, bytes, size_));
  in_.seekg(static_cast<std::streamoff>(bytes), std::ios::cur);
}

std::uint64_t ClassicHead::list(std::uint64_t tag, std::uint64_t least,
                                const std::string& what) {
  const std::uint64_t told = whole(4), items = count();
  if (told == 0 && items == 0) return 0;
  if (told != tag) refuse("where " + what + " should stand is something else");
  if (items > most_parts || items * least > left())
    refuse(
        fmt::format("{} {} are declared, which do not fit into the {} bytes of the "
                    "file",
                    items, what, size_));
  return items;
}

void ClassicHead::attributes(const std::string& of) {
  const std::uint64_t items = list(of_attributes, 12, "attributes of " + of);
  for (std::uint64_t i = 0; i < items; ++i) {
    const std::string called = name();
    const std::uint64_t bytes = bytes_of(whole(4)), values = count();
    if (bytes == 0 || values > size_)
      refuse(
          fmt::format("attribute \"{}\" of {} declares {} values", called, of, values));
    skip(padded(values * bytes), "attribute \"" + called + "\" of " + of);
  }
}

/// A variable lies within the file; one of records adds to the size of a record.
void ClassicHead::variable() {
  const std::string called = name();
  const std::uint64_t rank = count();
  if (rank > most_rank)
    refuse(fmt::format("variable \"{}\" has {} dimensions", called, rank));
  double values = 1;  // as a real number: products of damaged lengths overflow
  bool of_records = false;
  for (std::uint64_t i = 0; i < rank; ++i) {
    const std::uint64_t id = count();
    if (id >= dimensions_.size())
      refuse(fmt::format("variable \"{}\" lies on dimension {}, which is not there",
                         called, id));
    if (dimensions_[id].length == 0)
      of_records = true;
    else
      values *= static_cast<double>(dimensions_[id].length);
  }
  attributes("variable \"" + called + '"');
  const double bytes = values * static_cast<double>(bytes_of(whole(4)));
  count();  // vsize: what the dimensions say counts
  const std::uint64_t begin = whole(version_ == 1 ? 4 : 8);
  const double end = static_cast<double>(begin) + bytes;
  const bool holds_records = !of_records || records_ > 0;
  if (holds_records && end > static_cast<double>(size_))
    refuse(fmt::format("variable \"{}\" declares {:.6g} bytes, the file has {}", called,
                       bytes, size_));
  if (of_records) record_size_ += padded(static_cast<std::uint64_t>(bytes));
}

void ClassicHead::check_records() const {
  // The last record need not be padded.
  const double all =
      static_cast<double>(records_) * static_cast<double>(record_size_) - 4;
  if (!streaming_ && all > static_cast<double>(size_))
    refuse(fmt::format("{} records of {} bytes are declared, the file has {}", records_,
                       record_size_, size_));
}

void ClassicHead::check() {
  std::array<char, 4> magic{};
  in_.read(magic.data(), magic.size());
  if (!in_ || magic[0] != 'C' || magic[1] != 'D' || magic[2] != 'F') return;
  version_ = static_cast<unsigned char>(magic[3]);
  if (version_ != 1 && version_ != 2 && version_ != 5) return;
  records_ = count();
  streaming_ = records_ == (version_ == 5 ? UINT64_MAX : UINT32_MAX);
  const std::uint64_t dimensions = list(of_dimensions, 8, "dimensions");
  for (std::uint64_t i = 0; i < dimensions; ++i) {
    ClassicDimension d{.name = name()};
    d.length = count();
    dimensions_.push_back(std::move(d));
  }
  attributes("the file");
  const std::uint64_t variables = list(of_variables, 28, "variables");
  for (std::uint64_t i = 0; i < variables; ++i) variable();
  check_records();
}

}  // namespace

void require_classic_sizes(const std::filesystem::path& file,
                           const std::string& shown) {
  ClassicHead(file, shown).check();
}

}  // namespace farreach
