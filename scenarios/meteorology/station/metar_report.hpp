/// One routine report of an airport, METAR or SPECI (WMO Manual on Codes No. 306, FM 15
/// and FM 16): "UATG 010000Z 27005MPS CAVOK M05/M08 Q1023 RMK QFE767/1022".
///
/// Read up to the trend, which begins with NOSIG, BECMG, TEMPO, INTER, PROB30 or
/// FM0130. Cloud is that of the densest layer: FEW 1.5, SCT 3.5, BKN 6, OVC and VV 8
/// oktas; CAVOK, NSC, NCD, SKC, CLR 0 (high cloud is not told). Wind of KT, MPS, KMH;
/// gusts are left out; VRB is variable. QFE in the remarks, mm of mercury or hPa, is
/// the pressure at the ground. Precipitation has only words; for light, moderate, heavy
/// stand [mm/h of water]
///   rain, ice pellets, hail, unknown   1     4    12
///   snow                               0.5   2.5   6
///   drizzle, snow grains               0.05  0.3   0.7
/// each within its class of WMO Guide No. 8, part I, chapter 14 (assumption). Ice
/// crystals carry no intensity and count as none.
#pragma once

#include <string_view>
#include <vector>

#include "scenarios/meteorology/air_hour.hpp"

namespace farreach {

/// Words of a line; the end of a report, "=", is none.
std::vector<std::string_view> report_words(std::string_view line);

/// "010000Z".
bool is_report_time(std::string_view word);

/// Precipitation of words such as "-SHRA" [kg/(m2 s)]; not told for other words.
double precipitation_in(std::string_view word);

/// Cover of a word such as "BKN010" [-]; not told for other words.
double cloud_in(std::string_view word);

/// Values of the words after the time of the report; its time is left to the caller.
AirHour hour_of_report(const std::vector<std::string_view>& words, std::size_t from);

}  // namespace farreach
