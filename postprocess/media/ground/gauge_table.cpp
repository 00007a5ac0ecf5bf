#include "postprocess/media/ground/gauge_table.hpp"

#include <fmt/format.h>

#include <cmath>
#include "models/hazard/flow_field.hpp"

namespace farreach {
namespace {

/// A number, or nothing where there is none.
std::string cell(double value, const char* form) {
  return std::isfinite(value) ? fmt::format(fmt::runtime(form), value) : std::string();
}

/// In double quotes where a comma or quote would break the row.
std::string field(const std::string& text) {
  if (text.find_first_of(",\"\n") == text.npos) return text;
  std::string quoted = "\"";
  for (const char c : text)
    quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

std::string row(const FlowSeries& s) {
  if (s.kind == "line")
    return fmt::format("  {:<24} {:>9} {:>9} {:>12.4g} {:>10} {:>10}\n", s.name, "", "",
                       s.peak, cell(s.arrival, "{:.0f}"), cell(s.peak_time, "{:.0f}"));
  return fmt::format("  {:<24} {:>9.3f} {:>9.2f} {:>12} {:>10} {:>10}\n", s.name,
                     s.peak, s.bed + s.peak, "", cell(s.arrival, "{:.0f}"),
                     s.peak > 0 ? cell(s.peak_time, "{:.0f}") : "");
}

}  // namespace

std::string gauge_table(const Outcome& outcome) {
  const FlowField& flow = outcome.part<FlowField>();
  std::string table;
  for (const FlowSeries& s : flow.series)
    if (s.member == 0) table += row(s);
  if (table.empty()) return table;
  return fmt::format("  {:<24} {:>9} {:>9} {:>12} {:>10} {:>10}\n", "gauge or line",
                     "depth m", "level m", "m3/s", "arrival s", "peak at s") +
         table;
}

std::string gauge_csv(const Outcome& outcome, const std::string&) {
  const FlowField& flow = outcome.part<FlowField>();
  if (flow.series.empty()) return "";
  std::string text =
      "name,kind,member,x_m,y_m,latitude,longitude,bed_m,max_depth_m,max_level_m,"
      "max_discharge_m3_s,arrival_s,peak_time_s\n";
  for (const FlowSeries& s : flow.series) {
    const bool line = s.kind == "line";
    const std::string member =
        s.member < flow.members.size() ? flow.members[s.member].name : "";
    const double none = std::nan("");
    text +=
        fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{}\n", field(s.name), s.kind,
                    field(member), cell(s.x, "{:.10g}"), cell(s.y, "{:.10g}"),
                    cell(s.place.lat, "{:.6f}"), cell(s.place.lon, "{:.6f}"),
                    cell(s.bed, "{:.4f}"), cell(line ? none : s.peak, "{:.4f}"),
                    cell(line ? none : s.bed + s.peak, "{:.4f}"),
                    cell(line ? s.peak : none, "{:.6g}"), cell(s.arrival, "{:.2f}"),
                    cell(s.peak > 0 ? s.peak_time : none, "{:.2f}"));
  }
  return text;
}

}  // namespace farreach
