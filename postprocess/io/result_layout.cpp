#include "postprocess/io/result_layout.hpp"

#include <vector>

#include "models/hazard/plumes.hpp"
#include "postprocess/io/fields.hpp"
#include "postprocess/media/medium.hpp"

namespace farreach {
namespace {

void lay_out_territories(ResultFile& file, const std::string& path, const char* comment,
                         std::vector<Territory>& territories) {
  file.table(path, "territory", comment, territories);
  const auto rings = each(territories, &Territory::rings);
  file.children(path + "/rings", "ring", {"territory", "", "row of the territory"},
                "closed lines of the territories, even-odd", rings);
  file.children(path + "/rings/points", "point", {"ring", "", "row of the ring"},
                "points of the rings; the first is not repeated", flat(rings));
}

void lay_out_geography(ResultFile& file, Geography& geography) {
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

void lay_out_levels(ResultFile& file, std::vector<Level>& levels) {
  const Label parent{"level", "", "row of /levels"};
  file.table("/levels", "level", "harmful levels asked for", levels);
  file.children("/levels/shorter", "shorter_mean", parent,
                "means over shorter times that exceed the level too",
                each(levels, &Level::shorter));
}

void lay_out_law(ResultFile& file, Law& law) {
  if (!file.has("/law", !law.empty())) return;
  file.group("/law", "tables of law that the result is judged by");
  file.table("/law/tables", "law_table", "which tables, of which version", law.tables);
  file.table("/law/texts", "law_text", "instruments and reasons", law.texts);
  file.table("/law/routes", "law_route", "which instrument an activity comes under",
             law.routes);
  file.table("/law/standings", "law_standing", "how States stand to the Convention",
             law.standings);
  file.table("/law/response_levels", "response_rung", "levels of the response",
             law.rungs);
  file.table("/law/criteria", "law_criterion", "limits of the Convention's criteria",
             law.criteria);
}

void lay_out_source(ResultFile& file, Outcome& outcome) {
  file.group("/source", "what the release hands to the air");
  auto& segments = outcome.part<Plumes>().source.segments;
  file.table("/source/segments", "segment",
             "stretches of time over which the release is steady", segments);
  file.children("/source/segments/components", "component",
                {"segment", "", "row of /source/segments"}, "released substances",
                each(segments, &SourceSegment::components));
  file.table("/source/facts", "fact", "facts about the source", outcome.source_facts);
}

}  // namespace

void lay_out(ResultFile& file, Outcome& outcome) {
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
  lay_out_law(file, outcome.law);
  lay_out_source(file, outcome);
  for (const Medium* medium : media())
    if (medium->lay_out) medium->lay_out(file, outcome);
  file.table("/checks", "check", "conservation and quality checks", outcome.checks);
  file.table("/notices", "notice", "what the reader must know", outcome.notices);
  file.record("/provenance", "what made this result", outcome);
}

}  // namespace farreach
