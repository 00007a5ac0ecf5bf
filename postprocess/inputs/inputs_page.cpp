#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "models/phrase/message.hpp"
#include "postprocess/inputs/chart.hpp"
#include "postprocess/inputs/inputs_view.hpp"
#include "postprocess/inputs/relief.hpp"
#include "postprocess/inputs/river_chart.hpp"
#include "postprocess/inputs/weather_chart.hpp"
#include "postprocess/io/markup.hpp"
#include "postprocess/voice/voice.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/utc.hpp"

namespace farreach {
namespace {

constexpr double page_width = 940;  // of a plot that is not scrolled [px]
constexpr double hour_width = 5;    // so that each hour can be told apart [px]
constexpr double widest = 60000;    // browsers end near there [px]
constexpr std::size_t most_rows = 20000;
constexpr int most_pixels = 700;  // of the relief, a side

constexpr std::array<InputOrigin, input_origins> all_origins = {
    InputOrigin::told,     InputOrigin::converted, InputOrigin::interpolated,
    InputOrigin::assumed,  InputOrigin::derived,   InputOrigin::grid,
    InputOrigin::generated};

constexpr const char* style = R"(
:root { --ink: #16202b; --soft: #4a5764; --line: #d3dae1; --pale: #f4f7f9; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1120px; padding: 1rem 1.4rem 3rem; color: var(--ink);
  background: #fff; font: 15px/1.45 system-ui, "Segoe UI", Roboto, "Noto Sans",
  "DejaVu Sans", Arial, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .6rem; padding-bottom: .25rem;
  border-bottom: 2px solid var(--ink); }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
p { margin: .4rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: .6rem 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
ul { margin: .4rem 0; padding-left: 1.2rem; }
.scroll { overflow-x: auto; border: 1px solid var(--line); }
svg { display: block; font: 12px system-ui, "Noto Sans", "DejaVu Sans", Arial, sans-serif; }
svg .title { font-weight: 600; fill: var(--ink); } svg .tick { fill: var(--soft); }
svg .end { text-anchor: end; } svg .middle { text-anchor: middle; }
svg .grid { stroke: var(--line); } svg .frame { fill: none; stroke: var(--soft); }
svg .line { fill: none; stroke: #33475b; stroke-width: 1.3; }
svg .rain { fill: #2b5fa8; }
svg .bed { fill: none; stroke: #7a4a00; stroke-width: 2.2; }
svg .station { stroke: var(--soft); stroke-dasharray: 3 3; }
svg .border { stroke: #a3121f; stroke-width: 2; }
svg path.case0 { fill: none; stroke: #0b4f8a; stroke-width: 2; } svg text.case0 { fill: #0b4f8a; }
svg path.case1 { fill: none; stroke: #b45f06; stroke-width: 2; } svg text.case1 { fill: #b45f06; }
svg path.case2 { fill: none; stroke: #0f5c3a; stroke-width: 2; } svg text.case2 { fill: #0f5c3a; }
svg path.case3 { fill: none; stroke: #5b1a5e; stroke-width: 2; } svg text.case3 { fill: #5b1a5e; }
svg .key { font-weight: 600; }
svg .dam { fill: none; stroke: #a3121f; stroke-width: 4; }
svg .line-gauge { fill: none; stroke: #16202b; stroke-width: 2; }
svg .gauge { fill: #fff; stroke: #16202b; stroke-width: 2; }
svg .site { fill: #a3121f; stroke: #fff; stroke-width: 1.5; }
svg .name { fill: #16202b; paint-order: stroke; stroke: #fff; stroke-width: 3px; font-weight: 600; }
svg .scale { fill: none; stroke: #16202b; stroke-width: 2; }
svg .hover { fill: transparent; } svg .hover:hover { fill: rgba(22, 32, 43, .12); }
.o-told { fill: #33475b; background: #33475b; } .o-converted { fill: #3f8f9b; background: #3f8f9b; }
.o-interpolated { fill: #e08a00; background: #e08a00; } .o-assumed { fill: #c2182b; background: #c2182b; }
.o-derived { fill: #8a6fb3; background: #8a6fb3; } .o-grid { fill: #4b8a3f; background: #4b8a3f; }
.o-generated { fill: #9a9a9a; background: #9a9a9a; }
.key-box { display: inline-block; width: .9em; height: .9em; margin-right: .4em; vertical-align: -.1em; }
.keys span.item { margin-right: 1.4em; white-space: nowrap; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 13px; }
th { position: sticky; top: 0; background: #fff; text-align: right; color: var(--soft); padding: .2rem .55rem; }
td { text-align: right; padding: .12rem .55rem; border-top: 1px solid var(--line); white-space: nowrap; }
td:first-child, td:last-child, th:first-child, th:last-child { text-align: left; }
td.c { background: #e3f1f3; } td.i { background: #fdebcd; } td.a { background: #f9d5d9; }
td.d { background: #ece6f5; }
.rows { max-height: 70vh; overflow: auto; border: 1px solid var(--line); }
details summary { cursor: pointer; font-weight: 600; margin: .8rem 0 .4rem; }
)";

std::string fact(const std::string& name, const std::string& value) {
  return value.empty()
             ? ""
             : "<dt>" + escaped(name) + "</dt><dd>" + escaped(value) + "</dd>\n";
}

std::string place_text(GeoPoint place) {
  return fmt::format("{:.4f} {}, {:.4f} {}", std::abs(place.lat),
                     place.lat < 0 ? 'S' : 'N', std::abs(place.lon),
                     place.lon < 0 ? 'W' : 'E');
}

/// The letter by which a cell of the table is coloured.
std::string cell(const InputValue& value, double shown, int digits,
                 const std::string& word = "") {
  constexpr const char* letters[] = {"", "c", "i", "a", "d", "", ""};
  const std::string text = !word.empty() ? word
                           : std::isfinite(shown)
                               ? fmt::format("{:.{}f}", shown, digits)
                               : std::string("–");
  return fmt::format("<td class='{}'>{}</td>",
                     letters[static_cast<std::size_t>(value.origin)], text);
}

std::string length_text(double inverse) {
  return std::abs(inverse) < 1e-5 ? "∞" : fmt::format("{:.0f}", 1 / inverse);
}

std::string hour_row(const InputHour& h) {
  return "<tr><td>" + utc_text(h.time).substr(0, 10) + " " +
         utc_text(h.time).substr(11, 5) + "</td>" + cell(h.speed, h.speed.value, 1) +
         cell(h.direction, h.direction.value, 0) +
         cell(h.temperature, h.temperature.value - zero_celsius, 1) +
         cell(h.pressure, h.pressure.value / 100, 1) +
         cell(h.humidity, 100 * h.humidity.value, 0) +
         cell(h.rain, 3600 * h.rain.value, 2) +
         cell(h.inverse_length, 0, 0, std::string(1, h.stability)) +
         cell(h.inverse_length, 0, 0, length_text(h.inverse_length.value)) +
         cell(h.mixing_height, h.mixing_height.value, 0) + "<td>" + escaped(h.line) +
         "</td></tr>\n";
}

std::string hour_table(const std::vector<InputHour>& hours, const Messages& say) {
  std::string out = "<div class='rows'><table><thead><tr>";
  for (const char* head :
       {"time", "speed.short", "direction.short", "temperature.short", "pressure.short",
        "humidity.short", "rain.short", "stability.short", "length.short",
        "mixing.short", "line"})
    out += "<th>" + escaped(say(std::string("inputs.") + head)) + "</th>";
  out += "</tr></thead><tbody>\n";
  for (std::size_t n = 0; n < std::min(hours.size(), most_rows); ++n)
    out += hour_row(hours[n]);
  return out + "</tbody></table></div>\n";
}

/// Colours of the origins that occur.
std::string origin_key(const std::vector<InputHour>& hours, const Messages& say) {
  std::array<bool, input_origins> seen{};
  for (const InputHour& h : hours)
    for (const InputValue* v :
         {&h.speed, &h.direction, &h.temperature, &h.pressure, &h.humidity, &h.rain,
          &h.inverse_length, &h.mixing_height})
      seen[static_cast<std::size_t>(v->origin)] = true;
  std::string out = "<p class='keys'><b>" + escaped(say("inputs.origin")) + "</b><br>";
  for (const InputOrigin origin : all_origins)
    if (seen[static_cast<std::size_t>(origin)])
      out += fmt::format(
          "<span class='item'><span class='key-box o-{}'></span>{}</span> ",
          origin_style(origin),
          escaped(say(std::string("inputs.origin.") + origin_style(origin))));
  return out + "</p>\n";
}

std::string weather_part(const InputsView& view, const Messages& say) {
  const bool none = view.weathers.empty() && view.hours.empty();
  if (none && !(view.terrain.bed.empty() && view.river.reaches.empty())) return {};
  std::string out = "<h2>" + escaped(say("inputs.weather")) + "</h2>\n";
  if (!view.weathers.empty()) {
    out += "<p>" + escaped(say("inputs.conditions")) + "</p><ul>\n";
    for (const std::string& weather : view.weathers)
      out += "<li>" + escaped(weather) + "</li>\n";
    out += "</ul>\n";
  }
  const auto& hours = view.hours;
  if (hours.empty())
    return out + (view.weathers.empty() ? "<p>" + escaped(say("inputs.none")) + "</p>\n"
                                        : std::string());
  out += "<dl>" + fact(say("inputs.source"), view.weather_source) +
         fact(say("inputs.place"), place_text(view.weather_place)) +
         fact(say("inputs.period"),
              say("inputs.times", {{"count", std::to_string(hours.size())},
                                   {"from", utc_text(hours.front().time)},
                                   {"to", utc_text(hours.back().time)}})) +
         "</dl>\n" + origin_key(hours, say);
  out += weather_charts(hours, page_width, say);
  const double wide = std::min(hour_width * static_cast<double>(hours.size()), widest);
  if (wide > 1.5 * page_width)
    out += "<details><summary>" + escaped(say("inputs.zoom")) +
           "</summary><div class='scroll'>" + weather_charts(hours, wide, say) +
           "</div></details>\n";
  const bool few = hours.size() <= 48;
  out += fmt::format("<details{}><summary>{}</summary>", few ? " open" : "",
                     escaped(say("inputs.table")));
  if (hours.size() > most_rows)
    out += "<p>" +
           escaped(say("inputs.table.cut", {{"count", std::to_string(most_rows)}})) +
           "</p>";
  return out + hour_table(hours, say) + "</details>\n";
}

std::string terrain_part(const InputsView& view, const Messages& say) {
  if (view.terrain.bed.empty()) return {};
  const Terrain& t = view.terrain;
  const Relief relief = relief_of(t, most_pixels);
  const auto number = [](double value, int digits) {
    return fmt::format("{:.{}f}", value, digits);
  };
  std::string out = "<h2>" + escaped(say("inputs.terrain")) + "</h2>\n<dl>";
  out += fact(say("inputs.source"), t.source);
  out += fact(say("inputs.cells"),
              fmt::format("{} × {}, {} × {} m; {} × {} km", t.raster.nx, t.raster.ny,
                          chart_number(t.raster.dx), chart_number(t.raster.dy),
                          number(t.raster.nx * t.raster.dx / 1000, 2),
                          number(t.raster.ny * t.raster.dy / 1000, 2)));
  out += fact(say("inputs.projection"), t.frame.projection.substr(0, 200));
  if (!t.frame.lon.empty())
    out += fact(say("inputs.middle"),
                place_text(place_on_earth(
                    t.frame, t.raster.x0 + 0.5 * t.raster.nx * t.raster.dx,
                    t.raster.y0 + 0.5 * t.raster.ny * t.raster.dy)));
  out += fact(say("inputs.heights"),
              number(relief.low, 1) + " – " + number(relief.high, 1) + " m");
  out += fact(say("inputs.contours"), chart_number(relief.contour_step) + " m");
  if (relief.voids > 0)
    out += fact(say("inputs.voids"),
                fmt::format("{} ({:.1f} %)", relief.voids,
                            100.0 * static_cast<double>(relief.voids) /
                                static_cast<double>(t.raster.cells())));
  if (relief.fluid > 0)
    out += fact(say("inputs.fluid"), number(relief.fluid, 0) + " m³");
  return out + "</dl>\n" + relief_drawing(t, relief, view.site.name);
}

std::string reach_row(const RiverReach& reach) {
  const auto cell_of = [](double value, int digits) {
    return "<td>" + (value > 0 ? fmt::format("{:.{}f}", value, digits) : "–") + "</td>";
  };
  std::string flows, speeds;
  for (const RiverFlow& flow : reach.flows) {
    flows += fmt::format("{}{:.3g}", flows.empty() ? "" : " / ", flow.discharge);
    speeds += (speeds.empty() ? "" : " / ") +
              (flow.velocity > 0 ? fmt::format("{:.2g}", flow.velocity) : "–");
  }
  return "<tr><td>" + escaped(reach.name) + "</td>" + cell_of(reach.length / 1000, 1) +
         cell_of(1000 * reach.slope, 2) + "<td>" + flows + "</td><td>" + speeds +
         "</td>" + cell_of(reach.reservoir_volume / 1e6, 1) + "<td>" +
         escaped(reach.quality) + "</td></tr>\n";
}

std::string river_part(const InputsView& view, const Messages& say) {
  const RiverNetwork& river = view.river;
  if (river.reaches.empty()) return {};
  std::string out = "<h2>" + escaped(say("inputs.river")) + "</h2>\n<dl>";
  const std::string& own = say.language() == "ru"   ? river.name_ru
                           : say.language() == "kk" ? river.name_kk
                                                    : river.name;
  out += fact(say("inputs.river.name"), own.empty() ? river.name : own) + "</dl>\n" +
         river_charts(river, say) + "<div class='scroll'><table><thead><tr>";
  for (const char* head :
       {"reach", "length", "slope", "discharge.short", "speed", "reservoir", "quality"})
    out += "<th>" + escaped(say(std::string("inputs.river.") + head)) + "</th>";
  out += "</tr></thead><tbody>\n";
  for (const RiverReach& reach : river.reaches) out += reach_row(reach);
  return out + "</tbody></table></div>\n<p>" + escaped(say("inputs.river.dash")) +
         "</p>\n";
}

std::string remarks_part(const InputsView& view, const Messages& say) {
  if (view.notices.empty()) return {};
  std::string out = "<h2>" + escaped(say("inputs.remarks")) + "</h2>\n<ul>\n";
  const Human human(say, ScenarioRecord{});
  const Voice voice(say, human);
  for (const Notice& notice : view.notices) {
    const Phrase phrase = read_message(notice.text);
    if (!phrase.key.empty()) {
      out += "<li>" + escaped(voice(phrase)) + "</li>\n";
      continue;
    }
    // What has no translation, and every number, stands in the program's own words.
    const std::string own = say.language() == "en"
                                ? std::string()
                                : say.text_or("notice.about." + notice.key, "");
    out += "<li>" +
           (own.empty()
                ? escaped(notice.text)
                : escaped(own) + "<br><small>" + escaped(notice.text) + "</small>") +
           "</li>\n";
  }
  return out + "</ul>\n";
}

}  // namespace

std::string inputs_page(const InputsView& view, const std::string& language) {
  const Messages say(language);
  std::string out = "<!doctype html>\n<html lang='" + language +
                    "'><head><meta charset='utf-8'>"
                    "<meta name='viewport' content='width=device-width'><title>" +
                    escaped(say("inputs.title") + ": " + view.title) +
                    "</title><style>" + style + "</style></head><body>\n";
  out += "<h1>" + escaped(say("inputs.title")) + ": " + escaped(view.title) +
         "</h1>\n<p>" + escaped(say("inputs.lead")) + "</p>\n<dl>" +
         fact(say("inputs.file"), view.file) +
         fact(say("inputs.site"), view.site.name + ", " + place_text(view.site.place)) +
         "</dl>\n";
  return out + weather_part(view, say) + terrain_part(view, say) +
         river_part(view, say) + remarks_part(view, say) + "</body></html>\n";
}

}  // namespace farreach
