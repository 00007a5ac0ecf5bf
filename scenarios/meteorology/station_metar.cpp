/// METAR and SPECI, routine reports of airports, one a line (WMO Manual on Codes
/// No. 306, FM 15 and FM 16): "METAR UATG 010000Z 27005MPS CAVOK M05/M08 Q1023".
/// A date may stand before: "202601010000" or "2026-01-01T00:00Z"; else the month of
/// the first line is stated and days that fall begin the next month. Cloud in oktas,
/// the densest layer: FEW 1.5, SCT 3.5, BKN 6, OVC and VV 8; CAVOK, NSC, NCD, SKC, CLR
/// 0 (high cloud is not told). Wind of KT, MPS, KMH; gusts are left out; VRB is
/// variable. Precipitation has only a word: light 1, moderate 4, heavy 12 mm/h stand
/// for it (assumption within the classes of WMO Guide No. 8).
#include <fmt/format.h>

#include <array>
#include <cctype>

#include "scenarios/meteorology/station_text.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/utc.hpp"

namespace farreach {
namespace {

constexpr double knot = 1852.0 / 3600;  // [m/s], exact

bool digits(std::string_view text) {
  if (text.empty()) return false;
  for (const char c : text)
    if (c < '0' || c > '9') return false;
  return true;
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (true) {
    const auto from = line.find_first_not_of(" \t=");
    if (from == line.npos) return words;
    line.remove_prefix(from);
    const auto end = std::min(line.find_first_of(" \t="), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(end);
  }
}

/// "010000Z".
bool is_day_time(std::string_view word) {
  return word.size() == 7 && word[6] == 'Z' && digits(word.substr(0, 6));
}

double unit_of(std::string_view& word) {
  for (const auto& [name, factor] :
       {std::pair<std::string_view, double>{"KT", knot}, {"MPS", 1}, {"KMH", 1 / 3.6}})
    if (word.ends_with(name)) {
      word.remove_suffix(name.size());
      return factor;
    }
  return 0;
}

/// "27005G12MPS", "VRB02KT", "/////KT". True when the word is a wind.
bool take_wind(std::string_view word, AirHour& hour) {
  const double unit = unit_of(word);
  word = word.substr(0, word.find('G'));
  if (unit == 0 || word.size() < 5) return false;
  const auto from = word.substr(0, 3);
  auto speed = word.substr(3);
  if (speed.starts_with('P')) speed.remove_prefix(1);  // more than can be told
  if (from == "///" || speed.starts_with('/')) return true;
  if (!digits(speed) || (from != "VRB" && !digits(from))) return false;
  hour.wind_speed = unit * number_in(speed).value_or(not_told);
  if (from != "VRB") hour.wind_from = number_in(from).value_or(not_told);
  return true;
}

bool take_cloud(std::string_view word, AirHour& hour) {
  double oktas = -1;
  for (const char* none : {"CAVOK", "NSC", "NCD", "SKC", "CLR"})
    if (word == none) oktas = 0;
  for (const auto& [name, cover] : {std::pair<std::string_view, double>{"FEW", 1.5},
                                    {"SCT", 3.5},
                                    {"BKN", 6},
                                    {"OVC", 8},
                                    {"VV", 8}})
    if (word.starts_with(name) && word.size() >= name.size() + 3) oktas = cover;
  if (oktas < 0) return false;
  hour.cloud = std::max(told(hour.cloud) ? hour.cloud : 0, oktas / 8);
  return true;
}

/// "M05" [K]; not told when it is no temperature.
double temperature_in(std::string_view text) {
  const bool minus = text.starts_with('M');
  if (minus) text.remove_prefix(1);
  if (text.size() != 2 || !digits(text)) return not_told;
  const double value = number_in(text).value_or(not_told);
  return zero_celsius + (minus ? -value : value);
}

bool take_temperature(std::string_view word, AirHour& hour) {
  const auto bar = word.find('/');
  if (bar == word.npos || bar < 2 || bar > 3) return false;
  const double air = temperature_in(word.substr(0, bar));
  if (!told(air)) return false;
  hour.temperature = air;
  hour.dew_point = temperature_in(word.substr(bar + 1));
  return true;
}

bool take_pressure(std::string_view word, AirHour& hour) {
  if (word.size() != 5 || !digits(word.substr(1))) return false;
  const double value = number_in(word.substr(1)).value_or(not_told);
  if (word[0] == 'Q')
    hour.sea_pressure = 100 * value;
  else if (word[0] == 'A')
    hour.sea_pressure = 33.86389 * value;  // hundredths of an inch of mercury
  else
    return false;
  return true;
}

void take_rain(std::string_view word, AirHour& hour) {
  double rate = 4;
  if (word.starts_with('-') || word.starts_with('+')) {
    rate = word[0] == '-' ? 1 : 12;
    word.remove_prefix(1);
  }
  for (const char* kind : {"SH", "TS", "FZ", "BL", "DR"})
    if (word.starts_with(kind) && word.size() > 2) {
      if (kind[0] == 'B' || kind[0] == 'D') return;  // blown from the ground
      word.remove_prefix(2);
    }
  if (word.size() < 2 || word.size() > 6 || word.size() % 2 != 0) return;
  for (std::size_t i = 0; i < word.size(); i += 2) {
    const auto what = word.substr(i, 2);
    bool wet = false;
    for (const char* falls : {"DZ", "RA", "SN", "SG", "PL", "GR", "GS", "IC", "UP"})
      wet = wet || what == falls;
    if (!wet) return;
  }
  hour.precipitation = std::max(hour.precipitation, rate / 3600);
}

/// Groups of one report up to its trend and remarks.
AirHour hour_of(const std::vector<std::string_view>& words, std::size_t from) {
  AirHour hour;
  hour.precipitation = 0;
  for (std::size_t i = from; i < words.size(); ++i) {
    const auto word = words[i];
    if (word == "RMK" || word == "BECMG" || word == "TEMPO" || word == "NOSIG") break;
    if (take_cloud(word, hour) || take_pressure(word, hour)) continue;
    if (!told(hour.wind_speed) && take_wind(word, hour)) continue;
    if (!told(hour.temperature) && take_temperature(word, hour)) continue;
    take_rain(word, hour);
  }
  return hour;
}

/// Day, hour and minute become a time as the month goes on.
class Dates {
 public:
  Dates(std::optional<int> year, std::optional<int> month)
      : year_(year.value_or(0)), month_(month.value_or(0)) {}

  /// A date that stands before the report.
  void set(int year, int month, int day) {
    year_ = year;
    month_ = month;
    last_day_ = day;
  }
  bool known() const { return year_ > 0; }
  std::optional<double> time(std::string_view day_time) {
    const int day = whole_in(day_time.substr(0, 2)).value_or(0);
    if (day + 1 < last_day_) {  // a report a day late is no new month
      month_ = month_ % 12 + 1;
      if (month_ == 1) ++year_;
    }
    last_day_ = day;
    return civil_seconds(year_, month_, day,
                         whole_in(day_time.substr(2, 2)).value_or(99),
                         whole_in(day_time.substr(4, 2)).value_or(99));
  }

 private:
  int year_, month_, last_day_ = 0;
};

/// A date before the report, "202601010000" or "2026-01-01...".
void take_date(std::string_view word, Dates& dates) {
  if (word.size() == 12 && digits(word))
    dates.set(*whole_in(word.substr(0, 4)), *whole_in(word.substr(4, 2)),
              *whole_in(word.substr(6, 2)));
  else if (word.size() >= 10 && word[4] == '-' && word[7] == '-' &&
           digits(word.substr(0, 4)) && digits(word.substr(5, 2)) &&
           digits(word.substr(8, 2)))
    dates.set(*whole_in(word.substr(0, 4)), *whole_in(word.substr(5, 2)),
              *whole_in(word.substr(8, 2)));
}

void read_report(std::string_view line, std::size_t number, Dates& dates,
                 StationFile& station, StationFaults& faults) {
  const auto words = words_of(line);
  std::size_t at = 0;
  while (at < words.size() && !is_day_time(words[at])) take_date(words[at++], dates);
  if (at >= words.size()) {
    faults.add(number, "this line has no day and time, \"010000Z\"",
               "each line is one METAR; remarks begin with #");
    return;
  }
  if (!dates.known()) {
    faults.add(number, "a METAR tells the day, not the month and year",
               "state meteorology.month = \"2026-01\" of the first line, or write "
               "202601010000 before each report");
    return;
  }
  const auto time = dates.time(words[at]);
  if (!time) {
    faults.add(number, fmt::format("\"{}\" is no day, hour and minute of that month",
                                   words[at]));
    return;
  }
  if (at + 1 < words.size() && words[at + 1] == "NIL") return;
  AirHour hour = hour_of(words, at + 1);
  hour.time = *time;
  check_hour(hour, number, faults);
  station.hours.push_back(hour);
}

}  // namespace

StationFile read_metar_hours(const StationText& text) {
  StationFile station;
  StationFaults faults(text.file);
  Dates dates(text.year, text.month);
  const auto lines = lines_of(text.text);
  for (std::size_t n = 0; n < lines.size(); ++n) {
    const auto line = trimmed(lines[n]);
    if (!line.empty() && !line.starts_with('#'))
      read_report(line, n + 1, dates, station, faults);
  }
  faults.raise();
  station.remarks.push_back(
      {"meteorology.metar",
       "METAR tell precipitation in words: 1, 4 and 12 mm/h stand for light, moderate "
       "and heavy (assumption); cloud above 1500 m is not told by CAVOK and NSC and "
       "counts as none."});
  return station;
}

}  // namespace farreach
