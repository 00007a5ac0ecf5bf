/// What an ensemble of particle runs found far from the source, as it travels in the
/// result file.
///
/// Fields lie on rings about the site whose width grows with the distance, cut into
/// sectors: ring i reaches from edge(i) to edge(i + 1); sector k is centred on the
/// azimuth k 360/sectors, clockwise from north, as seen from the site. Index order is
/// (level, ring, sector), the last fastest.
#pragma once

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "models/hazard/ensemble_plan.hpp"

namespace farreach {

struct RingGrid {
  double inner = 0, outer = 0;  ///< [m]
  int rings = 0, sectors = 0;

  std::size_t cells() const { return std::size_t(rings) * std::size_t(sectors); }
  double edge(int ring) const {  ///< inner edge of the ring [m]
    return inner * std::pow(outer / inner, double(ring) / rings);
  }
};

/// One run with one weather sequence and one set of inputs.
struct FarMember {
  int number = 0;            ///< row of EnsemblePlan::values
  std::string start_utc;     ///< when its accident happens
  double weather_start = 0;  ///< the same, in time of the weather [s]
  double wind_from = 0;      ///< at the start, 10 m [deg]
  double wind_speed = 0;     ///< at the start, 10 m [m/s]
  double hand_over_from = 0, hand_over_to = 0;  ///< distances plume to particles [m]
  double hand_over_gap = 0;     ///< mass of particles over that of the plume, less one
  double hand_over_forced = 0;  ///< share of the mass that was not passive yet [-]
  double momentum_left = 0;     ///< excess given to the air there [N s]
  double heat_left = 0;         ///< excess enthalpy given to the air there [J]
  // Sulphur of H2S and of the SO2 that becomes of it [kg].
  double released = 0, airborne = 0, deposited = 0, left = 0;
  double unreleased = 0;   ///< would come out after the end, not in `released`
  double release_end = 0;  ///< of all of it, after the accident [s]
  double drift = 0;        ///< speed at which what is airborne at the end has gone away
                           ///< from the site, mean by mass [m/s]; 0: nothing is
  std::vector<float> near_reach;  ///< per level, plume up to the hand-over [m]; 0: none
  std::vector<float> multiple;    ///< (level, ring, sector) compared quantity over the
                                  ///< level, largest over time [-]
  std::vector<float> arrival;     ///< (level, ring, sector) first time at or above the
                                  ///< level, after the accident [s]; NaN: never
  std::vector<float> end;         ///< and the last [s]; NaN: never
  /// Per level, what is airborne at the end as the largest multiple of the level that
  /// it may still bring to the ground [-]; infinite: the release was not over. Empty:
  /// not known.
  std::vector<float> rest;
};

/// Frames of one member for the map.
struct FarFrames {
  int member = -1;                   ///< index into FarField::members; -1: none kept
  std::string substance;             ///< shown
  std::vector<double> time;          ///< [s] after the accident
  std::vector<float> mole_fraction;  ///< (time, ring, sector), ground, 10 min mean [-]
};

/// The same member in three dimensions: what its particles carry of the shown
/// substance, as mean over the 10 minutes about each time. Gas that the plume still
/// carries, before the hand-over, is not in it. Times are some or all of those of the
/// frames.
struct FarVolume {
  std::vector<double> height;  ///< edges of the layers above ground, ascending [m]
  std::vector<double> time;    ///< [s] after the accident
  std::vector<float> concentration;  ///< (time, layer, ring, sector) [kg/m3]
  std::vector<double> airborne;      ///< at each time on particles, anywhere [kg]
  std::vector<double> outside;  ///< of it within the first ring, beyond the last or
                                ///< above the layers [kg]

  bool empty() const { return time.empty(); }
  std::size_t layers() const { return height.empty() ? 0 : height.size() - 1; }
};

struct FarField {
  RingGrid grid;
  EnsemblePlan plan;
  std::vector<FarMember> members;  ///< by number; empty: no far field was computed
  FarFrames frames;
  FarVolume volume;
  std::string weather_kind;    ///< WeatherFields::kind
  std::string weather_source;  ///< one sentence
  double horizon = 0;          ///< simulated after the accident [s]
  double particles = 0;        ///< per member
  double model_factor = 3;     ///< 90 % of concentrations are within it [-]
  bool empty() const { return members.empty(); }
};

}  // namespace farreach
