#include "scenarios/meteorology/grid/netcdf_handle.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <netcdf.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cmath>
#include <fstream>
#include <limits>
#include <vector>

#include "scenarios/meteorology/grid/netcdf_header.hpp"

namespace farreach {
namespace {

constexpr std::size_t most_attribute_values = 1'000'000;
constexpr double default_fill = 9.9e36;        // of the library, rounded down
constexpr rlim_t longest_look = 60;            // of processor time [s]
constexpr rlim_t most_memory = 2'000'000'000;  // for the look, beside what is held [B]

/// Asks for everything that a reader asks for: shapes, attributes, axes.
void look_through(const char* file) noexcept {
  int id = -1, variables = 0;
  if (nc_open(file, NC_NOWRITE, &id) != NC_NOERR) return;
  if (nc_inq_nvars(id, &variables) != NC_NOERR) return;
  for (int v = 0; v < variables; ++v) {
    int rank = 0, attributes = 0, dimension = 0;
    std::size_t length = 1;
    if (nc_inq_varndims(id, v, &rank) != NC_NOERR) continue;
    nc_inq_varnatts(id, v, &attributes);
    for (int a = 0; a < attributes; ++a) {
      std::array<char, NC_MAX_NAME + 1> name{};
      nc_type type = NC_NAT;
      std::size_t values = 0;
      if (nc_inq_attname(id, v, a, name.data()) == NC_NOERR)
        nc_inq_att(id, v, name.data(), &type, &values);
    }
    if (rank > 1) continue;
    if (rank == 1 && (nc_inq_vardimid(id, v, &dimension) != NC_NOERR ||
                      nc_inq_dimlen(id, dimension, &length) != NC_NOERR))
      continue;
    if (length > most_attribute_values) continue;
    std::vector<double> values(length);
    nc_get_var_double(id, v, values.data());
  }
}

/// Memory that this process has mapped [B].
rlim_t mapped_memory() {
  rlim_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
}

/// What the looking process may take; without a known size of this one no limit is set.
void limit_look() noexcept {
  const rlimit no_core{0, 0}, time{longest_look, longest_look};
  setrlimit(RLIMIT_CORE, &no_core);
  setrlimit(RLIMIT_CPU, &time);
  const rlim_t mapped = mapped_memory();
  const rlimit memory{mapped + most_memory, mapped + most_memory};
  if (mapped > 0) setrlimit(RLIMIT_AS, &memory);
}

bool is_hdf5(const GridPath& path) {
  std::array<char, 4> first{};
  std::ifstream(path.at, std::ios::binary).read(first.data(), first.size());
  return std::string(first.data(), first.size()) == "\x89HDF";
}

/// The HDF5 library (1.10) ends the process on some damaged files. Another process
/// looks first: one that does not end well says that the file is damaged.
void require_sound(const GridPath& path) {
  if (!is_hdf5(path)) return;
  const pid_t child = fork();
  if (child < 0) return;  // no room for a process: the file is opened unseen
  if (child == 0) {
    limit_look();
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere >= 0) dup2(nowhere, STDERR_FILENO);
    look_through(path.at.c_str());
    _exit(0);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    refuse_file(path.shown, "the file is damaged: its library fails while reading it",
                "fetch or write the file anew");
}

}  // namespace

NetcdfHandle::NetcdfHandle(const GridPath& path) : file_(path.shown) {
  require_classic_sizes(path.at, file_);
  require_sound(path);
  check(nc_open(path.at.c_str(), NC_NOWRITE, &id_), "open it");
}

NetcdfHandle::~NetcdfHandle() {
  nc_close(id_);
}

void NetcdfHandle::check(int status, const std::string& what) const {
  if (status != NC_NOERR)
    refuse_file(file_, "cannot " + what + ": " + nc_strerror(status),
                "the file may have been cut off, or is no NetCDF");
}

std::string NetcdfHandle::name(int variable) const {
  std::array<char, NC_MAX_NAME + 1> name{};
  check(nc_inq_varname(id_, variable, name.data()), "list its variables");
  return name.data();
}

/// Nullopt when there is none.
std::optional<std::size_t> NetcdfHandle::length_of(int variable, const char* attribute,
                                                   int& type) const {
  std::size_t length = 0;
  if (nc_inq_att(id_, variable, attribute, &type, &length) != NC_NOERR)
    return std::nullopt;
  if (length > most_attribute_values)
    refuse_file(file_,
                fmt::format("attribute \"{}\" declares {} values", attribute, length));
  return length;
}

std::string NetcdfHandle::text(int variable, const char* attribute) const {
  int type = NC_NAT;
  const auto length = length_of(variable, attribute, type);
  if (!length) return {};
  if (type == NC_STRING && *length > 0) {
    std::vector<char*> parts(*length, nullptr);
    check(nc_get_att_string(id_, variable, attribute, parts.data()), attribute);
    std::string first = parts[0] ? parts[0] : "";
    nc_free_string(*length, parts.data());
    return first;
  }
  if (type != NC_CHAR) return {};
  std::string value(*length, '\0');
  check(nc_get_att_text(id_, variable, attribute, value.data()), attribute);
  while (!value.empty() && value.back() == '\0') value.pop_back();
  return value;
}

std::optional<double> NetcdfHandle::number(int variable, const char* attribute) const {
  int type = NC_NAT;
  const auto length = length_of(variable, attribute, type);
  if (!length || *length == 0 || type == NC_CHAR || type == NC_STRING)
    return std::nullopt;
  std::vector<double> values(*length);
  check(nc_get_att_double(id_, variable, attribute, values.data()), attribute);
  return values[0];
}

float NetcdfPacking::si(double packed) const {
  const bool none = std::isnan(packed) || (fill && packed == *fill) ||
                    (missing && packed == *missing) || std::abs(packed) >= default_fill;
  if (none) return std::numeric_limits<float>::quiet_NaN();
  return static_cast<float>((packed * scale + offset) * unit.factor + unit.offset);
}

NetcdfPacking packing_of(const NetcdfHandle& handle, int variable,
                         const GridUnit& unit) {
  return {.scale = handle.number(variable, "scale_factor").value_or(1),
          .offset = handle.number(variable, "add_offset").value_or(0),
          .fill = handle.number(variable, "_FillValue"),
          .missing = handle.number(variable, "missing_value"),
          .unit = unit};
}

}  // namespace farreach
