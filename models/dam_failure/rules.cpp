/// What single keys cannot tell about a dam failure, checked before anything runs.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/dam_failure/dam_failure.hpp"
#include "models/dam_failure/ensemble.hpp"
#include "models/dam_failure/release.hpp"
#include "models/ground_flow/lines.hpp"
#include "models/river/river_settings.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

class Rules {
 public:
  explicit Rules(const HazardInput& input)
      : input_(input),
        values_(with_standards(dam_failure_parameters(), input.values)) {}

  void check() {
    check_terrain();
    check_members();
    check_volume();
    if (kind() == "hydrograph") check_hydrograph();
    if (kind() == "breach") check_breach();
    if (kind() == "instantaneous") check_column();
    check_settling();
    check_pollutants();
    if (!found_.empty()) throw InputError(found_);
    check_trial();
  }

 private:
  const std::string& kind() const { return values_.text("release.kind"); }
  bool has(const std::string& key) const { return values_.has(key); }
  void add(const std::string& key, const std::string& what, const std::string& remedy) {
    Diagnostic d;
    d.message = key + ": " + what;
    d.remedy = remedy;
    found_.push_back(std::move(d));
  }

  void check_terrain() {
    const Terrain& t = input_.terrain;
    const double x = values_.number_or("release.x", t.site_x);
    const double y = values_.number_or("release.y", t.site_y);
    if (has("release.x") != has("release.y"))
      add(has("release.x") ? "release.x" : "release.y",
          "one coordinate of the dam is "
          "missing",
          "give release.x and release.y, or neither");
    else if (kind() != "initial" && !has("release.inlet_x") &&
             !on_raster_at(t.raster, x, y))
      add(has("release.x") ? "release.x" : "release.kind",
          fmt::format("the dam at x = {:.1f}, y = {:.1f} lies off the terrain", x, y),
          fmt::format("the terrain covers x from {:.1f} to {:.1f}, y from {:.1f} to "
                      "{:.1f}",
                      t.raster.x0, t.raster.x0 + t.raster.nx * t.raster.dx, t.raster.y0,
                      t.raster.y0 + t.raster.ny * t.raster.dy));
    if (kind() == "initial" && !(initial_volume(t) > 0))
      add("release.kind", "there is no fluid on the terrain at the start",
          "describe it by [[terrain.initial]]");
  }

  void check_members() {
    const double n = values_.number("numerics.members");
    if (n != 1 && n != 3 && n != 5 && n != 9)
      add("numerics.members", fmt::format("{:g} runs cannot be laid out evenly", n),
          "write 1, 3, 5 or 9");
  }

  void check_volume() {
    const bool stated = has("release.volume"), law = has("release.stored_volume");
    if ((kind() == "instantaneous" || kind() == "breach") && !stated && !law)
      add("release.kind", "how much is let go is not said",
          "give release.volume, or release.stored_volume for a law of volumes");
    if (stated && law &&
        values_.number("release.volume") > values_.number("release.stored_volume"))
      add("release.volume", "more is let go than release.stored_volume",
          "a dam cannot let go more than it holds");
    if (kind() == "initial" && stated && !input_.terrain.initial_depth.empty() &&
        values_.number("release.volume") > 1.0001 * initial_volume(input_.terrain))
      add("release.volume",
          fmt::format("{:g} m3 are to be let go, but {:g} m3 lie on the terrain",
                      values_.number("release.volume"), initial_volume(input_.terrain)),
          "raise the level of [[terrain.initial]], or leave release.volume out");
    if (!stated && law && values_.text("release.volume_law") == "piciullo_2022" &&
        !has("release.dam_height"))
      add("release.volume_law", "piciullo_2022 needs the height of the dam",
          "give release.dam_height");
  }

  void check_hydrograph() {
    const auto time = values_.numbers("release.hydrograph_time");
    const auto flow = values_.numbers("release.hydrograph_discharge");
    if (time.size() != flow.size() || time.size() < 2)
      add("release.hydrograph_time",
          fmt::format("{} times and {} discharges do not pair up", time.size(),
                      flow.size()),
          "one discharge per time, at least two");
    else if (std::adjacent_find(time.begin(), time.end(), std::greater_equal<>()) !=
             time.end())
      add("release.hydrograph_time", "the times do not rise",
          "from the first to the last, none twice");
    else if (!(stated_hydrograph(values_).volume() > 0))
      add("release.hydrograph_discharge", "nothing is let go", "a discharge above 0");
    check_inlet();
  }

  void check_inlet() {
    const auto x = values_.numbers("release.inlet_x");
    const auto y = values_.numbers("release.inlet_y");
    if (x.size() != y.size() || x.size() == 1) {
      add("release.inlet_x",
          fmt::format("{} and {} coordinates do not make a line", x.size(), y.size()),
          "as many in release.inlet_x as in release.inlet_y, at least two");
      return;
    }
    for (std::size_t k = 0; k < x.size(); ++k)
      if (!on_raster_at(input_.terrain.raster, x[k], y[k]))
        add("release.inlet_x",
            fmt::format("x = {:.1f}, y = {:.1f} lies off the terrain", x[k], y[k]),
            "move the line onto the terrain");
  }

  void check_breach() {
    const auto above = [&](const char* key, const char* remedy) {
      if (!has(key)) add(key, "it is missing", remedy);
    };
    if (!has("release.dam_height") &&
        !(has("release.water_height") && has("release.breach_height")))
      add("release.kind", "a breach needs the height of the dam",
          "give release.dam_height, or release.water_height and release.breach_height");
    if (values_.text("release.breach_law") == "given")
      above("release.breach_peak", "breach_law = given needs the peak discharge");
    if (values_.text("release.breach_time_law") == "given")
      above("release.breach_time", "breach_time_law = given needs the time");
    if (values_.text("release.breach_law") == "froehlich_2016")
      above("release.embankment_width", "froehlich_2016 needs the width of the dam");
    check_inlet();
  }

  void check_column() {
    if (!has("release.dam_height") && !has("release.column_height"))
      add("release.kind", "a column needs a height",
          "give release.dam_height or release.column_height");
  }

  void check_settling() {
    const FluidMaterial material = material_of(values_);
    if (values_.flag("release.settles") && material.rheology.law != "manning")
      add("release.settles", "only a flow by Manning's law lets its solids fall",
          "leave release.settles out, or choose water or mud_flood");
    if (values_.flag("release.settles") && !(material.solids > 0))
      add("release.settles", "there are no solids to settle", "give release.solids");
  }

  void check_pollutants() {
    for (Diagnostic& d : repeated_substances(values_)) found_.push_back(std::move(d));
    const bool solids = material_of(values_).solids > 0;
    for (std::size_t k = 0; k < values_.count("release.pollutant"); ++k) {
      const std::string in = "release.pollutant[" + std::to_string(k) + "].";
      const bool sorbed = values_.number_or(in + "sorbed", 0) > 0;
      const bool dissolved = values_.number_or(in + "dissolved", 0) > 0;
      if (sorbed && !solids)
        add(in + "sorbed", "there are no solids in the fluid that could carry it",
            "give release.solids, or state it as dissolved");
      else if (!sorbed && !dissolved)
        add(in + "substance", "how much of it the fluid carries is not said",
            "give dissolved (kg per m3 of water) or sorbed (kg per kg of solids)");
    }
  }

  /// The release itself, made once for the likely volume.
  void check_trial() {
    const LogStudent volume = volume_of(input_, values_);
    const FlowStart start = start_of(input_.terrain, values_, volume.middle());
    if (start.depth.empty() && start.inlet.empty())
      throw InputError("release.kind: nothing is let go");
  }

  const HazardInput& input_;
  Values values_;
  std::vector<Diagnostic> found_;
};

}  // namespace

void check_dam_failure(const HazardInput& input) {
  Rules(input).check();
}

}  // namespace farreach
