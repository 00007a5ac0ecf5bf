/// The state of conserved fluxes that is carried from the source to the border, and
/// the cross-section that follows from it.
///
/// Gaussian profiles of concentration and of excess velocity, equal in width, on a
/// uniform wind u give the fluxes (all profile factors are in these lines):
///
///   M = rho U A            mass, of axis composition: released matter / M = axis
///   P = M D                momentum in excess of the wind, vector
///   H                      excess enthalpy
///   U = u e_x + D/2        speed that carries the matter, vector
///   A = L V                area of equal content (profile.hpp)
///
/// rho axis density [kg/m3]; D axis excess velocity [m/s]. In still air M/M0 follows
/// the axis decay of jets; in wind alone U = u and M = rho u A.
///
/// A stage differs by what closes A: an airborne plume keeps its aspect, a grounded
/// one its width. The hand-over only renames the lateral variable; no flux is touched.
#pragma once

#include <cstddef>

#include "models/atmosphere/surface_layer.hpp"
#include "models/gas_plume/closures.hpp"
#include "models/gas_plume/mixture.hpp"
#include "models/gas_plume/source.hpp"
#include "solver/ode/adaptive_ode.hpp"

namespace farreach {

/// Places in the state vector. Units: fluxes per second, lengths in m.
enum PlumeVariable : std::size_t {
  mass_flux,
  momentum_x,
  momentum_y,
  momentum_z,
  enthalpy_flux,
  axis_height,
  core_width,     ///< b
  lateral,        ///< airborne: ln(sqrt2 sigma_y/s); grounded: sigma_y
  travel_time,    ///< [s]
  wind_run,       ///< distance over which the wind has turned it [m]
  entrained,      ///< mass of air taken in since the source, for the balance
  heat_received,  ///< enthalpy from ground and stratification, for the balance
  push_x,         ///< x-force on the plume, for the balance
  plume_variables
};

using PlumeState = OdeState<plume_variables>;

enum class PlumeStage { airborne, grounded };

/// One release into one air.
struct PlumeSetting {
  const SurfaceLayer& air;
  const SourceSegment& source;
  const Mixture& mixture;
  PlumeClosures closures = {};
  /// Share of the release that is followed: what a plume loses through the lid of the
  /// mixing layer is left out from there on [-].
  double followed_share = 1;
  /// Ambient turbulence has broken it up: it rises no more (final_rise.hpp).
  bool passive = false;

  /// Half side of the square that stands for an area source [m]; 0 for a jet.
  double half_side() const;
  /// Released matter passing x [kg/s]: rises across an area source.
  double released(double x) const;
  /// d released / dx across an area source [kg/(s m)].
  double released_slope() const;
};

/// Height, over s, at which the local power laws of wind and diffusivity are taken.
/// With 0.3 the plume follows numerical solutions of the diffusion equation in the
/// surface layer within about 10 % (tests/verification/gas_plume) [-].
inline constexpr double power_law_height = 0.3;

/// What follows from the state at one place. Lengths m, speeds m/s.
struct CrossSection {
  MixtureState mix;
  double released = 0;       ///< mass fraction of released matter
  double scale = 0;          ///< s
  double shape = 2;          ///< r
  double passive_shape = 2;  ///< r of a passive cloud of this scale
  double sigma_y = 0;        ///< short-time
  double width = 0;          ///< L
  double height = 0;         ///< V
  double wind = 0;           ///< u that carries the section
  double wind_height = 0;
  double excess[3] = {0, 0, 0};  ///< D
  double speed = 0;              ///< |U|
  double speed_x = 0, speed_z = 0;
  double growth = 1;  ///< d ln(A U) / d ln s at constant width or aspect [-]
};

/// Where to begin looking for the vertical scale.
struct SectionGuess {
  double scale = 1;   ///< s of a neighbouring place [m]
  double growth = 2;  ///< its d ln(A U) / d ln s [-]
};

/// Solves M = rho U A for the vertical scale.
CrossSection solve_section(const PlumeSetting& setting, PlumeStage stage, double x,
                           const PlumeState& y, const SectionGuess& guess);

/// Share of the plume that feels the ground, from 0 (aloft) to 1 [-].
double ground_contact(double axis_height, double scale);

}  // namespace farreach
