#include <algorithm>
#include <cmath>
#include <limits>

#include "models/hazard/plumes.hpp"
#include "postprocess/media/plume/effects/exposure.hpp"
#include "postprocess/media/plume/effects/map.hpp"
#include "postprocess/media/plume/effects/reach.hpp"
#include "solver/base/parallel.hpp"

namespace farreach {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t rows_across = 33;
constexpr double edge_in_sigmas = 5.3;   // where a Gaussian falls to 1e-6
constexpr double meander_average = 600;  // [s]

/// Between two values, geometrically where both are positive.
double between(double a, double b, double f) {
  if (f <= 0) return a;
  if (f >= 1) return b;
  if (!(a > 0) || !(b > 0)) return a + f * (b - a);
  return std::exp(std::log(a) + f * (std::log(b) - std::log(a)));
}

double width_of(const Passage& passage) {
  double width = 0;
  for (const auto& s : passage.segments)
    width = std::max(
        width, s.slice.half_width +
                   edge_in_sigmas * std::hypot(s.slice.sigma_y, s.slice.sigma_meander));
  return width;
}

}  // namespace

PlumeField::PlumeField(const PlumeTable& plume, const FieldRequest& request)
    : rows_(request.axis_only ? 1 : rows_across), lowest_(request.lowest) {
  const double begin = table_begin(plume), end = table_end(plume);
  if (followed(plume).end != PlumeEnd::failed)
    for (const auto& slice : plume.segments.front().slices) {
      if (slice.x < begin || slice.x > end) continue;
      x_.push_back(slice.x);
      if (slice.x >= request.farthest) break;
    }
  const std::size_t nodes = x_.size() * rows_;
  width_.resize(x_.size());
  peak_.resize(nodes);
  arrival_.resize(nodes);
  frames_.assign(request.frame_times.size(), std::vector<double>(nodes));
  parallel_for("effects/field", x_.size(),
               [&](std::size_t i) { sample_column(plume, request, i); });
}

void PlumeField::sample_column(const PlumeTable& plume, const FieldRequest& request,
                               std::size_t column) {
  const Passage passage = passage_at(plume, request.species, x_[column]);
  const double average = meander_time(passage, meander_average);
  const auto times = passage_times(passage, meander_average);
  const ShareTable in_time(passage, times), in_frames(passage, request.frame_times);
  width_[column] = width_of(passage);
  std::vector<double> history(times.size());
  for (std::size_t row = 0; row < rows_; ++row) {
    const double share =
        rows_ > 1 ? static_cast<double>(row) / static_cast<double>(rows_ - 1) : 0;
    const auto steady =
        steady_mole_fractions(passage, share * width_[column], request.height, average);
    for (std::size_t j = 0; j < times.size(); ++j) history[j] = in_time.sum(j, steady);
    const std::size_t node = column * rows_ + row;
    peak_[node] = *std::max_element(history.begin(), history.end());
    arrival_[node] = time_above(times, history, request.lowest).first;
    for (std::size_t f = 0; f < frames_.size(); ++f)
      frames_[f][node] = in_frames.sum(f, steady);
  }
}

PlumeField::Cell PlumeField::cell(double x, double y) const {
  Cell c;
  c.unknown = x_.size() < 2 || x > x_.back();
  if (c.unknown || !(x > 0)) return c;
  const double inside = std::max(x, x_.front());
  const auto after = std::upper_bound(x_.begin() + 1, x_.end() - 1, inside);
  c.column = static_cast<std::size_t>(after - x_.begin()) - 1;
  const double x0 = x_[c.column], x1 = x_[c.column + 1];
  c.along =
      x0 > 0 ? std::log(inside / x0) / std::log(x1 / x0) : (inside - x0) / (x1 - x0);
  c.clean = rows_ == 1 && y != 0;
  if (rows_ == 1) return c;
  const double width = between(width_[c.column], width_[c.column + 1], c.along);
  const double row = std::abs(y) / width * static_cast<double>(rows_ - 1);
  c.clean = !(row < static_cast<double>(rows_ - 1));
  if (c.clean) return c;
  c.row = static_cast<std::size_t>(row);
  c.across = row - static_cast<double>(c.row);
  return c;
}

double PlumeField::value(const std::vector<double>& layer, const Cell& c) const {
  if (c.unknown) return not_a_number;
  if (c.clean) return 0;
  const std::size_t a = c.column * rows_ + c.row, b = a + rows_;
  if (rows_ == 1) return between(layer[a], layer[b], c.along);
  return between(between(layer[a], layer[a + 1], c.across),
                 between(layer[b], layer[b + 1], c.across), c.along);
}

double PlumeField::peak(double x, double y) const {
  return value(peak_, cell(x, y));
}

double PlumeField::frame(std::size_t frame, double x, double y) const {
  return value(frames_[frame], cell(x, y));
}

double PlumeField::arrival(double x, double y) const {
  const Cell c = cell(x, y);
  if (c.unknown || c.clean || !(value(peak_, c) >= lowest_)) return not_a_number;
  const std::size_t step = rows_ > 1 ? 1 : 0;
  double sum = 0, weight = 0;  // over the corners the level reaches
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}})
    for (const std::size_t j : {std::size_t{0}, step}) {
      const double time = arrival_[(c.column + i) * rows_ + c.row + j];
      const double w = (i == 1 ? c.along : 1 - c.along) *
                       (step == 0 ? 0.5 : (j == 1 ? c.across : 1 - c.across));
      if (std::isnan(time)) continue;
      sum += w * time;
      weight += w;
    }
  return weight > 0 ? sum / weight : not_a_number;
}

}  // namespace farreach
