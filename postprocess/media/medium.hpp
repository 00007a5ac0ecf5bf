/// A medium is one kind of result, from file to page: the plume in the air, the far
/// field, the flow over the ground, the river.
///
/// Each is a folder below this one and a line in catalog.cpp. What files, findings and
/// pages have in common asks the catalogue and never a medium by name. This header
/// includes none of them, nor what they are built on, so that all may include it.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace farreach {

struct BorderVerdict;
struct Check;
struct CriterionVerdict;
struct Effects;
struct Findings;
struct Headline;
struct Level;
struct LevelThere;
struct LevelZone;
struct MapRaster;
struct Outcome;
struct PageContent;
struct PlaceFinding;
struct PlaceStory;
struct Receptor;
struct Response;
struct Story;
class ResultFile;
class ResultWriter;
enum class Advice;

/// How one kind of result takes part in everything; a null pointer: it has no part.
struct Medium {
  std::string_view name = {};  ///< "river"; of verdicts and places that it decides
  /// "air", "ground", "water": media of one carrier are judged together, as plume and
  /// far field are, and are not told beside each other.
  std::string_view carrier = {};
  /// Its verdicts are over all the weathers that it followed: their probability is an
  /// answer, and they tell how far a level comes instead of a margin.
  bool over_weathers = false;

  bool (*present)(const Outcome&) = nullptr;

  // The result file.
  void (*lay_out)(ResultFile&, Outcome&) = nullptr;  ///< written and read by one text
  void (*require_sound)(const Outcome&) =
      nullptr;  ///< throws RunError, as outcome_check.hpp
  void (*find_effects)(const Outcome&, Effects&) = nullptr;
  Check (*check)(const Effects&) = nullptr;  ///< of the resolution of its effects
  void (*write_products)(ResultWriter&, const Outcome&, const Effects&) = nullptr;

  // Findings.
  void (*judge)(const Outcome&, const Effects&,
                Findings&) = nullptr;  ///< verdicts and criteria
  /// What `crossing`, a verdict of its own, asks of the authorities; null: what its
  /// reach asks where no border is crossed.
  Response (*respond)(const Outcome&, const Effects&,
                      const BorderVerdict* crossing) = nullptr;
  /// On the verdicts of its carrier; where there are none, that there are none.
  Headline (*headline)(const Outcome&, const Effects&, const Findings&,
                       const std::vector<BorderVerdict>& own) = nullptr;
  std::string_view lead_in = {};  ///< key of what stands before it behind others
  void (*tell_unknowns)(const Outcome&, const Effects&, Findings&) = nullptr;
  /// Places that it names itself, beside the receptors that all share.
  std::vector<PlaceFinding> (*own_places)(const Outcome&) = nullptr;
  /// Whether that one of them stands for that receptor, to which all else comes, too.
  bool (*stands_for)(const Outcome&, const PlaceFinding&, const Receptor&) = nullptr;
  std::vector<LevelThere> (*levels_at)(const Outcome&, const Effects&,
                                       const PlaceFinding&) = nullptr;
  Advice (*advise)(const Outcome&, const LevelThere&) = nullptr;
  std::vector<LevelZone> (*zones)(const Outcome&, const Effects&,
                                  const Findings&) = nullptr;

  // Other programs.
  std::string_view peak_unit = {};        ///< of a place's peak, as people state it
  double peak_scale = 1;                  ///< PlaceFinding::peak to that unit
  bool (*holds)(const Level&) = nullptr;  ///< whether that level is one in this medium
  std::string_view case_word = {};  ///< what its cases are: "weather", "run", "state"
  /// What the case of that index is called; nothing: there is none.
  std::optional<std::string> (*case_name)(const Outcome&, std::size_t) = nullptr;
  /// Its part of the summary, null where there is none.
  void (*summarize)(const Outcome&, const Effects&, nlohmann::ordered_json&) = nullptr;
  void (*draw_zones)(const Outcome&, const Effects&, nlohmann::ordered_json&) = nullptr;
  // A file of its own beside the result, and what the screen shows of it.
  std::string_view side_file = {};     ///< "gauges.csv"; empty: none
  std::string_view side_word = {};     ///< "gauges"
  bool side_refers_to_result = false;  ///< made with the result file alone
  /// Its text, beside a result file of that name; empty: there is nothing to tell.
  std::string (*side_text)(const Outcome&, const std::string& result_name) = nullptr;
  std::string (*screen_table)(const Outcome&) = nullptr;
  /// Its maps, by name; only the one that is `wanted` with its values.
  void (*list_maps)(const Outcome&, const Effects&, std::string_view wanted,
                    std::vector<MapRaster>&) = nullptr;

  // The page.
  std::string_view distance_key = {};  ///< head over distances to its borders
  bool names_matter = false;  ///< its levels are named by a word for their substance
  bool goes_far = false;      ///< concerns a neighbour at any distance
  /// Rows and note of the table of verdicts, and lines beneath it.
  void (*tell_verdicts)(const Story&, const std::vector<const BorderVerdict*>& leading,
                        PageContent&) = nullptr;
  void (*tell)(const Story&, PageContent&) = nullptr;  ///< its blocks and tables
  /// How much there is at a place: "140 ppm, 200 mg/m³".
  std::string (*amount)(const Story&, const PlaceFinding&) = nullptr;
  /// The highest value at a place of the map; empty: not told there.
  std::string (*peak_text)(const Story&, const PlaceStory&) = nullptr;
  /// What a criterion of the Convention says in it.
  std::string (*criterion_text)(const Story&, const CriterionVerdict&) = nullptr;
  /// What its model says about its own range, to the notices of the annex.
  void (*tell_notices)(const Story&, PageContent&) = nullptr;
  std::string (*place_case)(const Story&, const PlaceFinding&) = nullptr;
  std::string (*warn_note)(const Story&) = nullptr;  ///< under the list of warnings
  std::string_view place_kinds = "kind.";            ///< keys of kinds of own places
  std::string_view along_key = {};  ///< behind a distance to an own place
  std::string_view watch_key = "advice.watch";
  /// What maps and charts are drawn from.
  void (*draw)(const Story&, nlohmann::ordered_json& data) = nullptr;
};

/// All media, in the order of their parts in files and on the page.
std::span<const Medium* const> media();

/// Of that name; throws std::out_of_range.
const Medium& medium_named(std::string_view name);

/// That the level is met in; where several are, the first of the catalogue.
const Medium& medium_of(const Level& level);

/// Those that the outcome fills.
std::vector<const Medium*> media_of(const Outcome& outcome);

}  // namespace farreach
