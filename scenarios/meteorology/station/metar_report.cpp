#include "scenarios/meteorology/station/metar_report.hpp"

#include <algorithm>

#include "scenarios/meteorology/station/station_text.hpp"
#include "solver/base/constants.hpp"

namespace farreach {
namespace {

constexpr double knot = 1852.0 / 3600;           // [m/s], exact
constexpr double inch_of_mercury = 3386.389;     // [Pa], 25.4 mm of it
constexpr double mm_of_mercury = 133.322387415;  // [Pa], SI brochure 8th ed., table 8
constexpr double highest_in_mm = 820;            // QFE above it is in hPa

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
  if (!all_digits(speed) || (from != "VRB" && !all_digits(from))) return false;
  hour.wind_speed = unit * number_in(speed).value_or(not_told);
  if (from != "VRB") hour.wind_from = number_in(from).value_or(not_told);
  return true;
}

bool take_cloud(std::string_view word, AirHour& hour) {
  const double cover = cloud_in(word);
  if (!told(cover)) return false;
  hour.cloud = std::max(told(hour.cloud) ? hour.cloud : 0, cover);
  return true;
}

/// "M05" [K]; not told when it is no temperature.
double temperature_in(std::string_view text) {
  const bool minus = text.starts_with('M');
  if (minus) text.remove_prefix(1);
  if (text.size() != 2 || !all_digits(text)) return not_told;
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
  if (word.size() > 5 && word[5] == '/') word = word.substr(0, 5);
  if (word.size() != 5 || !all_digits(word.substr(1))) return false;
  const double value = number_in(word.substr(1)).value_or(not_told);
  if (word[0] == 'Q')
    hour.sea_pressure = 100 * value;
  else if (word[0] == 'A')
    hour.sea_pressure = inch_of_mercury / 100 * value;
  else
    return false;
  return true;
}

/// "QFE744/0993", "QFE744", "QFE0993": at the ground.
void take_ground_pressure(std::string_view word, AirHour& hour) {
  if (!word.starts_with("QFE")) return;
  word.remove_prefix(3);
  const auto bar = word.find('/');
  const auto first = number_in(word.substr(0, bar));
  const auto second = bar == word.npos ? std::nullopt : number_in(word.substr(bar + 1));
  const auto value = second && *second > highest_in_mm ? second : first;
  if (!value || !(*value > 0)) return;
  hour.pressure = *value > highest_in_mm ? 100 * *value : mm_of_mercury * *value;
}

/// Where what is expected, or was remarked, begins.
bool ends_observation(std::string_view word) {
  for (const char* end : {"RMK", "BECMG", "TEMPO", "NOSIG", "INTER"})
    if (word == end) return true;
  if (word.starts_with("PROB")) return true;
  return word.starts_with("FM") && word.size() >= 6 && all_digits(word.substr(2));
}

/// Rates of one kind, light, moderate, heavy [mm/h].
struct Rates {
  const char* kind;
  double rates[3];
};

constexpr Rates falling[] = {
    {"RA", {1, 4, 12}},       {"SN", {0.5, 2.5, 6}}, {"DZ", {0.05, 0.3, 0.7}},
    {"SG", {0.05, 0.3, 0.7}}, {"PL", {1, 4, 12}},    {"GR", {1, 4, 12}},
    {"GS", {1, 4, 12}},       {"UP", {1, 4, 12}},    {"IC", {0, 0, 0}}};

const Rates* rates_of(std::string_view kind) {
  for (const Rates& rates : falling)
    if (kind == rates.kind) return &rates;
  return nullptr;
}

}  // namespace

std::vector<std::string_view> report_words(std::string_view line) {
  constexpr const char* blanks = " \t=\r\n\",";
  std::vector<std::string_view> words;
  while (true) {
    const auto from = line.find_first_not_of(blanks);
    if (from == line.npos) return words;
    line.remove_prefix(from);
    const auto end = std::min(line.find_first_of(blanks), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(end);
  }
}

bool is_report_time(std::string_view word) {
  return word.size() == 7 && word[6] == 'Z' && all_digits(word.substr(0, 6));
}

double precipitation_in(std::string_view word) {
  int strength = 1;
  if (word.starts_with('-') || word.starts_with('+')) {
    strength = word[0] == '-' ? 0 : 2;
    word.remove_prefix(1);
  }
  for (const char* how : {"SH", "TS", "FZ", "BL", "DR"})
    if (word.starts_with(how) && word.size() > 2) {
      if (how[0] == 'B' || how[0] == 'D') return not_told;  // blown from the ground
      word.remove_prefix(2);
    }
  if (word.size() < 2 || word.size() > 6 || word.size() % 2 != 0) return not_told;
  // The dominant kind stands first and is the one whose strength is told.
  double rate = not_told;
  for (std::size_t i = 0; i < word.size(); i += 2) {
    const Rates* rates = rates_of(word.substr(i, 2));
    if (!rates) return not_told;
    if (!(rate > 0)) rate = rates->rates[strength];
  }
  return rate / 3600;
}

double cloud_in(std::string_view word) {
  for (const char* none : {"CAVOK", "NSC", "NCD", "SKC", "CLR"})
    if (word == none) return 0;
  for (const auto& [name, oktas] : {std::pair<std::string_view, double>{"FEW", 1.5},
                                    {"SCT", 3.5},
                                    {"BKN", 6},
                                    {"OVC", 8},
                                    {"VV", 8}})
    if (word.starts_with(name) && word.size() >= name.size() + 3) return oktas / 8;
  return not_told;
}

AirHour hour_of_report(const std::vector<std::string_view>& words, std::size_t from) {
  AirHour hour;
  hour.precipitation = 0;
  std::size_t i = from;
  for (; i < words.size() && !ends_observation(words[i]); ++i) {
    const auto word = words[i];
    if (take_cloud(word, hour) || take_pressure(word, hour)) continue;
    if (!told(hour.wind_speed) && take_wind(word, hour)) continue;
    if (!told(hour.temperature) && take_temperature(word, hour)) continue;
    const double rate = precipitation_in(word);
    if (told(rate)) hour.precipitation = std::max(hour.precipitation, rate);
  }
  for (; i < words.size(); ++i) take_ground_pressure(words[i], hour);
  return hour;
}

}  // namespace farreach
