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
#pragma once

namespace farreach {

/// F(t): share that has passed at t after its release [-]. T, s in s, s > 0; for T = 0
/// everything passes at once.
double passed_share(double t, double mean, double deviation);

/// 1 - F(t), with its digits kept where it is small [-].
double still_to_come(double t, double mean, double deviation);

/// int F dt from 0 to t [s].
double passed_integral(double t, double mean, double deviation);

}  // namespace farreach
