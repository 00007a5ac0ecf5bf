/// Intensity of concentration fluctuations on the axis, i = sigma_c/C.
///
///   1 + i^2 = (1 + i_r^2) G
///   G = <P^2>/<P>^2 on the axis, P lateral profile of the short-time plume that
///       wanders with a Gaussian scatter sigma_m (Gifford 1959, Adv. Geophys. 6, 117)
///
/// i_r intensity within the wandering plume. For a Gaussian plume, with
/// a = (sigma_m/sigma_y)^2:  G = (1 + a)/sqrt(1 + 2 a). A core of half-width b that
/// wandering does not leave has G = 1; a enters as sigma_m^2/(sigma_y^2 + b^2).
#pragma once

namespace farreach {

/// Intensity on the axis for a 600 s mean [-]. `meander` is sigma_m over 600 s [m].
double fluctuation_intensity(double sigma_y, double half_width, double meander,
                             double scale_z, double axis_height);

}  // namespace farreach
