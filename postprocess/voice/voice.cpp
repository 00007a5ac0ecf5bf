#include "postprocess/voice/voice.hpp"

#include <cmath>
#include <stdexcept>

#include "postprocess/voice/levels.hpp"

namespace farreach {
namespace {

/// A space for each no-break space, nothing for each word joiner.
std::string plain(const std::string& text) {
  static const std::string joint = "\u00a0", joiner = "\u2060";
  std::string bare;
  for (std::size_t i = 0; i < text.size();) {
    if (text.compare(i, joint.size(), joint) == 0) {
      bare += ' ';
      i += joint.size();
    } else if (text.compare(i, joiner.size(), joiner) == 0) {
      i += joiner.size();
    } else {
      bare += text[i++];
    }
  }
  return bare;
}

struct English {
  Messages say{"en"};
  Human human{say, {}};
  Voice voice{say, human};
};

const Voice& english_voice() {
  static const English english;
  return english.voice;
}

}  // namespace

std::string Voice::operator()(const Phrase& phrase) const {
  std::vector<std::pair<std::string, std::string>> places;
  for (const auto& [name, value] : phrase.places)
    places.emplace_back(name, this->value(value));
  if (phrase.key.empty()) return places.empty() ? "" : places.front().second;
  return say_.filled(phrase.key, places);
}

std::string Voice::operator()(const Phrases& phrases) const {
  std::string text;
  for (const Phrase& phrase : phrases)
    text += (text.empty() ? "" : " ") + (*this)(phrase);
  return text;
}

std::string Voice::value(const PhraseValue& v) const {
  switch (v.said) {
    case Said::text:
      return v.words.at(0);
    case Said::name:
      return say_.text_or(v.words.at(0), v.words.at(1));
    case Said::own_name:
      return own_name(say_, v.words.at(0), v.words.at(1), v.words.at(2));
    case Said::state:
      return say_.text_or("state." + v.words.at(0), v.words.at(0));
    case Said::neighbour: {
      const std::string state = say_.text_or("state." + v.words.at(0), v.words.at(0));
      return v.words.at(1) == word_of(BorderKind::sector)
                 ? state + " (" + say_("kind.sector_short") + ")"
                 : state;
    }
    case Said::level:
      return level_in_full({say_, human_}, level_of(v));
    case Said::level_name:
      return plain_level_name({say_, human_}, level_of(v));
    case Said::severity:
      return severity_word(say_, level_of(v));
    case Said::phrases:
      return (*this)(v.phrases);
    case Said::clause:
      return v.phrases.empty() ? "" : " " + (*this)(v.phrases);
    default:
      return number(v);
  }
}

std::string Voice::number(const PhraseValue& v) const {
  const double first = v.numbers.at(0);
  switch (v.said) {
    case Said::people:
      return human_.grouped(first);
    case Said::count:
      return human_.grouped(first);
    case Said::given:
      return human_.given(first);
    case Said::amount:
      return v.words.at(0) == "-"
                 ? human_.percent(first)
                 : human_.number(first) + "\u00a0" + unit_text(say_, v.words.at(0));
    case Said::length:
      return human_.distance(first);
    case Said::site_length:
      return human_.distance(first, 3);
    case Said::error_length:
      return human_.with_error(first, v.numbers.at(1));
    case Said::reach:
      return human_.distance_within(first, v.numbers.at(1), v.numbers.at(2),
                                    v.numbers.at(3));
    case Said::time:
      return human_.duration(first);
    case Said::share:
      return human_.percent(first);
    case Said::share_range:
      return human_.percent_range(first, v.numbers.at(1), v.numbers.at(2));
    case Said::water:
      return v.numbers.size() < 3
                 ? human_.water(first)
                 : human_.water_range(first, v.numbers.at(1), v.numbers.at(2));
    case Said::direction:
      return human_.azimuth(first);
    default:
      return human_.number(first);
  }
}

std::string english(const Phrase& phrase) {
  return plain(english_voice()(phrase));
}

std::string english(const Phrases& phrases) {
  return plain(english_voice()(phrases));
}

std::vector<std::string> english_each(const Phrases& phrases) {
  std::vector<std::string> texts;
  for (const Phrase& one : phrases) texts.push_back(english(one));
  return texts;
}

}  // namespace farreach
