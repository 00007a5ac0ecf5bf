/// The laws by which a plume takes in air, spreads and slows: pure functions, none
/// with a fixed length.
#pragma once

namespace farreach {

/// Constants and branches that are known within a published range only, as factors on
/// the values below: what a study of the band varies.
struct PlumeClosures {
  double jet_entrainment = 1;   ///< 0.93 to 1.04: Y = 4.8 to 5.4 (Chen and Rodi 1980)
  double bent_entrainment = 1;  ///< 0.83 to 1.17: radius 0.5 to 0.7 of the rise
  double front_froude = 1;      ///< 1 to 1.15: TWODEE, DEGADIS
  double dense_damping = 1;     ///< on 0.2 Ri*: 0.8 to 1.25 about Robins (own estimate)
  double lifting = 29;  ///< g' V/u*^2 at which a plume lifts off, 20 to 30 (Hanna,
                        ///< Briggs and Chang 1998, J. Hazard. Mater. 59, 131-140) [-]
  bool tight_lid = false;  ///< nothing goes through the top of the mixing layer
};

// --- jet and plume in free air --------------------------------------------------

/// Entrainment over excess speed along the path: from the axis decay of round jets,
/// Y = 5.0 sqrt(rho0/rhoa) d/x (Chen and Rodi 1980, Vertical Turbulent Buoyant Jets,
/// 4.8 to 5.4), which the state of plume_state.hpp gives for 1/(4 sqrt2 5.0) [-].
inline constexpr double jet_entrainment = 0.03536;

/// Share of jet entrainment missing while the core of the jet is unmixed: from the
/// rise of local entrainment over the first ten diameters (Hill 1972, J. Fluid Mech.
/// 51, 773-779). PROVISIONAL: rounded from memory [-].
inline constexpr double core_share = 0.5;

/// Entrainment over excess speed across the path: bent-over plumes with bulk radius
/// 0.6 of their rise (Briggs 1975, in Lectures on Air Pollution and Environmental
/// Impact Analyses, AMS, 59-111), that is 0.6/(2 sqrt2) in this state [-].
inline constexpr double bent_entrainment = 0.2121;

/// Damping of jet entrainment by stable stratification of a grounded dense current;
/// Ri = g' V/D^2. Ellison and Turner (1959), J. Fluid Mech. 6, 423-448, in the fit of
/// Turner (1986), J. Fluid Mech. 173, 431-471: (0.08 - 0.1 Ri)/(1 + 5 Ri), written
/// without its end at Ri = 0.8 [-].
double dense_jet_damping(double richardson);

// --- dense cloud on the ground --------------------------------------------------

/// Top entrainment of a dense cloud over that of a passive one, 1/(1 + 0.2 Ri*):
/// Robins, in wind-tunnel experiments with dense plumes. Ri* = g' V/e^2 [-].
double dense_damping(double richardson);

/// Turbulent speed e that mixes a cloud on the ground [m/s]:
///   e^3 = u_t^3 + 0.1 (w_q^3 + B V),   w_q^3 = g q V/(rho cp T),  B V = g'_- V 0.757 e
/// u_t shear; w_q convection over warm ground; B what a cloud lighter than air drives
/// itself, with Nielsen's rate 2.5/3.3 e of a cloud without stratification. Form and
/// 0.1: Nielsen (1998), Riso-R-1030. `lightness` is g'_- V, positive when light
/// [m2/s2].
double mixing_speed(double shear, double heated_cube, double lightness);

/// Front speed over sqrt(g' V): 1.0 as in shallow-layer models with an exponential
/// profile (Hankin and Britter 1999, TWODEE, J. Hazard. Mater. 66, 211-226); 1.15 in
/// DEGADIS (van Ulden 1974) for a layer of uniform density [-].
inline constexpr double front_froude = 1.0;

/// Speed of the gravity front, front_froude sqrt(g' V), fading where turbulence breaks
/// the front, Ri* < 1 [m/s].
double front_speed(double reduced_gravity, double height, double richardson);

// --- passive plume --------------------------------------------------------------

/// Slowing of lateral growth with travel time t of a plume from the ground,
/// 1/(1 + 0.9 sqrt(t/300 s)): Draxler (1976), Atmos. Environ. 10, 99-105 [-].
double spread_factor(double time);

/// Lateral scatter by eddies that the plume is carried through, sigma_v t f [m].
double lateral_spread(double sigma_v, double time);

/// Time at which lateral_spread has reached sigma [s].
double time_of_spread(double sigma_v, double sigma);

/// d sigma/dt at a given sigma, by the time at which lateral_spread has reached it;
/// `share` of the 600 s scatter belongs to the short-time plume [m/s].
double lateral_rate(double sigma_v, double share, double sigma);

}  // namespace farreach
