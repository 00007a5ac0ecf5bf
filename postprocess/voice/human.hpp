/// Numbers as people read them: km, min, h, ppm, two significant digits for what a
/// model found, the decimal mark of the language, and clock times when the start is
/// known.
#pragma once

#include <optional>
#include <string>

#include "models/hazard/outcome.hpp"
#include "postprocess/voice/messages.hpp"

namespace farreach {

class Human {
 public:
  Human(const Messages& say, const ScenarioRecord& scenario);

  /// `digits` significant digits; a long dash when not finite.
  std::string number(double value, int digits = 2) const;
  /// As given by a person: up to four digits, no zeros added.
  std::string given(double value) const;
  /// A count of people, by threes: "35 000".
  std::string grouped(double value) const;
  std::string distance(double metres, int digits = 2) const;
  /// "5.3 (2.9–9.4) km"; `open`: the high one is only known to be larger;
  /// "over 50 km" where it is not known at all
  std::string distance_range(double metres, double low, double high,
                             bool open = false) const;
  /// The same; a high end beyond `range_end`, the farthest that was followed, is open.
  std::string distance_within(double metres, double low, double high,
                              double range_end) const;
  /// "15.2 ± 5.0 km"; "577 km (open)" when the error is not known
  std::string with_error(double metres, double error) const;
  std::string area(double square_metres) const;
  std::string duration(double seconds) const;
  std::string rough_duration(double seconds) const;  ///< two digits, one unit
  /// "6.2 (3.7–9.3) h"; an end that is not known is said to be open
  std::string duration_range(double seconds, double low, double high) const;
  std::string ppm(double mole_fraction) const;
  /// Concentration in water [kg/m3] as mg/L.
  std::string water(double concentration) const;
  std::string water_range(double concentration, double low, double high) const;
  std::string mass(double kilograms) const;  ///< g, kg or t
  std::string percent(double share) const;   ///< "< 0.01 %" below that
  /// "6.0 (3.1–10) %"; "< 1.8 %" of what is nought
  std::string percent_range(double share, double low, double high) const;
  /// "NNE, 22°"
  std::string azimuth(double degrees) const;
  std::string compass(double degrees) const;
  /// "04:35 UTC", with the day when it is not the first one; empty without a start.
  std::string clock_utc(double seconds) const;
  std::string clock_local(double seconds) const;
  bool has_clock() const { return start_.has_value(); }
  /// Full date and time of the start; the text of the scenario when it is no ISO time.
  std::string start_utc() const;
  std::string start_local() const;
  std::string offset() const;  ///< "UTC+5"

 private:
  std::string clock(double seconds, double offset_hours) const;
  std::string date_and_time(double offset_hours) const;

  const Messages& say_;
  std::optional<long long> start_;  ///< seconds since 1970
  std::string start_text_;
  double offset_hours_ = 0;
};

/// A unit that no line is broken in: "mg/L" with a word joiner after its stroke.
std::string unbroken(const std::string& unit);

/// Seconds since 1970 of an ISO 8601 time with Z or an offset.
std::optional<long long> read_iso_time(const std::string& text);

}  // namespace farreach
