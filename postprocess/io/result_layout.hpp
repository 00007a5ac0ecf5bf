/// Where each part of an outcome lies in the file: one function for both directions.
///
/// `File` is a ResultWriter or a ResultReader. Vectors inside rows become tables of
/// their own, whose first column names the row of the parent table they belong to.
#pragma once

#include <algorithm>
#include <vector>

#include "postprocess/io/fields.hpp"

namespace farreach {

/// Pointers to one vector member of every row, in order.
template <class Row, class Item>
std::vector<std::vector<Item>*> each(std::vector<Row>& rows,
                                     std::vector<Item> Row::*member) {
  std::vector<std::vector<Item>*> lists;
  for (Row& row : rows) lists.push_back(&(row.*member));
  return lists;
}

/// Pointers to every item of every list, in order.
template <class Item>
std::vector<Item*> flat(const std::vector<std::vector<Item>*>& lists) {
  std::vector<Item*> items;
  for (auto* list : lists)
    for (Item& item : *list) items.push_back(&item);
  return items;
}

template <class File>
void lay_out_territories(File& file, const std::string& path, const char* comment,
                         std::vector<Territory>& territories) {
  file.table(path, "territory", comment, territories);
  const auto rings = each(territories, &Territory::rings);
  file.children(path + "/rings", "ring", {"territory", "", "row of the territory"},
                "closed lines of the territories, even-odd", rings);
  file.children(path + "/rings/points", "point", {"ring", "", "row of the ring"},
                "points of the rings; the first is not repeated", flat(rings));
}

template <class File>
void lay_out_geography(File& file, Geography& geography) {
  file.group("/geography", "places, states and borders near the site");
  lay_out_territories(file, "/geography/detailed",
                      "territories near the site, for verdicts", geography.detailed);
  lay_out_territories(file, "/geography/overview",
                      "territories of the region, for drawing", geography.overview);
  file.table("/geography/borders", "border",
             "nearest approach of each neighbour and sector", geography.borders);
  file.table("/geography/receptors", "receptor", "towns and other receptors",
             geography.receptors);
  file.table("/geography/attributions", "attribution", "licences of the data shown",
             geography.attributions);
}

template <class File>
void lay_out_levels(File& file, std::vector<Level>& levels) {
  const Label parent{"level", "", "row of /levels"};
  file.table("/levels", "level", "harmful levels asked for", levels);
  file.children("/levels/shorter", "shorter_mean", parent,
                "means over shorter times that exceed the level too",
                each(levels, &Level::shorter));
}

template <class File>
void lay_out_source(File& file, Outcome& outcome) {
  file.group("/source", "what the release hands to the air");
  auto& segments = outcome.source.segments;
  file.table("/source/segments", "segment",
             "stretches of time over which the release is steady", segments);
  file.children("/source/segments/components", "component",
                {"segment", "", "row of /source/segments"}, "released substances",
                each(segments, &SourceSegment::components));
  file.table("/source/facts", "fact", "facts about the source", outcome.source_facts);
}

template <class File>
void lay_out_plumes(File& file, std::vector<Member>& members) {
  file.table("/weather", "member", "weather conditions, one plume each", members);
  std::vector<std::vector<PlumeSegment>*> segments;
  std::vector<std::vector<std::string>*> tracked;
  std::vector<std::vector<PlumeNotice>*> notices;
  std::vector<std::vector<PlumeBalance>*> balances;
  for (Member& member : members) {
    segments.push_back(&member.plume.segments);
    tracked.push_back(&member.plume.tracked);
    notices.push_back(&member.plume.notices);
    balances.push_back(&member.plume.balances);
  }
  const Label parent{"member", "", "row of /weather"};
  file.group("/plumes", "the integral model, one plume per weather and segment");
  file.children("/plumes/segments", "segment", parent,
                "steady plumes of the segments of the release", segments);
  std::vector<std::vector<double>*> shares;
  for (auto* list : segments)
    for (PlumeSegment& segment : *list) shares.push_back(&segment.molar_share);
  file.children("/plumes/segments/molar_share", "share",
                {"segment", "", "row of /plumes/segments"},
                "mole fraction of each tracked substance in the released matter",
                shares);
  file.children("/plumes/tracked", "substance", parent, "tracked substances", tracked);
  file.children("/plumes/notices", "notice", parent,
                "what the model says about its own validity", notices);
  file.children("/plumes/balances", "balance", parent,
                "conserved quantities along the plumes", balances);
  file.slices("/plumes/slices", segments);
}

/// Plumes of the band, coarser than those of the result; they track the same
/// substances.
template <class File>
void lay_out_variants(File& file, std::vector<Member>& members) {
  const bool any = std::any_of(members.begin(), members.end(),
                               [](const Member& m) { return !m.variants.empty(); });
  if (!file.has("/variants", any)) return;
  const Label parent{"member", "", "row of /weather"};
  file.children(
      "/variants", "variant", parent,
      "plumes with one input changed, from which the band of distances follows",
      each(members, &Member::variants));
  std::vector<std::vector<PlumeSegment>*> segments;
  std::vector<std::vector<double>*> shares;
  for (Member& member : members)
    for (PlumeVariant& variant : member.variants) {
      variant.plume.tracked = member.plume.tracked;
      segments.push_back(&variant.plume.segments);
    }
  file.children("/variants/segments", "segment", {"variant", "", "row of /variants"},
                "steady plumes of the segments of the release", segments);
  for (auto* list : segments)
    for (PlumeSegment& segment : *list) shares.push_back(&segment.molar_share);
  file.children("/variants/segments/molar_share", "share",
                {"segment", "", "row of /variants/segments"},
                "mole fraction of each tracked substance in the released matter",
                shares);
  file.slices("/variants/slices", segments);
}

template <class File>
void lay_out_flow(File& file, FlowField& flow, GeoPoint site) {
  if (!file.has("/flow", !flow.members.empty())) return;
  file.record("/flow", "a flow over the ground", flow);
  file.table("/flow/lattice_lon", "node",
             "longitudes of the nodes that place the plane on the Earth [deg]",
             flow.frame.lon);
  file.table("/flow/lattice_lat", "node",
             "latitudes of the nodes that place the plane on the Earth [deg]",
             flow.frame.lat);
  file.table("/flow/members", "member", "runs of the ensemble, the likely one first",
             flow.members);
  file.children("/flow/members/inputs", "input", {"member", "", "row of /flow/members"},
                "what was varied", each(flow.members, &FlowMember::inputs));
  file.table("/flow/series", "series", "gauges and lines", flow.series);
  const Label parent{"series", "", "row of /flow/series"};
  file.children("/flow/series/time", "sample", parent, "times [s]",
                each(flow.series, &FlowSeries::time));
  file.children("/flow/series/depth", "sample", parent, "depths [m]",
                each(flow.series, &FlowSeries::depth));
  file.children("/flow/series/speed", "sample", parent, "speeds [m/s]",
                each(flow.series, &FlowSeries::speed));
  file.children("/flow/series/discharge", "sample", parent, "discharges [m3/s]",
                each(flow.series, &FlowSeries::discharge));
  file.flow_maps("/flow/maps", flow, site);
}

template <class File>
void lay_out_river(File& file, RiverField& river) {
  if (!file.has("/river", !river.cases.empty())) return;
  file.record("/river", "what a river carries", river);
  file.table("/river/substances", "substance", "what it carries", river.substances);
  file.table("/river/cases", "case", "states of the river, the mean one first",
             river.cases);
  file.table("/river/stations", "station", "places along the river, downstream",
             river.stations);
  file.table("/river/course", "node", "course of the river, for drawing", river.course);
  file.table("/river/course_distance", "node",
             "of the nodes of the course along the river from the release [m]",
             river.course_distance);
  file.table("/river/facts", "fact", "facts about the transport", river.facts);
  file.table("/river/series", "series", "every case, station and substance",
             river.series);
  const Label parent{"series", "", "row of /river/series"};
  file.children("/river/series/time", "sample", parent, "times [s]",
                each(river.series, &RiverSeries::time));
  file.children("/river/series/concentration", "sample", parent,
                "concentrations [kg/m3]",
                each(river.series, &RiverSeries::concentration));
  file.table("/river/profiles", "profile", "along the river, every case and substance",
             river.profiles);
  const Label profile{"profile", "", "row of /river/profiles"};
  file.children("/river/profiles/distance", "point", profile,
                "along the river from the release [m]",
                each(river.profiles, &RiverProfile::distance));
  file.children("/river/profiles/peak", "point", profile, "highest [kg/m3]",
                each(river.profiles, &RiverProfile::peak));
  file.children("/river/profiles/peak_low", "point", profile,
                "low end of its band [kg/m3]",
                each(river.profiles, &RiverProfile::peak_low));
  file.children("/river/profiles/peak_high", "point", profile,
                "high end of its band [kg/m3]",
                each(river.profiles, &RiverProfile::peak_high));
  file.children("/river/profiles/arrival", "point", profile,
                "arrival [s]; NaN: not within the horizon",
                each(river.profiles, &RiverProfile::arrival));
}

template <class File>
void lay_out_far_field(File& file, FarField& far, std::size_t levels, GeoPoint site) {
  if (!file.has("/far_field", !far.members.empty())) return;
  file.record("/far_field", "an ensemble of particle runs in changing weather", far);
  file.table("/far_field/inputs", "input", "what differs between the members",
             far.plan.inputs);
  file.table("/far_field/members", "member", "one run each", far.members);
  file.far_fields("/far_field", far, levels);
  if (file.has("/far_field/at_end", !far.members.front().rest.empty()))  // since 1.4
    file.far_ends("/far_field/at_end", far, levels);
  if (file.has("/far_field/volume", !far.volume.empty()))  // since format 1.3
    file.far_volume("/far_field/volume", far, site);
}

template <class File>
void lay_out(File& file, Outcome& outcome) {
  file.record("/scenario", "what the user wrote", outcome.scenario);
  file.table("/scenario/wind_rose", "direction",
             "frequency by direction the wind comes from, first north, clockwise",
             outcome.scenario.rose);
  auto& titles = outcome.scenario.titles;
  if (file.has("/scenario/titles", !titles.ru.empty() || !titles.kk.empty()))
    file.record("/scenario/titles", "the title in other languages", titles);
  file.record("/site", "where the accident happens", outcome.site);
  lay_out_geography(file, outcome.geography);
  lay_out_levels(file, outcome.levels);
  lay_out_source(file, outcome);
  lay_out_plumes(file, outcome.members);
  lay_out_variants(file, outcome.members);
  lay_out_flow(file, outcome.flow, outcome.site.place);
  lay_out_river(file, outcome.river);
  lay_out_far_field(file, outcome.far_field, outcome.levels.size(), outcome.site.place);
  file.table("/checks", "check", "conservation and quality checks", outcome.checks);
  file.table("/notices", "notice", "what the reader must know", outcome.notices);
  file.record("/provenance", "what made this result", outcome);
}

}  // namespace farreach
