#include "postprocess/media/medium.hpp"

#include <algorithm>
#include <stdexcept>

namespace farreach {

const Medium& medium_named(std::string_view name) {
  const auto all = media();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Medium* m) { return m->name == name; });
  if (found == all.end())
    throw std::out_of_range("there is no medium \"" + std::string(name) + "\"");
  return **found;
}

const Medium& medium_of(const Level& level) {
  for (const Medium* medium : media())
    if (medium->holds && medium->holds(level)) return *medium;
  return *media().front();
}

std::vector<const Medium*> media_of(const Outcome& outcome) {
  std::vector<const Medium*> present;
  for (const Medium* medium : media())
    if (medium->present(outcome)) present.push_back(medium);
  return present;
}

}  // namespace farreach
