/// When matter released at one moment passes a distance: along-wind diffusion.
///
/// A particle that drifts at u and diffuses along the wind first reaches x at a time
/// whose distribution is inverse Gaussian (Schroedinger 1915, Phys. Z. 16, 289), of
/// mean T = x/u and standard deviation s, lambda = T^3/s^2:
///
///   F(t) = Phi(a) + exp(2 lambda/T) Phi(-b),
///   a = sqrt(lambda/t) (t/T - 1),  b = sqrt(lambda/t) (t/T + 1)
///
/// It is zero before the release, unlike a Gaussian in t, and tends to one for s << T;
/// so the first trace of a cloud is not predicted before anything could have come.
///
/// A train of segments that drift at different speeds stays a train: where two touch at
/// the source they touch at x, midway between their arrivals. A segment whose passage
/// lasts longer than its emission for that reason is thinned by `dilution`, so that the
/// matter that passes is the matter released. Faster followers overlap, and add.
#pragma once

#include <vector>

namespace farreach {

/// Passage of one segment at one distance. Times in s.
struct Passing {
  double start = 0;         ///< of its emission
  double end = 0;           ///< of its emission; may be infinite
  double travel_front = 0;  ///< mean time from the source of its first element
  double travel_back = 0;   ///< and of its last
  double spread = 0;        ///< standard deviation of the travel time
  double dilution = 1;      ///< share of the steady concentration while it passes [-]

  double front() const { return start + travel_front; }
  double back() const { return end + travel_back; }
};

/// Brings contiguous segments, in order of emission, into touch (see above).
void keep_in_touch(std::vector<Passing>& train);

/// Share of the steady concentration present at time t [-].
double present_share(const Passing& passing, double t);

/// F(t): share that has passed at t after its release [-]. T, s in s, s > 0; for T = 0
/// everything passes at once.
double passed_share(double t, double mean, double deviation);

/// 1 - F(t), with its digits kept where it is small [-].
double still_to_come(double t, double mean, double deviation);

/// int F dt from 0 to t [s].
double passed_integral(double t, double mean, double deviation);

}  // namespace farreach
