#include "models/dam_failure/hand_over.hpp"

#include <numeric>

namespace farreach {
namespace {

std::string key_of(std::size_t pollutant, const char* part) {
  return "release.pollutant[" + std::to_string(pollutant) + "]." + part;
}

}  // namespace

double HandedSubstance::mass() const {
  return std::accumulate(dissolved.begin(), dissolved.end(), 0.0) +
         std::accumulate(sorbed.begin(), sorbed.end(), 0.0);
}

RiverInflow hand_over_of(const FlowPlan& plan, const Values& values,
                         const TakenOver& taken) {
  const FluidMaterial& m = plan.material;
  RiverInflow made;
  made.to = taken.time;
  made.volume = taken.volume;
  for (std::size_t k = 0; k < taken.time.size(); ++k) {
    made.from.push_back(k == 0 ? 0 : taken.time[k - 1]);
    made.solids.push_back(m.solids_density * taken.solids[k]);
  }
  for (std::size_t p = 0; p < values.count("release.pollutant"); ++p) {
    HandedSubstance part;
    part.name = values.text(key_of(p, "substance"));
    const double in_water = values.number_or(key_of(p, "dissolved"), 0);
    const double on_solids = values.number_or(key_of(p, "sorbed"), 0);
    for (std::size_t k = 0; k < taken.time.size(); ++k) {
      part.dissolved.push_back(in_water * (1 - m.solids) * taken.share[k]);
      part.sorbed.push_back(on_solids * made.solids[k]);
    }
    made.parts.push_back(std::move(part));
  }
  return made;
}

double released_mass(const FlowPlan& plan, const Values& values, std::size_t pollutant,
                     double volume) {
  const FluidMaterial& m = plan.material;
  const double in_water = values.number_or(key_of(pollutant, "dissolved"), 0);
  const double on_solids = values.number_or(key_of(pollutant, "sorbed"), 0);
  return volume * (in_water * (1 - m.solids) + on_solids * m.solids * m.solids_density);
}

}  // namespace farreach
