/// Gas in the air in the words of the page: amounts, reaches, and places with what the
/// plumes say of them.
#pragma once

#include <string>
#include <vector>

#include "postprocess/media/plume/effects/plume_effects.hpp"
#include "postprocess/report/story.hpp"

namespace farreach {

/// The reach of that level over all weathers with the largest distance, or nullptr.
const LevelReach* worst_reach(const Effects& effects, std::size_t level);

/// "5.3 (2.9–9.4) km" in one weather, as far as it may be believed; "over 50 km" where
/// the model cannot bound it
std::string reach_text(const Story& story, const LevelReach& reach);

/// Whether low and high end are those of its weather, not of another one.
bool of_one_weather(const Story& story, const LevelExtent& extent);

/// A place with the curve that a plume gives for it.
struct GasPlace : PlaceStory {
  const ReceptorHistory* history = nullptr;  ///< plume of the highest peak
  double indoor_peak = 0;                    ///< [-]
  bool known = false;                        ///< false: beyond the range of every model
};

/// All places, in the order of place_stories.
std::vector<GasPlace> air_places(const Story& story);

/// Whether a plume tells of the place at all, and it is its range.
bool by_plume(const GasPlace& place);

/// A level as mole fraction at the receptor [-]; NaN for lethality.
double level_mole_fraction(const Outcome& outcome, const Level& level);

/// "140 ppm (200 mg/m³)": the mass by the air of the first weather, else at 25 °C and
/// 1013 hPa.
std::string concentration(const Story& story, const std::string& substance,
                          double mole_fraction);

std::string weather_name(const Story& story, std::size_t member);

}  // namespace farreach
