/// What many weathers together say about where the air of a place comes from: a row for
/// each site, a cell for the map.
///
/// A weather brings air of a cell when its dilution c/q is at least 1e-10 s/m3: 1 kg/s
/// there gives 0.1 ug/m3 here, 100 kg/s of H2S about 0.007 ppm. Shares have the 95 %
/// interval of statistics.hpp. "95 %" of dilutions is over all weathers, those that
/// bring nothing counted with zero; the rate that 95 % of weathers allow is the level
/// over it. Medians are over the weathers that bring air.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/far_field/origins.hpp"
#include "models/hazard/outcome.hpp"
#include "postprocess/effects/statistics.hpp"

namespace farreach::app {

inline constexpr double least_dilution = 1e-10;      ///< [s/m3]
inline constexpr double odour_mole_fraction = 1e-8;  ///< of H2S, 0.01 ppm

/// A cell over all weathers.
struct OriginCell {
  Share share;
  Spread travel;               ///< of the weathers that bring air [s]
  double dilution_median = 0;  ///< of these [s/m3]; NaN: none
  double dilution_high = 0;    ///< 95 % of all weathers [s/m3]
  double dilution_most = 0;    ///< [s/m3]
  double error = 0;            ///< standard error of c/q over itself, median; NaN: none
  double odour_rate = 0;       ///< H2S that is smelt here in 5 % of weathers [kg/s]
  double level_rate = 0;       ///< H2S that reaches the level in these [kg/s]
};

/// `level` is of H2S in air, or none. Rates are infinite when fewer than 5 % of
/// weathers bring anything.
OriginCell origin_cell_of(const std::vector<OriginMember>& members, std::size_t cell,
                          const std::optional<Level>& level);

struct OriginRow {
  Site site;
  double distance = 0;             ///< from the place [m]
  double azimuth = 0;              ///< from the place to the site [deg]
  std::optional<OriginCell> cell;  ///< none: nearer or farther than the rings
};

/// By share, then by distance; those outside the rings last.
std::vector<OriginRow> origin_rows(const OriginTask& task,
                                   const std::vector<OriginMember>& members,
                                   const std::vector<Site>& sites,
                                   const std::optional<Level>& level);

std::string origin_text(const std::vector<OriginRow>& rows, const OriginTask& task,
                        const std::optional<Level>& level);
std::string origin_csv(const std::vector<OriginRow>& rows);
/// Cells that any weather brings air from, the place and the sites.
std::string origin_geojson(const OriginTask& task,
                           const std::vector<OriginMember>& members,
                           const std::vector<OriginRow>& rows,
                           const std::optional<Level>& level);

}  // namespace farreach::app
