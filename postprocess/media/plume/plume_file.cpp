#include "postprocess/media/plume/plume_file.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "models/hazard/plumes.hpp"
#include "postprocess/io/fields.hpp"
#include "postprocess/io/result_tables.hpp"
#include "postprocess/io/value_checks.hpp"
#include "postprocess/media/plume/plume_fields.hpp"
#include "postprocess/media/plume/slice_arrays.hpp"

namespace farreach {
namespace {

void lay_out_members(ResultFile& file, std::vector<Member>& members) {
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
  SliceArrays slices(segments);
  file.arrays("/plumes/slices", slices);
}

/// Plumes of the band, coarser than those of the result; they track the same
/// substances.
void lay_out_variants(ResultFile& file, std::vector<Member>& members) {
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
  SliceArrays slices(segments);
  file.arrays("/variants/slices", slices);
}

void check_slices(const PlumeSegment& segment) {
  const std::string path = "/plumes/slices/";
  double before = -checks::longest;
  for (const PlumeSlice& slice : segment.slices) {
    checks::within(path + "x", slice.x, before, checks::longest);
    before = slice.x;
    checks::within(path + "arrival", slice.arrival, -checks::latest, checks::latest);
    checks::within(path + "sigma_t", slice.sigma_t, -checks::latest, checks::latest);
    for (const double length : {slice.z_centre, slice.sigma_z, slice.half_width,
                                slice.sigma_y, slice.sigma_meander, slice.lid})
      checks::within(path + "lengths", length, -checks::longest, checks::longest);
    checks::within(path + "mole_fraction", slice.mole_fraction, -checks::greatest,
                   checks::greatest);
    checks::within(path + "advection_speed", slice.advection_speed, -checks::greatest,
                   checks::greatest);
  }
}

}  // namespace

void lay_out_plumes(ResultFile& file, Outcome& outcome) {
  lay_out_members(file, outcome.part<Plumes>().members);
  lay_out_variants(file, outcome.part<Plumes>().members);
}

void check_plumes(const Outcome& outcome) {
  for (const Member& member : outcome.part<Plumes>().members) {
    checks::within("/weather/weight", member.weather.weight, 0, checks::greatest);
    for (const PlumeSegment& segment : member.plume.segments) {
      checks::within("/plumes/segments/start", segment.start, 0, checks::latest);
      checks::within("/plumes/segments/end", segment.end, segment.start, INFINITY);
      checks::same_length("/plumes/segments/molar_share", segment.molar_share.size(),
                          member.plume.tracked.size());
      check_slices(segment);
    }
  }
}

}  // namespace farreach
