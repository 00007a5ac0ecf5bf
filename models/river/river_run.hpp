/// One way down the river: one release, one state of the river, one choice of velocity.
///
/// Reaches become cells of equal travel time (see solver/river); every substance is
/// carried as what is dissolved and what is sorbed on solids. The volume of the release
/// itself is carried too, W in a cell that holds the volume V of the river:
///   c = (dissolved + sorbed)/(V + W)
/// so that no concentration exceeds that of what was released, however small the river.
/// The wave that such a volume makes travels at the river's own speed here.
///
/// Sorbed solids settle at w_s/h (1 - tau/tau_cd) where tau = rho g h S is below
/// tau_cd, and at w_s/h in reservoirs of known depth. With a partition coefficient the
/// share K_d SS/(1 + K_d SS) is sorbed at all times.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "models/hazard/river_network.hpp"
#include "models/river/river_settings.hpp"

namespace farreach {

/// Mass of one substance that enters within each interval.
struct RiverLoad {
  std::vector<double> dissolved, sorbed;  ///< by interval [kg]
  double mass() const;                    ///< [kg]
};

struct RiverRelease {
  std::string name = "likely";
  std::vector<double> from, to;  ///< of each interval [s]
  std::vector<double> volume;    ///< of what enters, in the interval [m3]
  std::vector<RiverLoad> loads;  ///< in the order of the substances
  double total_volume() const;   ///< [m3]
};

enum class RiverPace { slow, probable, fast };

/// Where the river is looked at.
struct RiverProbe {
  double distance = 0;  ///< from the release [m]
  bool keeps_series = false;
};

/// What one substance did at one probe.
struct ProbeResult {
  double arrival = 0;         ///< above one hundredth of the peak [s]; NaN: never
  double peak = 0;            ///< [kg/m3]
  double peak_time = 0;       ///< [s]; NaN: never
  double end = 0;             ///< below that again [s]; NaN: not yet
  double mass = 0;            ///< passed by the horizon [kg]
  std::vector<float> series;  ///< by time step, when kept [kg/m3]
};

struct ReachPace {
  double velocity = 0;       ///< of the cloud's peak [m/s]
  double dispersion = 0;     ///< at its lower end [m2/s]
  double released_flow = 0;  ///< greatest flow of the release at its upper end [m3/s]
};

struct RiverRunResult {
  double step = 0;                               ///< of the series [s]
  std::vector<std::vector<ProbeResult>> probes;  ///< by substance, then probe
  std::vector<ReachPace> reaches;
  double worst_balance = 0;  ///< relative, over all steps and constituents
  double worst_entry = 0;    ///< entered against released within the horizon, relative
};

struct RiverRunPlan {
  const RiverNetwork* network = nullptr;
  const RiverSettings* settings = nullptr;
  const std::vector<RiverSubstance>* substances = nullptr;
  const RiverRelease* release = nullptr;
  std::size_t river_case = 0;
  RiverPace pace = RiverPace::probable;
  std::vector<double> extra_flow;  ///< by reach, for the velocity [m3/s]; or empty
};

/// Velocity of the cloud's peak in one reach. With `extra_flow`, the greatest flow of
/// the release there, the fast pace is at least that of a flood wave: 5/3 of the even
/// flow of both by Manning, n 0.05 (provisional, mountain rivers), where the slope is
/// known. Throws InputError when the reach states
/// neither a velocity nor what a regression needs.
double reach_velocity(const RiverReach& reach, std::size_t river_case,
                      const RiverSettings& settings, RiverPace pace,
                      double extra_flow = 0);

RiverRunResult run_river(const RiverRunPlan& plan,
                         const std::vector<RiverProbe>& probes);

}  // namespace farreach
