#include "models/river_spill/river_spill.hpp"

#include <algorithm>
#include <optional>

#include "models/hazard/notice.hpp"
#include "models/parameter/declare.hpp"
#include "models/river/river_findings.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

std::string key_of(std::size_t pollutant, const char* part) {
  return "release.pollutant[" + std::to_string(pollutant) + "]." + part;
}

/// The stated masses times `factor`, over the stated time.
RiverRelease release_of(const Values& values, const char* name, double factor) {
  RiverRelease made;
  made.name = name;
  const double begin = values.number("release.begin");
  made.from = {begin};
  made.to = {begin + values.number("release.duration")};
  made.volume = {values.number("release.volume")};
  for (std::size_t k = 0; k < values.count("release.pollutant"); ++k) {
    const double mass = values.number(key_of(k, "mass")) * factor;
    const double sorbed = values.number_or(key_of(k, "sorbed_share"), 0);
    made.loads.push_back({{mass * (1 - sorbed)}, {mass * sorbed}});
  }
  return made;
}

class RiverSpill final : public Hazard {
 public:
  explicit RiverSpill(const HazardInput& input)
      : values_(with_standards(river_spill_parameters(), input.values)),
        network_(input.river),
        settings_(river_settings(values_)) {
    if (network_.reaches.empty())
      throw InputError("release: a spill into a river needs the section [river]");
    if (values_.count("release.pollutant") == 0)
      throw InputError("release: nothing is released; add [[release.pollutant]]");
    if (auto twice = repeated_substances(values_); !twice.empty())
      throw InputError(std::move(twice));
    require_velocities(network_, settings_);
    const double factor = values_.number("release.mass_factor");
    releases_.push_back(release_of(values_, "likely", 1));
    if (factor > 1) {
      releases_.push_back(release_of(values_, "least", 1 / factor));
      releases_.push_back(release_of(values_, "most", factor));
    }
    for (std::size_t k = 0; k < values_.count("release.pollutant"); ++k)
      substances_.push_back(river_substance(values_, k));
    study_.emplace(RiverTask{network_, settings_, substances_, releases_});
  }

  double end_time() const override { return settings_.horizon; }

  /// The time that goes by is the share of the runs that are done.
  double advance(double time, double longest_step) override {
    if (!study_->advance()) return longest_step;
    const double done = double(study_->done()) / double(study_->runs());
    return std::clamp(settings_.horizon * done - time,
                      std::min(longest_step, 1e-9 * settings_.horizon), longest_step);
  }

  Snapshot snapshot(double time) const override { return {time, 0, 0, 1e-12}; }

  void finish(Outcome& outcome) override {
    study_->finish(outcome);
    for (std::size_t k = 0; k < substances_.size(); ++k)
      outcome.source_facts.push_back(
          {substances_[k].name + " released", releases_[0].loads[k].mass(), "kg"});
    if (settings_.horizon <= releases_[0].to[0])
      outcome.notices.push_back(notice("river.release_cut", "out_of_range"));
  }

  bool keep_members_in(const std::filesystem::path& folder) override {
    study_->keep_in(folder);
    return true;
  }

 private:
  Values values_;
  RiverNetwork network_;
  RiverSettings settings_;
  std::vector<RiverSubstance> substances_;
  std::vector<RiverRelease> releases_;
  std::optional<RiverStudy> study_;
};

}  // namespace

std::span<const Parameter> river_spill_parameters() {
  using namespace declare;
  static const std::vector<Parameter> table = [] {
    std::vector<Parameter> t = {
        needed(text("release.pollutant[].substance",
                    "what gets into the river, as in the levels of water: CN, As, "
                    "phenol, ...")),
        needed(number("release.pollutant[].mass", {"kg", 1e-6, 1e12},
                      "that gets into the river")),
        number("release.pollutant[].sorbed_share", {"-", 0, 1},
               "of it on solids, the rest is dissolved", "0",
               "assumption: all dissolved, which travels farthest"),
        number("release.mass_factor", {"-", 1, 1000},
               "factor either way within which the masses lie in 95 of 100 cases", "1",
               "assumption: the masses are taken as stated"),
        number("release.begin", {"s", 0, 1e7}, "after the accident, when it begins",
               "0 s", "assumption: at once"),
        number("release.duration", {"s", 0, 1e7}, "over which it gets in evenly", "1 h",
               "assumption: an hour"),
        number("release.volume", {"m3", 0, 1e10},
               "of what gets in, so that nothing is stronger than that; 0: not known",
               "0 m3", "assumption: the volume is small beside the river"),
    };
    for (Parameter& p : river_substance_parameters()) t.push_back(std::move(p));
    return t;
  }();
  return table;
}

std::vector<std::string> river_spill_emissions(const Values& values) {
  std::vector<std::string> emitted;
  for (std::size_t k = 0; k < values.count("release.pollutant"); ++k)
    emitted.push_back(values.text_or(key_of(k, "substance"), ""));
  return emitted;
}

std::unique_ptr<Hazard> make_river_spill(const HazardInput& input) {
  return std::make_unique<RiverSpill>(input);
}

}  // namespace farreach
