#include "models/far_field/member_run.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "models/atmosphere/random_flight.hpp"
#include "models/far_field/hand_over.hpp"
#include "models/far_field/height_layers.hpp"
#include "models/far_field/member_weather.hpp"
#include "models/far_field/near_part.hpp"
#include "models/far_field/rest.hpp"
#include "models/far_field/ring_cells.hpp"
#include "models/far_field/ring_windows.hpp"
#include "models/gas_plume/gas_plume.hpp"
#include "models/substances/substance.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"
#include "solver/base/utc.hpp"
#include "solver/base/worst.hpp"
#include "solver/particles/cloud_width.hpp"
#include "solver/particles/ground_depth.hpp"

namespace farreach {
namespace {

constexpr double young = 3600;  // particles of this age are counted more often [s]
constexpr double often = 120, seldom = 300;  // [s], parts of the window
constexpr int oxidation_windows = 6;  // oxidation is slow: once an hour, so that the
                                      // rounding of masses stays small
struct MemberInputs {
  Values values;
  MemberWeather weather;
  double model_factor = 1;
  const ProbitModel* probit = nullptr;  // drawn; null: that of the levels
};

const std::string composition = "release.composition.";

/// Sets a share of the composition and scales the others so that the sum stays.
void set_share(Values& values, const std::string& key, double share) {
  double others = 0;
  for (const auto& [other, value] : values.all())
    if (other.starts_with(composition) && other != key)
      others += std::get<double>(value);
  const double before = values.number_or(key, 0);
  if (!(others > 0)) throw InputError(key + ": nothing else to make up the sum with");
  const double scale = (others + before - share) / others;
  const auto all = values.all();
  for (const auto& [other, value] : all)
    if (other.starts_with(composition))
      values.set(other, std::get<double>(value) * scale);
  values.set(key, share);
}

MemberInputs inputs_of(const FarTask& task, int number) {
  MemberInputs in{.values = task.values};
  const auto& row = task.plan.values.at(std::size_t(number));
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string& key = task.plan.inputs[i].key;
    if (in.weather.take(key, row[i])) continue;
    if (key == "model_factor")
      in.model_factor = row[i];
    else if (key == "thresholds.probit")
      in.probit = &probit_model_at(row[i]);
    else if (key.starts_with(composition))
      set_share(in.values, key, row[i]);
    else
      in.values.set(key, row[i]);
  }
  return in;
}

Weather weather_of(const FarTask& task, const MemberInputs& in, double time) {
  Weather w = weather_at(*task.weather, in.weather.start + time, task.place);
  w.wind_speed *= in.weather.speed;
  if (w.friction_velocity) *w.friction_velocity *= in.weather.speed;
  if (w.wind_from) w.wind_from = std::fmod(*w.wind_from + in.weather.turn + 720, 360.0);
  if (w.mixing_height) *w.mixing_height *= in.weather.mixing;
  return w;
}

/// The part of a segment between two times; empty when there is none.
SourceSegment cut(SourceSegment s, double from, double to) {
  s.start = std::max(s.start, from);
  s.end = std::min(s.end, to);
  return s;
}

std::array<double, far_species> molar_shares(const SourceSegment& s) {
  std::array<double, far_species> share = {};
  double moles = 0;
  for (const auto& c : s.components) {
    const double n = c.mass_fraction / substance(c.substance).molar_mass;
    moles += n;
    if (c.substance == "H2S") share[far_h2s] += n;
    if (c.substance == "SO2") share[far_so2] += n;
  }
  for (double& x : share) x /= moles;
  return share;
}

double released_mass(const SourceSegment& s) {
  double share = 0;
  for (const auto& c : s.components)
    if (c.substance == "H2S" || c.substance == "SO2") share += c.mass_fraction;
  return share * s.mass_rate * (s.end - s.start);
}

/// Sulphur in one kg of a species, as share [-].
double sulphur(std::size_t species) {
  static const double of_h2s = 0.03206 / substance("H2S").molar_mass;
  static const double of_so2 = 0.03206 / substance("SO2").molar_mass;
  return species == far_h2s ? of_h2s : of_so2;
}

std::size_t species_of(const FarFrames& frames) {
  return frames.substance == "SO2" ? far_so2 : far_h2s;
}

/// SO2 of one kg of H2S [kg].
double oxidation_yield() {
  static const double yield = sulphur(far_h2s) / sulphur(far_so2);
  return yield;
}

/// Turns a share of the H2S of a particle to SO2.
void oxidize(ParticleSet& p, std::size_t i, double share) {
  const double yield = oxidation_yield();
  const double h2s = double(p.mass[far_h2s][i]);
  p.mass[far_h2s][i] = float(h2s * (1 - share));
  p.mass[far_so2][i] = float(double(p.mass[far_so2][i]) + h2s * share * yield);
}

/// Windows that hold enough particles for a mean that is an expected value, not more
/// than the release lasts: of those that pass over a place a twentieth or so comes near
/// to the ground.
struct MeanOfBirths {
  int windows = 1;
  std::size_t particles = 1;  ///< in that many windows, at most
};

MeanOfBirths mean_of_births(const std::vector<ParticleBirth>& births) {
  constexpr std::size_t wanted = 4000;
  if (births.empty()) return {};
  const double lasts = births.back().time - births.front().time;
  const auto most =
      std::size_t(std::clamp(std::floor(lasts / window_length), 1.0, 6.0));
  std::size_t fullest = 0, first = 0;
  for (std::size_t i = 0; i < births.size(); ++i) {
    while (births[i].time - births[first].time > window_length) ++first;
    fullest = std::max(fullest, i + 1 - first);
  }
  const auto windows =
      std::clamp<std::size_t>((wanted + fullest - 1) / fullest, 1, most);
  return {int(windows), windows * fullest};
}

/// A part of the release in the weather of its time.
struct Piece {
  SourceSegment source;
  Weather weather;
};

class MemberRun {
 public:
  MemberRun(const FarTask& task, int number)
      : task_(task),
        in_(inputs_of(task, number)),
        near_(task.settings.grid, task.settings.receptor_height),
        places_(task.place.lat),
        flight_(*task.weather, task.place, in_.weather.start, far_species,
                options(task, in_, number)) {
    member_.number = number;
    member_.weather_start = in_.weather.start;
    member_.start_utc =
        utc_text(utc_seconds(task.weather->start_utc).value_or(0) + in_.weather.start);
    const Weather first = weather_of(task, in_, 0);
    member_.wind_speed = first.wind_speed;
    member_.wind_from = first.wind_from.value_or(0);
    molar_volume_ = gas_constant * first.air_temperature / first.pressure;
    for (const Level& level : task.levels)
      questions_.push_back(
          question_of(level, task.settings.exposure_time, molar_volume_, in_.probit));
    release(pieces());
  }

  FarMember run(FarFrames* frames, FarVolume* volume) {
    RingWindows windows(task_.settings.grid, questions_, molar_volume_,
                        in_.model_factor, least_windows_);
    const int count = int(followed_time(task_.settings.horizon) / window_length);
    const int every =
        frames ? std::max(1, count / std::max(1, task_.settings.frames)) : 0;
    const int each = frames && volume
                         ? every * frames_per_volume(task_.settings.grid, count / every)
                         : 0;
    for (int w = 0; w < count; ++w) {
      const double begin = w * window_length;
      near_.fill(begin, windows);
      const bool in_height = each > 0 && (w + 1) % each == 0;
      if (in_height)
        layers_.emplace(task_.settings.grid, task_.place.lat, species_of(*frames));
      advance(begin, windows);
      windows.close(begin);
      if (w % oxidation_windows == oxidation_windows - 1)
        oxidize_all(oxidation_windows * window_length);
      if (frames && (w + 1) % every == 0) keep_frame(*frames, windows, begin);
      if (in_height) layers_->close(begin + 0.5 * window_length, *volume);
      layers_.reset();
    }
    oxidize_all(count % oxidation_windows * window_length);
    finish(windows);
    return std::move(member_);
  }

 private:
  static FlightOptions options(const FarTask& task, const MemberInputs& in,
                               int number) {
    FlightOptions o;
    o.seed = task.plan.seed;
    o.stream = std::uint32_t(number);
    o.young = task.settings.young;
    o.step_fraction = task.settings.step_fraction;
    o.range = task.settings.grid.outer;
    o.wind_speed_factor = in.weather.speed;
    o.wind_turn = in.weather.turn;
    o.mixing_height_factor = in.weather.mixing;
    return o;
  }

  /// The release, cut where the weather is looked at anew.
  std::vector<Piece> pieces() {
    std::vector<Piece> all;
    const double interval = task_.settings.plume_interval;
    const SourceIn source_in =
        task_.source(in_.values, weather_of(task_, in_, 0).pressure);
    double end = 1;
    GasSource source;
    for (int k = 0; k * interval < std::min(end, task_.settings.horizon); ++k) {
      const double from = k * interval, to = from + interval;
      const double middle = std::min(from + 0.5 * interval, task_.settings.horizon);
      const Weather w = weather_of(task_, in_, middle);
      source = source_in(w);
      for (const SourceSegment& s : source.segments) {
        end = std::max(end, s.end);
        const SourceSegment part = cut(s, from, std::min(to, task_.settings.horizon));
        if (part.end > part.start && released_mass(part) > 0) all.push_back({part, w});
      }
    }
    leave_unreleased(source);
    return all;
  }

  void leave_unreleased(const GasSource& source);
  void release(const std::vector<Piece>& all);
  void look_at_rest();
  void advance(double begin, RingWindows& windows);
  void count_and_lose(double dt, RingWindows& windows);
  void oxidize_all(double dt);
  void count(std::size_t i, double depth, RingWindows& windows);
  void lose(std::size_t i, double dt, double depth, const ColumnAir& air);
  void keep_frame(FarFrames& frames, const RingWindows& windows, double begin) const;
  void finish(RingWindows& windows);

  const FarTask& task_;
  MemberInputs in_;
  FarMember member_;
  NearPart near_;
  PolarPlaces places_;
  RandomFlight flight_;
  std::vector<LevelQuestion> questions_;
  double molar_volume_ = 0;
  double release_end_ = 0;
  double released_sulphur_ = 0, deposited_sulphur_ = 0;
  GroundDepth depth_;
  CloudWidth width_;
  int least_windows_ = 1;
  std::optional<HeightLayers> layers_;  // in windows that are kept in three dimensions
};

/// What the last source looked at lets out after the end of the computed time.
void MemberRun::leave_unreleased(const GasSource& source) {
  for (const SourceSegment& s : source.segments) {
    if (!(released_mass(s) > 0)) continue;
    member_.release_end = std::max(member_.release_end, s.end);
    const SourceSegment after = cut(s, task_.settings.horizon, s.end);
    if (!(after.end > after.start)) continue;
    for (const auto& c : s.components) {
      const bool h2s = c.substance == "H2S";
      if (h2s || c.substance == "SO2")
        member_.unreleased += c.mass_fraction * s.mass_rate *
                              (after.end - after.start) *
                              sulphur(h2s ? far_h2s : far_so2);
    }
  }
}

void MemberRun::release(const std::vector<Piece>& all) {
  double total = 0;
  for (const Piece& p : all) total += released_mass(p.source);
  std::vector<ParticleBirth> births;
  PlumeOptions plume_options;
  plume_options.max_distance = std::max(2 * task_.settings.latest_hand_over, 1e3);
  member_.hand_over_from = std::numeric_limits<double>::infinity();
  std::array<double, far_species> handed = {}, meant = {};
  for (std::size_t k = 0; k < all.size(); ++k) {
    const Piece& p = all[k];
    if (!(p.source.mass_rate > 0)) continue;  // all of it fell to the ground
    PlumeTrain train(p.weather, {"H2S", "SO2"}, plume_options);
    train.emit(p.source);
    const PlumeSegment& plume = train.table().segments.back();
    const double share = released_mass(p.source) / total;
    HandOverTask hand;
    hand.source = &p.source;
    hand.plume = &plume;
    hand.air = &train.air();
    hand.wind_from = p.weather.wind_from.value_or(0);
    hand.earliest = task_.settings.earliest_hand_over;
    hand.latest = task_.settings.latest_hand_over;
    hand.particles = std::size_t(
        std::max(1.0, std::round(share * double(task_.settings.particles))));
    hand.seed = (task_.plan.seed * 0x9E3779B97F4A7C15u) ^
                (std::uint64_t(member_.number) << 24) ^ k;
    const HandOverBalance b = hand_over_to_particles(hand, births);
    member_.hand_over_from = std::min(member_.hand_over_from, b.distance);
    member_.hand_over_to = std::max(member_.hand_over_to, b.distance);
    if (b.forced) member_.hand_over_forced += share;
    member_.momentum_left += b.momentum;
    member_.heat_left += b.heat;
    for (std::size_t s = 0; s < far_species; ++s) {
      handed[s] += b.particles[s];
      meant[s] += b.plume[s];
      released_sulphur_ += b.plume[s] * sulphur(s);
    }
    near_.add({plume, molar_shares(p.source), hand.wind_from, b.distance});
    release_end_ = std::max(release_end_, p.source.end);
  }
  if (all.empty()) member_.hand_over_from = 0;
  for (std::size_t s = 0; s < far_species; ++s) {
    const double gap = meant[s] > 0 ? handed[s] / meant[s] - 1 : handed[s];
    member_.hand_over_gap = worst_of(member_.hand_over_gap, gap);
  }
  std::stable_sort(births.begin(), births.end(),
                   [](const auto& a, const auto& b) { return a.time < b.time; });
  const MeanOfBirths mean = mean_of_births(births);
  least_windows_ = mean.windows;
  depth_.expect(double(mean.particles));
  width_.begin(births);
  flight_.add(births);
}

void MemberRun::advance(double begin, RingWindows& windows) {
  const double step = begin < release_end_ + young ? often : seldom;
  for (double t = begin; t < begin + window_length - 1e-6; t += step) {
    flight_.advance(t + step);
    depth_.look(flight_.particles(), flight_.time());
    width_.look(flight_.particles(), flight_.time());
    if (layers_) layers_->count(flight_.particles(), step);
    count_and_lose(step, windows);
  }
}

void MemberRun::count_and_lose(double dt, RingWindows& windows) {
  const ParticleSet& p = flight_.particles();
  const bool same = task_.weather->homogeneous();
  const ColumnAir here = flight_.column(0, 0);
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double depth = depth_.of(p, i, flight_.time());
    const bool low = double(p.z[i]) < depth;
    const bool was_low = double(width_.way(p, i).from_z) < depth;
    if (!low && !was_low && same && !(here.precipitation > 0)) continue;
    const ColumnAir air = same ? here : flight_.column(p.x[i], p.y[i]);
    const double bounded = GroundDepth::below(double(air.mixing_height), depth);
    count(i, bounded, windows);
    if (low || air.precipitation > 0) lose(i, dt, bounded, air);
  }
}

/// Counts the first half of the last way of a particle where it began near the ground,
/// and the second where it ended there.
void MemberRun::count(std::size_t i, double depth, RingWindows& windows) {
  const ParticleSet& p = flight_.particles();
  const Way& way = width_.way(p, i);
  const double dx = double(way.dx), dy = double(way.dy), dt = double(way.dt);
  const double width = width_.kernel(flight_.time() - double(p.birth[i]));
  for (const auto& [z, back] : {std::pair{way.from_z, 0.75}, std::pair{way.z, 0.25}}) {
    if (!(double(z) < depth)) continue;
    const auto place = places_.at(double(way.x) - back * dx, double(way.y) - back * dy);
    windows.count({.x = place.east,
                   .y = place.north,
                   .dx = 0.5 * dx,
                   .dy = 0.5 * dy,
                   .width = width,
                   .depth = depth,
                   .dt = 0.5 * dt},
                  {double(p.mass[far_h2s][i]), double(p.mass[far_so2][i])});
  }
}

void MemberRun::oxidize_all(double dt) {
  ParticleSet& p = flight_.particles();
  const double share = oxidized_share(dt, task_.settings.losses,
                                      double(flight_.column(0, 0).air_temperature));
  for (std::size_t i = 0; i < p.size(); ++i) oxidize(p, i, share);
}

void MemberRun::lose(std::size_t i, double dt, double depth, const ColumnAir& air) {
  ParticleSet& p = flight_.particles();
  const double h2s = double(p.mass[far_h2s][i]), so2 = double(p.mass[far_so2][i]);
  const auto lost = deposited_share(dt, task_.settings.losses,
                                    {double(p.z[i]), depth, double(air.precipitation)});
  p.mass[far_h2s][i] = float(h2s * (1 - lost[far_h2s]));
  p.mass[far_so2][i] = float(so2 * (1 - lost[far_so2]));
  deposited_sulphur_ +=
      h2s * lost[far_h2s] * sulphur(far_h2s) + so2 * lost[far_so2] * sulphur(far_so2);
}

void MemberRun::keep_frame(FarFrames& frames, const RingWindows& windows,
                           double begin) const {
  const std::size_t shown = species_of(frames);
  frames.time.push_back(begin + 0.5 * window_length);
  const auto& now = windows.last(shown);
  frames.mole_fraction.insert(frames.mole_fraction.end(), now.begin(), now.end());
}

/// Fills in what may still come of what is in the air or not yet out.
void MemberRun::look_at_rest() {
  const ParticleSet& p = flight_.particles();
  RingGrid cells = finer(task_.settings.grid);  // so that none averages a peak away
  cells.rings *= 3;
  RestInTheAir rest(cells);
  double mass = 0, gone = 0;
  const double here = double(flight_.column(0, 0).air_temperature);
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double h2s = double(p.mass[far_h2s][i]), so2 = double(p.mass[far_so2][i]);
    const auto place = places_.at(double(p.x[i]), double(p.y[i]));
    const double age = flight_.time() - double(p.birth[i]);
    const double more =
        oxidized_share(2 * std::max(age, 3600.0), task_.settings.losses, here);
    rest.count(place.east, place.north, depth_.mean_height(p, i, flight_.time()),
               width_.of(age), {h2s, so2 + h2s * more * oxidation_yield()});
    if (!(age > young)) continue;
    const double way = std::hypot(place.east, place.north) -
                       member_.hand_over_from;  // since its birth
    mass += h2s + so2;
    gone += (h2s + so2) * std::max(way, 0.0) / age;
  }
  member_.drift = mass > 0 ? gone / mass : 0;
  constexpr double nothing = 1e-6;  // of the release
  bool out = member_.unreleased <= nothing * released_sulphur_;
  for (const double m : flight_.unborn_mass()) out = out && !(m > 0);
  for (const LevelQuestion& q : questions_)
    member_.rest.push_back(
        !out && q.asked ? std::numeric_limits<float>::infinity()
                        : float(rest.multiple(q, molar_volume_) * in_.model_factor));
}

void MemberRun::finish(RingWindows& windows) {
  const ParticleSet& p = flight_.particles();
  double in_air = 0, left = 0;
  const auto unborn = flight_.unborn_mass();
  for (std::size_t s = 0; s < far_species; ++s) {
    double sum = unborn[s];
    for (const float m : p.mass[s]) sum += double(m);
    in_air += sum * sulphur(s);
    left += flight_.left_mass()[s] * sulphur(s);
  }
  member_.released = released_sulphur_;
  member_.airborne = in_air;
  member_.deposited = deposited_sulphur_;
  member_.left = left;
  for (const LevelQuestion& q : questions_)
    member_.near_reach.push_back(
        float(near_.reach(q, molar_volume_, in_.model_factor)));
  look_at_rest();
  member_.multiple = std::move(windows.multiple);
  member_.arrival = std::move(windows.arrival);
  member_.end = std::move(windows.end);
}

}  // namespace

FarMember run_member(const FarTask& task, int number, FarFrames* frames,
                     FarVolume* volume) {
  MemberRun run(task, number);
  return run.run(frames, volume);
}

}  // namespace farreach
