/// Levels, substances, states and units by their names in the language of the reader.
#pragma once

#include <string>

#include "models/hazard/outcome.hpp"
#include "models/phrase/phrase.hpp"
#include "postprocess/voice/human.hpp"

namespace farreach {

/// Texts and numbers of one language.
struct Tongue {
  const Messages& say;
  const Human& human;
};

/// For Kazakh rather the Russian name than one in Latin letters.
std::string own_name(const Messages& say, const std::string& en, const std::string& ru,
                     const std::string& kk);
/// "m³/s"
std::string unit_text(const Messages& say, const std::string& unit);
/// "H₂S"
std::string formula(const std::string& substance);
/// What is in the water: "cyanide"
std::string water_matter(const Messages& say, const std::string& substance);
/// The words of a level's severity: "life-threatening".
std::string severity_word(const Messages& say, const Level& level);
/// "50 ppm"; of a lethality the model it is by
std::string level_value(Tongue tongue, const Level& level);
/// "AEGL-3 (60 min)", "lethality 1 %"
std::string plain_level_name(Tongue tongue, const Level& level);
/// "AEGL-3 (60 min), 50 ppm H₂S"; "cyanide, WHO drinking water, 0.07 mg/L"
std::string level_in_full(Tongue tongue, const Level& level);
/// Of a lethality: the model it is by, as named by its authors.
std::string level_model(const Level& level);
/// Whether it is one of concentrations in water, which are named by what is in it.
bool is_in_water(const Level& level);

namespace said {

PhraseValue level(const Level& level);
PhraseValue level_name(const Level& level);
PhraseValue severity(const Level& level);
/// What widens a band: a key of the scenario, "closures", "lift_off", ...
PhraseValue driver(const std::string& input);

}  // namespace said

/// The level that such a value was made of, as far as names ask.
Level level_of(const PhraseValue& value);

}  // namespace farreach
