#include "postprocess/media/air/page/air_data.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "postprocess/media/air/page/air_story.hpp"

namespace farreach {

void draw_air_levels(const Story& story, nlohmann::ordered_json& data) {
  using Json = nlohmann::ordered_json;
  const auto& levels = story.outcome.levels;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const double ppm = 1e6 * level_mole_fraction(story.outcome, levels[i]);
    data["levels"][i]["ppm"] =
        std::isfinite(ppm) ? Json(std::stod(fmt::format("{:.3e}", ppm))) : Json();
  }
}

}  // namespace farreach
