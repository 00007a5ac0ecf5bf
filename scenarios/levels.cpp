#include "scenarios/levels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/hazard/notice.hpp"
#include "models/substances/substance.hpp"
#include "models/toxicity/toxicity.hpp"
#include "scenarios/library.hpp"
#include "scenarios/reading/diagnostics.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/units.hpp"

namespace farreach {
namespace {

using Words = std::vector<std::string>;

bool contains(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

void add_once(Words& words, const std::string& word) {
  if (!contains(words, word)) words.push_back(word);
}

/// Mole fraction of a concentration, at 25 degC and 101325 Pa where it is stated as
/// mass per volume: for order and limits only, effects use the air of each weather.
double volume_share(const Level& level) {
  if (level.quantity != quantity::concentration || level.unit != "mg/m3")
    return level.value;
  return level.value / substance(level.substance).molar_mass *
         molar_volume(zero_celsius + 25, standard_pressure);
}

/// What levels are compared with, in which unit it is stated, and the section of those
/// hazards that compute it.
struct ComputedQuantity {
  LevelQuantity quantity;
  const char *si_unit, *section;
};
constexpr ComputedQuantity level_quantities[] = {
    {quantity::concentration, "-", "weather"},
    {quantity::concentration, "kg/m3", "weather"},
    {quantity::water_concentration, "kg/m3", "river"},
    {quantity::depth, "m", "terrain"},
    {quantity::depth_speed, "m2/s", "terrain"},
};

bool is_over_ground(const Level& level) {
  return level.quantity == quantity::depth || level.quantity == quantity::depth_speed;
}

/// Whether a hazard computes what the level is compared with.
bool suits(const Level& level, const TakesSection& takes) {
  for (const auto& q : level_quantities)
    if (level.quantity == q.quantity) return takes(q.section);
  return false;
}

/// What an own level is compared with, by its unit; empty: nothing this hazard
/// computes.
LevelQuantity quantity_of(const std::string& si_unit, const TakesSection& takes) {
  for (const auto& q : level_quantities)
    if (si_unit == q.si_unit && takes(q.section)) return q.quantity;
  return {};
}

class LevelReader {
 public:
  LevelReader(Checked& checked, const TakesSection& takes, const Words& emitted,
              std::vector<Notice>& notices)
      : checked_(checked),
        values_(checked.values),
        takes_(takes),
        notices_(notices),
        library_(library_levels()),
        substances_(emitted) {
    std::erase_if(library_, [&](const Level& level) { return !suits(level, takes); });
    exposure_ = values_.number_or("thresholds.exposure_time", 3600);
    averaging_ = values_.number_or("thresholds.averaging_time", 600);
  }

  std::vector<Level> read() {
    read_substances();
    for (const auto& system : systems()) {
      add_system(system, "");
      for (const auto& substance : substances_) add_system(system, substance);
    }
    add_own_levels();
    std::stable_sort(levels_.begin(), levels_.end(), [](auto& a, auto& b) {
      return std::pair(a.severity, volume_share(a)) >
             std::pair(b.severity, volume_share(b));
    });
    if (levels_.empty() && !checked_.has_errors())
      checked_.error("thresholds.systems", "no level is left to look for",
                     "name at least one system, or a level of your own");
    return std::move(levels_);
  }

 private:
  Words known_systems() const {
    Words known;
    for (const auto& level : library_) add_once(known, level_system(level));
    if (takes_("weather")) known.push_back("lethality");
    return known;
  }

  void read_substances() {
    const auto stated = values_.texts("thresholds.substances");
    Words known;
    for (const auto& level : library_)
      if (!level.substance.empty()) add_once(known, level.substance);
    for (const auto& name : stated)
      if (!contains(known, name))
        checked_.error("thresholds.substances",
                       "there are no levels for the substance \"" + name + '"',
                       "known: " + joined(known));
    if (!stated.empty()) substances_ = stated;
    if (substances_.empty() && takes_("weather")) substances_ = known;
  }

  Words systems() {
    Words stated = values_.texts("thresholds.systems"), kept;
    const Words known = known_systems();
    for (const auto& name : stated) {
      if (contains(kept, name))
        checked_.error("thresholds.systems",
                       "thresholds.systems names \"" + name + "\" twice");
      if (contains(known, name)) {
        add_once(kept, name);
        continue;
      }
      if (!checked_.given("thresholds.systems")) continue;  // not in this library
      const std::string meant = nearest_word(name, known);
      checked_.error("thresholds.systems",
                     "unknown system of levels \"" + name + '"' +
                         (meant.empty() ? "" : "; did you mean \"" + meant + "\"?"),
                     "known: " + joined(known));
    }
    return kept;
  }

  void add_system(const std::string& system, const std::string& substance) {
    if (system == "lethality")
      return substance.empty() ? void() : add_lethality(substance);
    Words keys;
    for (const auto& level : library_)
      if (level_system(level) == system && level.substance == substance)
        add_once(keys, level.key);
    for (const auto& key : keys) add_key(key, substance);
  }

  void add_key(const std::string& key, const std::string& substance) {
    std::vector<Level> rows;
    for (const auto& level : library_)
      if (level.key == key && level.substance == substance) rows.push_back(level);
    std::sort(rows.begin(), rows.end(),
              [](auto& a, auto& b) { return a.exposure_time < b.exposure_time; });
    Level level = rows.front();
    if (level.quantity != quantity::concentration) return add_highest(level);
    if (rows.size() > 1) {
      if (exposure_ > rows.back().exposure_time) return too_long(rows.back());
      level = at_exposure(rows);
    }
    add_means(rows, level);
    level.name += fmt::format(" ({:g} min)", level.exposure_time / 60);
    levels_.push_back(level);
  }

  /// Levels of water and ground are compared with the highest value.
  void add_highest(Level& level) {
    level.averaging_time = level.exposure_time = 0;
    level.comparison = "Judged by the highest value.";
    levels_.push_back(level);
  }

  /// Over which times the level is averaged, and what is said of it.
  void add_means(const std::vector<Level>& rows, Level& level) {
    if (level.averaging_time > 0) {
      level.comparison = fmt::format("Judged by the mean over {:g} min, as stated.",
                                     level.averaging_time / 60);
      return;
    }
    level.averaging_time = std::min(level.exposure_time, exposure_);
    std::string shorter;
    for (const auto& row : rows) {
      if (row.exposure_time >= level.averaging_time) continue;
      level.shorter.push_back({row.exposure_time, row.value});
      level.provisional = level.provisional || row.provisional;
      shorter += fmt::format("{}{:g} min ({:g} {})", shorter.empty() ? "" : ", ",
                             row.exposure_time / 60, row.shown_value, row.unit);
    }
    level.comparison =
        fmt::format("Judged by the mean over {:g} min", level.averaging_time / 60);
    level.comparison += level.averaging_time < level.exposure_time
                            ? ", as people stay no longer"
                            : ", the time it is stated for";
    if (!shorter.empty())
      level.comparison += "; exceeded too by the mean over " + shorter;
    level.comparison += rows.size() > 1 ? "." : "; there is no value for other times.";
    say_how_means_are_taken();
  }

  void say_how_means_are_taken() { say(notice("levels.means", "info")); }

  Level at_exposure(const std::vector<Level>& rows) {
    const auto upper = std::find_if(rows.begin(), rows.end(), [&](const auto& row) {
      return row.exposure_time >= exposure_;
    });
    Level level = *upper;
    if (level.exposure_time == exposure_) return level;
    if (upper == rows.begin()) {
      say(notice("levels.short_exposure", "assumption",
                 {{"exposure", said::time(exposure_)},
                  {"shortest", said::time(level.exposure_time)}}));
      return level;
    }
    const double factor = level_at_exposure(rows, exposure_) / level.value;
    level.value *= factor;
    level.shown_value *= factor;
    level.exposure_time = exposure_;
    level.provisional = level.provisional || std::prev(upper)->provisional;
    say(notice("levels.interpolated", "assumption",
               {{"exposure", said::time(exposure_)}}));
    return level;
  }

  void too_long(const Level& last) {
    if (said_too_long_) return;
    said_too_long_ = true;
    checked_.error("thresholds.exposure_time",
                   fmt::format("there is no {} for {:g} min; the longest is {:g} min",
                               last.name, exposure_ / 60, last.exposure_time / 60),
                   "choose a shorter exposure or leave that system out");
  }

  void add_lethality(const std::string& substance) {
    const std::string key = chosen_probit(checked_, substance);
    if (key.empty()) return;
    const ProbitModel& model = probit_model(key);
    for (const double share : values_.numbers("thresholds.lethality")) {
      Level level;
      level.name =
          fmt::format("{} lethality {:g} % ({})", substance, 100 * share, model.name);
      level.key = fmt::format("lethality{:g}", 100 * share);
      level.substance = substance;
      level.quantity = quantity::lethality;
      level.value = level.shown_value = share;
      level.unit = "-";
      level.averaging_time = averaging_;
      level.exposure_time = exposure_;
      level.comparison = fmt::format(
          "Judged by the toxic load over the worst {:g} min.", exposure_ / 60);
      level.probit = key;
      level.source = std::string(model.source);
      level.provisional = model.provisional;
      level.severity = Severity::lethal;
      levels_.push_back(level);
    }
    if (model.provisional)
      say(notice("levels.probit_provisional", "provisional",
                 {{"substance", said::text(substance)},
                  {"model", said::text(std::string(model.name))},
                  {"source", said::text(std::string(model.source))}}));
  }

  void add_own_levels() {
    for (std::size_t i = 0;; ++i) {
      const std::string item = "thresholds.level[" + std::to_string(i) + "]";
      if (!checked_.headers.contains(item)) return;
      add_own_level(item + ".");
    }
  }

  void add_own_level(const std::string& in) {
    Level level;
    level.name = values_.text_or(in + "name", "");
    level.key = "user";
    level.source = "stated in the scenario";
    level.severity = from_word<Severity>(values_.text_or(in + "severity", "disabling"));
    for (const auto& other : levels_)
      if (other.name == level.name)
        checked_.error(in + "name", "there are two levels \"" + level.name + '"');
    const bool read = values_.has(in + "value") && read_own_value(in + "value", level);
    if (!read || !read_own_substance(in + "substance", level)) return;
    if (level.quantity != quantity::concentration) return add_highest(level);
    level.averaging_time = values_.number_or(in + "averaging_time", averaging_);
    level.comparison =
        fmt::format("Judged by the mean over {:g} min, as the scenario says.",
                    level.averaging_time / 60);
    level.exposure_time = exposure_;
    if (read_air_limits(in + "value", level)) levels_.push_back(level);
  }

  bool read_own_substance(const std::string& key, Level& level) {
    if (is_over_ground(level)) {
      if (checked_.given(key))
        checked_.error(key, "a level in " + level.unit + " has no substance",
                       "leave it out");
      return true;
    }
    level.substance = values_.text_or(key, takes_("weather") ? "H2S" : "");
    if (contains(substances_, level.substance)) return true;
    checked_.error(key,
                   "the release does not put \"" + level.substance + "\" into the " +
                       (takes_("weather") ? "air" : "water") +
                       ", or its levels are not asked for",
                   "known here: " + joined(substances_));
    return false;
  }

  bool read_own_value(const std::string& key, Level& level) {
    const std::string& text = values_.text(key);
    const auto quantity = parse_quantity(text);
    level.quantity =
        quantity ? quantity_of(quantity->si_unit, takes_) : LevelQuantity();
    if (level.quantity.empty()) {
      checked_.error(key, key + " = \"" + text + "\" is not " + what_is_computed(),
                     "write it with its unit, " + example_values());
      return false;
    }
    level.value = quantity->value;
    const bool water = level.quantity == quantity::water_concentration;
    level.unit = quantity->si_unit == "-" ? "ppm" : water ? "mg/L" : "mg/m3";
    level.shown_value = quantity->value * (water ? 1e3 : 1e6);
    if (is_over_ground(level)) {
      level.unit = quantity->si_unit;
      level.shown_value = level.value;
    }
    if (level.value > 0 || level.quantity == quantity::concentration) return true;
    checked_.error(key, key + " = \"" + text + "\" is not above zero");
    return false;
  }

  std::string what_is_computed() const {
    if (takes_("weather")) return "a concentration";
    std::string words = takes_("terrain") ? "a depth or a depth times a speed" : "";
    if (takes_("river"))
      words += words.empty() ? "a concentration" : ", or a concentration";
    return words;
  }

  std::string example_values() const {
    if (takes_("weather")) return "\"5 ppm\" or \"10 mg/m3\"";
    std::string words = takes_("terrain") ? "\"0.5 m\" or \"1 m2/s\"" : "";
    if (takes_("river"))
      words += std::string(words.empty() ? "" : " or ") + "\"0.1 mg/L\"";
    return words;
  }

  bool read_air_limits(const std::string& key, const Level& level) {
    if (level.value > 0 && volume_share(level) <= 1) return true;
    checked_.error(key, key + " = \"" + values_.text(key) +
                            "\" is not between nothing and pure gas");
    return false;
  }

  /// A notice once, however many levels give rise to it.
  void say(Notice told) {
    for (const auto& other : notices_)
      if (other.key == told.key && other.text == told.text) return;
    notices_.push_back(std::move(told));
  }

  Checked& checked_;
  const Values& values_;
  const TakesSection& takes_;
  std::vector<Notice>& notices_;
  std::vector<Level> library_, levels_;
  Words substances_;
  double exposure_ = 3600, averaging_ = 600;
  bool said_too_long_ = false;
};

}  // namespace

std::vector<Level> read_levels(Checked& checked, const TakesSection& takes,
                               const std::vector<std::string>& emitted,
                               std::vector<Notice>& notices) {
  return LevelReader(checked, takes, emitted, notices).read();
}

std::string chosen_probit(Checked& checked, const std::string& substance) {
  std::string stated = checked.values.text_or("thresholds.probit", "");
  std::vector<std::string> known;
  std::string first;
  for (const auto& model : probit_models()) {
    known.emplace_back(model.key);
    if (model.substance != substance) continue;
    if (model.key == stated) return stated;
    if (first.empty()) first = model.key;
  }
  if (stated.empty() || contains(known, stated)) return first;
  const std::string meant = nearest_word(stated, known);
  checked.error("thresholds.probit",
                "unknown probit \"" + stated + '"' +
                    (meant.empty() ? "" : "; did you mean \"" + meant + "\"?"),
                "known: " + joined(known));
  return {};
}

double level_at_exposure(const std::vector<Level>& rows, double exposure) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].exposure_time < exposure) continue;
    if (i == 0 || rows[i].exposure_time == exposure) return rows[i].value;
    const auto& a = rows[i - 1];
    const auto& b = rows[i];
    const double along = std::log(exposure / a.exposure_time) /
                         std::log(b.exposure_time / a.exposure_time);
    return a.value * std::pow(b.value / a.value, along);
  }
  return rows.back().value;
}

}  // namespace farreach
