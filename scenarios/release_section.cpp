#include "scenarios/release_section.hpp"

#include <fmt/format.h>

#include <cmath>

#include "models/hazard/notice.hpp"
#include "scenarios/library.hpp"
#include "scenarios/reading/diagnostics.hpp"

namespace farreach {
namespace {

const std::string table = "release.composition";

void check_sum(Checked& checked) {
  double sum = 0;
  for (const auto& [key, value] : checked.values.all())
    if (key.starts_with(table + ".")) sum += std::get<double>(value);
  for (const auto& [key, wrong] : checked.wrong)
    if (key.starts_with(table + ".")) return;
  if (!(std::abs(sum - 1) <= 0.01))
    checked.error(
        table,
        fmt::format("the mole fractions of [{}] add up to {:.6g}, not 1", table, sum),
        "give every component its share, the last one what is left");
}

}  // namespace

void read_fluid(Checked& checked, std::vector<Notice>& notices) {
  const bool named = checked.given("release.fluid");
  const bool own = checked.headers.contains(table);
  if (!checked.headers.contains("release")) return;
  if (named && own)
    return checked.error("release.fluid",
                         "release.fluid and [release.composition] say the same; keep "
                         "one of them");
  if (own) return check_sum(checked);
  std::vector<std::string> known;
  for (const auto& fluid : library_fluids()) known.push_back(fluid.id);
  if (!named)
    return checked.error("release", "missing key \"fluid\" in [release]",
                         "what is released: a fluid of the library (" + joined(known) +
                             ") or a table [release.composition]");
  if (!checked.usable("release.fluid")) return;
  const std::string id = checked.values.text("release.fluid");
  for (const auto& fluid : library_fluids()) {
    if (fluid.id != id) continue;
    for (const auto& [name, share] : fluid.composition)
      checked.values.set(table + "." + name, share);
    if (fluid.provisional)
      notices.push_back(notice(
          "fluid.provisional", "provisional",
          {{"fluid", said::text(fluid.name)}, {"source", said::text(fluid.source)}}));
    return;
  }
  const std::string meant = nearest_word(id, known);
  checked.error("release.fluid",
                "unknown fluid \"" + id + '"' +
                    (meant.empty() ? "" : "; did you mean \"" + meant + "\"?"),
                "known: " + joined(known));
}

}  // namespace farreach
