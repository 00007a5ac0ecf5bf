#include <cmath>
#include <nlohmann/json.hpp>

#include "postprocess/validation/coverage.hpp"
#include "postprocess/validation/score_sets.hpp"
#include "postprocess/validation/validation_report.hpp"

namespace farreach {

namespace {

using nlohmann::ordered_json;

ordered_json known(double value) {
  return std::isfinite(value) ? ordered_json(value) : ordered_json(nullptr);
}

ordered_json scores_of(const ValidationResult& result) {
  ordered_json list = ordered_json::array();
  for (const auto& [scope, s] : score_sets(result))
    list.push_back({{"scope", scope},
                    {"n", s.n},
                    {"fac2", known(s.fac2)},
                    {"mg", known(s.mg)},
                    {"vg", known(s.vg)},
                    {"fb", known(s.fb)},
                    {"nmse", known(s.nmse)}});
  return list;
}

ordered_json others_of(const ValidationResult& result) {
  ordered_json list = ordered_json::array();
  for (const auto& o : published_scores(result.dataset))
    list.push_back({{"model", o.model},
                    {"scope", o.scope},
                    {"n", o.n > 0 ? ordered_json(o.n) : ordered_json(nullptr)},
                    {"fac2", known(o.fac2)},
                    {"mg", known(o.mg)},
                    {"vg", known(o.vg)},
                    {"source", o.source}});
  return list;
}

ordered_json coverage_of(const ValidationResult& result) {
  ordered_json list = ordered_json::array();
  for (const CoverageRow& row : interval_coverage(result))
    list.push_back({{"group", row.group},
                    {"interval", row.interval},
                    {"n", row.cover.n},
                    {"held", known(row.cover.held())},
                    {"below", known(row.cover.share_below())},
                    {"above", known(row.cover.share_above())},
                    {"high_over_low", known(row.cover.width())}});
  return list;
}

}  // namespace

std::string validation_json(const ValidationResult& result) {
  ordered_json points = ordered_json::array(), skipped = ordered_json::array();
  for (const auto& p : result.points)
    points.push_back({{"campaign", p.campaign},
                      {"trial", p.trial},
                      {"distance_m", p.distance},
                      {"observed", p.observed},
                      {"predicted", p.predicted},
                      {"unit", p.unit},
                      {"at_detection_limit", p.at_detection_limit},
                      {"weather_by_class", p.by_class}});
  for (const auto& s : result.skipped)
    skipped.push_back({{"campaign", s.campaign},
                       {"trial", s.trial},
                       {"rows", s.rows},
                       {"reason", s.reason}});
  const ordered_json all = {{"dataset", result.dataset},
                            {"scores", scores_of(result)},
                            {"other_models", others_of(result)},
                            {"coverage", coverage_of(result)},
                            {"points", points},
                            {"skipped", skipped},
                            {"notes", result.notes}};
  return all.dump(2) + "\n";
}

}  // namespace farreach
