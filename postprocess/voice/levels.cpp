#include "postprocess/voice/levels.hpp"

#include <map>

namespace farreach {

std::string own_name(const Messages& say, const std::string& en, const std::string& ru,
                     const std::string& kk) {
  const std::string& language = say.language();
  if (language == "kk" && !kk.empty()) return kk;
  return language != "en" && !ru.empty() ? ru : en;
}

std::string unit_text(const Messages& say, const std::string& unit) {
  return unbroken(say.text_or("unit." + unit, unit));
}

std::string formula(const std::string& substance) {
  static const std::map<std::string, std::string> formulas = {
      {"H2S", "H₂S"}, {"SO2", "SO₂"}, {"CO2", "CO₂"}, {"N2", "N₂"}, {"H2O", "H₂O"}};
  const auto found = formulas.find(substance);  // others are names: "C1", "C7+"
  return found == formulas.end() ? substance : found->second;
}

std::string water_matter(const Messages& say, const std::string& substance) {
  return say.text_or("matter." + substance, formula(substance));
}

bool is_in_water(const Level& level) {
  return level.quantity == quantity::water_concentration;
}

std::string severity_word(const Messages& say, const Level& level) {
  const std::string number = std::to_string(number_of(level.severity));
  const std::string own = "severity." + level.quantity.word() + "." + number;
  return say.has(own) ? say(own) : say.text_or("severity." + number, "");
}

std::string level_value(Tongue tongue, const Level& level) {
  if (level.quantity == quantity::lethality) return level_model(level);
  return tongue.human.given(level.shown_value) + "\u00a0" +
         unit_text(tongue.say, level.unit);
}

std::string plain_level_name(Tongue tongue, const Level& level) {
  const Messages& say = tongue.say;
  if (level.quantity == quantity::lethality)
    return say("level.lethality",
               {{"share", tongue.human.given(100 * level.value) + "\u00a0%"}});
  std::string name = level.name;
  if (!level.substance.empty() && name.starts_with(level.substance + " "))
    name.erase(0, level.substance.size() + 1);
  if (name.starts_with("PDK single maximum")) name.replace(0, 18, say("level.pdk"));
  if (const auto at = name.find(" min)"); at != std::string::npos)
    name.replace(at, 4, "\u00a0" + say("unit.min"));
  return unbroken(say.name("level", name));
}

std::string level_in_full(Tongue tongue, const Level& level) {
  const std::string name = plain_level_name(tongue, level);
  const bool depth = level.substance.empty();  // its name holds its value
  if (depth) return name;
  const std::string text = name + ", " + level_value(tongue, level);
  return is_in_water(level) ? water_matter(tongue.say, level.substance) + ", " + text
                            : text + " " + formula(level.substance);
}

std::string level_model(const Level& level) {
  const auto open = level.name.find('('), close = level.name.rfind(')');
  if (open == std::string::npos || close == std::string::npos) return level.probit;
  return level.name.substr(open + 1, close - open - 1);
}

namespace said {

PhraseValue level(const Level& level) {
  return {
      Said::level,
      {level.value, level.shown_value, static_cast<double>(number_of(level.severity))},
      {level.name, level.substance, level.quantity.word(), level.unit}};
}

PhraseValue level_name(const Level& of) {
  PhraseValue value = level(of);
  value.said = Said::level_name;
  return value;
}

PhraseValue severity(const Level& of) {
  PhraseValue value = level(of);
  value.said = Said::severity;
  return value;
}

PhraseValue driver(const std::string& input) {
  return name("driver." + input, input);
}

}  // namespace said

Level level_of(const PhraseValue& value) {
  Level level;
  level.name = value.words.at(0);
  level.substance = value.words.at(1);
  level.quantity = LevelQuantity::from_file(value.words.at(2));
  level.unit = value.words.at(3);
  level.value = value.numbers.at(0);
  level.shown_value = value.numbers.at(1);
  level.severity = severity_numbered(static_cast<int>(value.numbers.at(2)));
  return level;
}

}  // namespace farreach
