#include <fmt/format.h>

#include <cmath>

#include "postprocess/validation/coverage.hpp"
#include "postprocess/validation/score_sets.hpp"
#include "postprocess/validation/validation_report.hpp"

namespace farreach {

namespace {

std::string number(double value) {
  return std::isfinite(value) ? fmt::format("{:7.3f}", value) : "      -";
}

std::string row(const std::string& name, const Score& s) {
  return fmt::format("  {:<58}{:5d}{} {} {} {} {}\n", name, s.n, number(s.fac2),
                     number(s.mg), number(s.vg), number(s.fb), number(s.nmse));
}

std::string other_row(const PublishedScore& o) {
  const std::string n = o.n > 0 ? fmt::format("{:5d}", o.n) : "    -";
  return fmt::format("  {:<58}{}{} {} {}\n    {}; {}\n", o.model, n, number(o.fac2),
                     number(o.mg), number(o.vg), o.scope, o.source);
}

std::string percent(double share) {
  return std::isfinite(share) ? fmt::format("{:6.1f}", 100 * share) : "     -";
}

std::string coverage_lines(const ValidationResult& result) {
  const auto rows = interval_coverage(result);
  if (rows.empty()) return "";
  std::string out = fmt::format(
      "\nPrinted 90 % intervals: how many observations they hold\n  {:<58}{:>5}{:>7}"
      "{:>7}{:>7}{:>8}\n",
      "", "n", "held %", "below", "above", "width");
  std::string interval;
  for (const CoverageRow& row : rows) {
    if (row.interval != interval) out += "  " + row.interval + "\n";
    interval = row.interval;
    const Coverage& c = row.cover;
    out += fmt::format("    {:<56}{:>5} {} {} {}{:>8.2f}\n", row.group, c.n,
                       percent(c.held()), percent(c.share_below()),
                       percent(c.share_above()), c.width());
  }
  return out +
         "  below, above: share of observations under the low and over the high end; "
         "width:\n  high end over low end, geometric mean.\n";
}

}  // namespace

std::string validation_table(const ValidationResult& result) {
  std::string out = fmt::format("Validation: {}\n", result.dataset);
  for (const auto& note : result.notes) out += "  " + note + "\n";
  out += fmt::format("\n  {:<58}{:>5}{:>7} {:>7} {:>7} {:>7} {:>7}\n", "Farreach", "n",
                     "FAC2", "MG", "VG", "FB", "NMSE");
  for (const auto& set : score_sets(result)) out += row(set.scope, set.score);
  out += fmt::format("\n  {:<58}{:>5}{:>7} {:>7} {:>7}\n", "Other models", "n", "FAC2",
                     "MG", "VG");
  for (const auto& o : published_scores(result.dataset)) out += other_row(o);
  out += "\n  MG and FB: above 1 and above 0 mean under-prediction.\n";
  out += coverage_lines(result);
  out += "\nWorst cases (observed, predicted, observed/predicted)\n";
  for (const auto& p : worst_points(result, 10))
    out += fmt::format("  {:<16}{:<10}{:>7.0f} m {:>10.4g} {:>10.4g} {:<6}{:>7.2f}{}\n",
                       p.campaign, p.trial, p.distance, p.observed, p.predicted, p.unit,
                       p.observed / p.predicted,
                       p.at_detection_limit ? "  at the detection limit" : "");
  if (!result.skipped.empty()) out += "\nSkipped\n";
  for (const auto& s : result.skipped)
    out += fmt::format("  {} {}: {} rows, {}{}\n", s.campaign, s.trial, s.rows,
                       s.failed ? "FAILED: " : "", s.reason);
  return out;
}

}  // namespace farreach
