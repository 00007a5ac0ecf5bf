#include "scenarios/site_section.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/hazard/notice.hpp"
#include "scenarios/library.hpp"
#include "scenarios/reading/diagnostics.hpp"

namespace farreach {
namespace {

/// What describes a place when it is not one of the library.
constexpr const char* own_keys[] = {"name",           "latitude",         "longitude",
                                    "position_error", "position_quality", "state"};

Site from_library(Checked& checked) {
  const std::string id = checked.values.text("site.id");
  std::vector<std::string> known;
  for (auto& site : library_sites()) {
    if (site.id == id) return site;
    known.push_back(site.id);
  }
  const std::string meant = nearest_word(id, known);
  checked.error("site.id",
                "unknown site \"" + id + '"' +
                    (meant.empty() ? "" : "; did you mean \"" + meant + "\"?"),
                "known: " + joined(known));
  return {};
}

void refuse_own_keys(Checked& checked) {
  for (const char* name : own_keys) {
    const std::string key = std::string("site.") + name;
    if (checked.given(key))
      checked.error_at(checked.key_place(key),
                       key + " does not go together with site.id",
                       "the place comes from the library; leave out one of them");
  }
}

bool is_state(const std::string& state) {
  return state.size() == 3 && std::all_of(state.begin(), state.end(),
                                          [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Names all keys that are missing for a place of one's own, together.
void require_own_keys(Checked& checked) {
  std::vector<std::string> missing;
  for (const char* name : own_keys)
    if (name != std::string("position_quality") &&
        !checked.given(std::string("site.") + name))
      missing.push_back('"' + std::string(name) + '"');
  if (!checked.given("site.activity")) missing.push_back("\"activity\"");
  if (!missing.empty())
    checked.error("site", "missing " + joined(missing) + " in [site]",
                  "a place of your own needs name, latitude, longitude, "
                  "position_error, state and activity; or give the id of a place of "
                  "the library");
}

Site own_place(Checked& checked) {
  require_own_keys(checked);
  const Values& v = checked.values;
  Site site{
      .id = "own",
      .name = v.text_or("site.name", ""),
      .name_ru = v.text_or("site.name_ru", ""),
      .name_kk = v.text_or("site.name_kk", ""),
      .place = {v.number_or("site.latitude", 0), v.number_or("site.longitude", 0)},
      .position_error = v.number_or("site.position_error", 0),
      .position_quality = v.text_or("site.position_quality", "as stated"),
      .state = v.text_or("site.state", ""),
      .source = "stated in the scenario"};
  if (checked.usable("site.state") && !is_state(site.state))
    checked.error("site.state",
                  "site.state = \"" + site.state + "\" is not an ISO 3166 alpha-3 code",
                  "three capital letters: KAZ, RUS, UZB, TKM, KGZ, CHN, AZE, IRN");
  return site;
}

/// What the position stands for: in the reader's language where the catalogues know it.
PhraseValue quality_word(const std::string& quality) {
  std::string key = "quality." + quality;
  std::replace(key.begin(), key.end(), ' ', '_');
  return said::name(key, quality);
}

}  // namespace

Site read_site(Checked& checked, std::vector<Notice>& notices) {
  if (!checked.headers.contains("site")) {
    checked.error_at({1, 1, 1}, "missing section [site]",
                     "it names a place of the library (id), or states one");
    return {};
  }
  const bool named = checked.given("site.id");
  if (named) refuse_own_keys(checked);
  Site site = !named                      ? own_place(checked)
              : checked.usable("site.id") ? from_library(checked)
                                          : Site{};
  if (checked.usable("site.activity"))
    site.activity = checked.values.text("site.activity");
  const auto shown = [](double degrees) {
    return said::text(fmt::format("{:.4f}", degrees));
  };
  notices.push_back(
      notice("site.position", "assumption",
             {{"site", said::own_name(site.name, site.name_ru, site.name_kk)},
              {"latitude", shown(site.place.lat)},
              {"longitude", shown(site.place.lon)},
              {"quality", quality_word(site.position_quality)},
              {"error", said::length(site.position_error)}}));
  return site;
}

}  // namespace farreach
