#include "postprocess/media/far_field/far_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "models/hazard/far_field.hpp"
#include "postprocess/media/air/page/air_data.hpp"
#include "postprocess/media/air/page/far_story.hpp"
#include "postprocess/media/far_field/effects/far_field.hpp"
#include "postprocess/media/far_field/effects/far_map.hpp"
#include "postprocess/report/map_data.hpp"

namespace farreach {
namespace {

using Json = nlohmann::ordered_json;

constexpr double longest_arrival = 1e7;  // that a packed byte stands for [s]
constexpr std::size_t frames_at_most = 48;
constexpr std::size_t points_at_most = 120;  // of a curve of convergence

Json rounded(double value, int digits = 4) {
  if (!std::isfinite(value)) return nullptr;
  return std::stod(fmt::format("{:.{}e}", value, digits - 1));
}

/// Values from 1e-9 to 1 as bytes; what is no number is 0.
std::string packed(const std::vector<float>& values, double scale) {
  std::vector<double> shares;
  for (const float v : values)
    shares.push_back(std::isfinite(v) ? static_cast<double>(v) / scale : 0.0);
  return pack_concentration(shares);
}

Json level_list(const Story& story) {
  Json list = Json::array();
  for (const std::size_t level : levels_by_severity(story.outcome)) {
    const FarLevel& l = story.effects.part<FarEffects>().levels[level];
    if (!l.carried) continue;
    list.push_back(
        {{"l", level},
         {"name", level_name(story, story.outcome.levels[level])},
         {"far", rounded(l.distance.high)},
         {"p", packed(l.probability, 1)},
         {"arrival", packed(l.median_arrival, longest_arrival)},
         {"any", *std::max_element(l.probability.begin(), l.probability.end()) > 0}});
  }
  return list;
}

Json frame_list(const Story& story) {
  const FarField& far = story.outcome.part<FarField>();
  const std::size_t cells = far.grid.cells(), count = far.frames.time.size();
  if (far.frames.member < 0 || far.frames.mole_fraction.size() != count * cells ||
      count == 0)
    return nullptr;
  Json frames = Json::array();
  const std::size_t stride = (count + frames_at_most - 1) / frames_at_most;
  for (std::size_t f = 0; f < count; f += stride) {
    const auto begin =
        far.frames.mole_fraction.begin() + static_cast<std::ptrdiff_t>(f * cells);
    frames.push_back(
        {{"t", rounded(far.frames.time[f])},
         {"c", packed({begin, begin + static_cast<std::ptrdiff_t>(cells)}, 1)}});
  }
  const auto member = static_cast<std::size_t>(far.frames.member);
  return {{"substance", formula(far.frames.substance)},
          {"name", member_date(story, member) + ", " + member_wind(story, member)},
          {"frames", frames}};
}

/// The curve of one neighbour at the level most members of which are in doubt.
Json curve(const Story& story, const FarPlace& p) {
  const auto shares = convergence(p);
  const std::size_t stride = (shares.size() + points_at_most - 1) / points_at_most;
  Json n = Json::array(), middle = Json::array(), low = Json::array(),
       high = Json::array();
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (i % stride != 0 && i + 1 != shares.size()) continue;
    n.push_back(i + 1);
    middle.push_back(rounded(100 * shares[i].probability));
    low.push_back(rounded(100 * shares[i].low));
    high.push_back(rounded(100 * shares[i].high));
  }
  const auto& border =
      story.outcome.geography.borders[static_cast<std::size_t>(p.border)];
  return {{"name", neighbour_name(story, border.state, border.kind) + ", " +
                       level_name(story, story.outcome.levels[p.level])},
          {"n", n},
          {"p", middle},
          {"low", low},
          {"high", high}};
}

/// One curve for each of the nearest neighbours: its gravest level that any member
/// reaches.
Json curves(const Story& story) {
  constexpr std::size_t at_most = 3;
  Json list = Json::array();
  const int borders = static_cast<int>(story.outcome.geography.borders.size());
  for (int b = 0; b < borders && list.size() < at_most; ++b)
    for (const std::size_t level : levels_by_severity(story.outcome)) {
      const FarPlace* p = far_place(story.effects.part<FarEffects>(), b, level);
      if (!p || p->outside || p->reached.hits == 0) continue;
      list.push_back(curve(story, *p));
      break;
    }
  return list;
}

Json index_json(const Index& i) {
  return {rounded(100 * i.value), rounded(100 * i.low), rounded(100 * i.high)};
}

/// Totals that are mere bounds from above are left to the table of the annex.
Json input_list(const Story& story) {
  Json list = Json::array();
  const FarSensitivity* leading = leading_sensitivity(story);
  for (const FarSensitivity& s : story.effects.part<FarEffects>().sensitivity) {
    Json rows = Json::array();
    for (const InputShare& i : s.inputs)
      rows.push_back(
          {{"name", input_name(story, i.input)},
           {"first", index_json(i.first)},
           {"total", i.total_is_bound ? Json(nullptr) : index_json(i.total)}});
    const auto& border =
        story.outcome.geography.borders[static_cast<std::size_t>(s.border)];
    list.push_back({{"name", neighbour_name(story, border.state, border.kind)},
                    {"leading", &s == leading},
                    {"rows", rows}});
  }
  return list;
}

}  // namespace

void draw_far_field(const Story& story, Json& data) {
  draw_air_levels(story, data);
  if (!story.effects.has<FarEffects>()) return;
  const RingGrid& g = story.outcome.part<FarField>().grid;
  data["far"] = {
      {"inner", g.inner},
      {"outer", g.outer},
      {"rings", g.rings},
      {"sectors", g.sectors},
      {"radius", rounded(far_radius(story.outcome, story.effects.part<FarEffects>()))},
      {"longest", longest_arrival},
      {"levels", level_list(story)},
      {"cloud", frame_list(story)},
      {"curves", curves(story)},
      {"inputs", input_list(story)}};
}

}  // namespace farreach
