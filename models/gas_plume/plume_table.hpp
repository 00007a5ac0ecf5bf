/// The result of the integral model, complete enough to evaluate concentration
/// anywhere.
///
/// A release is a train of segments. Each segment makes a steady plume, tabulated on
/// one common grid of downwind distances. At a point the passage of segment k between
/// its first and last element is smeared by along-wind diffusion:
///
///   c(x, y, z, t) = sum_k C_k(x, y, z) [ F(t - t0_k) - F(t - t1_k) ]
///
/// with t0, t1 the emission times of its ends and F the share that has passed x after a
/// mean `arrival` with deviation `sigma_t`; segments that touch at the source stay in
/// touch on the way (along_wind.hpp). The table is what the result file holds; effects
/// are computed from it alone.
#pragma once

#include <string>
#include <vector>

#include "models/gas_plume/along_wind.hpp"

namespace farreach {

/// State of one steady plume at one downwind distance: a normalized shape times a
/// cross-section flux. Lengths in m, SI.
struct PlumeSlice {
  double x = 0;              ///< downwind from the source [m]
  double z_centre = 0;       ///< height of the axis [m]; 0 once grounded
  double sigma_z = 0;        ///< vertical scale s of exp(-(|z - zc|/s)^shape_z) [m]
  double shape_z = 2;        ///< exponent of the vertical profile [-]
  double half_width = 0;     ///< b, half-width of the uniform core [m]
  double sigma_y = 0;        ///< Gaussian edge scale, without meander [m]
  double sigma_meander = 0;  ///< added in quadrature for a 600 s mean [m]
  double mole_fraction =
      0;                   ///< of all released matter on the axis, short-time mean [-]
  double density = 0;      ///< of the mixture on the axis [kg/m3]
  double temperature = 0;  ///< of the mixture on the axis [K]
  double advection_speed = 0;  ///< of the slice [m/s]
  double arrival = 0;          ///< travel time from the source [s]
  double sigma_t = 0;          ///< along-wind spread, as time [s]
  double intensity = 0;        ///< sigma_c/C on the axis about a 600 s mean [-]
  double lid = 0;  ///< height of the inversion that holds it, 0: above it [m]; already
                   ///< in sigma_z and shape_z, which become a box below it
};

/// Whether a plume could be followed to the end of its table.
enum class PlumeEnd {
  valid,         ///< to the end of the table
  out_of_range,  ///< to its last slice only; beyond, nothing is known
  failed,        ///< not at all: there are no two slices to read between
};

/// All slices of one segment, x ascending, the same x for every segment of a member.
struct PlumeSegment {
  double start = 0;                 ///< emission time of its first element [s]
  double end = 0;                   ///< and of its last [s]; may be infinite
  std::vector<double> molar_share;  ///< of released matter, per tracked substance [-]
  std::vector<PlumeSlice> slices;
  PlumeEnd followed = PlumeEnd::valid;
  double gone = 0;  ///< share that went through the lid of the mixing layer and is in
                    ///< the far slices no more; 1: all of it, which they follow [-]
};

/// One remark of the model about its own validity.
struct PlumeNotice {
  std::string key;           ///< message key, "plume.calm"
  std::string text;          ///< English sentence with numbers
  double from_distance = 0;  ///< it holds from here on [m]
};

/// Balance of a conserved quantity along one plume.
struct PlumeBalance {
  std::string quantity;       ///< "mass", "H2S", "enthalpy", "momentum_x", ...
  double source = 0;          ///< flux at the source plane
  double worst_relative = 0;  ///< largest relative departure along the path [-]
};

/// One weather, one release: what the integral model returns.
struct PlumeTable {
  std::vector<std::string> tracked;  ///< substances of `molar_share`
  std::vector<PlumeSegment> segments;
  double air_molar_volume = 0;  ///< of ambient air at the receptor [m3/mol]
  std::vector<PlumeNotice> notices;
  std::vector<PlumeBalance> balances;
  std::string limiting;  ///< why the table ends where it does
};

/// How far all plumes of a table could be followed, and what stood against more. What
/// is read from a table holds up to `until` only; of a failed one nothing is known.
struct Followed {
  PlumeEnd end = PlumeEnd::failed;
  double until = 0;    ///< [m]; infinite: the end of the table is no failure
  std::string reason;  ///< English sentence; empty when valid
};
Followed followed(const PlumeTable& plume);

/// Share of the axis value at (y, z) for a mean over `averaging_time`, in [0, 1] but
/// for reflection, which may exceed the axis value of an elevated plume.
double relative_concentration(const PlumeSlice& slice, double y, double z,
                              double averaging_time);

/// The slice at x, interpolated between its neighbours in log space. x must be inside.
/// Throws RunError for a plume that could not be followed.
PlumeSlice slice_at(const PlumeSegment& segment, double x);

/// Passage of every segment at the distance of `slices`, one slice per segment.
std::vector<Passing> passages_at(const PlumeTable& plume,
                                 const std::vector<PlumeSlice>& slices);

/// Mole fraction of tracked substance `species` at a point and time [-]: mean over
/// `averaging_time` [s]. Zero outside the table.
double mole_fraction(const PlumeTable& plume, std::size_t species, double x, double y,
                     double z, double t, double averaging_time);

}  // namespace farreach
