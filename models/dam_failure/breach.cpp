#include "models/dam_failure/breach.hpp"

#include <algorithm>
#include <cmath>

#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"

namespace farreach {

double breach_peak(const BreachInput& b) {
  const double root_g = std::sqrt(gravity), h = b.water_height, v = b.volume;
  const bool high = b.erodibility == "high", low = b.erodibility == "low";
  if (b.law == "given") return b.peak;
  // Froehlich 1995.
  if (b.law == "froehlich_1995") return 0.607 * std::pow(v, 0.295) * std::pow(h, 1.24);
  if (b.law == "froehlich_2016") {
    if (!(b.embankment_width > 0))
      throw InputError("release.embankment_width: the law froehlich_2016 needs it");
    // Froehlich 2016: dams higher than 6.1 m erode further.
    const double k_h = std::pow(std::max(1.0, h / 6.1), 0.125);
    return 0.0175 * (b.overtopping ? 1.85 : 1) * k_h * root_g * b.breach_height *
           std::sqrt(v * h / b.embankment_width);
  }
  if (b.law == "xu_zhang_2009")
    // Xu and Zhang 2009, by erodibility of the fill.
    return 0.024 *
           (high  ? 1.51
            : low ? 0.39
                  : 1) *
           (b.overtopping ? 1.56 : 1) * root_g * std::pow(h, 1.28) * std::pow(v, 0.41);
  if (b.law == "yassin_2025")
    // Yassin 2025.
    return 0.011 * (high ? 3.8 : 1) * root_g * std::pow(h, 1.11) * std::pow(v, 0.46);
  throw InputError("release.breach_law: there is no law of breach \"" + b.law + "\"");
}

double breach_time(const BreachInput& b) {
  if (b.time_law == "given") return b.time;
  if (b.time_law == "froehlich_2008")
    // Froehlich 2008, in seconds.
    return 63.2 * std::sqrt(b.volume / gravity) / b.breach_height;
  if (b.time_law == "froehlich_1995")
    // Froehlich 1995, stated in hours.
    return 3600 * 3.84 * std::pow(b.volume / 1e6, 0.53) *
           std::pow(b.breach_height, -0.9);
  throw InputError("release.breach_time_law: there is no law of time \"" + b.time_law +
                   "\"");
}

double breach_mean_width(const BreachInput& b) {
  return 0.1803 * (b.overtopping ? 1.4 : 1) * std::pow(b.volume, 0.32) *
         std::pow(b.breach_height, 0.19);
}

namespace {

Hydrograph by_laws(const BreachInput& b) {
  // Even rise, then an exponential that lets out what is left.
  const double peak = breach_peak(b);
  const double rise = std::min(breach_time(b), b.volume / peak);
  const double fade = (b.volume - 0.5 * peak * rise) / peak;
  Hydrograph q;
  q.time = {0, rise};
  q.discharge = {0, peak};
  // Points of the exponential; the trapezoids between them are scaled to its integral.
  constexpr int points = 140;
  constexpr double end = 13.8;  // exp(-13.8) = 1e-6
  double drawn = 0;
  for (int k = 1; k <= points; ++k) {
    const double x = end * k / points;
    q.time.push_back(rise + fade * x);
    q.discharge.push_back(k == points ? 0 : peak * std::exp(-x));
    drawn += 0.5 * (q.discharge.back() + q.discharge[q.discharge.size() - 2]) * fade *
             end / points;
  }
  // The drawn tail is stretched so that the volume is met.
  const double stretch = (b.volume - 0.5 * peak * rise) / drawn;
  for (std::size_t k = 2; k < q.time.size(); ++k)
    q.time[k] = rise + (q.time[k] - rise) * stretch;
  return q;
}

/// A pond and its opening while it grows.
struct Opening {
  double volume;  ///< above the final sill [m3]
  double sill;    ///< above the final sill [m]
  double bottom;  ///< width [m]
};

/// Sides 1:1 by overtopping, else 0.7 (Froehlich 2008, provisional); the first notch is
/// 2 % of the water height, the bottom at least a tenth of the breach (own estimates).
class Growth {
 public:
  explicit Growth(const BreachInput& b) : b_(b), side_(b.overtopping ? 1.0 : 0.7) {
    time_ = b.law == "geometric" ? breach_time(b) : 0;
    final_bottom_ =
        std::max(0.1 * b.breach_height, breach_mean_width(b) - side_ * b.breach_height);
  }

  Opening start() const {
    const double notch = b_.law == "erosion" ? 0.02 * b_.water_height : 0;
    return {b_.volume,
            std::max(0.0, std::min(b_.breach_height, b_.water_height) - notch),
            0.02 * b_.water_height};
  }

  double discharge(const Opening& o) const {
    const double head = level(o) - o.sill;
    if (!(head > 0)) return 0;
    // Broad-crested weir with sloping sides (constants provisional).
    return 1.7 * o.bottom * std::pow(head, 1.5) + 1.35 * side_ * std::pow(head, 2.5);
  }

  Opening change(const Opening& o, double t) const {
    // Geometric: sill and width go evenly to their ends.
    Opening d{-discharge(o), 0, 0};
    if (b_.law == "geometric") {
      if (t >= time_) return d;
      d.sill = o.sill > 0 ? -start().sill / time_ : 0;
      d.bottom = (final_bottom_ - start().bottom) / time_;
      return d;
    }
    // Erosion: excess stress deepens, and widens on two sides.
    const double excess = stress(o) - b_.critical_stress;
    if (!(excess > 0)) return d;
    d.sill = o.sill > 0 ? -b_.erosion_rate * excess : 0;
    d.bottom = 2 * b_.erosion_rate * excess;
    return d;
  }

 private:
  double level(const Opening& o) const {
    return b_.water_height *
           std::pow(std::max(o.volume, 0.0) / b_.volume, 1 / b_.pond_shape);
  }
  double stress(const Opening& o) const {
    // Critical depth over the sill, u^2 = g h there.
    const double depth = 2.0 / 3.0 * (level(o) - o.sill);
    if (!(depth > 0)) return 0;
    constexpr double n = 0.03;  // of bare soil, provisional
    return 1000 * gravity * gravity * n * n * std::pow(depth, 2.0 / 3.0);
  }

  const BreachInput& b_;
  double side_;
  double time_ = 0;
  double final_bottom_ = 0;
};

Opening moved(const Opening& o, const Opening& by, double dt) {
  return {std::max(0.0, o.volume + dt * by.volume),
          std::max(0.0, o.sill + dt * by.sill), o.bottom + dt * by.bottom};
}

/// Until all but a thousandth of the pond has gone, or ten days.
Hydrograph by_growth(const BreachInput& b) {
  // Heun: a trial step, then the mean of both slopes; the step lets out two thousandths
  // of what is left, within half a second and a minute (own estimates).
  const Growth growth(b);
  Opening now = growth.start();
  Hydrograph q;
  q.time.push_back(0);
  q.discharge.push_back(growth.discharge(now));
  double t = 0;
  while (now.volume > 1e-3 * b.volume && t < 10 * 86400.0) {
    const double flow = growth.discharge(now);
    const double dt =
        std::min(60.0, std::max(0.5, 2e-3 * now.volume / std::max(flow, 1e-9)));
    const Opening first = growth.change(now, t);
    const Opening second = growth.change(moved(now, first, dt), t + dt);
    now = moved(now,
                {0.5 * (first.volume + second.volume), 0.5 * (first.sill + second.sill),
                 0.5 * (first.bottom + second.bottom)},
                dt);
    t += dt;
    q.time.push_back(t);
    q.discharge.push_back(growth.discharge(now));
  }
  return q;
}

}  // namespace

Hydrograph breach_hydrograph(const BreachInput& b) {
  if (!(b.volume > 0 && b.water_height > 0 && b.breach_height > 0))
    throw InputError("release.dam_height: a breach needs a volume and heights above 0");
  if (b.law == "geometric" || b.law == "erosion") return by_growth(b);
  if (!(breach_peak(b) > 0 && breach_time(b) > 0))
    throw InputError("release.breach_peak: peak and time of a breach must be above 0");
  return by_laws(b);
}

}  // namespace farreach
