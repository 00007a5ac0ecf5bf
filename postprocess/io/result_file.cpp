#include "postprocess/io/result_file.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <optional>

#include "postprocess/io/hdf5/self_contained.hpp"
#include "postprocess/io/outcome_check.hpp"
#include "postprocess/io/result_layout.hpp"
#include "postprocess/io/result_products.hpp"
#include "postprocess/io/result_reader.hpp"
#include "postprocess/media/medium.hpp"
#include "postprocess/voice/voice.hpp"
#include "solver/base/atomic_file.hpp"
#include "solver/base/error.hpp"
#include "solver/base/seal.hpp"

namespace farreach {
namespace {

constexpr const char* format_name = "farreach_result";
constexpr std::string_view hdf5_signature("\x89HDF\r\n\x1a\n", 8);

void write_root(ResultWriter& file, const Outcome& outcome, const Findings& findings) {
  GroupWriter root = file.root();
  root.attribute("", "Conventions", "CF-1.8");
  root.attribute("", "title", outcome.scenario.title);
  root.attribute("", "source", "Farreach " + outcome.provenance.program_version);
  root.attribute("", "format", format_name);
  root.attribute("", "format_version",
                 fmt::format("{}.{}", result_format_major, result_format_minor));
  root.attribute("", "mode", outcome.scenario.mode);
  root.attribute("", "complete", outcome.complete ? "yes" : "no");
  root.attribute("", "summary", english(findings.headline));
}

/// The end of the file as its HDF5 superblock has it; nothing if that cannot be told.
std::optional<std::uint64_t> noted_end(std::string_view bytes) {
  if (bytes.size() < 60) return std::nullopt;
  const int version = static_cast<unsigned char>(bytes[8]);
  const std::size_t at = version == 0 ? 40 : version == 1 ? 44 : 28;
  std::uint64_t end = 0;
  for (int i = 7; i >= 0; --i)
    end =
        end << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return end;
}

/// Why bytes without a right seal are not a result file.
std::string what_is_wrong(std::string_view bytes, SealState seal) {
  if (bytes.empty()) return "the file is empty";
  if (bytes.starts_with("CDF"))
    return "this is a classic netCDF file of another program, not a result file";
  if (!bytes.starts_with(hdf5_signature))
    return "this is not an HDF5 file, hence not a result file";
  if (bytes.find(format_name) == std::string_view::npos) {
    const bool netcdf = bytes.find("_NCProperties") != std::string_view::npos;
    return netcdf ? "this is a netCDF-4 file of another program, not a result file"
                  : "this is an HDF5 file of another program, not a result file";
  }
  const auto end = noted_end(bytes);
  if (seal == SealState::missing && end && bytes.size() <= *end)
    return fmt::format(
        "the file is cut off: it has {} of at least {} bytes. Copy it "
        "again",
        bytes.size(), *end + 1);
  if (seal == SealState::missing)
    return "the seal at its end is missing: it is cut off or another program has "
           "rewritten it. Take the file as the run left it";
  return "its checksum does not fit: it was damaged or changed after the run. Take the "
         "file as the run left it";
}

/// "3.1" as major version 3.
std::optional<int> major_of(const std::string& version) {
  int major = 0;
  const auto end = version.data() + version.size();
  const auto [stop, error] = std::from_chars(version.data(), end, major);
  if (error != std::errc() || stop == end || *stop != '.' || major < 0)
    return std::nullopt;
  return major;
}

void check_version(const ResultReader& reader) {
  const hdf5::Handle root(H5Gopen2(reader.file(), "/", H5P_DEFAULT), H5Gclose, "root");
  if (hdf5::text_attribute(root, "format") != format_name)
    throw RunError("this is an HDF5 file of another program, not a result file");
  const std::string version = hdf5::text_attribute(root, "format_version");
  const auto major = major_of(version);
  if (!major)
    throw RunError(fmt::format("its format version \"{}\" is not understood", version));
  if (*major > result_format_major)
    throw RunError(
        fmt::format("its format version {} is newer than {}.x, which this "
                    "program reads: use a newer Farreach",
                    version, result_format_major));
  if (*major < result_format_major)
    throw RunError(
        fmt::format("its format version {} is older than {}.x, which this "
                    "program reads: run the scenario again",
                    version, result_format_major));
}

}  // namespace

void write_result(const std::filesystem::path& file, const Outcome& outcome,
                  const Effects& effects, const Findings& findings) {
  std::string bytes;
  try {
    ResultWriter writer;
    write_root(writer, outcome, findings);
    Outcome copy = outcome;  // the layout serves both directions
    lay_out(writer, copy);
    write_effects(writer, effects);
    for (const Medium* medium : media_of(outcome))
      if (medium->write_products) medium->write_products(writer, outcome, effects);
    write_findings(writer, findings);
    bytes = writer.image();
  } catch (const std::exception& error) {
    throw RunError(
        fmt::format("cannot write {}: {}. Nothing was written, and what was there "
                    "before is unchanged",
                    file.string(), error.what()));
  }
  bytes += seal_of(bytes);
  write_file_atomically(file, bytes);
}

Outcome read_result(const std::filesystem::path& file, Numbers which) {
  const std::string bytes = read_whole_file(file);
  try {
    const SealState seal = check_seal(bytes);
    if (seal != SealState::whole) throw RunError(what_is_wrong(bytes, seal));
    ResultReader reader(without_seal(bytes));
    check_version(reader);
    require_self_contained(reader.file());
    Outcome outcome;
    lay_out(reader, outcome);
    if (which == Numbers::sound) require_sound(outcome);
    return outcome;
  } catch (const std::exception& error) {
    throw RunError(fmt::format("cannot read {}: {}", file.string(), error.what()));
  }
}

}  // namespace farreach
