/// What a release into a river does downstream: stations, series, profiles.
#pragma once

#include <string>
#include <vector>

#include "models/hazard/source_fact.hpp"
#include "solver/geo/point.hpp"

namespace farreach {

/// A named place on the river; distances are along the river from the release.
struct RiverStation {
  std::string name, name_ru, name_kk;
  std::string kind;     ///< "border", "town", "intake", "gauge", "reservoir", "end"
  double distance = 0;  ///< [m]
  double distance_error = 0;  ///< [m]; of a network besides its reaches, of an
                              ///< outcome with them
  GeoPoint place;             ///< lat NaN: not known
  std::string from_state;     ///< alpha-3
  std::string to_state;       ///< alpha-3; differs from from_state at a border
  double population = 0;      ///< 0: unknown
  std::string quality;        ///< "computed", "map", "assumption", ...
};

/// One state of the river: low, mean, flood.
struct RiverCase {
  std::string name;     ///< "low", "mean", "flood"
  std::string meaning;  ///< one sentence with its discharge and source
  double weight = 0;    ///< share of the year [-]; 0: not known
};

/// Concentration of one substance over time at one station in one case, at the most
/// probable velocity, and the band between slow and fast.
struct RiverSeries {
  std::size_t river_case = 0;
  std::size_t station = 0;
  std::string substance;
  std::vector<double> time;           ///< since the accident [s]
  std::vector<double> concentration;  ///< dissolved and sorbed together [kg/m3]
  double discharge = 0;               ///< of the river there [m3/s]
  double arrival = 0, arrival_early = 0,
         arrival_late = 0;  ///< above one hundredth of
                            ///< the peak [s]; NaN: never within the horizon
  double peak = 0, peak_low = 0, peak_high = 0;  ///< [kg/m3]
  double peak_time = 0;                          ///< [s]
  double end = 0;                                ///< below it again [s]; NaN: not yet
  double mass = 0;  ///< that has passed by the horizon [kg]
};

/// Along the river, one case, one substance.
struct RiverProfile {
  std::size_t river_case = 0;
  std::string substance;
  std::vector<double> distance;                   ///< [m]
  std::vector<double> peak, peak_low, peak_high;  ///< [kg/m3]
  std::vector<double> arrival;                    ///< [s]; NaN: not within the horizon
};

/// Empty `cases`: this hazard touches no river.
struct RiverField {
  std::string name, name_ru, name_kk;   ///< "Kichi-Kemin, Chu"
  std::vector<GeoPoint> course;         ///< for drawing; empty: not known
  std::vector<double> course_distance;  ///< of its points from the release [m]
  std::vector<std::string> substances;
  std::vector<RiverStation> stations;  ///< by distance
  std::vector<RiverCase> cases;        ///< the mean one first
  std::vector<RiverSeries> series;     ///< every case x station x substance
  std::vector<RiverProfile> profiles;  ///< every case x substance
  std::vector<SourceFact> facts;       ///< mass put in, mean velocity, dispersion, ...
};

}  // namespace farreach
