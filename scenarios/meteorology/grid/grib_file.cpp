/// GRIB files, edition 1 and 2, on a regular grid of latitude and longitude, through
/// ecCodes. Short names are those of ecCodes; times are those of validity; sums and
/// means know the time over which they were formed. A quantity that a file tells in
/// several ways (rate and sum, moment and mean) is taken in one of them, which is said.
#include <eccodes.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <tuple>

#include "scenarios/meteorology/grid/grib_message.hpp"
#include "scenarios/meteorology/grid/grid_source.hpp"
#include "scenarios/meteorology/station/station_text.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

constexpr std::size_t longest_name = 200;
constexpr long most_each_way = 100'000;  // points of a grid
constexpr double missing_value = 1e30;

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
  for (const char* side : {"Ni", "Nj"})
    if (!(keys.whole(side) >= 1 && keys.whole(side) <= most_each_way))
      refuse_file(file, fmt::format("a grid of {} x {} points is not read",
                                    keys.whole("Ni"), keys.whole("Nj")));
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

/// How values stand for a time; of a quantity told in several ways the first is taken
/// that tells all times, by the order of `preferred`.
enum class OverTime { moment, mean, sum };

/// One way in which a file tells a quantity.
struct Way {
  std::string name, level_type;
  OverTime over = OverTime::moment;
  auto operator<=>(const Way&) const = default;
};

/// Where a field lies and what it is.
struct Found {
  GridQuantity quantity;
  GridUnit unit;
  Way way;
  double time = 0, level = 0;
  double begin = 0;  ///< of the time over which it was formed [UTC s]
  GribPlace place;
  std::size_t field = 0;  ///< in the message
};

/// Rain: what fell over a time says more than a moment; of the rest a moment.
int preferred(GridQuantity quantity, OverTime over) {
  const bool rain = quantity == GridQuantity::precipitation;
  switch (over) {
    case OverTime::moment:
      return rain ? 2 : 0;
    case OverTime::mean:
      return rain ? 0 : 1;
    default:
      return rain ? 1 : 2;
  }
}

VariableWords words_of(const Keys& keys, FluxSign told) {
  VariableWords words{.short_name = keys.text("shortName"),
                      .units = keys.text("units"),
                      .centre = keys.text("centre"),
                      .sign = told};
  const std::string kind = keys.text("typeOfLevel");
  words.on_levels = kind == "isobaricInhPa" || kind == "isobaricInPa";
  if (kind == "heightAboveGround") words.height = keys.number("level");
  const bool ground = kind == "surface" || kind == "heightAboveGround" ||
                      kind == "atmosphere" || kind == "entireAtmosphere" ||
                      kind == "atmosphereSingleLayer";
  if (!words.on_levels && !ground) words.short_name.clear();
  return words;
}

/// The mixing height of NCEP: local number 196, which not every ecCodes names.
void name_local(const Keys& keys, VariableWords& words) {
  if (words.short_name != "unknown" || words.centre != "kwbc" ||
      keys.whole("editionNumber") != 2)
    return;
  const bool mixing_height = keys.whole("discipline") == 0 &&
                             keys.whole("parameterCategory") == 3 &&
                             keys.whole("parameterNumber") == 196;
  if (!mixing_height) return;
  words.short_name = "hpbl";
  words.units = "m";
}

/// Nullopt for extremes and other statistics.
std::optional<OverTime> over_time(const Keys& keys) {
  const std::string type = keys.text("stepType");
  if (type == "instant" || type.empty()) return OverTime::moment;
  if (type == "avg") return OverTime::mean;
  if (type == "accum") return OverTime::sum;
  return std::nullopt;
}

/// Length of the time over which a field was formed [s].
double span_of(const Message& message, const Keys& keys) {
  constexpr long minutes = 0;  // code table 4.4
  const bool in_minutes = codes_set_long(message.get(), "stepUnits", minutes) == 0;
  const long steps = keys.whole("endStep") - keys.whole("startStep");
  return (in_minutes ? 60.0 : 3600.0) * static_cast<double>(steps);
}

class GribFile : public GridFile {
 public:
  GribFile(const GridPath& path, const GridWindow& window)
      : name_(path.shown), file_(std::fopen(path.at.c_str(), "rb")), window_(window) {
    if (!file_) refuse_file(name_, "cannot open it");
    for (const GribPlace& place : grib_messages(file_.get(), name_)) take_all(place);
    if (found_.empty())
      refuse_file(name_, "no message of weather was found",
                  "u, v, t, z on levels of pressure and 10u, 10v, 2t, sp are needed");
    latitude_ = cut_latitudes(grid_->latitude, window, name_);
    longitude_ = cut_longitudes(grid_->longitude, window, name_);
    choose();
    group();
  }

  const std::vector<GridVariable>& variables() const override { return variables_; }
  std::vector<float> read(std::size_t v, std::size_t n,
                          std::span<const std::size_t> levels) override;
  std::vector<std::string> remarks() const override { return remarks_; }

 private:
  std::vector<GribBytes> fields(const GribPlace& place) const {
    return grib_fields(grib_bytes(file_.get(), place, name_), name_, place.offset);
  }
  Message decoded(const GribBytes& field) const;
  void take_all(const GribPlace& place);
  void take(const Message& message, const GribPlace& place, std::size_t field);
  void add(Found found);
  void choose();
  void choose_way(GridQuantity quantity);
  void group();
  GridVariable variable_of(const Found& first) const;
  const Found& message_of(const GridVariable& variable, double time,
                          double level) const;
  void append(const GridVariable& variable, const Found& found,
              std::vector<float>& values);

  std::string name_;
  File file_;
  GridWindow window_;
  std::optional<Grid> grid_;
  AxisCut latitude_, longitude_;
  std::vector<Found> found_;
  std::vector<GridVariable> variables_;
  std::vector<std::string> remarks_;
};

Message GribFile::decoded(const GribBytes& field) const {
  Message message(codes_handle_new_from_message(nullptr, field.data(), field.size()));
  if (!message)
    refuse_file(name_, "a message cannot be read", "the file may have been damaged");
  return message;
}

void GribFile::take_all(const GribPlace& place) {
  const auto all = fields(place);
  for (std::size_t field = 0; field < all.size(); ++field)
    take(decoded(all[field]), place, field);
}

void GribFile::take(const Message& message, const GribPlace& place, std::size_t field) {
  const Keys keys(message, name_);
  VariableWords words = words_of(keys, window_.heat_flux);
  name_local(keys, words);
  const auto over = over_time(keys);
  if (words.short_name.empty() || !over) return;
  std::optional<FoundQuantity> quantity;
  try {
    quantity = quantity_of(words);
  } catch (const InputError& wrong) {
    refuse_file(name_, wrong.diagnostics()[0].message, wrong.diagnostics()[0].remedy);
  }
  if (!quantity) return;
  if (!quantity->sign_known) {
    const std::string said = flux_not_used(words.short_name, words.centre);
    if (std::find(remarks_.begin(), remarks_.end(), said) == remarks_.end())
      remarks_.push_back(said);
    return;
  }
  Grid grid = grid_of(keys, name_);
  if (!grid_)
    grid_ = std::move(grid);
  else if (!(*grid_ == grid))
    refuse_file(name_, "messages lie on different grids", "give all on one grid");
  Found found{.quantity = quantity->quantity,
              .unit = quantity->unit,
              .way = {words.short_name, keys.text("typeOfLevel"), *over},
              .time = time_of(keys, name_),
              .place = place,
              .field = field};
  if (words.on_levels)
    found.level = keys.number("level") *
                  (keys.text("typeOfLevel") == "isobaricInhPa" ? 100.0 : 1.0);
  found.begin = found.time;
  if (*over != OverTime::moment || quantity->unit.is_sum)
    found.begin -= span_of(message, keys);
  add(std::move(found));
}

/// Of two sums to one time the shorter stays: NCEP also sums from the start.
void GribFile::add(Found found) {
  const auto twin = std::find_if(found_.begin(), found_.end(), [&](const Found& f) {
    return f.quantity == found.quantity && f.way == found.way && f.time == found.time &&
           f.level == found.level;
  });
  if (twin == found_.end()) return found_.push_back(std::move(found));
  if (twin->begin == found.begin)
    refuse_file(name_, "\"" + found.way.name + "\" stands twice for one time and level",
                "choose one member, one version, one step");
  if (found.begin > twin->begin) *twin = std::move(found);
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

std::string described(const Way& way) {
  const char* over = way.over == OverTime::moment ? "of the moment"
                     : way.over == OverTime::mean ? "mean over a time"
                                                  : "sum over a time";
  return fmt::format("\"{}\" ({}, {})", way.name, over, way.level_type);
}

/// Keeps one of the ways in which a quantity is told: that of the most times, then the
/// preferred one.
void GribFile::choose_way(GridQuantity quantity) {
  std::vector<std::pair<Way, long>> ways;  // with the number of fields
  for (const Found& found : found_) {
    if (found.quantity != quantity) continue;
    const auto known = std::find_if(
        ways.begin(), ways.end(), [&](const auto& w) { return w.first == found.way; });
    if (known == ways.end())
      ways.emplace_back(found.way, 1);
    else
      ++known->second;
  }
  if (ways.size() < 2) return;
  const auto rank = [&](const std::pair<Way, long>& way) {
    return std::tuple(-way.second, preferred(quantity, way.first.over), way.first);
  };
  std::sort(ways.begin(), ways.end(),
            [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  std::string others;
  for (std::size_t i = 1; i < ways.size(); ++i)
    others += (i > 1 ? ", " : "") + described(ways[i].first);
  remarks_.push_back(fmt::format("{}: {} is used, not {}.", rule_of(quantity).name,
                                 described(ways[0].first), others));
  std::erase_if(found_, [&](const Found& found) {
    return found.quantity == quantity && found.way != ways[0].first;
  });
}

void GribFile::choose() {
  for (const QuantityRule& rule : quantity_rules()) choose_way(rule.quantity);
}

GridVariable GribFile::variable_of(const Found& first) const {
  GridVariable variable{.quantity = first.quantity,
                        .unit = first.unit,
                        .file = name_,
                        .name = first.way.name,
                        .latitude = latitude_,
                        .longitude = longitude_};
  variable.time =
      sorted_values(found_, first.quantity, [](const Found& f) { return f.time; });
  if (rule_of(first.quantity).on_levels) {
    variable.kind = GridVariable::Level::pressure;
    variable.level =
        sorted_values(found_, first.quantity, [](const Found& f) { return f.level; });
  }
  const bool over_time = std::any_of(found_.begin(), found_.end(), [&](const Found& f) {
    return f.quantity == first.quantity && f.begin < f.time;
  });
  const bool one_field = over_time && variable.level.empty();
  for (std::size_t n = 0; one_field && n < variable.time.size(); ++n)
    variable.begin.push_back(message_of(variable, variable.time[n], 0).begin);
  // The ground of the first time is that of all times.
  if (is_ground(first.quantity) && variable.time.size() == 1) variable.time.clear();
  return variable;
}

void GribFile::group() {
  for (const Found& found : found_) {
    const bool known = std::any_of(
        variables_.begin(), variables_.end(),
        [&](const GridVariable& v) { return v.quantity == found.quantity; });
    if (!known) variables_.push_back(variable_of(found));
  }
}

const Found& GribFile::message_of(const GridVariable& variable, double time,
                                  double level) const {
  for (const Found& found : found_)
    if (found.quantity == variable.quantity &&
        (variable.time.empty() || found.time == time) &&
        (variable.level.empty() || found.level == level))
      return found;
  refuse_file(name_,
              fmt::format("\"{}\" lacks the level of {:g} hPa at one of its times",
                          variable.name, level / 100));
}

void GribFile::append(const GridVariable& variable, const Found& found,
                      std::vector<float>& values) {
  const auto all_fields = fields(found.place);
  const Message message = decoded(all_fields.at(found.field));
  const Keys keys(message, name_);
  keys.check(codes_set_double(message.get(), "missingValue", missing_value),
             "missingValue");
  std::size_t count = 0;
  keys.check(codes_get_size(message.get(), "values", &count), "values");
  if (count != grid_->latitude.size() * grid_->longitude.size())
    refuse_file(name_,
                fmt::format("\"{}\" has {} values on a grid of {} x {}", variable.name,
                            count, grid_->longitude.size(), grid_->latitude.size()));
  std::vector<double> all(count);
  keys.check(codes_get_double_array(message.get(), "values", all.data(), &count),
             "values");
  for (const std::size_t j : latitude_.index)
    for (const std::size_t i : longitude_.index) {
      const double value = all[j * grid_->longitude.size() + i];
      values.push_back(value == missing_value
                           ? std::numeric_limits<float>::quiet_NaN()
                           : static_cast<float>(value * variable.unit.factor +
                                                variable.unit.offset));
    }
}

std::vector<float> GribFile::read(std::size_t v, std::size_t n,
                                  std::span<const std::size_t> levels) {
  const GridVariable& variable = variables_[v];
  const double time = variable.time.empty() ? 0 : variable.time[n];
  std::vector<float> values;
  if (levels.empty()) append(variable, message_of(variable, time, 0), values);
  for (const std::size_t k : levels)
    append(variable, message_of(variable, time, variable.level[k]), values);
  return values;
}

}  // namespace

std::unique_ptr<GridFile> open_grib(const GridPath& file, const GridWindow& window) {
  return std::make_unique<GribFile>(file, window);
}

}  // namespace farreach
