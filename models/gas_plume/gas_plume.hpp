/// The integral model of a gas release: jet, touch-down, dense slab, passive plume.
///
/// One state of conserved fluxes is integrated downwind; stages differ in closure terms
/// only, so nothing is re-fitted between them.
#pragma once

#include <string>
#include <vector>

#include "models/atmosphere/surface_layer.hpp"
#include "models/atmosphere/weather.hpp"
#include "models/gas_plume/closures.hpp"
#include "models/gas_plume/plume_table.hpp"
#include "models/gas_plume/source.hpp"

namespace farreach {

struct PlumeOptions {
  double max_distance = 100e3;  ///< end of the table [m]
  int slices = 160;             ///< of the common grid, spaced in log x [-]
  double tolerance = 1e-4;      ///< relative, of the integrator [-]
  PlumeClosures closures = {};
};

/// Plumes of the segments of one release in one weather.
class PlumeTrain {
 public:
  /// `tracked`: substances whose share is kept. Throws InputError for weather outside
  /// what surface-layer similarity can describe.
  PlumeTrain(const Weather& weather, std::vector<std::string> tracked,
             const PlumeOptions& options);

  /// Integrates the steady plume of one segment. Never throws for a physical source:
  /// where it cannot be followed the segment says so in its type, and a notice why.
  void emit(const SourceSegment& segment);

  const PlumeTable& table() const { return table_; }

  /// The air the plumes move in.
  const SurfaceLayer& air() const { return air_; }

 private:
  Weather weather_;
  PlumeOptions options_;
  PlumeTable table_;
  SurfaceLayer air_;
  PlumeEnd worst_ = PlumeEnd::valid;
};

}  // namespace farreach
