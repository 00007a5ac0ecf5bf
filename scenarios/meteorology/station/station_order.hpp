/// Whose hours a file holds, and in which order they stand.
#pragma once

#include "scenarios/meteorology/station/station_text.hpp"

namespace farreach {

/// Counts an hour of a station; false when the scenario asks for another one.
bool counts_of(const std::string& name, const StationText& text, StationFile& station);

/// Throws InputError when hours of several stations were read, or none of the one asked
/// for; says how many hours of others were passed over.
void require_one_station(StationFile& station, const StationText& text);

/// Turns hours round that stand newest first, which is said. Others stay as they are.
void order_hours(StationFile& station);

/// Likewise for reports, which a correction or a delay puts out of order: they are put
/// in order of their own times, which is said. Throws InputError when their months were
/// `guessed` from one another and days go back and forth.
void order_reports(StationFile& station, bool guessed, const std::string& file);

}  // namespace farreach
