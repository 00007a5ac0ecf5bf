#include "models/sour_gas/sour_gas.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "models/atmosphere/stable_nights.hpp"
#include "models/far_field/far_study.hpp"
#include "models/gas_plume/gas_plume.hpp"
#include "models/gas_plume/profile.hpp"
#include "models/hazard/notice.hpp"
#include "models/hazard/plumes.hpp"
#include "models/sour_gas/gas_source.hpp"
#include "models/sour_gas/rules.hpp"
#include "models/sour_gas/variations.hpp"
#include "models/substances/substance.hpp"
#include "solver/base/binary.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"
#include "solver/base/parallel.hpp"
#include "solver/base/worst.hpp"

namespace farreach {
namespace {

double mass_of(const SourceSegment& s, const std::string& substance) {
  for (const SourceComponent& c : s.components) {
    if (c.substance == substance) return c.mass_fraction * s.mass_rate;
  }
  return 0;
}

/// Mass rate of released matter through the farthest slice of a plume, from its shape,
/// its axis and the ideal-gas law [kg/s]; there nothing is condensed any more. What
/// went through the lid of the mixing layer before counts by its share.
double plume_flux(const SourceSegment& source, const PlumeSegment& plume,
                  double pressure) {
  if (plume.slices.empty()) return 0;
  const PlumeSlice& s = plume.slices.back();
  double moles = 0;
  for (const SourceComponent& c : source.components) {
    moles += c.mass_fraction / substance(c.substance).molar_mass;
  }
  const double area = lateral_content(s.half_width, s.sigma_y) *
                      vertical_content(s.z_centre, s.sigma_z, s.shape_z);
  return s.mole_fraction * pressure / (gas_constant * s.temperature) / moles *
         s.advection_speed * area / (plume.gone < 1 ? 1 - plume.gone : 1);
}

class SourGas final : public Hazard {
 public:
  explicit SourGas(const HazardInput& input)
      : values_(with_standards(sour_gas_parameters(), input.values)),
        weathers_(input.weathers),
        fluid_((check_rules({values_, weathers_}), fluid_of(values_))),
        entry_(entry_of(values_)),
        lit_at_(entry_.lit_at),
        drops_stated_(input.values.has("release.drops_airborne")) {
    release_ = make_release(fluid_, values_, {weathers_.front().pressure});
    release_.stretches = cut_at(release_.stretches, lit_at_);
    for (const Weather& w : weathers_) sources_.push_back(source_of(w));
    require_release();
    PlumeOptions options;
    options.max_distance = values_.number("numerics.max_distance");
    options.slices = int(values_.number("numerics.slices"));
    options.tolerance = values_.number("numerics.tolerance");
    trains_.reserve(weathers_.size());
    for (const Weather& w : weathers_) {
      trains_.emplace_back(w, sour_gas_emissions(values_), options);
    }
    if (!input.meteorology.empty()) begin_far_field(input);
  }

  /// The ensemble is shown as a hundred times the work of the plumes.
  double end_time() const override { return plumes_end() * (far_ ? 101 : 1); }

  double advance(double time, double longest_step) override {
    if (far_ && time >= plumes_end() * (1 - 1e-12)) return run_members(time);
    if (next_ < release_.stretches.size() &&
        time >= release_.stretches[next_].start - 1e-9) {
      const std::size_t k = next_++;
      if (in_air(k)) {
        parallel_for("plumes", trains_.size(),
                     [&](std::size_t i) { trains_[i].emit(sources_[i].segments[k]); });
      }
    }
    const double until = next_ == 0 ? plumes_end() : release_.stretches[next_ - 1].end;
    return until > time ? std::min(longest_step, until - time) : longest_step;
  }

  Snapshot snapshot(double time) const override;
  void finish(Outcome& outcome) override;

  /// Members of the ensemble lie in files of their own; the plumes are computed anew.
  bool save(std::ostream& out) const override {
    if (far_) binary::write(out, next_);
    return far_.has_value();
  }
  bool keep_members_in(const std::filesystem::path& folder) override {
    if (far_) far_->keep_in(folder);
    return far_.has_value();
  }
  void restore(std::istream& in) override {
    const auto until = binary::read<std::size_t>(in);
    while (next_ < until && next_ < release_.stretches.size())
      advance(release_.stretches[next_].start, plumes_end());
  }

 private:
  GasSource source_of(const Weather& weather);
  /// Whether a stretch puts anything into the air, the same in every weather.
  bool in_air(std::size_t stretch) const {
    return sources_.front().segments[stretch].mass_rate > 0;
  }
  void require_release() const;
  Assumptions assumed_in(std::size_t weather) const;
  PlumeVariant variant(const Variation& v, std::size_t weather) const;
  void add_variants(std::vector<Member>& members) const;
  double plumes_end() const { return release_.stretches.back().end; }
  void begin_far_field(const HazardInput& input);
  double run_members(double time);
  void add_facts(Outcome& outcome) const;
  void add_checks(Outcome& outcome) const;
  void add_notices(Outcome& outcome) const;

  Values values_;
  std::vector<Weather> weathers_;
  Fluid fluid_;
  Entry entry_;
  std::optional<double> lit_at_;
  bool drops_stated_;
  Release release_;
  std::vector<GasSource> sources_;  // one per weather, same segments in time
  std::vector<PlumeTrain> trains_;
  std::size_t next_ = 0;  // stretch to emit next
  WeatherFields meteorology_;
  GeoPoint place_;
  std::optional<FarStudy> far_;
  Departures worst_;
  double heat_release_ = 0, fallen_mass_ = 0;
};

void SourGas::begin_far_field(const HazardInput& input) {
  meteorology_ = input.meteorology;
  place_ = input.place;
  EnsemblePlan plan = input.ensemble;
  if (plan.empty()) plan.values = {{}};  // one member from the first time on
  far_.emplace(FarTask{values_, far_settings(values_), &meteorology_, std::move(plan),
                       input.place, input.levels, gas_source});
}

/// What the plumes in one weather take for granted.
Assumptions SourGas::assumed_in(std::size_t weather) const {
  Assumptions a;
  a.obstructed = values_.flag("release.obstructed") &&
                 entry_.placement.geometry == SourceGeometry::jet;
  const double air = trains_[weather].air().air_density;
  for (std::size_t k = 0; k < release_.stretches.size(); ++k) {
    const Stretch& s = release_.stretches[k];
    const bool lit = lit_at_ && s.start >= *lit_at_;
    a.lit = a.lit || lit;
    a.unlit = a.unlit || !lit;
    a.light = a.light || (!lit && sources_[weather].segments[k].density < 1.15 * air);
    a.drops = a.drops || (!lit && s.stream.state.liquid_mass_fraction > 0.01);
  }
  a.drops = a.drops && !drops_stated_;
  for (const PlumeSegment& s : trains_[weather].table().segments)
    a.passes_lid = a.passes_lid || s.gone > 0;
  // The first weather of each class is scanned over all winds.
  for (std::size_t i = 0; i < weather; ++i)
    a.scan_winds =
        a.scan_winds && weathers_[i].stability != weathers_[weather].stability;
  if (weathers_[weather].obukhov_length || weathers_[weather].wind_from)
    a.scan_winds = false;  // stated as it is
  return a;
}

PlumeVariant SourGas::variant(const Variation& v, std::size_t i) const {
  GasSource source = sources_[i];
  if (v.momentum_kept || v.drops_airborne || v.burn_efficiency || v.radiant_fraction) {
    Entry entry = entry_;
    if (v.momentum_kept) entry.placement.momentum_kept = *v.momentum_kept;
    if (v.drops_airborne) entry.placement.drops_airborne = *v.drops_airborne;
    if (v.burn_efficiency) entry.burning->efficiency = *v.burn_efficiency;
    if (v.radiant_fraction) entry.burning->radiant_fraction = *v.radiant_fraction;
    source = source_in(fluid_, release_, entry, weathers_[i]).source;
  }
  return varied_plume(v, weathers_[i],
                      {std::move(source), trains_[i].table().tracked,
                       values_.number("numerics.max_distance"), lit_at_});
}

/// The sample of every weather; each plume is a task of its own for the threads.
void SourGas::add_variants(std::vector<Member>& members) const {
  std::vector<std::pair<std::size_t, Variation>> tasks;
  for (std::size_t i = 0; i < members.size(); ++i)
    for (Variation& v : variations_of(assumed_in(i), weathers_[i]))
      tasks.emplace_back(i, std::move(v));
  std::vector<PlumeVariant> found(tasks.size());
  parallel_for("plumes/variants", tasks.size(), [&](std::size_t k) {
    found[k] = variant(tasks[k].second, tasks[k].first);
  });
  for (std::size_t k = 0; k < tasks.size(); ++k)
    members[tasks[k].first].variants.push_back(std::move(found[k]));
}

/// A release of nothing is an error of the input, not an empty result.
void SourGas::require_release() const {
  for (std::size_t k = 0; k < release_.stretches.size(); ++k)
    if (in_air(k)) return;
  if (release_.mass > 0)
    throw InputError(std::vector<Diagnostic>{
        {.message = "release.drops_airborne: with 0 nothing gets into the "
                    "air, as the stream is wholly liquid; for such a "
                    "stream it is above 0 and at most 1",
         .remedy = "give the share of the drops that stays in the air; a "
                   "pool that boils is release.geometry = \"area\" with "
                   "the rate of its vapour"}});
  throw InputError(std::vector<Diagnostic>{
      {.message = "release: nothing is released",
       .remedy = "check pressure, volume and the time at which valves "
                 "close"}});
}

/// Some more members; the time that goes by is their share of the whole [s].
double SourGas::run_members(double time) {
  const bool more = far_->advance();
  const double share = more ? double(far_->done()) / double(far_->members()) : 1.0;
  // Nothing was done where the user stopped it: the smallest step that time can take.
  return std::max(plumes_end() * (1 + 100 * share) - time, 1e-9 * plumes_end());
}

GasSource SourGas::source_of(const Weather& weather) {
  const SourceInAir air = source_in(fluid_, release_, entry_, weather);
  worsen(worst_, air.worst);
  if (sources_.empty()) {
    fallen_mass_ = air.fallen_mass;
    heat_release_ = air.heat_release;
  }
  return air.source;
}

Snapshot SourGas::snapshot(double time) const {
  // In the ensemble, the member that closes worst; particles are in single precision.
  if (far_ && far_->done() > 0)
    return {time, far_->released(), far_->accounted(), 1e-6};
  Snapshot s;
  s.time = time;
  std::vector<double> found(trains_.size(), 0.0);
  for (std::size_t k = 0, emitted = 0; k < next_; ++k) {
    const Stretch& stretch = release_.stretches[k];
    const double length = std::min(time, stretch.end) - stretch.start;
    if (!in_air(k)) continue;
    for (std::size_t i = 0; i < trains_.size() && length > 0; ++i) {
      const SourceSegment& source = sources_[i].segments[k];
      const PlumeSegment& plume = trains_[i].table().segments[emitted];
      found[i] += plume_flux(source, plume, weathers_[i].pressure) * length;
    }
    ++emitted;
    if (length > 0) s.mass_released += sources_.front().segments[k].mass_rate * length;
  }
  // The weather whose field accounts for the mass worst speaks for all.
  s.mass_accounted = found.front();
  for (const double mass : found) {
    if (worse(mass - s.mass_released, s.mass_accounted - s.mass_released))
      s.mass_accounted = mass;
  }
  return s;
}

void SourGas::add_facts(Outcome& outcome) const {
  auto& facts = outcome.source_facts;
  double longest_rate = 0, toxic_rate = 0, toxic_mass = 0;
  const int h2s = [&] {
    for (int i = 0; i < fluid_.size(); ++i) {
      if (fluid_.name(i) == "H2S") return i;
    }
    return -1;
  }();
  const double share = h2s < 0 ? 0 : fluid_.mass_fraction(h2s);
  for (const Stretch& s : release_.stretches) {
    longest_rate = std::max(longest_rate, s.stream.mass_rate);
    toxic_rate = std::max(toxic_rate, s.stream.mass_rate * share);
    toxic_mass += s.stream.mass_rate * share * (s.end - s.start);
  }
  facts.push_back({"largest mass rate", longest_rate, "kg/s"});
  facts.push_back({"largest H2S rate", toxic_rate, "kg/s"});
  facts.push_back({"released mass", release_.mass, "kg"});
  facts.push_back({"released H2S", toxic_mass, "kg"});
  facts.push_back({"duration of the release", end_time(), "s"});
  facts.push_back({"molar mass of the fluid", fluid_.molar_mass(), "kg/mol"});
  facts.insert(facts.end(), release_.facts.begin(), release_.facts.end());
  if (fallen_mass_ > 0) {
    facts.push_back({"liquid fallen to the ground", fallen_mass_, "kg"});
  }
  if (!meteorology_.empty()) {
    const StableNights often = stable_nights(meteorology_, place_, 3 * 3600);
    if (std::isfinite(often.share))
      facts.push_back({stable_nights_fact, often.share, "-"});
  }
  if (lit_at_) {
    facts.push_back({"ignition", *lit_at_, "s"});
    facts.push_back({"heat release", heat_release_, "W"});
    double so2 = 0, unburnt = 0, hottest = 0;
    for (const SourceSegment& s : sources_.front().segments) {
      if (s.start < *lit_at_) continue;
      so2 = std::max(so2, mass_of(s, "SO2"));
      unburnt = std::max(unburnt, mass_of(s, "H2S"));
      hottest = std::max(hottest, s.temperature);
    }
    facts.push_back({"largest SO2 rate", so2, "kg/s"});
    facts.push_back({"largest rate of unburnt H2S", unburnt, "kg/s"});
    facts.push_back({"temperature behind the flame", hottest, "K"});
  }
}

/// Key of the check of "mass", "momentum x", ...
std::string balance_check(std::string quantity) {
  std::replace(quantity.begin(), quantity.end(), ' ', '_');
  return "check.plume_balance_of_" + quantity;
}

void SourGas::add_checks(Outcome& outcome) const {
  const auto add = [&](std::string name, double value, double tolerance,
                       std::string detail) {
    outcome.checks.push_back({std::move(name), value, tolerance,
                              std::abs(value) <= tolerance, std::move(detail)});
  };
  double in_stretches = 0;
  for (const Stretch& s : release_.stretches) {
    in_stretches += s.stream.mass_rate * (s.end - s.start);
  }
  const double difference = in_stretches - release_.mass;
  add("check.released_mass_segments_against_the_integral_of_the_rate",
      release_.mass > 0 ? difference / release_.mass : difference, 1e-9,
      "check.relative");
  add("check.mass_at_the_hand_over_to_the_plume", worst_.mass, 1e-9,
      "check.relative_worst");
  add("check.components_at_the_hand_over_to_the_plume", worst_.species, 1e-9,
      "check.sum_of_mass_fractions_less_one_worst");
  add("check.enthalpy_at_the_hand_over_to_the_plume", worst_.enthalpy, 1e-6,
      "check.relative_to_1e5_j_kg_worst");
  add("check.momentum_at_the_hand_over_to_the_plume", worst_.momentum, 1e-9,
      "check.relative_to_the_thrust_of_the_opening_worst");
  for (const Member& m : outcome.part<Plumes>().members) {
    for (const PlumeBalance& b : m.plume.balances) {
      const std::string name = balance_check(b.quantity);
      auto same = std::find_if(outcome.checks.begin(), outcome.checks.end(),
                               [&](const Check& c) { return c.name == name; });
      if (same == outcome.checks.end()) {
        add(name, b.worst_relative, 1e-4,
            "check.rebuilt_from_the_kept_slices_relative_worst_of_all_weathers");
      } else if (!(std::abs(b.worst_relative) <= std::abs(same->value))) {
        same->value = b.worst_relative;
        same->passed = std::abs(b.worst_relative) <= same->tolerance;
      }
    }
  }
}

void SourGas::add_notices(Outcome& outcome) const {
  auto& notices = outcome.notices;
  notices.insert(notices.end(), release_.notices.begin(), release_.notices.end());
  const double sum = composition_sum(values_);
  if (std::abs(sum - 1) > 1e-6) {
    notices.push_back(notice("release.composition.scaled", "assumption",
                             {{"sum", said::given(sum)}}));
  }
  for (const Parameter& p : sour_gas_parameters()) {
    if (!p.source.starts_with("provisional") || !values_.has(p.key)) continue;
    notices.push_back({"provisional." + p.key, "provisional",
                       message("provisional", {{"meaning", said::text(p.meaning)},
                                               {"key", said::text(p.key)},
                                               {"standard", said::text(p.standard)},
                                               {"source", said::text(p.source)}})});
  }
  const double pressure = weathers_.front().pressure;
  for (const Weather& w : weathers_) {
    if (std::abs(w.pressure / pressure - 1) <= 0.02) continue;
    notices.push_back(notice("release.pressure.differs", "assumption"));
    break;
  }
  double coldest = 1e9, hottest = 0;
  for (const SourceSegment& s : sources_.front().segments) {
    coldest = std::min(coldest, s.temperature);
    hottest = std::max(hottest, s.temperature);
  }
  // CO2 freezes below its triple point at 216.6 K, H2S below 187.7 K.
  const double carbon_dioxide = values_.number_or("release.composition.CO2", 0);
  if (coldest < 187.7 || (coldest < 216.6 && carbon_dioxide > 0.02)) {
    notices.push_back(notice("release.freezing", "out_of_range",
                             {{"temperature", said::amount(coldest, "K")}}));
  }
  if (hottest > 1000) {
    notices.push_back(notice("release.flame.hot", "out_of_range",
                             {{"temperature", said::amount(hottest, "K")}}));
  }
  if (lit_at_) {
    notices.push_back(notice("release.flame.plane", "assumption"));
  }
}

void SourGas::finish(Outcome& outcome) {
  outcome.part<Plumes>().source = sources_.front();
  for (std::size_t i = 0; i < weathers_.size(); ++i) {
    outcome.part<Plumes>().members.push_back({weathers_[i], trains_[i].table()});
  }
  add_variants(outcome.part<Plumes>().members);
  add_facts(outcome);
  add_checks(outcome);
  add_notices(outcome);
  if (far_) far_->finish(outcome);
}

}  // namespace

std::unique_ptr<Hazard> make_sour_gas(const HazardInput& input) {
  return std::make_unique<SourGas>(input);
}

}  // namespace farreach
