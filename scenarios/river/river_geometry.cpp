#include "scenarios/river/river_geometry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "solver/geo/geodesic.hpp"

namespace farreach {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

class Reader {
 public:
  explicit Reader(Checked& checked) : checked_(checked), values_(checked.values) {}

  RiverNetwork read() {
    const std::size_t before = errors();
    network_.name = values_.text_or("river.name", "");
    network_.name_ru = values_.text_or("river.name_ru", network_.name);
    network_.name_kk = values_.text_or("river.name_kk", network_.name);
    read_cases();
    for (std::size_t k = 0; k < count("reach"); ++k) read_reach(k);
    if (network_.reaches.empty() && errors() == before)
      checked_.error("river", "the river has no reach",
                     "name a river of the library (network), or add [[river.reach]]");
    read_stations();
    read_course();
    return errors() == before ? std::move(network_) : RiverNetwork{};
  }

 private:
  std::size_t errors() const {
    return static_cast<std::size_t>(
        std::count_if(checked_.diagnostics.begin(), checked_.diagnostics.end(),
                      [](const Diagnostic& d) { return !d.is_warning; }));
  }

  std::size_t count(const std::string& list) const {
    std::size_t n = 0;
    while (checked_.headers.contains(fmt::format("river.{}[{}]", list, n))) ++n;
    return n;
  }

  void read_cases() {
    for (std::size_t k = 0; k < count("case"); ++k) {
      const std::string in = fmt::format("river.case[{}].", k);
      RiverCase c;
      c.name = values_.text_or(in + "name", "");
      c.meaning = values_.text_or(in + "meaning", "");
      c.weight = values_.number_or(in + "share", 0);
      if (k == 0 && !c.name.empty() && c.name != "mean")
        checked_.error(in + "name", "the first state of the river is not \"mean\"",
                       "put the mean one first; the others are compared with it");
      for (const RiverCase& other : network_.cases)
        if (other.name == c.name)
          checked_.error(in + "name", "the river is \"" + c.name + "\" twice");
      network_.cases.push_back(c);
    }
    if (network_.cases.empty()) network_.cases.push_back({"mean", "", 0});
  }

  /// One value for each state of the river, or none.
  std::vector<double> by_case(const std::string& key) {
    const auto list = values_.numbers(key);
    if (list.empty() || list.size() == network_.cases.size()) return list;
    checked_.error(key,
                   fmt::format("{} holds {} values for {} states of the river", key,
                               list.size(), network_.cases.size()),
                   "one for each [[river.case]], in their order");
    return {};
  }

  void read_reach(std::size_t k) {
    const std::string in = fmt::format("river.reach[{}].", k);
    RiverReach reach;
    reach.name = values_.text_or(in + "name", "");
    reach.length = values_.number_or(in + "length", 0);
    reach.length_error = values_.number_or(in + "length_error", 0);
    reach.drainage_area = values_.number_or(in + "drainage_area", 0);
    reach.reservoir_volume = values_.number_or(in + "reservoir_volume", 0);
    reach.reservoir_depth = values_.number_or(in + "reservoir_depth", 0);
    reach.quality = values_.text_or(in + "quality", "");
    reach.source = values_.text_or(in + "source", "");
    read_slope(in, reach);
    read_flows(in, reach);
    if (reach.flows.empty()) return;
    reach.mean_discharge =
        values_.number_or(in + "mean_discharge", reach.flows.front().discharge);
    if (!network_.reaches.empty()) {
      const double above = network_.reaches.back().flows.front().discharge;
      reach.tributary_share = reach.flows.front().discharge / above - 1;
    }
    network_.reaches.push_back(reach);
  }

  void read_flows(const std::string& in, RiverReach& reach) {
    const auto discharge = by_case(in + "discharge"),
               velocity = by_case(in + "velocity");
    const auto width = by_case(in + "width");
    for (std::size_t c = 0; c < discharge.size(); ++c)
      reach.flows.push_back({discharge[c], velocity.empty() ? 0 : velocity[c],
                             width.empty() ? 0 : width[c], 0});
  }

  /// Water does not flow uphill, neither in a reach nor from one to the next.
  void read_slope(const std::string& in, RiverReach& reach) {
    const std::string upper = in + "upper_elevation", lower = in + "lower_elevation";
    if (checked_.given(upper) != checked_.given(lower)) {
      checked_.error(checked_.given(upper) ? upper : lower,
                     "one end of the reach has an elevation and the other has none",
                     "state both, or the slope");
      return;
    }
    if (!checked_.usable(upper) || !checked_.usable(lower)) {
      reach.slope = values_.number_or(in + "slope", 0);
      return;
    }
    const double top = values_.number(upper), end = values_.number(lower);
    if (checked_.given(in + "slope"))
      checked_.error(in + "slope", "a slope does not go together with elevations",
                     "leave out one of them");
    if (end > top)
      checked_.error(
          lower,
          fmt::format("the river flows uphill: the reach \"{}\" goes from {:g} "
                      "m up to {:g} m",
                      reach.name, top, end),
          "reaches are stated downstream; check their order and elevations");
    else if (!std::isnan(last_elevation_) && top > last_elevation_)
      checked_.error(
          upper,
          fmt::format("the river flows uphill: the reach \"{}\" begins at {:g} "
                      "m, above the {:g} m where the one before it ends",
                      reach.name, top, last_elevation_),
          "reaches are stated downstream; check their order and elevations");
    last_elevation_ = end;
    if (reach.length > 0) reach.slope = std::max(0.0, (top - end) / reach.length);
  }

  void read_stations() {
    double length = 0;
    for (const RiverReach& reach : network_.reaches) length += reach.length;
    for (std::size_t k = 0; k < count("station"); ++k) read_station(k, length);
    std::stable_sort(network_.stations.begin(), network_.stations.end(),
                     [](auto& a, auto& b) { return a.distance < b.distance; });
    if (network_.stations.empty() && length > 0)
      network_.stations.push_back(end_station(length));
  }

  RiverStation end_station(double length) const {
    RiverStation s;
    s.name = "end of the river looked at";
    s.kind = "end";
    s.distance = length;
    s.place = {unknown, unknown};
    return s;
  }

  void read_station(std::size_t k, double length) {
    const std::string in = fmt::format("river.station[{}].", k);
    RiverStation s;
    s.name = values_.text_or(in + "name", "");
    s.name_ru = values_.text_or(in + "name_ru", s.name);
    s.name_kk = values_.text_or(in + "name_kk", s.name);
    s.kind = values_.text_or(in + "kind", "");
    s.distance = values_.number_or(in + "distance", 0);
    s.distance_error = values_.number_or(in + "distance_error", 0);
    s.place = {values_.number_or(in + "latitude", unknown),
               values_.number_or(in + "longitude", unknown)};
    s.from_state = values_.text_or(in + "from_state", "");
    s.to_state = values_.text_or(in + "to_state", s.from_state);
    s.population = values_.number_or(in + "population", 0);
    s.quality = values_.text_or(in + "quality", "");
    if (length > 0 && s.distance > length * (1 + 1e-9))
      checked_.error(
          in + "distance",
          fmt::format("the station \"{}\" lies {:g} km down a river of {:g} km", s.name,
                      s.distance / 1000, length / 1000),
          "the lengths of the reaches add up to the river");
    if (s.kind == "border" && (s.from_state.empty() || s.from_state == s.to_state))
      checked_.error(checked_.given(in + "to_state") ? in + "to_state" : in + "kind",
                     "the border \"" + s.name + "\" does not name two states",
                     "from_state = \"KGZ\", to_state = \"KAZ\"");
    for (const RiverStation& other : network_.stations)
      if (other.name == s.name)
        checked_.error(in + "name", "there are two stations \"" + s.name + '"');
    network_.stations.push_back(s);
  }

  /// Distances along the course are those of the map, stretched to the river's length.
  void read_course() {
    const auto lat = values_.numbers("river.course_latitude");
    const auto lon = values_.numbers("river.course_longitude");
    if (lat.size() != lon.size() || lat.size() == 1) {
      checked_.error("river.course_longitude",
                     fmt::format("the course has {} latitudes and {} longitudes",
                                 lat.size(), lon.size()),
                     "one of each for every point, two points at least");
      return;
    }
    double length = 0, along = 0;
    for (const RiverReach& reach : network_.reaches) length += reach.length;
    for (std::size_t k = 0; k < lat.size(); ++k) {
      network_.course.push_back({lat[k], lon[k]});
      if (k > 0) along += geodesic(network_.course[k - 1], network_.course[k]).distance;
      network_.course_distance.push_back(along);
    }
    for (double& d : network_.course_distance) d *= along > 0 ? length / along : 0;
  }

  Checked& checked_;
  const Values& values_;
  RiverNetwork network_;
  double last_elevation_ = unknown;
};

}  // namespace

RiverNetwork river_geometry(Checked& checked) {
  return Reader(checked).read();
}

}  // namespace farreach
