/// A table of hours with names and units of our own in its first row:
///   time,wind_speed [m/s],wind_from [deg],temperature [degC],cloud_cover [okta]
///   2026-01-01T00:00Z,5.2,270,-3,4
/// Fields stand between commas, semicolons or tabs; "#" begins a line of remark; an
/// empty field, NA, NaN, -9999 or -99999 is not told; other numbers of nines, which
/// programs write for missing, are refused where they could be values. Times are ISO
/// 8601 with Z or an offset, or 31.01.2026 23:00; without one meteorology.utc_offset
/// counts. A comma in a number is its point where commas do not part fields, which is
/// said. The newest may stand first. Other columns are passed over, which is said.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "scenarios/meteorology/station/station_order.hpp"
#include "scenarios/meteorology/station/station_text.hpp"
#include "scenarios/reading/diagnostics.hpp"
#include "solver/base/units.hpp"

namespace farreach {
namespace {

struct Known {
  const char* name;
  double AirHour::*value;
  const char* unit;  ///< SI
};

/// Neutral to all purposes; programs write 8888 or 1e5 for it [m].
constexpr double longest_obukhov = 1e5;

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
  enum class Kind { other, time, stability, station, number } kind = Kind::other;
  const Known* known = nullptr;
  double offset = 0, factor = 1;  ///< to SI
};

std::vector<std::string> known_names() {
  std::vector<std::string> names{"time", "stability"};
  for (const Known& k : known_columns) names.emplace_back(k.name);
  return names;
}

/// What stands most often between the fields of a row.
char separator_of(std::string_view line) {
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char c : {',', ';', '\t'}) {
    const auto count = std::count(line.begin(), line.end(), c);
    if (count > most) best = c, most = count;
  }
  return best;
}

/// "999", "-999.0", "99999": nothing but nines, at least three, as programs write for
/// what is missing.
bool reads_like_code(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  const auto rest = point == text.npos ? std::string_view() : text.substr(point + 1);
  return whole.size() >= 3 && whole.find_first_not_of('9') == whole.npos &&
         (rest.find_first_not_of('9') == rest.npos ||
          rest.find_first_not_of('0') == rest.npos);
}

/// "5,2" as 5.2; nullopt for what is no such number, or could be 5200.
std::optional<double> number_with_comma(std::string_view text) {
  const auto comma = text.find(',');
  if (comma == text.npos || text.find('.') != text.npos) return std::nullopt;
  const auto whole = text.substr(0, comma);
  const bool thousands = text.size() - comma - 1 == 3 && whole != "0" && whole != "-0";
  if (thousands) return std::nullopt;
  std::string pointed(text);
  pointed[comma] = '.';
  return number_in(pointed);
}

/// Not told, by a word or by the number that this format has for it.
bool reads_missing(std::string_view text) {
  if (text.empty() || text == "NA" || text == "NaN" || text == "nan") return true;
  const auto plain = number_in(text);
  const auto value = plain ? plain : number_with_comma(text);
  return value && (*value == -9999 || *value == -99999);
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
    require_one_station(station_, text_);
    order_hours(station_);
    if (commas_ > 0)
      station_.remarks.push_back(
          {"meteorology.decimal_comma",
           fmt::format("{} numbers have a comma, which was read as their point.",
                       commas_)});
    return std::move(station_);
  }

 private:
  void read_head(std::string_view line, std::size_t number) {
    separator_ = separator_of(line);
    // Other files are not quoted: whoever reads the message need not see into them.
    if (!recognized(line)) {
      faults_.add(
          number,
          "this is no table of hours: its first row names none of the columns known",
          "known: " + joined(known_names()));
      return;
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

  bool recognized(std::string_view line) const {
    const auto known = known_names();
    int found = 0;
    for (const auto field : split_fields(line, separator_)) {
      const auto name = parts_of(field).first;
      found += name == "time_utc" ||
               std::find(known.begin(), known.end(), name) != known.end();
    }
    return found >= 2;
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
    if (name == "station") column.kind = Column::Kind::station;
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
    if ((column.kind == Column::Kind::other || column.kind == Column::Kind::station) &&
        !name.empty())
      others += (others.empty() ? "" : ", ") + name;
    columns_.push_back(column);
  }

  void read_row(std::string_view line, std::size_t number) {
    const auto fields = split_fields(line, separator_);
    if (fields.size() != columns_.size()) {
      faults_.add(number,
                  fmt::format("has {} fields, but the first row names {} columns",
                              fields.size(), columns_.size()),
                  "the file may have been cut off; where commas part the fields, "
                  "numbers have a point (5.2, not 5,2)");
      return;
    }
    for (std::size_t c = 0; c < fields.size(); ++c)
      if (columns_[c].kind == Column::Kind::station &&
          !counts_of(std::string(trimmed(fields[c])), text_, station_))
        return;
    AirHour hour;
    hour.line = static_cast<int>(number);
    for (std::size_t c = 0; c < fields.size(); ++c)
      read_field(trimmed(fields[c]), columns_[c], number, hour);
    check_hour(hour, number, faults_);
    station_.hours.push_back(hour);
  }

  void read_field(std::string_view text, const Column& column, std::size_t number,
                  AirHour& hour) {
    if (column.kind == Column::Kind::time) return read_time(text, number, hour);
    if (column.kind == Column::Kind::other || column.kind == Column::Kind::station ||
        reads_missing(text))
      return;
    if (column.kind == Column::Kind::stability) {
      if (text.size() == 1 && text[0] >= 'A' && text[0] <= 'F')
        hour.stability = text[0];
      else
        faults_.add(number, fmt::format("stability \"{}\" is none of A to F", text));
      return;
    }
    if (const auto value = value_of(text, column, number))
      put(column, column.offset + column.factor * *value, number, hour);
  }

  std::optional<double> value_of(std::string_view text, const Column& column,
                                 std::size_t number) {
    double AirHour::*slot = column.known->value;
    const bool could_pass = slot == &AirHour::inverse_length ||
                            slot == &AirHour::heat_flux ||
                            slot == &AirHour::mixing_height;
    if (could_pass && reads_like_code(text)) {
      faults_.add(number,
                  fmt::format("{} = {} reads like a code for what is missing",
                              column.known->name, text),
                  "leave the field empty, or write -9999; a value that is meant stands "
                  "beside it, 1000 for 999");
      return std::nullopt;
    }
    if (const auto value = number_in(text)) return value;
    const auto value = separator_ == ',' ? std::nullopt : number_with_comma(text);
    if (value)
      ++commas_;
    else
      faults_.add(number,
                  fmt::format("{} = \"{}\" is not a number", column.known->name, text),
                  "numbers have a point, not a comma");
    return value;
  }

  void put(const Column& column, double value, std::size_t number, AirHour& hour) {
    double AirHour::*slot = column.known->value;
    if (slot == &AirHour::precipitation) value *= 1000;  // [m/s] to [kg/(m2 s)]
    if (slot == &AirHour::inverse_length) {
      if (!(std::abs(value) >= 0.5 && std::abs(value) <= longest_obukhov))
        faults_.add(
            number,
            fmt::format("obukhov_length = {:g} m is not between 0.5 m and {:g} m, to "
                        "either side",
                        value, longest_obukhov),
            "neutral air is 10000; leave the field empty where it is not known");
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
  std::size_t commas_ = 0;  ///< numbers with a comma
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
  const auto sign = text.find_first_of("+-", std::min<std::size_t>(text.size(), 10));
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
  const auto seconds = civil_moment(trimmed(civil));
  if (!seconds)
    faults_.add(
        number, fmt::format("\"{}\" is no time", text),
        "write 2026-01-01T00:00Z, or 01.01.2026 00:00 with its offset; days and "
        "months between slashes are ambiguous");
  else
    hour.time = *seconds - *offset;
}

}  // namespace

StationFile read_csv_hours(const StationText& text) {
  return Table(text).read();
}

}  // namespace farreach
