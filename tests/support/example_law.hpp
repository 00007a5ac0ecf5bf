/// A few rows of law in the manner of the library's, for what comes after the file.
#pragma once

#include "models/hazard/law.hpp"

namespace farreach::testing {

inline Law example_law() {
  Law law;
  for (const char* table : {"texts.csv", "routes.csv", "standing.csv",
                            "response_levels.csv", "criteria.csv"})
    law.tables.push_back({table, "2026-01-01"});
  law.texts = {
      {"accidents", "Industrial Accidents Convention", "Конвенция об авариях",
       "Авариялар конвенциясы"},
      {"transport", "Transport is debated.", "Транспорт спорен.", "Көлік даулы."},
      {"sea", "The sea is left out.", "Море исключено.", "Теңіз кірмейді."},
      {"party", "Party", "Сторона", "Тарап"}};
  law.routes = {{"pipeline", false, "accidents", "transport", "provisional"},
                {"offshore_island", true, "accidents", "sea", "seen"}};
  law.standings = {{"KAZ", "party", "seen"}, {"RUS", "party", "provisional"}};
  law.rungs = {
      {"installation", 0, 0, "provisional"}, {"site", 100, 0, "provisional"},
      {"local", 1000, 0, "provisional"},     {"region", 5000, 0, "provisional"},
      {"region", 0, 1, "provisional"},       {"nation", 50e3, 0, "provisional"},
      {"nation", 0, 100e3, "provisional"}};
  law.criteria = {{"air_15_km", 15e3, "m", "provisional", "example"},
                  {"water_two_days", 2 * 86400.0, "s", "provisional", "example"}};
  return law;
}

}  // namespace farreach::testing
