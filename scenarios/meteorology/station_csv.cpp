/// A table of hours with names and units of our own in its first row:
///   time,wind_speed [m/s],wind_from [deg],temperature [degC],cloud_cover [okta]
///   2026-01-01T00:00Z,5.2,270,-3,4
/// Fields stand between commas, semicolons or tabs; "#" begins a line of remark; an
/// empty field, NA, NaN or -9999 is not told. Times are ISO 8601 with Z or an offset;
/// without one meteorology.utc_offset counts. Other columns are passed over, which is
/// said.
#include <fmt/format.h>

#include "scenarios/meteorology/station_text.hpp"
#include "scenarios/reading/diagnostics.hpp"
#include "solver/base/units.hpp"
#include "solver/base/utc.hpp"

namespace farreach {
namespace {

struct Known {
  const char* name;
  double AirHour::*value;
  const char* unit;  ///< SI
};

constexpr Known known_columns[] = {
    {"wind_speed", &AirHour::wind_speed, "m/s"},
    {"wind_from", &AirHour::wind_from, "deg"},
    {"wind_direction", &AirHour::wind_from, "deg"},
    {"temperature", &AirHour::temperature, "K"},
    {"dew_point", &AirHour::dew_point, "K"},
    {"relative_humidity", &AirHour::humidity, "-"},
    {"pressure", &AirHour::pressure, "Pa"},
    {"sea_level_pressure", &AirHour::sea_pressure, "Pa"},
    {"cloud_cover", &AirHour::cloud, "-"},
    {"precipitation", &AirHour::precipitation, "m/s"},
    {"heat_flux", &AirHour::heat_flux, "W/m2"},
    {"friction_velocity", &AirHour::friction_velocity, "m/s"},
    {"obukhov_length", &AirHour::inverse_length, "m"},
    {"mixing_height", &AirHour::mixing_height, "m"},
    {"roughness", &AirHour::roughness, "m"},
};

struct Column {
  enum class Kind { other, time, stability, number } kind = Kind::other;
  const Known* known = nullptr;
  double offset = 0, factor = 1;  ///< to SI
};

std::vector<std::string> known_names() {
  std::vector<std::string> names{"time", "stability"};
  for (const Known& k : known_columns) names.emplace_back(k.name);
  return names;
}

/// "wind_speed [m/s]" in two parts.
std::pair<std::string, std::string> parts_of(std::string_view head) {
  const auto open = head.find_first_of("[(");
  if (open == head.npos) return {std::string(trimmed(head)), ""};
  const auto unit = head.substr(open + 1, head.find_first_of("])", open) - open - 1);
  return {std::string(trimmed(head.substr(0, open))), std::string(trimmed(unit))};
}

/// Translation of a unit to SI; false when it is of something else.
bool set_unit(const std::string& unit, Column& column) {
  const std::string wanted = column.known->unit;
  if (unit.empty() && (wanted == "-" || wanted == "deg")) return true;
  if (unit == "okta" && column.known->value == &AirHour::cloud) {
    column.factor = 1.0 / 8;
    return true;
  }
  if ((unit == "kn" || unit == "kt") && wanted == "m/s") {
    column.factor = 1852.0 / 3600;
    return true;
  }
  const auto zero = parse_quantity("0 " + unit), one = parse_quantity("1 " + unit);
  if (!zero || !one || zero->si_unit != wanted) return false;
  column.offset = zero->value;
  column.factor = one->value - zero->value;
  return true;
}

class Table {
 public:
  explicit Table(const StationText& text) : text_(text), faults_(text.file) {}

  StationFile read() {
    const auto lines = lines_of(text_.text);
    std::size_t n = 0;
    while (n < lines.size() && passed_over(lines[n])) ++n;
    if (n >= lines.size())
      faults_.add(0, "the file has no row of names", "see the manual of [meteorology]");
    faults_.raise();
    read_head(lines[n], n + 1);
    faults_.raise();
    for (++n; n < lines.size(); ++n)
      if (!passed_over(lines[n])) read_row(lines[n], n + 1);
    faults_.raise();
    return std::move(station_);
  }

 private:
  static bool passed_over(std::string_view line) {
    return trimmed(line).empty() || trimmed(line).starts_with('#');
  }

  void read_head(std::string_view line, std::size_t number) {
    for (const char c : {',', ';', '\t'})
      if (line.find(c) != line.npos) {
        separator_ = c;
        break;
      }
    std::string others;
    for (const auto field : split_fields(line, separator_))
      read_name(field, number, others);
    const auto has = [&](Column::Kind kind, double AirHour::*value = nullptr) {
      for (const Column& c : columns_)
        if (c.kind == kind && (!value || c.known->value == value)) return true;
      return false;
    };
    require(has(Column::Kind::time), "time", others, number);
    require(has(Column::Kind::number, &AirHour::wind_speed), "wind_speed [m/s]", others,
            number);
    require(has(Column::Kind::number, &AirHour::wind_from), "wind_from [deg]", others,
            number);
    require(has(Column::Kind::number, &AirHour::temperature), "temperature [degC]",
            others, number);
    if (!others.empty())
      station_.remarks.push_back(
          {"meteorology.columns", "Columns passed over: " + others + "."});
  }

  void require(bool there, const std::string& name, const std::string& others,
               std::size_t number) {
    if (there) return;
    faults_.add(number, "there is no column \"" + name + '"',
                others.empty()
                    ? "known: " + joined(known_names())
                    : "unknown here: " + others + "; known: " + joined(known_names()));
  }

  void read_name(std::string_view field, std::size_t number, std::string& others) {
    const auto [name, unit] = parts_of(field);
    Column column;
    for (const Known& k : known_columns)
      if (name == k.name) column = {Column::Kind::number, &k};
    if (name == "time" || name == "time_utc") column.kind = Column::Kind::time;
    if (name == "stability") column.kind = Column::Kind::stability;
    utc_ = utc_ || name == "time_utc";
    if (column.kind == Column::Kind::number && !set_unit(unit, column)) {
      const bool none = unit.empty();
      faults_.add(
          number,
          none ? "column \"" + name + "\" tells no unit"
               : "column \"" + name + "\": \"" + unit + "\" is no unit of it",
          fmt::format("write \"{} [{}]\", or one of {}", name, column.known->unit,
                      joined(units_of(column.known->unit))));
    }
    if (column.kind == Column::Kind::other && !name.empty())
      others += (others.empty() ? "" : ", ") + name;
    columns_.push_back(column);
  }

  void read_row(std::string_view line, std::size_t number) {
    const auto fields = split_fields(line, separator_);
    if (fields.size() != columns_.size()) {
      faults_.add(number,
                  fmt::format("has {} fields, but the first row names {} columns",
                              fields.size(), columns_.size()),
                  "the file may have been cut off; numbers have a point, not a comma");
      return;
    }
    AirHour hour;
    for (std::size_t c = 0; c < fields.size(); ++c)
      read_field(trimmed(fields[c]), columns_[c], number, hour);
    check_hour(hour, number, faults_);
    station_.hours.push_back(hour);
  }

  void read_field(std::string_view text, const Column& column, std::size_t number,
                  AirHour& hour) {
    if (column.kind == Column::Kind::time) return read_time(text, number, hour);
    const bool none = text.empty() || text == "NA" || text == "NaN" || text == "nan" ||
                      text == "-9999" || text == "-9999.0";
    if (none || column.kind == Column::Kind::other) return;
    if (column.kind == Column::Kind::stability) {
      if (text.size() == 1 && text[0] >= 'A' && text[0] <= 'F')
        hour.stability = text[0];
      else
        faults_.add(number, fmt::format("stability \"{}\" is none of A to F", text));
      return;
    }
    const auto value = number_in(text);
    if (!value)
      faults_.add(number,
                  fmt::format("{} = \"{}\" is not a number", column.known->name, text),
                  "numbers have a point, not a comma");
    else
      put(column, column.offset + column.factor * *value, number, hour);
  }

  void put(const Column& column, double value, std::size_t number, AirHour& hour) {
    double AirHour::*slot = column.known->value;
    if (slot == &AirHour::precipitation) value *= 1000;  // [m/s] to [kg/(m2 s)]
    if (slot == &AirHour::inverse_length) {
      if (!(std::abs(value) >= 0.5))
        faults_.add(number, fmt::format("obukhov_length = {:g} m is shorter than 0.5 m",
                                        value));
      value = 1 / value;
    }
    hour.*slot = value;
  }

  void read_time(std::string_view text, std::size_t number, AirHour& hour);

  const StationText& text_;
  StationFaults faults_;
  StationFile station_;
  std::vector<Column> columns_;
  char separator_ = ',';
  bool utc_ = false;
};

/// "+05:00", "-0330", "+05" at the end of a time [s].
std::optional<double> offset_in(std::string_view text) {
  if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const auto hours = whole_in(text.substr(1, 2));
  auto rest = text.substr(3);
  if (rest.starts_with(':')) rest.remove_prefix(1);
  const auto minutes = rest.empty() ? std::optional<int>(0) : whole_in(rest);
  if (!hours || !minutes || *hours > 14 || *minutes > 59 || *minutes < 0 || *hours < 0)
    return std::nullopt;
  return (text[0] == '-' ? -1 : 1) * (3600.0 * *hours + 60.0 * *minutes);
}

void Table::read_time(std::string_view text, std::size_t number, AirHour& hour) {
  std::string civil(text);
  std::optional<double> offset = utc_ ? std::optional<double>(0) : text_.utc_offset;
  const auto sign = text.find_first_of("+-", std::min<std::size_t>(text.size(), 11));
  if (text.ends_with('Z')) {
    civil.pop_back();
    offset = 0;
  } else if (sign != text.npos) {
    offset = offset_in(text.substr(sign));
    civil.resize(sign);
    if (!offset) {
      faults_.add(number, fmt::format("\"{}\" has no offset such as +05:00", text));
      return;
    }
  }
  if (!offset) {
    faults_.add(number, fmt::format("\"{}\" tells no zone", text),
                "write 2026-01-01T00:00Z or +05:00, or state "
                "meteorology.utc_offset = \"+05:00\"");
    return;
  }
  const auto seconds = utc_seconds(civil + "Z");
  if (!seconds)
    faults_.add(number, fmt::format("\"{}\" is no time", text),
                "write 2026-01-01T00:00Z");
  else
    hour.time = *seconds - *offset;
}

}  // namespace

StationFile read_csv_hours(const StationText& text) {
  return Table(text).read();
}

}  // namespace farreach
