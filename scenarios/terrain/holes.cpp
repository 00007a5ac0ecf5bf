#include "scenarios/terrain/holes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace farreach {
namespace {

using Index = std::size_t;

class HoleFinder {
 public:
  HoleFinder(const Raster& raster, const std::vector<double>& bed)
      : raster_(raster), bed_(bed), seen_(bed.size(), 0) {}

  Holes run() {
    for (Index c = 0; c < bed_.size(); ++c)
      if (std::isnan(bed_[c]) && !seen_[c]) take(c);
    return std::move(holes_);
  }

 private:
  void take(Index start) {
    members_.assign(1, start);
    seen_[start] = 1;
    bool rim = false;
    for (Index at = 0; at < members_.size(); ++at) {
      const Index c = members_[at];
      const int i = static_cast<int>(c % raster_.nx),
                j = static_cast<int>(c / raster_.nx);
      rim = rim || i == 0 || j == 0 || i == raster_.nx - 1 || j == raster_.ny - 1;
      if (i > 0) visit(c - 1);
      if (i < raster_.nx - 1) visit(c + 1);
      if (j > 0) visit(c - raster_.nx);
      if (j < raster_.ny - 1) visit(c + raster_.nx);
    }
    if (rim)
      holes_.cells_at_rim += members_.size();
    else
      note_hole();
  }

  void visit(Index c) {
    if (seen_[c] || !std::isnan(bed_[c])) return;
    seen_[c] = 1;
    members_.push_back(c);
  }

  void note_hole() {
    if (holes_.inside.empty()) holes_.inside.assign(bed_.size(), 0);
    for (const Index c : members_) holes_.inside[c] = 1;
    ++holes_.count;
    holes_.cells_inside += members_.size();
    if (members_.size() <= holes_.largest_cells) return;
    holes_.largest_cells = members_.size();
    holes_.largest = {static_cast<int>(members_[0] % raster_.nx),
                      static_cast<int>(members_[0] / raster_.nx)};
  }

  const Raster raster_;
  const std::vector<double>& bed_;
  std::vector<std::uint8_t> seen_;
  std::vector<Index> members_;
  Holes holes_;
};

}  // namespace

Holes find_holes(const Raster& raster, const std::vector<double>& bed) {
  return HoleFinder(raster, bed).run();
}

void fill_holes(const Raster& raster, const Holes& holes, std::vector<double>& bed) {
  if (holes.inside.empty()) return;
  std::vector<Index> cells;
  double sum = 0;
  Index edges = 0;
  const auto around = [&](Index c) {  // a hole inside never touches the rim
    const auto nx = static_cast<Index>(raster.nx);
    return std::array<Index, 4>{c - 1, c + 1, c - nx, c + nx};
  };
  for (Index c = 0; c < bed.size(); ++c) {
    if (!holes.inside[c]) continue;
    cells.push_back(c);
    for (const Index n : around(c))
      if (!std::isnan(bed[n])) sum += bed[n], ++edges;
  }
  for (const Index c : cells) bed[c] = sum / static_cast<double>(edges);
  for (int sweep = 0; sweep < 1000; ++sweep) {
    double change = 0;
    for (const Index c : cells) {
      double mean = 0;
      for (const Index n : around(c)) mean += bed[n] / 4;
      change = std::max(change, std::abs(mean - bed[c]));
      bed[c] = mean;
    }
    if (change < 1e-4) return;  // a tenth of a millimetre
  }
}

}  // namespace farreach
