/// How fast a river carries a cloud, and how it spreads: regressions on tracer tests.
///
/// Jobson 1996 (US Geological Survey, Water-Resources Investigations Report 96-4013),
/// from tracer tests in some ninety rivers; numbers as coded in the survey's own travel
/// time service:
///   D' = Da^1.25 sqrt(g)/Qa,  Q' = Q/Qa
///   V  = 0.094 + 0.0143 D'^0.919 Q'^-0.469 S^0.159 Q/Da   most probable [m/s]
///   V  = 0.25  + 0.02   D'^0.919 Q'^-0.469 S^0.159 Q/Da   highest probable
///   without slope: 0.020 + 0.051 D'^0.821 Q'^-0.465 Q/Da and
///                  0.20  + 0.093 D'^0.821 Q'^-0.465 Q/Da
///   C_up = 857 T^(-0.760 Q'^-0.079)   unit peak [1e-6/s], T travel time [h]
/// Da drainage area [m2], Q discharge and Qa its yearly mean [m3/s], S slope [-].
/// V is the speed of the peak; the front takes 0.890 of its time.
///
/// A cloud of Gauss shape with that peak has the standard deviation in passing time
///   s = 1e6/(sqrt(2 pi) C_up)   [s]
/// which grows faster than sqrt(T), as clouds in real rivers do.
#pragma once

namespace farreach {

struct JobsonInput {
  double discharge = 0;       ///< Q [m3/s]
  double mean_discharge = 0;  ///< Qa [m3/s]
  double drainage_area = 0;   ///< Da [m2]
  double slope = 0;           ///< S [-]; 0: not known
};

struct PeakVelocity {
  double probable = 0;  ///< [m/s]
  double highest = 0;   ///< [m/s]
};

/// Throws std::domain_error unless Q, Qa and Da are positive.
PeakVelocity jobson_velocity(const JobsonInput& in);

/// C_up [1e-6/s] after `time` [s] of travel; `relative` is Q'.
double jobson_unit_peak(double time, double relative);

/// Variance of the passing time [s2] after `time` [s] of travel.
double jobson_variance(double time, double relative);

/// Hydraulics of a reach that dispersion formulas need.
struct ReachHydraulics {
  double velocity = 0;            ///< [m/s]
  double width = 0;               ///< [m]
  double depth = 0;               ///< [m]
  double slope = 0;               ///< [-]; 0: not known
  double shear_velocity() const;  ///< sqrt(g h S), or velocity/10 without slope [m/s]
};

/// Longitudinal dispersion [m2/s]: "fischer" 0.011 U2 W2/(h u*), "seo_cheong"
/// 5.915 h u* (W/h)^0.620 (U/u*)^1.428, "iwasa_aya" 2.0 h u* (W/h)^1.5,
/// "mcquivey_keefer" 0.058 U h/S. Throws std::invalid_argument for other names and for
/// the last without a slope.
double dispersion_by(const char* law, const ReachHydraulics& reach);

/// Velocity of steady even flow in a wide channel by Manning [m/s]:
///   h = (Q n/(W sqrt S))^(3/5),  U = Q/(W h)
double normal_velocity(double discharge, double width, double slope, double manning);

/// Width of a river from its discharge: 7.2 Q^0.5 [m] (hydraulic geometry of channels,
/// form of Leopold and Maddock 1953; the factor is provisional).
double usual_width(double discharge);

}  // namespace farreach
