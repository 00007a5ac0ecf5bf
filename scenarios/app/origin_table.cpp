#include "scenarios/app/origin_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/substances/substance.hpp"
#include "solver/geo/geodesic.hpp"

namespace farreach::app {
namespace {

constexpr double hour = 3600;

/// Concentration of H2S that is asked for, in the air of one weather [kg/m3].
double mass_concentration(double mole_fraction, const OriginMember& member) {
  return mole_fraction * substance("H2S").molar_mass / member.molar_volume;
}

double level_concentration(const Level& level, const OriginMember& member) {
  return level.unit.ends_with("/m3") ? level.value
                                     : mass_concentration(level.value, member);
}

double high_quantile(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return quantile(values, 0.95);
}

std::string share_text(const Share& s) {
  return fmt::format("{:.1f} % [{:.1f}, {:.1f}]", 100 * s.probability, 100 * s.low,
                     100 * s.high);
}

std::string travel_text(const Spread& t) {
  if (t.count == 0) return "-";
  return fmt::format("{:.1f} / {:.1f} / {:.1f}", t.low / hour, t.median / hour,
                     t.high / hour);
}

std::string number_text(double value) {
  return std::isfinite(value) && value > 0 ? fmt::format("{:.2g}", value) : "-";
}

using Row = std::vector<std::string>;

/// Width on the screen: characters, not bytes.
std::size_t width(const std::string& text) {
  return std::size_t(std::count_if(text.begin(), text.end(),
                                   [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string aligned(const std::vector<Row>& rows) {
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (const Row& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], width(row[i]));
  std::string text;
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      text += row[i];
      if (i + 1 < row.size()) text.append(widths[i] - width(row[i]) + 2, ' ');
    }
    text += "\n";
  }
  return text;
}

std::string csv_number(double value) {
  return std::isfinite(value) ? fmt::format("{:.6g}", value) : "";
}

std::string csv_text(const std::string& text) {
  std::string quoted;
  for (const char c : text) {
    if (c == '"') quoted += c;
    quoted += c;
  }
  return fmt::format("\"{}\"", quoted);
}

}  // namespace

OriginCell origin_cell_of(const std::vector<OriginMember>& members, std::size_t cell,
                          const std::optional<Level>& level) {
  std::vector<double> all, come, travel, errors, odour, reach;
  for (const OriginMember& m : members) {
    const double dilution = double(m.dilution[cell]);
    all.push_back(dilution);
    odour.push_back(dilution / mass_concentration(odour_mole_fraction, m));
    if (level) reach.push_back(dilution / level_concentration(*level, m));
    if (!(dilution >= least_dilution)) continue;
    come.push_back(dilution);
    travel.push_back(double(m.travel_time[cell]));
    errors.push_back(double(m.error[cell]));
  }
  OriginCell c;
  c.share = share_of(come.size(), members.size());
  c.travel = spread_of(std::move(travel));
  c.dilution_median = spread_of(std::move(come)).median;
  c.error = spread_of(std::move(errors)).median;
  c.dilution_most = spread_of(all).most;
  c.dilution_high = high_quantile(std::move(all));
  c.odour_rate = 1 / high_quantile(std::move(odour));
  c.level_rate = level ? 1 / high_quantile(std::move(reach))
                       : std::numeric_limits<double>::quiet_NaN();
  return c;
}

std::vector<OriginRow> origin_rows(const OriginTask& task,
                                   const std::vector<OriginMember>& members,
                                   const std::vector<Site>& sites,
                                   const std::optional<Level>& level) {
  std::vector<OriginRow> rows;
  for (const Site& site : sites) {
    const GeodesicLine line = geodesic(task.place, site.place);
    OriginRow row{site, line.distance, line.azimuth, std::nullopt};
    const int cell = origin_cell(task, site.place);
    if (cell >= 0) row.cell = origin_cell_of(members, std::size_t(cell), level);
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    const auto key = [](const OriginRow& r) {
      return std::pair(r.cell ? -r.cell->share.probability : 1, r.distance);
    };
    return key(a) < key(b);
  });
  return rows;
}

std::string origin_text(const std::vector<OriginRow>& rows, const OriginTask& task,
                        const std::optional<Level>& level) {
  std::vector<Row> lines{{"site", "km", "towards", "brings air [95 %]",
                          "hours 5/50/95 %", "c/q median", "c/q 95 %", "smelt, kg/s",
                          fmt::format("{}, kg/s", level ? level->name : "level")}};
  for (const OriginRow& r : rows) {
    Row line{r.site.name, fmt::format("{:.0f}", r.distance / 1000),
             fmt::format("{:.0f}", r.azimuth)};
    if (!r.cell) {
      const bool near = r.distance < 2 * task.settings.grid.inner;
      line.push_back(near ? "too near: use farreach run" : "beyond the range");
      line.resize(9, "");
    } else {
      const OriginCell& c = *r.cell;
      for (const auto& text :
           {share_text(c.share), travel_text(c.travel), number_text(c.dilution_median),
            number_text(c.dilution_high), number_text(c.odour_rate),
            number_text(c.level_rate)})
        line.push_back(text);
    }
    lines.push_back(std::move(line));
  }
  return aligned(lines);
}

std::string origin_csv(const std::vector<OriginRow>& rows) {
  std::string text =
      "id,name,state,latitude,longitude,distance_m,azimuth_deg,share,share_low,"
      "share_high,weathers,travel_5_s,travel_50_s,travel_95_s,dilution_median_s_m3,"
      "dilution_95_s_m3,dilution_most_s_m3,sampling_error,h2s_smelt_kg_s,"
      "h2s_level_kg_s\n";
  for (const OriginRow& r : rows) {
    text += fmt::format("{},{},{},{:.6f},{:.6f},{:.0f},{:.2f}", csv_text(r.site.id),
                        csv_text(r.site.name), r.site.state, r.site.place.lat,
                        r.site.place.lon, r.distance, r.azimuth);
    if (!r.cell) {
      text += ",,,,,,,,,,,,,\n";
      continue;
    }
    const OriginCell& c = *r.cell;
    text += fmt::format(",{:.6g},{:.6g},{:.6g},{}", c.share.probability, c.share.low,
                        c.share.high, c.share.members);
    for (const double value :
         {c.travel.low, c.travel.median, c.travel.high, c.dilution_median,
          c.dilution_high, c.dilution_most, c.error, c.odour_rate, c.level_rate})
      text += fmt::format(",{}", csv_number(value));
    text += "\n";
  }
  return text;
}

}  // namespace farreach::app
