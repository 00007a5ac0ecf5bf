#include "models/gas_plume/plume_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/gas_plume/along_wind.hpp"
#include "models/gas_plume/meander.hpp"
#include "models/phrase/message.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"

namespace farreach {

namespace {

/// exp(-(|d|/s)^r), the two common exponents without pow [-].
double vertical_factor(double distance, double scale, double shape) {
  const double q = std::abs(distance) / scale;
  if (q == 0) return 1;
  return std::exp(-(shape == 2 ? q * q : std::pow(q, shape)));
}

/// Vertical profile with its image in the ground, 1 on the axis [-].
double vertical_share(const PlumeSlice& s, double z) {
  if (z < 0) return 0;
  if (!(s.z_centre > 0)) return vertical_factor(z, s.sigma_z, s.shape_z);
  const double direct = vertical_factor(z - s.z_centre, s.sigma_z, s.shape_z);
  const double image = vertical_factor(z + s.z_centre, s.sigma_z, s.shape_z);
  const double axis = 1 + vertical_factor(2 * s.z_centre, s.sigma_z, s.shape_z);
  return (direct + image) / axis;
}

/// A box of half-width b blurred by sigma, times 1/(2 b) of its integral [1/m].
double blurred_box(double y, double b, double sigma) {
  if (b < 2e-3 * sigma)
    return std::exp(-0.5 * y * y / (sigma * sigma)) / (std::sqrt(2 * pi) * sigma);
  const double root = std::sqrt(2.0) * sigma;
  return (std::erf((b + y) / root) + std::erf((b - y) / root)) / (4 * b);
}

/// Lateral profile of a mean over `averaging_time` over the short-time axis value [-].
double lateral_share(const PlumeSlice& s, double y, double averaging_time) {
  const double meander =
      s.sigma_meander * s.sigma_meander * meander_weight(averaging_time);
  const double sigma = std::sqrt(s.sigma_y * s.sigma_y + meander);
  const double far = std::abs(y) - s.half_width;
  if (far > 8 * sigma) return 0;
  return blurred_box(y, s.half_width, sigma) / blurred_box(0, s.half_width, s.sigma_y);
}

double blend(double a, double b, double w) {
  return a + w * (b - a);
}

/// Index of the last slice at or before x.
std::size_t slice_index(const std::vector<PlumeSlice>& slices, double x) {
  const std::size_t last = slices.size() - 2;
  const double span = std::log(slices.back().x / slices.front().x);
  const double guess =
      std::log(x / slices.front().x) / span * static_cast<double>(slices.size() - 1);
  std::size_t i = std::min(static_cast<std::size_t>(std::max(guess, 0.0)), last);
  while (i > 0 && slices[i].x > x) --i;
  while (i < last && slices[i + 1].x <= x) ++i;
  return i;
}

/// At least two slices are needed to read between them.
PlumeEnd end_of(const PlumeSegment& segment) {
  return segment.slices.size() < 2 ? PlumeEnd::failed : segment.followed;
}

}  // namespace

Followed followed(const PlumeTable& plume) {
  Followed all{PlumeEnd::valid, std::numeric_limits<double>::infinity(), ""};
  if (plume.segments.empty()) return {PlumeEnd::failed, 0, message("plume.none")};
  for (const PlumeSegment& segment : plume.segments) {
    const PlumeEnd end = end_of(segment);
    if (end == PlumeEnd::valid) continue;
    all.end = std::max(all.end, end);
    all.until =
        std::min(all.until, end == PlumeEnd::failed ? 0.0 : segment.slices.back().x);
    all.reason = plume.limiting;
  }
  return all;
}

double relative_concentration(const PlumeSlice& slice, double y, double z,
                              double averaging_time) {
  const double vertical = vertical_share(slice, z);
  return vertical > 0 ? vertical * lateral_share(slice, y, averaging_time) : 0;
}

PlumeSlice slice_at(const PlumeSegment& segment, double x) {
  const auto& slices = segment.slices;
  if (slices.empty())
    throw RunError("a plume that could not be followed has no cross-section");
  if (slices.size() == 1) return slices.front();
  const std::size_t i = slice_index(slices, x);
  const PlumeSlice &a = slices[i], &b = slices[i + 1];
  const double w = std::clamp(std::log(x / a.x) / std::log(b.x / a.x), 0.0, 1.0);
  PlumeSlice s;
  s.x = x;
  s.z_centre = blend(a.z_centre, b.z_centre, w);
  s.sigma_z = blend(a.sigma_z, b.sigma_z, w);
  s.shape_z = blend(a.shape_z, b.shape_z, w);
  s.half_width = blend(a.half_width, b.half_width, w);
  s.sigma_y = blend(a.sigma_y, b.sigma_y, w);
  s.sigma_meander = blend(a.sigma_meander, b.sigma_meander, w);
  s.mole_fraction =
      a.mole_fraction > 0 && b.mole_fraction > 0
          ? a.mole_fraction * std::pow(b.mole_fraction / a.mole_fraction, w)
          : blend(a.mole_fraction, b.mole_fraction, w);
  s.density = blend(a.density, b.density, w);
  s.temperature = blend(a.temperature, b.temperature, w);
  s.advection_speed = blend(a.advection_speed, b.advection_speed, w);
  s.arrival = blend(a.arrival, b.arrival, w);
  s.sigma_t = blend(a.sigma_t, b.sigma_t, w);
  s.intensity = blend(a.intensity, b.intensity, w);
  s.lid = blend(a.lid, b.lid, w);
  return s;
}

std::vector<Passing> passages_at(const PlumeTable& plume,
                                 const std::vector<PlumeSlice>& slices) {
  std::vector<Passing> train;
  train.reserve(slices.size());
  for (std::size_t k = 0; k < slices.size(); ++k) {
    const PlumeSlice& s = slices[k];
    train.push_back({.start = plume.segments[k].start,
                     .end = plume.segments[k].end,
                     .travel_front = s.arrival,
                     .travel_back = s.arrival,
                     .spread = s.sigma_t});
  }
  keep_in_touch(train);
  return train;
}

double mole_fraction(const PlumeTable& plume, std::size_t species, double x, double y,
                     double z, double t, double averaging_time) {
  std::vector<PlumeSlice> slices;
  for (const auto& segment : plume.segments) {
    if (segment.slices.empty() || !(x >= segment.slices.front().x) ||
        !(x <= segment.slices.back().x))
      return 0;
    slices.push_back(slice_at(segment, x));
  }
  const auto train = passages_at(plume, slices);
  double sum = 0;
  for (std::size_t k = 0; k < slices.size(); ++k) {
    const double present = present_share(train[k], t);
    if (!(present > 0)) continue;
    sum += present * plume.segments[k].molar_share.at(species) *
           slices[k].mole_fraction *
           relative_concentration(slices[k], y, z, averaging_time);
  }
  return sum;
}

}  // namespace farreach
