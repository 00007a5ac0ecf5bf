/// Phrases as one line of text: what notices and result files hold.
#pragma once

#include <string>

#include "models/phrase/phrase.hpp"

namespace farreach {

/// A message of the catalogues, "notice.text." and the key, with its values:
/// "notice.text.river.horizon;time=time 3600;places=text|Ural".
std::string message(const std::string& key, const PhrasePlaces& places = {});

/// What such a line says, or the key of a check, "check.relative"; any other is a
/// sentence of an older file, or of a reader, and stays as it is.
Phrase read_message(const std::string& line);

}  // namespace farreach
