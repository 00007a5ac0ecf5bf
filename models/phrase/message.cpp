#include "models/phrase/message.hpp"

namespace farreach {
namespace {

const std::string group = "notice.text.", checks = "check.";

}  // namespace

std::string message(const std::string& key, const PhrasePlaces& places) {
  return group + key + (places.empty() ? "" : ";" + written_places(places));
}

Phrase read_message(const std::string& line) {
  if (!line.starts_with(group) && !line.starts_with(checks)) return as_written(line);
  const auto end = line.find(';');
  if (end == std::string::npos) return {line};
  return {line.substr(0, end), read_places(line.substr(end + 1))};
}

}  // namespace farreach
