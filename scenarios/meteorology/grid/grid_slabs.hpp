/// The files of a grid as one: which quantities, at which times, on which columns and
/// levels.
///
/// Levels are those on which wind and the height of levels are all told, from the
/// ground up to the first above 250 hPa (6 km): columns end at 4 km above the ground.
/// The vertical wind, and the temperature that turns dp/dt into it, count when they are
/// told on all of these up to 500 hPa (5.5 km); else the vertical wind is left out,
/// which is said.
///
/// Sums and means become rates over the time before each time. One that began with an
/// earlier sum or mean is told apart from it: (A(b) - A(a)) / (b - a).
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/meteorology/grid/grid_source.hpp"
#include "scenarios/meteorology/grid/running_sums.hpp"

namespace farreach {

/// Values of one quantity at one time, in SI, (level, latitude, longitude).
struct Slab {
  std::vector<float> values;
  std::size_t levels = 1;
};

/// How sums that do not tell the time over which they were formed count.
enum class SumRule { seen, each, running };

struct SumOptions {
  double accumulation = 3600;  ///< time of sums that are formed anew for each time [s]
  SumRule rule = SumRule::seen;
};

class GridSlabs {
 public:
  /// Throws InputError when the files lie on different grids, have no levels in common,
  /// or hold sums that seem to go on from time to time without saying so.
  GridSlabs(std::vector<std::unique_ptr<GridFile>> files, const SumOptions& sums);

  bool has(GridQuantity quantity) const;
  /// "levels.nc: u, v; surface.nc: u10, ...".
  std::string described() const;
  const std::vector<double>& latitude() const { return latitude_; }
  const std::vector<double>& longitude() const { return longitude_; }
  std::size_t columns() const { return latitude_.size() * longitude_.size(); }
  /// Times of a quantity in all files, ascending [UTC s].
  std::vector<double> times(GridQuantity quantity) const;
  /// What the first file tells of a quantity.
  const GridVariable& described(GridQuantity quantity) const;
  /// Levels of all slabs on levels [Pa] or above ground [m], as in the first file.
  const std::vector<double>& levels() const { return levels_; }
  bool on_pressure() const { return on_pressure_; }
  /// Whether the vertical wind is told on the levels, and how.
  enum class Lift { none, wind_up, pressure_speed };
  Lift lift() const { return lift_; }

  /// Values at a time. Throws InputError when the time is missing, or when values lie
  /// outside what the quantity can be; on the ground also when any is missing.
  Slab read(GridQuantity quantity, double time);
  /// Whether sums that tell no time run on from time to time, as far as read.
  bool runs_on(GridQuantity quantity) const;
  /// What was chosen or left out, as sentences.
  std::vector<std::string> remarks() const;

 private:
  struct Part {
    std::size_t file, variable;
  };
  /// One time of a quantity.
  struct Entry {
    Part part;
    std::size_t n = 0;
    double time = 0, begin = 0;  ///< [UTC s]; begin = time: not told, or of a moment
  };
  std::vector<Part> parts(GridQuantity quantity) const;
  const GridVariable& variable(const Part& part) const;
  void require_one_grid() const;
  void set_levels();
  void set_lift(const std::vector<double>& needed);
  std::vector<double> common(std::vector<double> levels, GridQuantity quantity) const;
  std::string spans_of_levels(const std::vector<GridQuantity>& quantities) const;
  std::vector<std::size_t> places_of_levels(const GridVariable& variable) const;
  std::vector<Entry> gathered(GridQuantity quantity);
  const std::vector<Entry>& entries(GridQuantity quantity) const;
  std::vector<float> raw(const Entry& entry);
  std::vector<float> amount(const Entry& entry);
  Slab rate(const std::vector<Entry>& all, std::size_t n);
  std::vector<float> running_rate(const std::vector<Entry>& all, std::size_t n);
  std::vector<float> untold_rate(const std::vector<Entry>& all, std::size_t n);
  SumsSeen seen(const std::vector<Entry>& all);
  bool runs_on(const std::vector<Entry>& all);
  const Entry* earlier_of_one_begin(const std::vector<Entry>& all,
                                    const Entry& entry) const;
  [[noreturn]] void refuse_time(GridQuantity quantity, double time) const;

  std::vector<std::unique_ptr<GridFile>> files_;
  std::vector<double> latitude_, longitude_, levels_;
  bool on_pressure_ = false;
  Lift lift_ = Lift::none;
  SumOptions sums_;
  std::map<GridQuantity, std::vector<Entry>> entries_;  ///< by time
  std::map<GridQuantity, bool> running_;                ///< whether untold sums go on
  std::vector<std::string> remarks_;
};

}  // namespace farreach
