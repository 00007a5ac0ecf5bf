/// GRIB files, edition 1 and 2, on a regular grid of latitude and longitude, through
/// ecCodes. Short names are those of ecCodes; times are those of validity; sums know
/// the time over which they were formed.
#include <eccodes.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <limits>

#include "scenarios/meteorology/grid_source.hpp"
#include "scenarios/meteorology/station_text.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 200;

struct CloseFile {
  void operator()(FILE* file) const { std::fclose(file); }
};
struct CloseMessage {
  void operator()(codes_handle* message) const { codes_handle_delete(message); }
};
using File = std::unique_ptr<FILE, CloseFile>;
using Message = std::unique_ptr<codes_handle, CloseMessage>;

/// Keys of one message.
class Keys {
 public:
  Keys(const Message& message, const std::string& file)
      : message_(message.get()), file_(file) {}

  std::string text(const char* key) const {
    std::string value(longest_name, '\0');
    std::size_t length = value.size();
    if (codes_get_string(message_, key, value.data(), &length) != 0) return {};
    return value.c_str();
  }
  long whole(const char* key) const {
    long value = 0;
    check(codes_get_long(message_, key, &value), key);
    return value;
  }
  double number(const char* key) const {
    double value = 0;
    check(codes_get_double(message_, key, &value), key);
    return value;
  }
  void check(int status, const char* key) const {
    if (status != 0)
      refuse_file(file_, std::string("cannot read \"") + key +
                             "\": " + codes_get_error_message(status));
  }

 private:
  codes_handle* message_;
  const std::string& file_;
};

/// Length of a message by its first 16 bytes, 0 when it is not told plainly [B].
std::uint64_t told_length(const std::array<unsigned char, 16>& head) {
  std::uint64_t length = 0;
  const bool second = head[7] == 2;
  for (std::size_t i = second ? 8 : 4; i < (second ? 16U : 7U); ++i)
    length = 256 * length + head[i];
  const bool folded = !second && length >= 0x800000;  // edition 1 beyond 8 MB
  return folded ? 0 : length;
}

/// Refuses a file that ends within a message.
void require_whole(FILE* file, const std::string& name) {
  std::uint64_t at = 0;
  const std::uint64_t size = fs::file_size(name);
  std::array<unsigned char, 16> head{};
  while (at < size) {
    std::fseek(file, static_cast<long>(at), SEEK_SET);
    const std::size_t got = std::fread(head.data(), 1, head.size(), file);
    if (got < 4 || std::memcmp(head.data(), "GRIB", 4) != 0) break;  // between messages
    const std::uint64_t length = got == head.size() ? told_length(head) : size;
    if (length == 0) break;
    if (at + length > size || got < head.size())
      refuse_file(name,
                  fmt::format("the message at byte {} goes on beyond the end", at),
                  "the file may have been cut off");
    at += length;
  }
  std::rewind(file);
}

/// A regular grid as it lies in a message.
struct Grid {
  std::vector<double> latitude, longitude;
  bool operator==(const Grid&) const = default;
};

Grid grid_of(const Keys& keys, const std::string& file) {
  const std::string type = keys.text("gridType");
  if (type != "regular_ll")
    refuse_file(file, "the grid is \"" + type + "\", not of latitude and longitude",
                "resample to a regular grid of latitude and longitude");
  if (keys.whole("jPointsAreConsecutive") != 0 ||
      keys.whole("alternativeRowScanning") != 0)
    refuse_file(file, "values stand column by column or in alternating rows",
                "resample to a regular grid of latitude and longitude");
  const double west_to_east = keys.whole("iScansNegatively") != 0 ? -1 : 1;
  const double south_to_north = keys.whole("jScansPositively") != 0 ? 1 : -1;
  Grid grid;
  const auto fill = [](std::vector<double>& axis, double first, double step, long n) {
    for (long i = 0; i < n; ++i) axis.push_back(first + step * static_cast<double>(i));
  };
  fill(grid.latitude, keys.number("latitudeOfFirstGridPointInDegrees"),
       south_to_north * keys.number("jDirectionIncrementInDegrees"), keys.whole("Nj"));
  fill(grid.longitude, keys.number("longitudeOfFirstGridPointInDegrees"),
       west_to_east * keys.number("iDirectionIncrementInDegrees"), keys.whole("Ni"));
  return grid;
}

double time_of(const Keys& keys, const std::string& file) {
  const long date = keys.whole("validityDate"), clock = keys.whole("validityTime");
  const auto seconds =
      civil_seconds(static_cast<int>(date / 10000), static_cast<int>(date / 100 % 100),
                    static_cast<int>(date % 100), static_cast<int>(clock / 100),
                    static_cast<int>(clock % 100));
  if (!seconds) refuse_file(file, fmt::format("{} {} is no time", date, clock));
  return *seconds;
}

/// Where a message lies and what it is.
struct Found {
  GridQuantity quantity;
  GridUnit unit;
  std::string name;
  double time = 0, level = 0;
  std::optional<double> sum_time;
  long offset = 0;
};

VariableWords words_of(const Keys& keys) {
  VariableWords words{.short_name = keys.text("shortName"),
                      .units = keys.text("units")};
  const std::string kind = keys.text("typeOfLevel");
  words.on_levels = kind == "isobaricInhPa" || kind == "isobaricInPa";
  if (kind == "heightAboveGround") words.height = keys.number("level");
  const bool ground = kind == "surface" || kind == "heightAboveGround" ||
                      kind == "atmosphere" || kind == "entireAtmosphere";
  if (!words.on_levels && !ground) words.short_name.clear();
  return words;
}

class GribFile : public GridFile {
 public:
  GribFile(const fs::path& path, const GridWindow& window)
      : name_(path.string()), file_(std::fopen(name_.c_str(), "rb")) {
    if (!file_) refuse_file(name_, "cannot open it");
    require_whole(file_.get(), name_);
    while (const Message message = next()) take(message);
    if (found_.empty())
      refuse_file(name_, "no message of weather was found",
                  "u, v, t, z on levels of pressure and 10u, 10v, 2t, sp are needed");
    latitude_ = cut_latitudes(grid_->latitude, window, name_);
    longitude_ = cut_longitudes(grid_->longitude, window, name_);
    group();
  }

  const std::vector<GridVariable>& variables() const override { return variables_; }
  std::vector<float> read(std::size_t v, std::size_t n) override;

 private:
  Message next();
  void take(const Message& message);
  void group();
  GridVariable variable_of(const Found& first) const;
  const Found& message_of(const GridVariable& variable, double time,
                          std::size_t level) const;
  void append(const GridVariable& variable, const Found& found,
              std::vector<float>& values);

  std::string name_;
  File file_;
  std::optional<Grid> grid_;
  AxisCut latitude_, longitude_;
  std::vector<Found> found_;
  std::vector<GridVariable> variables_;
};

Message GribFile::next() {
  int status = 0;
  Message message(
      codes_handle_new_from_file(nullptr, file_.get(), PRODUCT_GRIB, &status));
  if (!message && status != CODES_SUCCESS && status != CODES_END_OF_FILE)
    refuse_file(
        name_,
        std::string("a message cannot be read: ") + codes_get_error_message(status),
        "the file may have been cut off");
  return message;
}

void GribFile::take(const Message& message) {
  const Keys keys(message, name_);
  const VariableWords words = words_of(keys);
  if (words.short_name.empty()) return;
  std::optional<FoundQuantity> quantity;
  try {
    quantity = quantity_of(words);
  } catch (const InputError& wrong) {
    refuse_file(name_, wrong.diagnostics()[0].message, wrong.diagnostics()[0].remedy);
  }
  if (!quantity) return;
  Grid grid = grid_of(keys, name_);
  if (!grid_)
    grid_ = std::move(grid);
  else if (!(*grid_ == grid))
    refuse_file(name_, "messages lie on different grids", "give all on one grid");
  Found found{.quantity = quantity->quantity,
              .unit = quantity->unit,
              .name = words.short_name,
              .time = time_of(keys, name_),
              .offset = keys.whole("offset")};
  if (words.on_levels)
    found.level = keys.number("level") *
                  (keys.text("typeOfLevel") == "isobaricInhPa" ? 100.0 : 1.0);
  const double span =
      static_cast<double>(keys.whole("endStep") - keys.whole("startStep"));
  if (quantity->unit.is_sum && span > 0) found.sum_time = 3600 * span;
  const bool twice = std::any_of(found_.begin(), found_.end(), [&](const Found& f) {
    return f.quantity == found.quantity && f.time == found.time &&
           f.level == found.level;
  });
  if (twice)
    refuse_file(name_, "\"" + found.name + "\" stands twice for one time and level",
                "choose one member, one version, one step");
  found_.push_back(std::move(found));
}

template <class Value>
std::vector<double> sorted_values(const std::vector<Found>& all, GridQuantity quantity,
                                  Value value) {
  std::vector<double> values;
  for (const Found& found : all)
    if (found.quantity == quantity) values.push_back(value(found));
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

GridVariable GribFile::variable_of(const Found& first) const {
  GridVariable variable{.quantity = first.quantity,
                        .unit = first.unit,
                        .file = name_,
                        .name = first.name,
                        .latitude = latitude_,
                        .longitude = longitude_,
                        .sum_time = first.sum_time};
  variable.time =
      sorted_values(found_, first.quantity, [](const Found& f) { return f.time; });
  if (rule_of(first.quantity).on_levels) {
    variable.kind = GridVariable::Level::pressure;
    variable.level =
        sorted_values(found_, first.quantity, [](const Found& f) { return f.level; });
  }
  // The ground of the first time is that of all times.
  const bool ground = first.quantity == GridQuantity::surface_geopotential ||
                      first.quantity == GridQuantity::surface_height;
  if (ground && variable.time.size() == 1) variable.time.clear();
  return variable;
}

void GribFile::group() {
  for (const Found& found : found_) {
    const auto known = std::find_if(
        variables_.begin(), variables_.end(),
        [&](const GridVariable& v) { return v.quantity == found.quantity; });
    if (known == variables_.end())
      variables_.push_back(variable_of(found));
    else if (known->sum_time != found.sum_time)
      refuse_file(
          name_, "\"" + found.name + "\" is a sum over different times in its messages",
          "give sums of equal times, or rates");
  }
}

const Found& GribFile::message_of(const GridVariable& variable, double time,
                                  std::size_t level) const {
  for (const Found& found : found_)
    if (found.quantity == variable.quantity &&
        (variable.time.empty() || found.time == time) &&
        (variable.level.empty() || found.level == variable.level[level]))
      return found;
  refuse_file(name_,
              fmt::format("\"{}\" lacks the level of {:g} hPa at one of its times",
                          variable.name, variable.level[level] / 100));
}

void GribFile::append(const GridVariable& variable, const Found& found,
                      std::vector<float>& values) {
  int status = 0;
  std::fseek(file_.get(), found.offset, SEEK_SET);
  const Message message(
      codes_handle_new_from_file(nullptr, file_.get(), PRODUCT_GRIB, &status));
  if (!message) refuse_file(name_, "a message cannot be read again");
  const Keys keys(message, name_);
  constexpr double missing = 1e30;
  keys.check(codes_set_double(message.get(), "missingValue", missing), "missingValue");
  std::size_t count = 0;
  keys.check(codes_get_size(message.get(), "values", &count), "values");
  std::vector<double> all(count);
  keys.check(codes_get_double_array(message.get(), "values", all.data(), &count),
             "values");
  if (count != grid_->latitude.size() * grid_->longitude.size())
    refuse_file(name_,
                fmt::format("\"{}\" has {} values on a grid of {} x {}", variable.name,
                            count, grid_->longitude.size(), grid_->latitude.size()));
  for (const std::size_t j : latitude_.index)
    for (const std::size_t i : longitude_.index) {
      const double value = all[j * grid_->longitude.size() + i];
      values.push_back(value == missing
                           ? std::numeric_limits<float>::quiet_NaN()
                           : static_cast<float>(value * variable.unit.factor +
                                                variable.unit.offset));
    }
}

std::vector<float> GribFile::read(std::size_t v, std::size_t n) {
  const GridVariable& variable = variables_[v];
  const double time = variable.time.empty() ? 0 : variable.time[n];
  std::vector<float> values;
  for (std::size_t k = 0; k < std::max<std::size_t>(variable.level.size(), 1); ++k)
    append(variable, message_of(variable, time, k), values);
  return values;
}

}  // namespace

std::unique_ptr<GridFile> open_grib(const fs::path& file, const GridWindow& window) {
  return std::make_unique<GribFile>(file, window);
}

}  // namespace farreach
