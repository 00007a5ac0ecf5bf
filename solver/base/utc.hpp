/// Moments in UTC as text, "2026-11-20T03:00:00Z", and as seconds since
/// 1970-01-01T00:00:00Z without leap seconds.
#pragma once

#include <optional>
#include <string>

namespace farreach {

/// Seconds of "2026-11-20T03:00:00Z" or "2026-11-20T03:00Z", a blank or t in place of T
/// allowed; nullopt for what is no moment in UTC (no Z, 30 February, 24:00).
std::optional<double> utc_seconds(std::string text);

/// "2026-11-20T03:00:00Z", to the nearest second.
std::string utc_text(double seconds);

}  // namespace farreach
