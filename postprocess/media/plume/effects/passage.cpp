#include "postprocess/media/plume/effects/passage.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/gas_plume/along_wind.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"

namespace farreach {

namespace {

// Spreads before a front and behind a back beyond which the share is below 1e-5, for a
// spread of up to a third of the travel time; the tail behind is the longer one.
constexpr double tail_before = 4.5, tail_behind = 9;
constexpr double infinity = std::numeric_limits<double>::infinity();

/// int of F(t - emission) over the window, per second of the window.
double mean_step(double from, double to, double emission, double travel,
                 double spread) {
  if (emission == infinity || !(to > emission)) return 0;
  const double until = passed_integral(to - emission, travel, spread);
  return (until - passed_integral(from - emission, travel, spread)) / (to - from);
}

void add_range(std::vector<double>& times, double from, double to, int count) {
  for (int i = 0; i < count; ++i) times.push_back(from + (to - from) * i / (count - 1));
}

/// Centre of the window with the largest mean of one segment, which rises once and
/// falls once: there the window begins and ends at equal shares.
double best_centre(const PassingSegment& s, double window) {
  if (s.end == infinity) return s.front() + tail_behind * s.spread + 0.5 * window;
  double low = s.start - window, high = s.back() + tail_behind * s.spread;
  for (int i = 0; i < 50 && high - low > 1e-3 * s.spread; ++i) {
    const double from = 0.5 * (low + high);
    const bool rising = share_at(s, from) < share_at(s, from + window) ||
                        (from < s.front() && from + window < s.back());
    (rising ? low : high) = from;
  }
  return 0.5 * (low + high) + 0.5 * window;
}

/// Where a window of the largest mean may be centred. The largest mean of steps has a
/// window that begins or ends at a step, or lies about the middle of one segment that
/// is smeared into a bell; it is not centred outside the cloud. Centres nearer to each
/// other than a fiftieth of the scale on which the mean varies count as one.
std::vector<double> window_centres(const Passage& passage, double window) {
  std::vector<double> all;
  double least_spread = infinity, earliest = infinity, latest = -infinity;
  if (passage.segments.size() == 1) return {best_centre(passage.segments[0], window)};
  for (const auto& s : passage.segments) {
    const double full = tail_before * s.spread + 0.5 * window;
    const double back = s.end == infinity ? s.front() + 4 * full : s.back();
    earliest = std::min(earliest, s.front());
    latest = std::max(latest, back);
    least_spread = std::min(least_spread, s.spread);
    all.push_back(0.5 * (s.front() + back));
    for (const double lag : {0.0, 1.5})
      for (const double edge : {s.front(), back})
        for (const double side : {-1.0, 1.0})
          all.push_back(edge + side * (0.5 * window + lag * s.spread));
  }
  std::sort(all.begin(), all.end());
  std::vector<double> centres;
  for (const double c : all) {
    if (c < earliest || c > latest) continue;
    if (centres.empty() || c - centres.back() > 0.02 * (window + least_spread))
      centres.push_back(c);
  }
  return centres;
}

}  // namespace

bool Passage::endless() const {
  return last_back() == infinity;
}

double Passage::first_front() const {
  double first = infinity;
  for (const auto& s : segments) first = std::min(first, s.front());
  return first;
}

double Passage::last_back() const {
  double last = -infinity;
  for (const auto& s : segments) last = std::max(last, s.back());
  return last;
}

double Passage::length() const {
  double spread = 0;
  for (const auto& s : segments) spread = std::max(spread, s.spread);
  return last_back() - first_front() + std::sqrt(2 * pi) * spread;
}

double table_begin(const PlumeTable& plume) {
  double begin = followed(plume).end == PlumeEnd::failed ? infinity : 0;
  for (const auto& s : plume.segments)
    begin = std::max(begin, s.slices.empty() ? infinity : s.slices.front().x);
  return begin;
}

double table_end(const PlumeTable& plume) {
  double end = followed(plume).end == PlumeEnd::failed ? 0 : infinity;
  for (const auto& s : plume.segments)
    end = std::min(end, s.slices.empty() ? 0 : s.slices.back().x);
  return end;
}

Passage passage_at(const PlumeTable& plume, std::size_t species, double x) {
  std::vector<PlumeSlice> slices;
  for (const auto& segment : plume.segments) slices.push_back(slice_at(segment, x));
  const auto train = passages_at(plume, slices);
  Passage passage{.x = x, .segments = {}};
  passage.segments.reserve(train.size());
  for (std::size_t k = 0; k < train.size(); ++k) {
    PassingSegment p{train[k], slices[k], plume.segments[k].molar_share.at(species)};
    // A front sharper than a millionth of the emission is sharp for every purpose.
    const double emission = std::min(p.end - p.start, 1e6);
    p.spread = std::max(p.spread, 1e-6 * std::max(emission, 1.0));
    if (!std::isfinite(p.front()) || !std::isfinite(p.spread) || !(p.end >= p.start) ||
        !(p.travel_front >= 0))
      throw RunError("the plume table holds a passage that is not a time");
    passage.segments.push_back(p);
  }
  return passage;
}

double share_at(const PassingSegment& segment, double t) {
  return present_share(segment, t);
}

double mean_share(const PassingSegment& s, double centre, double window) {
  if (!(window > 0)) return share_at(s, centre);
  const double from = centre - 0.5 * window, to = centre + 0.5 * window;
  const double mean = mean_step(from, to, s.start, s.travel_front, s.spread) -
                      mean_step(from, to, s.end, s.travel_back, s.spread);
  return s.dilution * std::clamp(mean, 0.0, 1.0);  // rounding of two integrals
}

std::vector<double> passage_times(const Passage& passage, double plateau) {
  constexpr int fine = 33, coarse = 7, between = 25;
  std::vector<double> times;
  const bool single = passage.segments.size() == 1;
  double earliest = infinity, latest = -infinity;
  for (const auto& s : passage.segments) {
    const double before = std::min(tail_before * s.spread, s.travel_front);
    const double behind = tail_behind * s.spread;
    const double front = s.front();
    const double back = s.end == infinity ? front + 2 * behind + plateau : s.back();
    earliest = std::min(earliest, front - before);
    latest = std::max(latest, back + behind);
    add_range(times, front - before, front + behind, single ? fine : coarse);
    add_range(times, back - before, back + behind, single ? fine : coarse);
    times.push_back(0.5 * (front + back));
  }
  add_range(times, earliest, latest, single ? between : 2 * fine);
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return times;
}

ShareTable::ShareTable(const Passage& passage, const std::vector<double>& times) {
  std::vector<double> shares(passage.segments.size());
  for (const double t : times) {
    for (std::size_t k = 0; k < shares.size(); ++k)
      shares[k] = share_at(passage.segments[k], t);
    add_row(shares);
  }
}

ShareTable::ShareTable(const Passage& passage, double window) {
  std::vector<double> shares(passage.segments.size());
  for (const double centre : window_centres(passage, window)) {
    for (std::size_t k = 0; k < shares.size(); ++k)
      shares[k] = mean_share(passage.segments[k], centre, window);
    add_row(shares);
  }
}

void ShareTable::add_row(const std::vector<double>& shares) {
  const auto is_some = [](double share) { return share > 0; };
  const auto first = std::find_if(shares.begin(), shares.end(), is_some);
  const auto last = std::find_if(shares.rbegin(), shares.rend(), is_some).base();
  Row row;
  if (first < last) {
    row.first = static_cast<std::size_t>(first - shares.begin());
    row.shares.assign(first, last);
  }
  rows_.push_back(std::move(row));
}

double ShareTable::sum(std::size_t row, const std::vector<double>& steady) const {
  const Row& r = rows_[row];
  double sum = 0;
  for (std::size_t i = 0; i < r.shares.size(); ++i)
    sum += r.shares[i] * steady[r.first + i];
  return sum;
}

}  // namespace farreach
