#include "postprocess/media/plume/plume_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "models/hazard/plumes.hpp"
#include "postprocess/media/air/page/air_data.hpp"
#include "postprocess/media/air/page/air_story.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"
#include "postprocess/report/map_data.hpp"

namespace farreach {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t frame_bytes_at_most = 1'100'000;
constexpr std::size_t frames_at_most = 24;
constexpr std::size_t samples_at_most = 150;
constexpr std::size_t outline_points_at_most = 240;
constexpr double drawn_floor = 1e-11;  // mole fraction below which a chart has a gap
constexpr double averaging_time = 600;

/// Rounded to so many significant digits; null when not finite.
Json rounded(double value, int digits = 4) {
  if (!std::isfinite(value)) return nullptr;
  return std::stod(fmt::format("{:.{}e}", value, digits - 1));
}

Json ppm_or_gap(double mole_fraction) {
  return mole_fraction > drawn_floor ? rounded(mole_fraction * 1e6, 3) : Json(nullptr);
}

std::size_t stride_for(std::size_t count, std::size_t at_most) {
  return std::max<std::size_t>(1, (count + at_most - 1) / at_most);
}

Json member_list(const Story& story) {
  Json list = Json::array();
  for (const Member& m : story.outcome.part<Plumes>().members)
    list.push_back(
        {{"name", m.weather.name},
         {"from", m.weather.wind_from ? rounded(*m.weather.wind_from) : Json()}});
  return list;
}

Json reach_list(const Story& story) {
  Json list = Json::array();
  for (const LevelReach& r : story.effects.reaches) {
    if (!is_air_level(story.outcome.levels.at(r.level))) continue;
    const std::size_t count = std::min(r.outline_x.size(), r.outline_y.size());
    const std::size_t stride = stride_for(count, outline_points_at_most);
    Json xy = Json::array();
    for (std::size_t i = 0; i < count; i += stride) {
      xy.push_back(std::lround(r.outline_x[i]));
      xy.push_back(std::lround(r.outline_y[i]));
    }
    list.push_back({{"l", r.level},
                    {"m", r.found_in.index},
                    {"d", rounded(r.distance)},
                    {"hi", rounded(std::min(r.distance_high, r.range_end))},
                    {"text", reach_text(story, r)},
                    {"xy", xy}});
  }
  return list;
}

/// Half the width of the cloud at slice i that is drawn: beyond it every plume is below
/// 4e-6 of its axis [m].
double drawn_half_width(const PlumeTable& plume, std::size_t i) {
  double widest = 1;
  for (const PlumeSegment& segment : plume.segments) {
    if (i >= segment.slices.size()) continue;  // not followed as far
    const PlumeSlice& s = segment.slices[i];
    widest =
        std::max(widest, s.half_width + 5 * std::hypot(s.sigma_y, s.sigma_meander));
  }
  return widest;
}

/// The cloud along its wind: `rows` values across one half at each drawn distance.
struct FieldGrid {
  static constexpr std::size_t rows = 25;
  std::vector<double> x, half_width;  // [m]

  explicit FieldGrid(const PlumeTable& plume) {
    const auto& slices = plume.segments.front().slices;
    for (std::size_t i = 0; i < slices.size(); ++i) {
      if (!(slices[i].x >= 1)) continue;
      x.push_back(slices[i].x);
      half_width.push_back(drawn_half_width(plume, i));
    }
  }

  std::string frame(const PlumeTable& plume, std::size_t species, double height,
                    double time) const {
    std::vector<double> c;
    c.reserve(x.size() * rows);
    for (std::size_t i = 0; i < x.size(); ++i)
      for (std::size_t j = 0; j < rows; ++j)
        c.push_back(mole_fraction(
            plume, species, x[i],
            half_width[i] * static_cast<double>(j) / static_cast<double>(rows - 1),
            height, time, averaging_time));
    return pack_concentration(c);
  }
};

Json rounded_list(const std::vector<double>& values) {
  Json list = Json::array();
  for (const double v : values) list.push_back(rounded(v));
  return list;
}

/// Moving pictures of every substance in every weather, at the times of the map.
Json field_list(const Story& story) {
  Json list = Json::array();
  std::size_t bytes = 0;
  for (const EffectMap& map : story.effects.part<PlumeEffects>().maps) {
    const PlumeTable& plume = story.outcome.part<Plumes>().members.at(map.member).plume;
    const auto found =
        std::find(plume.tracked.begin(), plume.tracked.end(), map.substance);
    if (followed(plume).end == PlumeEnd::failed || found == plume.tracked.end())
      continue;
    const auto species = static_cast<std::size_t>(found - plume.tracked.begin());
    const FieldGrid grid(plume);
    const std::size_t stride = stride_for(map.frame_time.size(), frames_at_most);
    Json frames = Json::array();
    for (std::size_t f = 0; f < map.frame_time.size(); f += stride) {
      const std::string packed = grid.frame(
          plume, species, story.outcome.scenario.receptor_height, map.frame_time[f]);
      bytes += packed.size();
      frames.push_back({{"t", rounded(map.frame_time[f])}, {"c", packed}});
    }
    if (bytes > frame_bytes_at_most) break;
    list.push_back({{"m", map.member},
                    {"substance", formula(map.substance)},
                    {"x", rounded_list(grid.x)},
                    {"w", rounded_list(grid.half_width)},
                    {"rows", FieldGrid::rows},
                    {"frames", frames}});
  }
  return list;
}

Json history_list(const Story& story) {
  Json list = Json::array();
  for (const ReceptorHistory& h : story.effects.part<PlumeEffects>().histories) {
    if (!(h.peak > drawn_floor) || h.time.size() != h.outdoor.size()) continue;
    const auto& g = story.outcome.geography;
    std::string name;
    if (h.border >= 0) {
      const auto& b = g.borders.at(static_cast<std::size_t>(h.border));
      name = story.say("clock.border_of",
                       {{"state", neighbour_name(story, b.state, b.kind)}});
    } else if (h.receptor >= 0) {
      const auto& r = g.receptors.at(static_cast<std::size_t>(h.receptor));
      name = own_name(story, r.name, r.name_ru, r.name_kk);
    }
    Json t = Json::array(), out = Json::array();
    const std::size_t stride = stride_for(h.time.size(), samples_at_most);
    for (std::size_t i = 0; i < h.time.size(); i += stride) {
      t.push_back(rounded(h.time[i]));
      out.push_back(ppm_or_gap(h.outdoor[i]));
    }
    list.push_back({{"m", h.member},
                    {"name", name},
                    {"border", h.border >= 0},
                    {"substance", formula(h.substance)},
                    {"peak", rounded(h.peak * 1e6, 3)},
                    {"t", t},
                    {"c", out}});
  }
  return list;
}

/// Largest axis concentration at receptor height while segment k passes x [-].
double largest_at(const Story& story, const PlumeTable& plume, std::size_t species,
                  std::size_t slice) {
  const ScenarioRecord& scenario = story.outcome.scenario;
  double largest = 0;
  for (const PlumeSegment& segment : plume.segments) {
    if (slice >= segment.slices.size()) continue;  // not followed as far
    const PlumeSlice& s = segment.slices[slice];
    const double begin = segment.start + s.arrival;
    const double end =
        std::isfinite(segment.end) ? segment.end + s.arrival : begin + 20 * s.sigma_t;
    largest = std::max(largest,
                       mole_fraction(plume, species, s.x, 0, scenario.receptor_height,
                                     (begin + end) / 2, averaging_time));
  }
  return largest;
}

Json profile_list(const Story& story) {
  Json list = Json::array();
  for (std::size_t m = 0; m < story.outcome.part<Plumes>().members.size(); ++m) {
    const PlumeTable& plume = story.outcome.part<Plumes>().members[m].plume;
    if (followed(plume).end == PlumeEnd::failed) continue;
    const auto& slices = plume.segments.front().slices;
    const std::size_t stride = stride_for(slices.size(), samples_at_most / 2);
    for (std::size_t k = 0; k < plume.tracked.size(); ++k) {
      Json x = Json::array(), c = Json::array();
      for (std::size_t i = 0; i < slices.size(); i += stride) {
        x.push_back(rounded(slices[i].x, 3));
        c.push_back(ppm_or_gap(largest_at(story, plume, k, i)));
      }
      list.push_back(
          {{"m", m}, {"substance", formula(plume.tracked[k])}, {"x", x}, {"c", c}});
    }
  }
  return list;
}

}  // namespace

void draw_plumes(const Story& story, Json& data) {
  draw_air_levels(story, data);
  data["members"] = member_list(story);
  data["reaches"] = reach_list(story);
  data["maps"] = field_list(story);
  data["histories"] = history_list(story);
  data["profiles"] = profile_list(story);
}

}  // namespace farreach
