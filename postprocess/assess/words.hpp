/// Numbers and names as they stand in the English sentences of the assessor.
#pragma once

#include <limits>
#include <string>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/findings.hpp"

namespace farreach::words {

/// "12.3 km", "850 m"; "an unknown distance" for what is no number.
std::string length(double metres);
/// "15.0 ± 5.0 km"
std::string length_with_error(double metres, double error);
/// "6.1-25 km", "over 6.1 km" when open above; a high end beyond what was followed is
/// no distance: "6.1 km to over 100 km, the end of the range".
std::string length_range(double low, double high,
                         double range_end = std::numeric_limits<double>::infinity());
/// "42 min", "3.5 h"
std::string time(double seconds);
/// "at most 55 ppm", "up to 12 % killed outdoors"
std::string amount(double value, const std::string& unit);
/// "Russia", "the Russian sector of the Caspian (computed line)"
std::string neighbour(const std::string& state, const std::string& kind);
/// Plain name of a state: "Russia"; the code itself when it is not in the table.
std::string state(const std::string& code);
/// "AEGL-2 (60 min) of H2S, 27 ppm,"
std::string level(const Level& level);
/// "a disabling level, AEGL-2 (60 min) of H2S, 27 ppm"
std::string level_in_words(const Level& level);
/// What a band is made by: "the momentum left behind the obstacle".
std::string driver(const std::string& input);
/// "NOT REACHED"
std::string verdict(Reached verdict);

}  // namespace farreach::words
