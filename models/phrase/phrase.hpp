/// A sentence apart from its language: its key in the catalogues of texts, and the
/// values of its places. What a model, an assessor or a medium says to people it says
/// in phrases; postprocess/voice makes texts of them, in three languages, with one
/// rounding.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace farreach {

struct Phrase;

/// What a value is, which decides how it is said. Kept in result files by its name in
/// phrase.cpp.
enum class Said {
  text,       ///< word: a proper name or a source, as it is
  name,       ///< word: key of a text of its own; second word: said where there is none
  own_name,   ///< words: English, Russian, Kazakh name of one thing; may be empty
  state,      ///< word: ISO 3166 alpha-3
  neighbour,  ///< words: state, kind of its border
  level,      ///< words: name, substance, quantity, unit; numbers: value, shown value,
              ///< severity
  level_name,    ///< as level, without its value
  severity,      ///< as level; how grave it is
  count,         ///< of things
  people,        ///< count of people
  number,        ///< [-]
  given,         ///< [-], as somebody stated it
  amount,        ///< value in the unit that is its word
  length,        ///< [m]
  site_length,   ///< [m], known better than what a model finds: one digit more
  error_length,  ///< [m] and its error [m]
  reach,         ///< [m]: likely, low, high, farthest that was followed
  time,          ///< [s]
  share,         ///< [-], said per cent
  share_range,   ///< [-]: likely, low, high, said per cent
  water,         ///< [kg/m3] in water: likely, low, high; or one alone
  direction,     ///< [deg] from north
  phrases,       ///< further sentences
  clause         ///< the same, each with a space before it: " after 12 min", or nothing
};

struct PhraseValue {
  Said said = Said::text;
  std::vector<double> numbers = {};
  std::vector<std::string> words = {};
  std::vector<Phrase> phrases = {};
};

using PhrasePlaces = std::vector<std::pair<std::string, PhraseValue>>;

struct Phrase {
  std::string key;
  PhrasePlaces places = {};
};

using Phrases = std::vector<Phrase>;

/// Every phrase of the program is made by this, with its key and its places written
/// out: tests hold them against the catalogues.
inline Phrase phrase(std::string key, PhrasePlaces places = {}) {
  return {std::move(key), std::move(places)};
}

inline void append(Phrases more, Phrases& list) {
  for (Phrase& one : more) list.push_back(std::move(one));
}

/// A sentence that is there as a text only, of an older file: every language shows it.
Phrase as_written(std::string text);

namespace said {

inline PhraseValue text(std::string word) {
  return {Said::text, {}, {std::move(word)}};
}
inline PhraseValue name(std::string key, std::string otherwise = {}) {
  return {Said::name, {}, {std::move(key), std::move(otherwise)}};
}
inline PhraseValue own_name(std::string en, std::string ru, std::string kk) {
  return {Said::own_name, {}, {std::move(en), std::move(ru), std::move(kk)}};
}
inline PhraseValue state(std::string code) {
  return {Said::state, {}, {std::move(code)}};
}
inline PhraseValue neighbour(std::string state, std::string kind) {
  return {Said::neighbour, {}, {std::move(state), std::move(kind)}};
}
inline PhraseValue count(std::size_t things) {
  return {Said::count, {static_cast<double>(things)}};
}
inline PhraseValue people(double count) {
  return {Said::people, {count}};
}
inline PhraseValue number(double value) {
  return {Said::number, {value}};
}
inline PhraseValue given(double value) {
  return {Said::given, {value}};
}
inline PhraseValue amount(double value, std::string unit) {
  return {Said::amount, {value}, {std::move(unit)}};
}
inline PhraseValue length(double metres) {
  return {Said::length, {metres}};
}
inline PhraseValue site_length(double metres) {
  return {Said::site_length, {metres}};
}
inline PhraseValue error_length(double metres, double error) {
  return {Said::error_length, {metres, error}};
}
inline PhraseValue reach(double likely, double low, double high, double range_end) {
  return {Said::reach, {likely, low, high, range_end}};
}
inline PhraseValue time(double seconds) {
  return {Said::time, {seconds}};
}
inline PhraseValue share(double part) {
  return {Said::share, {part}};
}
inline PhraseValue share_range(double likely, double low, double high) {
  return {Said::share_range, {likely, low, high}};
}
inline PhraseValue water(double concentration) {
  return {Said::water, {concentration}};
}
inline PhraseValue water_range(double concentration, double low, double high) {
  return {Said::water, {concentration, low, high}};
}
inline PhraseValue direction(double degrees) {
  return {Said::direction, {degrees}};
}
inline PhraseValue phrases(Phrases sentences) {
  return {Said::phrases, {}, {}, std::move(sentences)};
}

inline PhraseValue clause(Phrases clauses) {
  return {Said::clause, {}, {}, std::move(clauses)};
}

}  // namespace said

/// The places as one line for a result file, "horizon=time 3600;river=text|Ural"; those
/// that are phrases themselves have no such form: throws std::invalid_argument.
std::string written_places(const PhrasePlaces& places);

/// The way back; throws std::invalid_argument for what is no such line.
PhrasePlaces read_places(const std::string& line);

}  // namespace farreach
