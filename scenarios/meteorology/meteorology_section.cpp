#include "scenarios/meteorology/meteorology_section.hpp"

#include <fmt/format.h>

#include <bit>
#include <cstdint>

#include "scenarios/meteorology/meteorology_work.hpp"
#include "solver/base/error.hpp"
#include "solver/base/utc.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;

std::string key_of(const std::string& name) {
  return "meteorology." + name;
}

void say_column(WeatherFields& fields) {
  fields.remarks.push_back(
      {"meteorology.homogeneous",
       "The weather is that of one place and counts everywhere: expected range about "
       "50 km; from there on gridded winds are expected."});
  fields.remarks.push_back(
      {"meteorology.profile",
       "Above the instrument the wind follows the similarity profile up to the mixing "
       "height and is constant above; it turns with height as measured at Cabauw "
       "(provisional figures)."});
}

WeatherFields read_kind(MeteorologyWork& work) {
  const std::string kind = work.text("kind");
  if (kind == "constant") return constant_weather(work);
  if (kind == "generated") return generated_weather(work);
  if (kind == "station") return station_weather(work);
  return gridded_weather(work);
}

/// The horizon must lie within the times of the weather.
void require_times(const WeatherFields& fields, MeteorologyWork& work) {
  const double length = fields.time.back() - fields.time.front();
  if (!(length >= work.horizon))
    work.checked.error(
        "meteorology.kind",
        fmt::format("the weather lasts {:.4g} h, from {}, but the horizon "
                    "is {:.4g} h",
                    length / 3600, fields.start_utc, work.horizon / 3600),
        "give more weather or a shorter horizon");
  const auto start = utc_seconds(work.checked.values.text_or("start_time", ""));
  if (!start || work.checked.headers.contains("ensemble")) return;
  const double first = utc_seconds(fields.start_utc).value_or(0);
  if (*start >= first && *start + work.horizon <= first + fields.time.back()) return;
  work.checked.error(
      "start_time",
      fmt::format("the accident lasts from {} to {}, but the weather is known from {} "
                  "to {}",
                  utc_text(*start), utc_text(*start + work.horizon), fields.start_utc,
                  utc_text(first + fields.time.back())),
      "give the weather of that time, or another start_time");
}

/// What could not be read becomes an error about the section.
WeatherFields caught(MeteorologyWork& work) {
  try {
    return read_kind(work);
  } catch (const InputError& wrong) {
    const std::string key = work.checked.given(key_of("file"))    ? key_of("file")
                            : work.checked.given(key_of("files")) ? key_of("files")
                                                                  : key_of("kind");
    for (const Diagnostic& found : wrong.diagnostics()) {
      const std::string where =
          found.file.empty()
              ? ""
              : found.file + (found.line > 0 ? ":" + std::to_string(found.line) : "") +
                    ": ";
      work.checked.error(key, where + found.message, found.remedy);
    }
  }
  return {};
}

/// FNV-1a of the bits, word by word: gridded weather is too large to be kept twice.
std::uint64_t digest_of(const std::vector<float>& values) {
  std::uint64_t digest = 0xcbf29ce484222325;
  for (const float value : values)
    digest = (digest ^ std::bit_cast<std::uint32_t>(value)) * 0x100000001b3;
  return digest;
}

NoticeSeverity severity_of(const WeatherRemark& remark) {
  if (remark.key == "meteorology.homogeneous" ||
      remark.key == "meteorology.far_station" || remark.key == "meteorology.edge" ||
      remark.key == "meteorology.top")
    return "out_of_range";
  if (remark.key == "meteorology.synthetic" || remark.key == "meteorology.profile" ||
      remark.key == "meteorology.rules" || remark.key == "meteorology.elevation" ||
      remark.key == "meteorology.zone" || remark.key == "meteorology.decimal_comma")
    return "assumption";
  return "info";
}

}  // namespace

std::optional<double> MeteorologyWork::number(const std::string& name) const {
  if (!checked.values.has(key_of(name))) return std::nullopt;
  return checked.values.number(key_of(name));
}

std::string MeteorologyWork::text(const std::string& name) const {
  return checked.values.text_or(key_of(name), "");
}

std::optional<double> MeteorologyWork::moment(const std::string& name) const {
  const std::string written = text(name);
  if (written.empty()) return std::nullopt;
  const auto seconds = utc_seconds(written);
  if (!seconds)
    checked.error(key_of(name), key_of(name) + " = \"" + written + "\" is no moment",
                  "write UTC as \"2026-01-01T00:00:00Z\"");
  return seconds;
}

AirPlace MeteorologyWork::ground() const {
  AirPlace place;
  place.place = site.place;
  place.wind_height = number("wind_height").value_or(place.wind_height);
  place.roughness = number("roughness").value_or(place.roughness);
  place.albedo = number("albedo").value_or(place.albedo);
  place.moisture = number("moisture").value_or(place.moisture);
  place.lid_gradient = number("lid_gradient").value_or(place.lid_gradient);
  place.cloud = number("cloud_cover").value_or(not_told);
  return place;
}

std::vector<fs::path> MeteorologyWork::files() const {
  const fs::path folder = fs::path(checked.document().file).parent_path();
  std::vector<fs::path> found;
  if (checked.usable(key_of("file"))) found.push_back(folder / text("file"));
  for (const auto& name : checked.values.texts(key_of("files")))
    found.push_back(folder / name);
  if (found.empty())
    checked.error(key_of("kind"), "missing key \"file\" in [meteorology]",
                  "name the file of the weather, or several in files = [...]");
  return found;
}

WeatherFields read_meteorology(Checked& checked, const Site& site, double horizon,
                               std::vector<Notice>& notices,
                               std::vector<HourOrigin>* origins) {
  MeteorologyWork work{checked, site, horizon, {}};
  if (!checked.usable("meteorology.kind")) return {};
  WeatherFields fields = caught(work);
  if (fields.empty()) return fields;
  if (fields.homogeneous()) say_column(fields);
  require_times(fields, work);
  for (const WeatherRemark& remark : fields.remarks)
    notices.push_back({remark.key, severity_of(remark), remark.text});
  if (origins) *origins = std::move(work.origins);
  return fields;
}

std::string meteorology_digest(const WeatherFields& fields) {
  if (fields.empty()) return {};
  std::string digits = fields.kind + fields.start_utc;
  for (const auto* list :
       {&fields.time, &fields.longitude, &fields.latitude, &fields.height})
    for (const double value : *list) digits += fmt::format("{} ", value);
  for (const auto* list :
       {&fields.wind_east, &fields.wind_north, &fields.wind_up,
        &fields.friction_velocity, &fields.inverse_length, &fields.mixing_height,
        &fields.roughness, &fields.air_temperature, &fields.pressure,
        &fields.relative_humidity, &fields.precipitation})
    digits += fmt::format("{:016x} ", digest_of(*list));
  return digits;
}

}  // namespace farreach
