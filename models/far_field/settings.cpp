#include "models/far_field/settings.hpp"

#include <sstream>
#include <vector>

#include "solver/base/error.hpp"

namespace farreach {
namespace {

Parameter number(std::string key, std::string unit, double low, double high,
                 std::string standard, std::string meaning, std::string source) {
  Parameter p;
  p.key = "far_field." + std::move(key);
  p.unit = std::move(unit);
  p.low = low;
  p.high = high;
  p.standard = std::move(standard);
  p.meaning = std::move(meaning);
  p.source = std::move(source);
  return p;
}

std::vector<Parameter> table() {
  return {
      number("particles", "-", 100, 1e7, "20000", "particles of one member",
             "noise of a plume over a ring cell is then below a third"),
      number("range", "m", 20e3, 3e6, "1000 km",
             "particles farther out are no longer followed",
             "assumption: the reach of a continental plume in three days"),
      number("inner", "m", 100, 50e3, "1 km", "radius of the innermost ring",
             "assumption: nearer, the plume of the near field tells more"),
      number("rings", "-", 8, 400, "72", "rings between inner and range",
             "each is then a tenth wider than the one inside it"),
      number("sectors", "-", 12, 720, "90", "sectors of a ring",
             "4 degrees; each tells the highest of its parts, which are narrower than "
             "a plume"),
      number("earliest_hand_over", "m", 100, 50e3, "1 km",
             "the plume is not handed over to particles before",
             "up to there the plume is tested against trials"),
      number("latest_hand_over", "m", 500, 50e3, "10 km",
             "the plume is handed over to particles where it has become passive, and "
             "here at the latest",
             "assumption: within an hour of travel"),
      number("plume_interval", "s", 300, 7200, "1 h",
             "a plume with the weather of the moment is computed as often as this",
             "weather comes hourly"),
      number("step_fraction", "-", 0.005, 0.2, "0.1",
             "step of a young particle, as share of the local Lagrangian time scale",
             "plumes of classes B to F are the same within 3 % with steps four times "
             "finer"),
      number(
          "young", "s", 0, 86400, "10 min",
          "age of a particle, from the hand-over on, up to which its step follows the "
          "local time scale; then it follows the time to cross the mixed layer",
          "assumption: the plume has by then taken the depth of a shallow layer"),
      number("model_factor", "-", 1, 20, "3",
             "90 % of far concentrations are thought to lie within this factor",
             "provisional: regional tracer experiments give factors of 2 to 5"),
      number("frames", "-", 1, 400, "36", "steps of the time slider of the map",
             "assumption: two-hourly over three days"),
      number("hydroxyl", "-", 0, 2e7, "1e6",
             "OH radicals per cm3, mean over day and night; oxidizes H2S to SO2",
             "provisional: 2e5 in winter to 1e6 in summer at middle latitudes"),
      number("deposition_h2s", "m/s", 0, 0.05, "0.003 m/s",
             "deposition velocity of H2S", "provisional: 0.1 to 0.5 cm/s"),
      number("deposition_so2", "m/s", 0, 0.05, "0.005 m/s",
             "deposition velocity of SO2",
             "provisional: 0.6 cm/s by day and 0.3 by night over forest, less on dry "
             "steppe"),
      number("washout_so2", "-", 0, 1, "2e-5",
             "scavenging A of A (I/(1 mm/h))^0.62 per second for SO2 in rain",
             "gas scavenging set of FLEXPART 10"),
  };
}

std::string in_metres(const std::string& key, double value) {
  std::ostringstream out;
  out.precision(6);
  out << "far_field." << key << " = " << value << " m";
  return out.str();
}

/// Distances that contradict each other, all of them together.
void check_distances(const FarSettings& s) {
  std::vector<Diagnostic> wrong;
  const auto add = [&](const std::string& key, double value, const std::string& why,
                       const std::string& remedy) {
    wrong.push_back({.message = "far_field." + key + ": " + in_metres(key, value) + why,
                     .remedy = remedy});
  };
  if (!(s.grid.inner < s.grid.outer))
    add("inner", s.grid.inner,
        ", the innermost ring, does not lie within " + in_metres("range", s.grid.outer),
        "choose a far_field.inner below far_field.range; 1 km is usual");
  if (!(s.earliest_hand_over <= s.latest_hand_over))
    add("earliest_hand_over", s.earliest_hand_over,
        " lies beyond " + in_metres("latest_hand_over", s.latest_hand_over),
        "the plume is handed over between the two: make the earliest smaller or the "
        "latest larger");
  if (!(s.latest_hand_over < s.grid.outer))
    add("latest_hand_over", s.latest_hand_over,
        " does not lie within " + in_metres("range", s.grid.outer) +
            ", so that particles might begin where none is followed",
        "make it smaller, or far_field.range larger");
  if (!wrong.empty()) throw InputError(std::move(wrong));
}

}  // namespace

std::span<const Parameter> far_field_parameters() {
  static const std::vector<Parameter> all = table();
  return all;
}

FarSettings far_settings(const Values& given) {
  const Values values = with_standards(far_field_parameters(), given);
  const auto of = [&](const char* key) {
    return values.number(std::string("far_field.") + key);
  };
  FarSettings s;
  s.grid = {of("inner"), of("range"), int(of("rings")), int(of("sectors"))};
  s.horizon = values.number_or("horizon", 72 * 3600.0);
  s.particles = int(of("particles"));
  s.earliest_hand_over = of("earliest_hand_over");
  s.latest_hand_over = of("latest_hand_over");
  s.plume_interval = of("plume_interval");
  s.young = of("young");
  s.step_fraction = of("step_fraction");
  s.model_factor = of("model_factor");
  s.exposure_time = values.number_or("thresholds.exposure_time", 3600);
  s.receptor_height = values.number_or("receptors.height", 1.5);
  s.frames = int(of("frames"));
  s.losses = {of("hydroxyl"), of("deposition_h2s"), of("deposition_so2"),
              of("washout_so2")};
  check_distances(s);
  return s;
}

}  // namespace farreach
