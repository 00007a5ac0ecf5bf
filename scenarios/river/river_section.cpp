#include "scenarios/river/river_section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "models/river/river_settings.hpp"
#include "scenarios/reading/diagnostics.hpp"
#include "scenarios/reading/library_folder.hpp"
#include "scenarios/reading/toml_document.hpp"
#include "scenarios/river/river_geometry.hpp"
#include "scenarios/river/river_parameters.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;

fs::path rivers_folder() {
  return library_folder() / "rivers";
}

/// The course from `start` on, with a point there.
void cut_course(double start, RiverNetwork& network) {
  auto& course = network.course;
  auto& distance = network.course_distance;
  std::size_t k = 0;
  while (k < course.size() && distance[k] < start) ++k;
  if (k > 0 && k < course.size()) {
    const double share = (start - distance[k - 1]) / (distance[k] - distance[k - 1]);
    const GeoPoint a = course[--k], b = course[k + 1];
    course[k] = {a.lat + share * (b.lat - a.lat), a.lon + share * (b.lon - a.lon)};
    distance[k] = start;
  }
  const auto drop = static_cast<std::ptrdiff_t>(k);
  course.erase(course.begin(), course.begin() + drop);
  distance.erase(distance.begin(), distance.begin() + drop);
  for (double& d : distance) d -= start;
}

/// The network from `start` on: what lies above is left out.
RiverNetwork below(RiverNetwork network, double start) {
  double at = 0;
  std::vector<RiverReach> kept;
  for (RiverReach& reach : network.reaches) {
    const double end = at + reach.length;
    const double length = end - std::max(at, start);
    if (length > 0) {
      if (!(reach.reservoir_volume > 0)) reach.length_error *= length / reach.length;
      reach.length = length;
      kept.push_back(std::move(reach));
    }
    at = end;
  }
  network.reaches = std::move(kept);
  for (const RiverStation& s : network.stations)
    if (s.distance < start) network.above.push_back(s);
  std::erase_if(network.stations, [&](const auto& s) { return s.distance < start; });
  for (RiverStation& s : network.stations) s.distance -= start;
  cut_course(start, network);
  return network;
}

double length_of(const RiverNetwork& network) {
  double sum = 0;
  for (const RiverReach& reach : network.reaches) sum += reach.length;
  return sum;
}

bool has_own_geometry(const Checked& checked) {
  return checked.headers.contains("river.reach[0]") ||
         checked.headers.contains("river.station[0]") ||
         checked.headers.contains("river.case[0]");
}

/// Where the release gets in [m]; below 0 when that is wrong, which is then said.
double start_of(Checked& checked, const RiverNetwork& network) {
  const bool named = checked.given("river.from");
  if (named && checked.given("river.start")) {
    checked.error("river.start", "river.start does not go together with river.from",
                  "leave out one of them");
    return -1;
  }
  if (named) {
    const std::string& from = checked.values.text("river.from");
    std::vector<std::string> known;
    for (const RiverStation& s : network.stations) {
      if (s.name == from) return s.distance;
      known.push_back(s.name);
    }
    const std::string meant = nearest_word(from, known);
    checked.error("river.from",
                  "the river has no station \"" + from + '"' +
                      (meant.empty() ? "" : "; did you mean \"" + meant + "\"?"),
                  "known: " + joined(known));
    return -1;
  }
  const double start = checked.values.number_or("river.start", 0);
  if (start < length_of(network)) return start;
  checked.error("river.start",
                fmt::format("river.start lies {:g} km down a river of {:g} km",
                            start / 1000, length_of(network) / 1000),
                "choose a place above its end");
  return -1;
}

RiverNetwork chosen_river(Checked& checked) {
  if (!checked.given("river.network")) return river_geometry(checked);
  const std::string& name = checked.values.text("river.network");
  if (has_own_geometry(checked)) {
    checked.error("river.network",
                  "river.network does not go together with reaches, stations or cases "
                  "of your own",
                  "leave out one of them");
    return {};
  }
  const auto known = library_rivers();
  if (std::find(known.begin(), known.end(), name) != known.end())
    return library_river(name);
  const std::string meant = nearest_word(name, known);
  checked.error("river.network",
                "unknown river \"" + name + '"' +
                    (meant.empty() ? "" : "; did you mean \"" + meant + "\"?"),
                "known: " + joined(known));
  return {};
}

}  // namespace

std::span<const Parameter> river_parameters() {
  static const std::vector<Parameter> table = [] {
    auto all = river_choice_parameters();
    for (auto&& more : {river_geometry_parameters(), river_transport_parameters()})
      all.insert(all.end(), more.begin(), more.end());
    return all;
  }();
  return table;
}

RiverNetwork read_river(Checked& checked, std::vector<Notice>&) {
  RiverNetwork network = chosen_river(checked);
  if (network.reaches.empty()) return {};
  const double start = start_of(checked, network);
  return start < 0 ? RiverNetwork{} : below(std::move(network), start);
}

std::vector<std::string> library_rivers() {
  std::vector<std::string> names;
  if (!fs::is_directory(rivers_folder())) return names;
  for (const auto& entry : fs::directory_iterator(rivers_folder()))
    if (entry.path().extension() == ".toml")
      names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

RiverNetwork library_river(const std::string& name) {
  const fs::path file = rivers_folder() / (name + ".toml");
  Checked checked = check_values(parse_toml(file.string(), read_text_file(file)),
                                 river_geometry_parameters());
  RiverNetwork network = river_geometry(checked);
  if (checked.has_errors()) throw InputError(checked.diagnostics);
  return network;
}

std::string river_digest(const RiverNetwork& network) {
  std::string digits;
  for (const RiverReach& r : network.reaches) {
    digits += fmt::format("{} {} {} {} {} {};", r.name, r.length, r.slope,
                          r.drainage_area, r.mean_discharge, r.reservoir_volume);
    for (const RiverFlow& f : r.flows)
      digits += fmt::format("{} {} {};", f.discharge, f.velocity, f.width);
  }
  for (const RiverStation& s : network.stations)
    digits += fmt::format("{} {} {} {};", s.name, s.distance, s.from_state, s.to_state);
  return digits;
}

}  // namespace farreach
