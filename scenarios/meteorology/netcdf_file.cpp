/// NetCDF files with the CF conventions (1.8) or the usual names of ERA5 and GFS, on
/// levels of pressure or height above ground; classic and netCDF-4, through the C
/// library. Packing (scale_factor, add_offset), missing values (_FillValue,
/// missing_value, NaN), time units and calendars are those of the conventions.
#include <fmt/format.h>
#include <netcdf.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>
#include <sstream>

#include "scenarios/meteorology/cf_time.hpp"
#include "scenarios/meteorology/grid_source.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;

std::string lower(std::string text) {
  for (char& c : text)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

/// A file that is open.
class Handle {
 public:
  explicit Handle(std::string file) : file_(std::move(file)) {
    check(nc_open(file_.c_str(), NC_NOWRITE, &id_), "open it");
  }
  ~Handle() { nc_close(id_); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  int id() const { return id_; }
  const std::string& file() const { return file_; }
  void check(int status, const std::string& what) const {
    if (status != NC_NOERR)
      refuse_file(file_, "cannot " + what + ": " + nc_strerror(status),
                  "the file may have been cut off, or is no NetCDF");
  }

  std::string text(int variable, const char* attribute) const {
    nc_type type = NC_NAT;
    std::size_t length = 0;
    if (nc_inq_att(id_, variable, attribute, &type, &length) != NC_NOERR) return {};
    if (type == NC_STRING && length > 0) {
      std::vector<char*> parts(length, nullptr);
      check(nc_get_att_string(id_, variable, attribute, parts.data()), attribute);
      std::string first = parts[0] ? parts[0] : "";
      nc_free_string(length, parts.data());
      return first;
    }
    if (type != NC_CHAR) return {};
    std::string value(length, '\0');
    check(nc_get_att_text(id_, variable, attribute, value.data()), attribute);
    while (!value.empty() && value.back() == '\0') value.pop_back();
    return value;
  }

  std::optional<double> number(int variable, const char* attribute) const {
    nc_type type = NC_NAT;
    std::size_t length = 0;
    if (nc_inq_att(id_, variable, attribute, &type, &length) != NC_NOERR ||
        type == NC_CHAR || type == NC_STRING || length == 0)
      return std::nullopt;
    std::vector<double> values(length);
    check(nc_get_att_double(id_, variable, attribute, values.data()), attribute);
    return values[0];
  }

 private:
  std::string file_;
  int id_ = -1;
};

struct Dimension {
  int id = 0;
  std::size_t length = 0;
  enum class Role { other, time, level, latitude, longitude } role = Role::other;
};

struct Described {
  int id = 0;
  std::string name;
  std::vector<int> dimensions;
};

class NetcdfFile : public GridFile {
 public:
  NetcdfFile(const fs::path& path, const GridWindow& window) : handle_(path.string()) {
    read_dimensions();
    require_axes();
    latitude_ = cut_latitudes(axis(Dimension::Role::latitude), window, handle_.file());
    longitude_ =
        cut_longitudes(axis(Dimension::Role::longitude), window, handle_.file());
    for (const Described& described : all_variables()) take(described);
    if (variables_.empty())
      refuse_file(handle_.file(), "no variable of weather was found",
                  "CF standard names or the short names of ERA5 are looked for");
  }

  const std::vector<GridVariable>& variables() const override { return variables_; }
  std::vector<float> read(std::size_t v, std::size_t n) override;

 private:
  std::vector<Described> all_variables() const;
  void read_dimensions();
  void require_axes() const;
  Dimension::Role role_of(int variable, const std::string& name) const;
  const Dimension& dimension(int id) const;
  const Dimension* only(Dimension::Role role) const;
  std::vector<double> axis(Dimension::Role role) const;
  std::vector<double> values_of(int variable, std::size_t length) const;
  int variable_of(const Dimension& dimension) const;
  std::vector<double> times_of(const Dimension& dimension) const;
  void take(const Described& described);
  void take_levels(const Dimension& dimension, GridVariable& variable) const;
  std::optional<double> told_height(const Described& described,
                                    const Dimension* levels) const;
  bool plain_shape(const Described& described) const;

  Handle handle_;
  std::vector<Dimension> dimensions_;
  AxisCut latitude_, longitude_;
  std::vector<GridVariable> variables_;
  std::vector<Described> described_;  ///< of variables_, one to one
};

std::vector<Described> NetcdfFile::all_variables() const {
  int count = 0;
  handle_.check(nc_inq_nvars(handle_.id(), &count), "list its variables");
  std::vector<Described> all;
  for (int id = 0; id < count; ++id) {
    std::array<char, NC_MAX_NAME + 1> name{};
    int rank = 0;
    handle_.check(nc_inq_varname(handle_.id(), id, name.data()), "list its variables");
    handle_.check(nc_inq_varndims(handle_.id(), id, &rank), "list its variables");
    Described d{id, name.data(), std::vector<int>(static_cast<std::size_t>(rank))};
    if (rank > 0)
      handle_.check(nc_inq_vardimid(handle_.id(), id, d.dimensions.data()),
                    "list its variables");
    all.push_back(std::move(d));
  }
  return all;
}

/// By standard name, units, axis, then by the usual names.
Dimension::Role NetcdfFile::role_of(int variable, const std::string& name) const {
  using Role = Dimension::Role;
  const std::string standard = handle_.text(variable, "standard_name");
  const std::string units = handle_.text(variable, "units");
  const std::string axis = handle_.text(variable, "axis"), word = lower(name);
  if (standard == "latitude" || units == "degrees_north" || units == "degree_north" ||
      word == "latitude" || word == "lat")
    return Role::latitude;
  if (standard == "longitude" || units == "degrees_east" || units == "degree_east" ||
      word == "longitude" || word == "lon")
    return Role::longitude;
  if (standard == "time" || units.find(" since ") != units.npos) return Role::time;
  const bool pressure = standard == "air_pressure" || units == "hPa" ||
                        units == "millibars" || units == "mbar" || units == "Pa";
  const bool height = standard == "height" || standard == "altitude" ||
                      word == "height" || word == "lev" || word == "level" ||
                      word.find("plev") != word.npos || axis == "Z";
  return pressure || height ? Role::level : Role::other;
}

void NetcdfFile::read_dimensions() {
  int count = 0;
  handle_.check(nc_inq_ndims(handle_.id(), &count), "list its dimensions");
  for (int id = 0; id < count; ++id) {
    Dimension d{.id = id};
    std::array<char, NC_MAX_NAME + 1> name{};
    handle_.check(nc_inq_dim(handle_.id(), id, name.data(), &d.length),
                  "list its dimensions");
    int variable = 0, rank = 0;
    if (nc_inq_varid(handle_.id(), name.data(), &variable) == NC_NOERR &&
        nc_inq_varndims(handle_.id(), variable, &rank) == NC_NOERR && rank == 1)
      d.role = role_of(variable, name.data());
    dimensions_.push_back(d);
  }
}

const Dimension* NetcdfFile::only(Dimension::Role role) const {
  for (const Dimension& d : dimensions_)
    if (d.role == role) return &d;
  return nullptr;
}

void NetcdfFile::require_axes() const {
  for (const auto& [role, what] : {std::pair{Dimension::Role::latitude, "latitude"},
                                   std::pair{Dimension::Role::longitude, "longitude"}})
    if (!only(role))
      refuse_file(handle_.file(),
                  std::string("there is no axis of ") + what +
                      "; grids of other projections are not read",
                  "resample to a regular grid of latitude and longitude");
}

const Dimension& NetcdfFile::dimension(int id) const {
  for (const Dimension& d : dimensions_)
    if (d.id == id) return d;
  refuse_file(handle_.file(), "a variable lies on a dimension of another group");
}

int NetcdfFile::variable_of(const Dimension& dimension) const {
  std::array<char, NC_MAX_NAME + 1> name{};
  int variable = -1;
  handle_.check(nc_inq_dimname(handle_.id(), dimension.id, name.data()),
                "name an axis");
  handle_.check(nc_inq_varid(handle_.id(), name.data(), &variable),
                std::string("find the values of the axis ") + name.data());
  return variable;
}

std::vector<double> NetcdfFile::values_of(int variable, std::size_t length) const {
  std::vector<double> values(length);
  handle_.check(nc_get_var_double(handle_.id(), variable, values.data()),
                "read an axis");
  const double scale = handle_.number(variable, "scale_factor").value_or(1);
  const double offset = handle_.number(variable, "add_offset").value_or(0);
  for (double& value : values) value = scale * value + offset;
  return values;
}

std::vector<double> NetcdfFile::axis(Dimension::Role role) const {
  const Dimension& found = *only(role);
  return values_of(variable_of(found), found.length);
}

std::vector<double> NetcdfFile::times_of(const Dimension& found) const {
  const int variable = variable_of(found);
  const std::string units = handle_.text(variable, "units");
  const std::string calendar = handle_.text(variable, "calendar");
  if (!is_civil(calendar))
    refuse_file(handle_.file(), "times are of the calendar \"" + calendar + '"',
                "the calendar of civil time is needed");
  const auto unit = time_unit(units);
  if (!unit)
    refuse_file(handle_.file(), "the unit of time \"" + units + "\" is not understood",
                "write \"hours since 2026-01-01 00:00:00\"");
  auto times = values_of(variable, found.length);
  for (std::size_t n = 0; n < times.size(); ++n) {
    times[n] = unit->origin + unit->factor * times[n];
    if (!std::isfinite(times[n]) || (n > 0 && !(times[n] > times[n - 1])))
      refuse_file(handle_.file(), fmt::format("times do not ascend at item {}", n + 1));
  }
  return times;
}

/// Whether a variable lies on latitude and longitude, with time and levels or not.
bool NetcdfFile::plain_shape(const Described& described) const {
  int latitudes = 0, longitudes = 0, times = 0, levels = 0;
  for (const int id : described.dimensions) {
    switch (dimension(id).role) {
      case Dimension::Role::latitude:
        ++latitudes;
        break;
      case Dimension::Role::longitude:
        ++longitudes;
        break;
      case Dimension::Role::time:
        ++times;
        break;
      case Dimension::Role::level:
        ++levels;
        break;
      default:
        break;
    }
  }
  return latitudes == 1 && longitudes == 1 && times <= 1 && levels <= 1;
}

void NetcdfFile::take_levels(const Dimension& found, GridVariable& variable) const {
  const int id = variable_of(found);
  const std::string units = handle_.text(id, "units");
  const std::string standard = handle_.text(id, "standard_name");
  variable.level = values_of(id, found.length);
  const auto scaled = [&](double factor, GridVariable::Level kind) {
    variable.kind = kind;
    for (double& level : variable.level) level *= factor;
  };
  if (units == "hPa" || units == "millibars" || units == "mbar" || units == "mb")
    return scaled(100, GridVariable::Level::pressure);
  if (units == "Pa") return scaled(1, GridVariable::Level::pressure);
  if (standard == "altitude")
    refuse_file(handle_.file(), "levels are heights above the sea",
                "give levels of pressure or of height above ground");
  if (units == "m" || units == "km")
    return scaled(units == "km" ? 1000 : 1, GridVariable::Level::height);
  refuse_file(
      handle_.file(),
      "the levels of variable \"" + variable.name + "\" have the unit \"" + units + '"',
      "give levels of pressure (hPa) or of height above ground (m)");
}

/// The one height above ground of a variable, on an axis of one value or in a scalar
/// that its attribute "coordinates" names [m].
std::optional<double> NetcdfFile::told_height(const Described& described,
                                              const Dimension* levels) const {
  const auto height_in = [&](int id) -> std::optional<double> {
    const std::string units = handle_.text(id, "units");
    if (units != "m" || handle_.text(id, "standard_name") == "altitude")
      return std::nullopt;
    return values_of(id, 1)[0];
  };
  if (levels)
    return levels->length == 1 ? height_in(variable_of(*levels)) : std::nullopt;
  std::istringstream names(handle_.text(described.id, "coordinates"));
  for (std::string name; names >> name;) {
    int id = 0, rank = 1;
    if (nc_inq_varid(handle_.id(), name.c_str(), &id) != NC_NOERR ||
        nc_inq_varndims(handle_.id(), id, &rank) != NC_NOERR || rank != 0)
      continue;
    if (const auto height = height_in(id)) return height;
  }
  return std::nullopt;
}

void NetcdfFile::take(const Described& described) {
  if (!plain_shape(described)) return;
  GridVariable variable{.file = handle_.file(), .name = described.name};
  VariableWords words{described.name, handle_.text(described.id, "standard_name"),
                      handle_.text(described.id, "units")};
  const Dimension* levels = nullptr;
  const Dimension* times = nullptr;
  const Dimension* other = nullptr;
  for (const int id : described.dimensions) {
    const Dimension& d = dimension(id);
    if (d.role == Dimension::Role::level) levels = &d;
    if (d.role == Dimension::Role::time) times = &d;
    if (d.role == Dimension::Role::other && d.length > 1) other = &d;
  }
  words.height = told_height(described, levels);
  words.on_levels = levels && !words.height;
  std::optional<FoundQuantity> found;
  try {
    found = quantity_of(words);
  } catch (const InputError& wrong) {
    refuse_file(handle_.file(), wrong.diagnostics()[0].message,
                wrong.diagnostics()[0].remedy);
  }
  if (!found) return;
  if (other)
    refuse_file(handle_.file(),
                fmt::format("variable \"{}\" has {} values at each place and time",
                            described.name, other->length),
                "choose one: one member, one version (expver)");
  variable.quantity = found->quantity;
  variable.unit = found->unit;
  variable.latitude = latitude_;
  variable.longitude = longitude_;
  if (times) variable.time = times_of(*times);
  if (words.on_levels) take_levels(*levels, variable);
  variables_.push_back(std::move(variable));
  described_.push_back(described);
}

/// How numbers stand for values.
struct Packing {
  double scale = 1, offset = 0;
  std::optional<double> fill, missing;
  GridUnit unit;

  float si(double packed) const {
    const bool none = std::isnan(packed) || (fill && packed == *fill) ||
                      (missing && packed == *missing) ||
                      std::abs(packed) >= 9.9e36;  // default fill of the library
    if (none) return std::numeric_limits<float>::quiet_NaN();
    return static_cast<float>((packed * scale + offset) * unit.factor + unit.offset);
  }
};

Packing packing_of(const Handle& handle, int variable, const GridUnit& unit) {
  return {.scale = handle.number(variable, "scale_factor").value_or(1),
          .offset = handle.number(variable, "add_offset").value_or(0),
          .fill = handle.number(variable, "_FillValue"),
          .missing = handle.number(variable, "missing_value"),
          .unit = unit};
}

std::vector<float> NetcdfFile::read(std::size_t v, std::size_t n) {
  const GridVariable& variable = variables_[v];
  const Described& described = described_[v];
  const auto [low, high] =
      std::minmax_element(latitude_.index.begin(), latitude_.index.end());
  const std::size_t longitudes = only(Dimension::Role::longitude)->length;
  const std::size_t rows = *high - *low + 1;
  const std::size_t levels = std::max<std::size_t>(variable.level.size(), 1);
  std::vector<std::size_t> start, count;
  std::size_t lat_stride = 1, lon_stride = 1, level_stride = 1;
  for (const int id : described.dimensions) {
    const Dimension& d = dimension(id);
    const bool is_lat = d.role == Dimension::Role::latitude;
    const bool is_time = d.role == Dimension::Role::time;
    start.push_back(is_lat ? *low : is_time ? n : 0);
    count.push_back(is_lat ? rows : is_time ? 1 : d.length);
  }
  std::size_t step = 1;  // in the slab, of each dimension from the last
  for (std::size_t i = described.dimensions.size(); i-- > 0;) {
    const auto role = dimension(described.dimensions[i]).role;
    if (role == Dimension::Role::latitude) lat_stride = step;
    if (role == Dimension::Role::longitude) lon_stride = step;
    if (role == Dimension::Role::level) level_stride = step;
    step *= count[i];
  }
  std::vector<double> slab(rows * longitudes * levels);
  handle_.check(nc_get_vara_double(handle_.id(), described.id, start.data(),
                                   count.data(), slab.data()),
                "read variable \"" + described.name + '"');
  const Packing packing = packing_of(handle_, described.id, variable.unit);
  std::vector<float> values;
  values.reserve(levels * variable.columns());
  for (std::size_t k = 0; k < levels; ++k)
    for (const std::size_t j : latitude_.index)
      for (const std::size_t i : longitude_.index)
        values.push_back(packing.si(
            slab[k * level_stride + (j - *low) * lat_stride + i * lon_stride]));
  return values;
}

}  // namespace

std::unique_ptr<GridFile> open_netcdf(const fs::path& file, const GridWindow& window) {
  return std::make_unique<NetcdfFile>(file, window);
}

}  // namespace farreach
