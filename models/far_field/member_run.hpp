/// One member: a release in one sequence of weather, from the source to the end of the
/// range, by plumes up to the hand-over and by particles beyond.
#pragma once

#include <functional>
#include <vector>

#include "models/atmosphere/weather_fields.hpp"
#include "models/far_field/settings.hpp"
#include "models/gas_plume/source.hpp"
#include "models/hazard/outcome.hpp"

namespace farreach {

/// What goes into the air in one weather.
using SourceIn = std::function<GasSource(const Weather&)>;
/// The release that checked values describe, expanded to a pressure of the air [Pa].
using SourceMaker = std::function<SourceIn(const Values&, double pressure)>;

/// Everything the members have in common.
struct FarTask {
  Values values;
  FarSettings settings;
  const WeatherFields* weather = nullptr;
  EnsemblePlan plan;
  GeoPoint place;
  std::vector<Level> levels;
  SourceMaker source;
};

/// Runs member `number` of the plan. `frames` is filled when given, `volume` when both
/// are, with the substance of `frames`.
FarMember run_member(const FarTask& task, int number, FarFrames* frames = nullptr,
                     FarVolume* volume = nullptr);

}  // namespace farreach
