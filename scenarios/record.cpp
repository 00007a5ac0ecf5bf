#include "scenarios/record.hpp"

#include <cmath>
#include <cstdio>
#include <optional>

#include "models/hazard/hazard.hpp"
#include "solver/base/utc.hpp"

namespace farreach {
namespace {

bool digits(const std::string& text, std::size_t from, std::size_t count) {
  if (from + count > text.size()) return false;
  for (std::size_t i = from; i < from + count; ++i)
    if (text[i] < '0' || text[i] > '9') return false;
  return true;
}

int two(const std::string& text, std::size_t from) {
  return 10 * (text[from] - '0') + (text[from + 1] - '0');
}

/// Hours of "+05:00"; nullopt when it is none from -12:00 to +14:00.
std::optional<double> offset_hours(const std::string& text) {
  const bool shape = text.size() == 6 && (text[0] == '+' || text[0] == '-') &&
                     digits(text, 1, 2) && text[3] == ':' && digits(text, 4, 2);
  if (!shape || two(text, 4) > 59) return std::nullopt;
  const double hours = (text[0] == '-' ? -1 : 1) * (two(text, 1) + two(text, 4) / 60.0);
  return hours >= -12 && hours <= 14 ? std::optional(hours) : std::nullopt;
}

int whole(Checked& checked, const std::string& key, int otherwise) {
  const double value = checked.values.number_or(key, otherwise);
  if (value != std::floor(value))
    checked.error(key, key + " is not a whole number", "write it without decimals");
  return static_cast<int>(value);
}

void read_times(Checked& checked, ScenarioRecord& record) {
  const Values& values = checked.values;
  if (checked.usable("start_time")) {
    const std::string& text = values.text("start_time");
    const auto time = utc_seconds(text);
    if (!time)
      checked.error("start_time", "start_time = \"" + text + "\" is not a time in UTC",
                    "write \"2026-11-20T03:00:00Z\"; Z says UTC");
    record.start_utc = time ? utc_text(*time) : "";
  } else if (record.mode == "real" && !checked.given("start_time")) {
    checked.warn("mode", "a real accident without start_time",
                 "the report then shows times after the accident, no clock times");
  }
  const std::string offset = values.text_or("utc_offset", "+05:00");
  const auto hours = offset_hours(offset);
  if (!hours)
    checked.error("utc_offset",
                  "utc_offset = \"" + offset + "\" is not from -12:00 to +14:00",
                  "local time less UTC, \"+05:00\"");
  record.utc_offset_hours = hours.value_or(5);
}

}  // namespace

ScenarioRecord read_record(Checked& checked) {
  const Values& values = checked.values;
  ScenarioRecord record;
  record.title = values.text_or("title", "");
  record.titles = {values.text_or("title_ru", ""), values.text_or("title_kk", "")};
  record.description = values.text_or("description", "");
  record.mode = values.text_or("mode", "");
  if (const auto* type = find_hazard(values.text_or("hazard", "")))
    record.hazard = type->name;
  read_times(checked, record);
  record.horizon = values.number_or("horizon", record.horizon);
  record.exposure_time =
      values.number_or("thresholds.exposure_time", record.exposure_time);
  record.receptor_height = values.number_or("receptors.height", record.receptor_height);
  record.infiltration_rate =
      values.number_or("receptors.infiltration", record.infiltration_rate);
  record.map_cells = whole(checked, "output.map_cells", record.map_cells);
  record.map_frames = whole(checked, "output.map_frames", record.map_frames);
  return record;
}

}  // namespace farreach
