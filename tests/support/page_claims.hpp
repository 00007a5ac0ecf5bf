/// The numbers of a page by what they are of: every cell that says which quantity, of
/// which place, of which level it tells.
#pragma once

#include <map>
#include <set>
#include <string>

namespace farreach::testing {

/// By claim, "arrival|receptor 3|aegl2|H2S", the different texts that stand for it.
inline std::map<std::string, std::set<std::string>> page_claims(
    const std::string& page) {
  const std::string mark = "data-claim=\"", open = "<span>", close = "</span>";
  std::map<std::string, std::set<std::string>> claims;
  for (auto at = page.find(mark); at != page.npos; at = page.find(mark, at)) {
    at += mark.size();
    const std::string claim = page.substr(at, page.find('"', at) - at);
    const auto first = page.find(open, at) + open.size();
    claims[claim].insert(page.substr(first, page.find(close, first) - first));
  }
  return claims;
}

/// Claims with more than one text, one a line; empty: the page agrees with itself.
inline std::string contradictions(const std::string& page) {
  std::string found;
  for (const auto& [claim, texts] : page_claims(page)) {
    if (texts.size() < 2) continue;
    found += claim + ":";
    for (const std::string& text : texts) found += " \"" + text + '"';
    found += '\n';
  }
  return found;
}

}  // namespace farreach::testing
