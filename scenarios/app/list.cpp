/// farreach list: what the library holds, in aligned columns.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "models/substances/substance.hpp"
#include "models/toxicity/toxicity.hpp"
#include "scenarios/app/command.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/library.hpp"
#include "scenarios/reading/toml_document.hpp"
#include "scenarios/river/river_section.hpp"
#include "solver/base/error.hpp"

namespace farreach::app {
namespace {

using Row = std::vector<std::string>;

/// Width on the screen: characters, not bytes.
std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

void print_rows(const std::vector<Row>& rows) {
  std::vector<std::size_t> widths;
  for (const Row& row : rows) {
    widths.resize(std::max(widths.size(), row.size()), 0);
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], width(row[i]));
  }
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line.append(widths[i] - width(row[i]) + 2, ' ');
    }
    std::cout << line << "\n";
  }
}

void list_sites() {
  std::vector<Row> rows{{"id", "name", "state", "north", "east", "error", "activity",
                         "how the place is known"}};
  for (const auto& s : library_sites())
    rows.push_back({s.id, s.name, s.state, fmt::format("{:.4f}", s.place.lat),
                    fmt::format("{:.4f}", s.place.lon),
                    fmt::format("{:g} km", s.position_error / 1000), s.activity,
                    s.position_quality});
  print_rows(rows);
}

void list_scenarios() {
  std::vector<Row> rows{{"file", "title"}};
  for (const auto& file : library_scenarios()) {
    const auto document = read_toml(file);
    const TomlNode* title = document.root.find("title");
    rows.push_back({file.string(), title ? title->text : ""});
  }
  print_rows(rows);
}

void list_rivers() {
  std::vector<Row> rows{{"network", "river", "km", "stations, km"}};
  for (const auto& name : library_rivers()) {
    const RiverNetwork river = library_river(name);
    double length = 0;
    for (const RiverReach& reach : river.reaches) length += reach.length;
    std::string stations;
    for (const RiverStation& s : river.stations)
      stations += fmt::format("{}{} {:.0f}", stations.empty() ? "" : ", ", s.name,
                              s.distance / 1000);
    rows.push_back({name, river.name, fmt::format("{:.0f}", length / 1000), stations});
  }
  print_rows(rows);
}

std::string fraction_text(const LibraryFluid& fluid) {
  std::string text;
  for (const auto& [name, share] : fluid.composition)
    text += fmt::format("{}{} {:g} %", text.empty() ? "" : ", ", name, 100 * share);
  return text;
}

void list_substances() {
  std::vector<Row> rows{
      {"component", "g/mol", "critical K", "critical bar", "boils K"}};
  for (const auto& s : substances())
    rows.push_back({std::string(s.name), fmt::format("{:.3f}", 1000 * s.molar_mass),
                    fmt::format("{:.1f}", s.critical_temperature),
                    fmt::format("{:.2f}", s.critical_pressure / 1e5),
                    fmt::format("{:.1f}", s.boiling_temperature)});
  print_rows(rows);
  std::cout << "\n";
  rows = {{"fluid", "", "mole fractions", "source"}};
  for (const auto& f : library_fluids())
    rows.push_back(
        {f.id, f.provisional ? "provisional" : "", fraction_text(f), f.source});
  print_rows(rows);
}

void list_thresholds() {
  std::vector<Row> rows{{"system", "level", "exposure", "value", "status", "source"}};
  for (const auto& l : library_levels())
    rows.push_back({level_system(l), l.name,
                    l.exposure_time > 0 ? fmt::format("{:g} min", l.exposure_time / 60)
                                        : std::string("highest"),
                    fmt::format("{:g} {}", l.shown_value, l.unit),
                    l.provisional ? "provisional" : "seen", l.source});
  print_rows(rows);
  std::cout << "\n";
  rows = {{"probit", "name", "substance", "a", "b", "n", "unit", "status", "source"}};
  for (const auto& m : probit_models())
    rows.push_back({std::string(m.key), std::string(m.name), std::string(m.substance),
                    fmt::format("{:.3f}", m.a), fmt::format("{:.3f}", m.b),
                    fmt::format("{:g}", m.n),
                    m.unit == ConcentrationUnit::ppm ? "ppm min" : "mg/m3 min",
                    m.provisional ? "provisional" : "seen", std::string(m.source)});
  print_rows(rows);
}

}  // namespace

int list(const ListOptions& options) {
  if (options.what == "sites")
    list_sites();
  else if (options.what == "scenarios")
    list_scenarios();
  else if (options.what == "rivers")
    list_rivers();
  else if (options.what == "substances")
    list_substances();
  else if (options.what == "thresholds")
    list_thresholds();
  else
    throw InputError(
        {{.message = "cannot list \"" + options.what + '"',
          .remedy = "one of sites, scenarios, rivers, substances, thresholds"}});
  return 0;
}

Command list_command() {
  auto made = new_command("list sites|scenarios|rivers|substances|thresholds",
                          "Lists what the library holds.", "what");
  made.start = [](const po::variables_map& map) {
    return list({.what = needed(map, "what",
                                "sites, scenarios, rivers, substances or thresholds")});
  };
  return made;
}

}  // namespace farreach::app
