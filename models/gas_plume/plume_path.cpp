#include "models/gas_plume/plume_path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/gas_plume/closures.hpp"
#include "models/gas_plume/final_rise.hpp"
#include "models/gas_plume/fluctuation.hpp"
#include "models/gas_plume/meander.hpp"
#include "models/gas_plume/plume_notice.hpp"
#include "models/gas_plume/profile.hpp"
#include "models/gas_plume/rates.hpp"
#include "solver/base/constants.hpp"

namespace farreach {

namespace {

/// The plume lies on the ground once its axis is lower than this part of its vertical
/// scale: nine tenths of the profile then feel the ground.
constexpr double touching = 0.5;

/// A plume whose rise is at least this part of the fastest so far is still sped up by
/// its buoyancy: a threshold to tell rise from fall, of no further meaning [-].
constexpr double still_gaining = 0.95;

/// Integrates one plume; remembers the last vertical scale as guess for the next.
class Follower {
 public:
  Follower(const PlumeSetting& setting, const std::vector<double>& grid,
           double tolerance)
      : p_(setting), grid_(grid), tolerance_(tolerance) {
    path_.slices.reserve(grid.size());
  }

  PlumePath run();

 private:
  void begin();
  bool follow_stage();
  void stop(const char* reason);
  void hand_over();
  double rising_on(const PlumeState& y, const CrossSection& c) const;
  bool end_rise();
  void pass_lid(const CrossSection& c);
  void note_lid(double percent);
  void follow_the_air(double sigma_y);
  CrossSection section(double x, const PlumeState& y) const;
  double going_on(const PlumeState& y, const CrossSection& c) const;
  void note_slice(double x, const PlumeState& y);
  void check(const PlumeSlice& slice, double x, const PlumeState& y);
  PlumeState sizes() const;

  PlumeSetting p_;
  const std::vector<double>& grid_;
  double tolerance_;
  PlumeStage stage_ = PlumeStage::airborne;
  PlumeState y_{}, first_{};
  double x_ = 0, step_ = 1e-4;
  mutable SectionGuess guess_;
  int hand_overs_ = 0;
  double fastest_ = 0;        // rise so far [m/s]
  bool through_lid_ = false;  // its axis has passed the lid
  bool light_ = false;        // at the beginning of the step
  // Whether it is light where the event was asked for last.
  mutable std::pair<double, bool> light_at_{0, false};
  bool cold_ = false;
  PlumePath path_;
  double worst_mass_ = 0, worst_moles_ = 0, worst_heat_ = 0, worst_push_ = 0;
};

CrossSection Follower::section(double x, const PlumeState& y) const {
  const CrossSection c = solve_section(p_, stage_, x, y, guess_);
  if (c.scale > 0 && std::isfinite(c.scale)) guess_ = {c.scale, c.growth};
  return c;
}

void Follower::begin() {
  const auto& s = p_.source;
  const double side = p_.half_side();
  x_ = side > 0 ? -0.98 * side : 0;
  const double mass = p_.released(x_);
  const double up = s.elevation * pi / 180, turn = s.azimuth_to_wind * pi / 180;
  // A jet against the wind is taken as one with no downwind part (see the notice).
  const double along = s.speed * std::cos(up) * std::max(std::cos(turn), 0.0);
  const double radius = std::sqrt(s.area / pi);
  guess_.scale = side > 0 ? 0.02 * side : radius * std::sqrt(2.0);
  y_[mass_flux] = mass;
  y_[enthalpy_flux] = mass * s.excess_enthalpy;
  y_[axis_height] = side > 0 ? 0 : s.height;
  if (side > 0) {
    stage_ = PlumeStage::grounded;
    y_[core_width] = side;
    y_[lateral] = 0.02 * side;
  }
  if (side == 0) {
    y_[momentum_y] = mass * s.speed * std::cos(up) * std::sin(turn);
    y_[momentum_z] = mass * s.speed * std::sin(up);
  }
  // Momentum counts from the wind that carries the section, which itself depends on the
  // momentum: with another wind matter at rest could seem to blow backwards.
  double wind = p_.air.wind(std::hypot(y_[axis_height], 0.4 * guess_.scale));
  for (int i = 0; i < 30; ++i) {
    y_[momentum_x] = mass * ((side > 0 ? 0 : along) - wind);
    const double carrying = section(x_, y_).wind;
    if (std::abs(carrying - wind) < 1e-9 * carrying) break;
    wind = carrying;
  }
  first_ = y_;
  step_ = 1e-3 * std::max(radius, 1e-3);
}

/// Positive while the stage holds.
double Follower::going_on(const PlumeState& y, const CrossSection& c) const {
  const double u = p_.air.friction_velocity;
  // A wide sheet lifts only as fast as air flows in under it from its sides.
  const double slender = std::min(2 * c.height / c.width, 1.0);
  const double lightness = -bulk_richardson(p_, c) * slender;
  if (stage_ == PlumeStage::grounded)
    return p_.passive ? 1 : p_.closures.lifting - lightness;
  const double aloft = y[axis_height] / c.scale - touching;
  const double rising = 0.5 * c.excess[2] / u - 0.3;
  const double light = lightness - 0.5 * p_.closures.lifting;
  return std::max({aloft, rising, light});
}

/// Positive while a light plume rises by its own strength and below the lid. What
/// passes the lid within one step may be heavier than the warm air above it at its end.
double Follower::rising_on(const PlumeState& y, const CrossSection& c) const {
  const bool light = c.mix.density < p_.air.air_density;
  if (stage_ == PlumeStage::grounded || p_.passive || through_lid_) return 1;
  if (!light && !light_) return 1;
  const bool lid = p_.closures.tight_lid || !(p_.air.inverse_length > 0);
  const double below = lid ? 1 - y[axis_height] / p_.air.mixing_height : 1;
  if (!light) return below;
  const double height = y[axis_height];
  const double limit = break_up_speed(p_.air, height, p_.source.height);
  if (!(limit > 0) || !(fastest_ > 0)) return below;
  // Its own motion, along the wind too, is stronger; or buoyancy still speeds it up.
  const double own = 0.5 * std::hypot(c.excess[0], c.excess[1], c.excess[2]);
  return std::min(below,
                  std::max(own / limit - 1, c.speed_z / fastest_ - still_gaining));
}

void Follower::note_lid(double percent) {
  path_.notices.push_back(
      plume_notice("plume.lid", x_,
                   {{"share", said::share(0.01 * percent)},
                    {"height", said::length(p_.air.mixing_height)}}));
}

/// Takes away what goes through the lid; the rest is mixed below it.
void Follower::pass_lid(const CrossSection& c) {
  const double flux = p_.closures.tight_lid ? 0 : buoyancy_flux(p_, c);
  const AtTheLid lid = at_the_lid(p_.air, flux, c.wind, p_.source.height);
  through_lid_ = true;
  path_.gone = lid.gone;
  if (lid.gone > 0) note_lid(100 * lid.gone);
  if (!(lid.gone < 1)) return;  // all of it: what is followed lies above the lid
  const double kept = 1 - lid.gone;
  for (const auto i : {mass_flux, momentum_x, momentum_y, momentum_z, enthalpy_flux,
                       entrained, heat_received, push_x}) {
    y_[i] *= kept;
    first_[i] *= kept;
  }
  p_.followed_share *= kept;
  y_[axis_height] = lid.height;
  guess_.scale *= kept;  // as wide as before, less deep
  p_.passive = true;
}

/// What ambient turbulence has torn apart moves with the air, and grows across the wind
/// and upwards apart, as on the ground.
void Follower::follow_the_air(double sigma_y) {
  stage_ = PlumeStage::grounded;
  y_[lateral] = sigma_y;
  y_[push_x] -= y_[momentum_x];
  y_[momentum_x] = y_[momentum_y] = y_[momentum_z] = 0;
}

/// The rise of a light plume has ended, in mid-air or at the lid; false: it was not
/// that.
bool Follower::end_rise() {
  const CrossSection c = section(x_, y_);
  if (rising_on(y_, c) > 0) return false;
  if (y_[axis_height] < (1 - 1e-9) * p_.air.mixing_height)
    p_.passive = true;
  else
    pass_lid(c);
  if (p_.passive) follow_the_air(c.sigma_y);
  path_.final_rise = x_;
  return true;
}

void Follower::hand_over() {
  if (end_rise()) return;
  const CrossSection c = section(x_, y_);
  if (stage_ == PlumeStage::airborne) {
    stage_ = PlumeStage::grounded;
    y_[lateral] = c.sigma_y;
    if (path_.touch_down < 0) path_.touch_down = x_;
  } else {
    stage_ = PlumeStage::airborne;
    y_[lateral] = std::log(std::sqrt(2.0) * c.sigma_y / c.scale);
    y_[momentum_z] = 0;
  }
  ++hand_overs_;
}

PlumeState Follower::sizes() const {
  PlumeState scale{};
  const double mass = p_.source.mass_rate;
  const double u = p_.air.friction_velocity;
  scale[mass_flux] = scale[entrained] = 1e-3 * mass;
  scale[momentum_x] = scale[momentum_y] = scale[momentum_z] = scale[push_x] = mass * u;
  scale[enthalpy_flux] = scale[heat_received] = mass * 1e3;
  scale[axis_height] = 0.01 * guess_.scale + 1e-3;
  scale[core_width] = 0.1 * guess_.scale + 1e-3;
  scale[lateral] = stage_ == PlumeStage::airborne ? 1 : 0.01 * guess_.scale;
  scale[travel_time] = 0.1;
  scale[wind_run] = 1;
  return scale;
}

/// What the integration ran into, as key of a text.
const char* reason_of(OdeEnd end) {
  switch (end) {
    case OdeEnd::step_too_small:
      return "plume.end.no_step";
    case OdeEnd::too_many_steps:
      return "plume.end.many_steps";
    default:
      return "plume.end.no_number";
  }
}

/// Integrates until the stage or the grid ends; true when there is more to do.
bool Follower::follow_stage() {
  const double side = p_.half_side();
  const double added = x_ < side ? p_.released_slope() : 0;
  const auto rates = [&](double x, const PlumeState& y) {
    return plume_rates(p_, stage_, added, y, section(x, y));
  };
  const bool may_change = hand_overs_ < 12;
  const auto event = [&](double x, const PlumeState& y) {
    const CrossSection c = section(x, y);
    light_at_ = {x, c.mix.density < p_.air.air_density};
    return std::min(rising_on(y, c), may_change ? going_on(y, c) : 1.0);
  };
  light_ = section(x_, y_).mix.density < p_.air.air_density;
  const auto observe = [&](const DenseStep<plume_variables>& step, double to) {
    const PlumeState y = step.at(to);
    fastest_ = std::max(fastest_, 0.5 * y[momentum_z] / y[mass_flux]);
    if (light_at_.first == to) light_ = light_at_.second;
    while (path_.slices.size() < grid_.size() && grid_[path_.slices.size()] <= to) {
      const double at = grid_[path_.slices.size()];
      note_slice(at, step.at(at));
    }
  };
  // The source ends in a kink of dM/dx; a stretch of its own keeps the order.
  const double goal = x_ < side ? side : grid_.back();
  OdeOptions options{.tolerance = tolerance_, .first_step = step_};
  const auto r = integrate_ode(rates, x_, y_, goal, sizes(), options, event, observe);
  x_ = r.x;
  y_ = r.y;
  step_ = std::max(0.1 * r.next_step, 1e-6);
  path_.steps += r.steps;
  if (r.end == OdeEnd::event) {
    hand_over();
    return true;
  }
  if (r.end == OdeEnd::reached) return goal < grid_.back();
  stop(reason_of(r.end));
  return false;
}

/// The plume ends before its table: says so in its type, and how far it is known.
void Follower::stop(const char* reason) {
  const bool some = path_.slices.size() > 1;
  path_.followed = some ? PlumeEnd::out_of_range : PlumeEnd::failed;
  const double until = some ? path_.slices.back().x : 0;
  const char* key = some ? "plume.stopped" : "plume.failed";
  path_.limiting = message(
      some ? "plume.stopped" : "plume.failed",
      {{"distance", said::length(some ? until : x_)}, {"reason", said::name(reason)}});
  path_.notices.push_back({key, path_.limiting, until});
}

void Follower::note_slice(double x, const PlumeState& y) {
  const CrossSection c = section(x, y);
  PlumeSlice s;
  s.x = x;
  s.z_centre = std::max(y[axis_height], 0.0);
  s.sigma_z = c.scale;
  s.shape_z = c.shape;
  s.half_width = y[core_width];
  s.sigma_y = c.sigma_y;
  s.arrival = y[travel_time];
  const double share = short_time_share();
  s.sigma_meander = std::sqrt(1 - share * share) * p_.air.direction_scatter *
                    y[wind_run] * spread_factor(s.arrival);
  s.mole_fraction = c.mix.mole_fraction;
  s.density = c.mix.density;
  s.temperature = c.mix.temperature;
  s.advection_speed = c.speed;
  s.sigma_t = lateral_spread(p_.air.sigma_u(), s.arrival) / c.speed_x;
  s.intensity = fluctuation_intensity(s.sigma_y, s.half_width, s.sigma_meander,
                                      s.sigma_z, s.z_centre);
  s.lid = s.z_centre < p_.air.mixing_height ? p_.air.mixing_height : 0;
  if (s.lid == 0 && !through_lid_) {  // out of a stable layer, which has no lid as such
    through_lid_ = true;
    note_lid(100);
  }
  check(s, x, y);
  if (!(c.mix.temperature > p_.mixture.coldest()) && !cold_) {
    cold_ = true;
    path_.notices.push_back(plume_notice(
        "plume.cold", x, {{"temperature", said::amount(p_.mixture.coldest(), "K")}}));
  }
  path_.slices.push_back(s);
}

/// Recomputes the fluxes from what the slice says and compares with the source.
void Follower::check(const PlumeSlice& s, double x, const PlumeState& y) {
  const double released = p_.released(x);
  const double moles = p_.mixture.released_moles(), air = p_.mixture.air_moles();
  const double area = lateral_content(s.half_width, s.sigma_y) *
                      vertical_content(s.z_centre, s.sigma_z, s.shape_z);
  const double mass = s.density * s.advection_speed * area;
  // Mass fraction of released matter from its mole fraction.
  const double share =
      s.mole_fraction * air / (moles + s.mole_fraction * (air - moles));
  const auto grow = [](double& worst, double value, double size) {
    worst = std::max(worst, std::abs(value) / size);
  };
  grow(worst_moles_, mass * share - released, released);
  grow(worst_mass_, mass - released - y[entrained], mass);
  const double first_heat = released * p_.source.excess_enthalpy;
  const double heat = mass * p_.mixture.excess_enthalpy(share, s.temperature);
  const double heat_scale = std::abs(first_heat) + std::abs(y[heat_received]) +
                            released * p_.mixture.air_heat_capacity();
  grow(worst_heat_, heat - first_[enthalpy_flux] - y[heat_received], heat_scale);
  const double push_scale = std::abs(first_[momentum_x]) + std::abs(y[push_x]);
  grow(worst_push_, y[momentum_x] - first_[momentum_x] - y[push_x], push_scale);
}

PlumePath Follower::run() {
  begin();
  if (stage_ == PlumeStage::airborne && !(going_on(y_, section(x_, y_)) > 0))
    hand_over();
  while (follow_stage()) {
  }
  if (path_.limiting.empty())
    path_.limiting = fmt::format("end of the table at {:.4g} m", grid_.back());
  const double mass = p_.source.mass_rate;
  path_.balances = {
      {"mass", mass, worst_mass_},
      {"released matter", mass * p_.mixture.released_moles(), worst_moles_},
      {"enthalpy", mass * p_.source.excess_enthalpy, worst_heat_},
      {"momentum_x", first_[momentum_x], worst_push_}};
  return std::move(path_);
}

}  // namespace

PlumePath follow_plume(const PlumeSetting& setting, const std::vector<double>& grid,
                       double tolerance) {
  return Follower(setting, grid, tolerance).run();
}

}  // namespace farreach
