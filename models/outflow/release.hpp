/// A release in time: stretches over which the stream is steady.
///
/// Whatever the kind, a release is a rate q(t) and a state of the stream. It is cut
/// into stretches; the rate of a stretch is the integral of q over it divided by its
/// length, so that the released mass is exact. Its state belongs to that mean rate.
#pragma once

#include <functional>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "models/outflow/nozzle.hpp"
#include "models/parameter/parameter.hpp"

namespace farreach {

/// A steady stretch, with what it must conserve.
struct Stretch {
  double start = 0, end = 0;  ///< after the accident [s]
  Stream stream;              ///< after expansion to ambient pressure
  double total_enthalpy = 0;  ///< at rest before the opening [J/kg]
  double thrust = 0;          ///< q u_t + (p_t - p_a) A at the opening [N]
};

struct Release {
  std::vector<Stretch> stretches;
  double mass = 0;  ///< integral of the rate, formed without the stretches [kg]
  std::vector<SourceFact> facts;
  std::vector<Notice> notices;
};

/// What is around a release.
struct Surroundings {
  double pressure = 101325;  ///< of the ambient air [Pa]
};

/// The release of a scenario, by its `release.kind`. Values must be complete.
Release make_release(const Fluid& fluid, const Values& values,
                     const Surroundings& around);

/// Slower than this a jet is none but a flat source; faster no expanded gas leaves
/// [m/s].
inline constexpr double slowest_jet = 0.1, fastest_stream = 1500;

/// A stated mass rate at ambient pressure. Throws InputError for an area through which
/// the stream would leave slower or faster than a stream can.
Release stated_release(const Fluid& fluid, const Values& values,
                       const Surroundings& around);

/// Steady flow through an opening of `area` [m2] from a fluid at rest.
Stretch steady_stretch(const Fluid& fluid, const FluidState& reservoir, double area,
                       double ambient);

/// Facts about a throat and the stream behind it.
std::vector<SourceFact> flow_facts(const Throat& throat, const Stream& stream);

/// Times that cut [0, end] into `count` stretches, closer where more mass leaves.
/// `mass` is the released mass up to a time [kg], not falling.
std::vector<double> cut_times(const std::function<double(double)>& mass, double end,
                              int count);

}  // namespace farreach
