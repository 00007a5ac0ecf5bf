/// The assumed shape of a cross-section and its integrals.
///
///   F(y, z) = Fy(y) Fz(z),  1 on the axis
///   Fz = [ f(z - zc) + f(z + zc) ] / [ 1 + f(2 zc) ],   f(d) = exp(-(|d|/s)^r)
///   Fy = a box of half-width b blurred by a Gaussian of sigma
///
///   V = int Fz dz = 2 s Gamma(1 + 1/r) / (1 + f(2 zc)),   height of equal content
///   L = int Fy dy = 2 b / erf(b/(sqrt2 sigma)),           width of equal content
///
/// The image at -zc makes one formula serve from the free jet (zc >> s) to the plume
/// on the ground (zc = 0). With wind ~ z^m and diffusivity ~ z^n the exponent
/// r = 2 + m - n is exact (Roberts 1923; van Ulden 1978, Atmos. Environ. 12, 2125).
#pragma once

namespace farreach {

/// Gamma(1 + 1/r) [-].
double gamma_of_shape(double shape);

/// V [m].
double vertical_content(double z_centre, double scale, double shape);

/// L [m].
double lateral_content(double half_width, double sigma);

/// d ln L / d ln sigma at constant b [-].
double lateral_sensitivity(double half_width, double sigma);

/// Height of the logarithmic mean of z over exp(-(z/s)^r), over s: the height whose
/// wind is the mean wind of a plume on the ground under a logarithmic profile [-].
double mean_wind_height(double shape);

}  // namespace farreach
