/// Facts that several parts of the page tell: worst reach per level, what each place
/// experiences, and names of states and levels in the language of the reader.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "postprocess/assess/findings.hpp"
#include "postprocess/assess/headline.hpp"
#include "postprocess/assess/said_verdict.hpp"
#include "postprocess/effects/effects.hpp"
#include "postprocess/media/medium.hpp"
#include "postprocess/report/content.hpp"
#include "postprocess/voice/human.hpp"
#include "postprocess/voice/levels.hpp"
#include "postprocess/voice/voice.hpp"

namespace farreach {

/// The arguments of the report with its helpers.
struct Story {
  const Outcome& outcome;
  const Effects& effects;
  const Findings& findings;
  const Messages say;
  const Human human;
  const Voice voice;

  Story(const Outcome& o, const Effects& e, const Findings& f,
        const std::string& language)
      : outcome(o),
        effects(e),
        findings(f),
        say(language),
        human(say, o.scenario),
        voice(say, human) {}
  Story(const Story&) = delete;
  Story& operator=(const Story&) = delete;
  Tongue tongue() const { return {say, human}; }
};

/// One place with its answer as the findings give it.
struct PlaceStory {
  std::string name, state, kind;  ///< kind: "border", "sector", "town", ...
  GeoPoint place;
  double distance = 0, azimuth = 0, distance_error = 0;
  int border = -1, receptor = -1;  ///< index into those of Geography; -1: none
  std::string decided;             ///< the medium that decided; empty: none
  Reached verdict = Reached::not_reached;
  std::optional<std::size_t> level;  ///< reached or not ruled out, by `verdict`
  double arrival = 0, end = 0;       ///< of it [s]; NaN: not known
  double peak = 0;  ///< highest of its substance, as of the medium; NaN: not known
  std::string substance, claim;  ///< of `arrival`, see TableCell
};

inline std::string own_name(const Story& story, const std::string& en,
                            const std::string& ru, const std::string& kk) {
  return own_name(story.say, en, ru, kk);
}
std::string scenario_title(const Story& story);
std::string state_name(const Story& story, const std::string& state);
std::string kind_name(const Story& story, const std::string& kind);
std::string kind_name(const Story& story, BorderKind kind);
/// The state, and that it is a sector of a sea where it is one.
std::string neighbour_name(const Story& story, const std::string& state,
                           BorderKind kind);
inline std::string severity_word(const Story& story, const Level& level) {
  return severity_word(story.say, level);
}
inline std::string level_value(const Story& story, const Level& level) {
  return level_value(story.tongue(), level);
}
inline std::string unit_text(const Story& story, const std::string& unit) {
  return unit_text(story.say, unit);
}
/// A name that the program gives in English: "CN into the river",
/// "greatest dispersion, low water".
std::string fact_name(const Story& story, const std::string& name);
std::string fact_value(const Story& story, const SourceFact& fact);
/// What widens a band: "the temperature of the gas, within 10 K"
std::string driver_name(const Story& story, const std::string& input);
inline std::string water_matter(const Story& story, const std::string& substance) {
  return water_matter(story.say, substance);
}
/// "AEGL-3 (60 min)", "lethality 1 %"; with the substance where there are several
std::string level_name(const Story& story, const Level& level);
/// The same without its substance.
inline std::string plain_level_name(const Story& story, const Level& level) {
  return plain_level_name(story.tongue(), level);
}

/// Border points and receptors by arrival, then distance.
std::vector<PlaceStory> place_stories(const Story& story);

/// Neighbours that a plume leaves undecided farther away than this have no place on the
/// first page: its range ends at a fraction of it [m].
inline constexpr double far_away = 500e3;

/// Why that neighbour is concerned: its leading verdict where that is a level reached
/// or a disabling one not ruled out, else the gravest level reached. Null: it is not.
const BorderVerdict* concern(const Story& story, const BorderVerdict& leading);

/// Whether a neighbour is told of as affected: whatever is reached, whatever comes by a
/// medium that goes far, and what another one leaves open not too far away.
bool is_told_of(const BorderVerdict& verdict);

/// The media that the outcome fills; where it fills none, the first of the catalogue.
std::vector<const Medium*> told_media(const Story& story);

/// The leading verdict about each neighbour, of each carrier.
std::vector<const BorderVerdict*> leading_verdicts(const Story& story);

/// "after 42 min at the earliest"; what may be there when it begins is from the start.
std::string at_the_earliest(const Story& story, double seconds);
/// When a level may be met first, with the clock. One form for all that tell it.
TableCell arrival_cell(const Story& story, double seconds, const std::string& claim);
std::string claim_at(const PlaceFinding& place);  ///< of an arrival there
std::string claim_of(const Story& story, const BorderVerdict& verdict);
/// The reach of a level as it was decided; null: none in the air.
/// "5.2 ± 1.0 km"; open where the high end of the reach is a bound and no distance.
std::string margin_text(const Story& story, const BorderVerdict& verdict);

const LevelExtent* extent_of(const Story& story, std::size_t level);
TableCell extent_cell(const Story& story, std::size_t level);
TableCell verdict_badge(const Story& story, Reached v);  ///< symbol and word

}  // namespace farreach
