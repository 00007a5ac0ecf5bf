/// Tables of the Iowa Environmental Mesonet's archive of airports, by columns (its
/// documentation of the ASOS download,
/// mesonet.agron.iastate.edu/request/download.phtml): station, valid [UTC unless
/// another zone was asked for], tmpf or tmpc, dwpf or dwpc, relh [%], drct [deg], sknt
/// [knots] or sped [miles/h], mslp [hPa], alti [inches of mercury], p01i [inches] or
/// p01m [mm] of the hour so far, skyc1..skyc4, wxcodes. M, null and empty fields are
/// missing, T is a trace. Tables with a column metar are read from that, by
/// station_metar.cpp.
#include <fmt/format.h>

#include <algorithm>

#include "scenarios/meteorology/station/metar_report.hpp"
#include "scenarios/meteorology/station/station_order.hpp"
#include "scenarios/meteorology/station/station_text.hpp"
#include "solver/base/constants.hpp"

namespace farreach {
namespace {

constexpr double knot = 1852.0 / 3600, mile_an_hour = 0.44704;  // [m/s], exact
constexpr double inch_of_mercury = 3386.389, inch = 25.4;       // [Pa], [mm]

class IemTable {
 public:
  explicit IemTable(const StationText& text) : text_(text), faults_(text.file) {}

  StationFile read() {
    const auto lines = lines_of(text_.text);
    std::size_t n = 0;
    while (n < lines.size() && passed_over(lines[n])) ++n;
    if (n < lines.size() && lines[n].find('\t') != lines[n].npos) separator_ = '\t';
    if (n < lines.size())
      for (const auto name : split_fields(lines[n], separator_))
        names_.emplace_back(trimmed(name));
    if (!has("station") || !has("valid"))
      faults_.add(n + 1, "the first row names no columns \"station\" and \"valid\"",
                  "this is no table of the IEM archive");
    faults_.raise();
    for (++n; n < lines.size(); ++n)
      if (!passed_over(lines[n])) read_row(lines[n], n + 1);
    faults_.raise();
    require_one_station(station_, text_);
    order_reports(station_, false, text_.file);
    say();
    return std::move(station_);
  }

 private:
  bool has(std::string_view name) const {
    return std::find(names_.begin(), names_.end(), name) != names_.end();
  }

  std::string_view field(std::string_view name) const {
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found == names_.end()) return {};
    const auto text =
        trimmed(fields_[static_cast<std::size_t>(found - names_.begin())]);
    return text == "M" || text == "null" || text == "None" ? std::string_view() : text;
  }

  double number(std::string_view name) {
    const auto text = field(name);
    if (text.empty()) return not_told;
    if (text == "T") return 0;
    const auto value = number_in(text);
    if (!value) faults_.add(line_, fmt::format("{} is not a number", name));
    return value.value_or(not_told);
  }

  /// The first of two columns that tells.
  double either(double first, double second) const {
    return told(first) ? first : second;
  }

  void read_row(std::string_view line, std::size_t number_of_line) {
    fields_ = split_fields(line, separator_);
    line_ = number_of_line;
    if (fields_.size() != names_.size()) {
      faults_.add(line_,
                  fmt::format("has {} fields, but the first row names {} columns",
                              fields_.size(), names_.size()));
      return;
    }
    if (!counts_of(std::string(field("station")), text_, station_)) return;
    const auto time = civil_moment(field("valid"));
    if (!time) {
      faults_.add(line_, "the column \"valid\" is no time");
      return;
    }
    AirHour hour = values();
    hour.time = *time - text_.utc_offset.value_or(0);
    hour.line = static_cast<int>(line_);
    check_hour(hour, line_, faults_);
    station_.hours.push_back(hour);
  }

  AirHour values() {
    AirHour hour;
    const auto celsius = [](double f) { return (f - 32) / 1.8; };
    hour.temperature = either(number("tmpc"), celsius(number("tmpf"))) + zero_celsius;
    hour.dew_point = either(number("dwpc"), celsius(number("dwpf"))) + zero_celsius;
    hour.humidity = number("relh") / 100;
    hour.wind_from = number("drct");
    hour.wind_speed = either(knot * number("sknt"), mile_an_hour * number("sped"));
    hour.sea_pressure = either(100 * number("mslp"), inch_of_mercury * number("alti"));
    for (const char* layer : {"skyc1", "skyc2", "skyc3", "skyc4"}) {
      // The table parts a cover from its height, the report does not.
      const std::string word(field(layer));
      const double cover =
          told(cloud_in(word)) ? cloud_in(word) : cloud_in(word + "000");
      if (told(cover))
        hour.cloud = told(hour.cloud) ? std::max(hour.cloud, cover) : cover;
    }
    const double depth = either(number("p01m"), inch * number("p01i"));
    if (told(depth)) hour.precipitation = depth / 3600;
    if (has("wxcodes")) {
      double rate = 0;
      for (const auto word : report_words(field("wxcodes")))
        if (told(precipitation_in(word))) rate = std::max(rate, precipitation_in(word));
      hour.precipitation = told(depth) ? std::max(rate, depth / 3600) : rate;
    }
    return hour;
  }

  void say() {
    if (!text_.utc_offset)
      station_.remarks.push_back(
          {"meteorology.zone",
           "Times of the IEM table count as UTC, which the archive gives unless "
           "another "
           "zone was asked for; state meteorology.utc_offset for another."});
    if (has("wxcodes"))
      station_.remarks.push_back(
          {"meteorology.metar",
           "Words for precipitation stand for rates: 1, 4 and 12 mm/h light, moderate "
           "and heavy rain, 0.5, 2.5 and 6 snow, 0.05, 0.3 and 0.7 drizzle "
           "(assumption); the greater of word and depth counts."});
  }

  const StationText& text_;
  StationFaults faults_;
  StationFile station_;
  std::vector<std::string> names_;
  std::vector<std::string_view> fields_;
  std::size_t line_ = 0;
  char separator_ = ',';
};

}  // namespace

StationFile read_iem_hours(const StationText& text) {
  return IemTable(text).read();
}

}  // namespace farreach
