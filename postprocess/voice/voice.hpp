/// Phrases in the language of the reader, with one rounding for all who show them.
#pragma once

#include <string>

#include "models/phrase/phrase.hpp"
#include "postprocess/voice/human.hpp"

namespace farreach {

class Voice {
 public:
  Voice(const Messages& say, const Human& human) : say_(say), human_(human) {}

  /// Throws std::out_of_range where English lacks the key or a place has no value.
  std::string operator()(const Phrase& phrase) const;
  /// One after the other, a space between them.
  std::string operator()(const Phrases& phrases) const;
  /// A value as it stands in a sentence.
  std::string value(const PhraseValue& value) const;

 private:
  std::string number(const PhraseValue& value) const;

  const Messages& say_;
  const Human& human_;
};

/// English for consoles and other programs: without the signs that keep a number and
/// its unit on one line of a page.
std::string english(const Phrase& phrase);
std::string english(const Phrases& phrases);
std::vector<std::string> english_each(const Phrases& phrases);

}  // namespace farreach
