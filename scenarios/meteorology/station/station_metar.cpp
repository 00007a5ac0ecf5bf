/// Files of METAR and SPECI, which metar_report.hpp reads one by one.
///
/// A report stands on one line or goes on over several: until "=" where the file has
/// it, else on lines that are set in. A date may stand before it, "202601010000",
/// "2026-01-01 00:00" or "UATG,2026,01,01,00,00,", or on a line of its own, or in a
/// column of a table (IEM: station,valid,metar); else the month of the first report is
/// stated, and each other one is dated next to the one before. The newest may stand
/// first. Heads of Ogimet tell place and altitude. Forecasts (TAF, or a period such as
/// 0101/0124 after the time) are passed over, which is said.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenarios/meteorology/station/metar_report.hpp"
#include "scenarios/meteorology/station/station_order.hpp"
#include "scenarios/meteorology/station/station_text.hpp"
#include "solver/base/utc.hpp"

namespace farreach {
namespace {

constexpr double day = 86400;  // [s]
/// A date before a report is when it was sent, or its day [s].
constexpr double farthest_date = 2 * day;

constexpr std::size_t longest_head = 50;  // lines before a table

using Words = std::vector<std::string_view>;

struct Report {
  std::size_t line = 0;
  std::string text;
  std::optional<double> near;  ///< date before it, UTC [s]
  bool ended = false;          ///< by "="
};

std::size_t time_at(const Words& words) {
  const auto found = std::find_if(words.begin(), words.end(), is_report_time);
  return static_cast<std::size_t>(found - words.begin());
}

bool starts_report(const Words& words) {
  if (words.empty()) return false;
  const auto first = words.front();
  return first == "METAR" || first == "SPECI" || first == "TAF" ||
         time_at(words) < std::min<std::size_t>(words.size(), 9);
}

/// Lines between the reports of a bulletin: "SAKZ31 UAAA 010000", "ZCZC 012", "NNNN".
bool is_bulletin_line(const Words& words) {
  if (words.empty()) return true;
  if (words[0] == "ZCZC" || words[0] == "NNNN") return true;
  if (words.size() == 1 &&
      (words[0] == "METAR" || words[0] == "SPECI" || words[0] == "TAF"))
    return true;
  const bool head = words.size() >= 3 && words[0].size() == 6 && words[1].size() == 4 &&
                    words[2].size() == 6 && all_digits(words[2]) &&
                    all_digits(words[0].substr(4));
  return head || (words.size() == 1 && all_digits(words[0]) && words[0].size() <= 3);
}

/// The date before the time of a report.
std::optional<double> date_before(const Words& words, std::size_t end) {
  for (std::size_t i = 0; i < end; ++i) {
    const auto word = words[i];
    if (word.size() == 12 && all_digits(word))
      return civil_seconds(*whole_in(word.substr(0, 4)), *whole_in(word.substr(4, 2)),
                           *whole_in(word.substr(6, 2)), *whole_in(word.substr(8, 2)),
                           *whole_in(word.substr(10, 2)));
    if (i + 1 < words.size())
      if (const auto both = civil_moment(fmt::format("{} {}", word, words[i + 1])))
        return both;
    if (const auto one = civil_moment(word)) return one;
    const bool apart = i + 4 < end && word.size() == 4 && all_digits(word) &&
                       all_digits(words[i + 1]) && all_digits(words[i + 2]) &&
                       all_digits(words[i + 3]) && all_digits(words[i + 4]);
    if (apart)
      return civil_seconds(*whole_in(word), whole_in(words[i + 1]).value_or(0),
                           whole_in(words[i + 2]).value_or(0),
                           whole_in(words[i + 3]).value_or(99),
                           whole_in(words[i + 4]).value_or(99));
  }
  return std::nullopt;
}

/// "48-21-54N" or "011-47E" [deg].
std::optional<double> angle_in(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  const char side = text.back();
  text.remove_suffix(1);
  double angle = 0, unit = 1;
  for (const auto part : split_fields(text, '-')) {
    const auto value = whole_in(part);
    if (!value || *value < 0) return std::nullopt;
    angle += *value * unit;
    unit /= 60;
  }
  return side == 'S' || side == 'W' ? -angle : angle;
}

/// Place and altitude of the head that Ogimet writes:
/// "# Latitude 47-07N. Longitude 051-49E. Altitude -22 m."
void take_head(std::string_view line, StationFile& station) {
  const auto after = [&](std::string_view name) -> std::string_view {
    const auto at = line.find(name);
    if (at == line.npos) return {};
    const auto rest = trimmed(line.substr(at + name.size()));
    const auto word = rest.substr(0, rest.find(' '));
    return word.ends_with('.') ? word.substr(0, word.size() - 1) : word;
  };
  const auto lat = angle_in(after("Latitude ")), lon = angle_in(after("Longitude "));
  if (lat && lon && std::abs(*lat) <= 90 && std::abs(*lon) <= 180)
    station.place = GeoPoint{*lat, *lon};
  if (const auto height = number_in(after("Altitude "))) station.elevation = *height;
}

/// Reports of a text, each with its lines together.
class ReportGatherer {
 public:
  ReportGatherer(std::string_view text, StationFile& station, StationFaults& faults)
      : ends_told_(text.find('=') != text.npos), station_(station), faults_(faults) {}

  void take(std::string_view raw, std::size_t number) {
    const auto line = trimmed(raw);
    if (line.empty() || line.starts_with('#') || line.starts_with('<')) {
      if (line.starts_with('#')) take_head(line, station_);
      open_ = false;
      return;
    }
    const Words words = report_words(line);
    const bool starts = starts_report(words);
    if (words.size() <= 2 && date_before(words, words.size())) {
      near_ = date_before(words, words.size());
      open_ = false;
      return;
    }
    if (!starts && open_ && goes_on(raw, words)) return add(line);
    if (is_bulletin_line(words)) {
      open_ = false;
      return;
    }
    begin(line, words, number, starts);
  }

  std::vector<Report> done() { return std::move(reports_); }

 private:
  bool goes_on(std::string_view raw, const Words& words) const {
    if (reports_.back().ended || words.empty()) return false;
    const auto first = words.front();
    const bool trend = first == "BECMG" || first == "TEMPO" || first == "RMK" ||
                       first == "INTER" || first.starts_with("PROB") ||
                       first.starts_with("FM");
    return trend || ends_told_ || raw.starts_with(' ') || raw.starts_with('\t');
  }
  void add(std::string_view line) {
    reports_.back().text += ' ';
    reports_.back().text += line;
    reports_.back().ended = line.find('=') != line.npos;
  }
  void begin(std::string_view line, const Words& words, std::size_t number,
             bool starts) {
    open_ = starts;
    if (!starts) {
      faults_.add(number, "this line has no day and time, \"010000Z\"",
                  "each report has one; remarks begin with #");
      return;
    }
    auto near = date_before(words, time_at(words));
    if (!near) near = near_;
    near_.reset();
    reports_.push_back({number, std::string(line), near, line.find('=') != line.npos});
  }

  const bool ends_told_;
  StationFile& station_;
  StationFaults& faults_;
  std::vector<Report> reports_;
  std::optional<double> near_;
  bool open_ = false;
};

/// Reports that stand in a column of a table, with the date of another.
std::vector<Report> reports_of_table(const std::vector<std::string_view>& lines,
                                     std::size_t head) {
  const MetarTable table = *metar_table_in(lines[head]);
  std::vector<Report> reports;
  for (std::size_t n = head + 1; n < lines.size(); ++n) {
    const auto fields = split_fields(lines[n], table.separator);
    if (fields.size() < table.columns) continue;
    // A report may hold commas: what is more than the columns belongs to it.
    std::string text(fields[table.report]);
    for (std::size_t i = 1; i <= fields.size() - table.columns; ++i)
      text += " " + std::string(fields[table.report + i]);
    const std::size_t more = fields.size() - table.columns;
    const auto at = table.time + (table.time > table.report ? more : 0);
    if (report_words(text).size() < 2) continue;  // "M": none
    reports.push_back(
        {n + 1, std::move(text), civil_moment(trimmed(fields[at])), true});
  }
  return reports;
}

/// The time next to a moment whose day of the month, hour and minute are these.
std::optional<double> time_near(std::string_view word, double near) {
  const std::string at = utc_text(near);
  const int year = whole_in(at.substr(0, 4)).value_or(0),
            month = whole_in(at.substr(5, 2)).value_or(1);
  std::optional<double> best;
  for (int shift = -1; shift <= 1; ++shift) {
    const int count = 12 * year + month - 1 + shift;
    const auto time = civil_seconds(count / 12, count % 12 + 1,
                                    whole_in(word.substr(0, 2)).value_or(0),
                                    whole_in(word.substr(2, 2)).value_or(99),
                                    whole_in(word.substr(4, 2)).value_or(99));
    if (time && (!best || std::abs(*time - near) < std::abs(*best - near))) best = time;
  }
  return best;
}

class Dates {
 public:
  explicit Dates(const StationText& text) : text_(text), before_(text.before) {}

  std::optional<double> time(const Report& report, std::string_view word,
                             StationFaults& faults) {
    std::optional<double> found;
    if (report.near) {
      found = time_near(word, *report.near);
      if (found && std::abs(*found - *report.near) > farthest_date) {
        faults.add(report.line,
                   "the day of the report is not that of the date with it");
        return std::nullopt;
      }
    } else if (before_) {
      found = time_near(word, *before_);
      guessed_ = true;
    } else if (text_.year && text_.month) {
      found = civil_seconds(*text_.year, *text_.month,
                            whole_in(word.substr(0, 2)).value_or(0),
                            whole_in(word.substr(2, 2)).value_or(99),
                            whole_in(word.substr(4, 2)).value_or(99));
      guessed_ = true;
    } else {
      faults.add(report.line, "a METAR tells the day, not the month and year",
                 "state meteorology.month = \"2026-01\" of the first report, or write "
                 "202601010000 before each");
      return std::nullopt;
    }
    if (!found)
      faults.add(report.line,
                 fmt::format("\"{}\" is no day, hour and minute of that month", word));
    else
      before_ = found;
    return found;
  }
  bool guessed() const { return guessed_; }

 private:
  const StationText& text_;
  std::optional<double> before_;
  bool guessed_ = false;  ///< some month follows from the report before
};

/// "0101/0124": the period of a forecast.
bool is_period(std::string_view word) {
  return word.size() == 9 && word[4] == '/' && all_digits(word.substr(0, 4)) &&
         all_digits(word.substr(5));
}

bool is_forecast(const Words& words, std::size_t at) {
  for (std::size_t i = 0; i < std::min(at, words.size()); ++i)
    if (words[i] == "TAF") return true;
  for (std::size_t i = at + 1; i < std::min(at + 3, words.size()); ++i)
    if (is_period(words[i])) return true;
  return false;
}

std::string station_of(const Words& words, std::size_t at) {
  if (at == 0 || words[at - 1].size() != 4) return {};
  for (const char c : words[at - 1])
    if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) return {};
  return std::string(words[at - 1]);
}

/// Reads the gathered reports.
class MetarFile {
 public:
  explicit MetarFile(const StationText& text)
      : text_(text), faults_(text.file), dates_(text) {}

  StationFile read() {
    for (const Report& report : gather()) take(report);
    faults_.raise();
    require_one_station(station_, text_);
    order_reports(station_, dates_.guessed(), text_.file);
    say();
    return std::move(station_);
  }

 private:
  std::vector<Report> gather() {
    const auto lines = lines_of(text_.text);
    for (std::size_t n = 0; n < std::min(lines.size(), longest_head); ++n)
      if (metar_table_in(lines[n])) return reports_of_table(lines, n);
    ReportGatherer gatherer(text_.text, station_, faults_);
    for (std::size_t n = 0; n < lines.size(); ++n) gatherer.take(lines[n], n + 1);
    return gatherer.done();
  }

  void take(const Report& report) {
    const Words words = report_words(report.text);
    const std::size_t at = time_at(words);
    if (is_forecast(words, at)) {
      ++forecasts_;
      return;
    }
    if (at >= words.size()) {
      faults_.add(report.line, "this line has no day and time, \"010000Z\"",
                  "each report has one; remarks begin with #");
      return;
    }
    if (!counts_of(station_of(words, at), text_, station_)) return;
    const auto time = dates_.time(report, words[at], faults_);
    if (!time || (at + 1 < words.size() && words[at + 1] == "NIL")) return;
    AirHour hour = hour_of_report(words, at + 1);
    hour.time = *time;
    hour.line = static_cast<int>(report.line);
    check_hour(hour, report.line, faults_);
    station_.hours.push_back(hour);
  }

  void say() {
    if (forecasts_ > 0)
      station_.remarks.push_back(
          {"meteorology.forecasts",
           fmt::format("{} forecasts (TAF) among the reports were passed over.",
                       forecasts_)});
    if (dates_.guessed() && !station_.hours.empty())
      station_.remarks.push_back(
          {"meteorology.month",
           fmt::format(
               "The reports tell days, not months: by their order they are from "
               "{} to {}.",
               utc_text(station_.hours.front().time),
               utc_text(station_.hours.back().time))});
    station_.remarks.push_back(
        {"meteorology.metar",
         "METAR tell precipitation in words: 1, 4 and 12 mm/h stand for light, "
         "moderate and heavy rain, 0.5, 2.5 and 6 for snow, 0.05, 0.3 and 0.7 for "
         "drizzle (assumption); cloud above 1500 m is not told by CAVOK and NSC and "
         "counts as none."});
  }

  const StationText& text_;
  StationFile station_;
  StationFaults faults_;
  Dates dates_;
  std::size_t forecasts_ = 0;
};

}  // namespace

std::optional<MetarTable> metar_table_in(std::string_view head) {
  MetarTable table;
  if (head.find('\t') != head.npos) table.separator = '\t';
  const auto names = split_fields(head, table.separator);
  bool report = false, time = false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto name = trimmed(names[i]);
    if (name == "metar" || name == "raw_text") table.report = i, report = true;
    if (name == "valid" || name == "observation_time") table.time = i, time = true;
  }
  table.columns = names.size();
  if (!report || !time) return std::nullopt;
  return table;
}

StationFile read_metar_hours(const StationText& text) {
  return MetarFile(text).read();
}

}  // namespace farreach
