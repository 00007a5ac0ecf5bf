/// The law that a result is judged by, as tables: of the library when it was computed,
/// and in its file from then on. Another table gives another judgement, without a
/// build.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace farreach {

/// One table, for who asks which law was applied.
struct LawTable {
  std::string name;     ///< "routes.csv"
  std::string version;  ///< as it says at its top, a date
};

/// A title or a sentence in the three languages of the report.
struct LawText {
  std::string key, en, ru, kk;
};

/// This activity comes under this instrument, for this reason.
struct LawRoute {
  std::string activity;  ///< as in the scenario; "*" for what no other row names
  bool marine = false;   ///< in the marine environment
  std::string instrument, reason;  ///< keys of texts
  std::string status;              ///< "seen" or "provisional"
};

/// How a State stands to the Industrial Accidents Convention.
struct LawStanding {
  std::string state;     ///< ISO 3166 alpha-3
  std::string standing;  ///< key of a text
  std::string status;
};

/// One rung of the response scale; of those whose limits are met the last holds.
struct ResponseRung {
  std::string level;  ///< "installation", "site", "local", "region", "nation"
  double reach = 0;   ///< of a level that disables or worse, at its high end [m]
  double town = 0;    ///< people in one town within that reach; 0: no condition
  std::string status;
};

/// A limit of the Convention's criteria for the location of hazardous activities.
struct LawCriterion {
  std::string name;  ///< "air_15_km", "water_two_days"
  double limit = 0;  ///< [m] or [s]
  std::string unit, status, source;
};

struct Law {
  std::vector<LawTable> tables;  ///< none: the file was written without any
  std::vector<LawText> texts;
  std::vector<LawRoute> routes;
  std::vector<LawStanding> standings;
  std::vector<ResponseRung> rungs;
  std::vector<LawCriterion> criteria;

  bool empty() const { return tables.empty(); }
};

const LawText* find_text(const Law& law, std::string_view key);
const LawStanding* find_standing(const Law& law, std::string_view state);
const LawCriterion* find_criterion(const Law& law, std::string_view name);

/// True for an activity in the marine environment, which the Convention leaves out.
bool is_marine(const Law& law, std::string_view activity);

/// The response level that a reach asks for and, where a town lies in it, its largest
/// one; empty: the law states none.
std::string response_level_of(const Law& law, double reach, std::optional<double> town);

}  // namespace farreach
