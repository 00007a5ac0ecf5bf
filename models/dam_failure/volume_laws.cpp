#include "models/dam_failure/volume_laws.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "solver/base/error.hpp"

namespace farreach {

double LogStudent::quantile(double probability) const {
  double exponent = log_middle;
  if (scatter > 0 && probability != 0.5)
    exponent +=
        scatter * boost::math::quantile(boost::math::students_t(freedom), probability);
  const double value = std::pow(10.0, exponent);
  return cap > 0 ? std::min(value, cap) : value;
}

const std::vector<VolumeLaw>& volume_laws() {
  static const std::vector<VolumeLaw> laws = {
      {"own_fit", -0.563, 0.649, 0, true, 0.51, 53,
       "least squares on 53 failures with known storage (CSP2 compilation 1915-2022); "
       "scatter of each told by the others"},
      {"rico_2008", std::log10(0.354), 1.01, 0, true, 0.62, 53,
       "Rico, Benito, Diez-Herrero 2008: V_F = 0.354 V_T^1.01"},
      {"larrauri_lall_2018", std::log10(0.332), 0.95, 0, true, 0.58, 53,
       "Larrauri and Lall 2018: V_F = 0.332 V_T^0.95"},
      {"piciullo_2022", 0.33, 0.611, 0.994, false, 0.47, 42,
       "Piciullo et al. 2022: V_F = 10^0.33 V_T^0.611 H^0.994"},
  };
  return laws;
}

const VolumeLaw& volume_law(const std::string& name) {
  for (const VolumeLaw& law : volume_laws())
    if (law.name == name) return law;
  throw InputError("release.volume_law: there is no law of volume \"" + name + "\"");
}

LogStudent released_volume(const VolumeLaw& law, double stored, double height) {
  const double unit = law.in_million ? 1e6 : 1;
  if (!(stored > 0)) throw InputError("release.stored_volume: nothing is stored");
  if (law.c != 0 && !(height > 0))
    throw InputError("release.dam_height: the law " + law.name + " needs it");
  LogStudent volume;
  volume.log_middle = law.a + law.b * std::log10(stored / unit) + std::log10(unit) +
                      (law.c != 0 ? law.c * std::log10(height) : 0);
  volume.scatter = law.scatter;
  volume.freedom = law.rows - 2;
  volume.cap = stored;
  return volume;
}

LogStudent runout_estimate(const RunoutQuestion& q) {
  if (!(q.released > 0 && q.stored >= q.released && q.height > 0))
    throw InputError(
        "a run-out by regression needs 0 < released <= stored and a height");
  const double million = 1e6;
  const double fall = q.height * (q.released / q.stored) * (q.released / million);
  LogStudent runout;
  runout.freedom = 29;
  if (q.law == "own_fit") {
    runout.log_middle = 0.481 + 0.386 * std::log10(fall);
    runout.scatter = 0.76;
  } else if (q.law == "larrauri_lall_2018") {
    runout.log_middle = 0.484 + 0.545 * std::log10(fall);
    runout.scatter = 0.75;
  } else if (q.law == "rico_2008") {
    runout.log_middle =
        std::log10(1.61) + 0.66 * std::log10(q.height * q.released / million);
    runout.scatter = 0.79;
  } else {
    throw InputError("there is no law of run-out \"" + q.law + "\"");
  }
  runout.log_middle += 3;  // km to m
  return runout;
}

}  // namespace farreach
