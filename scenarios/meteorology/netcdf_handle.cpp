#include "scenarios/meteorology/netcdf_handle.hpp"

#include <fmt/format.h>
#include <netcdf.h>

#include <array>
#include <cmath>
#include <limits>

#include "scenarios/meteorology/netcdf_header.hpp"

namespace farreach {
namespace {

constexpr std::size_t most_attribute_values = 1'000'000;
constexpr double default_fill = 9.9e36;  // of the library, rounded down

}  // namespace

NetcdfHandle::NetcdfHandle(const GridPath& path) : file_(path.shown) {
  require_classic_sizes(path.at, file_);
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
