/// Reads sites.toml, fluids.toml and thresholds.csv of the library.
#include "scenarios/library.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>

#include "models/substances/substance.hpp"
#include "scenarios/reading/check_values.hpp"
#include "scenarios/reading/csv_table.hpp"
#include "scenarios/reading/diagnostics.hpp"
#include "scenarios/reading/toml_document.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;
using Kind = ValueKind;

Parameter required_text(const std::string& key) {
  return {.key = key, .kind = Kind::text, .required = true, .meaning = "text"};
}

std::vector<Parameter> site_parameters() {
  std::vector<Parameter> t;
  for (const char* key :
       {"id", "name", "position_quality", "state", "activity", "source"})
    t.push_back(required_text(std::string("site[].") + key));
  for (const char* key : {"name_ru", "name_kk"})
    t.push_back({.key = std::string("site[].") + key, .kind = Kind::text});
  t.push_back({.key = "site[].latitude",
               .unit = "deg",
               .low = -89,
               .high = 89,
               .required = true,
               .meaning = "WGS84"});
  t.push_back({.key = "site[].longitude",
               .unit = "deg",
               .low = -180,
               .high = 180,
               .required = true,
               .meaning = "WGS84"});
  t.push_back({.key = "site[].position_error",
               .unit = "m",
               .low = 0,
               .high = 1e5,
               .required = true,
               .meaning = "how far the true place may lie"});
  return t;
}

std::vector<Parameter> fluid_parameters() {
  std::vector<Parameter> t;
  for (const char* key : {"id", "name", "source"})
    t.push_back(required_text(std::string("fluid[].") + key));
  t.push_back({.key = "fluid[].provisional",
               .kind = Kind::flag,
               .required = true,
               .meaning = "true until the figures were compared with their source"});
  for (const auto& s : substances())
    t.push_back({.key = "fluid[].composition." + std::string(s.name),
                 .unit = "-",
                 .low = 0,
                 .high = 1,
                 .meaning = "mole fraction"});
  return t;
}

/// Reads and checks one table of the library; wrong ones are reported like scenarios.
Values checked_table(const char* name, const std::vector<Parameter>& parameters) {
  const TomlDocument document = read_toml(library_folder() / name);
  Checked checked = check_values(document, parameters);
  if (checked.has_errors()) throw InputError(checked.diagnostics);
  return std::move(checked.values);
}

std::string item(const char* list, std::size_t i) {
  return list + ("[" + std::to_string(i)) + "].";
}

LibraryFluid fluid_from(const Values& values, const std::string& at) {
  LibraryFluid fluid{.id = values.text(at + "id"),
                     .name = values.text(at + "name"),
                     .source = values.text(at + "source"),
                     .provisional = values.flag(at + "provisional"),
                     .composition = {}};
  double sum = 0;
  for (const auto& s : substances()) {
    const std::string name(s.name);
    const double share = values.number_or(at + "composition." + name, 0);
    if (share > 0) fluid.composition.emplace_back(name, share);
    sum += share;
  }
  if (!(std::abs(sum - 1) <= 1e-6))
    throw InputError({{.file = (library_folder() / "fluids.toml").string(),
                       .message = "the composition of " + fluid.id + " adds up to " +
                                  shown(sum) + ", not 1",
                       .remedy = "correct its mole fractions"}});
  return fluid;
}

/// What a unit of thresholds.csv is compared with, and its SI value.
struct LevelUnit {
  const char* unit;
  LevelQuantity quantity;
  double factor;
};
constexpr LevelUnit level_units[] = {{"ppm", quantity::concentration, 1e-6},
                                     {"mg/m3", quantity::concentration, 1e-6},
                                     {"mg/L", quantity::water_concentration, 1e-3},
                                     {"ug/L", quantity::water_concentration, 1e-6},
                                     {"m", quantity::depth, 1},
                                     {"m2/s", quantity::depth_speed, 1}};

/// Levels in air name a gas that is known, those in water anything, depths nothing.
void check_substance(const CsvTable& table, std::size_t row, const Level& level) {
  const bool ground =
      level.quantity == quantity::depth || level.quantity == quantity::depth_speed;
  if (ground != level.substance.empty())
    table.refuse(row, ground ? "names a substance for a depth" : "names no substance");
  if (level.quantity != quantity::concentration) return;
  const auto known = substances();
  if (std::none_of(known.begin(), known.end(),
                   [&](const auto& s) { return s.name == level.substance; }))
    table.refuse(row, "names the unknown substance " + level.substance);
}

Severity severity_in(const CsvTable& table, std::size_t row) {
  const auto number = static_cast<int>(table.number(row, "severity"));
  if (number < number_of(Severity::none) || number > number_of(Severity::lethal))
    table.refuse(row, "has a severity outside of 0 to 4");
  return severity_numbered(number);
}

Level level_from(const CsvTable& table, std::size_t row) {
  const double value = table.number(row, "value");
  Level level;
  level.substance = table.text(row, "substance");
  level.key = table.text(row, "key");
  level.unit = table.text(row, "unit");
  level.shown_value = value;
  level.exposure_time = 60 * table.number(row, "exposure_min");
  level.averaging_time = 60 * table.number(row, "averaging_min");
  level.severity = severity_in(table, row);
  level.provisional = table.text(row, "status") != "seen";
  level.source = table.text(row, "source");
  level.name =
      level.substance + (level.substance.empty() ? "" : " ") + table.text(row, "name");
  const auto unit =
      std::find_if(std::begin(level_units), std::end(level_units),
                   [&](const LevelUnit& u) { return u.unit == level.unit; });
  if (unit == std::end(level_units)) table.refuse(row, "has the unit " + level.unit);
  if (!(value > 0)) table.refuse(row, "has a value that is not above zero");
  level.quantity = unit->quantity;
  level.value = value * unit->factor;
  check_substance(table, row, level);
  return level;
}

std::uint64_t mixed(std::uint64_t hash, std::string_view text) {
  for (const char c : text)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return (hash ^ 0xffU) * 0x100000001b3ULL;  // end of one part
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in),
                    std::istreambuf_iterator<char>()};
  if (!in && !in.eof()) throw RunError("cannot read " + file.string());
  return bytes;
}

}  // namespace

std::vector<Site> library_sites() {
  const Values values = checked_table("sites.toml", site_parameters());
  std::vector<Site> sites;
  for (std::size_t i = 0; i < values.count("site"); ++i) {
    const std::string at = item("site", i);
    sites.push_back(
        {.id = values.text(at + "id"),
         .name = values.text(at + "name"),
         .name_ru = values.text_or(at + "name_ru", ""),
         .name_kk = values.text_or(at + "name_kk", ""),
         .place = {values.number(at + "latitude"), values.number(at + "longitude")},
         .position_error = values.number(at + "position_error"),
         .position_quality = values.text(at + "position_quality"),
         .state = values.text(at + "state"),
         .activity = values.text(at + "activity"),
         .source = values.text(at + "source")});
  }
  return sites;
}

std::vector<LibraryFluid> library_fluids() {
  const Values values = checked_table("fluids.toml", fluid_parameters());
  std::vector<LibraryFluid> fluids;
  for (std::size_t i = 0; i < values.count("fluid"); ++i)
    fluids.push_back(fluid_from(values, item("fluid", i)));
  return fluids;
}

std::vector<Level> library_levels() {
  const fs::path file = library_folder() / "thresholds.csv";
  const CsvTable table(file.string(), read_text_file(file));
  std::vector<Level> levels;
  for (std::size_t row = 0; row < table.rows(); ++row)
    levels.push_back(level_from(table, row));
  return levels;
}

std::string level_system(const Level& level) {
  std::string system = level.key;
  while (!system.empty() && std::isdigit(static_cast<unsigned char>(system.back())))
    system.pop_back();
  return system;
}

std::vector<fs::path> library_scenarios() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(library_folder())) {
    const fs::path& file = entry.path();
    if (file.extension() != ".toml") continue;
    if (file.filename() == "sites.toml" || file.filename() == "fluids.toml") continue;
    files.push_back(file);
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string fingerprint(const std::string& text) {
  std::uint64_t hash = mixed(0xcbf29ce484222325ULL, text);
  std::vector<fs::path> tables;
  for (const auto& entry : fs::recursive_directory_iterator(library_folder())) {
    const std::string extension = entry.path().extension();
    const bool scenario = extension == ".toml" &&
                          entry.path().filename() != "sites.toml" &&
                          entry.path().filename() != "fluids.toml";
    if (entry.is_regular_file() && !scenario && extension != ".md")
      tables.push_back(entry.path());
  }
  std::sort(tables.begin(), tables.end());
  for (const auto& table : tables) {
    hash = mixed(hash, table.filename().string());
    hash = mixed(hash, bytes_of(table));
  }
  return fmt::format("{:016x}", hash);
}

}  // namespace farreach
