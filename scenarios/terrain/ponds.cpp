#include "scenarios/terrain/ponds.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

namespace farreach {
namespace {

using Index = std::size_t;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double volume_below(const Ground& ground, const std::vector<Index>& cells,
                    double level) {
  double sum = 0;
  for (const Index c : cells) sum += std::max(0.0, level - ground.bed[c]);
  return sum * ground.raster.cell_area();
}

/// Takes cells in the order of their spill level.
class Flood {
 public:
  Flood(const Ground& ground, const Barrier& dam, const std::string& side)
      : ground_(ground),
        dam_(dam),
        seen_(ground.bed.size(), 0),
        other_(ground.bed.size(), 0) {
    const auto& own = side == "left" ? dam.left : dam.right;
    for (const Index c : side == "left" ? dam.right : dam.left) other_[c] = 1;
    for (const Index c : own) {
      other_[c] = 0;  // both beside one stretch and behind another
      push(c, -std::numeric_limits<double>::infinity());
    }
  }

  bool empty() const { return queue_.empty(); }
  /// Spill level of the cell that comes next [m].
  double next_level() const { return queue_.top().spill; }

  void take() {
    const auto [spill, c] = queue_.top();
    queue_.pop();
    cells.push_back(c);
    if (other_[c] && std::isnan(end_level)) end_level = spill;
    const Raster& r = ground_.raster;
    const int i = static_cast<int>(c % r.nx), j = static_cast<int>(c / r.nx);
    const bool rim = i == 0 || j == 0 || i == r.nx - 1 || j == r.ny - 1;
    at_rim = at_rim || rim;
    if (i > 0 && !dam_.east[c - 1]) push(c - 1, spill);
    if (i < r.nx - 1 && !dam_.east[c]) push(c + 1, spill);
    if (j > 0 && !dam_.north[c - r.nx]) push(c - r.nx, spill);
    if (j < r.ny - 1 && !dam_.north[c]) push(c + r.nx, spill);
  }

  std::vector<Index> cells;
  double end_level = nan;  ///< spill level of the first cell beyond the dam [m]
  bool at_rim = false;

 private:
  struct Waiting {
    double spill;
    Index cell;
    bool operator<(const Waiting& other) const {  // lowest on top, then lowest index
      return std::pair(spill, cell) > std::pair(other.spill, other.cell);
    }
  };

  void push(Index c, double spill) {
    if (seen_[c]) return;
    if (!ground_.outside.empty() && ground_.outside[c]) {
      at_rim = at_rim || ground_.outside[c] == Terrain::beyond;
      return;
    }
    seen_[c] = 1;
    queue_.push({std::max(spill, ground_.bed[c]), c});
  }

  const Ground& ground_;
  const Barrier& dam_;
  std::vector<std::uint8_t> seen_, other_;
  std::priority_queue<Waiting> queue_;
};

/// Takes cells until the next one would lie above the surface of the volume. Cells of
/// one spill level are taken together: water over a sill fills the hollow behind it.
void flood_to_volume(Flood& flood, const Ground& ground, double volume) {
  double held = 0, surface = nan;  // V at the spill level of the last cell taken
  const double area = ground.raster.cell_area();
  while (!flood.empty()) {
    const double next = flood.next_level();
    const auto taken = static_cast<double>(flood.cells.size());
    if (taken > 0) held += area * taken * (next - surface);
    if (taken > 0 && next > surface && held >= volume) return;
    flood.take();
    held += area * std::max(0.0, next - ground.bed[flood.cells.back()]);
    surface = next;
  }
}

}  // namespace

Pond pond_of_level(const Ground& ground, const std::vector<Index>& cells,
                   double level) {
  Pond pond{.cells = {}, .level = level};
  for (const Index c : cells) {
    const bool wall = !ground.outside.empty() && ground.outside[c];
    if (!wall && ground.bed[c] < level) pond.cells.push_back(c);
  }
  pond.volume = volume_below(ground, pond.cells, level);
  return pond;
}

Pond pond_of_volume(const Ground& ground, const std::vector<Index>& cells,
                    double volume) {
  std::vector<Index> order;
  for (const Index c : cells)
    if (ground.outside.empty() || !ground.outside[c]) order.push_back(c);
  if (order.empty()) return {};
  std::sort(order.begin(), order.end(), [&](Index a, Index b) {
    return std::pair(ground.bed[a], a) < std::pair(ground.bed[b], b);
  });
  // Between the k-th and the next bed V rises by k A per metre: exact, no search.
  const double area = ground.raster.cell_area();
  double level = ground.bed[order[0]], left = volume;
  std::size_t wet = 1;
  for (; wet < order.size(); ++wet) {
    const double next = ground.bed[order[wet]];
    const double layer = area * static_cast<double>(wet) * (next - level);
    if (layer >= left) break;
    left -= layer;
    level = next;
  }
  level += left / (area * static_cast<double>(wet));
  order.resize(wet);
  return {.cells = order, .level = level, .volume = volume_below(ground, order, level)};
}

DamPond pond_behind(const Ground& ground, const Barrier& dam, const std::string& side,
                    const DamLoad& load) {
  DamPond made;
  const auto& beside = side == "left" ? dam.left : dam.right;
  made.lowest_bed = nan;
  for (const Index c : beside)
    if (ground.outside.empty() || !ground.outside[c])
      made.lowest_bed = std::fmin(made.lowest_bed, ground.bed[c]);
  Flood flood(ground, dam, side);
  if (load.level) {
    while (!flood.empty() && flood.next_level() < *load.level) flood.take();
    made.pond = pond_of_level(ground, flood.cells, *load.level);
  } else if (load.volume) {
    flood_to_volume(flood, ground, *load.volume);
    made.pond = pond_of_volume(ground, flood.cells, *load.volume);
  }
  made.at_rim = flood.at_rim;
  made.at_dam = made.pond.level > made.lowest_bed;
  made.end_level = flood.end_level;
  made.round_the_end = flood.end_level < made.pond.level;
  return made;
}

}  // namespace farreach
