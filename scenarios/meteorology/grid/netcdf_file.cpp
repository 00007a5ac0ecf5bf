/// NetCDF files with the CF conventions (1.8) or the usual names of ERA5 and GFS, on
/// levels of pressure or height above ground; classic and netCDF-4, through the C
/// library. Packing (scale_factor, add_offset), missing values (_FillValue,
/// missing_value, NaN), time units and calendars are those of the conventions.
///
/// The time of a variable is that of its axis, else of the one moment that stands
/// beside it; only the ground has none. Of several versions of one time (expver: 1 is
/// ERA5, 5 its first issue ERA5T) the lowest counts that has a value.
#include <fmt/format.h>
#include <netcdf.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>
#include <sstream>

#include "scenarios/meteorology/grid/cf_time.hpp"
#include "scenarios/meteorology/grid/grid_source.hpp"
#include "scenarios/meteorology/grid/netcdf_handle.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

// What a small file may declare: bounds before any memory is taken.
constexpr std::size_t most_axis_values = 1'000'000;  // hours of 114 years
constexpr std::size_t most_versions = 20;
constexpr std::uint64_t most_chunk = 500'000'000;  // of compressed values [B]

std::string lower(std::string text) {
  for (char& c : text)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

struct Dimension {
  int id = 0;
  std::size_t length = 0;
  enum class Role { other, time, level, latitude, longitude, version };
  Role role = Role::other;
  int values = -1;  ///< variable of its values, -1: none
};

struct Described {
  int id = 0;
  std::string name;
  std::vector<int> dimensions;
};

class NetcdfFile : public GridFile {
 public:
  NetcdfFile(const GridPath& path, const GridWindow& window)
      : handle_(path), window_(window) {
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
  std::vector<float> read(std::size_t v, std::size_t n,
                          std::span<const std::size_t> levels) override;
  std::vector<std::string> remarks() const override;

 private:
  std::vector<Described> all_variables() const;
  void read_dimensions();
  void require_axes() const;
  Dimension::Role role_of(int variable, const std::string& name) const;
  bool is_moment(int variable) const;
  int moments_of(const Dimension& dimension) const;
  int lone_moment(const Described& described) const;
  const Dimension& dimension(int id) const;
  const Dimension* only(Dimension::Role role) const;
  std::vector<double> axis(Dimension::Role role) const;
  std::vector<double> values_of(int variable, std::size_t length) const;
  std::string name_of(const Dimension& dimension) const;
  int variable_of(const Dimension& dimension) const;
  std::vector<double> times_of(int variable, std::size_t length) const;
  std::vector<double> times_of(const Described& described, GridQuantity quantity) const;
  VariableWords words_of(const Described& described, const Dimension* levels) const;
  const Dimension* on(const Described& described, Dimension::Role role) const;
  void require_one_value(const Described& described) const;
  void require_chunk(const Described& described) const;
  std::vector<std::size_t> version_order(const Described& described) const;
  std::vector<float> read_version(std::size_t v, std::size_t n, std::size_t version,
                                  std::span<const std::size_t> levels) const;
  void take(const Described& described);
  void take_levels(const Dimension& dimension, GridVariable& variable) const;
  std::optional<double> told_height(const Described& described,
                                    const Dimension* levels) const;
  bool plain_shape(const Described& described) const;

  NetcdfHandle handle_;
  GridWindow window_;
  std::vector<Dimension> dimensions_;
  AxisCut latitude_, longitude_;
  std::vector<GridVariable> variables_;
  std::vector<Described> described_;  ///< of variables_, one to one
  std::vector<std::string> flux_remarks_;
  std::size_t later_versions_ = 0;  ///< slabs with values that are not of the first
};

std::vector<Described> NetcdfFile::all_variables() const {
  int count = 0;
  handle_.check(nc_inq_nvars(handle_.id(), &count), "list its variables");
  std::vector<Described> all;
  for (int id = 0; id < count; ++id) {
    int rank = 0;
    handle_.check(nc_inq_varndims(handle_.id(), id, &rank), "list its variables");
    Described d{id, handle_.name(id), std::vector<int>(static_cast<std::size_t>(rank))};
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
  if (word == "expver") return Role::version;
  if (is_moment(variable)) return Role::time;
  const bool pressure = standard == "air_pressure" || pressure_unit(units).has_value();
  const bool height = standard == "height" || standard == "altitude" ||
                      word == "height" || word == "lev" || word == "level" ||
                      word.find("plev") != word.npos || axis == "Z";
  return pressure || height ? Role::level : Role::other;
}

/// A moment to which values hold, not the one at which a forecast began.
bool NetcdfFile::is_moment(int variable) const {
  const std::string standard = handle_.text(variable, "standard_name");
  if (standard == "forecast_reference_time") return false;
  return standard == "time" ||
         handle_.text(variable, "units").find(" since ") != std::string::npos;
}

/// The variable of moments along a dimension that is not called like it, as valid_time
/// along step; -1 for none.
int NetcdfFile::moments_of(const Dimension& dimension) const {
  for (const Described& d : all_variables())
    if (d.dimensions == std::vector<int>{dimension.id} && is_moment(d.id) &&
        handle_.text(d.id, "standard_name") != "forecast_reference_time")
      return d.id;
  return -1;
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
        nc_inq_varndims(handle_.id(), variable, &rank) == NC_NOERR && rank == 1) {
      d.role = role_of(variable, name.data());
      d.values = variable;
    }
    if (lower(name.data()) == "expver") d.role = Dimension::Role::version;
    if (d.role == Dimension::Role::other) {
      const int moments = moments_of(d);
      if (moments >= 0) d = {d.id, d.length, Dimension::Role::time, moments};
    }
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

std::string NetcdfFile::name_of(const Dimension& dimension) const {
  std::array<char, NC_MAX_NAME + 1> name{};
  handle_.check(nc_inq_dimname(handle_.id(), dimension.id, name.data()),
                "name an axis");
  return name.data();
}

int NetcdfFile::variable_of(const Dimension& dimension) const {
  if (dimension.values < 0)
    refuse_file(handle_.file(),
                "the axis \"" + name_of(dimension) + "\" has no values");
  return dimension.values;
}

std::vector<double> NetcdfFile::values_of(int variable, std::size_t length) const {
  if (length > most_axis_values)
    refuse_file(handle_.file(),
                fmt::format("the axis \"{}\" declares {} values; at most {} are read",
                            handle_.name(variable), length, most_axis_values));
  std::vector<double> values(length);
  handle_.check(nc_get_var_double(handle_.id(), variable, values.data()),
                "read the axis \"" + handle_.name(variable) + '"');
  const double scale = handle_.number(variable, "scale_factor").value_or(1);
  const double offset = handle_.number(variable, "add_offset").value_or(0);
  for (double& value : values) value = scale * value + offset;
  return values;
}

std::vector<double> NetcdfFile::axis(Dimension::Role role) const {
  const Dimension& found = *only(role);
  return values_of(variable_of(found), found.length);
}

std::vector<double> NetcdfFile::times_of(int variable, std::size_t length) const {
  const std::string units = handle_.text(variable, "units");
  const std::string calendar = handle_.text(variable, "calendar");
  if (!is_civil(calendar) && !has_no_leap_days(calendar))
    refuse_file(handle_.file(), "times are of the calendar \"" + calendar + '"',
                "the calendar of civil time is needed");
  const auto unit = time_unit(units, calendar);
  if (!unit)
    refuse_file(handle_.file(), "the unit of time \"" + units + "\" is not understood",
                "write \"hours since 2026-01-01 00:00:00\"");
  auto times = values_of(variable, length);
  for (std::size_t n = 0; n < times.size(); ++n) {
    times[n] = unit->moment(times[n]);
    if (!std::isfinite(times[n]) || (n > 0 && !(times[n] > times[n - 1])))
      refuse_file(handle_.file(), fmt::format("times do not ascend at item {}", n + 1));
  }
  return times;
}

/// The one moment without an axis that a variable names, else that of the file; -1 for
/// none.
int NetcdfFile::lone_moment(const Described& described) const {
  std::vector<int> moments;
  for (const Described& d : all_variables())
    if (d.dimensions.empty() && is_moment(d.id)) moments.push_back(d.id);
  std::istringstream names(handle_.text(described.id, "coordinates"));
  for (std::string name; names >> name;)
    for (const int id : moments)
      if (handle_.name(id) == name) return id;
  return moments.size() == 1 ? moments.front() : -1;
}

/// Empty for the ground, which stays.
std::vector<double> NetcdfFile::times_of(const Described& described,
                                         GridQuantity quantity) const {
  if (const Dimension* times = on(described, Dimension::Role::time))
    if (times->length > 1 || !is_ground(quantity))
      return times_of(variable_of(*times), times->length);
  if (is_ground(quantity)) return {};
  const int moment = lone_moment(described);
  if (moment < 0)
    refuse_file(handle_.file(),
                fmt::format("variable \"{}\", {}, tells no time", described.name,
                            rule_of(quantity).name),
                "give it an axis of time, or name its moment in the attribute "
                "\"coordinates\"");
  return times_of(moment, 1);
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
      default:  // one value each, or a version: see require_one_value
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
  if (const auto unit = pressure_unit(units))
    return scaled(unit->factor, GridVariable::Level::pressure);
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

const Dimension* NetcdfFile::on(const Described& described,
                                Dimension::Role role) const {
  for (const int id : described.dimensions)
    if (const Dimension& d = dimension(id); d.role == role) return &d;
  return nullptr;
}

/// The unit at the end of a long name, "wind [m/s]", as the servers of GrADS have it.
std::string unit_in_name(const std::string& long_name) {
  const auto open = long_name.rfind('[');
  if (open == long_name.npos || !long_name.ends_with(']')) return {};
  return long_name.substr(open + 1, long_name.size() - open - 2);
}

VariableWords NetcdfFile::words_of(const Described& described,
                                   const Dimension* levels) const {
  VariableWords words{.short_name = described.name,
                      .standard_name = handle_.text(described.id, "standard_name"),
                      .units = handle_.text(described.id, "units"),
                      .centre = handle_.text(NC_GLOBAL, "GRIB_centre"),
                      .sign = window_.heat_flux};
  if (words.units.empty())
    words.units = unit_in_name(handle_.text(described.id, "long_name"));
  const std::string own_centre = handle_.text(described.id, "GRIB_centre");
  if (!own_centre.empty()) words.centre = own_centre;
  const std::string positive = lower(handle_.text(described.id, "positive"));
  if (words.sign == FluxSign::untold && positive == "up") words.sign = FluxSign::up;
  if (words.sign == FluxSign::untold && positive == "down") words.sign = FluxSign::down;
  words.height = told_height(described, levels);
  words.on_levels = levels && !words.height;
  return words;
}

/// One value at each place, level, time and version.
void NetcdfFile::require_one_value(const Described& described) const {
  for (const int id : described.dimensions) {
    const Dimension& d = dimension(id);
    const bool version = d.role == Dimension::Role::version;
    if (d.length <= (version ? most_versions : 1)) continue;
    if (d.role == Dimension::Role::other || version)
      refuse_file(handle_.file(),
                  fmt::format("variable \"{}\" has {} values along \"{}\" at each "
                              "place and time",
                              described.name, d.length, name_of(d)),
                  "choose one: one member, one version, one forecast");
  }
}

/// A block of compressed values is unpacked as a whole.
void NetcdfFile::require_chunk(const Described& described) const {
  int storage = NC_CONTIGUOUS;
  std::vector<std::size_t> chunk(described.dimensions.size());
  if (nc_inq_var_chunking(handle_.id(), described.id, &storage, chunk.data()) !=
          NC_NOERR ||
      storage != NC_CHUNKED)
    return;
  double bytes = sizeof(double);
  for (const std::size_t length : chunk) bytes *= static_cast<double>(length);
  if (bytes > static_cast<double>(most_chunk))
    refuse_file(handle_.file(),
                fmt::format("variable \"{}\" is packed in blocks of {:.3g} GB; at most "
                            "{:.3g} GB are read",
                            described.name, bytes / 1e9, most_chunk / 1e9),
                "write it in smaller blocks (chunks)");
}

void NetcdfFile::take(const Described& described) {
  if (!plain_shape(described)) return;
  const Dimension* levels = on(described, Dimension::Role::level);
  const VariableWords words = words_of(described, levels);
  std::optional<FoundQuantity> found;
  try {
    found = quantity_of(words);
  } catch (const InputError& wrong) {
    refuse_file(handle_.file(), wrong.diagnostics()[0].message,
                wrong.diagnostics()[0].remedy);
  }
  if (!found) return;
  if (!found->sign_known) {
    flux_remarks_.push_back(flux_not_used(words.short_name, words.centre));
    return;
  }
  require_one_value(described);
  require_chunk(described);
  GridVariable variable{.quantity = found->quantity,
                        .unit = found->unit,
                        .file = handle_.file(),
                        .name = described.name,
                        .time = times_of(described, found->quantity),
                        .latitude = latitude_,
                        .longitude = longitude_};
  if (words.on_levels) take_levels(*levels, variable);
  variables_.push_back(std::move(variable));
  described_.push_back(described);
}

/// Places of the versions of a variable, the lowest number first.
std::vector<std::size_t> NetcdfFile::version_order(const Described& described) const {
  const Dimension* versions = on(described, Dimension::Role::version);
  if (!versions) return {0};
  std::vector<std::size_t> order(versions->length);
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  nc_type type = NC_NAT;
  if (versions->values < 0 ||
      nc_inq_vartype(handle_.id(), versions->values, &type) != NC_NOERR ||
      type == NC_CHAR || type == NC_STRING)
    return order;
  const auto numbers = values_of(versions->values, versions->length);
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return numbers[a] < numbers[b]; });
  return order;
}

/// The lowest to the highest place along an axis that is needed.
struct AxisPart {
  std::size_t low = 0, count = 1, stride = 0;
};

AxisPart cut_of(std::span<const std::size_t> places) {
  if (places.empty()) return {};
  const auto [low, high] = std::minmax_element(places.begin(), places.end());
  return {*low, *high - *low + 1};
}

std::vector<float> NetcdfFile::read_version(std::size_t v, std::size_t n,
                                            std::size_t version,
                                            std::span<const std::size_t> levels) const {
  using Role = Dimension::Role;
  const Described& described = described_[v];
  AxisPart lat = cut_of(latitude_.index), lon = cut_of(longitude_.index),
           level = cut_of(levels);
  std::vector<std::size_t> start(described.dimensions.size(), 0),
      count(described.dimensions.size(), 1);
  std::uint64_t step = 1;  // in the slab, of each dimension from the last
  for (std::size_t i = described.dimensions.size(); i-- > 0;) {
    const Role role = dimension(described.dimensions[i]).role;
    if (role == Role::time) start[i] = n;
    if (role == Role::version) start[i] = version;
    AxisPart* cut = role == Role::latitude    ? &lat
                    : role == Role::longitude ? &lon
                    : role == Role::level     ? &level
                                              : nullptr;
    if (!cut) continue;
    start[i] = cut->low;
    count[i] = cut->count;
    cut->stride = step;
    step *= cut->count;
  }
  if (step > most_field_values)
    refuse_file(handle_.file(),
                fmt::format("variable \"{}\" has {} values around the site at each "
                            "time; at most {} are read",
                            described.name, step, most_field_values));
  std::vector<double> slab(step);
  handle_.check(nc_get_vara_double(handle_.id(), described.id, start.data(),
                                   count.data(), slab.data()),
                "read variable \"" + described.name + '"');
  const NetcdfPacking packing = packing_of(handle_, described.id, variables_[v].unit);
  std::vector<float> values;
  const std::vector<std::size_t> one_level{level.low};
  for (const std::size_t k : levels.empty() ? std::span(one_level) : levels)
    for (const std::size_t j : latitude_.index)
      for (const std::size_t i : longitude_.index)
        values.push_back(
            packing.si(slab[(k - level.low) * level.stride +
                            (j - lat.low) * lat.stride + (i - lon.low) * lon.stride]));
  return values;
}

std::vector<float> NetcdfFile::read(std::size_t v, std::size_t n,
                                    std::span<const std::size_t> levels) {
  const auto order = version_order(described_[v]);
  auto values = read_version(v, n, order.front(), levels);
  for (std::size_t i = 1; i < order.size(); ++i) {
    const auto gap = [](float value) { return std::isnan(value); };
    if (std::none_of(values.begin(), values.end(), gap)) break;
    const auto later = read_version(v, n, order[i], levels);
    bool used = false;
    for (std::size_t c = 0; c < values.size(); ++c) {
      if (!gap(values[c]) || gap(later[c])) continue;
      values[c] = later[c];
      used = true;
    }
    later_versions_ += used ? 1 : 0;
  }
  return values;
}

std::vector<std::string> NetcdfFile::remarks() const {
  auto all = flux_remarks_;
  if (later_versions_ > 0)
    all.push_back(fmt::format(
        "The file {} has two versions (expver) of its values; where the final one has "
        "none the first issue (ERA5T) counts, which may still change.",
        std::filesystem::path(handle_.file()).filename().string()));
  return all;
}

}  // namespace

std::unique_ptr<GridFile> open_netcdf(const GridPath& file, const GridWindow& window) {
  return std::make_unique<NetcdfFile>(file, window);
}

}  // namespace farreach
