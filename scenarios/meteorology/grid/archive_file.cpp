#include "scenarios/meteorology/grid/archive_file.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <stdlib.h>

#include <cstdint>
#include <cstdio>
#include <memory>

#include "scenarios/meteorology/grid/grid_source.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most_unpacked = 4'000'000'000;  // of an archive [B]
constexpr std::uint64_t packed_freely = 200'000'000;    // below, any ratio will do [B]
constexpr std::uint64_t most_ratio = 200;  // of fields, which rarely shrink 10 times
constexpr std::size_t most_members = 100;

struct ZipMember {
  std::string name, inside;  ///< as GDAL names it
  std::uint64_t size = 0;
};

struct FreeList {
  void operator()(char** list) const { CSLDestroy(list); }
};

struct CloseVirtual {
  void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};

std::vector<ZipMember> members_of(const fs::path& archive) {
  const std::string root = "/vsizip/{" + archive.string() + "}";
  const std::unique_ptr<char*, FreeList> list(VSIReadDirRecursive(root.c_str()));
  if (!list) refuse_file(archive.string(), "this archive cannot be read");
  std::vector<ZipMember> members;
  for (int i = 0; i < CSLCount(list.get()); ++i) {
    const std::string name = list.get()[i];
    VSIStatBufL status;
    if (name.ends_with('/') || VSIStatL((root + "/" + name).c_str(), &status) != 0 ||
        VSI_ISDIR(status.st_mode))
      continue;
    if (members.size() == most_members)
      refuse_file(archive.string(),
                  fmt::format("it holds more than {} files", most_members));
    members.push_back(
        {name, root + "/" + name, static_cast<std::uint64_t>(status.st_size)});
  }
  return members;
}

void require_sizes(const fs::path& archive, const std::vector<ZipMember>& members) {
  const std::uint64_t packed = fs::file_size(archive);
  std::uint64_t all = 0;
  for (const ZipMember& member : members) {
    all += member.size;
    const bool swells = all > packed_freely && all / most_ratio > packed;
    if (member.size > most_unpacked || all > most_unpacked || swells)
      refuse_file(
          archive.string(),
          fmt::format("its members up to \"{}\" would take {:.3g} MB; an archive "
                      "of {:.3g} MB may take {:.3g} MB here",
                      member.name, static_cast<double>(all) / 1e6,
                      static_cast<double>(packed) / 1e6,
                      std::min(static_cast<double>(most_unpacked),
                               static_cast<double>(packed * most_ratio)) /
                          1e6),
          "unpack it yourself and name its files");
  }
}

[[noreturn]] void refuse_room(const fs::path& archive) {
  refuse_file(archive.string(),
              "there is no room to unpack it in " + fs::temp_directory_path().string());
}

struct CloseOutput {
  void operator()(FILE* file) const { std::fclose(file); }
};
using Output = std::unique_ptr<FILE, CloseOutput>;

/// Copies a member to an empty file; it may not grow beyond what it declares.
void copy(const ZipMember& member, const fs::path& archive, const UnpackedFile& to,
          Output out) {
  const std::unique_ptr<VSILFILE, CloseVirtual> in(
      VSIFOpenL(member.inside.c_str(), "rb"));
  if (!in) refuse_file(to.shown(), "this member cannot be unpacked");
  std::string buffer(1 << 20, '\0');
  std::uint64_t written = 0;
  while (const std::size_t got = VSIFReadL(buffer.data(), 1, buffer.size(), in.get())) {
    written += got;
    if (written > member.size)
      refuse_file(to.shown(), "it is longer than the archive declares");
    if (std::fwrite(buffer.data(), 1, got, out.get()) != got) refuse_room(archive);
  }
  if (written != member.size)
    refuse_file(to.shown(), "it is shorter than the archive declares",
                "the archive may have been cut off or damaged");
  if (std::fflush(out.get()) != 0) refuse_room(archive);
}

UnpackedFile unpacked(const ZipMember& member, const fs::path& archive) {
  std::string name = (fs::temp_directory_path() / "farreach-XXXXXX").string();
  const int descriptor = mkstemp(name.data());
  if (descriptor < 0) refuse_room(archive);
  UnpackedFile file(name, archive.string() + "/" + member.name);
  copy(member, archive, file, Output(fdopen(descriptor, "wb")));
  return file;
}

}  // namespace

UnpackedFile::UnpackedFile(UnpackedFile&& other) noexcept
    : path_(std::move(other.path_)), shown_(std::move(other.shown_)) {
  other.path_.clear();
}

UnpackedFile::~UnpackedFile() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove(path_, ignored);
}

bool is_zip(const std::string& first_bytes) {
  return first_bytes.starts_with("PK\x03\x04") || first_bytes.starts_with("PK\x05\x06");
}

std::vector<UnpackedFile> unpack(const fs::path& archive) {
  const auto members = members_of(archive);
  if (members.empty()) refuse_file(archive.string(), "the archive is empty");
  require_sizes(archive, members);
  std::vector<UnpackedFile> all;
  for (const ZipMember& member : members) all.push_back(unpacked(member, archive));
  return all;
}

}  // namespace farreach
